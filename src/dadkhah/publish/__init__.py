"""Publish: records in, pages out.

In: Inputs of a case. Out: the bytes of its working draft; templates only, no decision of their own.
"""

from __future__ import annotations

from dadkhah.publish.compose import draft

__all__ = ["draft"]
