"""Descriptions: the strongest statement wins, and says where it comes from. All names are invented."""

from __future__ import annotations

from datetime import date

import pytest

from dadkhah.capture.describe import Options, describe, option_days
from dadkhah.errors import CallError
from dadkhah.model.source import Description, Handling, Interest, Published, Stated
from dadkhah.model.span import Interval

DAY = Interval(date(2031, 4, 2), date(2031, 4, 2))
SIDECAR = (
    b"title='of the sidecar'\nauthor='of the sidecar'\npublisher='of the sidecar'\nlanguage='fa'\npublished=2031-04-03"
)
PAGE = {
    "title": "of the page",
    "author": "of the page",
    "publisher": "of the page",
    "language": "ar",
    "published": "2031-04-04T08:00:00Z",
}
OPTIONS = Options(title="said", author="said", publisher="said", language="en", published="2031-04-02", obtained="said")


def stated(description: Description) -> set[tuple[str, str]]:
    """Return value and basis of title, author and publisher."""
    said = (description.title, description.author, description.publisher)
    return {(one.value, one.basis) for one in said if one}


def test_nothing_is_said() -> None:
    assert describe() == Description()


def test_options_beat_all() -> None:
    made = describe(options=OPTIONS, sidecar=SIDECAR, page=PAGE, language="de")
    assert stated(made) == {("said", "option")}
    assert made.language == Stated("en", "option")
    assert made.published == Published(DAY, "option")
    assert made.obtained == "said"


def test_the_sidecar_beats_the_page() -> None:
    made = describe(sidecar=SIDECAR, page=PAGE, language="de")
    assert stated(made) == {("of the sidecar", "sidecar")}
    assert made.language == Stated("fa", "sidecar")
    assert made.published is not None
    assert (made.published.when.start, made.published.basis) == (date(2031, 4, 3), "sidecar")


def test_the_page_beats_what_is_inferred() -> None:
    made = describe(page=PAGE, language="de", inferred=Published(DAY, "inferred", "a reason"))
    assert stated(made) == {("of the page", "page")}
    assert made.published == Published(Interval(date(2031, 4, 4), date(2031, 4, 4)), "page", "“2031-04-04T08:00:00Z”")


def test_what_is_inferred_stands_alone_with_its_reason() -> None:
    inferred = Published(DAY, "inferred", "a reason")
    made = describe(language="de", inferred=inferred)
    assert made.published == inferred
    assert made.language == Stated("de", "inferred", "by the commonest words of the text")


def test_an_unsure_language_is_nobody_s_statement() -> None:
    assert describe(language="und").language is None


@pytest.mark.parametrize(
    ("tag", "code", "reason"), [("en-GB", "en", "“en-GB”"), ("FA_IR", "fa", "“FA_IR”"), ("ar", "ar", "")]
)
def test_a_language_tag_becomes_its_code_and_keeps_its_spelling(tag: str, code: str, reason: str) -> None:
    assert describe(page={"language": tag}).language == Stated(code, "page", reason)


def test_a_date_that_cannot_be_read_is_a_warning() -> None:
    made = describe(page={"published": "last spring"})
    assert made.published is None
    assert made.warnings == ("page: published: “last spring” is no date of ISO 8601; it is not used",)


def test_warnings_of_the_sidecar_are_kept() -> None:
    made = describe(sidecar=b"titel = 'x'", page={"published": "soon"})
    assert [warning.split(":")[0] for warning in made.warnings] == ["sidecar", "page"]


def test_interest_and_example_come_from_the_sidecar() -> None:
    made = describe(sidecar=b"example = true\nalso_published = ['b.example']\n[interest]\nparty = 'Harbour Party'")
    assert (made.example, made.also_published, made.interest) == (True, ("b.example",), Interest("Harbour Party"))


@pytest.mark.parametrize(
    ("written", "start", "end"),
    [
        ("2031-04-02", date(2031, 4, 2), date(2031, 4, 2)),
        ("2031-04-02,2031-04-09", date(2031, 4, 2), date(2031, 4, 9)),
        ("2031-04-02..2031-05", date(2031, 4, 2), date(2031, 5, 31)),
        ("2031", date(2031, 1, 1), date(2031, 12, 31)),
    ],
)
def test_days_of_an_option(written: str, start: date, end: date) -> None:
    assert option_days(written) == Interval(start, end)


@pytest.mark.parametrize("written", ["soon", "2031-02-30", "2031-04-09..2031-04-02", ",", ".."])
def test_an_option_without_a_day_is_a_wrong_call(written: str) -> None:
    with pytest.raises(CallError, match="2020-11-15"):
        describe(options=Options(published=written))


def test_a_page_s_statement_without_end_is_not_used() -> None:
    made = describe(page={"title": "x" * 2001, "publisher": "The Tidewater Post"})
    assert (made.title, stated(made)) == (None, {("The Tidewater Post", "page")})
    assert made.warnings == ("page: title: longer than 2,000 characters; it is not used",)


def test_an_option_on_handling_beats_the_sidecar_field_by_field() -> None:
    sidecar = b'role = "witness"\nconditions = "sealed"'
    made = describe(options=Options(role="investigator", obtained_from="a neighbour"), sidecar=sidecar)
    assert made.handling == Handling("investigator", "", "a neighbour", "sealed")


def test_what_an_option_says_of_a_list_beats_the_sidecar_key_by_key() -> None:
    sidecar = b'[list]\npeople = "victims"\narea = "a town"'
    made = describe(options=Options(listing='{"area": "two towns", "name": "Who"}'), sidecar=sidecar)
    assert made.listing == {"people": "victims", "area": "two towns", "name": "Who"}
    assert describe(sidecar=sidecar).listing == {"people": "victims", "area": "a town"}
    assert describe().listing is None
