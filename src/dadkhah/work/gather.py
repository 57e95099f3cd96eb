"""What the arguments of a call name: files, and pages that are fetched when their turn comes.

In: arguments, the function that finds files, a fetcher. Out: each in its order, or the error that it leads to; and
whether any of them can be used at all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import chain, groupby

import msgspec

from dadkhah.capture.url import is_web
from dadkhah.errors import DadkhahError, SourceError
from dadkhah.ports import Fetched, Fetcher
from dadkhah.work.desk import Found

Files = Callable[[Sequence[str]], Iterator[Found | DadkhahError]]


def gathered(arguments: Sequence[str], files: Files, fetcher: Fetcher) -> Iterator[Found | Fetched | DadkhahError]:
    """Yield files as `files` finds them, and pages one by one; an address that is named twice is fetched once."""
    seen: set[str] = set()
    for web, group in groupby(arguments, is_web):
        if not web:
            yield from files(list(group))
            continue
        for address in group:
            if address not in seen:
                seen.add(address)
                yield _fetched(fetcher, address)


def _fetched(fetcher: Fetcher, address: str) -> Fetched | DadkhahError:
    try:
        return fetcher.fetch(address)
    except SourceError as error:
        return error


class Usable(msgspec.Struct, frozen=True):
    """The sources of a call: errors before the first usable one, whether there is one, and all from there on."""

    errors: tuple[DadkhahError, ...]
    any: bool
    files: Iterator[Found | Fetched | DadkhahError]


def usable(found: Iterator[Found | Fetched | DadkhahError]) -> Usable:
    """Look for the first source that can be used, so that a call that names none changes nothing."""
    errors: list[DadkhahError] = []
    for one in found:
        if not isinstance(one, DadkhahError):
            return Usable(tuple(errors), True, chain([one], found))
        errors.append(one)
    return Usable(tuple(errors), False, iter(()))
