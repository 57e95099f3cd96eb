"""A sentence as a row of items: typed spans in the place of words, so that rules read like sentences.

In: tokens, and the quantities, dates, guards, names and offices found in them. Out: Item after Item, none overlapping.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache

import msgspec

from dadkhah.lang.vocabulary import Vocabulary
from dadkhah.read.lexicon import Entry, lexicon, rows, verb_forms
from dadkhah.read.names import Name, Office
from dadkhah.read.tokens import Sentence, Token

VERBS = ("FATE", "TRIG", "ACT", "PROC", "RESP", "SAY", "APPT", "LIABLE", "LOSS")
KINDS_OF_VERB = frozenset(VERBS)
NOUNS = frozenset({"NTRIG", "PTRIG", "PNOUN", "UNIT", "EVENT", "AGENT", "CRIME", "TOLL", "WOUND"})
NOUNS_AND_VERBS = NOUNS | {"VERB"}
UNSETTLED = NOUNS_AND_VERBS | {"ADJT"}
NOUN_COMPANY = frozenset(
    {"DET", "POSS", "GEN", "QTY", "PREP", "DEMONYM", "WORD", "DATE", "ORG", "NEG", "NTRIG", "EVENT"}
)
"""Before one of these a word that can be noun or verb is a noun ("the march", "their release")."""


NOT_ADVERBS = frozenset({
    "daily", "weekly", "monthly", "yearly", "family", "elderly", "friendly", "deadly", "july", "italy", "reply",
    "supply", "ally", "bully", "assembly", "anomaly", "rally", "lonely", "holy", "homily", "likely", "unlikely", "fly",
    "monopoly",
})  # fmt: skip


NEVER_NOUNS = frozenset({
    "says", "tells", "adds", "writes", "declares", "announces", "insists", "argues", "alleges", "believes", "warns",
    "acknowledges", "admits", "concedes", "confirms", "concludes", "speaks", "describes", "indicates", "testifies",
    "explains", "maintains", "observes", "reckons", "predicts", "verifies", "identifies",
})  # fmt: skip


class Item(msgspec.Struct, frozen=True, gc=False):
    """One typed span. `kind` is what it counts as.

    `entries` every reading of the lexicon; `value` what was found there.
    """

    kind: str
    start: int
    end: int
    low: str
    entries: tuple[Entry, ...] = ()
    value: object = None

    def entry(self, *kinds: str) -> Entry | None:
        """Return the first lexicon reading of one of the kinds."""
        for entry in self.entries:  # no generator: this is what reading asks most often
            if entry.kind in kinds:
                return entry
        return None

    @property
    def adverb(self) -> bool:
        """Say whether the item is a word in -ly that is an adverb."""
        return self.kind == "WORD" and self.low.endswith("ly") and self.low not in NOT_ADVERBS

    @property
    def tag(self) -> str:
        """Return the tag of the reading that gave the item its kind."""
        kind = self.kind
        for entry in self.entries:  # as in `form`, with no call inside: both are asked all the time
            if entry.kind == kind or (kind == "VERB" and entry.kind in KINDS_OF_VERB):
                return entry.tag
        return ""

    @property
    def form(self) -> str:
        """Return the form of the word: lemma, past, participle, both, gerund, singular, plural."""
        kind = self.kind
        for entry in self.entries:
            if entry.kind == kind or (kind == "VERB" and entry.kind in KINDS_OF_VERB):
                return entry.form
        return ""


Found = Mapping[int, tuple[str, int, object]]
"""Typed spans by their start: start -> (kind, end, value)."""


def items(sentence: Sentence, found: Found) -> tuple[Item, ...]:
    """Return the sentence as items; a typed span wins over the words in it."""
    return _gapped(_settle(_row(sentence.tokens, found)), sentence.words)


def _row(tokens: Sequence[Token], found: Found) -> list[Item]:
    lows = [token.low for token in tokens]
    known, row, after = _phrases(), list[Item](), 0
    for index, token in enumerate(tokens):
        if index < after:
            continue
        start, low = token.start, token.low
        options = known.get(low)
        if start in found:
            kind, end, value = found[start]
            row.append(Item(kind, start, end, low, _words_in(lows, index) if kind == "OFFICE" else (), value))
            after = index + 1
            while after < len(tokens) and tokens[after].start < end:
                after += 1
        elif options is None or token.text in MONTHS:
            row.append(Item("WORD" if token.text[0].isalnum() else "PUNCT", start, token.end, low))
        elif (phrase := _longest(options, lows, index) if options[1] else options[0]) is not None:
            count, _, kind, entries = phrase
            if count > 1 and any(one.start in found for one in tokens[index + 1 : index + count]):
                count, kind, entries = 1, _plain_kind(token), ()
            row.append(Item(kind, start, tokens[index + count - 1].end, low, entries))
            after = index + count
        else:
            row.append(Item(_plain_kind(token), start, token.end, low))
    return row


Phrase = tuple[int, tuple[str, ...], str, tuple[Entry, ...]]
"""Number of words, words, kind of item, readings."""
Phrases = tuple[Phrase | None, Mapping[str, tuple[Phrase, ...]]]
"""Of the phrases that begin with a word: the word alone, and the longer ones by their second word, longest first."""


@cache
def _phrases() -> Mapping[str, Phrases]:
    """Return the phrases of the lexicon by their first word, each with the kind that its readings give."""
    found: dict[str, Phrases] = {}
    for first, options in lexicon("en").by_first.items():
        alone, longer = None, dict[str, tuple[Phrase, ...]]()
        for words, entries in options:
            phrase = len(words), words, _kind(entries), entries
            if len(words) > 1:
                longer[words[1]] = (*longer.get(words[1], ()), phrase)
            else:
                alone = phrase
        found[first] = alone, longer
    return found


def _longest(options: Phrases, lows: Sequence[str], index: int) -> Phrase | None:
    """Return the longest phrase that stands at an index."""
    alone, longer = options
    for phrase in longer.get(lows[index + 1], ()) if index + 1 < len(lows) else ():
        if tuple(lows[index : index + phrase[0]]) == phrase[1]:
            return phrase
    return alone


def _words_in(lows: Sequence[str], index: int) -> tuple[Entry, ...]:
    return lexicon("en").longest(lows, index)[1]


def _kind(entries: Sequence[Entry]) -> str:
    """Return the kind that readings give: the first that is no verb's."""
    return next((entry.kind for entry in entries if entry.kind not in VERBS), "VERB")


