"""Blame without a verb of its own: responsibility, accusations, hands and crimes.

In: a row and the cast. Out: Deed after Deed; `doubted` are those that the sentence denies, doubts, imagines or asks
about.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from dadkhah.read.deed import Deed, Who, conduct_end, deed, owner_at, person_at
from dadkhah.read.harm import denied, harm_in_object, plain_crime, unreal
from dadkhah.read.harmed import subject_of
from dadkhah.read.items import Item
from dadkhah.read.phrases import active
from dadkhah.read.reference import Cast
from dadkhah.read.sheet import Row

LISTED = frozenset({"PERSON", "OFFICE", "DET", "WORD", "AUX", "DEMONYM", "GEN", "PLACE", "ORG"})


def liable(row: Row, cast: Cast) -> Iterator[Deed]:
    """Find "NAME and NAME bear responsibility for crimes against humanity": all people of the subject."""
    items = row.items
    for index, item in enumerate(items):
        entry = item.entry("LIABLE")
        if entry is None or entry.tag not in {"responsible", "convicted"}:
            continue
        if harm_in_object(items, index + 1):
            conduct = index, conduct_end(items, index)
            for who in _subjects(row, cast, index):
                yield deed(row, who, "responsible", conduct, "act.liable", doubted=denied(items, index))


def accused(row: Row, cast: Cast) -> Iterator[Deed]:
    """Find "prosecutors accuse NAME of war crimes": whom the verb has for its object."""
    items = row.items
    for index, item in enumerate(items):
        says = item.entry("SAY", "LIABLE") if item.kind == "VERB" else None
        if says is None or says.lemma not in {"accuse", "suspect"} or not active(items, index):
            continue
        whom = next(
            (i for i in range(index + 1, min(len(items), index + 6)) if items[i].kind in {"PERSON", "PRON"}), None
        )
        of = next((i for i in range(index + 1, min(len(items), index + 9)) if items[i].low == "of"), None)
        beside = whom is not None and of is not None and whom < of <= whom + 2
        if (
            whom is None
            or of is None
            or not beside
            or items[index - 1].kind == "PREP"
            or not harm_in_object(items, of + 1)
        ):
            continue
        if (who := person_at(row, cast, whom)) is not None:
            conduct = of + 1, conduct_end(items, of)
            made = deed(row, who, "accused", conduct, "act.accused", doubted=denied(items, index))
            yield msgspec.structs.replace(made, alleged=True)


def _subjects(row: Row, cast: Cast, verb: int) -> Iterator[Who]:
    """Yield the people of a coordinated subject ("President X, minister Y and General Z")."""
    back = verb - 1
    while back >= 0 and (row.items[back].kind in LISTED or row.items[back].low in {",", "and"}):
        if row.items[back].kind in {"PERSON", "ORG"} and (who := person_at(row, cast, back)):
            yield who
        back -= 1


def at_hands(row: Row, cast: Cast) -> Iterator[Deed]:
    """Find "suffered at NAME's hands" and "at the hands of NAME"."""
    items = row.items
    for index, item in enumerate(items):
        if item.low != "hands":
            continue
        named = index > 2 and items[index - 1].kind == "GEN" and items[index - 3].low == "at"
        behind = (
            index + 2 < len(items)
            and items[index + 1].low == "of"
            and items[index - 1].low == "the"
            and items[index - 2].low == "at"
        )
        who = owner_at(row, cast, index - 2) if named else person_at(row, cast, index + 2) if behind else None
        if who is not None:
            first = next((i for i in range(index, -1, -1) if items[i].low == "at"), index)
            opening = first - 1 if first and items[first - 1].kind not in {"PUNCT", "PREP"} else first
            conduct = opening, _hands_end(items, index)
            made = deed(row, who, "harming", conduct, "act.at_hands", doubted=denied(items, index))
            yield msgspec.structs.replace(made, victims=subject_of(items, opening))


def _hands_end(items: Sequence[Item], index: int) -> int:
    """Return the index after the words: to a mark, but over "..., either during the war or after it"."""
    end = index + 1
    while end < len(items) and items[end].low not in {".", ";", ":"}:
        apart = items[end].low == "," and end + 1 < len(items)
        if apart and not (items[end + 1].kind == "PREP" or items[end + 1].low in {"either", "both"}):
            return end
        end += 1
    return end


def crimes(row: Row, cast: Cast) -> Iterator[Deed]:
    """Find "NAME's human rights abuses", and "NAME ... tried for her war crimes"."""
    items = row.items
    for index, item in enumerate(items):
        crime = item.entry("CRIME")
        if crime is None or item.form != "plural" or index < 2 or plain_crime(items, index):
            continue
        if items[index - 1].kind == "GEN" and items[index - 2].kind == "PERSON":
            who, first, taken_back = owner_at(row, cast, index - 2), index - 2, denied
        else:  # "was never prosecuted for his crimes" takes no crime back
            who, first, taken_back = _prosecuted(row, cast, index), index - 1, unreal
        if who is not None:
            yield deed(row, who, crime.tag, (first, index + 1), "act.crimes", doubted=taken_back(items, index))


def _prosecuted(row: Row, cast: Cast, crime: int) -> Who | None:
    """Return the person who stands before "prosecuted for his crimes" in the same sentence, never behind "of"."""
    items = row.items
    if crime < 3 or items[crime - 1].tag not in {"he", "she"} or items[crime - 2].low not in {"for", "of", "over"}:
        return None
    verb = items[crime - 3].entry("TRIG", "PROC")
    if verb is None or verb.tag not in {"charged", "sentenced", "charge", "trial", "verdict", "sanction"}:
        return None
    people = [
        i for i, item in enumerate(items[:crime]) if item.kind == "PERSON" and not (i and items[i - 1].low == "of")
    ]
    return person_at(row, cast, people[-1]) if people else None
