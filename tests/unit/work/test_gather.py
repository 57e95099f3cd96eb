"""What the arguments of a call name: files and pages in their order, each page fetched when its turn comes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tests.unit.work.desks import Paper
from tests.unit.work.test_page import PAGE

from dadkhah.errors import DadkhahError, FetchFailed
from dadkhah.ports import Fetched
from dadkhah.work.desk import Found
from dadkhah.work.gather import gathered


class Fetching:
    """Notes what it is asked for; one address fails."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def fetch(self, written: str) -> Fetched:
        self.asked.append(written)
        if "gone" in written:
            raise FetchFailed("gone", where=written)
        return PAGE


def files(names: Sequence[str]) -> Iterator[Found | DadkhahError]:
    return (Paper(name) for name in names)


def test_everything_comes_in_its_order() -> None:
    fetcher = Fetching()
    found = list(gathered(["a.txt", "https://x.example", "b.txt", "c.txt", "HTTP://gone.example"], files, fetcher))
    assert [type(one).__name__ for one in found] == ["Paper", "Fetched", "Paper", "Paper", "FetchFailed"]
    assert fetcher.asked == ["https://x.example", "HTTP://gone.example"]


def test_an_address_that_is_named_twice_is_fetched_once() -> None:
    fetcher = Fetching()
    found = list(gathered(["https://x.example", "a.txt", "https://x.example"], files, fetcher))
    assert (len(found), fetcher.asked) == (2, ["https://x.example"])


def test_nothing_is_fetched_before_its_turn() -> None:
    fetcher = Fetching()
    found = gathered(["a.txt", "https://x.example"], files, fetcher)
    next(found)
    assert fetcher.asked == []
    next(found)
    assert fetcher.asked == ["https://x.example"]
