"""Which violations a text tells of, in the vocabulary of HRDsAttack.

In: a scene. Out: labels in alphabetical order; ("unknown",) where no harm is told.
Every phrase of harm speaks for the violations of its act (data/en/summary_violations.tsv); a violation is told where
what speaks for it, weighed by how early it stands, is enough for one or a fair part of the whole.
"""

from __future__ import annotations

from collections import Counter

from dadkhah.read.summary.lexicons import violations as spoken_for
from dadkhah.read.summary.lexicons import weights
from dadkhah.read.summary.scene import Scene


def violations(told: Scene) -> tuple[str, ...]:
    """Return the violations that a text tells of."""
    scores = scored(told)
    floor, whole = weights("violation_floor"), sum(scores.values())
    share = weights("violation_share")
    found = [one for one, score in scores.items() if score >= floor[one] and score >= share[one] * whole]
    return tuple(sorted(found)) or ("unknown",)


def scored(told: Scene) -> Counter[str]:
    """Return what speaks for each violation."""
    early = weights("violation")
    found: Counter[str] = Counter()
    for line in told.lines:
        place = early["lead"] if line.index < early["lead_lines"] else early["body"]
        for hit in line.harms:
            for violation, weight in spoken_for().get(hit.tag, ()):
                found[violation] += weight * place
    return found