def _plain_kind(token: Token) -> str:
    return "WORD" if token.text[0].isalnum() else "PUNCT"


def _settle(row: list[Item]) -> list[Item]:
    """Decide between noun and verb by what stands before and after."""
    for index, item in enumerate(row):
        if item.low == "that" and index and row[index - 1].kind in {"PREP", "DET"}:
            row[index] = msgspec.structs.replace(item, kind="DET")
        if not item.entries or item.kind not in UNSETTLED:
            continue  # a word that the lexicon does not know is settled
        if item.kind in NOUNS_AND_VERBS and index and row[index - 1].kind == "DET" and item.entry(*NOUNS):
            row[index] = msgspec.structs.replace(item, kind=next(e.kind for e in item.entries if e.kind in NOUNS))
            continue
        if (
            item.kind == "VERB"
            and not item.entry("TRIG")
            and item.form in {"lemma", "s", "gerund"}
            and ((_behind_article(row, index) and not _says(row, index)) or _noun_of(row, index))
        ):
            row[index] = msgspec.structs.replace(item, kind="WORD")
        if item.kind in NOUNS and item.entry(*VERBS) and not _noun_here(row, index):
            row[index] = msgspec.structs.replace(item, kind="VERB")
        if item.kind == "ADJT" and item.entry(*VERBS) and _verb_here(row, index):
            row[index] = msgspec.structs.replace(item, kind="VERB")
    return row


def _behind_article(row: Sequence[Item], index: int) -> bool:
    """Say whether a word that the lexicon knows as a verb is a noun ("the count", "a new report", "its demands")."""
    back = index - 1
    while back >= 0 and index - back < NOUN_REACH and row[back].kind == "WORD" and not row[back].adverb:
        back -= 1
    return back >= 0 and row[back].kind in {"DET", "POSS", "GEN"}


