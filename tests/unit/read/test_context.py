"""When, where and in what event: a date or place reaches only the clauses it belongs to."""

from __future__ import annotations

import pytest
from tests.unit.read.readings import lines


def times(text: str) -> dict[int, str | None]:
    return {line["low"]: line["time_start"] for line in lines(text, "count")}


def places(text: str) -> dict[int, str | None]:
    return {line["low"]: line["place"] for line in lines(text, "count")}


def events(text: str) -> dict[int, str | None]:
    return {line["low"]: line["event"] for line in lines(text, "count")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12 people were killed on 4 March 2031.", {12: "2031-03-04"}),
        ("On 4 March 2031 police killed 12 people.", {12: "2031-03-04"}),
        ("12 people were killed yesterday.", {12: "2031-06-19"}),
        ("12 people were killed.", {12: None}),
        ("In 2030, 12 people were killed, twice as many as in 2029.", {12: "2030-01-01"}),
        ("In 2030, 12 people were killed, fewer than in 2029.", {12: "2030-01-01"}),
        ("In May 2030, 12 people were killed. 40 people were arrested.", {12: "2030-05-01", 40: "2030-05-01"}),
        ("In May 2030, 12 people were killed.\n\n40 people were arrested.", {12: "2030-05-01", 40: None}),
        ("12 people were killed in May 2030; in June 2030 40 people were arrested.", {
            12: "2030-05-01", 40: "2030-06-01",
        }),
        ("The Harbour Watch said on Friday that 12 people were killed in May 2030.", {12: "2030-05-01"}),
        ("15 November marks the first anniversary of a march, in which 12 people were killed.", {
            12: "2029-11-15",
        }),
        ("In 2019 the uprising began. In 1988 the army executed 40 prisoners.", {40: "1988-01-01"}),
        ("The 2019 uprising was put down. 40 people were killed.", {40: "2019-01-01"}),
    ],
)  # fmt: skip
def test_the_date_that_reaches_a_clause(text: str, expected: dict[int, str | None]) -> None:
    assert times(text) == expected


def test_the_day_of_publication_is_no_date_of_an_event() -> None:
    assert times("12 people were killed in the prison.") == {12: None}


@pytest.mark.parametrize("published", [None, "2031-06-20"])
def test_a_stated_year_needs_no_publication(published: str | None) -> None:
    (line,) = lines("12 people were killed in May 2030.", "count", published=published)
    assert (line["time_start"], line["time_end"]) == ("2030-05-01", "2030-05-31")


@pytest.mark.parametrize("text", ["12 people were killed in May.", "12 people were killed yesterday."])
def test_without_publication_a_relative_date_stays_open(text: str) -> None:
    (line,) = lines(text, "count", published=None)
    assert (line["time_start"], line["time_text"] is None) == (None, False)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12 people were killed in Nairobi.", {12: "Nairobi"}),
        ("In Nairobi 12 people were killed.", {12: "Nairobi"}),
        ("Police killed 12 people in Nairobi and 9 people were arrested in Oslo.", {12: "Nairobi", 9: "Oslo"}),
        ("12 people were killed.", {12: None}),
    ],
)
def test_the_place_that_reaches_a_clause(text: str, expected: dict[int, str | None]) -> None:
    assert places(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12 people were killed in the protests.", {12: "protests"}),
        ("The 2019 uprising was put down. 40 people were killed.", {40: "2019 uprising"}),
        ("The 2019 uprising was put down. In 1988 40 people were killed.", {40: None}),
        ("12 people were killed.", {12: None}),
    ],
)
def test_the_event_of_a_clause(text: str, expected: dict[int, str | None]) -> None:
    assert events(text) == expected


def test_an_event_does_not_carry_over_many_sentences() -> None:
    filler = "It was a long and quiet summer for the town. " * 12
    text = f"The 1988 massacre and the 2019 uprising are remembered. {filler}40 people were killed."
    assert events(text) == {40: None}


