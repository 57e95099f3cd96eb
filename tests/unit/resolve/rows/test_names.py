"""Names as lists join them: one person's spellings agree, other people's names do not."""

from __future__ import annotations

import pytest

from dadkhah.resolve.rows.names import LACKING, keys, level, prepare, turned, ways


def agreed(one: str, other: str) -> int:
    found = level(prepare(one), prepare(other))
    assert found == level(prepare(other), prepare(one))
    return found


@pytest.mark.parametrize(
    ("one", "other", "least"),
    [
        ("Karim Rostami", "کریم رستمی", 9),
        ("Ghorbani, Saeed", "سعید قربانی", 8),
        ("Mohammad Amin Tavakoli", "محمدامین توکلی", 9),
        ("Abdol Hamid Sharifi", "عبدالحمید شریفی", 8),
        ("خالد محمود عمر الشامي", "Khaled Alshami", 9),
        ("Haj Karim Rostami", "Dr Karim Rostami", 10),
        ("José Núñez Paredes", "Jose Nunez", 9),
        ("Karim Gholi Pour", "Karim Gholipour", 9),
    ],
)
def test_spellings_of_one_name_agree(one: str, other: str, least: int) -> None:
    assert agreed(one, other) >= least


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Rostami Karim", "Karim Rostami"),
        ("رستمی کریم", "Karim Rostami"),
        ("Núñez Paredes José", "José Núñez Paredes"),
        ("Al-Banari Khaled Mahmoud", "خالد محمود البناري"),
        ("Farahnaznejad Shaho", "Shaho Farahnaznezhad"),
        ("Karimbakhshian Laleh", "لاله کریم‌بخشیان"),
    ],
)
def test_a_family_name_may_stand_first(one: str, other: str) -> None:
    assert agreed(one, other) >= 9


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Al-Ghazi Khaled Mahmoud", "خالد محمود الغازي"),
        ("Al Ghazi Khaled", "Khaled Al-Ghazi"),
        ("Al-Hassan Ali", "Ali Al-Hassan"),
    ],
)
def test_an_article_before_a_given_name_leaves_doubt(one: str, other: str) -> None:
    assert agreed(one, other) == agreed(other, one) == 6


def test_a_father_and_his_son_are_not_turned_about() -> None:
    assert agreed("Ahmad Mahmoud", "Mahmoud Ahmad") <= 1
    assert agreed("Abdul Rahman Saleh", "Saleh Abdul Rahman") <= 1
    assert agreed("Abd al-Rahman Saleh", "Saleh Abd al-Rahman") <= 1
    assert agreed("عبد الرحمن صالح", "Saleh Abdulrahman") <= 1
    assert agreed("Abu Bakr Hassan", "Hassan Abu Bakr") <= 1
    assert turned(prepare("Karim Rostami")) is None
    assert turned(prepare("Rostami")) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Karim Rostami", "Nasrin Olgani"),
        ("کریم رستمی", "بهرام رستمی"),
        ("نبيل ناهد عبدالله", "احمد ناهد عبدالله"),
        ("Pedro Paredes", "Julio Montes"),
        ("Karim", "Olgani"),
        ("", "Karim"),
    ],
)
def test_other_names_do_not(one: str, other: str) -> None:
    assert agreed(one, other) <= 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("قربانی شریف", "Ghorbani Sharif"),
        ("محمود الشامي", "Mahmud Shami"),
        ("أحمد أبو زيد", "Ahmed Zeid"),
        ("María de la Cruz Rojas", "Maria Cruz Rojas"),
    ],
)
def test_keys_are_alike_in_every_script_and_without_what_joins_words(one: str, other: str) -> None:
    assert keys(prepare(one)) == keys(prepare(other))


def test_a_name_of_particles_or_vowels_has_keys_too() -> None:
    assert keys(prepare("de la")) == ("d", "l")
    assert all(keys(prepare("Aya")))


@pytest.mark.parametrize(
    ("apart", "glued"),
    [
        ("Habib Ghareh Momeni", "Habibghareh Momeni"),
        ("حبیب قره مومنی", "حبیب‌قره مومنی"),
        ("Ali Akbar Rostami", "Aliakbar Rostami"),
        ("Abdul Karim Odeh", "Abdulkarim Odeh"),
    ],
)
def test_words_written_together_are_the_same_words(apart: str, glued: str) -> None:
    assert agreed(apart, glued) >= 8


@pytest.mark.parametrize(
    ("written", "left_out"),
    [
        ("María de la Cruz Rojas", "María Cruz Rojas"),
        ("Nuno dos Santos", "Nuno Santos"),
        ("Hernán del Campo y Rojas", "Hernán Campo Rojas"),
    ],
)
def test_words_between_names_may_be_left_out(written: str, left_out: str) -> None:
    assert agreed(written, left_out) == 10


@pytest.mark.parametrize("name", ["", "   ", "123", "?", "---"])
def test_what_is_no_name_agrees_with_nothing(name: str) -> None:
    assert keys(prepare(name)) == ()
    assert agreed(name, "Karim Rostami") == 0
    assert agreed(name, name) == 0


def test_one_word_never_stands_for_a_whole_name() -> None:
    assert agreed("Karim", "Karim Rostami") <= 1
    assert agreed("Karim", "Karim") == 10


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("Mohammad Hassan Tabrizi", "Mohammad Tabrizi", 4),
        ("Mohammad Tabrizi", "Mohammad Tsbriti", 3),
        ("Karim Nasrollahi", "Karim Mansoori", 0),
    ],
)
def test_slips_and_words_left_out_are_steps_of_their_own(one: str, other: str, found: int) -> None:
    assert agreed(one, other) == found
    assert found <= LACKING


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("رضوان", "Radwan"),
        ("العتار", "Alatar"),
        ("عبدالرزاق", "Abdorrazaq"),
        ("Fathi", "فتحی"),
        ("Eshaq", "اسحاق"),
        ("Karimollahzadeh", "Karimollah"),
    ],
)
def test_a_word_is_met_in_the_other_ways_in_which_it_is_read(one: str, other: str) -> None:
    ((a, *_), *_), ((b, *_), *_) = ways(prepare(one)), ways(prepare(other))
    assert a != b
    assert {*ways(prepare(one))[0]} & {*ways(prepare(other))[0]}


def test_the_ending_of_a_family_name_is_no_word_by_itself() -> None:
    assert len(ways(prepare("Elyas Poor"))) == 1
    assert len(ways(prepare("Zadeh"))) == 1
