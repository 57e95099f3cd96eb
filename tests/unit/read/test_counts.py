"""Which quantity is how many of whom suffered what: one sentence, its exact figures."""

from __future__ import annotations

import pytest
from tests.unit.read.readings import fields, lines, only, row_of

from dadkhah.read.counts import figures

BASIC = ("kind", "low", "high", "bound")

ONE = [
    # objects of active verbs
    ("Police killed 12 protesters in Lisbon.", "killed", 12, 12, "exact"),
    ("Soldiers arrested more than 300 miners.", "arrested", 300, None, "more_than"),
    ("The raid injured some 40 villagers.", "injured", 40, 40, "about"),
    ("Gunmen abducted nearly 200 schoolgirls.", "abducted", None, 200, "nearly"),
    ("The guards tortured a dozen detainees.", "tortured", 12, 12, "exact"),
    ("The army displaced tens of thousands of people.", "displaced", 20000, None, "vague"),
    ("Troops shot dead at least 9 mourners.", "killed", 9, None, "at_least"),
    ("They opened fire, killing 4 women.", "killed", 4, 4, "exact"),
    # passives
    ("At least 1,500 people were killed in the protests.", "killed", 1500, None, "at_least"),
    ("Between 40 and 50 students were arrested.", "arrested", 40, 50, "between"),
    ("40 to 50 students were detained.", "arrested", 40, 50, "between"),
    ("Hundreds of students were detained.", "arrested", 200, None, "vague"),
    ("Dozens of women were raped.", "raped", 24, None, "vague"),
    ("Fewer than 20 people were injured.", "injured", None, 20, "fewer_than"),
    ("Up to 225 prisoners were executed.", "executed", None, 225, "at_most"),
    ("Thirty-four activists were charged.", "charged", 34, 34, "exact"),
    ("Six teachers were sentenced to death.", "sentenced_to_death", 6, 6, "exact"),
    ("Six teachers were sentenced.", "sentenced", 6, 6, "exact"),
    ("90 detainees were released.", "released", 90, 90, "exact"),
    ("1,200 marchers were brutally gunned down.", "killed", 1200, 1200, "exact"),
    ("Eight demonstrators were shot to death.", "killed", 8, 8, "exact"),
    ("12 protesters who had chanted slogans were killed.", "killed", 12, 12, "exact"),
    ("12 people, most of them young, were killed.", "killed", 12, 12, "exact"),
    # intransitives
    ("More than 300 miners went missing.", "disappeared", 300, None, "more_than"),
    ("Two detainees died in custody.", "killed", 2, 2, "exact"),
    ("Nearly 6,000 families fled.", "displaced", None, 6000, "nearly"),
    ("17 people lost their lives.", "killed", 17, 17, "exact"),
    # nouns
    ("Thousands of arrests followed.", "arrested", 2000, None, "vague"),
    ("There were 212 arrests that week.", "arrested", 212, 212, "exact"),
    ("The killing of 240 prisoners shocked the country.", "killed", 240, 240, "exact"),
    ("The deaths of more than 300 herders were hidden.", "killed", 300, None, "more_than"),
    ("The execution of 8 men was announced.", "executed", 8, 8, "exact"),
    # adjectives
    ("The attack left 19 dead.", "killed", 19, 19, "exact"),
    ("The attack left 58 people wounded.", "injured", 58, 58, "exact"),
    ("12 people are missing.", "disappeared", 12, 12, "exact"),
    # tolls
    ("The death toll stands at 304.", "killed", 304, 304, "exact"),
    ("The death toll has been estimated at over 640.", "killed", 640, None, "more_than"),
    ("The number of arrests reached 7,000.", "arrested", 7000, 7000, "exact"),
    # none
    ("No one was killed in the raid.", "killed", 0, 0, "exact"),
    ("None of the prisoners were released.", "released", 0, 0, "exact"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "low", "high", "bound"), ONE)
def test_one_figure(text: str, kind: str, low: int | None, high: int | None, bound: str) -> None:
    line = only(text, "count")
    assert fields(line, BASIC) == (kind, low, high, bound)
    assert (line["polarity"], line["speech_act"] in {"asserts", "estimates"}) == ("asserted", True)


SEVERAL = [
    ("12 people were arrested and tortured.", [("arrested", 12), ("tortured", 12)]),
    ("There were 19 dead and 58 wounded.", [("killed", 19), ("injured", 58)]),
    ("Police killed 12 men and 5 women.", [("killed", 12), ("killed", 5)]),
    ("Police killed 12 men and arrested 30 women.", [("killed", 12), ("arrested", 30)]),
    ("More than 300 miners went missing and 17 were injured.", [("disappeared", 300), ("injured", 17)]),
    ("Police killed 40 people, injured 90 and arrested 200.", [("killed", 40), ("injured", 90), ("arrested", 200)]),
    ("The raid killed 4 people, while 30 others were detained.", [("killed", 4), ("arrested", 30)]),
    ("Four people were killed; nine were injured.", [("killed", 4), ("injured", 9)]),
]


