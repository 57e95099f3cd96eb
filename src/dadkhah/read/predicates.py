"""Predicates: verbs and states that a counted phrase is the subject of.

In: items, a quantity and its phrase. Out: Figures of passive and intransitive verbs behind the phrase.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from dadkhah.model.claim import Polarity
from dadkhah.read.asides import (
    beside_somebody,
    enclosed,
    goes_on_before,
    of_another,
    of_bodies,
    of_one,
    of_others,
    of_the,
)
from dadkhah.read.asked import asked
from dadkhah.read.captors import kind_by_agent
from dadkhah.read.denials import REACH, denied_before
from dadkhah.read.executors import kind_of_deed
from dadkhah.read.figure import COUNTED, Figure, figure_of
from dadkhah.read.fitting import APPEARS, fits, in_court_by_office, voice_of
from dadkhah.read.governing import verb_left
from dadkhah.read.insertions import (
    DASHES,
    clause_of_others,
    in_dashes,
    insertion_end,
    listed_subjects,
    new_subject,
    others_behind,
    over_deed,
    verbs_listed,
)
from dadkhah.read.items import Item
from dadkhah.read.lexicon import Entry, tags_of, words_of
from dadkhah.read.phrases import ADVERBS, ASKS, ENDINGS, Phrase, active, adjectival, governed, passive

MODALS = frozenset({"would", "could", "might", "may", "should", "will"})
HEDGES = frozenset({"may", "might", "could"})
"""With "have" these estimate ("may have lost their lives"); without it they imagine."""


WISHES = frozenset({"want", "wants", "wanted", "wanting", "wish", "wishes"})
"""Right before those counted: "want 12 officers hanged"."""
DEMAND_REACH = 20
CLAUSES = frozenset({"since", "after", "before", "until", "as"})
ESCAPED = frozenset({"escaped", "escape", "escaping", "avoided", "avoid", "avoiding", "evaded", "from"})
AS_COUNTED = {"stabbed": "injured"}
"""Conduct that counts as a kind of its own only with its outcome."""


BOUND = frozenset({"lined", "blindfolded", "handcuffed", "hooded", "tied", "bound"})
"""Done before they shoot to people who cannot run."""


class Path(msgspec.Struct, gc=False):
    """Where a scan to the right stands."""

    index: int
    conditional: bool = False
    hedged: bool = False
    negated: bool = False
    spoken: bool = False
    apposed: bool = False
    owned: bool = False
    enclosed: bool = False


ALL_OF = [[word, "of", "whom"] for word in ("all", "both", "each")]
NUMBERS = frozenset({"count", "figure", "tally", "total", "number", "list", "roll"})
ASIDE = frozenset({"at", "by", "on", "until", "before", "near", "than"})
"""A bare number behind one of these is an age, an hour or a day ("he died at 23")."""


def predicates(items: Sequence[Item], at: int, phrase: Phrase) -> Iterator[Figure]:
    """Find passive and intransitive verbs behind the phrase, coordinated ones too: "were arrested and tortured"."""
    if _no_subject(items, at, phrase):
        return
    apposed = at > 0 and items[at - 1].low == ","  # "the whole village, some 700 people, fled"
    owned = at > 0 and items[at - 1].low == "whose"  # "whose two brothers were killed, has fled"
    path, subject = Path(phrase.after, negated=denied_before(items, at), apposed=apposed, owned=owned), phrase.after
    path.enclosed, path.index = enclosed(items, at), over_deed(items, phrase.after)
    while path.index < min(len(items), at + REACH):
        item = items[path.index]
        verb = item.kind == "VERB" and not _is_noun(items, path.index)
        own = verb and not adjectival(items, path.index)
        trigger = item.entry("FATE", "TRIG") if own else None
        if trigger:
            along = trigger.tag == "abducted" and trigger.lemma.endswith(" with")  # "were left with burns": by nobody
            said = not along and _said_of_them(items, at, phrase, path.index, trigger)
            yield from _suffered(items, at, phrase, path, trigger) if said else ()
            path.spoken = path.spoken or said
            if not _attempted(items, path.index) and _ends_at(items, path.index, subject, trigger, said=said):
                return
        elif item.kind == "SENT" and _term(items, path.index):
            yield figure_of(items, at, phrase, "sentenced", path.index, rule="count.term")
            path.spoken = True
        elif item.kind in {"ADJT", "ADJS"} and _predicative(items, path.index, subject):
            if not _culprits_at_large(items, phrase, item):
                figure = figure_of(items, at, phrase, item.tag, path.index, rule="count.state")
                yield msgspec.structs.replace(figure, polarity="denied" if path.negated else "asserted")
            path.spoken = True
        elif not _advance(items, path, subject, verb=verb):
            return
        path.index += 1


def _is_noun(items: Sequence[Item], index: int) -> bool:
    """Say whether a word that can be a verb is a noun ("had their charges dropped", "mothers of the disappeared")."""
    owned = items[index - 1].kind in {"POSS", "GEN", "DET"} and items[index].form == "s"
    behind = items[index - 1].kind == "PREP" or (
        items[index - 1].kind == "VERB" and any(one.lemma.endswith(ENDINGS) for one in items[index - 1].entries)
    )
    return owned or of_the(items, index) or (behind and items[index].form == "gerund")  # "convicted of killing"


def _ends_at(items: Sequence[Item], index: int, subject: int, trigger: Entry, *, said: bool) -> bool:
    """Say whether nothing behind a verb is said of the subject; "five of those shot have died" goes on."""
    if said:
        return _either(items, index, trigger.tag)
    return index > subject or items[subject - 1].low not in {"those", "ones"}


def _suffered(items: Sequence[Item], at: int, phrase: Phrase, path: Path, trigger: Entry) -> Iterator[Figure]:
    """Yield the figure of a verb that is said of the phrase."""
    kind = kind_by_agent(items, path.index, AS_COUNTED.get(trigger.tag, trigger.tag), trigger.lemma, passive=True)
    kind = kind_of_deed(items, path.index, kind)
    kind = "killed" if kind == "shot" and _captives(items, phrase, path.index) else kind
    kind = "other" if _either(items, path.index, kind) else kind
    if kind == "killed" and items[path.index - 1].low in {"nearly", "almost"}:
        return  # "were nearly drowned"
    if items[path.index - 1].low == "to" and items[path.index - 2].low in words_of("en", "intents"):
        return  # "tried to flee"
    if items[path.index - 1].low == "being" and items[path.index - 2].low in ESCAPED:
        return  # "narrowly escaped being killed"
    if kind in COUNTED and not demanded(items, path.index, kind):
        figure = figure_of(items, at, phrase, kind, path.index, rule="count.predicate")
        unreal = path.conditional or (at > 0 and items[at - 1].low in WISHES) or asked(items, path.index)
        polarity: Polarity = "denied" if path.negated else "hypothetical" if unreal else "asserted"
        hedged = path.hedged and polarity == "asserted"
        voice = voice_of(trigger, "passive")
        yield msgspec.structs.replace(figure, verb=path.index, voice=voice, polarity=polarity, hedged=hedged)


def _captives(items: Sequence[Item], phrase: Phrase, verb: int) -> bool:
    """Say whether those shot could not run: prisoners, or people who were then buried or thrown away."""
    head = items[phrase.head].entry("PTRIG") if phrase.head is not None else None
    then = items[verb + 2].low if verb + 2 < len(items) and items[verb + 1].low == "and" else ""
    held = head is not None and head.tag in {"arrested", "abducted", "sentenced_to_death"}
    taken = items[phrase.adjective].entry("TRIG") if phrase.adjective is not None else None
    held = held or (taken is not None and taken.tag in {"arrested", "abducted"})  # "22 captured soldiers"
    first = any(item.low in BOUND for item in items[phrase.after : verb])
    return held or first or then in {"buried", "dumped", "thrown"}


def _either(items: Sequence[Item], verb: int, kind: str) -> bool:
    """Say whether "or" joins a participle of another kind ("killed or made to disappear"): nobody says which."""
    other = items[verb + 2] if verb + 2 < len(items) and items[verb + 1].low == "or" else None
    entry = other.entry("TRIG", "ADJT") if other is not None and other.form in {"participle", "both"} else None
    return entry is not None and entry.tag in COUNTED and entry.tag != kind and kind in {"killed", "injured"}


def _said_of_them(items: Sequence[Item], at: int, phrase: Phrase, index: int, trigger: Entry) -> bool:
    """Say whether a verb is one that the counted suffer, and is said of them and not of their bodies."""
    if trigger.kind == "FATE" and of_bodies(items, at):
        return False
    if of_another(items, phrase.after, index):
        return False
    if trigger.tag == "charged" and items[index].low in APPEARS and in_court_by_office(items, phrase):
        return False
    suffers = _suffers(items, index, phrase.after, trigger.frame) or _reduced(items, at, phrase, index)
    return suffers and fits(items, phrase, trigger)


def _reduced(items: Sequence[Item], at: int, phrase: Phrase, index: int) -> bool:
    """Say whether a participle must be one: its noun hangs on a preposition ("kin of the 45 people killed marched")."""
    hangs = at > 1 and items[at - 1].kind in {"DET", "POSS"} and items[at - 2].kind == "PREP"
    behind = items[index + 1] if index + 1 < len(items) else None
    open_end = behind is None or (behind.kind == "WORD" and behind.low.endswith("ed"))
    return hangs and index == phrase.after and open_end and items[index].form in {"participle", "both"}


def _culprits_at_large(items: Sequence[Item], phrase: Phrase, state: Item) -> bool:
    """Say whether those never found are gunmen and not the disappeared."""
    head = items[phrase.head].low if phrase.head is not None else ""
    return state.tag == "disappeared" and head in words_of("en", "armed", "culprit")


TOLD = frozenset({
    "AUX", "NEG", "PUNCT", "CONJ", "PREP", "VERB", "QTY", "SUB", "PRON", "ACCTO", "PERSON", "DUE", "TOLL", "REL",
})  # fmt: skip
"""Kinds of items that may end the clause of a subject, or change what it says."""
OTHERS = CLAUSES | {"but", "and"}
OPENS = ASKS | {"and", "but"}
"""Words that may open another clause."""


def _advance(items: Sequence[Item], path: Path, subject: int, *, verb: bool) -> bool:
    """Step over one item, to "they" where it means the subject; False where the clause ends; `verb`: it is no noun."""
    item = items[path.index]
    plain = item.kind not in TOLD and item.low not in OPENS
    if plain or (not verb and item.entries and _is_noun(items, path.index)):
        return True
    if item.kind == "REL":
        return path.index <= subject or not of_one(items, path.index)
    they = _they(items, path.index)
    path.index = they if they is not None else path.index
    return they is not None or (items[path.index].low not in ASKS and _walk(items, path, subject))


def _no_subject(items: Sequence[Item], at: int, phrase: Phrase) -> bool:
    """Say whether the counted phrase cannot be what the verbs behind it are said of."""
    unit = phrase.head is not None and items[phrase.head].kind in {"UNIT", "NTRIG"}  # no death is killed
    unit = unit or (phrase.head is None and at > 1 and items[at - 1].low == "of" and items[at - 2].kind == "UNIT")
    aside = phrase.head is None and at > 0 and items[at - 1].low in ASIDE
    unit = unit or of_others(items, at, phrase) or (at + 1 < len(items) and items[at + 1].kind == "QTY")
    whole = items[0].low == "of" and phrase.after < len(items) and items[phrase.after].kind == "QTY"
    unit = (
        unit or (whole and at < 3) or beside_somebody(items, at, phrase) or in_dashes(items, at)
    )  # "Of the 64 nurses five were hurt"
    return unit or aside or _loose(items, phrase) or _governed(items, at, phrase) or _counted(items, at, phrase)


def _they(items: Sequence[Item], index: int) -> int | None:
    """Return where "they" stands that means the subject: "eleven women said (that) they had been raped"."""
    if items[index].kind != "VERB" or items[index].entry("SAY") is None:
        return None
    for ahead in range(index + 1, min(len(items) - 1, index + 7)):
        if items[ahead].low == "they":
            follows = items[ahead + 1]
            suffered = follows.kind == "VERB" and follows.entry("TRIG") is not None
            return ahead if follows.kind == "AUX" or suffered else None
        if items[ahead].kind in {"VERB", "PUNCT", "QTY", "SUB", "AUX"}:
            return None
    return None


def demanded(items: Sequence[Item], trigger: int, kind: str) -> bool:
    """Say whether a release is only asked for: "calls for the 18 to be freed", "demand the release of 12"."""
    if kind != "released":
        return False
    before = items[max(0, trigger - DEMAND_REACH) : trigger]
    if items[trigger].kind == "NTRIG" and len(before) > 1 and before[-2].low == "for" and before[-1].kind == "DET":
        return True  # "marched for the release of"
    demands = tags_of("en", "asks")
    asks = any(demands.get(item.low) == "demand" for item in before)
    told = asks and (items[trigger].kind == "NTRIG" or any(item.low in {"to", "be"} for item in before[-3:]))
    return told or asked(items, trigger)


def _term(items: Sequence[Item], index: int) -> bool:
    """Say whether a sentence follows "given", "handed": "given 25 years", "handed life"."""
    after = items[index + 1] if index + 1 < len(items) else None
    guard = getattr(after.value, "kind", "") if after is not None and after.kind == "GUARD" else ""
    return guard in {"duration", "punishment"} or (after is not None and after.low in {"life", "prison", "jail"})


def _loose(items: Sequence[Item], phrase: Phrase) -> bool:
    """Say whether "37 of them" is followed by no verb of its own: then it is a part of the figure before."""
    after = items[phrase.after].kind if phrase.after < len(items) else ""
    named = after == "PUNCT" and _over_insertion(items, Path(phrase.after))  # "two of them, a cook and a clerk, were"
    return phrase.partitive == "pronoun" and after not in {"AUX", "VERB", "REL", "WORD"} and not named


STILL = ADVERBS | {"still", "now"}


def _predicative(items: Sequence[Item], index: int, subject: int) -> bool:
    """Say whether an adjective or "in custody" is said of the subject: behind a form of "be" or "remain"."""
    back = index - 1
    while back >= subject and (items[back].adverb or items[back].low in STILL):
        back -= 1
    if back > subject and items[back].low in {"and", "or"} and items[index].kind == "ADJS":
        return any(item.tag == "be" for item in items[subject:back])  # "are under investigation and in detention"
    return back >= subject and items[back].kind == "AUX" and any(e.tag == "be" for e in items[back].entries)


def _counted(items: Sequence[Item], at: int, phrase: Phrase) -> bool:
    """Say whether the number is that of a count, not of people ("the tally of 47 released in March")."""
    behind = at > 1 and items[at - 1].low == "of" and items[at - 2].low in NUMBERS
    after = items[phrase.after : phrase.after + 2]
    if behind and items[at - 2].low in {"list", "roll"} and after and after[0].entry("TRIG") is not None:
        return False  # "a list of 57 killed"
    own = len(after) == 2 and after[0].kind == "VERB" and after[1].kind == "AUX"  # "a tally of 60 held had doubled"
    return behind and phrase.head is None and not own


def _governed(items: Sequence[Item], at: int, phrase: Phrase) -> bool:
    """Say whether an active verb of violence takes the phrase as its object: then it is no subject of what follows."""
    verb = verb_left(items, at)
    trigger = items[verb].entry("FATE", "TRIG") if verb is not None else None
    relative = phrase.after < len(items) and items[phrase.after].kind == "REL"
    takes = {"vt", "vtf", "vit", "vo"}
    return bool(trigger and verb is not None and active(items, verb) and trigger.frame in takes and not relative)


def _suffers(items: Sequence[Item], index: int, subject: int, frame: str) -> bool:
    return frame in {"vi", "vip", "vit", "vs"} or passive(items, index, subject)


def _walk(items: Sequence[Item], path: Path, subject: int) -> bool:
    """Step over one item between subject and predicate; False where the clause ends."""
    if items[path.index].low == "and" and path.index > subject and new_subject(items, path.index - 1):
        return False
    if items[path.index].low == "and":
        own = path.spoken or any(item.kind == "AUX" for item in items[subject : path.index])
        if not own and goes_on_before(items, path.index):
            return False  # "linked to the death of two porters and later set free"
    if items[path.index].low == "and" and path.index + 1 < len(items) and items[path.index + 1].low == "that":
        return False  # another clause of what is said
    if items[path.index].low in OTHERS and others_behind(items, path.index):
        return False
    return _step(items, path, subject)


def _step(items: Sequence[Item], path: Path, subject: int) -> bool:
    item = items[path.index]
    if item.kind == "AUX":
        perfect = path.index + 1 < len(items) and items[path.index + 1].low == "have"
        path.hedged = path.hedged or (item.low in HEDGES and perfect)
        unreal = (item.low in MODALS and not path.hedged) or _wished(items, path.index)
        path.conditional = path.conditional or unreal
        return True
    if item.kind == "NEG":
        path.negated = True
        return True
    if item.kind == "PUNCT":
        return _over_comma(items, path, apposed=path.index == subject and path.apposed)
    if item.kind == "CONJ" and path.spoken:
        return _verb_next(items, path.index + 1)
    if item.kind == "PREP" and item.low in CLAUSES and not path.spoken:
        return not _clause_behind(items, path.index)
    if item.kind == "VERB":
        return _past_verb(items, path.index, subject)
    if item.kind == "QTY":
        verbs = path.spoken or any(one.kind in {"AUX", "VERB"} for one in items[subject : path.index])
        of = items[path.index - 1].low == "of"  # "14 who are alive, and of eight who died"
        joined = verbs and items[path.index - 1 - of].kind == "CONJ"
        return not joined and not clause_of_others(items, path.index)
    return item.kind not in {"SUB", "PRON", "ACCTO", "PERSON", "DUE", "TOLL"} or governed(items, path.index)


def _wished(items: Sequence[Item], index: int) -> bool:
    """Say whether "be" tells of what is wanted or to come ("that 12 officers be hanged", "12 are to be hanged")."""
    if items[index].low != "be" or not index:
        return False
    before = items[index - 1]
    if before.low == "to":
        back = items[index - 2] if index > 1 else before
        return back.tag == "be" or back.kind in {"PNOUN", "PTRIG", "QTY"}
    return before.kind in {"PNOUN", "PTRIG", "QTY"}


def _done(item: Item) -> bool:
    return item.kind == "VERB" and item.form in {"participle", "both"} and item.entry("TRIG") is not None


def _past_verb(items: Sequence[Item], index: int, subject: int) -> bool:
    """Say whether a verb may stand between subject and predicate: adjectival, passive or in a relative clause."""
    item = items[index]
    following = items[index + 1] if index + 1 < len(items) else None
    if item.entry("SAY") and item.form in {"participle", "both"} and following is not None and _done(following):
        return True  # "130 people reported detained"
    if (
        item.entry("SAY", "RESP")
        and not item.entry("TRIG")
        and items[index + 1 : index + 2] != ()
        and items[index + 1].low == "that"
    ):
        return items[index - 1].kind == "AUX" and not _adjoined(items, index)
    return adjectival(items, index) or passive(items, index, subject) or _adjoined(items, index)


def _that_behind(items: Sequence[Item], index: int) -> bool:
    """Say whether a clause with "that" is the object of a verb: its subject is somebody who speaks."""
    return index + 1 < len(items) and items[index + 1].low == "that"


def _clause_behind(items: Sequence[Item], index: int) -> bool:
    """Say whether "since", "after" or "before" opens a clause of its own ("since its founder was jailed")."""
    if items[index - 1].kind == "AUX":
        return False  # "one has since died"
    if index + 1 < len(items) and items[index + 1].low == "being":
        return False  # "were beaten before being jailed"
    opened = items[index + 1].kind in {"DET", "POSS", "PRON"} if index + 1 < len(items) else False
    if items[index].low == "as" and not opened:
        return False  # "men dressed as soldiers were shot"
    for item in items[index + 1 : index + 7]:
        if item.kind in {"AUX", "VERB"}:
            return True
        if item.kind == "PUNCT":
            return False
    return False


def _verb_next(items: Sequence[Item], index: int) -> bool:
    """Say whether a conjunction joins another verb, not another subject."""
    while index < len(items) and (items[index].adverb or items[index].low in ADVERBS):
        index += 1
    return index < len(items) and items[index].kind in {"VERB", "AUX"} and not adjectival(items, index)


def _attempted(items: Sequence[Item], index: int) -> bool:
    """Say whether "who tried to flee" tells no trial."""
    return (
        _adjoined(items, index)
        and items[index].tag == "trial"
        and items[index + 1 : index + 2] != ()
        and (items[index + 1].low == "to")
    )


def _adjoined(items: Sequence[Item], index: int) -> bool:
    """Let a relative clause of its own verb pass ("who chanted", "who had testified")."""
    back = index - 1
    while back > 0 and (items[back].kind in {"AUX", "NEG"} or items[back].adverb):
        back -= 1
    return items[back].kind == "REL"


def _over_part(items: Sequence[Item], path: Path) -> bool:
    """Pass an insertion that says how many of the counted were who (", 20 of them women, were killed")."""
    ahead = items[path.index + 2 : path.index + 4]
    if path.spoken or len(ahead) < 2 or ahead[0].low != "of" or ahead[1].low not in {"them", "whom", "these"}:
        return False
    for index in range(path.index + 4, min(len(items) - 1, path.index + 12)):
        if items[index].low == ",":
            path.index = index
            return items[index + 1].kind in {"AUX", "VERB"}
    return False


def _over_comma(items: Sequence[Item], path: Path, *, apposed: bool) -> bool:
    """Pass a comma where a relative clause, a verb or the end of an insertion follows.

    Every other mark ends the clause.
    """
    if items[path.index].low not in {",", "(", ")", *DASHES}:
        return False
    if (path.spoken and path.owned) or path.enclosed:
        return False
    if [item.low for item in items[path.index + 1 : path.index + 4]] in ALL_OF:
        path.index += 2
        return True
    if (end := insertion_end(items, path.index)) is not None and not path.spoken:
        path.index = end
        return True
    if items[path.index].low in DASHES:
        return False
    goes_on = _goes_on(items, path.index) if path.index + 1 < len(items) else None
    if goes_on is not None:
        return goes_on or _over_part(items, path)
    before, following = items[path.index - 1], items[path.index + 1 : path.index + 2]
    if (path.spoken or (before.kind == "WORD" and before.low.endswith("ed"))) and verbs_listed(items, path.index):
        return True
    told = bool(following) and following[0].kind == "VERB" and following[0].entry("FATE", "TRIG") is not None
    later = told and following[0].tag == "killed" and passive(items, path.index + 1, path.index)
    return not path.spoken and (((apposed or later) and told) or _over_insertion(items, path))


def _over_insertion(items: Sequence[Item], path: Path) -> bool:
    """Pass to the mark that ends an insertion, where a verb follows it."""
    including = path.index + 1 < len(items) and items[path.index + 1].low == "including"
    for index in range(path.index + 1, min(len(items) - 1, path.index + (24 if including else 14))):
        if items[index].low in {",", ")", "\u2013", "\u2014"} and items[index + 1].kind in {"AUX", "VERB"}:
            path.index = index
            return True
    return False


def _goes_on(items: Sequence[Item], mark: int) -> bool | None:
    """Say by the item behind a mark whether the subject has its verb behind it; None where that item does not tell."""
    following = items[mark + 1]
    if following.low in {"then", "later"} and _verb_next(items, mark + 2):
        return True
    if following.kind == "QTY" and not listed_subjects(items, mark):
        return False
    if following.low in {"and", "but"} and new_subject(items, mark):
        return False
    return True if following.kind in {"REL", "AUX", "QTY"} or following.low in {"and", "or"} else None


def stated_by_itself(items: Sequence[Item], phrase: Phrase) -> bool:
    """Say whether the phrase itself says what happened ("90 wounded"), so that no verb behind it is its own."""
    head = items[phrase.head] if phrase.head is not None else None
    return head is not None and head.kind == "ADJT" and phrase.partitive not in {"the", "pronoun"}