def test_an_office_and_words_spoken_are_not_about_the_event() -> None:
    text = "The 2019 uprising was put down. The president, Maret Osling, said it was \u201ca dark day\u201d for all."
    assert [(line["type"], line["event"]) for line in lines(text)] == [("office", None), ("quote", None)]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Soldiers entered Lima. 12 people were killed there.", "Lima"),
        ("Soldiers entered Lima. There were 12 people killed.", None),
        ("Soldiers went from Quito to Lima. 12 people were killed there.", None),
        ("Soldiers entered Lima.\n\n12 people were killed there.", None),
        ("12 people were let go on a night bus to Lima.", None),
        ("12 people were taken to Lima and killed.", "Lima"),
        ("A raid on Lima left 12 people dead.", "Lima"),
        ("The shelling of Lima killed 12 people.", "Lima"),
        ("An airstrike on the fish market of Lima killed 12 people.", "Lima"),
        ("An attack on Lima's mayor killed 12 people.", None),
        ("A book on Lima says that 12 people were killed.", None),
    ],
)
def test_where_words_only_point_or_an_attack_strikes(text: str, place: str | None) -> None:
    assert places(text) == {12: place}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gunmen raided Lima, killing 12 people.", {12: "Lima"}),
        ("Rebels overran the town of Orsa, killing 12 people.", {12: "Orsa"}),
        ("A rocket hit Lima and killed 12 people.", {12: "Lima"}),
        ("The hit in Lima was felt; it killed 12 people in Quito.", {12: "Quito"}),
        ("Guards in the port of Velm fired on porters, killing 12 people.", {12: "Velm"}),
        ("Guards at the market of Mung Velm killed 12 people.", {12: None}),
        ("Troops in the village of Mung Velm killed 12 people.", {12: "Mung Velm"}),
        ("A ferry went down off Lima with 12 people killed.", {12: "Lima"}),
        ("Troops sealed off Lima. They killed 12 people.", {12: None}),
        ("A march went from Quito to Lima, where 12 people were killed.", {12: "Lima"}),
        ("The jail of Lima, in which 12 people were held, burned.", {12: None}),
        ("In Lima, a city where the union says 12 people were held, shops shut.", {12: "Lima"}),
        ("In Lima the union says which 12 people were held.", {12: "Lima"}),
        ("Twelve people were held, the union said, and nurses in Lima went on strike.", {12: None}),
        ("Twelve people were held, the union said, in Lima.", {12: "Lima"}),
        ("A ferry burned in Lima; 12 people were killed.", {12: "Lima"}),
        ("A ferry went from Lima to Quito; 12 people were killed.", {12: None}),
        ("Velm, 3 March. Troops came at dawn. They killed 12 people.", {12: "Velm"}),
        ("Velm, mayor. Troops came at dawn. They killed 12 people.", {12: None}),
        ("Velm, 3 March.\n\nTroops came at dawn. They killed 12 people.", {12: None}),
        ("Lima: Troops came at dawn. They killed 12 people.", {12: "Lima"}),
        ("Talks: Troops came at dawn. They killed 12 people.", {12: None}),
        ("A bomb went off in Lima on 3 May: 12 people were killed.", {12: "Lima"}),
        ("A bomb went off in Lima, he wrote: 12 people were killed.", {12: None}),
        ("The graves are at Camp Velm, where 12 people were killed.", {12: "Camp Velm"}),
        ("Nine people were hurt in Lima; 12 people were killed in Quito.", {9: "Lima", 12: "Quito"}),
    ],
)
def test_a_place_right_before_its_clause_or_stormed(text: str, expected: dict[int, str | None]) -> None:
    assert places(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A bomb went off on 3 May 2030: 12 people were killed.", "3 May 2030"),
        ("It tells of 12 people killed, up from nine in May 2030.", None),
        ("Twelve people were killed in raids against 40 porters in May 2030.", "May 2030"),
        ("Twelve people drowned after a ferry overturned in May 2030.", "May 2030"),
        ("Twelve people drowned after May 2030.", None),
        ("LIMA, Peru, 3 May 2030 (Wire) - Twelve people were killed.", None),
        ("LIMA, Peru, 3 May 2030 (Wire) - Twelve people were killed in April 2030.", "April 2030"),
        ("On 3 May 2030 - a holiday - 12 people were killed.", "3 May 2030"),
        ("Clinics were shelled in May 2030, when 12 people were killed.", "May 2030"),
        ("It counted raids since May 2030, in which 12 people were killed.", "since May 2030"),
        ("It counted raids since May 2030, which is why 12 people were killed.", None),
        ("Crowds rose after four nights in which 12 people were killed.", "after four nights"),
        ("Twelve people were held, the union said, and many fled in the next two years.", None),
    ],
)
def test_a_time_right_before_its_clause(text: str, expected: str | None) -> None:
    assert lines(text, "count")[0]["time_text"] == expected


