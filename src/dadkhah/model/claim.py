"""A claim: one statement by one source at one place in one text. It is never a fact.

In: spans of a text and what they say. Out: Claim, which cannot exist without quoting its source.
Everything that stands in a source is held as a Span, so that the record can keep places instead of words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from functools import cache
from operator import attrgetter
from typing import Literal, get_args, get_origin, get_type_hints

import msgspec

from dadkhah.errors import QuoteMismatch
from dadkhah.model.digest import record_id
from dadkhah.model.source import BlockRole
from dadkhah.model.span import Interval, Span

CountKind = Literal[
    "killed",
    "injured",
    "arrested",
    "abducted",
    "disappeared",
    "tortured",
    "raped",
    "charged",
    "sentenced",
    "sentenced_to_death",
    "executed",
    "displaced",
    "released",
    "places",
    "other",
]
Unit = Literal["person", "body", "family", "case", "event", "city", "province", "site", "year"]
Bound = Literal["exact", "at_least", "more_than", "at_most", "fewer_than", "nearly", "about", "between", "vague"]
SpeechAct = Literal["asserts", "estimates", "alleges", "reports", "denies", "revises", "hypothetical", "forecast"]
Polarity = Literal["asserted", "denied", "hypothetical"]
AttributionClass = Literal["publisher", "org", "person", "office", "anonymous", "document"]
AttributionMode = Literal["direct", "indirect", "according_to", "title", "carried", "default"]
OfficeStatus = Literal["current", "former", "elect", "acting", "appointed", "dismissed"]
ActorType = Literal["person", "organisation", "state_force", "armed_group", "unnamed", "unclear"]
ProceedingKind = Literal[
    "arrest",
    "investigation",
    "charge",
    "trial",
    "verdict",
    "sentence",
    "acquittal",
    "appeal",
    "warrant",
    "extradition",
    "sanction",
    "clemency",
    "immunity",
    "exchange",
]
ProceedingStatus = Literal["scheduled", "held", "adjourned", "concluded", "overturned"]
Against = Literal["suspected_perpetrator", "victim_or_dissident", "unclear"]
Forum = Literal["domestic", "foreign", "international", "civil_society"]
Instance = Literal["first", "appeal", "supreme"]
Finality = Literal["final", "not_final"]
EndedBy = Literal["acquittal", "quashed", "dropped", "pardon", "amnesty", "immunity", "time_bar", "death", "exchange"]


class Quantity(msgspec.Struct, frozen=True, gc=False):
    """A number with its bound: `low` and `high` are the numerals AS STATED (None is open); `stated` quotes it all."""

    low: int | None
    high: int | None
    bound: Bound
    stated: Span
    readings: tuple[tuple[int | None, int | None], ...] = ()


class Time(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """When something happened, as stated and as an interval; `anchor` names what a relative date counts from."""

    text: Span | None
    when: Interval | None
    calendar: Literal["gregorian", "solar_hijri", "lunar_hijri"] = "gregorian"
    anchor: str = ""


class Place(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Where something happened, as stated; `place_id` is the gazetteer's id, None where it is unknown or ambiguous."""

    text: Span
    place_id: str | None = None


