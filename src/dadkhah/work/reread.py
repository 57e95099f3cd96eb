"""Read again what could not be read for want of a program, once it is there: scans and scanned pages, by tesseract.

In: a case. Out: how many sources have a text now, each with one more entry in the log. The bytes are the vault's.
"""

from __future__ import annotations

import msgspec

from dadkhah.capture.recognition import part_waits, waits
from dadkhah.model.source import Source
from dadkhah.work.desk import Desk, Tell, Telling, silent
from dadkhah.work.objects import Told, get_record
from dadkhah.work.private import options_of, parted, revealed, sidecar_of, unreadable
from dadkhah.work.store import derived_entry, store_told, told_of


def reread(desk: Desk, tell: Tell = silent) -> int:
    """Read the scans that were unread because nothing could recognise them; return how many that made readable.

    Nothing is tried where nothing can recognise them still, and nothing of what is sealed and was not opened.
    """
    waiting = [one for one in desk.record.sources() if not one.origin and waits(one.unread) and desk.can_read(one)]
    if not waiting or not desk.extractor.recognises():
        return 0
    read = 0
    for done, source in enumerate(waiting):
        tell("reading scans", done, len(waiting))
        read += _read(desk, source)
    return read


def _read(desk: Desk, source: Source) -> bool:
    """Read one source again; say whether it has a text now."""
    with desk.blobs_of(source).open(source.object) as content:
        extracted = desk.extractor.extract(content, source.media)
    if extracted.text is None or part_waits(extracted.text.warnings):
        return False
    before = get_record(desk.blobs_of(source), source.description, Told)
    told, sidecar = msgspec.structs.replace(before, unread=""), sidecar_of(desk, source, before)
    if not unreadable(desk, before):  # what is private and locked is in the description, which then stands as it is
        telling = Telling(options_of(desk, before), sidecar, extracted.page, extracted.text)
        new = told_of(desk, revealed(desk, before).name, extracted, telling)
        source, told, sidecar = parted(desk, source, new, sidecar, before.private)
    source = store_told(desk, msgspec.structs.replace(source, unread=""), extracted, told, sidecar)
    (number,) = desk.vault.ledger.append([derived_entry(desk, source, told)])
    desk.record.add_source(msgspec.structs.replace(source, derived=number))
    return True
