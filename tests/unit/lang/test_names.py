"""Names folded and compared. The names are common ones put together for the test; no person is meant."""

from __future__ import annotations

import pytest

from dadkhah.lang import names


@pytest.mark.parametrize(
    ("written", "compared"),
    [
        ("The Riverbank Council", ("riverbank", "council")),
        ("Varga’s", ("varga",)),
        ("Councillors’", ("councillors",)),
        ("R. V. Tamas", ("r", "v", "tamas")),
        ("آقای رضایی", ("اقای", "رضایی")),
        ("the", ("the",)),
        ("—", ()),
    ],
)
def test_words_are_folded_without_article_and_possessive(written: str, compared: tuple[str, ...]) -> None:
    assert names.words(written) == compared


@pytest.mark.parametrize(
    ("written", "compared"),
    [
        ("Mrs. Lena Varga", ("lena", "varga")),
        ("General Dr. Tolen Varga", ("tolen", "varga")),
        ("Abd al-Hamid Soltan", ("abdalhamid", "soltan")),
        ("Gholi Pour", ("gholipour",)),
        ("Maria de la Cruz", ("maria", "delacruz")),
        ("Judge", ("judge",)),
        ("دکتر علی رضایی", ("علی", "رضایی")),
    ],
)
def test_parts_drop_titles_and_join_particles(written: str, compared: tuple[str, ...]) -> None:
    assert names.parts(written) == compared


def test_a_title_alone_is_kept() -> None:
    assert names.untitled(("general",)) == ("general",)
    assert names.untitled(()) == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Tolen Varga", "General Tolen Varga’s"),
        ("Sara Ghorbani", "Sara Qorbani"),
        ("Nader Raeesi", "Nader Ra'isi"),
        ("Hossein Tavan", "Hosein Tavan"),
        ("Gholi Pour Nadim", "Gholipour Nadim"),
        ("Fatemeh Amin", "Fatema Amin"),
    ],
)
def test_spellings_of_one_name_are_the_same(one: str, other: str) -> None:
    alike = names.compare(one, other)
    assert alike.verdict == "same"
    assert alike.reasons
    assert names.compare(other, one).verdict == "same"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hamid Karami", "Hamed Karami"),
        ("Hossein Tavan", "Hassan Tavan"),
        ("Ali Akbar", "Ali Askar"),
        ("Mohammad Tavan", "Mahmoud Tavan"),
        ("Tolen Varga", "Varga"),
        ("Tolen Varga", "Ilan Varga"),
        ("Tolen Varga", ""),
    ],
)
def test_other_names_are_never_the_same(one: str, other: str) -> None:
    assert names.compare(one, other).verdict != "same"


def test_a_slip_of_one_letter_is_near_and_says_where() -> None:
    alike = names.compare("Tolenar Vargason", "Tolenar Vargasen")
    assert alike.verdict == "near"
    assert alike.reasons == ("“vargason” and “vargasen” differ",)


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("Ali Tavani", "علی توانی", "same"),
        ("Qorban Tavani", "قربان توانی", "same"),
        ("Sara Nader Tavani", "سارا توانی", "near"),
        ("Ali", "علی", "near"),
        ("Hamid Tavani", "حامد توانی", "different"),
        ("Tolen Varga", "علی توانی", "different"),
    ],
)
def test_two_scripts_are_compared_by_sound(one: str, other: str, verdict: str) -> None:
    alike = names.compare(one, other)
    assert alike.verdict == verdict == names.compare(other, one).verdict
    assert alike.reasons[0] == "the names stand in different scripts"


def test_two_established_names_are_said_to_be_two() -> None:
    alike = names.compare("Hamid Karami", "Hamed Karami")
    assert alike.reasons == ("“hamid” and “hamed” are two established given names",)


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Riverbank Relief Organisation of Veloria", "RROV"),
        ("People’s Union for the Coast", "PUC"),
        ("the union", ""),
        ("Society for the Relief of the Poor", "SRP"),
    ],
)
def test_initials_take_capitalised_words(name: str, letters: str) -> None:
    assert names.initials(name) == letters


@pytest.mark.parametrize(
    ("text", "answer"), [("RROV", True), ("R.R.O.V.", True), ("Rrov", False), ("R", False), ("UN", True)]
)
def test_acronyms_are_capitals(text: str, answer: bool) -> None:
    assert names.is_acronym(text) is answer


def test_full_names_and_surnames() -> None:
    assert names.is_full("Tolen Varga")
    assert not names.is_full("Mr Varga")
    assert names.surname("Tolen al-Sadr") == "alsadr"
    assert names.surname("!") == ""


def test_the_same_as_written() -> None:
    assert names.same_written("The Delta Courier", "delta courier")
    assert not names.same_written("", "")
    assert names.any_same("delta courier", ["Kestrel Wire", "Delta Courier"])
    assert not names.any_same("Delta", ["Delta Courier"])


def test_keys_keep_vowels_that_tell_names_apart() -> None:
    assert names.key("ghorbani") == names.key("qorbani")
    assert names.key("hamid") != names.key("hamed")
    assert names.key("fatemeh") == names.key("fatema")