def _noun_of(row: Sequence[Item], index: int) -> bool:
    """Say whether "reports of", "claims of" stands behind a verb or preposition, which makes it a noun."""
    item, behind = row[index], row[index + 1] if index + 1 < len(row) else None
    counts = item.form == "s" and item.low in {"reports", "claims", "counts", "estimates", "accounts", "notes", "lists"}
    governed = index > 0 and (row[index - 1].kind in {"VERB", "PREP"} or row[index - 1].low.endswith("ed"))
    return counts and governed and behind is not None and behind.low == "of"


def _says(row: Sequence[Item], index: int) -> bool:
    """Say whether a word behind "the ministry", "its figures" is the verb: no noun, before a number or clause, closing.

    "the ministry says", "the register lists 319", "..., the association estimates."
    """
    item = row[index]
    following = row[index + 1] if index + 1 < len(row) else None
    several = item.form == "lemma" and row[index - 1].low.endswith(("s", "data"))  # "the ministry's figures show 40"
    to = following is not None and following.low == "to" and [one.kind for one in row[index + 2 : index + 3]] == ["QTY"]
    if several and item.entry("SAY") is not None and following is not None:
        return to or following.kind in {"QTY", "REL"}  # "the authorities admit to two"
    if item.form != "s" or item.entry("SAY") is None:
        return False
    if [one.low for one in row[index + 1 : index + 3]] == ["to", "have"]:
        return True  # "the group claims to have killed 12"
    if item.low in NEVER_NOUNS or (following is not None and following.kind in {"QTY", "DET", "REL"}):
        return True
    comma = next((back for back in range(index - 1, max(-1, index - 6), -1) if row[back].low == ","), None)
    return comma is not None and (following is None or following.low in {".", "\u201d", '"'})


def _verb_here(row: Sequence[Item], index: int) -> bool:
    """Say whether "wounded" is the verb: behind an auxiliary or another verb's conjunction, or before an object."""
    after = row[index + 1].kind if index + 1 < len(row) else ""
    before = next((item.kind for item in reversed(row[:index]) if not item.adverb), "")
    return before in {"AUX", "REL"} or after in {"QTY", "DET", "POSS", "PERSON", "PRON"}


def _noun_here(row: Sequence[Item], index: int) -> bool:
    before = row[index - 1].kind if index else "DET"
    verb = row[index].entry(*VERBS)
    if before == "VERB" and verb is not None and verb.form == "lemma":
        return True  # "documented torture": a bare form behind a verb is its object
    if (
        before == "VERB"
        and row[index - 1].form in {"participle", "both"}
        and index > 1
        and row[index - 2].kind == "QTY"
    ):
        return True  # "64 reported rapes"
    if before == "CONJ" and verb is not None and verb.form == "s" and row[index + 1 : index + 2]:
        return row[index + 1].kind == "AUX" and row[index - 2].kind in NOUNS  # "officers and conscripts were"
    if before == "NEG" and verb is not None and verb.form == "lemma" and index > 1 and row[index - 2].kind == "AUX":
        return False  # "did not arrest"
    if verb is not None and verb.form in {"s", "lemma"} and _headline_verb(row, index):
        return False
    if before in NOUN_COMPANY and verb is not None and verb.form == "gerund" and index + 1 < len(row):
        return row[index + 1].low == "of"
    return before in NOUN_COMPANY and not (before == "PREP" and row[index - 1].low == "to")


def _headline_verb(row: Sequence[Item], index: int) -> bool:
    """Say whether "jails", "arrest" stands between its subject and a number: "Court jails 12", "Police arrest 34"."""
    before, after = (row[index - 1].kind if index else ""), (row[index + 1].kind if index + 1 < len(row) else "")
    return after == "QTY" and before in {"WORD", "ORG", "PLACE", "NAME", "PNOUN", "PERSON", "DEMONYM", "OFFICE"}


MONTHS = frozenset({"March", "May"})
"""With a capital these are months, not marches or modals."""
NOUN_REACH = 3
GAP_WIDTH = 10
"""How far behind a verb its completion may stand ("shot 12 people dead")."""


def _gapped(row: Sequence[Item], words: Vocabulary) -> tuple[Item, ...]:
    """Complete verbs whose last words stand behind the object ("shot 12 people dead", "took seven into custody")."""
    known = gaps()
    if known.keys().isdisjoint(words):
        return tuple(row)
    return tuple([_whole_verb(row, index) if item.low in known else item for index, item in enumerate(row)])


