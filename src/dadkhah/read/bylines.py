"""Sources that stand beside a statement without a verb that governs it, and sources carried over.

In: a row, the cast, the voices of the row before. Out: every Voice of the row, outermost first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from dadkhah.read.attribution import ANONYMOUS, Voice, class_of, voices
from dadkhah.read.entries import is_entry
from dadkhah.read.figured import GIVES, SOURCES, bracketed, given
from dadkhah.read.items import Item
from dadkhah.read.labels import BULLETS
from dadkhah.read.lexicon import words_of
from dadkhah.read.reference import Cast
from dadkhah.read.sheet import Row, Sheet
from dadkhah.read.sources import TALLIES, source_behind

TITLE = 5
"""A source before the colon of a headline has at most this many items."""
SPOKEN = 8
"""So many sentences a quotation has at most within its paragraph."""
DASHES = frozenset({"-", "\u2013", "\u2014"})
QUOTES = frozenset({'"', "\u201c", "\u00ab", "\u2018"})
CLOSES = frozenset({'"', "\u201d", "\u00bb", "\u2019"})
CITES = frozenset({"citing", "quoting"})
BOOKED = frozenset({"recorded", "documented", "registered", "verified", "confirmed", "counted", "logged", "reported"})
"""Whoever did this to deaths gives their number; "were announced by" tells of announcing."""
RUBRICS = frozenset({
    "live", "update", "updates", "updated", "timeline", "breaking", "explainer", "factbox", "correction", "watch",
    "video", "photos", "photo", "caption", "transcript", "background", "analysis", "opinion", "exclusive", "question",
})  # fmt: skip
"""Words before a colon that say what a piece is, not who speaks."""
NOT_SOURCES = frozenset({"PLACE", "NTRIG", "EVENT", "QTY", "DATE", "NAME"})


def heard(row: Row, cast: Cast, body: Voice | None, before: Sequence[Voice] = ()) -> tuple[Voice, ...]:
    """Return the sources of one row, outermost first: with verbs, beside it, else one carried over.

    `body` is the body that spoke last, `before` the voices of the sentence before.
    """
    found = (
        *(_titled(row, cast) if ":" in row.marks else ()),
        *voices(row, cast, body),
        *(() if DASHES.isdisjoint(row.marks) else _signed(row, cast)),
        *(_listing(row, cast) if "SAY" in row.marks and "by" in row.sentence.words else ()),
        *(_cited(row, cast) if row.holds(CITES) else ()),
        *(given(row, cast) if row.holds(TALLIES) and row.holds(GIVES) else ()),
        *(bracketed(row, cast) if row.holds(SOURCES) else ()),
    )
    found = (*found, *_across(row, found)) if found and ";" in row.marks else found
    if not before:
        return found
    if found:
        return (*_quoting(row, cast, before, found), *found)
    return tuple(_carried(row, cast, before)) or tuple(_listed(row, cast, before)) or tuple(_parted(row, cast, before))


def _across(row: Row, found: Sequence[Voice]) -> Iterator[Voice]:
    """Carry a source over the last semicolon of a sentence where nobody else speaks behind it."""
    cut = next((item.end for item in reversed(row.items) if item.low == ";"), None)
    if cut is None or not found:
        return
    end = row.items[-1].end
    behind = any(voice.governs[1] > cut or (voice.verb is not None and voice.verb[0] >= cut) for voice in found)
    speaker = found[-1]
    if not behind and speaker.name is not None and cut < end:
        yield msgspec.structs.replace(speaker, mode="carried", governs=(cut, end))


def _titled(row: Row, cast: Cast) -> Iterator[Voice]:
    """Find "UN: 300 killed", the source before the colon of a headline or of an entry ("- Opposition: 9 killed")."""
    items = row.items
    first = 1 if items[0].low in BULLETS else 0
    colon = next((i for i, item in enumerate(items[: first + TITLE + 1]) if item.low == ":"), 0)
    if colon <= first or colon + 1 >= len(items) or items[first].low in RUBRICS:
        return
    phrase = source_behind(items, first)
    if phrase is None or phrase[1] != items[colon - 1].end or not _speaks(items[first:colon]):
        return
    if first and all(one.kind in {"QTY", "PUNCT"} for one in items[colon:]):
        return  # "- Lima Central: 17" tells where
    kind, full = class_of(row, cast, first)
    yield Voice(phrase, full, kind, "title", None, "asserts", (items[colon + 1].start, items[-1].end))


def _speaks(items: Sequence[Item]) -> bool:
    """Say whether a phrase names somebody who states things: a body, a person, officials."""
    if any(item.kind in NOT_SOURCES for item in items) and not any(item.kind == "ORG" for item in items):
        return False
    heads = words_of("en", "org_heads")
    last = items[-1]
    word = last.entries[0].lemma.split()[-1] if last.entries else last.low
    known = word in heads | ANONYMOUS or (word.endswith("s") and word[:-1] in heads)
    return last.kind in {"ORG", "PERSON", "PNOUN", "OFFICE"} or known


def _signed(row: Row, cast: Cast) -> Iterator[Voice]:
    """Find "300 killed in raid - local officials", the source behind the dash of a headline."""
    items = row.items
    dash = next((i for i in range(len(items) - 2, max(0, len(items) - TITLE - 2), -1) if items[i].low in DASHES), None)
    if dash is None or dash < 2 or not _speaks(items[dash + 1 :]):
        return
    phrase = source_behind(items, dash + 1)
    if phrase is not None and phrase[1] == items[-1].end:
        kind, full = class_of(row, cast, dash + 1)
        yield Voice(phrase, full, kind, "title", None, "asserts", (items[0].start, items[dash].start))


def _listing(row: Row, cast: Cast) -> Iterator[Voice]:
    """Find "the 512 dead counted by a clinic": whoever counted, behind "by", governs the number alone."""
    items = row.items
    for index, item in enumerate(items[:-1]):
        entry = item.entry("SAY") if item.kind == "VERB" else None
        auxiliary = index > 0 and items[index - 1].kind == "AUX" and item.low not in BOOKED
        if entry is None or auxiliary or item.form not in {"participle", "both"} or items[index + 1].low != "by":
            continue
        number = next((i for i in range(index - 1, max(-1, index - 8), -1) if items[i].kind == "QTY"), None)
        phrase = source_behind(items, index + 2)
        if number is not None and phrase is not None and not any(one.kind == "PUNCT" for one in items[number:index]):
            kind, full = class_of(row, cast, index + 2)
            verb = (item.start, item.end)
            yield Voice(phrase, full, kind, "according_to", verb, "reports", (items[number].start, item.end))


def _cited(row: Row, cast: Cast) -> Iterator[Voice]:
    """Find "the Herald, citing three officials, said": the innermost source is the one cited."""
    items = row.items
    for index, item in enumerate(items[:-1]):
        if item.low not in CITES or item.kind != "VERB":
            continue
        phrase = _counted_source(items, index + 1)
        if phrase is not None:
            kind, full = class_of(row, cast, index + 1)
            verb = (item.start, item.end)
            yield Voice(phrase, full, kind, "according_to", verb, "asserts", (items[0].start, items[-1].end))


def _counted_source(items: Sequence[Item], first: int) -> tuple[int, int] | None:
    """Return the phrase cited, with the number of those cited ("three officials")."""
    phrase = source_behind(items, first)
    ahead = next((item for item in items[first:] if item.kind != "DET"), None)
    return (ahead.start, phrase[1]) if phrase is not None and ahead is not None else None


def _carried(row: Row, cast: Cast, before: Sequence[Voice]) -> Iterator[Voice]:
    """Carry whoever spoke in the sentence before into a quotation that goes on without naming anybody."""
    if row.items[0].low not in QUOTES and not _still_open(row, cast.sheet):
        return
    speaker = next((voice for voice in reversed(before) if voice.name is not None), None)
    if speaker is not None:
        governs = (row.items[0].start, row.items[-1].end)
        yield msgspec.structs.replace(speaker, mode="carried", verb=None, act="asserts", governs=governs)


def _quoting(row: Row, cast: Cast, before: Sequence[Voice], found: Sequence[Voice]) -> Iterator[Voice]:
    """Carry a speaker into a quotation that goes on and quotes others ("They took nine, and the guards say two")."""
    if row.items[0].low not in QUOTES:
        return
    close = next((item.start for item in row.items[1:] if item.low in CLOSES), row.items[-1].end)
    if all(voice.verb is not None and voice.verb[1] <= close for voice in found):
        for voice in _carried(row, cast, before):
            yield msgspec.structs.replace(voice, governs=(row.items[0].start, close))


def _still_open(row: Row, sheet: Sheet) -> bool:
    """Say whether a row begins within a quotation that an earlier sentence of its paragraph opened."""
    first = row.index
    while first > max(0, row.index - SPOKEN) and sheet.rows[first - 1].sentence.paragraph == row.sentence.paragraph:
        first -= 1
    said = sheet.content[sheet.rows[first].sentence.start : row.sentence.start]
    return said.rfind("\u201c") > said.rfind("\u201d") or said.count('"') % 2 == 1


def _parted(row: Row, cast: Cast, before: Sequence[Voice]) -> Iterator[Voice]:
    """Carry whoever gave a figure into a sentence that only parts it ("Among them are nine priests", "Of these, 9")."""
    items, previous = row.items, cast.sheet.rows[row.index - 1] if row.index else None
    they = [item.low for item in items[:2]] in (["they", "are"], ["they", "were"])
    parts = len(items) > 2 and items[0].low in {"among", "of"} and items[1].low in {"them", "these", "those"}
    parts = parts or they
    if not parts or previous is None or previous.sentence.paragraph != row.sentence.paragraph:
        return
    numbers = [item for item in previous.items if item.kind == "QTY"]
    speaker = next((voice for voice in reversed(before) if voice.name is not None), None)
    whole = speaker is not None and any(speaker.governs[0] <= one.start < speaker.governs[1] for one in numbers)
    if whole and speaker is not None and (they or items[1].kind == "PRON" or items[2].low in {",", "are", "were"}):
        governs = (items[0].start, items[-1].end)
        yield msgspec.structs.replace(speaker, mode="carried", verb=None, act="asserts", governs=governs)


def _listed(row: Row, cast: Cast, before: Sequence[Voice]) -> Iterator[Voice]:
    """Carry whoever "registered the following:" through the lines of the list behind the colon."""
    previous = cast.sheet.rows[row.index - 1] if row.index else None
    speaker = next((voice for voice in reversed(before) if voice.name is not None), None)
    if previous is None or speaker is None:
        return
    closed = cast.sheet.content[previous.sentence.end - 1 : previous.sentence.end + 1].strip()[-1:] in CLOSES
    whole = speaker.mode == "carried" and speaker.governs[0] == previous.items[0].start  # not over a semicolon alone
    same = whole and row.sentence.paragraph == previous.sentence.paragraph and not closed
    opened = previous.items[-1].low == ":" or whole
    if same or (opened and is_entry(row.items)):
        governs = (row.items[0].start, row.items[-1].end)
        yield msgspec.structs.replace(speaker, mode="carried", verb=None, act="asserts", governs=governs)
