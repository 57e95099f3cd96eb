"""The keys of sealed sources: one for each source, all of them locked by one passphrase."""

from dadkhah.adapters.keyring.ring import KeyRing

__all__ = ["KeyRing"]
