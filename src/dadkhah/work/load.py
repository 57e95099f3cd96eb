"""Sources with their words, out of the vault.

In: the record's sources. Out: Captured for the stages, and UnreadSource for those of which no text could be made, or
whose words are sealed and were not asked for.
The interests that the case's settings declare are laid over what was stored, so that a changed setting needs no new
capture.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from dadkhah.capture.layout import unpack
from dadkhah.capture.withheld import description_without, masked, text_without
from dadkhah.errors import IntegrityError
from dadkhah.model.case import CaseSettings
from dadkhah.model.digest import sha256
from dadkhah.model.dossier import UnreadSource
from dadkhah.model.source import Captured, Description, Source, Text
from dadkhah.work.desk import Desk
from dadkhah.work.objects import Told, get, get_record
from dadkhah.work.private import revealed


def load(desk: Desk) -> tuple[Captured, ...]:
    """Return every source that has a text, with its words, in order of custody; raise IntegrityError, UnknownRecord."""
    return tuple(captured(desk, source) for source in desk.record.sources() if source.text and desk.can_read(source))


def load_unread(desk: Desk) -> tuple[UnreadSource, ...]:
    """Return the sources that are kept and whose words this run has not, or not all."""
    unread = (one for one in desk.record.sources() if one.unread or not (one.text and desk.can_read(one)))
    return tuple(_unread(desk, source) for source in unread)


def captured(desk: Desk, source: Source) -> Captured:
    """Return one source with its words."""
    told = revealed(desk, get_record(desk.blobs_of(source), source.description, Told))
    held = desk.keys.withheld()
    description = description_without(with_interest(told.description, desk.settings), held)
    text, name = text_without(load_text(desk, source), held), masked(told.name, held)
    return Captured(source=source, description=description, text=text, name=name or _nameless(source))


def load_text(desk: Desk, source: Source) -> Text:
    """Return the text of a source; raise IntegrityError when the vault's bytes are not those that the record names."""
    blobs = desk.blobs_of(source)
    words = get(blobs, source.text)
    if not source.key and sha256(words) != source.text:  # of a sealed text, opening it has shown that it is whole
        raise IntegrityError("the stored text was changed", where=source.text)
    return unpack(words, get(blobs, source.layout))


def with_interest(description: Description, settings: CaseSettings) -> Description:
    """Return the description with the case's declared interest where the source itself declares none."""
    if description.interest is not None or description.publisher is None:
        return description
    return msgspec.structs.replace(description, interest=settings.interest_of(description.publisher.value))


def names(sources: Sequence[Captured]) -> dict[str, str]:
    """Return the name to show for each source's digest."""
    return {one.source.object: one.name for one in sources}


def _unread(desk: Desk, source: Source) -> UnreadSource:
    if not desk.can_read(source):
        return _sealed(desk, source)
    told = revealed(desk, get_record(desk.blobs_of(source), source.description, Told))
    reason = source.unread or told.unread
    source = msgspec.structs.replace(source, unread=reason)
    held = desk.keys.withheld()
    description, name = description_without(told.description, held), masked(told.name, held)
    return UnreadSource(source=source, description=description, name=name or _nameless(source))


def _sealed(desk: Desk, source: Source) -> UnreadSource:
    """Return a sealed source without a word of it: neither its name nor what was said of it."""
    reason = "sealed, and not opened in this run" if desk.keys.holds(source.key) else "sealed, and its key is not here"
    locked = msgspec.structs.replace(source, unread=reason)
    return UnreadSource(source=locked, description=Description(), name=f"sealed {_nameless(source)}")


def _nameless(source: Source) -> str:
    """Return what a source is called whose name is private and cannot be read."""
    return f"source of entry {source.entry}{_log(source)}"


def _log(source: Source) -> str:
    return f" of the log {source.origin}" if source.origin else ""
