"""Who speaks where words only point at a source: "he said", "it said", and behind ", who asked for silence, said".

In: a row, the cast, the sentence before. Out: where the phrase stands that names the source, None where none does.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from dadkhah.model.claim import AttributionClass
from dadkhah.read.items import Item
from dadkhah.read.lexicon import Entry, tags_of, words_of
from dadkhah.read.phrases import NOMINAL
from dadkhah.read.reference import Cast, Where
from dadkhah.read.sheet import Row

MARKS = frozenset({"DET", "PUNCT"})
BODY = 5
"""How many words the name of a body may have."""
RELATIVE = 30
"""How many items a relative clause between a subject and its verb may have."""


def source_behind(items: Sequence[Item], first: int) -> Where | None:
    """Return the noun phrase that names a source from an index on, None where none stands there."""
    while first < len(items) and items[first].kind == "DET":
        first += 1
    end = first + _taken(items, first)
    while end < len(items) and (items[end].kind in NOMINAL or items[end].low in {"of", "for", "in", "at"}):
        end += 1
    while end > first and items[end - 1].kind in {"PREP", "DET"}:
        end -= 1
    return (items[first].start, items[end - 1].end) if end > first else None


def _taken(items: Sequence[Item], first: int) -> bool:
    """Say whether a participle opens a noun phrase ("a released inmate", "detained activists")."""
    behind = items[first + 1].kind if first + 1 < len(items) else ""
    opens = first < len(items) and items[first].kind == "VERB" and items[first].form in {"participle", "both"}
    return opens and behind in {"PNOUN", "PTRIG", "WORD", "OFFICE"}


def is_saying(items: Sequence[Item], verb: int) -> bool:
    """Say whether "is reporting that", "are claiming nine" stands at a verb."""
    behind = items[verb + 1] if verb + 1 < len(items) else None
    what = behind is not None and (behind.low == "that" or behind.kind == "QTY")
    return what and verb > 0 and items[verb - 1].tag == "be"


def numbered(items: Sequence[Item], verb: int) -> bool:
    """Say whether a participle only tells what kind of deaths a number counts ("all 483 reported executions")."""
    noun = items[verb + 1].entry("NTRIG") if verb + 1 < len(items) else None
    return noun is not None and verb > 0 and items[verb - 1].kind == "QTY" and items[verb].form == "both"


def beside_others(items: Sequence[Item], last: int) -> int:
    """Return where those begin with whom a source speaks ("two clerks and a nurse said"), else where it does itself.

    What stands before "and" must fill its place from a mark on: in "killed 12 men and doctors said" it does not.
    """
    joint = next((i for i in range(last - 1, -1, -1) if items[i].kind not in {"DET", "POSS"}), -1)
    if joint < 1 or items[joint].low != "and":
        return last
    first = joint
    while first and (items[first - 1].kind in NOMINAL or items[first - 1].low in {"of", "for"}):
        first -= 1
    heads = words_of("en", "org_heads") | SPEAKERS
    speaks = any(one.kind in {"PERSON", "ORG", "OFFICE", "PNOUN"} or one.low in heads for one in items[first:joint])
    return first if speaks and (first == 0 or items[first - 1].low in OPENS) else last


SPEAKERS = frozenset({"sources", "source", "witnesses", "residents", "media", "reports", "newspapers", "police"})
OPENS = frozenset({",", ";", ":", '"', "\u201d", "\u2019", "\u2014", "\u2013"})


def interviewed(items: Sequence[Item], verb: int) -> bool:
    """Say whether somebody "spoke to 14 survivors": who listens says nothing."""
    speaks = any(entry.lemma in {"speak", "talk"} for entry in items[verb].entries)
    return speaks and verb + 1 < len(items) and items[verb + 1].low in {"to", "with"}


def unnamed(subject: Sequence[Item]) -> bool:
    """Say whether a subject is but an adjective of what was said: "False claims that", "Unconfirmed reports of"."""
    return len(subject) == 1 and tags_of("en", "unasserted").get(subject[0].low) in {"untrue", "unsure"}


def named_as(items: Sequence[Item], first: int) -> bool:
    """Say whether a name is one person's by the apposition behind it ("said Artsiom, a programmer held since May")."""
    aged = first + 2 < len(items) and items[first + 2].kind in {"GUARD", "QTY"}  # "said Artan, 26, a programmer"
    behind = items[first + 3 : first + 5] if aged else items[first + 1 : first + 3]
    return items[first].kind == "NAME" and len(behind) == 2 and behind[0].low == "," and behind[1].tag == "a"


def makes_so(items: Sequence[Item], verb: int) -> bool:
    """Say whether somebody declares people to be something, which makes them so and states nothing."""
    behind = items[verb + 1].kind if verb + 1 < len(items) else ""
    return behind in {"QTY", "POSS", "PRON"} and any(entry.lemma == "declare" for entry in items[verb].entries)


def over_ground(items: Sequence[Item], back: int) -> int:
    """Step back over "on the ground" ("our colleagues on the ground say")."""
    ground = [item.low for item in items[max(0, back - 2) : back + 1]] == ["on", "the", "ground"]
    return back - 3 if ground else back


