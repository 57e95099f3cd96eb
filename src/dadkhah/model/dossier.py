"""The dossier: everything a case holds, and the same as sections, statements, footnotes and charts.

In: records of every stage (Inputs). Out: Dossier, view records that a template prints without deciding anything.
Invariants: a Piece says whose words it holds; a Statement or Row names the footnotes that carry it; a Bar's ends say
whether they are stated, soft or open, so that no drawing has to guess.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from dadkhah.model.entity import Resolved
from dadkhah.model.finding import Accounted
from dadkhah.model.judgement import Judgement, Review
from dadkhah.model.reading import Reading
from dadkhah.model.source import Captured, Description, Source
from dadkhah.model.tally import Weighed


class UnreadSource(msgspec.Struct, frozen=True, kw_only=True):
    """A source that is kept and of which no text could be made; `source.unread` says why."""

    source: Source
    description: Description
    name: str


class Inputs(msgspec.Struct, frozen=True, kw_only=True):
    """Everything a draft is made from.

    `made_at` is an ISO 8601 time in UTC, `program` the version, `checkpoint` the signed note, `languages` the case's,
    `fingerprint` the log key's (64 hexadecimal digits), empty where it is not known; `timestamps` what became of those.
    """

    title: str
    made_at: str
    program: str
    captured: tuple[Captured, ...]
    readings: tuple[Reading, ...]
    resolved: Resolved
    weighed: Weighed
    accounted: Accounted
    checkpoint: str
    judgements: tuple[Judgement, ...] = ()
    reviews: tuple[Review, ...] = ()
    unread_sources: tuple[UnreadSource, ...] = ()
    languages: tuple[str, ...] = ()
    fingerprint: str = ""
    timestamps: tuple[str, ...] = ()


Voice = Literal["program", "source", "named", "file", "code"]
"""Whose words a piece holds: the program's; a source's (quoted); a name from the record, or of a file; a hash or id."""


class Piece(msgspec.Struct, frozen=True):
    """Some words in one voice; `language` is the language of a source's words (BCP 47, empty when unknown)."""

    text: str
    voice: Voice = "program"
    language: str = ""


class Ref(msgspec.Struct, frozen=True):
    """One place that points to footnote `number`; `id` is the place's own anchor, for the way back."""

    number: int
    id: str


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """One sentence of the dossier with the footnotes that carry it; `mark` says in words how far it was reviewed."""

    pieces: tuple[Piece, ...]
    refs: tuple[Ref, ...]
    mark: str = ""


Cell = tuple[Piece, ...]


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One row of a table: its first cell is its heading. `flags` warn in words, `remarks` explain.

    `lead` is set for a part that stands under its total and says in which sense ("of these").
    """

    cells: tuple[Cell, ...]
    refs: tuple[Ref, ...] = ()
    mark: str = ""
    flags: tuple[str, ...] = ()
    remarks: tuple[Cell, ...] = ()
    lead: str = ""


class Table(msgspec.Struct, frozen=True, kw_only=True):
    """A table with a caption. `cited`: every row is a statement and carries footnotes."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    cited: bool = True


End = Literal["hard", "soft", "open"]
"""How a bar ends: at a bound that is stated, at one that follows from rounding or vagueness, or not at all."""


class Bar(msgspec.Struct, frozen=True, kw_only=True):
    """One interval on an axis; `start`, `end` and `mark` (the number as stated) are percent of the axis' length."""

    label: tuple[Piece, ...]
    text: str
    start: float
    end: float
    low: End
    high: End
    mark: float | None = None
    refs: tuple[Ref, ...] = ()


class BarGroup(msgspec.Struct, frozen=True):
    """Bars under one heading: an origin, or a person; `note` is what the program says of it."""

    label: str
    bars: tuple[Bar, ...]
    note: str = ""


class Tick(msgspec.Struct, frozen=True):
    """One mark on an axis: percent of its length, and what is printed there (may be empty)."""

    at: float
    label: str


class Chart(msgspec.Struct, frozen=True, kw_only=True):
    """A chart as data: `description` says in words what it shows, `scale` how the axis runs."""

    id: str
    title: str
    description: str
    scale: str
    ticks: tuple[Tick, ...]
    groups: tuple[BarGroup, ...]


class FigureGroup(msgspec.Struct, frozen=True, kw_only=True):
    """All figures of one kind and unit in one event: chart, table, conflicts, drifts, and from how many origins.

    `publisher` stands before the title of a source's figures; it is empty elsewhere.
    """

    id: str
    title: str
    publisher: str = ""
    chart: Chart | None
    table: Table
    conflicts: tuple[Statement, ...]
    drifts: tuple[Statement, ...]
    series: tuple[Statement, ...]
    origins: tuple[Cell, ...]


class EventFigures(msgspec.Struct, frozen=True, kw_only=True):
    """One event with its figures; `named` are the names that sources give it, quoted."""

    id: str
    title: str
    when: str
    named: Statement | None
    groups: tuple[FigureGroup, ...]


class AllegationView(msgspec.Struct, frozen=True, kw_only=True):
    """One act alleged of one person, what speaks against it beside it, the measures that regard it, later offices."""

    statement: Statement
    context: str
    against: tuple[Statement, ...]
    states: tuple[Statement, ...]
    later: tuple[Statement, ...]


