"""Words in every form, longest phrase first, each row with its source."""

from __future__ import annotations

from pathlib import Path

import pytest

from dadkhah.errors import DataError
from dadkhah.read.lexicon import Lexicon, lexicon, plural, rows, tags_of, verb_forms, words_of

FILES = (
    "abbreviations",
    "hypernyms",
    "moves",
    "nouns",
    "offices",
    "org_heads",
    "titles",
    "verbs",
    "words",
)


@pytest.mark.parametrize(
    ("lemma", "past", "participle", "forms"),
    [
        ("kill", "", "", ["kill", "kills", "killed", "killing"]),
        ("torture", "", "", ["torture", "tortures", "tortured", "torturing"]),
        ("stab", "", "", ["stab", "stabs", "stabbed", "stabbing"]),
        ("gun", "", "", ["gun", "guns", "gunned", "gunning"]),
        ("shoot", "shot", "shot", ["shoot", "shoots", "shot", "shooting"]),
        ("slay", "slew", "slain", ["slay", "slays", "slew", "slain", "slaying"]),
        ("die", "", "", ["die", "dies", "died", "dying"]),
        ("flee", "fled", "fled", ["flee", "flees", "fled", "fleeing"]),
        ("bury", "", "", ["bury", "buries", "buried", "burying"]),
        ("lynch", "", "", ["lynch", "lynches", "lynched", "lynching"]),
        ("jail", "", "", ["jail", "jails", "jailed", "jailing"]),
        ("execute", "", "", ["execute", "executes", "executed", "executing"]),
    ],
)
def test_verb_forms_follow_the_spelling(lemma: str, past: str, participle: str, forms: list[str]) -> None:
    assert list(dict.fromkeys(word for _, word in verb_forms(lemma, past, participle))) == forms


def test_past_and_participle_are_one_form_where_they_are_one_word() -> None:
    assert dict(verb_forms("kill"))["both"] == "killed"
    assert dict(verb_forms("slay", "slew", "slain")) == {
        "lemma": "slay",
        "s": "slays",
        "past": "slew",
        "participle": "slain",
        "gerund": "slaying",
    }


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("protester", "protesters"),
        ("city", "cities"),
        ("boy", "boys"),
        ("hostage", "hostages"),
        ("march", "marches"),
        ("box", "boxes"),
    ],
)
def test_regular_plurals(one: str, many: str) -> None:
    assert plural(one) == many


@pytest.mark.parametrize(
    ("words", "count", "kind", "tag"),
    [
        (["gunned", "down", "in"], 2, "TRIG", "killed"),
        (["tortured", "to", "death"], 3, "TRIG", "killed"),
        (["tortured", "in"], 1, "TRIG", "tortured"),
        (["sentenced", "to", "death"], 3, "TRIG", "sentenced_to_death"),
        (["put", "on", "trial"], 3, "TRIG", "charged"),
        (["went", "missing"], 2, "TRIG", "disappeared"),
        (["death", "toll"], 2, "TOLL", "killed"),
        (["children"], 1, "PNOUN", "person"),
        (["cities"], 1, "UNIT", "city"),
        (["according", "to"], 2, "ACCTO", ""),
        (["not", "only"], 2, "WORD", ""),
    ],
)
def test_the_longest_phrase_wins(words: list[str], count: int, kind: str, tag: str) -> None:
    found, entries = lexicon("en").longest(words, 0)
    assert found == count
    assert (kind, tag) in {(entry.kind, entry.tag) for entry in entries}


def test_no_phrase_is_no_word() -> None:
    assert lexicon("en").longest(["zzyzx"], 0) == (0, ())
    assert lexicon("en").longest(["down", "gunned"], 0)[0] == 0


def test_a_phrase_does_not_reach_past_the_end() -> None:
    found, entries = lexicon("en").longest(["put", "on"], 0)
    assert (found, entries) == (0, ()) or all(entry.lemma != "put on trial" for entry in entries)


def test_a_word_keeps_every_reading() -> None:
    _, entries = lexicon("en").longest(["attack"], 0)
    assert {"EVENT", "ACT"} <= {entry.kind for entry in entries}


def test_of_two_phrases_the_longer_stands_first() -> None:
    built = Lexicon({"a": ((("a", "b"), ()), (("a",), ()))})
    assert built.longest(["a", "b"], 0)[0] == 2
    assert built.longest(["a", "c"], 0)[0] == 1


@pytest.mark.parametrize("name", FILES)
def test_every_row_names_its_source(name: str) -> None:
    found = list(rows("en", name))
    assert len(found) > 10
    assert all(row["source"].strip() for row in found)


@pytest.mark.parametrize("name", FILES)
def test_no_phrase_is_listed_twice_with_one_meaning(name: str) -> None:
    keys = [(row["phrase"], row.get("kind"), row["tag"], row.get("frame")) for row in rows("en", name)]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("name", FILES)
def test_phrases_are_written_as_they_are_compared(name: str) -> None:
    phrases = [row["phrase"] for row in rows("en", name)]
    assert [phrase for phrase in phrases if phrase != phrase.strip() or phrase != phrase.lower()] == []


def test_a_missing_file_is_named() -> None:
    with pytest.raises(DataError, match="no_such_list"):
        list(rows("en", "no_such_list"))


def test_a_row_without_source_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "en"
    folder.mkdir(parents=True)
    (folder / "made.tsv").write_text("phrase\ttag\tsource\nharm\tx\tinvented\nhurt\tx\t\n", encoding="utf-8")
    monkeypatch.setattr("dadkhah.read.lexicon.FOLDER", tmp_path)
    with pytest.raises(DataError, match=r"made\.tsv line 3"):
        list(rows("en", "made"))


def test_words_and_tags_of_a_file() -> None:
    assert "mrs" in words_of("en", "titles", "f")
    assert "mr" not in words_of("en", "titles", "f")
    assert tags_of("en", "offices")["supreme leader"] == "head_of_state"
    assert words_of("en", "offices") == frozenset(tags_of("en", "offices"))
