"""Fates told by a verb and words far behind it: "bundled 12 students into trucks", "were handed suspended sentences".

In: a row of items. Out: the same row, each such verb with the reading that its completion gives it
(frame "vtf": it counts people and accuses nobody, since who takes pupils to a police station may mean well); and the
kind of people named behind a noun of the law ("charges against nine") or of absence ("the whereabouts of nine").
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise

import msgspec

from dadkhah.lang.vocabulary import Vocabulary
from dadkhah.read.figure import Figure, figure_of
from dadkhah.read.items import Item
from dadkhah.read.lexicon import Entry, rows, tags_of, verb_forms
from dadkhah.read.phrases import Phrase

WIDTH = 12
"""How many items an object may keep a verb from its completion."""
MODIFIERS = 4
"""How many words may stand between a preposition and its noun ("into three waiting army trucks")."""
LEADS = frozenset({"into", "in", "to", "inside", "behind", "aboard", "onto", "at", "under", "before"})
THEY = frozenset({"they", "he", "who"})
WAITING = frozenset({"VERB", "WORD", "SENT", "AUX"})
COURTS = frozenset({"court", "judge", "tribunal", "magistrate", "judges", "courts", "bench"})
GIVEN = frozenset({"gave", "give", "gives", "giving", "handed", "hands", "dealt", "slapped", "ordered"})
RECEIVED = frozenset({"received", "receive", "got", "drew"})
OUT = frozenset({"from", "off", "of"})
BEFORE = frozenset({"before", "to", "into", "in", "for", "on"})
MODIFYING = frozenset({"DET", "POSS", "WORD", "DEMONYM", "PLACE", "NAME", "ORG", "QTY", "GUARD", "GEN", "HARM"})
TERMS = frozenset({"sentenced", "sentenced_to_death"})
ENDS = frozenset({"REL", "SUB", "AUX", "ACCTO"})
ENDS_OF = {"carry": ("custody", "pen"), "spend": ("custody",)}
"""Which groups of ends a group of verbs takes: who is bundled into a truck is held, who is driven there may not be."""
PHRASES = 3
"""The longest noun of the lists of ends, in words."""


class Far(msgspec.Struct, frozen=True):
    """One verb that waits for a completion: its group, how its people stand to it, its form."""

    group: str
    frame: str
    form: str


@cache
def far_verbs() -> Mapping[str, tuple[Far, ...]]:
    """Return, by every form of a verb, the groups in which it looks for a completion."""
    found: dict[str, list[Far]] = {}
    for row in rows("en", "far_verbs"):
        for form, word in verb_forms(row["phrase"], row["past"], row["participle"]):
            found.setdefault(word, []).append(Far(row["group"], row["frame"], form))
    return {word: tuple(options) for word, options in found.items()}


@cache
def far_ends(group: str) -> Mapping[str, str]:
    """Return noun -> kind of one group of completions."""
    groups: tuple[str, ...] = ENDS_OF.get(group, (group,))
    return {row["phrase"]: row["tag"] for row in rows("en", "far_ends") if row["group"] in groups}


def completed(row: tuple[Item, ...], words: Vocabulary) -> tuple[Item, ...]:
    """Return the row with each verb read by its far completion; one that leads to a hospital or home says nothing.

    `words` are those of the sentence.
    """
    known = far_verbs()
    if known.keys().isdisjoint(words) or not any(item.kind == "QTY" for item in row):
        return row
    return tuple([_completed(row, index, item) if item.low in known else item for index, item in enumerate(row)])


def _completed(row: Sequence[Item], index: int, item: Item) -> Item:
    options = far_verbs().get(item.low, ()) if item.kind in WAITING and _free(item) else ()
    for far in options:
        tag = _completion(row, index, far) or _outing(row, index, item)
        if tag == "none" and far.group in {"custody", "out"}:
            return msgspec.structs.replace(item, kind="WORD", entries=())
        known = item.entry("TRIG")
        if known is not None and known.tag == tag:
            return item
        if tag and _in_person(row, index, far):
            return msgspec.structs.replace(item, kind="WORD", entries=()) if item.low in TAKES else item
        if tag and tag != "none":
            others = [entry for entry in item.entries if entry.kind not in {"TRIG", "AUX"}]
            form = "past" if far.frame == "vi" and far.form == "both" else far.form
            return msgspec.structs.replace(
                item, kind="VERB", entries=(Entry("TRIG", tag, form, far.frame, item.low), *others)
            )
    return item


def _in_person(row: Sequence[Item], index: int, far: Far) -> bool:
    """Say whether one named person, who holds no force that the text tells of, takes others somewhere."""
    named = index > 0 and row[index - 1].kind in {"PERSON", "PRON"} and row[index - 1].low not in {"they", "who"}
    return named and far.group in {"custody", "court", "out"} and not taker(row[:index])


ASIDE = frozenset({"inside", "outside", "aside", "upstairs", "indoors", "home"})
TAKES = frozenset({"take", "takes", "took", "taking"})


def _outing(row: Sequence[Item], index: int, item: Item) -> str:
    """Say "none" of a ride: "the bus took 60 players to the match", where nobody who takes people by force acts."""
    if item.low == "taken" and index > 1 and row[index - 1].low in {"and", ","}:
        held = row[index - 2].entry("TRIG")  # "were arrested and taken to the capital"
        led = index + 1 < len(row) and row[index + 1].low in {"to", "into"}
        return "none" if held is not None and held.tag == "arrested" and led else ""
    if item.low in {"taken", "took", "take"} and index + 1 < len(row) and row[index + 1].low in ASIDE:
        return "none"
    if item.low not in TAKES or taker(row[:index]):
        return ""
    ahead = row[index + 1 : index + WIDTH]
    to = next((i for i, one in enumerate(ahead) if one.low == "to"), 0)
    return "none" if to and not any(one.kind in ENDS | {"PUNCT", "VERB"} for one in ahead[:to]) else ""


def taker(before: Sequence[Item]) -> bool:
    """Say whether somebody who takes people by force is named."""
    return any(one.low in tags_of("en", "captors") or one.low in THEY for one in before)


def _free(item: Item) -> bool:
    """Say whether a verb stands alone, or is a phrase that a completion may still change ("taken away")."""
    return not item.entries or all(" " not in entry.lemma or entry.tag == "abducted" for entry in item.entries)


def _completion(row: Sequence[Item], index: int, far: Far) -> str:
    """Return the kind that the completion of a verb gives, "" where none stands behind its object."""
    wanted = {"court": BEFORE, "out": OUT, "free": OUT}.get(far.group, LEADS)
    for place in range(index + 1, min(len(row), index + WIDTH)):
        item = row[place]
        if far.group == "award":
            tag = _award(row, place, item=row[index])
        elif far.group == "face":
            tag = _words_end(item, far_ends("face")) or far_ends("face").get(item.low, "")
        elif item.kind == "ADJS" and item.tag in {"arrested", "charged"}:
            tag = item.tag if (item.tag == "charged") == (far.group == "court") else ""
        else:
            whole = item.low == "of" and row[place - 1].low != "out"  # "led 60 members of his church"
            tag = _led_to(row, index, place, far.group) if item.low in wanted and not whole else ""
        if tag:
            return tag
        if item.kind in ENDS or item.low in {".", ";", ":"} or (item.kind == "VERB" and place > index + 1):
            return ""
    return ""


def _led_to(row: Sequence[Item], index: int, place: int, group: str) -> str:
    """Return the kind of the noun that a preposition behind a verb leads to."""
    carried = group == "custody" and taker(row[:index])
    return _end(row, place + 1, "carry" if carried else group)


def _award(row: Sequence[Item], index: int, *, item: Item) -> str:
    """Return the kind of a punishment that stands at an index: "prison terms", "life", "the death penalty"."""
    noun = row[index].entry("NTRIG")
    if noun is not None and noun.tag in TERMS:
        return noun.tag
    if row[index].kind == "GUARD" and getattr(row[index].value, "kind", "") in {"duration", "punishment"}:
        court = item.low in GIVEN and any(one.low in COURTS for one in row[:index])
        return "sentenced" if item.low in RECEIVED or court else ""
    ended = index + 1 == len(row) or row[index + 1].kind in {"PUNCT", "PREP", "CONJ", "DATE"}
    return far_ends("award").get(row[index].low, "") if ended else ""


def _end(row: Sequence[Item], first: int, group: str) -> str:
    """Return the kind of the noun that a preposition leads to, "" where it is none of the group."""
    ends = far_ends(group)
    for index in range(first, min(len(row), first + MODIFIERS)):
        for count in range(PHRASES, 0, -1):
            tag = ends.get(_words(row, index, count), "")
            if tag:
                return tag
        if row[index].kind not in MODIFYING and row[index].form not in {"participle", "both", "gerund"}:
            return _words_end(row[index], ends)
    return ""


def _words(row: Sequence[Item], index: int, count: int) -> str:
    """Return the words of items, phrases of the lexicon among them, in lower case."""
    return " ".join(_phrase(item) for item in row[index : index + count])


def _phrase(item: Item) -> str:
    known = item.kind in {"UNIT", "ADJS"} and item.entries and " " in item.entries[0].lemma
    return item.entries[0].lemma if known else item.low


def _words_end(item: Item, ends: Mapping[str, str]) -> str:
    """Return the kind of a noun of several words that the lexicon knows as one ("police stations")."""
    return next((tag for entry in item.entries if (tag := ends.get(entry.lemma, ""))), "")


def named_behind(items: Sequence[Item], at: int, phrase: Phrase) -> Iterator[Figure]:
    """Find people behind a noun of the law: "charges against nine", "the trial of 36 lawyers", "amnesty for 40"."""
    back = _preposition(items, at)
    if back < 1 or not _people(items, phrase):
        return
    for noun in (back, _noun_end(items, back)):
        tag = _fate_noun(items, noun, items[back].low)
        never = any(item.kind == "NEG" for item in items[phrase.after : phrase.after + 4])
        if tag and not never and not _asked(items, noun) and not _unnamed(items, noun, phrase, items[back].low):
            waits = items[phrase.after] if phrase.after < len(items) else None  # "the sentences of 12 men on death row"
            row = waits is not None and waits.kind == "ADJS" and waits.tag == "sentenced_to_death"
            kind = "sentenced_to_death" if row and tag == "sentenced" else tag
            yield figure_of(items, at, phrase, kind, noun - 1, rule="count.named_behind")
            return


UNLESS_NAMED = frozenset({"sentences", "terms", "convictions", "seizure", "taking", "capture"})
REVOKED = frozenset({"revoked", "revokes", "revoking", "revoke", "stripped", "cancelled", "annulled", "canceled"})


def _unnamed(items: Sequence[Item], noun: int, phrase: Phrase, preposition: str) -> bool:
    """Say whether "sentences of 12" may be years, and "the citizenship of 94" is not taken away."""
    if preposition == "for" and items[noun - 1].low in {"death", "jail", "prison", "life"}:
        return noun > 1  # only a headline says "death for three"
    if preposition == "for" and items[noun - 1].low in {"exchanged", "swapped", "traded"}:
        return phrase.head is None
    if preposition != "of":
        return False
    kept = items[noun - 1].low in {"citizenship", "nationality"}
    revoked = any(item.low in REVOKED for item in items[max(0, noun - 5) : noun])
    counts = items[noun - 1].low in UNLESS_NAMED  # "sentences of 12 and 15 years"
    return (counts and phrase.head is None) if not kept else not revoked


def _fate_noun(items: Sequence[Item], end: int, preposition: str) -> str:
    """Return the kind of the noun that ends before an index, with the preposition behind it."""
    kinds = tags_of("en", "fate_nouns")
    lemmas = [entry.lemma for entry in items[end - 1].entries if entry.kind == "NTRIG"]
    words = [" ".join(item.low for item in items[max(0, end - count) : end]) for count in (2, 1)]
    return next((tag for one in (*words, *lemmas) if (tag := kinds.get(f"{one} {preposition}", ""))), "")


ASKED = frozenset({
    "demand", "demands", "demanded", "demanding", "urge", "urged", "urges", "seek", "seeks", "sought", "seeking",
    "call", "calls", "called", "calling", "request", "requested", "requests", "drop", "dropped", "drops", "dropping",
    "consider", "considers", "considered", "considering", "propose", "proposed", "want", "wants", "plead",
    "withdraw", "withdrew", "withdrawn", "refused", "denied", "no",
})  # fmt: skip
"""Words before a noun of the law behind which nothing has happened yet, or was taken back."""
ASKED_REACH = 6
BROUGHT = frozenset({
    "brought", "paid", "filed", "laid", "lodged", "pending", "opened", "pressed", "announced", "preferred", "granted",
    "extended", "given", "handed", "passed", "imposed", "began", "started", "resumed", "found", "emerged",
})  # fmt: skip


def _noun_end(items: Sequence[Item], back: int) -> int:
    """Step from a preposition over "were brought", "are pending" to the end of the noun before."""
    index = back
    while index > 1 and (items[index - 1].kind == "AUX" or items[index - 1].low in BROUGHT or items[index - 1].adverb):
        index -= 1
    while back > index > 2 and items[index - 2].low == "of":
        index -= 2  # "charges of terrorism were brought"
    return index


def _asked(items: Sequence[Item], back: int) -> bool:
    return any(item.low in ASKED or item.kind == "NEG" for item in items[max(0, back - ASKED_REACH) : back])


OTHERS = frozenset({"other", "remaining"})


def _preposition(items: Sequence[Item], at: int) -> int:
    back = at - 1
    while back >= 0 and (items[back].kind in {"DET", "POSS"} or items[back].low in OTHERS):
        back -= 1
    return (
        back
        if back >= 0
        and items[back].low in {"against", "of", "for", "on", "upon", "to", "about", "from", "covering", "where"}
        else 0
    )


def _people(items: Sequence[Item], phrase: Phrase) -> bool:
    """Say whether a phrase names people, or nothing that could be anything else."""
    head = items[phrase.head] if phrase.head is not None else None
    return head is None or head.entry("PNOUN", "PTRIG", "AGENT") is not None


METED = frozenset({"handed", "imposed", "meted", "passed", "issued", "gave", "given", "dealt", "pronounced"})
SENTENCES = frozenset({"sentences", "terms", "penalties"})


def meted_out(items: Sequence[Item], at: int, phrase: Phrase) -> Iterator[Figure]:
    """Find "handed down sentences of up to 22 years to 143 people"."""
    if items[at - 1].low not in {"to", "on"} or phrase.head is None or not _people(items, phrase):
        return
    for index in range(at - 2, max(0, at - 2 - WIDTH), -1):
        item = items[index]
        if item.low in SENTENCES or item.tag in TERMS:
            meted = any(one.low in METED for one in items[max(0, index - 4) : index + 1])
            death = item.tag == "sentenced_to_death" or items[index - 1].low == "death"
            kind = "sentenced_to_death" if death else "sentenced"
            if meted:
                yield figure_of(items, at, phrase, kind, index, rule="count.meted_out")
            return
        if item.kind not in {"WORD", "GUARD", "PREP", "CONJ", "ADJS", "DET", "QTY"}:
            return


EACH = frozenset({"each", "of", "the", "all", "for"})


def penalised(items: Sequence[Item], at: int, phrase: Phrase) -> Iterator[Figure]:
    """Find "Ten years for each of the three organisers": a term and whom it is for, in a line without a verb."""
    head = items[phrase.head].entry("PNOUN", "PTRIG", "AGENT") if phrase.head is not None else None
    if head is None or head.tag in {"family", "case"} or any(item.kind in {"VERB", "AUX"} for item in items):
        return
    back = at - 1
    while back >= 0 and items[back].low in EACH:
        back -= 1
    given = back < at - 1 and any(item.low == "for" for item in items[back + 1 : at])
    back -= items[back].kind == "ADJS" and back > 0  # "five years in prison for"
    term = getattr(items[back].value, "kind", "") in {"duration", "punishment"} if back >= 0 else False
    if given and term and (back == 0 or items[back - 1].kind == "PUNCT"):
        yield figure_of(items, at, phrase, "sentenced", back, rule="count.penalty")


NAMES = frozenset({"names", "named", "lists", "listed", "accuses", "accused"})
CHARGES = frozenset({"indictment", "indictments", "chargesheet", "charge-sheet", "summons"})


def indicted(items: Sequence[Item], at: int, phrase: Phrase) -> Iterator[Figure]:
    """Find "the indictment names 17 people", "the charge sheet lists nine suspects"."""
    lows = [item.low for item in items[max(0, at - WIDTH) : at]]
    sheet = not CHARGES.isdisjoint(lows) or any(pair == ("charge", "sheet") for pair in pairwise(lows))
    if sheet and _people(items, phrase):
        yield figure_of(items, at, phrase, "charged", at - 1, rule="count.indicted")


HAD = frozenset({"had", "have", "has"})
UPHELD = frozenset({"upheld", "confirmed", "commuted", "affirmed", "increased", "reduced", "quashed", "overturned"})


def punished(items: Sequence[Item], at: int, phrase: Phrase) -> Iterator[Figure]:
    """Find "nine had their death sentences upheld"."""
    ahead = items[phrase.after : phrase.after + 4]
    if len(ahead) < 4 or ahead[0].low not in HAD or ahead[1].kind != "POSS" or ahead[3].low not in UPHELD:
        return
    noun = ahead[2].entry("NTRIG", "TRIG")
    if noun is not None and noun.tag in TERMS:
        yield figure_of(items, at, phrase, noun.tag, phrase.after + 2, rule="count.punished")


KNOW = frozenset({"know", "knows", "knew", "unclear", "unknown", "idea"})
ABSENCE = frozenset({"whereabouts", "fate"})
NO_TRACE = frozenset({"trace", "news", "word", "sign", "information", "whereabouts"})
UNKNOWN = frozenset({
    "unknown", "unclear", "undisclosed", "mystery", "unresolved", "uncertain", "clarify", "disclose", "reveal",
    "nothing",
})  # fmt: skip
CLEARED = frozenset({"established", "confirmed", "traced", "learned", "learnt", "revealed", "clarified", "cleared"})
AHEAD = 14


def _nothing(item: Item) -> bool:
    zero = item.kind == "QTY" and getattr(item.value, "low", None) == 0
    return zero or item.kind == "NEG" or item.low in {"without", "any", "nothing"}


def _traceless(items: Sequence[Item], at: int) -> bool:
    """Find "Of 21 there is no trace", "Nobody has seen eight of the men"."""
    fronted = at > 0 and items[0].low in {"of", "from", "about"}
    fronted = fronted and all(item.kind == "DET" or item.low in OTHERS for item in items[1:at])
    none = fronted and any(_nothing(one) and two.low in NO_TRACE for one, two in pairwise(items[at : at + 8]))
    seen = at > 1 and items[at - 1].low in {"seen", "saw"} and any(_nothing(one) for one in items[max(0, at - 4) : at])
    return none or seen


def untraced(items: Sequence[Item], at: int, phrase: Phrase) -> Iterator[Figure]:
    """Find "the whereabouts of 38 people are unknown", "no trace of 29 miners"."""
    if _traceless(items, at):
        yield figure_of(items, at, phrase, "disappeared", at, rule="count.untraced")
        return
    back = _noun_end(items, _preposition(items, at))
    if back < 1 or not _people(items, phrase):
        return
    before = items[max(0, back - 5) : back - 1]
    none = any(_nothing(item) for item in before)
    ahead = items[phrase.after : phrase.after + AHEAD]
    noun = items[back - 1].low
    if (none and noun in NO_TRACE) or (
        noun == "heard" and any(_nothing(item) for item in items[max(0, back - 8) : back - 1])
    ):
        yield figure_of(items, at, phrase, "disappeared", back - 1, rule="count.untraced")
    elif (
        items[back].kind == "SUB"
        and items[back].low == "where"
        and any(one.low in KNOW for one in items[max(0, back - 4) : back])
    ):
        yield figure_of(items, at, phrase, "disappeared", back, rule="count.untraced")
    elif noun in ABSENCE:
        negated = any(item.kind == "NEG" for item in ahead)
        cleared = any(item.low in CLEARED for item in (*before, *ahead)) and not negated
        asked = [one for one in before if noun == "whereabouts" or _nothing(one)]
        told = any(item.low in UNKNOWN or _nothing(item) for item in (*asked, *ahead))
        if told and not cleared:
            yield figure_of(items, at, phrase, "disappeared", back - 1, rule="count.untraced")
