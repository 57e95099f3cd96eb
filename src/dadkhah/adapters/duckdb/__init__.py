"""DuckDB as an engine of tables: blocks joined to pairs, and Splink's comparisons over columns."""

from __future__ import annotations
