"""Lay the record: sources, readings with their items, judgements, reviews; nothing can be changed or removed.

In: an empty file. Out: five tables, each with triggers that refuse UPDATE and DELETE and pass over a row that is there.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision: str | None = None
branch_labels: str | None = None
depends_on: str | None = None

APPEND_ONLY = ("source", "reading", "item", "judgement", "review")

REFUSE = """
CREATE TRIGGER {table}_{verb_lower} BEFORE {verb} ON {table}
BEGIN SELECT RAISE(ABORT, 'append-only: a row of {table} is never changed or removed'); END
"""

# REPLACE would remove the row that is there before it writes its own: this passes over the new row instead.
KEEP = """
CREATE TRIGGER {table}_keep BEFORE INSERT ON {table}
WHEN EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id)
BEGIN SELECT RAISE(IGNORE); END
"""


def upgrade() -> None:
    """Make the tables, then the triggers."""
    _sources()
    _readings()
    _decisions()
    for table in APPEND_ONLY:
        _guard(table)


def downgrade() -> None:
    """Refuse: a record is never taken apart; raise NotImplementedError."""
    raise NotImplementedError("the record is append-only: keep the file and use the program that wrote it")


def _sources() -> None:
    op.create_table(
        "source",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("object", sa.Text, nullable=False, index=True),
        sa.Column("entry", sa.BigInteger, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
    )


def _readings() -> None:
    op.create_table(
        "reading",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("source", sa.Text, nullable=False, index=True),
        sa.Column("text_version", sa.Text, nullable=False),
        sa.Column("reader", sa.Text, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("size", sa.Integer, nullable=False),
    )
    op.create_table(
        "item",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("reading", sa.Text, sa.ForeignKey("reading.id"), nullable=False, index=True),
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("record", sa.Text, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
    )


def _decisions() -> None:
    op.create_table(
        "judgement",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("actor", sa.Text, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "review",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("claim", sa.Text, nullable=False, index=True),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("actor", sa.Text, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
    )


def _guard(table: str) -> None:
    for verb in ("UPDATE", "DELETE"):
        op.execute(REFUSE.format(table=table, verb=verb, verb_lower=verb.lower()))
    op.execute(KEEP.format(table=table))
