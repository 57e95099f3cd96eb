"""Whether a quote links a number to a word of harm so plainly that nothing else could be meant.

In: the items of a sentence, a quote's place in it, what is declared of it. Out: the item, or the reason why not.
This is the last gate of the assisted reader: what it doubts is shown to a person, so in doubt it refuses.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dadkhah.lang.numbers import CHANGE
from dadkhah.model.claim import Polarity
from dadkhah.read.context import APART
from dadkhah.read.figure import COUNTED
from dadkhah.read.items import Item
from dadkhah.read.lexicon import tags_of
from dadkhah.read.phrases import ADVERBS, Phrase, active, passive, phrase_after
from dadkhah.read.reference import Where

HARM = ("TRIG", "NTRIG", "ADJT", "ADJS", "TOLL")
"""Words that say what was suffered. A noun for people ("prisoners") is none: whether they count is for the grammar."""
BARRED = frozenset({"VERB", "SUB", "PUNCT", "QTY", "AGENT", "PERSON", "OFFICE", "ORG", "PRON"})
"""What may not stand between a number and the word that says what was suffered: an actor, another clause or number."""
ACTORS = APART | {"by", "against", "with", "despite"}
PEOPLE = frozenset({"PNOUN", "PTRIG", "NTRIG", "ADJT"})
OTHERS = frozenset({"more", "others"})
BESIDE = frozenset({"out", "away", "down", "up", "off", "another", "some", "further", "only", "all"})
STATES = frozenset({"at", "numbered", "reached", "totalled", "totaled"})
"""Right before a number these say how many: "put the dead at 12"."""
CASES = frozenset({"case", "event"})
NO_WORD = "no word of the declared kind stands in the quote"
TWO_KINDS = "words of two kinds stand in the quote, or another one stands as near to the number"
NOT_JOINED = "the words do not plainly join the number to the word that says what was suffered"
TAKEN_BACK = "the sentence holds words that deny or imagine, and the quote does not hold them all"
UNLIKE = "the words of the quote deny, imagine, doubt or assert otherwise than declared"


def trigger_of(items: Sequence[Item], inside: range, at: int, kind: str) -> int | str:
    """Return the item inside the quote that makes the number at `at` one of the kind, else the reason why none does."""
    own = [index for index in inside if kind in kinds(items[index]) and items[index].kind in {*HARM, "VERB"}]
    if not own:
        return NO_WORD
    nearest = min(own, key=lambda index: abs(index - at))
    others = [index for index, item in enumerate(items) if kinds(item) - {kind}]
    if any(index in inside or abs(index - at) <= abs(nearest - at) for index in others):
        return TWO_KINDS
    if nearest + 2 in others and items[nearest + 1].low in {"and", "or"}:
        return TWO_KINDS  # the quote cuts "expelled and arrested" short
    low, high = sorted((nearest, at))
    apart = any(_bars(item) for item in items[low + 1 : high])
    return NOT_JOINED if apart or _of_contents(items, at) or not _joined(items, at, nearest) else nearest


def _of_contents(items: Sequence[Item], at: int) -> bool:
    """Say whether a number begins a line that another one ends ("3 Deaths on the coast 17": a page)."""
    return at == 0 and len(items) > 1 and items[-1].kind == "QTY"


def kinds(item: Item) -> frozenset[str]:
    """Return every kind that the lexicon gives an item as a word of harm."""
    return frozenset(entry.tag for entry in item.entries if entry.kind in HARM and entry.tag in COUNTED)


def _bars(item: Item) -> bool:
    return item.kind in BARRED or (item.kind == "PREP" and item.low in ACTORS)


def _joined(items: Sequence[Item], at: int, trigger: int) -> bool:
    """Say whether a number of people, or a bare one, is what the word happens to or states."""
    phrase = phrase_after(items, at)
    head = phrase.head
    if head is not None and head != trigger and items[head].kind not in PEOPLE and items[head].low not in OTHERS:
        return False
    if trigger > at:
        return _behind(items, phrase, trigger)
    return _object(items, at, trigger) if items[trigger].kind == "VERB" else _stated(items, at, trigger)


def _behind(items: Sequence[Item], phrase: Phrase, trigger: int) -> bool:
    """Find "12 civilian deaths", "12 cases of unlawful arrest", "12 of the men were later killed", "12 were dead"."""
    if trigger < phrase.after:
        return not phrase.partitive
    between = items[phrase.after : trigger]
    cases = items[phrase.head].entry("PNOUN") if phrase.head is not None else None
    if items[trigger].kind == "NTRIG" and not between:
        return items[trigger].form == "plural" and not phrase.partitive
    if items[trigger].kind == "NTRIG":
        of = bool(between) and between[0].low == "of"
        return of and cases is not None and cases.tag in CASES and all(one.kind == "WORD" for one in between[1:])
    verb = items[trigger].entry("TRIG") if items[trigger].kind == "VERB" else None
    if verb is not None and verb.frame != "vi" and not passive(items, trigger, phrase.after):
        return False
    if verb is not None and verb.lemma.endswith(" with"):
        return False  # "12 people were left with burns": whom somebody left with stands behind the verb
    return all(one.kind in {"AUX", "REL", "NEG"} or one.adverb or one.low in ADVERBS for one in between)


def _object(items: Sequence[Item], at: int, verb: int) -> bool:
    """Find "drove out 12 more": nothing but a particle or an article stands between verb and number."""
    entry = items[verb].entry("TRIG")
    near = all(one.kind in {"DET", "POSS"} or one.low in BESIDE for one in items[verb + 1 : at])
    return near and entry is not None and entry.frame != "vi" and active(items, verb)


def _stated(items: Sequence[Item], at: int, noun: int) -> bool:
    """Find "the dead numbered 12", "executions rose to 12", "the dead were 12 men"; none is stated so of nobody."""
    if getattr(items[at].value, "kind", "") == "zero":
        return False
    before = items[at - 1]
    changed = CHANGE.search(" ".join(one.low for one in items[noun + 1 : at])) is not None
    return before.low in STATES or (changed and before.low in {"to", "past"}) or before.tag == "be"


def polarity_fits(items: Sequence[Item], inside: range, declared: Polarity) -> str:
    """Return "" where the words of the sentence that deny or imagine agree with what is declared, else the reason."""
    words = tags_of("en", "polarity")
    marked = {index: _mark(item, words) for index, item in enumerate(items) if _mark(item, words)}
    if any(index not in inside for index in marked):
        return TAKEN_BACK
    found = set(marked.values()) or {"asserted"}
    return "" if found == {declared} else UNLIKE


def _mark(item: Item, words: Mapping[str, str]) -> str:
    if item.kind == "NEG":
        return "denied"
    return words.get(item.low, "") if item.kind not in {"QTY", "DATE", "PERSON", "PLACE", "ORG"} else ""


def items_inside(items: Sequence[Item], where: Where) -> range | None:
    """Return the indexes of the items that a quote holds, None where it cuts one in two or holds none."""
    held = [index for index, item in enumerate(items) if item.start < where[1] and item.end > where[0]]
    if not held or items[held[0]].start < where[0] or items[held[-1]].end > where[1]:
        return None
    return range(held[0], held[-1] + 1)
