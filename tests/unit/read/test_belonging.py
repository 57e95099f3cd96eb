"""What belongs to a step of an authority: its own subject, place, court and charges, not those that stand near it."""

from __future__ import annotations

import pytest
from tests.unit.read.readings import lines, only

PLACES = {
    "Maret Osling was arrested in Cork on Monday.": "Cork",
    "In Cork, Maret Osling was arrested on Monday.": "Cork",
    "In the United States, Maret Osling was convicted of fraud.": "United States",
    "Police in Cork arrested Maret Osling on Monday.": "Cork",
    "Maret Osling was extradited to Peru in May.": "Peru",
    "Maret Osling\u2019s trial, which began in Cork on 9 May, was closed to the public.": "Cork",
    "Council members imposed sanctions on Peru leader Maret Osling.": None,
    "Maret Osling was charged with undermining Peru\u2019s security.": None,
    "Maret Osling, the network\u2019s delegate in Cork, was arrested on Monday.": None,
    "Maret Osling, who usually lives in Cork, was charged with treason.": None,
    "Maret Osling was extradited from Peru and later convicted of fraud.": None,
}


@pytest.mark.parametrize(("text", "place"), PLACES.items())
def test_the_place_is_where_the_step_was_taken(text: str, place: str | None) -> None:
    assert {line["place"] for line in lines(text, "proceeding")} in ({place}, {None, place})


AUTHORITIES = {
    "The authorities arrested Maret Osling.": "The authorities",
    "Officers arrested Maret Osling.": "Officers",
    "Armed men arrested Maret Osling.": None,
    "Members of the river services in Cork arrested Maret Osling.": None,
    "Police searched the league\u2019s Cork office and arrested Maret Osling.": None,
    "Maret Osling was arrested for two burglaries in Cork and later tried for fraud.": None,
    "The judges heard a plea against the acquittal of Maret Osling by a journalist\u2019s family.": None,
    "The Orsa National Police confirmed Maret Osling\u2019s arrest.": None,
    "The Supreme Court upheld the sentence of Maret Osling.": "The Supreme Court",
}


@pytest.mark.parametrize(("text", "authority"), AUTHORITIES.items())
def test_the_authority_is_who_takes_the_step(text: str, authority: str | None) -> None:
    assert lines(text, "proceeding")[-1]["authority"] == authority


CHARGES = {
    "Maret Osling was charged with fraud, forgery and treason.": "fraud, forgery and treason",
    "Maret Osling was charged with terrorism and conspiracy.": "terrorism and conspiracy",
    "Maret Osling was charged with fraud and spreading rumours.": "fraud and spreading rumours",
    "Maret Osling was charged with a plot to kidnap a clerk.": "a plot to kidnap a clerk",
    "Maret Osling was charged with treason and released on bail.": "treason",
    "Maret Osling was charged with treason, her lawyer said.": "treason",
}


@pytest.mark.parametrize(("text", "charges"), CHARGES.items())
def test_charges_are_quoted_in_whole(text: str, charges: str) -> None:
    assert lines(text, "proceeding")[0]["charges"] == charges


@pytest.mark.parametrize(
    "text",
    [
        "Police detained Maret Osling after she wrote of flights over Sarel Province.",
        "Maret Osling was sentenced to six years, despite protests that began over her health.",
    ],
)
def test_what_another_clause_concerns_is_not_what_the_step_concerns(text: str) -> None:
    assert lines(text, "proceeding")[0]["regarding"] is None


@pytest.mark.parametrize(
    "text",
    [
        "One of two clerks charged with joining the Orsa League was to appear on Monday.",
        "The court issued a warrant against Maret Osling\u2019s brother.",
        "Floods reached the Arvel Delta. Later he was detained.",
        "Heavy rain reached Christian Southern Arvel. He was charged with fraud.",
    ],
)
def test_nobody_is_named_who_is_not_the_one_it_is_against(text: str) -> None:
    assert not [
        line for line in lines(text, "proceeding") if line["subject"] and line["subject"] != "One of two clerks"
    ]


def test_a_confirmed_arrest_is_no_judgment_confirmed() -> None:
    assert only("The ministry confirmed Maret Osling\u2019s arrest.", "proceeding")["status"] == "held"


SPEAKERS = {
    "Tolen Brask said that Maret Osling\u2019s claim of calm \u201cis of doubtful worth.\u201d": "Tolen Brask",
    "Sana Brask of the prisoners\u2019 group Delta said it was \u201ca farce.\u201d": "Sana Brask",
    "The cleric Moqtar al-Brask said it was \u201ca farce\u201d.": "Moqtar al-Brask",
    "\u201cIt is a farce,\u201d student associations said.": "student associations",
    "\u201cIt is a farce,\u201d Sana Brask, the network\u2019s programme director said.": "Sana Brask",
    "The Herald quoted UN spokesperson Sana Brask as saying: \u201cIt is a farce.\u201d": "Sana Brask",
    "Sana Brask spoke for Maret Osling. \u201cThey want Maret Osling in jail,\u201d she said.": "Sana Brask",
}


