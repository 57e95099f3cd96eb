"""The lists of people that a case holds: tables among its sources, with what they say of themselves.

In: a case. Out: Listed for each, in order of custody; the lines that `dadkhah lists` prints.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

import msgspec

from dadkhah.capture import media as kinds
from dadkhah.lists.listed import Listed, listed
from dadkhah.model.entity import Mention
from dadkhah.model.listing import QUESTIONS
from dadkhah.model.source import Captured, Source
from dadkhah.work.desk import Desk
from dadkhah.work.load import captured, load


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """What is said of one list. `told`: what it is, by key; `ask`: the questions that nobody answered yet.

    `unread`: cells, rows and lines that could not be read, as row, column and what is wrong with them.
    """

    name: str
    source: str
    rows: int
    accused: int
    guessed: bool
    columns: dict[str, str]
    told: dict[str, str]
    ask: dict[str, str]
    unread: tuple[tuple[int, str, str], ...]


def lists_of(sources: Iterable[Captured]) -> list[Listed]:
    """Return the lists among sources; two of one name are told apart by their digests."""
    found = [one for one in map(listed, sources) if one is not None]
    names = Counter(one.name for one in found)
    return [_apart(one) if names[one.name] > 1 else one for one in found]


def _apart(one: Listed) -> Listed:
    name = f"{one.name} ({one.source[:8]})"
    rows = tuple(
        msgspec.structs.replace(row, person=msgspec.structs.replace(row.person, source=name))
        if row.person.source == one.name
        else row
        for row in one.rows
    )
    troubles = tuple(msgspec.structs.replace(trouble, source=name) for trouble in one.troubles)
    return msgspec.structs.replace(one, name=name, rows=rows, troubles=troubles)


def lists(desk: Desk) -> Iterator[Told]:
    """Yield what is said of each list of a case; raise IntegrityError, UnknownRecord."""
    for one in lists_of(load(desk)):
        about = one.mapping.about
        yield Told(
            name=one.name,
            source=one.source,
            rows=len(one.rows),
            accused=sum(row.person.accused for row in one.rows),
            guessed=one.guessed,
            columns=one.mapping.columns,
            told=dict(about.told()),
            ask={key: QUESTIONS[key] for key in about.missing},
            unread=tuple((trouble.row, trouble.column, trouble.what) for trouble in one.troubles),
        )


def row_mentions(desk: Desk) -> list[Mention]:
    """Return the mentions that rows of lists are, for judgements to name."""
    return [row.mention for one in lists_of(load(desk)) for row in one.rows]


def asked(desk: Desk, digests: Iterable[str]) -> Iterator[str]:
    """Yield for each list among some sources what it does not say of itself, for whoever takes it in.

    One text after another is looked at, and nothing else of the case.
    """
    known = (desk.record.source(digest) for digest in dict.fromkeys(digests))
    texts = (captured(desk, one) for one in known if one is not None and one.text and desk.can_read(one))
    for one in lists_of(texts):
        missing = ", ".join(one.mapping.about.missing)
        rest = f"; not told: {missing}" if missing else ""
        columns = ", ".join(f"{field} = {heading}" for field, heading in one.mapping.columns.items())
        guessed = "guessed" if one.guessed else "as told"
        yield f"{one.name}: a list of {len(one.rows)} rows, {guessed}: {columns}{rest}"


def _tabular(desk: Desk, source: Source) -> bool:
    """Say whether a source can be a table, by its kind and its first words: most sources need not be loaded for it."""
    media = source.media.partition(";")[0]
    if media != kinds.PLAIN:
        return media in {kinds.CSV, kinds.TSV, kinds.XLSX, kinds.ODS}
    with desk.blobs_of(source).open(source.text) as words:
        return words.read(64).lstrip()[:1] == b"{"
