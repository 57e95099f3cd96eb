"""The machine's clock and its source of chance.

In: nothing. Out: the ports Clock and Random, as this machine gives them.
"""

from __future__ import annotations

import secrets
from datetime import UTC, datetime


class SystemClock:
    """Tells the time that the machine believes."""

    def now(self) -> datetime:
        """Return the current time, in UTC."""
        return datetime.now(UTC)


class SystemRandom:
    """Gives the unpredictable bytes of the operating system."""

    def bytes(self, count: int) -> bytes:
        """Return that many random bytes."""
        return secrets.token_bytes(count)
