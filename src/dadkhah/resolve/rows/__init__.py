"""Rows of lists that name the same person: keys, blocks, a model trained without labels, clusters, draws.

In: people as lists name them, judgements. Out: columns and blocks for an engine of tables; what to make of its pairs.
"""

from __future__ import annotations
