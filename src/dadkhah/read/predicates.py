"""Predicates: verbs and states that a counted phrase is the subject of.

In: items, a quantity and its phrase. Out: Figures of passive and intransitive verbs behind the phrase.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from dadkhah.model.claim import Polarity
from dadkhah.read.captors import kind_by_agent
from dadkhah.read.figure import COUNTED, Figure, figure_of
from dadkhah.read.insertions import insertion_end, new_subject
from dadkhah.read.items import Item
from dadkhah.read.lexicon import Entry, words_of
from dadkhah.read.phrases import Phrase, active, adjectival, governed, passive

MODALS = frozenset({"would", "could", "might", "may", "should"})
HEDGES = frozenset({"may", "might", "could"})
"""With "have" these estimate ("may have lost their lives"); without it they imagine."""
REACH = 30
"""How many items a predicate may stand behind its subject."""


DEMANDS = frozenset({
    "demand", "demands", "demanded", "demanding", "call", "calls", "called", "calling", "urge", "urges", "urged",
    "urging", "ask", "asks", "asked", "appeal", "appeals", "appealed", "want", "wants", "wanted", "seek", "seeks",
    "sought",
})  # fmt: skip
DEMAND_REACH = 20
CLAUSES = frozenset({"since", "after", "before", "until"})
AS_COUNTED = {"stabbed": "injured"}
"""Conduct that counts as a kind of its own only with its outcome."""


class Path(msgspec.Struct):
    """Where a scan to the right stands."""

    index: int
    conditional: bool = False
    hedged: bool = False
    negated: bool = False
    spoken: bool = False


def predicates(items: Sequence[Item], at: int, phrase: Phrase) -> Iterator[Figure]:
    """Find passive and intransitive verbs behind the phrase, coordinated ones too: "were arrested and tortured"."""
    head = items[phrase.head].kind if phrase.head is not None else ""
    if head == "UNIT" or _loose(items, phrase) or _governed(items, at, phrase) or _counted(items, at, phrase):
        return
    path, subject = Path(phrase.after, negated=denied_before(items, at)), phrase.after
    while path.index < min(len(items), at + REACH):
        item = items[path.index]
        noun = item.form == "s" and items[path.index - 1].kind in {"POSS", "GEN", "DET"}  # "had their charges dropped"
        own = item.kind == "VERB" and not noun and not adjectival(items, path.index)
        trigger = item.entry("TRIG") if own else None
        if trigger:
            if not _suffers(items, path.index, subject, trigger.frame) or not fits(items, phrase, frame_of(trigger)):
                return
            kind = kind_by_agent(
                items, path.index, AS_COUNTED.get(trigger.tag, trigger.tag), trigger.lemma, passive=True
            )
            if kind == "charged" and item.low in APPEARS and _in_court_by_office(items, phrase):
                return
            if kind in COUNTED and not demanded(items, path.index, kind):
                figure = figure_of(items, at, phrase, kind, path.index, rule="count.predicate")
                polarity: Polarity = "denied" if path.negated else "hypothetical" if path.conditional else "asserted"
                hedged = path.hedged and polarity == "asserted"
                yield msgspec.structs.replace(
                    figure, verb=path.index, voice=voice_of(trigger, "passive"), polarity=polarity, hedged=hedged
                )
            path.spoken = True
        elif item.kind == "SENT" and _term(items, path.index):
            yield figure_of(items, at, phrase, "sentenced", path.index, rule="count.term")
            path.spoken = True
        elif item.kind in {"ADJT", "ADJS"} and _predicative(items, path.index, subject):
            figure = figure_of(items, at, phrase, item.tag, path.index, rule="count.state")
            yield msgspec.structs.replace(figure, polarity="denied" if path.negated else "asserted")
            path.spoken = True
        elif not noun and not _walk(items, path, subject):
            return
        path.index += 1


APPEARS = frozenset({"appear", "appears", "appeared", "appearing", "came", "come", "went", "stood", "go", "stand"})
COURT_PEOPLE = frozenset({
    "witness", "expert", "lawyer", "judge", "prosecutor", "minister", "attorney", "diplomat", "observer", "juror",
    "victim", "survivor", "barrister", "solicitor", "interpreter",
})  # fmt: skip


def _in_court_by_office(items: Sequence[Item], phrase: Phrase) -> bool:
    """Say whether those who appear in court are likely no defendants ("two witnesses appeared before the court")."""
    head = items[phrase.head] if phrase.head is not None else None
    singular = head.low[:-2] if head is not None and head.low.endswith("sses") else ""
    return head is not None and (
        singular in COURT_PEOPLE
        or any(entry.lemma in COURT_PEOPLE for entry in head.entries)
        or head.low in COURT_PEOPLE
    )


def demanded(items: Sequence[Item], trigger: int, kind: str) -> bool:
    """Say whether a release is only asked for: "calls for the 18 to be freed", "demand the release of 12"."""
    if kind != "released":
        return False
    before = items[max(0, trigger - DEMAND_REACH) : trigger]
    if items[trigger].kind == "NTRIG" and len(before) > 1 and before[-2].low == "for" and before[-1].kind == "DET":
        return True  # "marched for the release of"
    asked = any(item.low in DEMANDS for item in before)
    return asked and (items[trigger].kind == "NTRIG" or any(item.low in {"to", "be"} for item in before[-3:]))


def _term(items: Sequence[Item], index: int) -> bool:
    """Say whether a sentence follows "given", "handed": "given 25 years", "handed life"."""
    after = items[index + 1] if index + 1 < len(items) else None
    guard = getattr(after.value, "kind", "") if after is not None and after.kind == "GUARD" else ""
    return guard in {"duration", "punishment"} or (after is not None and after.low in {"life", "prison", "jail"})


def _loose(items: Sequence[Item], phrase: Phrase) -> bool:
    """Say whether "37 of them" is followed by no verb of its own: then it is a part of the figure before."""
    after = items[phrase.after].kind if phrase.after < len(items) else ""
    return phrase.partitive == "pronoun" and after not in {"AUX", "VERB", "REL", "WORD"}


def _predicative(items: Sequence[Item], index: int, subject: int) -> bool:
    """Say whether an adjective or "in custody" is said of the subject: behind a form of "be" or "remain"."""
    back = index - 1
    while back >= subject and (items[back].adverb or items[back].low in {"still", "now", "also", "already"}):
        back -= 1
    if back > subject and items[back].low in {"and", "or"} and items[index].kind == "ADJS":
        return any(item.tag == "be" for item in items[subject:back])  # "are under investigation and in detention"
    return back >= subject and items[back].kind == "AUX" and any(e.tag == "be" for e in items[back].entries)


SENT_AWAY = frozenset({"student", "pupil", "member", "player", "deputy", "lawmaker", "undergraduate"})
"""Whom a school or a party expels."""
THINGS_TOO = frozenset({"seize"})
"""Verbs that take things as well as people, though they need no completion."""


def voice_of(trigger: Entry, voice: str = "active") -> str:
    """Return the voice in which a verb names who acts; one that is read by its far completion names nobody."""
    return "far" if trigger.frame == "vtf" else voice


def frame_of(trigger: Entry) -> str:
    """Return the frame of a verb, that of people only where it takes things as well."""
    return "vtp" if trigger.lemma in THINGS_TOO else trigger.frame


def fits(items: Sequence[Item], phrase: Phrase, frame: str) -> bool:
    """Say whether a verb of many senses ("hold", "capture") has people for its object."""
    if frame not in {"vtp", "vip", "vte"}:
        return True
    if phrase.head is None:
        thing = items[phrase.first] if phrase.first < len(items) else None  # "seized 14 rifles", "freed 300 documents"
        return thing is None or not (thing.kind == "HARM" or (thing.kind == "VERB" and thing.form == "s"))
    if frame == "vte" and any(entry.lemma in SENT_AWAY for entry in items[phrase.head].entries):
        return False
    if any(entry.lemma in words_of("en", "hypernyms", "diplomat") for entry in items[phrase.head].entries):
        return frame != "vte"  # diplomats whom a state expels are no victims: that is a response
    people = items[phrase.head].entry("PNOUN", "PTRIG", "AGENT")
    if items[phrase.head].low == "more":
        return True
    return (people is not None and people.tag not in {"case", "event"}) or any(
        item.kind == "DEMONYM" for item in items[phrase.first : phrase.after]
    )


def _counted(items: Sequence[Item], at: int, phrase: Phrase) -> bool:
    """Say whether the number is that of a count, not of people ("the tally of 47 released in March")."""
    behind = (
        at > 1 and items[at - 1].low == "of" and items[at - 2].low in {"count", "figure", "tally", "total", "number"}
    )
    after = items[phrase.after : phrase.after + 2]
    own = len(after) == 2 and after[0].kind == "VERB" and after[1].kind == "AUX"  # "a tally of 60 held had doubled"
    return behind and phrase.head is None and not own


def _governed(items: Sequence[Item], at: int, phrase: Phrase) -> bool:
    """Say whether an active verb of violence takes the phrase as its object: then it is no subject of what follows."""
    verb = verb_left(items, at)
    trigger = items[verb].entry("TRIG") if verb is not None else None
    relative = phrase.after < len(items) and items[phrase.after].kind == "REL"
    return bool(
        trigger and verb is not None and active(items, verb) and trigger.frame in {"vt", "vtf"} and not relative
    )


def _suffers(items: Sequence[Item], index: int, subject: int, frame: str) -> bool:
    return frame in {"vi", "vip"} or passive(items, index, subject)


def _walk(items: Sequence[Item], path: Path, subject: int) -> bool:
    """Step over one item between subject and predicate; False where the clause ends."""
    if items[path.index].low == "and" and path.index > subject and new_subject(items, path.index - 1):
        return False
    if items[path.index].low == "but" and path.index + 1 < len(items) and items[path.index + 1].kind == "QTY":
        return False
    return _step(items, path, subject)


def _step(items: Sequence[Item], path: Path, subject: int) -> bool:
    item = items[path.index]
    if item.kind == "AUX":
        perfect = path.index + 1 < len(items) and items[path.index + 1].low == "have"
        path.hedged = path.hedged or (item.low in HEDGES and perfect)
        path.conditional = path.conditional or (item.low in MODALS and not path.hedged)
        return True
    if item.kind == "NEG":
        path.negated = True
        return True
    if item.kind == "PUNCT":
        return _over_comma(items, path)
    if item.kind == "CONJ" and path.spoken:
        return _verb_next(items, path.index + 1)
    if item.kind == "PREP" and item.low in CLAUSES and not path.spoken:
        return not _clause_behind(items, path.index)
    if item.kind == "VERB":
        return _past_verb(items, path.index, subject)
    if item.kind == "QTY":
        return not path.spoken or items[path.index - 1].kind != "CONJ"
    return item.kind not in {"SUB", "PRON", "ACCTO", "PERSON", "DUE", "TOLL"} or governed(items, path.index)


def _done(item: Item) -> bool:
    return item.kind == "VERB" and item.form in {"participle", "both"} and item.entry("TRIG") is not None


def _past_verb(items: Sequence[Item], index: int, subject: int) -> bool:
    """Say whether a verb may stand between subject and predicate: adjectival, passive or in a relative clause."""
    item = items[index]
    following = items[index + 1] if index + 1 < len(items) else None
    if item.entry("SAY") and item.form in {"participle", "both"} and following is not None and _done(following):
        return True  # "130 people reported detained"
    if item.entry("SAY") and not item.entry("TRIG") and _that_behind(items, index):
        return items[index - 1].kind == "AUX"
    return adjectival(items, index) or passive(items, index, subject) or _adjoined(items, index)


TRUE = frozenset({"true", "correct", "so"})
UNTRUE = frozenset({"untrue", "false", "incorrect", "wrong"})
"""Words before "that" which take back what follows: the first ones where they are negated, the others by themselves."""


def denied_before(items: Sequence[Item], at: int) -> bool:
    """Say whether "denied that", "it is not true that" or "it is untrue that" stands right before the clause."""
    for back in range(at - 1, max(0, at - 9), -1):
        if items[back].low == "that":
            before = items[max(0, back - 3) : back]
            negated = any(item.kind == "NEG" for item in before)
            untrue = items[back - 1].low in (TRUE if negated else UNTRUE)
            return untrue or any(entry.lemma == "deny" for entry in items[back - 1].entries)
        if items[back].kind in {"PUNCT", "SUB", "VERB", "REL"}:
            return False
    return False


def _that_behind(items: Sequence[Item], index: int) -> bool:
    """Say whether a clause with "that" is the object of a verb: its subject is somebody who speaks."""
    return index + 1 < len(items) and items[index + 1].low == "that"


def _clause_behind(items: Sequence[Item], index: int) -> bool:
    """Say whether "since", "after" or "before" opens a clause of its own ("since its founder was jailed")."""
    if items[index - 1].kind == "AUX":
        return False  # "one has since died"
    if index + 1 < len(items) and items[index + 1].low == "being":
        return False  # "were beaten before being jailed"
    for item in items[index + 1 : index + 7]:
        if item.kind in {"AUX", "VERB"}:
            return True
        if item.kind == "PUNCT":
            return False
    return False


def _verb_next(items: Sequence[Item], index: int) -> bool:
    """Say whether a conjunction joins another verb, not another subject."""
    while index < len(items) and items[index].adverb:
        index += 1
    return index < len(items) and items[index].kind in {"VERB", "AUX"} and not adjectival(items, index)


def _adjoined(items: Sequence[Item], index: int) -> bool:
    """Let a relative clause of its own verb pass ("who chanted")."""
    return items[index - 1].kind == "REL"


def _listed(items: Sequence[Item], comma: int) -> bool:
    """Say whether a comma before a number separates subjects of one verb ("12 men, 5 women and a child were shot")."""
    for item in items[comma + 1 : comma + 14]:
        if item.low in {"and", "or"}:
            return True
        if item.kind in {"AUX", "VERB"}:
            return False
    return False


def _verbs_listed(items: Sequence[Item], comma: int) -> bool:
    """Say whether a comma separates participles of one subject ("were rounded up, blindfolded and shot dead")."""
    ahead = items[comma + 1 : comma + 4]
    participle = len(ahead) == 3 and ahead[0].kind in {"VERB", "WORD"} and ahead[0].low.endswith("ed")
    return participle and ahead[1].low in {",", "and"} and (ahead[2].kind == "VERB" or ahead[1].low == ",")


def _over_comma(items: Sequence[Item], path: Path) -> bool:
    """Pass a comma where a relative clause, a verb or the end of an insertion follows.

    Every other mark ends the clause.
    """
    if items[path.index].low not in {",", "(", ")", "\u2013", "\u2014"}:
        return False
    if (end := insertion_end(items, path.index)) is not None and not path.spoken:
        path.index = end
        return True
    goes_on = _goes_on(items, path.index) if path.index + 1 < len(items) else None
    if goes_on is not None:
        return goes_on
    if path.spoken and _verbs_listed(items, path.index):
        return True
    if path.spoken:
        return False
    for index in range(path.index + 1, min(len(items) - 1, path.index + 14)):
        if items[index].low in {",", ")", "\u2013", "\u2014"} and items[index + 1].kind in {"AUX", "VERB"}:
            path.index = index
            return True
    return False


def _goes_on(items: Sequence[Item], mark: int) -> bool | None:
    """Say by the item behind a mark whether the subject has its verb behind it; None where that item does not tell."""
    following = items[mark + 1]
    if following.low in {"then", "later"} and _verb_next(items, mark + 2):
        return True
    if following.kind == "QTY" and not _listed(items, mark):
        return False
    if following.low in {"and", "but"} and new_subject(items, mark):
        return False
    return True if following.kind in {"REL", "AUX", "QTY"} or following.low in {"and", "or"} else None


def stated_by_itself(items: Sequence[Item], phrase: Phrase) -> bool:
    """Say whether the phrase itself says what happened ("90 wounded"), so that no verb behind it is its own."""
    head = items[phrase.head] if phrase.head is not None else None
    return head is not None and head.kind == "ADJT" and phrase.partitive not in {"the", "pronoun"}


LISTED = frozenset({"DET", "POSS", "WORD", "DEMONYM", "PNOUN", "PERSON", "OFFICE"})


def verb_left(items: Sequence[Item], at: int) -> int | None:
    """Return the verb whose object a quantity is, across articles and a coordinated object; None where none is."""
    back = at - 1
    joined = back > 0 and items[back].low in {"and", "or"}
    if back > 1 and items[back].low in {"them", "him", "her"} and items[back - 1].low == "with":
        back -= 2  # "took with them nine villagers"
    if joined and items[back - 1].kind in {"PNOUN", "PERSON", "OFFICE"}:  # "killed a guard and two"
        back -= 2
        while back >= 0 and (items[back].kind in LISTED or items[back].low == ","):
            back -= 1
    while back >= 0 and (
        items[back].kind in {"DET", "POSS"} or items[back].low in {"only", "another", "some", "further"}
    ):
        back -= 1
    return back if back >= 0 and items[back].kind == "VERB" else None
