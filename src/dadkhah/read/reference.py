"""Who is meant: full names behind surnames, people behind offices and pronouns.

In: a sheet and the offices found in it. Out: Cast, which answers with the span of the fullest name, or None when in
doubt.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from dadkhah.read.heads import set_apart
from dadkhah.read.items import Item
from dadkhah.read.lexicon import tags_of
from dadkhah.read.names import Name
from dadkhah.read.names import Office as OfficePhrase
from dadkhah.read.sheet import Row, Sheet

CLOSING = frozenset({"\u201d", '"', "\u2019", "\u00bb"})
Where = tuple[int, int]
"""(start, end) of a span."""


class Held(msgspec.Struct, frozen=True):
    """One office held by one person, as the text puts it: spans only."""

    person: Where
    position: Where
    organisation: Where | None
    clause: Where
    status: str
    held: Item | None
    tag: str
    row: int
    rule: str


class Cast(msgspec.Struct, frozen=True):
    """The people of a text and how it refers to them; what is asked for each sentence is laid out once."""

    sheet: Sheet
    held: tuple[Held, ...]
    by_row: dict[int, list[Held]] = {}
    by_person: dict[Where, list[Held]] = {}
    holders: dict[str, set[Where]] = {}

    def __post_init__(self) -> None:
        """Lay out the offices by sentence and by person, and the people who hold one by its words."""
        for held in self.held:
            self.by_row.setdefault(held.row, []).append(held)
            self.by_person.setdefault(held.person, []).append(held)
            if held.status != "former":
                self.holders.setdefault(self._phrase(held), set()).add(held.person)

    def on(self, row: int) -> Sequence[Held]:
        """Return the offices that a sentence tells of, in order."""
        return self.by_row.get(row, ())

    def full(self, name: Name) -> Where:
        """Return the span of the fullest form of a person's name in the text."""
        words = name.text.lower().split()
        known = self.sheet.people.get(words[-1])
        alone = len(words) == 1
        if known is None or (alone and words[0] in self.sheet.namesakes):
            return name.start, name.end
        if not alone and not set(words) <= set(known.text.lower().split()):
            return name.start, name.end  # another of the same surname
        return known.start, known.end

    def person(self, row: Row, index: int) -> Where | None:
        """Return the person meant by the item: a name, an office description or a pronoun; None when in doubt."""
        item = row.items[index]
        if item.kind == "PERSON" and isinstance(item.value, Name):
            return None if set_apart(row.items, index) else self.full(item.value)
        if item.kind == "OFFICE" and isinstance(item.value, OfficePhrase):
            return self.holder(item.value)
        if item.kind in {"PRON", "POSS"} and item.tag in {"he", "she"}:
            return self.antecedent(row, index)
        return None

    def holder(self, office: OfficePhrase) -> Where | None:
        """Return the one person whom the text puts in an office of that name, None where it names none or several."""
        people = self.holders.get(office.text.lower(), set())
        return next(iter(people)) if len(people) == 1 else None

    def _phrase(self, held: Held) -> str:
        return self.sheet.content[held.position[0] : held.position[1]].lower()

    def antecedent(self, row: Row, index: int) -> Where | None:
        """Return whom "he" or "she" means.

        The speaker or first person of the same sentence so far, else of the one before. People who stand there behind
        prepositions alone ("in the death of NAME, he") leave it in doubt.
        """
        here = [i for i, item in enumerate(row.items[:index]) if item.kind == "PERSON" and not _outlet(row.items, i)]
        here = [i for i in here if not _spoken(row.items, i, index)]
        if here:
            name = row.items[here[0]].value
            return self.full(name) if isinstance(name, Name) and not _behind_of(row.items, here[0]) else None
        before = self.sheet.rows[row.index - 1] if row.index else None
        if before is None or before.sentence.paragraph < row.sentence.paragraph - 1:
            return None
        return self._subject_of(before, row.items[index].tag)

    def _subject_of(self, row: Row, pronoun: str) -> Where | None:
        """Return the speaker of a sentence, else its first person; a title of the other sex rules somebody out."""
        people = [name for name in people_in(row.items) if _may_be(name, pronoun)]
        for index, item in enumerate(row.items):
            if item.kind == "VERB" and item.entry("SAY") and (name := _just_before(row.items, index)):
                return self.full(name)
        if people:
            return self.full(people[0])
        offices = [index for index, item in enumerate(row.items) if item.kind == "OFFICE"]
        return next((found for index in offices if (found := self.person(row, index))), None)


def _outlet(items: Sequence[Item], index: int) -> bool:
    """Say whether the word before a name makes it a body's ("the magazine NAME")."""
    return index > 0 and items[index - 1].low in tags_of("en", "org_heads")


def _spoken(items: Sequence[Item], name: int, pronoun: int) -> bool:
    """Say whether a name stands in words that the one meant by a pronoun speaks ('"... NAME," he said')."""
    said = pronoun + 1 < len(items) and items[pronoun + 1].entry("SAY") is not None
    return said and any(item.low in CLOSING for item in items[name:pronoun]) and items[pronoun - 1].low in CLOSING


def _behind_of(items: Sequence[Item], index: int) -> bool:
    """Say whether "of" makes a name tell of something else ("the death of NAME")."""
    while index > 0 and items[index - 1].kind in {"DET", "OFFICE", "DEMONYM"}:
        index -= 1
    return index > 0 and items[index - 1].low == "of"


def _may_be(name: Name, pronoun: str) -> bool:
    female = name.title in {"mrs", "mrs.", "ms", "ms.", "miss", "lady", "sister"}
    male = name.title in {"mr", "mr.", "sir", "ayatollah", "sheikh", "imam", "father"}
    return not ((female and pronoun == "he") or (male and pronoun == "she"))


def _just_before(items: Sequence[Item], verb: int) -> Name | None:
    for back in range(verb - 1, max(-1, verb - 4), -1):
        value = items[back].value
        if items[back].kind == "PERSON" and isinstance(value, Name):
            return value
        if items[back].kind not in {"AUX", "WORD", "PUNCT"}:
            return None
    return None


def people_in(items: Sequence[Item]) -> Iterator[Name]:
    """Yield the names of people in a row."""
    for item in items:
        if item.kind == "PERSON" and isinstance(item.value, Name):
            yield item.value
