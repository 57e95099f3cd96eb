"""What is said anew of a source that is held: a changed sidecar, another option.

In: what was said before, and what is said now. Out: the source with a new description; None where nothing changed.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from dadkhah.capture.private import SIDECAR
from dadkhah.model.source import Source
from dadkhah.ports import Extracted
from dadkhah.work.desk import Desk, Telling
from dadkhah.work.load import load_text
from dadkhah.work.objects import Told, put, put_record
from dadkhah.work.private import open_part, options_of, parted, revealed, sidecar_of, unreadable
from dadkhah.work.store import derived_entry, told_of


def described(desk: Desk, source: Source, told: Told, telling: Telling) -> Source | None:
    """Append a new description when the sidecar was changed or an option says something new; otherwise None.

    What is private and cannot be read in this run is taken to be the same: it stands as it is.
    """
    stands, known = sidecar_of(desk, source, told), options_of(desk, told)
    options = known | dict(telling.options)
    kept = telling.sidecar if telling.sidecar is not None else stands
    if (kept == stands and options == known) or (kept is None and SIDECAR in told.private):
        return None
    new = _retold(desk, source, told, Telling(options, kept, told.page))
    if unreadable(desk, told) and open_part(desk, new, kept) == msgspec.structs.replace(told, private={}):
        return None
    blobs = desk.blobs_of(source)
    source, new, kept = parted(desk, source, new, kept, told.private)
    source = msgspec.structs.replace(
        source,
        description=put_record(blobs, new),
        sidecar=put(blobs, kept) if kept is not None else "",
    )
    (number,) = desk.vault.ledger.append([derived_entry(desk, source, new, "annotate")])
    source = msgspec.structs.replace(source, derived=number)
    desk.record.add_source(source)
    return source


def says_more(desk: Desk, told: Told, options: Mapping[str, str]) -> bool:
    """Say whether options say something that is not said of a source yet, as far as that can be read."""
    known = options_of(desk, told)
    return any(known.get(name, "") != value for name, value in options.items() if known.get(name) != "")


def _retold(desk: Desk, source: Source, told: Told, telling: Telling) -> Told:
    """Return all that is said now; what was found out about the bytes stays."""
    text = load_text(desk, source) if source.text else None
    extracted = Extracted(text, told.page, told.unread)
    name = revealed(desk, told).name
    new = told_of(desk, name, extracted, msgspec.structs.replace(telling, text=text))
    return msgspec.structs.replace(new, members=told.members, refused=told.refused)
