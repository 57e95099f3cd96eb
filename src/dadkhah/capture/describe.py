"""What is said about a source, each statement with where it comes from.

In: options, sidecar, page statements, the text. Out: Description. Order, strongest first: option, sidecar, (case,)
page, inferred. The strongest wins; each says where it comes from.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

import msgspec

from dadkhah.capture.days import days_of
from dadkhah.capture.published import infer
from dadkhah.capture.sidecar import Sidecar, parse
from dadkhah.errors import CallError
from dadkhah.model.source import Basis, Description, Published, Stated, Text
from dadkhah.model.span import Interval

UNKNOWN = "und"


class Telling(Protocol):
    """All that may be said about a source: by the caller, its sidecar, its page, its text."""

    @property
    def options(self) -> Mapping[str, str]:
        """Return what the caller says, by name; a name is absent where it says nothing."""
        ...

    @property
    def sidecar(self) -> bytes | None:
        """Return the bytes of the sidecar; None without one."""
        ...

    @property
    def page(self) -> Mapping[str, str]:
        """Return what the page says of itself: title, author, publisher, published, language."""
        ...

    @property
    def text(self) -> Text | None:
        """Return the text, from which language and publication may be inferred; None where none could be made."""
        ...


def describe(telling: Telling) -> Description:
    """Return everything said about a source, every statement with its basis; what cannot be used is a warning.

    The interest that a case declares for a publisher is laid over the description when the case is read.

    Raises:
        CallError: the option `published` is neither a day nor two days, or names no day that exists.
    """
    sidecar = parse(telling.sidecar) if telling.sidecar is not None else Sidecar()
    return _Said(telling.options, sidecar, telling.page, telling.text).description()


def option_days(written: str) -> Interval:
    """Return the days of an option: a day, a month, a year, or two days with a comma or ".." between.

    Raise CallError.
    """
    first, _, last = written.replace("..", ",").partition(",")
    start, end = days_of(first), days_of(last or first)
    if start is None or end is None or start.start is None or end.end is None or start.start > end.end:
        raise CallError(f"--published {written}: no such day", remedy="write it as 2020-11-15 or 2020-11-01,2020-11-15")
    return Interval(start.start, end.end)


class _Said(msgspec.Struct, frozen=True):
    """All that is said about one source."""

    options: Mapping[str, str]
    sidecar: Sidecar
    page: Mapping[str, str]
    text: Text | None

    def description(self) -> Description:
        published, doubts = self._published()
        return Description(
            title=self._first("title", self.sidecar.title),
            author=self._first("author", self.sidecar.author),
            publisher=self._first("publisher", self.sidecar.publisher),
            published=published,
            language=self._language(),
            also_published=self.sidecar.also_published,
            obtained=self.options.get("obtained", "") or self.sidecar.obtained,
            example=self.sidecar.example,
            interest=self.sidecar.interest,
            warnings=(*self.sidecar.warnings, *doubts),
        )

    def _first(self, name: str, sidecar: str | None) -> Stated | None:
        """Return the strongest statement of a name."""
        said: tuple[tuple[str | None, Basis], ...] = (
            (self.options.get(name), "option"),
            (sidecar, "sidecar"),
            (self.page.get(name), "page"),
        )
        return next((Stated(value.strip(), basis) for value, basis in said if value and value.strip()), None)

    def _language(self) -> Stated | None:
        """Return the language, as an ISO 639 code; the tag as written is the reason where it says more."""
        said = self._first("language", self.sidecar.language)
        if said is not None:
            code = said.value.replace("_", "-").split("-")[0].lower()
            return Stated(code, said.basis, "" if code == said.value else f"“{said.value}”")
        if self.text is None or self.text.language == UNKNOWN:
            return None
        return Stated(self.text.language, "inferred", "by the commonest words of the text")

    def _published(self) -> tuple[Published | None, tuple[str, ...]]:
        written = self.page.get("published", "")
        days = days_of(written) if written else None
        doubts = (
            () if days or not written else (f"page: published: “{written[:80]}” is no ISO 8601 date; it is not used",)
        )
        if self.options.get("published"):
            return Published(option_days(self.options["published"]), "option"), doubts
        if self.sidecar.published is not None:
            return Published(self.sidecar.published, "sidecar"), doubts
        if days is not None:
            return Published(days, "page", f"“{written}”"), doubts
        return (infer(self.text) if self.text else None), doubts
