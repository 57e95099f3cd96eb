"""Who is who: mentions in texts joined into people, bodies, places and events, each link with its reasons.

In: captured texts, their readings, judgements. Out: Resolved. `resolve` is the verb.
"""

from __future__ import annotations

from dadkhah.resolve.case import resolve

__all__ = ["resolve"]
