"""Lists of people: which column holds what, and what each row says.

In: rows of cells as a reader gives them. Out: people, and what of a row could not be read; no row is ever dropped.
"""

from __future__ import annotations
