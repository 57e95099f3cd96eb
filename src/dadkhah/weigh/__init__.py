"""Figures side by side: what they allow, where they exclude one another, and from how many origins they come.

In: captured texts, readings, resolved mentions. Out: Weighed. `weigh` is the verb; `allowed` and `copies` serve others.
"""

from __future__ import annotations

from dadkhah.weigh.allow import allowed
from dadkhah.weigh.case import weigh
from dadkhah.weigh.copies import copies

__all__ = ["allowed", "copies", "weigh"]
