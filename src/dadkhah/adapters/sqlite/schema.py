"""The tables of the record, for SQLite and PostgreSQL alike.

In: nothing. Out: table descriptions. The migrations make them; a test holds both to one another.
Invariants: every row's id is a hash of its content and origin; no row is changed or removed; no column holds a word of
a source.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, Integer, LargeBinary, MetaData, Table, Text

METADATA = MetaData()

SOURCE = Table(
    "source",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("object", Text, nullable=False, index=True),
    Column("entry", BigInteger, nullable=False),
    Column("text", Text, nullable=False),
    Column("content", LargeBinary, nullable=False),
)
"""One description of one captured object; a later description of the same object is a later row."""

READING = Table(
    "reading",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("source", Text, nullable=False, index=True),
    Column("text_version", Text, nullable=False),
    Column("reader", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("size", Integer, nullable=False),
)
"""One text as one version of a reader read it; `size` is its number of items."""

ITEM = Table(
    "item",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("reading", Text, ForeignKey("reading.id"), nullable=False, index=True),
    Column("place", Integer, nullable=False),
    Column("record", Text, nullable=False),
    Column("content", LargeBinary, nullable=False),
)
"""One claim, mention, unread item or lapse of a reading; `record` is its own id, `content` its JSON without words."""

JUDGEMENT = Table(
    "judgement",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("at", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("content", LargeBinary, nullable=False),
)

REVIEW = Table(
    "review",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("claim", Text, nullable=False, index=True),
    Column("at", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("content", LargeBinary, nullable=False),
)

APPEND_ONLY: tuple[str, ...] = ("source", "reading", "item", "judgement", "review")
"""Tables whose triggers refuse UPDATE and DELETE: all of them."""
