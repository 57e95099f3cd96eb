"""The note beside a source: `a.toml` beside `a.txt`.

In: the bytes of a sidecar. Out: Sidecar: every value it gives, and a warning for every key that is unknown or of the
wrong type. A sidecar that cannot be parsed gives no values and one warning: the source is captured all the same.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date, datetime

import msgspec

from dadkhah.capture.days import day_of, days_of
from dadkhah.model import listing
from dadkhah.model.source import Handling, Interest, SourceClass
from dadkhah.model.span import Interval

HANDLING = ("role", "method", "obtained_from", "conditions")
TEXTS = ("title", "author", "publisher", "language", "obtained", *HANDLING)
KEYS = frozenset({*TEXTS, "class", "also_published", "published", "example", "interest", "list", "private"})
PRIVATE = frozenset({"by", "conditions", "method", "name", "obtained", "obtained_from", "role"})
"""Fields that a sidecar may ask to keep private."""

INTEREST = ("party", "basis", "by")
WHERE = "sidecar"
LONGEST = 2000
"""Characters of one statement: nobody's title is longer, and every page of the draft repeats it."""


class Sidecar(msgspec.Struct, frozen=True, kw_only=True):
    """What a sidecar says; None and empty where it says nothing."""

    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    language: str | None = None
    obtained: str = ""
    handling: Handling = Handling()
    source_class: SourceClass | None = None
    also_published: tuple[str, ...] = ()
    published: Interval | None = None
    example: bool = False
    interest: Interest | None = None
    listing: dict[str, str] | None = None
    private: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


def parse(content: bytes) -> Sidecar:
    """Return what a sidecar says; nothing is raised on its account."""
    try:
        table = tomllib.loads(content.decode("utf-8-sig"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        return Sidecar(warnings=(f"{WHERE}: it is no valid TOML and says nothing here ({error})",))
    return _Reader(table).sidecar()


class _Reader:
    """Takes the values out of a table, noting what cannot be used."""

    def __init__(self, table: Mapping[str, object]) -> None:
        self._table = table
        self._warnings: list[str] = []

    def sidecar(self) -> Sidecar:
        for key in sorted(set(self._table) - KEYS):
            self._warn(key, f"no such key; known are {', '.join(sorted(KEYS))}")
        return Sidecar(
            title=self._text("title"),
            author=self._text("author"),
            publisher=self._text("publisher"),
            language=self._text("language"),
            obtained=self._text("obtained") or "",
            handling=Handling(*(self._text(key) or "" for key in HANDLING)),
            source_class=self._class(),
            also_published=self._list("also_published"),
            published=self._days("published"),
            example=self._flag("example"),
            interest=self._interest(),
            listing=self._listing(),
            private=self._private(),
            warnings=tuple(self._warnings),
        )

    def _warn(self, key: str, problem: str) -> None:
        self._warnings.append(f"{WHERE}: {key}: {problem}; it is not used")

    def _class(self) -> SourceClass | None:
        """Return the class; one that cannot be understood asks for the careful one."""
        value = self._text("class")
        if value not in (None, "public", "sealed"):
            self._warn("class", "neither public nor sealed, so the source is taken as one to seal")
        return None if value is None and "class" not in self._table else "public" if value == "public" else "sealed"

    def _text(self, key: str) -> str | None:
        value = self._table.get(key)
        if value is None:
            return None
        if isinstance(value, str) and value.strip():
            return value.strip() if self._short(key, value) else None
        self._warn(key, f"{_kind(value)} where words in quotation marks are due")
        return None

    def _short(self, key: str, value: str) -> bool:
        if len(value) > LONGEST:
            self._warn(key, f"longer than {LONGEST:,} characters")
        return len(value) <= LONGEST

    def _list(self, key: str) -> tuple[str, ...]:
        value = self._table.get(key, [])
        parts = [value] if isinstance(value, str) else value
        if isinstance(parts, list) and all(isinstance(part, str) for part in parts):
            return tuple(part.strip() for part in parts if part.strip() and self._short(key, part))
        self._warn(key, f"{_kind(value)} where a list of words is due")
        return ()

    def _private(self) -> tuple[str, ...]:
        """Return the fields to keep private: all of them where the list cannot be understood."""
        if "private" not in self._table:
            return ()
        asked = self._list("private")
        if unknown := sorted(set(asked) - PRIVATE):
            self._warn("private", f"no field is called {unknown[0]!r:.40}, so that all are kept private")
        return tuple(sorted(asked)) if asked and not unknown else tuple(sorted(PRIVATE))

    def _flag(self, key: str) -> bool:
        value = self._table.get(key, False)
        if isinstance(value, bool):
            return value
        self._warn(key, f"{_kind(value)} where true or false is due")
        return False

    def _days(self, key: str) -> Interval | None:
        value = self._table.get(key)
        if value is None:
            return None
        days = _interval(value)
        if days is None:
            self._warn(key, "neither a day (2020-11-15) nor two days in order ([2020-11-01, 2020-11-15])")
        return days

    def _interest(self) -> Interest | None:
        value = self._table.get("interest")
        if value is None:
            return None
        if not isinstance(value, dict) or not isinstance(value.get("party"), str) or not value["party"].strip():
            self._warn("interest", "a table with a `party` is due")
            return None
        for key in sorted(set(value) - set(INTEREST)):
            self._warn(f"interest.{key}", f"no such key; known are {', '.join(INTEREST)}")
        texts = {key: self._interest_text(value, key) for key in INTEREST}
        return Interest(**texts) if texts["party"] else None

    def _listing(self) -> dict[str, str] | None:
        """Return what is said of a list of people; a key that cannot be used is said and left out."""
        value = self._table.get("list")
        if value is None:
            return None
        if not isinstance(value, dict):
            self._warn("list", "a table is due")
            return None
        for key in sorted(set(value) - listing.KEYS):
            self._warn(f"list.{key}", f"no such key; known are {', '.join(sorted(listing.KEYS))}")
        told = {key: self._interest_text(value, key, "list") for key in sorted(value.keys() & listing.KEYS)}
        for key, known in (("people", listing.PEOPLE), ("dates", listing.ORDERS)):
            if told.get(key) and told[key] not in known:
                self._warn(f"list.{key}", f"it is none of: {', '.join(filter(None, known))}")
                del told[key]
        return {key: words for key, words in told.items() if words}

    def _interest_text(self, table: Mapping[str, object], key: str, of: str = "interest") -> str:
        value = table.get(key, "")
        if isinstance(value, str):
            return value.strip() if self._short(f"{of}.{key}", value) else ""
        self._warn(f"{of}.{key}", f"{_kind(value)} where words in quotation marks are due")
        return ""


def _interval(value: object) -> Interval | None:
    if isinstance(value, list):
        ends = [_day(part) for part in value]
        first, last = ends if len(ends) == 2 else (None, None)
        return Interval(first, last) if first and last and first <= last else None
    if isinstance(value, str):
        return days_of(value)
    day = _day(value)
    return Interval(day, day) if day else None


def _day(value: object) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    return day_of(value) if isinstance(value, str) else None


def _kind(value: object) -> str:
    kinds: tuple[tuple[type, str], ...] = (
        (bool, "true or false"),
        (str, "empty words"),
        (int, "a number"),
        (float, "a number"),
        (list, "a list"),
        (dict, "a table"),
        (date, "a date"),
    )
    return next((name for kind, name in kinds if isinstance(value, kind)), "a value")
