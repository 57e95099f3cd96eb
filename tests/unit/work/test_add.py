"""Taking sources in: what becomes of each, and what stands in vault, log and record afterwards."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from tests.unit.work.desks import EXAMPLE, Gone, Paper, PlainExtractor, desk_in

from dadkhah.adapters.sqlite.record import SqliteRecord
from dadkhah.adapters.vault import layout
from dadkhah.errors import SourceEmpty, SourceMissing, SourceUnreadable
from dadkhah.work import add as adding
from dadkhah.work.add import add
from dadkhah.work.desk import Desk, Found
from dadkhah.work.load import load, load_unread
from dadkhah.work.objects import get
from dadkhah.work.rebuild import rebuild
from dadkhah.work.store import Added


def take(desk: Desk, *found: Found | SourceMissing, **options: str) -> list[Added]:
    return list(add(desk, found, options))


def acts(desk: Desk) -> list[object]:
    return [entry["act"] for entry in desk.vault.ledger.entries() if entry["act"] not in {"key", "annotate"}][-9:]


def test_a_new_source_is_captured_with_its_text(tmp_path: Path) -> None:
    with desk_in(tmp_path / "case") as desk:
        (added,) = take(desk, Paper("a.txt"))
        (source,) = load(desk)
    assert added.outcome == "captured"
    assert source.text.content == EXAMPLE
    assert source.name == "a.txt"
    assert added.digest == source.source.object


def test_the_log_says_who_took_it_in_and_what_was_made_of_it(tmp_path: Path) -> None:
    with desk_in(tmp_path / "case", by="R. Editor") as desk:
        take(desk, Paper("a.txt"))
        (source,) = desk.record.sources()
        capture, derive = list(desk.vault.ledger.entries())[-2:]
    assert (capture["act"], capture["by"], capture["object"]) == ("capture", "R. Editor", source.object)
    assert (derive["act"], derive["text"], derive["layout"]) == ("derive", source.text, source.layout)
    assert (capture["seq"], derive["seq"]) == (source.entry, source.derived)


def test_second_hand_text_is_an_import(tmp_path: Path) -> None:
    with desk_in(tmp_path / "case") as desk:
        take(desk, Paper("a.txt", beside=b'obtained = "text of a page that was not captured"'))
        entry = list(desk.vault.ledger.entries())[-2]
    assert (entry["act"], entry["how_obtained"]) == ("import", "text of a page that was not captured")


def test_the_same_from_the_same_place_is_nothing(tmp_path: Path) -> None:
    with desk_in(tmp_path / "case") as desk:
        take(desk, Paper("a.txt"))
        size = desk.vault.ledger.size()
        (added,) = take(desk, Paper("a.txt"))
        assert (added.outcome, desk.vault.ledger.size()) == ("held", size)


def test_the_same_from_elsewhere_is_one_more_entry(tmp_path: Path) -> None:
    with desk_in(tmp_path / "case") as desk:
        take(desk, Paper("a.txt"))
        size = desk.vault.ledger.size()
        (added,) = take(desk, Paper("elsewhere/a.txt"))
        assert added.outcome == "captured"
        assert desk.vault.ledger.size() == size + 1
        assert len(desk.record.sources()) == 1
        assert take(desk, Paper("elsewhere/a.txt"))[0].outcome == "held"


def test_a_copy_elsewhere_does_not_change_whose_words_they_are(tmp_path: Path) -> None:
    copy = Paper("elsewhere/a.txt", beside=b'publisher = "Another"')
    with desk_in(tmp_path / "case") as desk:
        take(desk, Paper("a.txt", beside=b'publisher = "The Invented Daily"'))
        (added,) = take(desk, copy)
        entry = list(desk.vault.ledger.entries())[-1]
        again = take(desk, copy, publisher="A third")
        (source,) = load(desk)
        kept = get(desk.vault.blobs, str(entry["sidecar"]))
    assert (added.outcome, len(added.warnings), again[0].outcome) == ("captured", 1, "held")
    assert source.description.publisher is not None
    assert source.description.publisher.value == "The Invented Daily"
    assert kept == copy.beside


def test_a_copy_elsewhere_that_says_the_same_needs_no_warning(tmp_path: Path) -> None:
    with desk_in(tmp_path / "case") as desk:
        take(desk, Paper("a.txt", beside=b'title = "T"'), publisher="P")
        (added,) = take(desk, Paper("b/a.txt", beside=b'title = "T"'), publisher="P")
    assert (added.outcome, added.warnings) == ("captured", ())


def test_a_known_source_is_not_extracted_again(tmp_path: Path) -> None:
    with desk_in(tmp_path / "case") as desk:
        take(desk, Paper("a.txt"))
        take(desk, Paper("a.txt"), Paper("b/a.txt"))
        assert isinstance(desk.extractor, PlainExtractor)
        assert desk.extractor.asked == 1


def test_no_line_of_the_log_holds_the_name_of_a_file(tmp_path: Path) -> None:
    with desk_in(tmp_path / "case") as desk:
        take(desk, Paper("statement of Mira Oskan.txt"))
    lines = b"".join(path.read_bytes() for path in (tmp_path / "case/vault/log").rglob("*") if path.is_file())
    assert b"Oskan" not in lines
    assert b"capture" in lines


def test_a_changed_sidecar_describes_anew_and_keeps_what_options_said(tmp_path: Path) -> None:
    with desk_in(tmp_path / "case") as desk:
        take(desk, Paper("a.txt", beside=b'title = "First"'), publisher="The Invented Daily")
        (added,) = take(desk, Paper("a.txt", beside=b'title = "Second"'))
        (source,) = load(desk)
        last = list(desk.vault.ledger.entries())[-1]
    assert (added.outcome, last["act"]) == ("described", "annotate")
    assert source.description.title is not None
    assert source.description.title.value == "Second"
    assert source.description.publisher is not None
    assert source.description.publisher.value == "The Invented Daily"


def test_a_new_option_describes_anew_once(tmp_path: Path) -> None:
    with desk_in(tmp_path / "case") as desk:
        take(desk, Paper("a.txt"))
        assert take(desk, Paper("a.txt"), publisher="P")[0].outcome == "described"
        assert take(desk, Paper("a.txt"), publisher="P")[0].outcome == "held"
        assert take(desk, Paper("a.txt"))[0].outcome == "held"


def test_the_sidecar_is_kept_when_only_an_option_is_new(tmp_path: Path) -> None:
    with desk_in(tmp_path / "case") as desk:
        take(desk, Paper("a.txt", beside=b'title = "First"'))
        take(desk, Paper("a.txt"), publisher="P")
        (source,) = load(desk)
    assert source.source.sidecar
    assert source.description.title is not None
    assert source.description.title.value == "First"


def test_bytes_without_text_are_kept_and_listed_with_the_reason(tmp_path: Path) -> None:
    with desk_in(tmp_path / "case") as desk:
        (added,) = take(desk, Paper("noise.txt", b"\xff\xfe\xfd"))
        (unread,) = load_unread(desk)
        assert desk.vault.blobs.has(added.digest)
    assert isinstance(added.error, SourceUnreadable)
    assert "noise.txt" in str(added.error)
    assert (unread.source.unread, unread.name) == ("the bytes are no text", "noise.txt")


@pytest.mark.parametrize(
    ("bad", "error"),
    [
        (Paper("e.txt", b""), SourceEmpty),
        (Gone("g.txt"), SourceMissing),
        (SourceMissing("no", where="m.txt"), SourceMissing),
    ],
)
def test_a_bad_source_is_named_and_the_rest_goes_on(
    tmp_path: Path, bad: Found | SourceMissing, error: type[Exception]
) -> None:
    with desk_in(tmp_path / "case") as desk:
        failed, added = take(desk, bad, Paper("a.txt"))
    assert isinstance(failed.error, error)
    assert failed.path in {"e.txt", "g.txt", "m.txt"}
    assert (failed.outcome, added.outcome) == ("failed", "captured")


def test_two_names_of_one_text_in_one_call_are_one_source(tmp_path: Path) -> None:
    with desk_in(tmp_path / "case") as desk:
        assert [one.outcome for one in take(desk, Paper("a.txt"), Paper("b.txt"))] == ["captured", "captured"]
        assert len(desk.record.sources()) == 1
        assert acts(desk)[-3:] == ["capture", "derive", "capture"]


def test_taking_in_never_reads_the_whole_record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    papers = [Paper(f"{number}.txt", f"Letter {number} from Orsa.".encode()) for number in range(3)]
    with desk_in(tmp_path) as desk:
        list(add(desk, papers[:2], {}))
    monkeypatch.setattr(SqliteRecord, "sources", lambda self: pytest.fail("the whole record was read"))
    with desk_in(tmp_path) as desk:
        rebuild(desk)
        assert [one.outcome for one in add(desk, papers, {})] == ["held", "held", "captured"]


@pytest.mark.parametrize(("entries", "seconds", "signed"), [(8, 10**6, [1, 9, 17, 25]), (10**6, 0, [*range(1, 26, 4)])])
def test_a_long_run_signs_from_time_to_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, entries: int, seconds: int, signed: list[int]
) -> None:
    monkeypatch.setattr(adding, "BATCH", 2)
    monkeypatch.setattr(adding, "UNSIGNED", entries)
    monkeypatch.setattr(adding, "LATEST", timedelta(seconds=seconds))
    papers = [Paper(f"{number}.txt", f"Letter {number} from Orsa.".encode()) for number in range(12)]
    with desk_in(tmp_path) as desk:
        assert len(list(add(desk, papers, {}))) == 12
    assert layout.checkpoint_sizes(tmp_path / "vault") == signed