@pytest.mark.parametrize(("text", "expected"), SEVERAL)
def test_several_figures(text: str, expected: list[tuple[str, int]]) -> None:
    assert sorted((line["kind"], line["low"]) for line in lines(text, "count")) == sorted(expected)


PARTS = [
    ("Some 40 villagers, including 9 children, were shot dead.", 9, "subset"),
    ("40 villagers were killed, 9 of them children.", 9, "subset"),
    ("40 people were killed, among them 9 children.", 9, "subset"),
    ("A further 12 activists were sentenced to death.", 12, "addition"),
    ("Another 12 activists were arrested.", 12, "addition"),
    ("17 people were killed, 9 in Lima.", 9, "breakdown"),
    ("12 activists were arrested.", 12, None),
]


@pytest.mark.parametrize(("text", "low", "part"), PARTS)
def test_parts(text: str, low: int, part: str | None) -> None:
    line = next(line for line in lines(text, "count") if line["low"] == low)
    assert line["part"] == part
    assert line["subset"] == (part in {"subset", "breakdown"})


PLACES = [
    ("The uprising spread to at least 40 cities.", "city", 40, None),
    ("The protests reached almost 200 towns.", "city", None, 200),
    ("People marched in all 9 provinces.", "province", 9, 9),
    ("Prisoners went on strike in 14 prisons.", "site", 14, 14),
]


@pytest.mark.parametrize(("text", "unit", "low", "high"), PLACES)
def test_places_are_counted_as_places(text: str, unit: str, low: int | None, high: int | None) -> None:
    line = only(text, "count")
    assert fields(line, ("kind", "unit", "low", "high", "victims")) == ("places", unit, low, high, None)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Some 900 families were displaced.", "family"),
        ("12 people were killed.", "person"),
        ("Nine deaths in custody were recorded.", "person"),
    ],
)
def test_units(text: str, unit: str) -> None:
    assert only(text, "count")["unit"] == unit


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("The forces did not kill 200 people.", "denied"),
        ("12 people were not killed.", "denied"),
        ("The forces could have killed 200 people.", "hypothetical"),
        ("Up to 40 people would have been killed.", "hypothetical"),
        ("12 people were killed.", "asserted"),
    ],
)
def test_polarity(text: str, polarity: str) -> None:
    line = only(text, "count")
    assert line["polarity"] == polarity
    assert line["speech_act"] == {"denied": "denies", "hypothetical": "hypothetical", "asserted": "asserts"}[polarity]


@pytest.mark.parametrize(
    ("text", "victims", "perpetrator"),
    [
        ("Police killed 12 protesters.", "protesters", "Police"),
        ("The security forces killed 12 protesters.", "protesters", "The security forces"),
        ("12 prison guards were killed by unknown gunmen.", "prison guards", "unknown gunmen"),
        ("12 people were killed by the Harbour Guard.", "people", "the Harbour Guard"),
        ("12 people were killed.", "people", None),
        ("Nine deaths were recorded.", None, None),
    ],
)
def test_victims_and_perpetrators_are_quoted(text: str, victims: str | None, perpetrator: str | None) -> None:
    line = only(text, "count")
    assert line["victims"] == victims
    assert line["perpetrator"] == perpetrator


NEVER = [
    "Orlan Vessik, 34, was killed.",
    "The victim was 34 years old and died in custody.",
    "He was sentenced to 12 years in prison.",
    "The massacre took place on 16 and 17 November.",
    "The bombed bridge cost 40 million dollars.",
    "The camp that was attacked lies 12 kilometres from Lima.",
    "Killings rose by 40 percent.",
    "To report a killing, call 555 0199.",
    "The army sent 4,000 troops.",
    "Some 20,000 people marched.",
    "In 1988 the prisoners were moved.",
    "The killings lasted 3 days.",
]


@pytest.mark.parametrize("text", NEVER)
def test_what_is_never_a_count(text: str) -> None:
    assert lines(text, "count") == []


def test_a_slip_keeps_every_reading_and_is_listed_for_a_person() -> None:
    text = "Dozen of marchers were shot dead."
    line = only(text, "count")
    assert line["readings"] == [[12, 12], [24, None]]
    assert [item["quote"] for item in lines(text, "unread")] == ["Dozen"]


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("In May, police killed 12 protesters in Lisbon.", "killed 12 protesters"),
        ("In May, 12 protesters were killed in Lisbon.", "12 protesters were killed"),
        ("The killing of 240 prisoners was hidden.", "killing of 240 prisoners"),
    ],
)
def test_the_clause_runs_from_the_quantity_to_its_verb(text: str, clause: str) -> None:
    assert clause in only(text, "count")["quote"]


