"""The record in one SQLite file: append-only, in WAL mode, one writer at a time.

In: a path. Out: an implementation of ports.Record that keeps rows and refuses to change them.
"""

from __future__ import annotations
