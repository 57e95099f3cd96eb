"""What is said about a source, each statement with where it comes from.

In: options, sidecar, the case's settings, page statements, what was inferred. Out: Description. Order, strongest
first: option, sidecar, case, page, inferred. The strongest wins; where weaker ones differ, a warning keeps both.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from dadkhah.capture.days import days_of
from dadkhah.capture.sidecar import Sidecar, parse
from dadkhah.errors import CallError
from dadkhah.model.source import Basis, Description, Interest, Published, Stated
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


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """What a case says of all its sources: its language, if it has one, and the declared interests of publishers."""

    language: str = ""
    interests: Mapping[str, Interest] = {}


NO_OPTIONS = Options()
NO_SETTINGS = Settings()


def describe(
    *,
    options: Options = NO_OPTIONS,
    sidecar: bytes | None = None,
    settings: Settings = NO_SETTINGS,
    page: Mapping[str, str] | None = None,
    language: str = UNKNOWN,
    inferred: Published | None = None,
) -> Description:
    """Return everything said about a source.

    Args:
        options: what the caller says.
        sidecar: the bytes of the sidecar; None without one.
        settings: what the case says.
        page: what the page says: title, author, publisher, published, language; other keys are not used.
        language: the language of the text by its words, as language.py tells it.
        inferred: the interval of publication that the text leads to, as published.py tells it.

    Raises:
        CallError: the option `published` is neither a day nor two days, or names no day that exists.
    """
    return _Said(options, parse(sidecar) if sidecar is not None else Sidecar(), settings, page or {}).description(
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
    settings: Settings
    page: Mapping[str, str]

    def description(self, language: str, inferred: Published | None) -> Description:
        published, doubts = self._published(inferred)
        publisher = self._first(self.options.publisher, self.sidecar.publisher, "", self.page.get("publisher"))
        return Description(
            title=self._first(self.options.title, self.sidecar.title, "", self.page.get("title")),
            author=self._first(self.options.author, self.sidecar.author, "", self.page.get("author")),
            publisher=publisher,
            published=published,
            language=self._language(language),
            also_published=self.sidecar.also_published,
            obtained=self.options.obtained or self.sidecar.obtained,
            example=self.sidecar.example,
            interest=self._interest(publisher),
            warnings=(*self.sidecar.warnings, *doubts),
        )

    def _first(self, *values: str | None) -> Stated | None:
        """Return the strongest statement; the values come as option, sidecar, case, page."""
        bases: tuple[Basis, ...] = ("option", "sidecar", "case", "page")
        return next(
            (
                Stated(value.strip(), basis)
                for value, basis in zip(values, bases, strict=True)
                if value and value.strip()
            ),
            None,
        )

    def _language(self, guessed: str) -> Stated | None:
        said = self._first(
            self.options.language, self.sidecar.language, self.settings.language, self.page.get("language")
        )
        if said is not None:
            return Stated(said.value.replace("_", "-").split("-")[0].lower(), said.basis, _whole(said.value))
        return Stated(guessed, "inferred", "by the commonest words of the text") if guessed != UNKNOWN else None

    def _interest(self, publisher: Stated | None) -> Interest | None:
        """Return the declared interest: the sidecar's own, else what the case declares for the publisher."""
        declared = self.settings.interests.get(publisher.value) if publisher else None
        return self.sidecar.interest or declared

    def _published(self, inferred: Published | None) -> tuple[Published | None, tuple[str, ...]]:
        written = self.page.get("published", "")
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


def _whole(value: str) -> str:
    return f"“{value}”" if not value.isalpha() else ""