class AccountView(msgspec.Struct, frozen=True, kw_only=True):
    """One alleged perpetrator; `where` says in which sources they are named, for the blocks of one written name."""

    id: str
    label: str
    where: str
    allegations: tuple[AllegationView, ...]
    measures: Table | None
    offices: tuple[Statement, ...]
    reply: str
    denials: tuple[Statement, ...] = ()
    rejected: tuple[Statement, ...] = ()


class NameView(msgspec.Struct, frozen=True, kw_only=True):
    """One written name of alleged perpetrators with a block for each that nobody joined.

    `note` says in how many sources the name stands, `proposals` who else may be meant: two people decide.
    """

    id: str
    label: str
    note: str
    blocks: tuple[AccountView, ...]
    proposals: tuple[Cell, ...] = ()


class GroupView(msgspec.Struct, frozen=True, kw_only=True):
    """An alleged perpetrator that is no named person; `note` says why nobody is named."""

    id: str
    label: str
    kind: str
    note: str
    allegations: tuple[AllegationView, ...]
    measures: Table | None


class PersonView(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody on timelines only, and why; their offices stand in the table of offices."""

    id: str
    label: str
    note: str


class Moment(msgspec.Struct, frozen=True, kw_only=True):
    """One entry of the timeline: an interval in words and what sources say of it."""

    when: str
    title: str
    statements: tuple[Statement, ...]


class Clash(msgspec.Struct, frozen=True, kw_only=True):
    """Two passages of one source that cannot both hold."""

    reason: Cell
    source: str
    a: Statement
    b: Statement


class Passage(msgspec.Struct, frozen=True, kw_only=True):
    """A quote in its sentence: `before` + `quote` + `after` is a stretch of the source; `place` counts code points."""

    before: str
    quote: str
    after: str
    language: str
    place: str
    block: str


class Waiting(msgspec.Struct, frozen=True, kw_only=True):
    """A passage that was seen and not read, in its sentence, with where it stands."""

    passage: Passage
    reason: str


class WaitingSource(msgspec.Struct, frozen=True, kw_only=True):
    """The unread passages of one source."""

    source: str
    anchor: str
    items: tuple[Waiting, ...]


class Stretch(msgspec.Struct, frozen=True):
    """Some words of a sentence; `quoted`: a statement of the dossier quotes them."""

    text: str
    quoted: bool


class Note(msgspec.Struct, frozen=True, kw_only=True):
    """What one number stands for: a claim, or a passage that is none (`claim` is then empty), and the ways back."""

    number: int
    claim: str
    quote: str
    chain: tuple[Piece, ...]
    reader: str
    review: str
    back: tuple[str, ...]


class Footnote(msgspec.Struct, frozen=True, kw_only=True):
    """One sentence of a source, printed once, with all the numbers that quote it: source, capture, custody, date.

    `part` says where it stands in something that is no plain text: a page, a cell.
    """

    notes: tuple[Note, ...]
    source: str
    place_in_list: int
    anchor: str
    publisher: str
    stretches: tuple[Stretch, ...]
    language: str
    place: str
    block: str
    published: str
    captured_at: str
    hash: str
    entry: str
    part: str = ""


class SourceView(msgspec.Struct, frozen=True, kw_only=True):
    """One source of the list: what it is, whose it is, where it comes from; `facts` are (term, pieces) in order."""

    anchor: str
    title: tuple[Piece, ...]
    publisher: str
    facts: tuple[tuple[str, Cell], ...]
    hash: str
    warnings: tuple[str, ...]


class IdentityView(msgspec.Struct, frozen=True, kw_only=True):
    """Who was taken as the same and why, who only might be, and what people decided.

    `alike` names those whom one text writes in one way throughout.
    """

    clusters: Table
    proposed: Table
    judgements: Table
    alike: Cell = ()


class TrustView(msgspec.Struct, frozen=True, kw_only=True):
    """How far to trust this: paragraphs under headings, counts, and the checkpoint in full."""

    parts: tuple[tuple[str, tuple[str, ...]], ...]
    counts: tuple[tuple[str, str], ...]
    checkpoint: str
    fingerprint: str
    timestamps: tuple[str, ...] = ()


class EventLine(msgspec.Struct, frozen=True):
    """One event with a sentence for each kind of figure."""

    label: str
    anchor: str
    statements: tuple[Statement, ...]


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """What a reader in a hurry takes away: what the sources say, of whom, and how far it can be trusted."""

    figures: tuple[EventLine, ...]
    loose: Cell
    accused: tuple[Statement, ...]
    trust: tuple[str, ...]


class Dossier(msgspec.Struct, frozen=True, kw_only=True):
    """The whole page as data, in its order."""

    title: str
    made: str
    program: str
    example: bool
    summary: Summary
    events: tuple[EventFigures, ...]
    shares: Table
    timeline_chart: Chart | None
    timeline: tuple[Moment, ...]
    mentioned: Statement | None
    names: tuple[NameView, ...]
    bodies: tuple[GroupView, ...]
    unnamed: tuple[GroupView, ...]
    office_chart: Chart | None
    offices: Table
    people: tuple[PersonView, ...]
    loose: Table
    responses: Table
    quotations: Table
    clashes: tuple[Clash, ...]
    others: Table
    rejected: Table
    identity: IdentityView
    waiting: tuple[WaitingSource, ...]
    waiting_sources: Table
    sources: tuple[SourceView, ...]
    trust: TrustView
    footnotes: tuple[Footnote, ...]

    @property
    def accounts(self) -> tuple[AccountView, ...]:
        """Return the blocks of all alleged perpetrators, in the order of their names."""
        return tuple(block for name in self.names for block in name.blocks)
