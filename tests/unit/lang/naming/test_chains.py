"""Brothers, sisters, fathers and sons: chains of fathers agree, and one word makes another person."""

from __future__ import annotations

from benchmarks.chains import pairs

from dadkhah.lang.naming import compare


def test_kin_are_told_apart_in_three_scripts() -> None:
    found = [(pair.kin, compare(pair.one, pair.other).same) for pair in pairs()]
    assert len(found) >= 200
    for kin in ("siblings", "father and son"):
        answers = [same for of, same in found if of == kin]
        assert answers.count(False) >= 0.97 * len(answers)


def test_a_person_is_still_found_across_scripts() -> None:
    assert compare("نبيل محمود سالم الكرنافي", "Nabil Salem Alkarnafi").same
    assert compare("Набиль Махмуд Салем Аль-Карнафи", "Nabil Mahmoud Salem Alkarnafi").same
