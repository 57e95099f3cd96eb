"""The model: what is compared of two rows, in levels, and what each level is worth.

In: nothing; the comparisons are data. Out: Comparisons with SQL that DuckDB and Spark both run over the columns of
resolve.rows.columns, and Weights: how often each level is met among rows of one person (m) and of two (u).

The universe is the pairs that share a block, not all pairs: m, u and the share of matches are those of candidates, so
that what is learned is what is used (docs/decisions/0116). The worths given here are what list-keepers know before
any list is seen; learning starts from them and holds on to them where a list is too short to tell.
"""

from __future__ import annotations

from dadkhah.model.linkage import NAMES, Comparison, Step, Weights


def _near(level: int, column: str = "name", held: str = "near") -> str:
    found = f"array_contains({held}_l, {column}_r * {NAMES} + {level})"
    return f"({column}_l = {column}_r or {found})" if level == NAMES - 1 else found


RARITY = "least(rare_l, rare_r)"


ALIKE = (
    (10, "the same name, word for word", ((3, 12, 0.001), (2, 10, 0.002), (1, 7, 0.01), (0, 5, 0.03))),
    (9, "one name within the other", ((3, 9, 0.002), (2, 6.5, 0.005), (1, 3.5, 0.01), (0, 1, 0.03))),
    (8, "names spelled nearly alike", ((3, 11, 0.001), (2, 8, 0.005), (0, 3, 0.03))),
    (7, "one name nearly within the other", ((3, 6.5, 0.002), (2, 4, 0.005), (0, 0, 0.03))),
    (6, "names that sound alike", ((3, 5, 0.005), (0, 2.5, 0.05))),
    (5, "one name sounds like a part of the other", ((0, 0, 0.05),)),
    (4, "one name without the family name of the other", ((2, 2, 0.005), (0, 0, 0.02))),
    (3, "names that sound somewhat alike", ((3, 3, 0.01), (2, 1, 0.02), (0, 0, 0.05))),
    (2, "names with several slips", ((2, 0, 0.02), (0, -1, 0.05))),
    (1, "names with little in common", ((0, -2, 0.1),)),
)
"""Levels of names, and for each from which rarity on (0 common to 3 rare), its worth and its share."""

KINDS = (
    ("the same consonants, the last words first", 2, 0.0001),
    ("the same consonants in every word of one name", 1, 0.0002),
    ("the same first words, and other ends", -1, 0.001),
)
"""How names of level 0 are alike after all, where rows that found nobody look a second time (resolve.rows.second)."""

NEVER = "1 = 0"
"""The condition of a step that no engine gives."""

RARE = {3: ", rare in these lists", 2: ", not common", 1: ", common", 0: ""}


STEPS_OF_NAMES = tuple((known, least) for known, _, table in ALIKE for least, _, _ in table)
"""The level and the least rarity of each step of names."""


def _names() -> tuple[Step, ...]:
    """Return the steps of names: how alike they sound, and how many others have such a name."""
    steps = [
        Step(f"{words}{RARE[least]}", _near(level) + (f" and {RARITY} >= {least}" if least else ""), worth, share)
        for level, words, kinds in ALIKE
        for least, worth, share in kinds
    ]
    kinds = [Step(f"names with {words}", NEVER, worth, share) for words, worth, share in KINDS]
    return (*steps, *kinds, Step("different names", "", -6, 0.6))


def name_step(level: int, rarity: int) -> int:
    """Return the step of names of a level, where the more common of the two is that rare; the last for level 0."""
    last = len(STEPS_OF_NAMES) + len(KINDS)
    return next((at for at, (known, least) in enumerate(STEPS_OF_NAMES) if known == level and rarity >= least), last)


def kind_step(kind: int) -> int:
    """Return the step of names that are alike in one of KINDS."""
    return len(STEPS_OF_NAMES) + kind


DAYS = "first_l = last_l and first_r = last_r"
APART = "greatest(first_l - last_r, first_r - last_l)"
AGES = "abs(age_l - age_r)"

COMPARISONS = (
    Comparison("name", "", _names()),
    Comparison(
        "date",
        "first_l is null or first_r is null",
        (
            Step("the same day", f"{DAYS} and first_l = first_r and usual_day_l = 0", 5, 0.03),
            Step("the same day, one of many people", f"{DAYS} and first_l = first_r", 2.5, 0.1),
            Step("a day apart", f"{APART} <= 1 and last_l - first_l <= 2 and last_r - first_r <= 2", 2, 0.1),
            Step("stretches of days that meet", f"{APART} <= 0", 2, 0.15),
            Step("days within a month", f"{APART} <= 31", -1.5, 0.2),
            Step("days far apart", "", -7, 0.42),
        ),
    ),
    Comparison(
        "born",
        "(born_l is null or born_r is null) and (age_l is null or age_r is null)",
        (
            Step("born on the same day", "born_l = born_r", 9, 0.001),
            Step("born on different days", "born_l <> born_r", -7, 0.1),
            Step("of the same age", f"{AGES} = 0", 4, 0.06),
            Step("a year apart in age", f"{AGES} = 1", 2, 0.08),
            Step("two years apart in age", f"{AGES} = 2", 1, 0.08),
            Step("a few years apart in age", f"{AGES} <= 6", -1.5, 0.2),
            Step("of different ages", "", -6, 0.48),
        ),
    ),
    Comparison(
        "place",
        "place_l is null or place_r is null",
        (
            Step("the same place", "place_l = place_r and usual_place_l = 0", 4.5, 0.05),
            Step("the same place, as of many", "place_l = place_r", 2, 0.25),
            Step("different places", "", -2, 0.7),
        ),
    ),
    Comparison(
        "sex",
        "sex_l is null or sex_r is null",
        (Step("the same sex", "sex_l = sex_r", 0.7, 0.6), Step("different sexes", "", -6, 0.4)),
    ),
    Comparison(
        "father",
        "father_l is null or father_r is null",
        (
            Step("fathers of the same name", f"{_near(10, 'father', 'kin')} or {_near(9, 'father', 'kin')}", 4, 0.05),
            Step("fathers' names nearly alike", " or ".join(_near(at, "father", "kin") for at in (8, 7, 6)), 2, 0.05),
            Step("fathers of different names", "", -4, 0.9),
        ),
    ),
    Comparison(
        "list",
        "",
        (Step("in two lists", "source_l <> source_r", 0.4, 0.7), Step("twice in one list", "", -2, 0.3)),
    ),
)
"""Bits before any list is seen: rounded from what list-keepers merged by hand and from invented lists."""

MATCH = 0.05
"""The share of candidates that are matches, before any list is seen."""


def prior() -> Weights:
    """Return the weights before any list is seen."""
    m, u = [], []
    for one in COMPARISONS:
        total = sum(step.share for step in one.steps)
        others = [step.share / total for step in one.steps]
        match = [share * 2.0**step.worth for share, step in zip(others, one.steps, strict=True)]
        u.append(tuple(others))
        m.append(tuple(share / sum(match) for share in match))
    return Weights(MATCH, tuple(m), tuple(u))