def _whole_verb(row: Sequence[Item], index: int) -> Item:
    item = row[index]
    if item.kind not in {"VERB", "WORD"}:
        return item
    options, ahead = gaps()[item.low], row[index + 2 : index + 1 + GAP_WIDTH]
    held = {word for one in ahead for word in (one.low, _phrase(one))}
    for completion, tag, _ in options:
        if (completion[0] in held or " ".join(completion) in held) and _completed(row, index, completion):
            form = options[0][2]
            return msgspec.structs.replace(item, kind="VERB", entries=(Entry("TRIG", tag, form, "vt", item.low),))
    return item


@cache
def gaps() -> Mapping[str, tuple[tuple[tuple[str, ...], str, str], ...]]:
    """Return, by every form of a verb, (completion, kind, form) of the phrases that an object may divide."""
    found: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
    for row in rows("en", "gaps"):
        for form, word in verb_forms(row["phrase"], row["past"], row["participle"]):
            found.setdefault(word, []).append((tuple(row["completion"].split()), row["tag"], form))
    return {word: tuple(options) for word, options in found.items()}


def _completed(row: Sequence[Item], index: int, completion: Sequence[str]) -> bool:
    """Say whether the completion stands behind an object, before any mark, verb or conjunction."""
    words = " ".join(completion)
    for place in range(index + 2, min(len(row), index + 1 + GAP_WIDTH)):
        if row[place - 1].kind in {"PUNCT", "REL"} or (
            row[place - 1].kind == "VERB"
            and row[place - 1].form != "participle"
            and not (row[place - 1].form == "both" and row[place - 2].kind == "QTY")  # "let 84 of the 97 held go"
        ):
            return False
        here = tuple([item.low for item in row[place : place + len(completion)]])
        towards = words == "off" and place + 1 < len(row) and row[place + 1].kind == "PLACE"  # "sank off Lima"
        if (here == completion or _phrase(row[place]) == words) and not towards:
            return True
    return False


def _phrase(item: Item) -> str:
    """Return the phrase of the lexicon that an item is ("in prison"), else its first word."""
    return item.entries[0].lemma if item.entries and item.kind in {"ADJT", "ADJS"} else item.low


def merged(
    quantities: Mapping[int, tuple[int, object]],
    others: Sequence[tuple[int, int, str, object]],
) -> Found:
    """Return typed spans without overlaps.

    Dates and guards before names, offices and quantities; longer before shorter. A number word begins no name of a
    person ("Eleven Northern students").
    """
    if not others and len(quantities) < 2:
        return {start: ("QTY", end, value) for start, (end, value) in quantities.items()}
    numbered = {start for start, (_, value) in quantities.items() if getattr(value, "kind", "") in {"word", "vague"}}
    others = [one for one in others if one[2] not in {"PERSON", "NAME"} or one[0] not in numbered]
    chosen: dict[int, tuple[str, int, object]] = {}
    covered: list[tuple[int, int]] = []
    rank = {"DATE": 0, "PCT": 1, "GUARD": 2}
    every = [*others, *((start, end, "QTY", value) for start, (end, value) in quantities.items())]
    for start, end, kind, value in sorted(every, key=lambda one: (rank.get(one[2], 3), one[0] - one[1], one[0])):
        for low, high in covered:
            if start < high and low < end:
                break
        else:
            chosen[start] = (kind, end, value)
            covered.append((start, end))
    return chosen


def seek(
    row: Sequence[Item], start: int, step: int, wanted: Callable[[Item], bool], stop: Callable[[Item], bool]
) -> int | None:
    """Return the index of the first wanted item from `start` in steps of +1 or -1, None where a stop comes first."""
    index = start
    while 0 <= index < len(row):
        if wanted(row[index]):
            return index
        if stop(row[index]):
            return None
        index += step
    return None


def name_item(name: Name) -> tuple[int, int, str, object]:
    """Return a name as a typed span."""
    kind = {"person": "PERSON", "organisation": "ORG", "place": "PLACE", "name": "NAME"}[name.kind]
    return name.start, name.end, kind, name


def office_item(office: Office) -> tuple[int, int, str, object]:
    """Return an office phrase as a typed span."""
    return office.start, office.end, "OFFICE", office