def takes_lives(items: Sequence[Item], verb: int) -> bool:
    """Say whether a blast "claims nine lives": nobody speaks."""
    claims = any(entry.lemma == "claim" for entry in items[verb].entries)
    return claims and any(item.low in {"lives", "life", "victims"} for item in items[verb + 1 : verb + 5])


def counted_things(first: Item, verb: Item) -> bool:
    """Say whether a subject that begins with a number speaks of nobody: none, or several before "posts", "reports"."""
    low = getattr(first.value, "low", None) if first.kind == "QTY" else None
    return low == 0 or (low is not None and low > 1 and verb.form == "s")


def over_relative(items: Sequence[Item], comma: int) -> int:
    """Return the item before ", who gave no name," for its last comma, -1 where none is."""
    for back in range(comma - 1, max(0, comma - RELATIVE), -1):
        if items[back].low == "who" and items[back - 1].low == ",":
            return _apposed_to(items, back - 2)
        if items[back].low in {";", ":", "\u201c", "\u201d", '"'}:
            return -1
    return -1


def before_which(items: Sequence[Item], back: int) -> int:
    """Step from "which" or "who" to whom it tells of ("the Delta League, which counted nine", "the mayor, who put")."""
    relative = back > 1 and items[back].low in {"which", "who"} and items[back - 1].low == ","
    return back - 2 if relative else back


def reckoned_by(items: Sequence[Item], index: int) -> Where | None:
    """Return whose count it is in "by the reckoning of the league", "on the count of the union"."""
    opens = index > 1 and items[index - 1].kind == "DET" and items[index - 2].low in {"by", "on"}
    return _owner_behind(items, index, frozenset({"of"})) if opens else None


def claimed_by(items: Sequence[Item], index: int) -> Where | None:
    """Return whose words they are in "the statement of the envoy that", "a claim by the party of 300"."""
    owner = _owner_behind(items, index, frozenset({"of", "by"}))
    behind = next((item for item in items if owner is not None and item.start >= owner[1]), None)
    by = items[index + 1].low == "by" if owner is not None else False
    return owner if behind is not None and (behind.low == "that" or (by and behind.low == "of")) else None


def _owner_behind(items: Sequence[Item], index: int, links: frozenset[str]) -> Where | None:
    """Return the phrase behind a noun and "of": no number, and it ends where the next preposition stands."""
    if index + 2 >= len(items) or items[index + 1].low not in links:
        return None
    first = index + 2 if items[index + 2].kind != "DET" else index + 3
    end = first
    while end < len(items) and items[end].kind in (NOMINAL | {"GENX"}) - {"QTY", "DET", "POSS"}:
        end += 1
    return (items[first].start, items[end - 1].end) if end > first else None