def test_a_figure_knows_its_rule_and_its_items() -> None:
    row = row_of("Police killed 12 protesters.")
    items, (figure,) = row.items, figures(row)
    assert (figure.rule, items[figure.at].kind) == ("count.object", "QTY")
    assert [items[index].low for index in figure.triggers] == ["killed"]
    assert (figure.voice, figure.verb is not None) == ("active", True)


def test_a_rounded_figure_in_words_is_as_stated() -> None:
    assert fields(only("Over a thousand people were arrested.", "count"), ("low", "high", "bound")) == (
        1000,
        None,
        "more_than",
    )


MISREAD = {
    "40 people were killed, 90 wounded and 200 detained in the raid.": [
        ("killed", 40),
        ("injured", 90),
        ("arrested", 200),
    ],
    "12 people were killed there.": [("killed", 12)],
    "12 dead bodies were found.": [("killed", 12)],
    "They marched in 14 cities, and 40 detainees were tortured.": [("places", 14), ("tortured", 40)],
    "The paper blamed the army for killing 12 men.": [("killed", 12)],
}


def test_figures_that_are_misread() -> None:
    found = {text: [(line["kind"], line["low"]) for line in lines(text, "count")] for text in MISREAD}
    assert {text: said for text, said in found.items() if sorted(said) != sorted(MISREAD[text])} == {}
    places = {line["low"]: line["place"] for line in lines("17 people were killed in Oslo and 9 in Lima.", "count")}
    assert places == {17: "Oslo", 9: "Lima"}
    assert only("12 guards were killed by armed men.", "count")["perpetrator"] == "armed men"
    assert only("The army denied killing 12 men.", "count")["polarity"] == "denied"


WHOLE_ARTICLES = [
    ("Two of them, a cook and a clerk, have pleaded guilty.", [("charged", 2)]),
    ("At least 214 people, including nine who were boys at the time, have been hanged.", [("executed", 214)]),
    ("He named 22 mothers, sisters and wives who were detained.", [("arrested", 22)]),
    ("The ministry, which knew of 26 complaints of torture, should be in the dock.", [("tortured", 26)]),
    ("Three guards and a cook were also among the dead.", [("killed", 3)]),
    ("One had his throat cut.", [("killed", 1)]),
    ("A jet dropped two bombs and killed 68 guests.", [("killed", 68)]),
    ("Seventeen women told our lawyers that guards had raped them.", [("raped", 17)]),
    ("Seventy-one of the 97 told us they had been beaten.", [("tortured", 71)]),
    ("Soldiers separated 67 men from the women, lined them up and shot them.", [("killed", 67)]),
    ("Some 9,000 families have left the city.", [("displaced", 9000)]),
    ("Families had registered 2,057 names of the disappeared.", [("disappeared", 2057)]),
    ("The hub opened 640 files on missing persons.", [("disappeared", 640)]),
    ("Karam T., 34, died of it.", []),
    ("Rallies were held in 17 of the country's 22 provinces.", [("places", 17)]),
    ("We held interviews in 22 villages.", []),
    ("The fate of the other 113 is unknown.", [("disappeared", 113)]),
    ("Two mothers of the disappeared were murdered in March.", [("killed", 2)]),
    ("The court sentenced the remaining four to life.", [("sentenced", 4)]),
    (
        "This year 14 men were killed and 23 wounded, compared with six and eleven respectively in May.",
        [("killed", 14), ("injured", 23), ("killed", 6), ("injured", 11)],
    ),
    ("The fire left some 9,500 people without a roof.", [("displaced", 9500)]),
    ("Seven women had gunshot wounds.", [("injured", 7)]),
    ("Of the 89 whose bodies were never given back, not one has been found.", [("disappeared", 89)]),
    ("Thirty-one women had to leave the country.", [("displaced", 31)]),
    (
        "The list contains 153 names of the dead: 117 men and 24 boys.",
        [("killed", 153), ("killed", 117), ("killed", 24)],
    ),
    ("Demand that the 112 men be spared, and that fuel be cut off.", []),
]


@pytest.mark.parametrize(("text", "expected"), WHOLE_ARTICLES)
def test_figures_as_articles_tell_them(text: str, expected: list[tuple[str, int]]) -> None:
    found = sorted(lines(text, "count", published=None), key=lambda one: one["stated_start"])
    assert [(one["kind"], one["low"]) for one in found if one["low"] not in {1, 9} or len(found) == 1] == expected
