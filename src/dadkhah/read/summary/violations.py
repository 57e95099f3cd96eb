"""Which violations a text tells of, in the vocabulary of HRDsAttack.

In: a scene. Out: labels in alphabetical order; ("unknown",) where no harm is told.
Every phrase of harm speaks for the violations of its act (data/en/summary_violations.tsv); a violation is told where
what speaks for it, weighed by how early it stands, is enough for one or a fair part of the whole.
"""

from __future__ import annotations

from dadkhah.read.summary.lexicons import violations as spoken_for
from dadkhah.read.summary.lexicons import weights
from dadkhah.read.summary.perpetrator import OF_STATE
from dadkhah.read.summary.scene import Scene
from dadkhah.read.summary.votes import sums


def violations(told: Scene, actor: str | None) -> tuple[str, ...]:
    """Return the violations that a text tells of; `actor` is the type of perpetrator, None where none is mentioned.

    By the definitions of the vocabulary a state detains and others kidnap: what does not fit the actor must be told
    much more often.
    """
    scores, floor, need = scored(told), weights("violation_floor"), weights("violation_share")
    whole, against = sum(scores.values()), weights("violation")["against"]
    unfit = {"kidnapping"} if actor in OF_STATE else {"arbitrary detention"} if actor is not None else set()
    shares = {one: need[one] * (against if one in unfit else 1.0) for one in scores}
    found = [one for one, score in scores.items() if score >= floor[one] and score >= shares[one] * whole]
    return tuple(sorted(found)) or ("unknown",)


def scored(told: Scene) -> dict[str, float]:
    """Return what speaks for each violation."""
    early = weights("violation")
    return sums(
        (violation, weight * (early["lead"] if line.index < early["lead_lines"] else early["body"]))
        for line in told.lines
        for hit in line.harms
        for violation, weight in spoken_for().get(hit.tag, ())
    )
