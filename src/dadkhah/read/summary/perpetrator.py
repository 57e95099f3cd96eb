"""Whether a text mentions who did the harm, and what kind of actor that is.

In: a scene. Out: mentioned or not, and the type, None where nobody is mentioned.
An actor counts by how close it stands to harm: as its subject, behind "by", else in the same sentence.
"""

from __future__ import annotations

from collections import Counter

from dadkhah.read.summary.blame import investigates
from dadkhah.read.summary.lexicons import weights
from dadkhah.read.summary.scene import Hit, Line, Scene
from dadkhah.read.summary.votes import heaviest, sums

OF_STATE = frozenset({"state actor", "other state actors"})
ACTIVE = frozenset({"past", "both", "s", "lemma", "gerund"})


def perpetrator(told: Scene) -> tuple[bool, str | None]:
    """Return whether a perpetrator is mentioned, and its type."""
    scores, weigh = scored(told), weights("perpetrator")
    whole = sum(scores.values())
    if whole < weigh["mention"] or whole < weigh["mention_by_line"] * len(told.lines):
        return False, None
    tilt = abducting(told)
    for actor in scores:
        scores[actor] *= 1 - weigh["tilt"] * tilt if actor in OF_STATE else 1 + weigh["tilt"] * tilt
    return True, heaviest(scores.items())[0]


def abducting(told: Scene) -> float:
    """Return which part of those taken were abducted, 0 to 1: states arrest, others abduct, as texts say it."""
    acts = Counter(hit.tag for line in told.lines for hit in line.harms)
    return acts["abducted"] / (acts["abducted"] + acts["arrested"] + 1)


def scored(told: Scene) -> dict[str, float]:
    """Return what speaks for each type of actor."""
    weigh, prior = weights("perpetrator"), weights("actor")
    return sums(
        (actor.tag, prior[actor.tag] * _early(line) * weigh[_standing(line, actor)])
        for line in told.lines
        for actor in line.actors
    )


def _early(line: Line) -> float:
    weigh = weights("perpetrator")
    return weigh["lead"] if line.index < weigh["lead_lines"] else 1.0


def _standing(line: Line, actor: Hit) -> str:
    """Say how an actor stands to the harm of its sentence: subject, agent, near, or apart.

    A state that arrests a suspect stands near what the suspect did, and did not do it.
    """
    if actor.tag in OF_STATE and investigates(line):
        return "near"
    for harm in line.harms:
        if harm.part == "verb" and harm.form in ACTIVE and 0 <= harm.first - actor.after <= 3:
            return "subject"
        if 0 <= actor.first - harm.after <= 5 and "by" in [line.low(at) for at in range(harm.after, actor.first)]:
            return "agent"
    return "near" if line.harms else "apart"
