"""Alembic's entry: run the steps that are due on the connection that migrate.py hands over.

In: `config.attributes["connection"]`, inside a transaction. Out: the steps run in that transaction.
"""

from __future__ import annotations

from alembic import context

# Steps and the revision are one transaction of the caller: a crash leaves the file as it was.
context.configure(connection=context.config.attributes["connection"], transactional_ddl=True)
with context.begin_transaction():
    context.run_migrations()