@pytest.mark.parametrize(("text", "speaker"), SPEAKERS.items())
def test_the_speaker_is_the_head_of_the_phrase(text: str, speaker: str) -> None:
    assert only(text, "quote")["speaker"] == speaker


@pytest.mark.parametrize(
    "text",
    [
        "The army seeks to maintain a close \u201cpartnership\u201d with the port.",
        "An old man of rank is said to \u201ceat money\u201d there.",
        "He left the clerks 30 telephone calls, one warning them to \u201cwatch the stairs\u201d at night.",
        "She knew a clerk, known as \u201cOld Ray\u201d, said the mayor.",
        "The family saw wounds, suggesting that he was \u201cbeaten to death\u201d there.",
    ],
)
def test_marks_around_what_nobody_is_said_to_speak_are_no_quotation(text: str) -> None:
    assert lines(text, "quote") == []


ANSWERS = {
    "It is a rumour refuted by the ministry.": ("the ministry", "a rumour"),
    "The case against her was rejected by the court.": ("the court", "The case against her"),
    "The league\u2019s picture of the strike has been condemned by the union.": (
        "the union",
        "The league\u2019s picture of the strike",
    ),
    "The international community demanded her release.": ("The international community", "her release"),
    "The relief agency has called for a truce.": ("The relief agency", "a truce"),
    "The union condemned the brutal and barbaric raid.": ("The union", "the brutal and barbaric raid"),
    "The union rejected the minister\u2019s \u201cterror\u201d accusations.": (
        "The union",
        "the minister\u2019s \u201cterror\u201d accusations",
    ),
    "The union rejected the plan and the mayor has left.": ("The union", "the plan"),
    "The union rejected the plan and called a strike.": ("The union", "the plan"),
    "Harbour Watch and Delta Watch demanded an inquiry.": ("Harbour Watch and Delta Watch", "an inquiry"),
    "The embassy of Peru on the day of the trial demanded her release.": ("The embassy", "her release"),
    "The harbour office has declined to comment while others lead the case.": ("The harbour office", None),
}


@pytest.mark.parametrize(("text", "wanted"), ANSWERS.items())
def test_who_answers_and_to_what(text: str, wanted: tuple[str, str | None]) -> None:
    line = only(text, "response")
    assert (line["actor"], line["target"]) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "We are tired of the government\u2019s lies and promises of reform.",
        "He told the organisation to cancel the strike call for May.",
        "The unions make no appeal to workers, nor do they demand a closure.",
        "The guards were called on that day.",
        "The workers were dismissed after walking out.",
        "Their request has been denied.",
        "They condemn the government\u2019s silence and call for help.",
    ],
)
def test_what_is_no_answer(text: str) -> None:
    assert [line for line in lines(text, "response") if line["actor"] != "They"] == []


WHERE_AND_WHEN = {
    "In May 2030 two envoys were expelled from Portugal.": ("Portugal", "May 2030"),
    "The council in Lima on Friday demanded her release.": ("Lima", "Friday"),
    "The minister pledged in May 2030 to end arrests.": (None, "May 2030"),
    "The union urged the police to tell the truth about the fire in Lima in May 2030.": (None, None),
    "The mayor left in May 2030, but the union rejected the plan.": (None, None),
    "The union called for a probe of the fire in Lima.": (None, None),
}


@pytest.mark.parametrize(("text", "wanted"), WHERE_AND_WHEN.items())
def test_an_answer_has_the_place_and_time_of_its_own_clause(text: str, wanted: tuple[str | None, str | None]) -> None:
    line = only(text, "response")
    assert (line["place"], line["time_text"]) == wanted


OTHER_SENSES = [
    "The clerk recalled that the family had fled.",
    "The police dismissed or reprimanded 37 former officers.",
    "Lima does not want to see the minister ousted in another coup.",
    "The mark is seen often, but increasingly condemned, in the north.",
    "He was ordered not to meet the mayor or attend the ceremony.",
    "They told the government to halt it by rejecting the old habit.",
    "Wives are hoping that the troops will be recalled from the border.",
    "Many applications are denied without a reason.",
]


@pytest.mark.parametrize("text", OTHER_SENSES)
def test_a_verb_in_another_sense_is_no_answer(text: str) -> None:
    assert lines(text, "response") == []


SOURCES = {
    "The Harbour Watch Network (HWN) has concluded that 12 people were killed.": "Harbour Watch Network",
    "Twelve people were killed, family lawyer Sana Brask said.": "Sana Brask",
    "Relatives further alleged that 12 people were killed.": "Relatives",
    "Former Secretary of State Sana Brask said 12 people were killed.": "Former Secretary of State Sana Brask",
    "They got phone calls from people as 12 people were killed.": None,
    "Tenant International says 12 people were killed.": "Tenant International",
}


@pytest.mark.parametrize(("text", "source"), SOURCES.items())
def test_a_source_is_named_by_its_whole_name(text: str, source: str | None) -> None:
    assert lines(text, "count")[0]["attributed_to"] == source