def self_named(items: Sequence[Item], back: int) -> Where | None:
    """Return the name in ", who would give just a first name, NAME, said", "who asked to be called NAME said"."""
    last = back - 1 if back > 0 and items[back].low == "," else back
    if last < 3 or items[last].kind not in {"NAME", "PERSON"}:
        return None
    before = [item.low for item in items[max(0, last - RELATIVE // 3) : last]]
    told = "who" in before and any(word in CALLED for word in before[before.index("who") :])
    return (items[last].start, items[last].end) if told and before[-1] in {",", "as", "only", "called"} else None


CALLED = frozenset({"name", "named", "called", "identified", "identify", "identifying", "known"})


def _apposed_to(items: Sequence[Item], last: int) -> int:
    """Step from "a nurse in Velm" back to the name before it ("Ona Belm, 31, a nurse in Velm, who ..., said")."""
    for back in range(last, max(0, last - RELATIVE // 2), -1):
        if items[back].kind in {"VERB", "AUX", "REL"}:
            return last
        if items[back].low == "," and items[back + 1].tag == "a":
            age = items[back - 1].kind in {"QTY", "GUARD"} and items[back - 2].low == ","
            return back - 3 if age else back - 1
    return last


def person_before(cast: Cast, row: Row) -> tuple[Where, Where | None, AttributionClass] | None:
    """Return the described person with whom the sentence before began ("The mayor blamed ... He said")."""
    before = _sentence_before(cast, row)
    first = _first(before.items) if before is not None else None
    if (
        before is None
        or first is None
        or not any(item.entry("PNOUN") or item.kind == "OFFICE" for item in before.items[first : first + 4])
    ):
        return None
    if before.items[first].kind not in {"OFFICE", "PNOUN", "WORD", "DEMONYM"}:
        return None
    stop = next((i for i, item in enumerate(before.items) if i > first and item.low.endswith("ed")), len(before.items))
    phrase = source_behind(before.items[:stop], first)
    return (phrase, None, "office" if before.items[first].kind == "OFFICE" else "anonymous") if phrase else None


def body_before(cast: Cast, row: Row, spoke: Where | None, *, plural: bool = False) -> Where | None:
    """Return the body with which the sentence before began ("The ministry gave a lower toll. ..., it said").

    None where `spoke`, whoever spoke last, did so in that sentence, under its name; `plural` asks for people who spoke.
    """
    before = _sentence_before(cast, row)
    first = _first(before.items) if before is not None else None
    if before is None or first is None:
        return None
    last = _speakers(before.items, first) if plural else _body(before.items, first)
    if last is None:
        return None
    phrase = _whole_name(cast.sheet.content, before.items, first, last)
    return phrase if (spoke is None or spoke[1] <= phrase[0] or phrase[1] <= spoke[0]) else None


def document_owner(items: Sequence[Item], first: int, back: int) -> Where | None:
    """Return whose document speaks in "the army's first statement"."""
    gen = next((i for i in range(back, first, -1) if items[i].kind == "GEN"), None)
    return (items[first].start, items[gen - 1].end) if gen is not None else None


def body_of(cast: Cast, row: Row) -> Where | None:
    """Return the body with which a sentence begins ("The ministry gave a lower toll, saying ...")."""
    first = _first(row.items)
    last = _body(row.items, first) if first is not None else None
    return _whole_name(cast.sheet.content, row.items, first, last) if first is not None and last is not None else None


def _whole_name(content: str, items: Sequence[Item], first: int, last: int) -> Where:
    """Return the name of a body with the words in capitals behind "on" or "of", without what only describes it."""
    if (
        last + 2 < len(items)
        and items[last + 1].low in {"on", "of", "for"}
        and content[items[last + 2].start].isupper()
    ):
        last += 2
        while last + 1 < len(items) and content[items[last + 1].start].isupper() and items[last + 1].kind in NOMINAL:
            last += 1
    if last + 1 < len(items) and items[last + 1].kind in {"NAME", "ORG"}:
        last += 1  # "the volunteer network Selde"
    if content[items[last].start].isupper():
        first = next(i for i in range(first, last + 1) if content[items[i].start].isupper())
    return items[first].start, items[last].end


def _speakers(items: Sequence[Item], first: int) -> int | None:
    """Return the last item of the name of several who speak ("The authorities acknowledged nine deaths. They also")."""
    for index in range(first, min(len(items) - 1, first + BODY)):
        people = items[index].entry("PNOUN")
        if items[index].low == "authorities" or (people is not None and people.form == "plural"):
            return index if items[index + 1].entry("SAY", "RESP") is not None else None
        if items[index].kind not in NOMINAL - {"DET", "QTY", "PERSON"}:
            return None
    return None


def _body(items: Sequence[Item], first: int) -> int | None:
    """Return the last item of the name of a body that begins at an index."""
    for index in range(first, min(len(items), first + BODY)):
        if items[index].kind == "ORG" or items[index].low in words_of("en", "org_heads"):
            return index
        if items[index].kind not in NOMINAL - {"DET", "QTY", "PERSON"}:
            return None
    return None


def _sentence_before(cast: Cast, row: Row) -> Row | None:
    """Return the sentence before, of this paragraph or the one before."""
    before = cast.sheet.rows[row.index - 1] if row.index else None
    return before if before is not None and before.sentence.paragraph >= row.sentence.paragraph - 1 else None


def _first(items: Sequence[Item]) -> int | None:
    """Return where the first phrase of a sentence begins, behind marks and an article, None where none does."""
    first = next((i for i, item in enumerate(items) if item.kind not in MARKS), None)
    return first if first is not None and first <= 2 else None


PUT_REACH = 24
"""How far behind "put" its number may stand ("put the number of those killed in the two years at 304")."""


def puts(items: Sequence[Item], index: int) -> Entry | None:
    """Find "put the toll at 304", whose parts stand apart."""
    ahead = items[index + 1 : index + PUT_REACH]
    divided = any((one.low == "at" or one.low in TALLIES) and other.kind == "QTY" for one, other in pairwise(ahead))
    return Entry("SAY", "estimates", "past", "", "put at") if divided else None


def relative_end(items: Sequence[Item], verb: int) -> int | None:
    """Return where ", which the army puts at 57," ends, None where no clause set off by commas holds the verb."""
    opened = any(items[i].low in {"which", "who"} and items[i - 1].low == "," for i in range(max(1, verb - 8), verb))
    close = next((item.start for item in items[verb + 1 : verb + 9] if item.low == ","), None)
    return close if opened else None


PUTS = frozenset({"put", "puts"})
TALLIES = frozenset({"toll", "count", "estimate", "tally", "figure", "number", "total"})


def revises(items: Sequence[Item], index: int) -> Entry | None:
    """Find "raised its count of detainees to 512", whose subject speaks."""
    own = index + 1 < len(items) and items[index + 1].kind in {"POSS", "DET"}
    tally = own and any(item.low in TALLIES for item in items[index + 2 : index + 5])
    return Entry("SAY", "revises", "past", "", "revise") if tally else None


def denies(items: Sequence[Item], index: int) -> Entry | None:
    """Find "denied that", whose subject speaks of what it denies."""
    denial = items[index].entry("RESP")
    clause = index + 1 < len(items) and items[index + 1].low == "that"
    return Entry("SAY", "asserts", denial.form, "", "deny") if denial and denial.lemma == "deny" and clause else None