class Attribution(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One link of a chain of sources, outermost first. The publisher (chain[0]) has no span: the description names it.

    `verb` quotes the verb as stated ("confirmed", "admitted"): it is the words of the one before in the chain.
    `captured` is the id of the claim in the cited source when the case holds it, else "not captured" or "differs".
    """

    name: Span | None
    attribution_class: AttributionClass
    mode: AttributionMode
    verb: Span | None = None
    captured: str = "not captured"


class Count(msgspec.Struct, frozen=True, kw_only=True, gc=False, tag="count"):
    """How many suffered something."""

    kind: CountKind
    unit: Unit
    quantity: Quantity
    basis: str = "unstated"
    as_of: Interval | None = None
    victims: Span | None = None
    perpetrator: Span | None = None
    part: Literal["subset", "breakdown", "addition"] | None = None
    part_of: str | None = None


class Share(msgspec.Struct, frozen=True, kw_only=True, gc=False, tag="share"):
    """A percentage of those who suffered something."""

    kind: CountKind
    percent: float
    stated: Span
    group: Span | None = None
    whole: Span | None = None


class Office(msgspec.Struct, frozen=True, kw_only=True, gc=False, tag="office"):
    """Who held which position where, and when."""

    person: Span
    position: Span
    organisation: Span | None = None
    status: OfficeStatus = "current"
    held: Interval | None = None
    held_text: Span | None = None


VictimType = Literal["journalist", "human rights defender", "trade unionist"]


class ActVictim(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Who suffered an act: `words` quote the full name, or the description where nobody is named.

    Type, sex and age group are None where the text does not tell them: what only a name suggests is not told.
    """

    words: Span
    named: bool
    victim_type: VictimType | None = None
    sex: Literal["man", "woman"] | None = None
    age_group: Literal["adult", "child"] | None = None


class Act(msgspec.Struct, frozen=True, kw_only=True, gc=False, tag="act"):
    """What somebody is said to have done. `conduct` quotes it; `perpetrator` is None where the text names nobody.

    `suffered_by` are the victims one by one: those named, else those described.
    """

    kind: str
    conduct: Span
    perpetrator: Span | None = None
    perpetrator_type: ActorType = "unclear"
    victims: Span | None = None
    suffered_by: tuple[ActVictim, ...] = ()
    method: Span | None = None


class Proceeding(msgspec.Struct, frozen=True, kw_only=True, gc=False, tag="proceeding"):
    """A step of an authority against somebody; `regarding` quotes what it concerns, `regarding_kind` says if stated.

    `instance`, `finality`, `in_absentia` and `ended_by` are None where the text does not tell: a judgment is not final,
    and nobody was present, because nothing is said of it.
    """

    kind: ProceedingKind
    subject: Span | None = None
    others: tuple[Span, ...] = ()
    against: Against = "unclear"
    authority: Span | None = None
    forum: Forum | None = None
    status: ProceedingStatus = "held"
    charges: Span | None = None
    outcome: Span | None = None
    defendants: int | None = None
    regarding: Span | None = None
    regarding_kind: Literal["stated", "other_matter", "unstated"] = "unstated"
    instance: Instance | None = None
    finality: Finality | None = None
    in_absentia: bool | None = None
    ended_by: EndedBy | None = None


class Response(msgspec.Struct, frozen=True, kw_only=True, gc=False, tag="response"):
    """What somebody did or said in answer: denies, condemns, expels, attends, is silent ..."""

    kind: str
    actor: Span | None = None
    target: Span | None = None
    quantity: Quantity | None = None


class Quotation(msgspec.Struct, frozen=True, kw_only=True, gc=False, tag="quote"):
    """Words inside quotation marks, and whose they are; the rest of the sentence is paraphrase by the publisher."""

    words: Span
    speaker: Span | None = None


Body = Count | Share | Office | Act | Proceeding | Response | Quotation


class Reader(msgspec.Struct, frozen=True, gc=False):
    """Which reader made a claim, in which version, by which rule; `model` names the language model that pointed at it.

    `model` is empty for what the grammar reads by itself.
    """

    name: str
    version: str
    rule: str
    model: str = ""


class Claim(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One statement by one source at one place; evidence[0] is the clause. Make it with `claim`."""

    id: str
    source: str
    text_version: str
    reader: Reader
    evidence: tuple[Span, ...]
    block: BlockRole
    attribution: tuple[Attribution, ...]
    body: Body
    speech_act: SpeechAct = "asserts"
    polarity: Polarity = "asserted"
    place: Place | None = None
    time: Time | None = None
    event: Span | None = None
    revises: tuple[str, ...] = ()
    responds_to: tuple[str, ...] = ()
    reading_precision: float | None = None

    @property
    def type(self) -> str:
        """Return the claim's type: count, share, act, office, proceeding, response or quote."""
        return _tag(type(self.body))

    @property
    def clause(self) -> Span:
        """Return the clause that the claim quotes."""
        return self.evidence[0]


class Unread(msgspec.Struct, frozen=True, gc=False):
    """What the reader saw but could not read: a place and a reason, for a person."""

    source: str
    text_version: str
    span: Span
    reason: str


def claim_id(source: str, text_version: str, body: Body) -> str:
    """Return the id: a hash of source, text, type, the spans of the key fields and their values (CLAIMS.md).

    Key fields: count: kind, quantity; share: kind, percent; office: person, position, organisation; act: perpetrator,
    conduct, victims; proceeding and response: kind, subject or actor, authority or target, clause anchor; quote: words,
    speaker.
    """
    tag = _tag(type(body))
    kept = {name: getattr(body, name) for name in KEY_FIELDS[tag]}
    return record_id(source, text_version, tag, kept)


@cache
def _tag(kind: type[msgspec.Struct]) -> str:
    """Return the type that a body's class stands for."""
    return str(kind.__struct_config__.tag)


KEY_FIELDS: dict[str, tuple[str, ...]] = {
    "count": ("kind", "quantity"),
    "share": ("kind", "percent", "stated"),
    "office": ("person", "position", "organisation"),
    "act": ("perpetrator", "conduct", "victims"),
    "proceeding": ("kind", "subject", "authority", "status"),
    "response": ("kind", "actor", "target"),
    "quote": ("words", "speaker"),
}


PLAIN = frozenset({str, int, float, bool, type(None), date})
"""What most fields of a record hold, in which no span can be."""


def spans_of(value: object) -> list[Span]:
    """Return every span inside a record, depth first."""
    found: list[Span] = []
    _gather((value,), found)
    return found


def _gather(parts: Iterable[object], found: list[Span]) -> None:
    for held in parts:
        kind = type(held)
        if kind is Span:
            found.append(held)  # type: ignore[arg-type]  # mypy does not narrow by the type itself
        elif kind is tuple:
            _gather(held, found)  # type: ignore[arg-type]
        elif kind not in PLAIN:
            _gather(_parts(kind)(held), found)  # type: ignore[arg-type]


@cache
def _parts(kind: type) -> Callable[[object], Iterable[object]]:
    """Return what gives the fields of a record that can hold a span, or the values of a sequence."""
    if kind is tuple or kind is list:
        return iter  # type: ignore[return-value]
    names = _holders(kind) if issubclass(kind, msgspec.Struct) else ()
    if len(names) > 1:
        return attrgetter(*names)
    one = attrgetter(*names) if names else None
    return lambda value: () if one is None else (one(value),)


@cache
def _holders(kind: type[msgspec.Struct]) -> tuple[str, ...]:
    """Return the fields of a record that can hold a span, in order: most hold a word or a number."""
    told = get_type_hints(kind)
    names = [name for name in kind.__struct_fields__ if _may_hold(told[name])]
    return tuple(path for name in names for path in _paths(name, told[name]))


def _paths(name: str, told: object) -> tuple[str, ...]:
    """Return a field, or of one that always holds a record the fields of that record ("quantity.text")."""
    if told is Span or not (isinstance(told, type) and issubclass(told, msgspec.Struct)):
        return (name,)
    return tuple(f"{name}.{path}" for path in _holders(told))


def _may_hold(told: object) -> bool:
    """Say whether a type can hold a span: neither plain, nor one of fixed words, nor made of such."""
    if told in PLAIN or get_origin(told) is Literal:
        return False
    if isinstance(told, type) and issubclass(told, msgspec.Struct):
        return told is Span or bool(_holders(told))
    parts = [part for part in get_args(told) if part is not Ellipsis]
    return any(map(_may_hold, parts)) if parts else True


def check_quotes(record: Claim | Unread, text: str) -> None:
    """Raise QuoteMismatch unless every span of the record quotes the text exactly."""
    for span in spans_of(record):
        if text[span.start : span.end] != span.exact:
            raise QuoteMismatch("the words are not in the text at that place", where=f"{span.start}-{span.end}")
