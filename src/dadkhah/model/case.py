"""What a case says of itself: title, languages, declared interests of publishers, privacy rules.

In: values that were checked when dadkhah.toml was parsed. Out: CaseSettings, frozen; a change is a new record.
"""

from __future__ import annotations

import msgspec

from dadkhah.model.source import Interest

WITHHELD: tuple[str, ...] = (
    "addresses",
    "detainees",
    "faces",
    "minors",
    "phone_numbers",
    "relatives",
    "unknown_age",
    "victims_of_sexual_violence",
    "witnesses",
)
"""What is withheld from anything public unless a profile and a decision say otherwise (docs/reference/wording.md)."""


class Declared(msgspec.Struct, frozen=True):
    """One publisher and the interest that the case's editor declares for it: a judgement with a basis, not a fact."""

    publisher: str
    interest: Interest


class Privacy(msgspec.Struct, frozen=True):
    """Which kinds of people and things are withheld from anything public, and whether evidence may leave at all."""

    withhold: tuple[str, ...] = WITHHELD
    export: bool = True


class Authority(msgspec.Struct, frozen=True):
    """A timestamp authority that may be asked: its name, its address, and the file of the certificates to pin it to."""

    name: str
    url: str
    roots: str


class CaseSettings(msgspec.Struct, frozen=True, kw_only=True):
    """The settings of one case; `languages` are BCP 47 tags in the order in which readers are tried."""

    title: str = ""
    languages: tuple[str, ...] = ("en",)
    publishers: tuple[Declared, ...] = ()
    privacy: Privacy = Privacy()
    authorities: tuple[Authority, ...] = ()

    def interest_of(self, publisher: str) -> Interest | None:
        """Return the declared interest of a publisher; None says that nothing was declared, not that there is none."""
        wanted = publisher.strip().casefold()
        return next((one.interest for one in self.publishers if one.publisher.strip().casefold() == wanted), None)
