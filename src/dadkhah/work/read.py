"""Read every text that this version of the reader has not read yet.

In: captured sources. Out: one Reading for each, from the record where it is there; new ones are appended without words.
Nothing of a sealed source is appended: offsets and ids of its claims would outlast an erasure. It is read each time.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

from dadkhah.errors import CaseReadOnly
from dadkhah.model.reading import Reading
from dadkhah.model.source import Captured
from dadkhah.work import words
from dadkhah.work.desk import Desk, Tell, moment, silent


def read(desk: Desk, captured: Sequence[Captured], tell: Tell = silent) -> tuple[Reading, ...]:
    """Return the readings in the order of the sources; raise QuoteMismatch when a stored one does not fit its text."""
    readings = []
    for done, one in enumerate(captured):
        tell("reading", done, len(captured))
        readings.append(stored(desk, one) or _new(desk, one))
    tell("reading", len(captured), len(captured))
    return tuple(readings)


def stored(desk: Desk, captured: Captured) -> Reading | None:
    """Return the reading that the record holds of a text, or None.

    Raises QuoteMismatch when it does not fit the text.
    """
    source, reader = captured.source, desk.stages.reader
    if source.key:
        return None
    rows = desk.record.reading(source.object, source.text, f"{reader}; {_context(captured)}")
    if rows is None:
        return None
    return words.reading(source.object, captured.text.content, source.text, reader, list(rows))


def _new(desk: Desk, captured: Captured) -> Reading:
    reading = desk.stages.read(captured)
    if captured.source.key:
        return reading
    reader = f"{desk.stages.reader}; {_context(captured)}"
    with suppress(CaseReadOnly):  # a reading can be made again: a case that refuses writing can still be shown
        desk.record.add_reading(reading.source, reading.text_version, reader, words.rows(reading), moment(desk.clock))
    return reading


def _context(captured: Captured) -> str:
    """Return the digest of the description: dates are read against it, so that another one asks for another reading.

    A text in which names are withheld is another text, and is read anew.
    """
    source, version = captured.source, captured.text.version
    return source.description if version == source.text else f"{source.description}; {version}"
