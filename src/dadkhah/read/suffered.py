"""What a text tells of those who suffered an act: type, sex and age group.

In: claims and the sheet they were read from. Out: the claims, each victim of an act with what the text tells of them.
By the words around a name all through the text, never by the name itself; of those described, by their description.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Literal, TypeAlias, TypeVar

import msgspec

from dadkhah.model.claim import Act, ActVictim, Claim, VictimType
from dadkhah.model.span import Span
from dadkhah.read.lexicon import tags_of
from dadkhah.read.sheet import Sheet
from dadkhah.read.summary.lexicons import role_words
from dadkhah.read.summary.people import Person, people
from dadkhah.read.summary.roles import told_of
from dadkhah.read.summary.scene import Scene, scene
from dadkhah.read.summary.sex import told_by_text
from dadkhah.read.summary.traits import ToldAge, told_age
from dadkhah.read.tokens import tokens

T = TypeVar("T")
ToldSex: TypeAlias = Literal["man", "woman"]
SEXES: dict[str, ToldSex] = {"m": "man", "f": "woman"}
AHEAD = 40
"""How many characters behind a description are looked at for "and girls"."""
JOINED = 2
"""How many words behind "and" belong to a description."""


class Company(msgspec.Struct, frozen=True, dict=True):
    """The people of a text with all their mentions, laid out when they are first asked for."""

    sheet: Sheet

    @cached_property
    def told(self) -> Scene:
        """Return the text as a scene."""
        return scene(self.sheet)

    @cached_property
    def cast(self) -> tuple[Person, ...]:
        """Return the people."""
        return people(self.told)

    def person(self, words: Span) -> Person | None:
        """Return whom a name in the text belongs to, None where nobody is mentioned there."""
        return next((one for one in self.cast if self._stands(one, words)), None)

    def _stands(self, person: Person, words: Span) -> bool:
        """Say whether one of a person's mentions stands where the words do."""
        for naming in person.mentions:
            line = self.told.lines[naming.line].tokens
            if line[naming.first].start < words.end and words.start < line[naming.after - 1].end:
                return True
        return False


def with_traits(claims: Iterable[Claim], laid: Sheet) -> Iterator[Claim]:
    """Yield the claims, the victims of acts with what the text tells of them."""
    company = Company(laid)
    for claim in claims:
        if isinstance(claim.body, Act) and claim.body.suffered_by:
            victims = tuple(_told(one, company) for one in claim.body.suffered_by)
            yield msgspec.structs.replace(claim, body=msgspec.structs.replace(claim.body, suffered_by=victims))
        else:
            yield claim


def _told(one: ActVictim, company: Company) -> ActVictim:
    if not one.named:
        return _described(one, company.sheet.content)
    person = company.person(one.words)
    if person is None:
        return one
    sex = told_by_text(company.told, person)
    return msgspec.structs.replace(
        one,
        victim_type=told_of(company.told, person),
        sex=sex if sex in {"man", "woman"} else None,
        age_group=told_age(company.told, person),
    )


def _described(one: ActVictim, content: str) -> ActVictim:
    """Return victims who are only described, with what the description tells of all of them.

    "12 women and girls" tells a sex and no age, "women and children" neither.
    """
    words = [token.low for token in tokens(content, one.words.start, min(one.words.end + AHEAD, len(content)))]
    own = len(tokens(one.words.exact, 0, len(one.words.exact)))
    joined = words[own : own + 1] in (["and"], ["or"])
    parts = _parted(words[: own + 1 + JOINED] if joined else words[:own])
    return msgspec.structs.replace(
        one,
        victim_type=_same([_type(part) for part in parts]),
        sex=_same([_sex(part) for part in parts]),
        age_group=_same([_age(part) for part in parts]),
    )


def _parted(words: list[str]) -> list[list[str]]:
    """Return the parts of a description that "and" or "or" joins."""
    parts: list[list[str]] = [[]]
    for word in words:
        if word in {"and", "or"}:
            parts.append([])
        else:
            parts[-1].append(word)
    return parts


def _same(told: list[T | None]) -> T | None:
    """Return what all parts of a description tell, None where they differ."""
    return told[0] if all(one == told[0] for one in told) else None


def _sex(words: list[str]) -> ToldSex | None:
    tags = tags_of("en", "victim_words")
    return _same(list({SEXES[tags[word]] for word in words if word in tags}) or [None])


def _age(words: list[str]) -> ToldAge | None:
    tags = tags_of("en", "victim_ages")
    found: list[ToldAge | None] = [tags[word] for word in words if word in tags]  # type: ignore[misc]
    return _same(found or [None])


def _type(words: list[str]) -> VictimType | None:
    found = [entries[0].tag for at in range(len(words)) if (entries := role_words().longest(words, at)[1])]
    return _same(found or [None])  # type: ignore[arg-type]
