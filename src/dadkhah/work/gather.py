"""What the arguments of a call name: files, and pages that are fetched when their turn comes.

In: arguments, the function that finds files, a fetcher. Out: each in its order, or the error that it leads to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

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
