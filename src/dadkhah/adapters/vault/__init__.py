"""The evidence vault: plain files that prove themselves (docs/explanation/vault.md).

In: a folder.
Out: `open_vault` for objects and custody entries, `verify_vault` for a check in three values with reasons.
"""

from __future__ import annotations

from dadkhah.adapters.vault.check import verify_vault
from dadkhah.adapters.vault.vault import Vault, open_vault

__all__ = ["Vault", "open_vault", "verify_vault"]
