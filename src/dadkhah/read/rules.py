"""The rules that say what a quantity counts, in the order in which they are asked, each with the words that it needs.

In: the words and kinds of items that a sentence holds. Out: the rules that can find something in it, stage by stage.
Of the stages of EARLY and LATE the first in which a rule finds something decides; within a stage every rule speaks.
A rule that begins from other words or kinds must name them here: otherwise it is never asked (docs/decisions/0088).
Words and kinds that most sentences hold ("of", a verb) are not named: they would tell too little.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, lru_cache
from itertools import chain

import msgspec

from dadkhah.lang.vocabulary import RUN, Signs
from dadkhah.read import fates, losses, portions
from dadkhah.read.anaphora import pointing
from dadkhah.read.bare import in_state, put_at, said_by, victims
from dadkhah.read.changes import COUNTERS, TOLD, changes, equals
from dadkhah.read.figure import Context, Figure
from dadkhah.read.gapping import MANNERS, among_list, joined_behind, manner, other_subject
from dadkhah.read.inverted import fronted, in_company, inverted, object_before
from dadkhah.read.items import Item
from dadkhah.read.lexicon import tags_of, words_of
from dadkhah.read.lists import itemised, label_cases, label_line, labelled, listed
from dadkhah.read.nominals import described, nominal, nominal_of
from dadkhah.read.objects import objects
from dadkhah.read.parts import parts, shared_whole
from dadkhah.read.phrases import Phrase
from dadkhah.read.places import places
from dadkhah.read.portioned import HAD, LEADS, had_by_place, said_of, whole_of
from dadkhah.read.remainders import LEAVES, SUMS, remaining
from dadkhah.read.sheet import Row
from dadkhah.read.sums import (
    AFFECTS,
    KEEPS,
    affected,
    cases_of,
    in_all,
    kept,
    names_listed,
    of_group,
    said_of_themselves,
)
from dadkhah.read.tolls import tolls

Words = frozenset[str]


Seen = tuple[Sequence[Item], int, Phrase, Sequence[Figure], Context]
"""All that a rule may look at: items, the index of a quantity, its phrase, the figures before it, the past."""
HERE, BEHIND, LOOKING = 3, 4, 5
"""How much of it a rule looks at: the sentence alone, the figures before too, or all."""


class Rule(msgspec.Struct, frozen=True):
    """A rule; `needs` are kinds, words and marks of which the sentence must hold one, `beside` words right before it.

    Of an empty set nothing is needed. `takes` says how much of what is seen the rule is called with.
    """

    find: Callable[..., Iterable[Figure]]
    takes: int
    needs: Words = frozenset()
    beside: Words = frozenset()

    def __call__(self, seen: Seen) -> Iterable[Figure]:
        """Return what the rule finds."""
        return self.find(*seen[: self.takes])


Stage = tuple[Rule, ...]


class Stages(msgspec.Struct, frozen=True):
    """The rules that can find something in a sentence: before and behind the rule of what was never seen again."""

    early: tuple[Stage, ...]
    late: tuple[Stage, ...]


Here = Callable[[Sequence[Item], int, Phrase], Iterable[Figure]]
Behind = Callable[[Sequence[Item], int, Phrase, Sequence[Figure]], Iterable[Figure]]
Looking = Callable[[Sequence[Item], int, Phrase, Sequence[Figure], Context], Iterable[Figure]]


def _here(rule: Here, *needs: str, beside: Words = frozenset()) -> Rule:
    """Return a rule that looks at the sentence alone."""
    return Rule(rule, HERE, frozenset(needs), beside)


def _behind(rule: Behind, *needs: str, beside: Words = frozenset()) -> Rule:
    """Return a rule that looks at the figures before the quantity."""
    return Rule(rule, BEHIND, frozenset(needs), beside)


def _looking(rule: Looking, *needs: str) -> Rule:
    """Return a rule that looks at what the sentences before counted, too."""
    return Rule(rule, LOOKING, frozenset(needs))


OWN_HEADS = frozenset({"NTRIG", "UNIT", "ADJT"})
BEFORE_LABELLED = frozenset({":", "|", "(", ".", "=", "\u2013", "\u2014", "-"})


def _labels(items: Sequence[Item], at: int, phrase: Phrase) -> Iterable[Figure]:
    """Ask the labels before a number, unless its own noun says what it counts ("January: 12 executions")."""
    head = items[phrase.head].kind if phrase.head is not None and at + 1 < len(items) else ""
    behind = items[phrase.after].low if phrase.after < len(items) else ""
    return labelled(items, at, phrase) if head not in OWN_HEADS or behind == ":" else ()


def _of_themselves(items: Sequence[Item], at: int, phrase: Phrase) -> Iterable[Figure]:
    """Ask what people say of themselves, unless the number is only the whole of those who say it."""
    return () if whole_of(items, at, phrase) else said_of_themselves(items, at, phrase)


def _fate_words() -> Words:
    """Return the last words of the nouns of the law and of absence, behind which people are named."""
    nouns = (phrase.rpartition(" ")[0] for phrase in tags_of("en", "fate_nouns"))
    return frozenset(RUN.findall(noun)[-1] for noun in nouns)


@cache
def _early() -> tuple[Stage, ...]:
    """Return the stages of what the number's own words, noun and verbs say."""
    return (
        (_here(_labels, beside=BEFORE_LABELLED),),
        (_here(fates.untraced, *fates.NO_TRACE, *fates.ABSENCE, "seen", "saw", "heard", "where"),),
        (
            _here(described, "ADJT", "TRIG"),
            _here(nominal),
            _here(portions.among_them, "among"),
            _behind(objects),
            _here(nominal_of),
            _here(fates.named_behind, "NTRIG", *_fate_words()),
            _here(fates.punished, *fates.UPHELD),
            _here(fates.meted_out, *fates.METED),
            _here(fates.penalised, "GUARD"),
            _here(fates.indicted, beside=fates.NAMES),
            _here(said_of, "FATE", "TRIG", "ADJT", "ADJS", "SENT"),
            _here(places, "UNIT"),
            _here(losses.kin_lost, "LOSS", "claimed", "claims", "claiming", *losses.BURIES),
            _here(lambda items, at, phrase: losses.done_to_them(items, phrase, at), "them"),
            _here(losses.whose_bodies, "whose"),
            _here(losses.were_buried, "buried"),
            _here(losses.we_lost, "LOSS"),
            _here(losses.families_left, *losses.LEAVES),
            _here(portions.used_on, beside=frozenset({"on"})),
            _here(object_before, "TRIG"),
        ),
    )


