"""What is said about a source, each statement with where it comes from.

In: options, sidecar, page statements, what was inferred. Out: Description.

Order, strongest first: option, sidecar, (case,) page, inferred. The strongest wins; each says where it comes from. What
a case declares of a publisher is laid over the description when the case is read, so that a changed setting counts.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from dadkhah.capture.days import days_of
from dadkhah.capture.sidecar import HANDLING, LONGEST, Sidecar, parse
from dadkhah.errors import CallError
from dadkhah.model.source import Basis, Description, Handling, Published, Stated
from dadkhah.model.span import Interval

UNKNOWN = "und"


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """What the caller says of a source, as written on the command line; "" where it says nothing."""

    title: str = ""
    author: str = ""
    publisher: str = ""
    published: str = ""
    language: str = ""
    obtained: str = ""
    role: str = ""
    method: str = ""
    obtained_from: str = ""
    conditions: str = ""
    source_class: str = ""
    private: str = ""
    listing: str = ""


NO_OPTIONS = Options()


def describe(
    *,
    options: Options = NO_OPTIONS,
    sidecar: bytes | None = None,
    page: Mapping[str, str] | None = None,
    language: str = UNKNOWN,
    inferred: Published | None = None,
) -> Description:
    """Return everything said about a source.

    Args:
        options: what the caller says.
        sidecar: the bytes of the sidecar; None without one.
        page: what the page says: title, author, publisher, published, language; other keys are not used.
        language: the language of the text by its words, as language.py tells it.
        inferred: the interval of publication that the text leads to, as published.py tells it.

    Raises:
        CallError: the option `published` is neither a day nor two days, or names no day that exists.
    """
    return _Said(options, parse(sidecar) if sidecar is not None else Sidecar(), page or {}).description(
        language, inferred
    )


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

    options: Options
    sidecar: Sidecar
    page: Mapping[str, str]

    def description(self, language: str, inferred: Published | None) -> Description:
        published, doubts = self._published(inferred)
        return Description(
            title=self._first("title", self.options.title, self.sidecar.title),
            author=self._first("author", self.options.author, self.sidecar.author),
            publisher=self._first("publisher", self.options.publisher, self.sidecar.publisher),
            published=published,
            language=self._language(language),
            also_published=self.sidecar.also_published,
            obtained=self.options.obtained or self.sidecar.obtained,
            handling=self._handling(),
            example=self.sidecar.example,
            interest=self.sidecar.interest,
            listing=self._listing(),
            warnings=(*self.sidecar.warnings, *self._too_long(), *doubts),
        )

    def _handling(self) -> Handling:
        """Return how the source came in: what an option says beats what the sidecar says, field by field."""
        said, beside = self.options, self.sidecar.handling
        return Handling(*(getattr(said, name) or getattr(beside, name) for name in HANDLING))

    def _listing(self) -> dict[str, str] | None:
        """Return what is said of a list: what an option says beats what the sidecar says, key by key."""
        if not self.options.listing:
            return self.sidecar.listing
        return (self.sidecar.listing or {}) | msgspec.json.decode(self.options.listing, type=dict[str, str])

    def _first(self, name: str, option: str, sidecar: str | None) -> Stated | None:
        """Return the strongest statement of one name."""
        said: tuple[tuple[str | None, Basis], ...] = (
            (option, "option"),
            (sidecar, "sidecar"),
            (self._page(name), "page"),
        )
        return next((Stated(value.strip(), basis) for value, basis in said if value and value.strip()), None)

    def _page(self, name: str) -> str:
        value = self.page.get(name, "")
        return value if len(value) <= LONGEST else ""

    def _too_long(self) -> tuple[str, ...]:
        names = sorted(name for name, value in self.page.items() if len(value) > LONGEST)
        return tuple(f"page: {name}: longer than {LONGEST:,} characters; it is not used" for name in names)

    def _language(self, guessed: str) -> Stated | None:
        said = self._first("language", self.options.language, self.sidecar.language)
        if said is not None:
            code = said.value.replace("_", "-").split("-")[0].lower()
            return Stated(code, said.basis, "" if code == said.value else f"“{said.value}”")
        return Stated(guessed, "inferred", "by the commonest words of the text") if guessed != UNKNOWN else None

    def _published(self, inferred: Published | None) -> tuple[Published | None, tuple[str, ...]]:
        written = self._page("published")
        days = days_of(written) if written else None
        doubts = (
            ()
            if days or not written
            else (f"page: published: “{written[:80]}” is no date of ISO 8601; it is not used",)
        )
        if self.options.published:
            return Published(option_days(self.options.published), "option"), doubts
        if self.sidecar.published is not None:
            return Published(self.sidecar.published, "sidecar"), doubts
        if days is not None:
            return Published(days, "page", f"“{written}”"), doubts
        return inferred, doubts
