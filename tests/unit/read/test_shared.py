"""Numbers that share a verb, a whole or a heading with others."""

from __future__ import annotations

import pytest
from tests.unit.read.readings import lines


def counted(text: str) -> list[tuple[str, int | None]]:
    return [(line["kind"], line["low"]) for line in lines(text, "count")]


SURVEY = (
    "In 2030 some 54 journalists were killed.\n\nAFRICA (6)\n\nCameroon had two, Sudan four.\n\n"
    "Seventeen officers were charged.\n\nAMERICAS (8)\n\nMexico led the region, with five; Brazil had three.\n\n"
    "ASIA (2)\n\nJapan, 2."
)


def test_a_survey_by_region_goes_on_with_what_it_counts() -> None:
    expected = [("killed", low) for low in (54, 2, 4, 5, 3, 2)]
    assert [one for one in counted(SURVEY) if one[0] == "killed"] == expected
    assert ("charged", 17) in counted(SURVEY)


def test_each_share_has_its_own_place() -> None:
    text = "The union counted 54 arrests. In Lima there were 30, in Cusco 24. Peru had nine, Chile eight."
    places = {line["low"]: line["place"] for line in lines(text, "count")}
    assert places == {54: None, 30: "Lima", 24: "Cusco", 9: "Peru", 8: "Chile"}
    assert {
        line["low"]: line["place"] for line in lines("The union counted 54 arrests, 30 of them in Lima.", "count")
    } == {
        54: None,
        30: "Lima",
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Brazil had four, India three.", []),
        ("In May 54 men died. Brazil had four mines, India three.", [("killed", 54)]),
        ("In 2030 some 54 men died.\n\nThe mayor spoke.\n\nIt rained.\n\nBrazil had four.", [("killed", 54)]),
        (
            "In raids 51 men were killed. Eighteen were farmers, nine shopkeepers and five women.",
            [("killed", 51), ("killed", 18), ("killed", 9), ("killed", 5)],
        ),
        (
            "Of the 31 killed, 12 were candidates, nine relatives of candidates and seven leaders of parties.",
            [("killed", 31), ("killed", 12), ("killed", 9), ("killed", 7)],
        ),
        ("In raids 51 men were killed. Two were brothers, nine houses burned.", [("killed", 51), ("killed", 2)]),
        ("Eighteen were farmers, nine shopkeepers.", []),
        ("Nine men were killed, none of whom was armed.", [("killed", 9)]),
        ("The dead, the mayor told reporters, included ten guards.", [("killed", 10)]),
        ("The guests, the mayor told reporters, included ten guards.", []),
        ("The riots cost 442 lives. The commission came to 470.", [("killed", 442), ("killed", 470)]),
        ("The riots cost 442 lives. The commission came to 470 pages.", [("killed", 442)]),
        ("Ada Menn was tried with seven others for theft, and beaten in court.", []),
        ("Nine men were killed. Six were arrested. By town: Lima 4, Quito 3, Cusco 2.", [
            ("killed", 9), ("arrested", 6), ("killed", 4), ("killed", 3), ("killed", 2),
        ]),
        ("Nine men were killed. Six were arrested. By town: Lima 3, Quito 2, Cusco 1.", [
            ("killed", 9), ("arrested", 6), ("arrested", 3), ("arrested", 2), ("arrested", 1),
        ]),
    ],
)  # fmt: skip
def test_what_is_left_out_is_shared(text: str, expected: list[tuple[str, int]]) -> None:
    assert counted(text) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Fourteen were let go the same night, but 30 men are still held.", None),
        ("Fourteen were let go on Monday, while 30 men are still held.", None),
        ("Fourteen were let go and 30 men were held on Monday.", "Monday"),
    ],
)
def test_a_contrast_has_no_part_in_the_time(text: str, words: str | None) -> None:
    assert {line["low"]: line["time_text"] for line in lines(text, "count")}[30] == words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("At least four men perished in the cells. The authorities admit to two.", [("killed", 4), ("killed", 2)]),
        ("Some 700 people from Cameroon, Mali and Benin were arrested.", [("arrested", 700)]),
        (
            "Seventeen bodies were recovered, taking to 44 the number of people known to have been killed.",
            [("killed", 17), ("killed", 44)],
        ),
        ("Nine died. Those who stayed - I counted 26 - were marched off.", [("killed", 9), ("killed", 26)]),
        ("Five were killed on Monday. On Tuesday two more fell.", [("killed", 5), ("killed", 2)]),
        ("The statement mentions 12 dead.", [("killed", 12)]),
        ("The authorities admit to two.", []),
        ("Taking to 44 the number of people known to have come, nine boats arrived.", []),
        ("Those who stayed - I counted 26 - were marched off.", []),
        ("Five met on Monday. On Tuesday two more fell.", []),
        ("Prices in Cameroon, Mali and Benin fell by 700.", []),
    ],
)
def test_what_a_later_number_adds(text: str, expected: list[tuple[str, int]]) -> None:
    assert counted(text) == expected


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("Of the sixty men held, six were freed within days.", None, None),
        ("Nine bakers from Lima were arrested.", None, None),
        ("Some 60 people have fled Lima.", "Lima", None),
        ("Nine pupils were taken from Lima.", "Lima", None),
        ("Of the sixty men held in Lima on Monday, six were freed.", "Lima", "Monday"),
    ],
)
def test_whose_place_and_time(text: str, place: str | None, words: str | None) -> None:
    first = lines(text, "count")[0]
    assert (first["place"], first["time_text"]) == (place, words)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The killing, on 3 May, of nine men shocked the town.", [("killed", 9)]),
        ("The arrest, in the dead of night, of twelve teachers was denied.", [("arrested", 12)]),
        ("She laments the disappearance, since May, of 40 men.", [("disappeared", 40)]),
        ("Fifty-two of us sat in jail for hours.", [("arrested", 52)]),
        ("Executions: in two cases no trial was held.", [("executed", 2)]),
        ("Some 400 people were held. Among them are 150 priests and more than fifty Friends of the Word.", [
            ("arrested", 400), ("arrested", 150), ("arrested", 50),
        ]),
        ("The killing, he said, of nine men was planned.", []),
        ("The delay, in the end, of nine trains angered them.", []),
        ("Nine of us stood in a garden.", []),
        ("Visits: in nine cases the door was shut.", []),
        ("Executions: in two towns crowds came.", []),
    ],
)  # fmt: skip
def test_what_stands_apart_from_its_noun(text: str, expected: list[tuple[str, int]]) -> None:
    assert [one for one in counted(text) if one[0] != "places"] == expected


def test_whose_number_a_relative_clause_gives() -> None:
    text = "The number of dead, which the army puts at 57, is 156 according to the union."
    assert {line["low"]: line["attributed_to"] for line in lines(text, "count")} == {57: "army", 156: "union"}
