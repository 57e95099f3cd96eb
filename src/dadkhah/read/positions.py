"""Offices: who held which position where.

In: the rows of a sheet. Out: Held after Held. A title beside a name, an apposition, a copula, an appointment, a nominal
("X's selection as president"), or a description that a later apposition names.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dadkhah.lang.guards import Guard
from dadkhah.read.items import Item
from dadkhah.read.lexicon import tags_of, words_of
from dadkhah.read.names import Name
from dadkhah.read.names import Office as OfficePhrase
from dadkhah.read.phrases import NOMINAL, active, passive
from dadkhah.read.reference import Cast, Held, Where
from dadkhah.read.sheet import Row, Sheet
from dadkhah.read.taken import verb_taken
from dadkhah.read.terms import ended_on, has_ended, term_behind

FORMER = frozenset({"former", "ex", "then", "late", "ousted", "deposed", "outgoing"})
CURRENT = frozenset({"new", "current", "incumbent", "present", "long-time", "longtime"})
OPENING = frozenset({"'", '"', "\u2018", "\u201c", "\u00ab"})
CLOSING = frozenset({"'", '"', "\u2019", "\u201d", "\u00bb"})
MAKES = frozenset({"made", "makes", "make"})
NAMED_LATER = 8
"""How many sentences after a description an apposition may name whom it describes."""


def positions(sheet: Sheet) -> tuple[Held, ...]:
    """Return every office of a text in order, once per person, position and place."""
    rows = [row for row in sheet.rows if "OFFICE" in row.marks or "APPT" in row.marks]
    if not rows:
        return ()
    found = [held for row in rows for held in _row(sheet, row)]
    found += _named_later(sheet, found)
    unique = {(held.person, held.position): held for held in reversed(found)}
    return tuple(sorted(unique.values(), key=lambda held: (held.clause, held.position)))


SINCE_WHEN = FORMER | CURRENT | {"acting", "interim"}


def _row(sheet: Sheet, row: Row) -> Iterator[Held]:
    for index, item in enumerate(row.items):
        if item.kind == "OFFICE" and not (index + 1 < len(row.items) and row.items[index + 1].kind == "GEN"):
            yield from _office(sheet, row, index)
        if item.kind == "VERB" and (seat := item.entry("APPT")) and not _named_office(row.items, index):
            yield from _seat(sheet, row, index, seat.tag)


def _office(sheet: Sheet, row: Row, index: int) -> Iterator[Held]:
    """Try the ways in which an office meets a name, surest first; one office has one holder."""
    ways = (_title, _apposition, _inverted, _after_name, _appointed, _made, _nominal)
    for way in ways:
        person = way(row.items, index)
        if person is not None:
            if _said(row.items, index, person, way.__name__.strip("_")):
                yield _held(sheet, row, index, person, way.__name__.strip("_"))
            return


def _said(items: Sequence[Item], index: int, person: int, rule: str) -> bool:
    """Say whether the words between a name and an office give it: not "was never", "would be", "hopes to become"."""
    first, last = min(index, person), max(index, person)
    if rule == "apposition":
        return not _of_another(items, index)
    given = next((i for i in range(first + 1, last) if items[i].entry("APPT")), None)
    if rule == "appointed" and given is not None:
        return verb_taken(items, given) == "done"
    being = next((i for i in range(first + 1, last) if _is_be(items, i)), None)
    if rule in {"after_name", "inverted"} and being is not None:
        while being < last and (items[being].kind in {"AUX", "NEG"} or items[being].adverb):
            being += 1
        return verb_taken(items, being) == "done"
    made = next((i for i in range(first - 1, -1, -1) if items[i].entry("APPT")), None)
    return rule != "made" or made is None or verb_taken(items, made) == "done"


def _is_be(items: Sequence[Item], index: int) -> bool:
    return items[index].kind == "AUX" and any(entry.tag == "be" for entry in items[index].entries)


def _of_another(items: Sequence[Item], index: int) -> bool:
    """Say whether an office only tells whose relative or aide is named ("the wife of the minister, NAME")."""
    _, first = _modifiers(items, index)
    back = first - 1
    while back > 0 and items[back].kind in {"DET", "POSS", "DEMONYM", "PLACE", "ORG"}:
        back -= 1
    chosen = back > 0 and items[back].low == "be" and items[back - 1].low == "to"  # "his choice to be minister, NAME"
    return chosen or (back > 0 and items[back].low in {"of", "for", "to", "by", "with"})


def _held(sheet: Sheet, row: Row, index: int, person: int, rule: str) -> Held:
    items = row.items
    before, first = _modifiers(items, index)
    organisation = _organisation(items, index, first)
    start = min(items[first].start, organisation[0] if organisation else items[first].start, items[person].start)
    end = max(items[person].end, items[index].end, organisation[1] if organisation else 0)
    position = (_core(items, first, index), items[index].end)
    status = _status(items, index, before, rule, person)
    full = _full(sheet, items[person])
    date = _date(items, index, person) if rule in {"appointed", "made", "nominal"} else None
    term = term_behind(items, max(position[1], organisation[1] if organisation else 0))
    status = "former" if term is not None and status == "current" and has_ended(sheet, term) else status
    date = term or (ended_on(date) if date is not None and status in {"former", "dismissed"} else date)
    return Held(
        full, position, organisation, (start, end), status, date, _tag(items[index]), row.index, f"office.{rule}"
    )


def _full(sheet: Sheet, item: Item) -> Where:
    """Return the span of the fullest form of the name in an item."""
    return Cast(sheet, ()).full(item.value) if isinstance(item.value, Name) else (item.start, item.end)


def _core(items: Sequence[Item], first: int, index: int) -> int:
    office = items[index].value
    return office.core if first == index and isinstance(office, OfficePhrase) else items[first].start


def _tag(item: Item) -> str:
    return item.value.tag if isinstance(item.value, OfficePhrase) else ""


def _modifiers(items: Sequence[Item], index: int) -> tuple[tuple[str, ...], int]:
    """Return the words before an office that belong to it.

    ("provincial", "third"), and the index of the first of them.
    """
    first, capital = index, _capital(items[index])
    words: list[str] = []
    while first > 0 and (items[first - 1].kind in {"WORD", "DEMONYM"} or _ordinal(items[first - 1])):
        low = items[first - 1].low
        if low in SINCE_WHEN:
            return (*words, low), first
        if low.endswith("ly") or low in tags_of("en", "moves") or (capital and not _capital(items[first - 1])):
            break
        words.append(low)
        first -= 1
    return tuple(words), first


def _capital(item: Item) -> bool:
    return isinstance(item.value, OfficePhrase | str) and str(getattr(item.value, "text", item.value))[0].isupper()


def _ordinal(item: Item) -> bool:
    return item.kind == "GUARD" and isinstance(item.value, Guard) and item.value.kind == "ordinal"


def _status(items: Sequence[Item], index: int, before: Sequence[str], rule: str, person: int) -> str:
    office = items[index].value
    if (isinstance(office, OfficePhrase) and office.prefix) or FORMER & set(before):
        return "former"
    if items[index].low.endswith("-elect"):
        return "elect"
    if {"acting", "interim"} & set(before):
        return "acting"
    if rule == "after_name" and any(item.low == "then" for item in items[person + 1 : index]):
        return "former"
    if rule in {"appointed", "made", "nominal"}:
        verb = next(
            (item.entry("APPT") for item in items[min(person, index) : max(person, index)] if item.entry("APPT")), None
        )
        return verb.tag if verb and verb.tag in {"elect", "dismissed", "former"} else "appointed"
    return "dismissed" if _dismissed(items, max(index, person)) else "current"


def _dismissed(items: Sequence[Item], index: int) -> bool:
    for at in range(index + 1, min(len(items), index + 6)):
        item = items[at]
        entry = item.entry("APPT")
        if entry:
            return entry.tag == "dismissed" and item.form in {"both", "participle"} and passive(items, at, index)
    return False


def _organisation(items: Sequence[Item], index: int, first: int) -> Where | None:
    """Return the body of an office: "X's president", "head of the judiciary", "counsellor of the embassy in Y"."""
    after = index + 1
    if after < len(items) and items[after].low in {"of", "for", "at"}:
        return _of_phrase(items, after + 1)
    back = first - 1
    while back >= 0 and items[back].low in SINCE_WHEN:
        back -= 1
    if back >= 1 and items[back].kind == "GEN":
        return _genitive(items, back - 1)
    if back >= 0 and items[back].kind in {"ORG", "PLACE"}:
        return items[back].start, items[back].end
    if back >= 2 and items[back].kind == "WORD" and items[back - 1].kind == "GEN":
        return _genitive(items, back - 2)
    return None


def _of_phrase(items: Sequence[Item], index: int) -> Where | None:
    while index < len(items) and items[index].kind in {"DET", "POSS"}:
        index += 1
    end = index
    while end < len(items) and (items[end].kind in NOMINAL - {"PERSON", "DET", "POSS"} or _inside(items, end)):
        end += 1
    return (items[index].start, items[end - 1].end) if end > index else None


def _inside(items: Sequence[Item], index: int) -> bool:
    """Let "of the X", "in PLACE" and quotation marks continue the name of a body."""
    following = items[index + 1].kind if index + 1 < len(items) else ""
    if items[index].low in {"of", "in"}:
        return following in {"PLACE", "ORG", "NAME", "DEMONYM"}
    return items[index].kind == "DET" and items[index - 1].low == "of"


def _genitive(items: Sequence[Item], index: int) -> Where | None:
    item = items[index]
    return (item.start, item.end) if item.kind in {"ORG", "PLACE", "NAME", "WORD", "PNOUN"} else None


def _date(items: Sequence[Item], index: int, person: int) -> Item | None:
    """Return the date that stands in the same clause, nearest to the office."""
    low, high = min(index, person), max(index, person)
    near = [i for i, item in enumerate(items) if item.kind == "DATE" and low - 5 <= i <= high + 4]
    near = [i for i in near if not any(items[k].low == ";" for k in range(min(i, low), max(i, high)))]
    return items[min(near, key=lambda i: min(abs(i - low), abs(i - high)))] if near else None


# ---- the ways in which an office meets a name; each returns the index of the person's item, or None ----------------


def _title(items: Sequence[Item], index: int) -> int | None:
    """Find "Supreme Leader NAME"."""
    return index + 1 if index + 1 < len(items) and items[index + 1].kind == "PERSON" else None


def _apposition(items: Sequence[Item], index: int) -> int | None:
    """Find "the opposition leader, NAME", "the head of the court at the time, NAME"."""
    for at in range(index + 1, min(len(items) - 1, index + 10)):
        item = items[at]
        if item.low in {",", "("}:
            person = _behind_title(items, at + 1)
            named = person < len(items) and items[person].kind == "PERSON" and _closed(items, person)
            return person if named else None
        if item.kind in {"VERB", "AUX", "REL", "SUB", "CONJ"} or item.low in {":", ";"}:
            return None
    return None


def _behind_title(items: Sequence[Item], index: int) -> int:
    """Step over "Mrs." and its like."""
    while index < len(items) and (items[index].low in words_of("en", "titles") or items[index].low == "."):
        index += 1
    return index


def _closed(items: Sequence[Item], person: int) -> bool:
    """Say whether a name in apposition is not the start of a list or of a new subject after an opening phrase."""
    following = items[person + 1] if person + 1 < len(items) else None
    return following is None or following.kind != "CONJ"


def _inverted(items: Sequence[Item], index: int) -> int | None:
    """Find "The head of the judiciary, and thus ..., was NAME"."""
    for at in range(index + 1, min(len(items) - 1, index + 22)):
        item = items[at]
        if item.kind == "AUX" and item.low in {"is", "was"} and items[at + 1].kind == "PERSON":
            return at + 1
        if item.kind in {"VERB", "PERSON", "REL", "SUB"} or item.low in {":", ";"}:
            return None
    return None


def _after_name(items: Sequence[Item], index: int) -> int | None:
    """Find "NAME, a former commander", "NAME, the association's treasurer", "NAME was a deputy prosecutor"."""
    for back in range(index - 1, max(-1, index - 10), -1):
        item = items[back]
        if item.kind == "PERSON":
            return back if _links(items[back + 1 : index]) else None
        if item.kind in {"VERB", "SUB", "OFFICE"} or item.low in {":", ";"}:
            return None
    return None


def _links(between: Sequence[Item]) -> bool:
    """Say whether the words between a name and an office join them: a comma and a determiner, or a form of "be"."""
    if not between:
        return False
    copula = between[0].kind == "AUX" and any(e.tag == "be" for item in between[:2] for e in item.entries)
    relative = between[0].low == "," and len(between) > 2 and between[1].kind == "REL" and between[2].kind == "AUX"
    comma = between[0].low in {",", "("} and (
        len(between) == 1 or between[1].kind in {"DET", "ORG", "PLACE", "POSS", "WORD", "DEMONYM"}
    )
    clean = all(item.kind not in {"PREP", "CONJ"} for item in between)
    return clean and (copula or relative or (comma and not any(item.low == "," for item in between[1:])))


def _appointed(items: Sequence[Item], index: int) -> int | None:
    """Find "NAME was appointed as the state's judiciary chief"."""
    for back in range(index - 1, max(-1, index - 12), -1):
        item = items[back]
        if item.entry("APPT") and item.kind in {"VERB", "WORD"}:
            return _subject(items, back)
        if item.kind in {"PUNCT", "SUB", "REL", "PERSON"}:
            return None
    return None


def _made(items: Sequence[Item], index: int) -> int | None:
    """Find "appointed NAME as minister", "made NAME his minister": the object of the verb holds the office."""
    back = index - 1
    while back >= 0 and (
        items[back].kind in {"DET", "POSS", "WORD", "DEMONYM"} or items[back].low in {"as", "to", "be"}
    ):
        back -= 1
    if back < 1 or items[back].kind != "PERSON":
        return None
    verb = back - 1
    while verb > 0 and items[verb].kind in {"OFFICE", "DET", "WORD"} and items[verb].low not in MAKES:
        verb -= 1
    named = items[verb].low in MAKES or (items[verb].entry("APPT") is not None and active(items, verb))
    return back if named else None


def _subject(items: Sequence[Item], verb: int) -> int | None:
    for back in range(verb - 1, max(-1, verb - 7), -1):
        if items[back].kind == "PERSON":
            return back
        if items[back].kind in {"VERB", "ORG", "SUB", "PNOUN"}:
            return None
    return None


def _nominal(items: Sequence[Item], index: int) -> int | None:
    """Find "NAME's selection as the state's new president"."""
    for back in range(index - 1, max(1, index - 10), -1):
        if tags_of("en", "moves").get(items[back].low) == "move":
            named = items[back - 1].kind == "GEN" and items[back - 2].kind == "PERSON"
            return back - 2 if named else None
        if items[back].kind in {"PUNCT", "VERB", "SUB"}:
            return None
    return None


# ---- seats on bodies, and descriptions that are named later --------------------------------------------------------


def _named_office(items: Sequence[Item], verb: int) -> bool:
    return any(item.kind == "OFFICE" for item in items[verb + 1 : verb + 8])


def _seat(sheet: Sheet, row: Row, verb: int, tag: str) -> Iterator[Held]:
    """Find a seat on a body: "NAME was chosen as one of six judges to sit on the X", "NAME sat on the X"."""
    items = row.items
    person = _subject(items, verb)
    sits = (
        verb
        if tag == "member"
        else next((i for i in range(verb + 1, min(len(items), verb + 12)) if _sits(items[i])), None)
    )
    if person is None or sits is None or not isinstance(items[person].value, Name):
        return
    body = _between_marks(items, sits + 1) or _of_phrase(items, sits + 1)
    if body is None:
        return
    first = verb + 1 if sits > verb else verb
    while first < sits and items[first].kind in {"PREP", "DET"}:
        first += 1
    full = _full(sheet, items[person])
    position = (items[first].start, items[sits].end)
    yield Held(
        full,
        position,
        body,
        (items[person].start, body[1]),
        "appointed",
        _date(items, verb, person),
        "member",
        row.index,
        "office.seat",
    )


def _sits(item: Item) -> bool:
    return any(entry.tag == "member" for entry in item.entries if entry.kind == "APPT")


def _between_marks(items: Sequence[Item], index: int) -> Where | None:
    """Return the words between quotation marks that begin here, behind an article."""
    while index < len(items) and items[index].kind in {"DET", "POSS"}:
        index += 1
    if index >= len(items) or items[index].low not in OPENING:
        return None
    close = next((i for i in range(index + 2, min(len(items), index + 8)) if items[i].low in CLOSING), None)
    return (items[index + 1].start, items[close - 1].end) if close else None


def _named_later(sheet: Sheet, found: Sequence[Held]) -> Iterator[Held]:
    """Name the holder of an office described alone, where one later apposition of its class does.

    ("The diplomat, NAME").
    """
    held: dict[int, set[Where]] = {}
    for one in found:
        held.setdefault(one.row, set()).add(one.position)
    apposed = {row.index: _apposed_names(row) for row in sheet.rows if "PERSON" in row.marks}
    for row in sheet.rows if apposed else ():
        for index, item in enumerate(row.items if "OFFICE" in row.marks else ()):
            if (
                item.kind == "OFFICE"
                and _described(row.items, index)
                and not _is_held(item, held.get(row.index, set()))
            ):
                name = _later_name(apposed, row, _tag(item))
                if name is not None:
                    yield _later(row, index, name)


def _described(items: Sequence[Item], index: int) -> bool:
    _, first = _modifiers(items, index)
    singular = first > 0 and items[first - 1].low == "the"
    after = index + 1
    return singular and after < len(items) and items[after].low == "of"


def _is_held(item: Item, held: set[Where]) -> bool:
    return any(start <= item.start and item.end <= end for start, end in held)


Apposed = dict[str, dict[str, Name]]
"""The names of a row that stand in apposition to "the" and a word, by the class of that word and by themselves."""


def _apposed_names(row: Row) -> Apposed:
    found: Apposed = {}
    for index in range(1, len(row.items) - 2):
        value = row.items[index + 2].value
        beside = row.items[index - 1].low == "the" and row.items[index + 1].low == ","
        if beside and isinstance(value, Name) and value.kind == "person":
            tag = tags_of("en", "hypernyms").get(row.items[index].low.split("-")[0])
            if tag is not None:
                found.setdefault(tag, {})[value.text] = value
    return found


def _later_name(apposed: Mapping[int, Apposed], row: Row, tag: str) -> Name | None:
    """Return the one name that the next sentences put in apposition to a word of the same class."""
    found: dict[str, Name] = {}
    for later in range(row.index, row.index + NAMED_LATER):
        found.update(apposed.get(later, {}).get(tag, {}))
    return next(iter(found.values())) if len(found) == 1 else None


def _later(row: Row, index: int, name: Name) -> Held:
    _, first = _modifiers(row.items, index)
    organisation = _organisation(row.items, index, first)
    end = organisation[1] if organisation else row.items[index].end
    clause = (row.items[first].start, end)
    position = (row.items[first].start, row.items[index].end)
    tag = _tag(row.items[index])
    return Held(
        (name.start, name.end), position, organisation, clause, "current", None, tag, row.index, "office.named_later"
    )
