"""What leaves the case, what never does, and what the log says of it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec
import pytest
from tests.unit.work.desks import Paper, desk_in
from tests.unit.work.rings import PHRASE, quick_lock
from tests.unit.work.test_page import PAGE, take

from dadkhah.adapters.vault.outgoing import making
from dadkhah.errors import Refused, StorageError, UnknownRecord
from dadkhah.model.case import Privacy
from dadkhah.ports import Exhibit
from dadkhah.work.desk import Desk
from dadkhah.work.export import export

OTHER = msgspec.structs.replace(
    PAGE, asked="https://b.example/", url="https://b.example/", body=b"Another page.", warc=b"WARC/1.1 another"
)


class Noted:
    """A package that notes what it is told."""

    method = "noted"

    def __init__(self, place: Path, only: str = "", *, fails: bool = False) -> None:
        self.place, self.only, self.fails = place / "package", only, fails
        self.done: list[str] = []
        self.exhibits: list[Exhibit] = []

    def write(self, exhibits: Sequence[Exhibit]) -> str:
        self.done.append("write")
        if self.fails:
            raise StorageError("no")
        self.exhibits = list(exhibits)
        making(self.place).write_text("a package")
        return "d" * 64


def acts(desk: Desk) -> list[object]:
    return [entry["act"] for entry in desk.vault.ledger.entries()]


def test_captured_pages_leave_with_their_titles(tmp_path: Path) -> None:
    with desk_in(tmp_path / "case") as desk:
        first, second, _ = take(desk, PAGE, OTHER, Paper("a.txt", b"A file."))
        package = Noted(tmp_path, "application/warc")
        made = export(desk, package, [], "for the court")
        last = list(desk.vault.ledger.entries())[-1]
    assert (made.count, made.sealed, made.digest) == (2, 0, "d" * 64)
    assert [(one.digest, one.url, one.title) for one in package.exhibits] == [
        (first.digest, PAGE.url, "The town of Orsa is quiet"),
        (second.digest, OTHER.url, "Another page"),
    ]
    assert package.done == ["write"]
    assert package.place.read_text() == "a package"
    assert (last["act"], last["method"], last["exhibits"], last["package"], last["purpose"]) == (
        "export",
        "noted",
        2,
        "d" * 64,
        "for the court",
    )


def test_everything_public_leaves_without_the_place_of_a_file(tmp_path: Path) -> None:
    with desk_in(tmp_path / "case") as desk:
        take(desk, Paper("secret name/a.txt", b"A file."), PAGE)
        package = Noted(tmp_path)
        export(desk, package, [])
    assert [(one.act, one.media, sorted(one.src)) for one in package.exhibits] == [
        ("capture", "text/plain", []),
        ("capture", "application/warc", ["asked", "ip", "status", "url"]),
        ("capture", "text/html", ["asked", "ip", "status", "url", "warc"]),
    ]


def test_what_is_asked_for_leaves(tmp_path: Path) -> None:
    with desk_in(tmp_path / "case") as desk:
        _, second = take(desk, PAGE, OTHER)
        package = Noted(tmp_path, "application/warc")
        assert export(desk, package, [second.digest[:9]]).count == 1
    assert [one.digest for one in package.exhibits] == [second.digest]


@pytest.mark.parametrize("word", ["0000000", "", "zz", "abc"])
def test_what_is_not_there_is_said(tmp_path: Path, word: str) -> None:
    with desk_in(tmp_path / "case") as desk:
        take(desk, PAGE)
        with pytest.raises(UnknownRecord):
            export(desk, Noted(tmp_path), [word])
        assert "export" not in acts(desk)


def test_what_is_sealed_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    quick_lock(monkeypatch)
    with desk_in(tmp_path / "case") as desk:
        desk.keys.make(PHRASE)
        (hidden,) = take(desk, PAGE, source_class="sealed")
        take(desk, OTHER)
        package = Noted(tmp_path)
        made = export(desk, package, [])
        assert (made.count, made.sealed) == (2, 2)
        assert hidden.digest not in {one.digest for one in package.exhibits}
        with pytest.raises(Refused, match="sealed"):
            export(desk, Noted(tmp_path), [hidden.digest])


@pytest.mark.parametrize("only", ["", "application/warc"])
def test_nothing_to_export_is_refused(tmp_path: Path, only: str) -> None:
    with desk_in(tmp_path / "case") as desk, pytest.raises(Refused, match="holds no"):
        export(desk, Noted(tmp_path, only), [])


def test_a_case_may_forbid_it(tmp_path: Path) -> None:
    with desk_in(tmp_path / "case") as desk:
        take(desk, PAGE)
        strict = msgspec.structs.replace(
            desk, settings=msgspec.structs.replace(desk.settings, privacy=Privacy(export=False))
        )
        package = Noted(tmp_path)
        with pytest.raises(Refused, match="settings forbid"):
            export(strict, package, [])
    assert package.done == []


def test_a_package_that_cannot_be_written_is_no_export(tmp_path: Path) -> None:
    with desk_in(tmp_path / "case") as desk:
        take(desk, PAGE)
        package = Noted(tmp_path, fails=True)
        with pytest.raises(StorageError):
            export(desk, package, [])
        assert "export" not in acts(desk)
    assert package.done == ["write"]
