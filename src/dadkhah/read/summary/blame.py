"""Who is blamed for a grave harm in a sentence: suspects, and what somebody is charged with.

In: a line. Out: yes or no. Whoever is charged with a murder is no victim of an arrest; who charges them did not murder.
"""

from __future__ import annotations

from dadkhah.read.lexicon import words_of
from dadkhah.read.summary.scene import Hit, Line

ACCUSING = frozenset({"charged", "sentenced", "arrested", "sentenced_to_death"})
GRAVE = frozenset({"killed", "abducted", "raped", "tortured", "shot"})
GUILT = frozenset({"convicted", "acquitted", "guilty", "accused", "indicted", "confessed", "admitted"})
OVER = frozenset({"with", "of", "for", "over", "to", "in"})
REACH = 6
"""Between "charged" and the harm stand at most so many words."""


def charge_behind(line: Line, behind: int) -> bool:
    """Say whether a grave harm is laid on somebody right behind a word: "charged with the murder"."""
    return any(_laid(line, behind, harm) for harm in line.harms)


def _laid(line: Line, behind: int, harm: Hit) -> bool:
    words = {line.low(at) for at in range(behind - 1, harm.first)}
    return harm.tag in GRAVE and 0 <= harm.first - behind <= REACH and bool(words & OVER)


def investigates(line: Line) -> bool:
    """Say whether a sentence tells of suspects, or of an arrest or a charge for a grave harm."""
    charged = any(hit.tag in ACCUSING and charge_behind(line, hit.after) for hit in line.harms)
    return charged or any(token.low in words_of("en", "summary_suspects") for token in line.tokens)