@cache
def _late() -> tuple[Stage, ...]:
    """Return the stages of what stands elsewhere in the sentence, then of what was counted before it."""
    moved = COUNTERS | TOLD | words_of("en", "changes")
    return (
        (
            _looking(changes, "TOLL", "respectively", "up", "down", "compared", "against", "(", *moved),
            _looking(tolls, "TOLL"),
            _behind(equals),
            _here(losses.wounded, "WOUND"),
            _here(losses.unseen, *UNSEEN),
            _here(losses.in_danger, "condition"),
            _here(victims, "PTRIG"),
            _behind(in_all, beside=frozenset({",", "or", "\u2013", "\u2014"})),
            _here(_of_themselves, "SAY"),
            _behind(cases_of, beside=frozenset({",", "and"})),
            _behind(affected, beside=AFFECTS),
            _here(names_listed, "names"),
            _here(in_state, "ADJS", "PTRIG"),
            _here(inverted),
            _behind(other_subject),
            _behind(joined_behind, beside=frozenset({"and"})),
            _behind(manner, *MANNERS),
            _behind(among_list, "them", "including", "included"),
            _here(in_company, beside=frozenset({"with", "alongside"})),
            _here(fronted),
            _here(of_group),
            _behind(kept, beside=KEEPS),
            _here(label_line),
            _here(label_cases, ":"),
            _here(itemised, "(", ")", ":"),
        ),
        (
            _looking(lambda items, at, phrase, _, context: shared_whole(items, at, phrase, context)),
            _here(portions.of_those),
            _here(portions.fronted_group, "among"),
            _here(portions.names_of, "names"),
            _here(lambda items, at, _: portions.part_of_nominal(items, at)),
            _looking(had_by_place, *HAD, *LEADS),
            _looking(parts),
        ),
        (_looking(remaining, *LEAVES, *SUMS, "makes", "LOSS", "with", "case", "cases", "in", "among", "identified"),),
        (_looking(pointing),),
    )


UNSEEN = ("NEG", "heard", "fate", "whereabouts")
NEVER_SEEN = _here(losses.unseen, *UNSEEN)
"""What is said besides of those who were taken away."""
LISTED = _looking(lambda items, at, phrase, _, context: listed(items, at, phrase, context))
SAID = _looking(
    lambda items, at, phrase, before, context: chain(
        put_at(items, at, phrase, before, context.near), said_by(items, at, phrase, before, context.near)
    )
)


def stages_for(row: Row, at: int) -> Stages:
    """Return the rules that can find something in a sentence about the quantity at an index."""
    signs, beside, free, anywhere = _asked()
    before = beside.get(row.items[at - 1].low, 0) if at else 0
    return _standing((signs.met(row.marks) | free) & (before | anywhere))


@cache
def telling() -> Words:
    """Return all words and kinds that a rule can need."""
    return _asked()[0].words


@cache
def _rules() -> tuple[Rule, ...]:
    """Return all rules in the order of their stages: each has a bit."""
    return tuple(rule for stage in (*_early(), *_late()) for rule in stage)


@cache
def _asked() -> tuple[Signs, Mapping[str, int], int, int]:
    """Return what rules need of a sentence, what right before the number, and the bits of those that need neither."""
    rules = _rules()
    free = sum(1 << at for at, rule in enumerate(rules) if not rule.needs)
    anywhere = sum(1 << at for at, rule in enumerate(rules) if not rule.beside)
    return Signs.of(rule.needs for rule in rules), Signs.of(rule.beside for rule in rules).bits, free, anywhere


@lru_cache(4096)
def _standing(bits: int) -> Stages:
    """Return the rules of these bits, stage by stage."""
    asked = iter([bool(bits >> at & 1) for at in range(len(_rules()))])
    early, late = (
        tuple(tuple([rule for rule in stage if next(asked)]) for stage in stages) for stages in (_early(), _late())
    )
    return Stages(early, late)


def first_found(stages: Iterable[Stage], seen: Seen) -> list[Figure]:
    """Return what the first stage finds in which a rule finds something."""
    items, at, phrase, before, _ = seen
    for stage in stages:
        found: list[Figure] = []
        for rule in stage:  # written out, since handing over a part of what is seen takes longer than many a rule
            find, takes = rule.find, rule.takes
            told = (
                find(items, at, phrase)
                if takes == HERE
                else find(items, at, phrase, before)
                if takes == BEHIND
                else find(*seen)
            )
            for figure in told:  # adding a generator to a list takes twice as long
                found.append(figure)  # noqa: PERF402
        if found:
            return found
    return []
