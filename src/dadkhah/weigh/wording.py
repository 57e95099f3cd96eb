"""Sentences about figures that decide harm: how many origins, and that independence is never shown.

In: origins of a tally's rows. Out: one sentence (ACCOUNT.md, rule 10). Also the words for quantities in reasons.
"""

from __future__ import annotations

from collections.abc import Sequence

from dadkhah.model.claim import Quantity
from dadkhah.model.tally import Origin

SEARCHED = ("text", "citations", "names")
"""What dependence was looked for in: shared passages, named sources, publishers and declared interests."""


def origins_sentence(origins: Sequence[Origin], figures: int) -> str:
    """Return from how many origins some figures come, and what was searched; never that they are independent."""
    if not figures:
        return "no figure to compare"
    if len(origins) == 1:
        return _one(origins[0], figures)
    unknown = [origin for origin in origins if not origin.known]
    sentence = f"{len(origins)} origins; no dependence found between them (searched: {', '.join(SEARCHED)})"
    return f"{sentence}; {_unknown(len(unknown))}" if unknown else sentence


def _one(origin: Origin, figures: int) -> str:
    agree = f"1 origin for {figures} figures: that they agree corroborates nothing" if figures > 1 else "1 origin"
    return agree if origin.known else f"{agree}; {_unknown(1)}"


def _unknown(count: int) -> str:
    return (
        f"the family of {count} of them is unknown: no interest declared"
        if count > 1
        else "its family is unknown" + (": no interest declared")
    )


BOUND_WORDS = {
    "exact": "{low}",
    "at_least": "at least {low}",
    "more_than": "more than {low}",
    "at_most": "at most {high}",
    "fewer_than": "fewer than {high}",
    "nearly": "nearly {high}",
    "about": "about {low}",
    "between": "{low} to {high}",
    "vague": "an unstated number from {low}",
}


def quantity_words(quantity: Quantity) -> str:
    """Return a quantity in the program's words: bound and numerals with thousands set apart."""
    if quantity.readings:
        return f"“{quantity.stated.exact}” (more than one reading)"
    low = f"{quantity.low:,}" if quantity.low is not None else "?"
    high = f"{quantity.high:,}" if quantity.high is not None else "?"
    return BOUND_WORDS[quantity.bound].format(low=low, high=high)
