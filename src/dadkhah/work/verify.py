"""Whether the record names only what the vault holds, and its readings quote their texts.

In: a case. Out: one Flaw for each row that does not; together with the check of the vault itself this is `dadkhah
verify`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress

import msgspec

from dadkhah.errors import CaseLocked, DadkhahError, IntegrityError
from dadkhah.model.custody import Flaw, Report
from dadkhah.model.source import Source
from dadkhah.work.desk import Desk, Tell, silent
from dadkhah.work.erase import digests_of, erased, erased_fields
from dadkhah.work.load import captured
from dadkhah.work.read import stored
from dadkhah.work.rebuild import unfinished

NAMED = ("object", "text", "layout", "description", "sidecar")
"""The fields of a source that name objects."""


def verify(desk: Desk, tell: Tell = silent) -> Iterator[Flaw]:
    """Yield what is wrong with the record, source by source."""
    sources = desk.record.sources()
    yield from _keys(desk, sources)
    yield from _fields(desk, sources)
    for done, source in enumerate(sources):
        tell("checking the record", done, len(sources))
        missing = list(_missing(desk, source))
        yield from missing
        if source.text and desk.can_read(source) and not missing:
            yield from _misquoted(desk, source)


def unfinished_erasures(desk: Desk) -> Iterator[str]:
    """Yield a warning for what was to go and is still there: a run was killed, and the next one goes on."""
    for name in sorted(unfinished(desk)):
        for path, held in ((f"keys/{name}.age", desk.keys.holds), (f"fields/{name}", desk.keys.fields.holds)):
            if held(name):
                yield f"private/{path}: was erased and is still here: the next run that writes to the case destroys it"


def joined(report: Report, flaws: tuple[Flaw, ...], warnings: tuple[str, ...] = ()) -> Report:
    """Return the vault's report with what is wrong with the record, and what it warns of, added."""
    verdict = "broken" if flaws else report.verdict
    return msgspec.structs.replace(
        report, verdict=verdict, findings=report.findings + flaws, warnings=report.warnings + warnings
    )


def beside(report: Report, others: Iterable[tuple[str, Report]]) -> Report:
    """Return the vault's report with what was found in the merged logs, each named by its folder."""
    for name, other in others:
        where = f"merged/{name}"
        verdict = "broken" if "broken" in (report.verdict, other.verdict) else report.verdict
        report = msgspec.structs.replace(
            report,
            verdict=verdict,
            findings=(*report.findings, *(Flaw(f"{where}/{one.where}", one.what) for one in other.findings)),
            warnings=(*report.warnings, *(f"{where}: {one}" for one in other.warnings)),
            entries=report.entries + other.entries,
            checkpoints=report.checkpoints + other.checkpoints,
        )
    return report


def _missing(desk: Desk, source: Source) -> Iterator[Flaw]:
    for name in NAMED:
        digest = getattr(source, name)
        if digest and not desk.vault.blobs.has(digest):
            yield Flaw(f"record.db, source {source.object}", f"the vault does not hold its {name} {digest}")


def _keys(desk: Desk, sources: Sequence[Source]) -> Iterator[Flaw]:
    """Yield keys that are lost, and keys that should be gone; a copy without the key ring lacks none."""
    if not desk.keys.made:
        return
    gone = erased(desk)
    for source in (one for one in sources if one.key):
        where, held = f"private/keys/{source.key}.age", desk.keys.holds(source.key)
        if held and source.key in gone - unfinished(desk):
            yield Flaw(where, "was erased and is here again: run `dadkhah erase --complete`")
        if not held and source.key not in gone:
            yield Flaw(where, f"is missing: the sealed source {source.object} cannot be opened")


def _fields(desk: Desk, sources: Sequence[Source]) -> Iterator[Flaw]:
    """Yield private fields that are lost, damaged, or here although they were erased; a copy without any lacks none."""
    held = frozenset(desk.keys.fields.ids())
    wanted = [digest for source in sources if not source.origin for digest in source.fields]
    gone = erased_fields(desk) if wanted or held else frozenset()
    for digest in sorted((held & gone) - unfinished(desk)):
        yield Flaw(f"private/fields/{digest}", "was erased and is here again: run `dadkhah erase --complete`")
    for digest in (one for one in wanted if held and one not in held and one not in gone):
        yield Flaw(f"private/fields/{digest}", "is missing: what the log commits to cannot be shown")
    named = {one for entry in desk.vault.ledger.entries() for one in digests_of(entry, "_sd")} if held else set()
    for digest in sorted(held & named - gone):  # what no entry names is left from a run that was killed
        with suppress(CaseLocked):
            yield from _damaged(desk, digest)


def _damaged(desk: Desk, digest: str) -> Iterator[Flaw]:
    try:
        desk.keys.fields.disclosed(digest)
    except IntegrityError as error:
        yield Flaw(error.where, error.what)


def _misquoted(desk: Desk, source: Source) -> Iterator[Flaw]:
    try:
        stored(desk, captured(desk, source))
    except DadkhahError as error:
        yield Flaw(f"record.db, source {source.object}", error.what)