def words_of_time(text: str) -> dict[int, str | None]:
    return {line["low"]: line["time_text"] for line in lines(text, "count")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In 2019 an inquest at the town court found that six men had been killed.", {6: None}),
        ("On Friday the mayor announced that six men had been killed.", {6: None}),
        ("In May 2030 the bar stated that six men had been tortured.", {6: None}),
        ("In May 2030 the bar recorded six deaths.", {6: "May 2030"}),
        ("On Monday, the union said, six workers were killed in Lima.", {6: "Monday"}),
        ("Between May and June 2030 the bar found that six men had been killed.", {6: "Between May and June 2030"}),
        ("Six men were killed, the mayor said in a statement late on Tuesday.", {6: None}),
        ("Six men were killed, the army told a news conference in Lima on Monday.", {6: None}),
        ("The army said gunmen stormed a village on Sunday and killed six men.", {6: "Sunday"}),
    ],
)  # fmt: skip
def test_the_day_on_which_somebody_spoke_is_not_that_of_the_deaths(text: str, expected: dict[int, str | None]) -> None:
    assert words_of_time(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In January fifteen guards died in a raid, and eight more died last week.", {15: "January", 8: "last week"}),
        ("In May 2030 the court freed 24 monks, and in July ten nuns were freed.", {24: "May 2030", 10: "July"}),
        ("In May 2030 15 guards died, while eight pilots died in June.", {15: "May 2030", 8: "June"}),
        ("15 guards were killed and eight wounded on Monday.", {15: "Monday", 8: "Monday"}),
        ("17 men killed in Lima (previous week: 9)", {17: None, 9: "previous week"}),
        ("Arrests: 260 workers, among them 34 nurses detained on 9 May 2030.", {260: None, 34: "9 May 2030"}),
        ("They killed 12 men, among them three boys, on 9 May 2030.", {12: "9 May 2030", 3: "9 May 2030"}),
        ("Rebels stormed the market in Lima before dawn on Monday, killing 12 men.", {12: "Monday"}),
    ],
)  # fmt: skip
def test_each_number_keeps_its_own_time(text: str, expected: dict[int, str | None]) -> None:
    assert words_of_time(text) == expected


def test_an_hour_is_no_barrier_and_a_border_no_place() -> None:
    assert places("Rebels stormed the market in Lima before dawn on Monday, killing 12 men.") == {12: "Lima"}
    assert places("At a base near the Peru border 12 soldiers were killed.") == {12: None}


@pytest.mark.parametrize(
    ("text", "place", "time"),
    [
        ("The war, which turned forty last year, cost 5000 lives.", None, None),
        ("The army, which has a base in Lima, killed 5000 men.", None, None),
        ("Rebels, whose chief died on Monday, killed 5000 men.", None, None),
        ("In the square, which lies in Lima, 5000 men were killed.", "Lima", None),
        ("Gunmen who stormed a church in Lima on Monday killed 5000 men.", "Lima", "Monday"),
        ("On Monday the army, which has a base in Lima, killed 5000 men.", None, "Monday"),
    ],
)
def test_a_clause_set_off_keeps_its_place_and_time(text: str, place: str | None, time: str | None) -> None:
    (line,) = lines(text, "count")
    assert (line["place"], line["time_text"]) == (place, time)
