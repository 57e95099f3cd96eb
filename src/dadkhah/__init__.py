"""Dadkhah: from reports of grave human-rights violations to an accountability record that stands up."""

from __future__ import annotations

from dadkhah.errors import DadkhahError

__all__ = ["DadkhahError", "__version__"]

__version__ = "0.1.0"
