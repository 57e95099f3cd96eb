"""Who is said to have done what, and which answers are reported.

In: texts, readings, resolved mentions, weighed figures, reviews, searches. Out: Accounted. The verb: `account`.
"""

from __future__ import annotations

from dadkhah.account.case import account

__all__ = ["account"]
