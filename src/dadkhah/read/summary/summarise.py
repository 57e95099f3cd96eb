"""What a text says about its main event.

In: a captured source and the gazetteer. Out: Summary, and its flat line.
"""

from __future__ import annotations

import msgspec

from dadkhah.lang.places import Gazetteer
from dadkhah.model.source import Captured
from dadkhah.model.summary import Summary, Victim
from dadkhah.read.sheet import Sheet, sheet
from dadkhah.read.summary.people import people
from dadkhah.read.summary.perpetrator import perpetrator
from dadkhah.read.summary.roles import NONE_TOLD
from dadkhah.read.summary.scene import scene
from dadkhah.read.summary.traits import described
from dadkhah.read.summary.victims import victims
from dadkhah.read.summary.violations import violations
from dadkhah.read.summary.when import when
from dadkhah.read.summary.where import where

CROWD = Victim(name=None, population="multiple", types=(NONE_TOLD,), sex="unknown", age_group="unknown")


def summarise(captured: Captured, gazetteer: Gazetteer | None) -> Summary:
    """Return what a source says about its main event."""
    return summary_of(sheet(captured, gazetteer), gazetteer)


def summary_of(laid: Sheet, gazetteer: Gazetteer | None) -> Summary:
    """Return what a text laid out as rows says about its main event."""
    told = scene(laid)
    mentioned, actor = perpetrator(told)
    found = victims(told, people(told))
    named = tuple(described(told, person) for person in found)
    country, region, city = where(told, gazetteer, found)
    year, month, day = when(told)
    return Summary(
        perpetrator_mention=mentioned,
        perpetrator_type=actor,  # type: ignore[arg-type]
        victims=named or ((CROWD,) if any(line.harms for line in told.lines) else ()),
        violation_types=violations(told, actor),
        country=country,
        region=region,
        city=city,
        year=year,
        month=month,
        day=day,
    )


def summary_line(captured: Captured, summary: Summary) -> dict[str, object]:
    """Return the flat line of `dadkhah read --summary`."""
    return {"doc": captured.name, **msgspec.json.decode(msgspec.json.encode(summary))}
