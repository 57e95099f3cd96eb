"""Which violations a text tells of, in the vocabulary of HRDsAttack.

In: a scene. Out: labels in alphabetical order; ("unknown",) where no harm is told.
Every phrase of harm speaks for the violations of its act (data/en/summary_violations.tsv); a violation is told where
what speaks for it, weighed by how early it stands, is enough for one or a fair part of the whole. A killing that was
only attempted, planned or threatened is a threat; a noun ("the convention against torture") speaks less for torture
than a verb.
"""

from __future__ import annotations

from dadkhah.read.lexicon import words_of
from dadkhah.read.summary.lexicons import violations as spoken_for
from dadkhah.read.summary.lexicons import weights
from dadkhah.read.summary.perpetrator import OF_STATE
from dadkhah.read.summary.scene import Hit, Line, Scene
from dadkhah.read.summary.votes import sums

MORTAL = frozenset({"killed", "executed", "shot", "raped"})
"""Acts that an attempt or a threat does not make; whom somebody tried to abduct is held to be taken."""
HELD = frozenset({"arrested", "charged", "sentenced"})
DETENTION = "arbitrary detention"
BEFORE = 3
THREAT = "threatened"


def violations(told: Scene, actor: str | None) -> tuple[str, ...]:
    """Return the violations that a text tells of; `actor` is the type of perpetrator, None where none is mentioned.

    By the definitions of the vocabulary a state detains and others kidnap: what does not fit the actor must be told
    much more often, and so must a detention where the text tells of arrested suspects.
    """
    scores, need = scored(told), weights("violation_share")
    whole, floor, against = sum(scores.values()), dict(weights("violation_floor")), weights("violation")["against"]
    unfit = {"kidnapping"} if actor in OF_STATE else {DETENTION} if actor is not None else set()
    shares = {one: need[one] * (against if one in unfit else 1.0) for one in scores}
    if policing(told) and DETENTION in scores:
        floor[DETENTION], shares[DETENTION] = floor[DETENTION] * against, shares[DETENTION] * against
    found = [one for one, score in scores.items() if score >= floor[one] and score >= shares[one] * whole]
    return tuple(sorted(found)) or ("unknown",)


def policing(told: Scene) -> bool:
    """Say whether the arrests that a text tells of are those of suspects of theft or violence, and no violation."""
    lines = [{token.low for token in line.tokens} for line in told.lines if any(hit.tag in HELD for hit in line.harms)]
    crime = words_of("en", "summary_crimes")
    return bool(lines) and sum(not crime.isdisjoint(line) for line in lines) >= weights("violation")["policing"] * len(
        lines
    )


def scored(told: Scene) -> dict[str, float]:
    """Return what speaks for each violation."""
    early, nouns = weights("violation"), weights("violation_noun")
    return sums(
        (
            violation,
            weight
            * (nouns[violation] if hit.part == "noun" else 1.0)
            * (early["lead"] if line.index < early["lead_lines"] else early["body"]),
        )
        for line in told.lines
        for hit in line.harms
        for violation, weight in _speaks_for(line, hit)
    )


def _speaks_for(line: Line, hit: Hit) -> tuple[tuple[str, float], ...]:
    """Return what a phrase speaks for: by its own row ("beat to death" is torture too), else by its act."""
    told = spoken_for()
    return told.get(THREAT, ()) if attempted(line, hit) else told.get(hit.lemma) or told.get(hit.tag, ())


def attempted(line: Line, hit: Hit) -> bool:
    """Say whether a killing was only tried, planned or threatened ("attempted murder", "an assassination plot")."""
    if hit.tag not in MORTAL:
        return False
    before = {line.low(at) for at in range(hit.first - BEFORE, hit.first)}
    tried = not before.isdisjoint(words_of("en", "summary_attempts", "before"))
    return tried or line.low(hit.after) in words_of("en", "summary_attempts", "behind")
