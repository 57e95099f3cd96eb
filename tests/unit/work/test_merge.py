"""Two people apart: what each has gathered becomes one record, and each log stays as it is."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.unit.work.desks import Paper, desk_in
from tests.unit.work.rings import PHRASE, quick_lock

from dadkhah import wiring
from dadkhah.adapters.clock import SystemRandom
from dadkhah.adapters.folder.bundle import EPOCH
from dadkhah.adapters.folder.case import CaseFolder
from dadkhah.adapters.vault import verify_vault
from dadkhah.errors import CaseError, CaseLocked, DadkhahError, IntegrityError, SourceMissing
from dadkhah.work.add import add
from dadkhah.work.erase import erase
from dadkhah.work.judge import judge
from dadkhah.work.load import load
from dadkhah.work.merge import Merged
from dadkhah.work.read import read
from dadkhah.work.rebuild import rebuild
from dadkhah.work.verify import verify

pytestmark = pytest.mark.slow


def paper(name: str) -> Paper:
    return Paper(f"{name}.txt", f"The town of {name}. 12 people were killed in {name}.\n".encode())


class Person:
    """Somebody with a case of their own and a log with a key of its own."""

    def __init__(self, folder: Path) -> None:
        self.case = folder

    def take(self, *names: str, phrase: str = "", **options: str) -> None:
        with desk_in(self.case, random=SystemRandom(), by=self.case.name, phrase=phrase) as desk:
            assert {one.outcome for one in add(desk, [paper(name) for name in names], options)} <= {"captured"}
            desk.vault.ledger.checkpoint()

    def bundle(self, name: str = "bundle.zip", recipient: str = "", phrase: str = "") -> Path:
        target = self.case.with_name(f"{self.case.name}-{name}")
        with desk_in(self.case, phrase=phrase) as desk:
            assert wiring.bundle(desk, self.case, target, recipient) == target.stat().st_size
        return target

    def merge(self, file: Path, phrase: str = "") -> Merged:
        with desk_in(self.case, by=self.case.name, phrase=phrase) as desk:
            return wiring.merge(desk, self.case, file)

    def towns(self, phrase: str = "") -> list[str]:
        with desk_in(self.case, phrase=phrase) as desk:
            assert list(verify(desk)) == []
            return sorted(Path(one.name).stem for one in load(desk))

    def verdict(self) -> str:
        return wiring.verify(self.case, lambda *_: None).verdict


@pytest.fixture
def ila(tmp_path: Path) -> Person:
    person = Person(tmp_path / "ila")
    person.take("Orsa", "Velm")
    return person


@pytest.fixture
def oru(tmp_path: Path) -> Person:
    person = Person(tmp_path / "oru")
    person.take("Velm", "Tarn")
    return person


def test_what_either_holds_is_in_one_record_once(ila: Person, oru: Person) -> None:
    assert ila.merge(oru.bundle()) == Merged(logs=1, rows=1, keys=0)
    assert ila.towns() == ["Orsa", "Tarn", "Velm"]
    assert ila.verdict() == "held"
    with desk_in(ila.case) as desk:
        assert [(bool(one.origin), one.entry > 0) for one in desk.record.sources()] == [
            (False, True), (False, True), (True, True),
        ]  # fmt: skip


def test_both_reach_the_same_texts_whoever_begins(ila: Person, oru: Person) -> None:
    one, other = ila.bundle(), oru.bundle()
    ila.merge(other)
    oru.merge(one)
    assert ila.towns() == oru.towns()


def test_the_own_log_fixes_the_other_by_its_checkpoint(ila: Person, oru: Person) -> None:
    ila.merge(oru.bundle())
    with desk_in(ila.case) as desk:
        entry = list(desk.vault.ledger.entries())[-1]
        (other,) = desk.others()
        with desk.vault.blobs.open(str(entry["object"])) as kept:
            assert kept.read() == other.newest()
    assert (entry["act"], entry["by"], entry["log"]) == ("merge", "ila", other.origin)


def test_the_same_again_is_nothing_and_more_of_it_is_taken_over(ila: Person, oru: Person) -> None:
    first = oru.bundle()
    ila.merge(first)
    oru.take("Sund")
    assert ila.merge(oru.bundle("later.zip")) == Merged(1, 1, 0)
    assert ila.merge(oru.bundle("again.zip")) == Merged(0, 0, 0)
    assert ila.merge(first) == Merged(0, 0, 0)
    assert ila.towns() == ["Orsa", "Sund", "Tarn", "Velm"]


def test_decisions_come_along(ila: Person, oru: Person) -> None:
    with desk_in(oru.case, by="oru") as desk:
        first, second = read(desk, load(desk))[0].mentions
        taken = judge(desk, "same", first.id, second.id, "one town")
    ila.merge(oru.bundle())
    with desk_in(ila.case) as desk:
        assert list(desk.record.judgements()) == [taken]


def test_a_bundle_passes_on_what_was_merged_before(ila: Person, oru: Person, tmp_path: Path) -> None:
    third = Person(tmp_path / "sel")
    third.take("Sund")
    oru.merge(third.bundle())
    assert ila.merge(oru.bundle()).logs == 2
    assert ila.towns() == ["Orsa", "Sund", "Tarn", "Velm"]


def test_a_lost_record_is_made_again_from_both_logs(ila: Person, oru: Person) -> None:
    ila.merge(oru.bundle())
    with desk_in(ila.case) as desk:
        before = list(desk.record.sources())
    for path in ila.case.glob("record.db*"):
        path.unlink()
    with desk_in(ila.case) as desk:
        assert rebuild(desk) == 3
        assert list(desk.record.sources()) == before


def test_the_other_log_is_checked_without_this_program_and_takes_no_room(ila: Person, oru: Person) -> None:
    ila.merge(oru.bundle())
    (folder,) = CaseFolder(ila.case).merged.folders().values()
    assert verify_vault(folder).verdict == "held"
    inodes = {path.stat().st_ino for path in (ila.case / "vault" / "objects").rglob("*") if path.is_file()}
    assert {path.stat().st_ino for path in (folder / "objects").rglob("*") if path.is_file()} <= inodes


def test_a_change_in_a_merged_log_is_found(ila: Person, oru: Person) -> None:
    ila.merge(oru.bundle())
    (folder,) = CaseFolder(ila.case).merged.folders().values()
    entries = folder / "log" / "entries" / "000000000.jsonl"
    entries.write_bytes(entries.read_bytes().replace(b'"by":"oru"', b'"by":"oro"', 1))
    report = wiring.verify(ila.case, lambda *_: None)
    assert report.verdict == "broken"
    assert {finding.where.split("/")[0] for finding in report.findings} == {"merged"}


def test_two_histories_of_one_log_are_never_joined(ila: Person, oru: Person) -> None:
    copy = Person(oru.case.with_name("copy"))
    shutil.copytree(oru.case, copy.case)
    oru.take("Sund")
    copy.take("Brav")
    ila.merge(oru.bundle())
    with pytest.raises(IntegrityError, match="two histories"):
        ila.merge(copy.bundle())
    with pytest.raises(IntegrityError, match="two histories"):
        oru.merge(copy.bundle("mine.zip"))
    assert ila.towns() == ["Orsa", "Sund", "Tarn", "Velm"]
    assert oru.merge(oru.bundle("own.zip")) == Merged(0, 0, 0)


def test_a_case_that_was_rolled_back_learns_of_it(oru: Person) -> None:
    earlier = Person(oru.case.with_name("earlier"))
    shutil.copytree(oru.case, earlier.case)
    oru.take("Sund")
    with pytest.raises(IntegrityError, match="two histories"):
        earlier.merge(oru.bundle())


def remade(file: Path, change: Callable[[str, bytes], list[tuple[str, bytes]]]) -> Path:
    """Write a bundle again, member by member, with a change."""
    made = file.with_name("changed.zip")
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            for member, content in change(name, old.read(name)):
                new.writestr(zipfile.ZipInfo(member, EPOCH), content)
    return made


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda name, content: [(name, content), (f"../{name}", content)], "no bundle holds"),
        (lambda name, content: [(name, content)] if "bundle.json" not in name else [], "no bundle of a case"),
        (lambda name, content: [(name, content[:-1] if "objects/" in name else content)], "not what its name says"),
        (lambda name, content: [] if "objects/" in name else [(name, content)], "does not bring"),
        (lambda name, content: [(name, content.replace(b"capture", b"cupture"))], "does not hold"),
        (lambda name, content: [] if "/checkpoint" in name else [(name, content)], "does not hold"),
        (lambda name, content: [(f"logs/{'0' * 32}/{name[38:]}" if "logs/" in name else name, content)], "not the log"),
        (lambda name, content: [(name, content), (f"{name}/private/log.key", b"x")], "no bundle holds"),
    ],
    ids=["outside", "no mark", "cut objects", "no objects", "changed line", "no checkpoint", "other name", "folder"],
)
def test_what_does_not_hold_is_refused_whole(
    ila: Person, oru: Person, change: Callable[[str, bytes], list[tuple[str, bytes]]], said: str
) -> None:
    with pytest.raises(IntegrityError, match=said):
        ila.merge(remade(oru.bundle(), change))
    assert ila.towns() == ["Orsa", "Velm"]
    assert ila.verdict() == "held"
    assert [one for one in ila.case.rglob(".*") if one.name != ".lock"] == []


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 and no more", b"plain words"])
def test_what_is_no_bundle_is_said(ila: Person, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "file.zip").write_bytes(content)
    with pytest.raises(IntegrityError, match="is no ZIP"):
        ila.merge(tmp_path / "file.zip")
    with pytest.raises(SourceMissing):
        ila.merge(tmp_path / "none.zip")


def test_a_compressed_member_is_refused(ila: Person, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bundle.json", b'{"format": "dadkhah-bundle/1"}')
        archive.writestr(f"objects/{'0' * 64}", bytes(1_000_000))
    with pytest.raises(IntegrityError, match="no bundle holds"):
        ila.merge(tmp_path / "bomb.zip")


def test_a_bundle_holds_nothing_private_and_is_the_same_each_time(ila: Person) -> None:
    one, other = ila.bundle("one.zip"), ila.bundle("other.zip")
    assert one.read_bytes() == other.read_bytes()
    with zipfile.ZipFile(one) as archive:
        assert [name for name in archive.namelist() if "private" in name or "index" in name] == []
    with pytest.raises(CaseError, match="already"):
        ila.bundle("one.zip")


class TestSealed:
    """Sealed sources travel as ciphertext; their keys only when they are handed over."""

    @pytest.fixture(autouse=True)
    def rings(self, ila: Person, oru: Person, monkeypatch: pytest.MonkeyPatch) -> None:
        quick_lock(monkeypatch)
        for person in (ila, oru):
            with desk_in(person.case) as desk:
                desk.keys.make(PHRASE)
        oru.take("Sund", source_class="sealed")

    def recipient(self, person: Person) -> str:
        with desk_in(person.case) as desk:
            return desk.keys.recipient()

    def test_without_its_key_it_stays_closed(self, ila: Person, oru: Person) -> None:
        ila.merge(oru.bundle(), PHRASE)
        with desk_in(ila.case, phrase=PHRASE) as desk:
            assert [Path(one.name).stem for one in load(desk)] == ["Orsa", "Velm", "Tarn"]

    def test_handed_over_it_opens(self, ila: Person, oru: Person) -> None:
        assert ila.merge(oru.bundle("with-keys.zip", self.recipient(ila), PHRASE)).keys == 1
        assert ila.towns(PHRASE) == ["Orsa", "Sund", "Tarn", "Velm"]
        assert ila.towns() == ["Orsa", "Tarn", "Velm"]

    def test_keys_are_handed_over_by_an_open_ring_to_a_ring(self, ila: Person, oru: Person) -> None:
        with pytest.raises(CaseLocked):
            oru.bundle("locked.zip", self.recipient(ila))
        with pytest.raises(DadkhahError, match="no recipient"):
            oru.bundle("nobody.zip", "age1nobody", PHRASE)

    def test_an_erasure_reaches_the_other_case_and_no_old_bundle_undoes_it(self, ila: Person, oru: Person) -> None:
        old = oru.bundle("with-keys.zip", self.recipient(ila), PHRASE)
        ila.merge(old)
        with desk_in(oru.case, by="oru") as desk:
            (source,) = [one for one in desk.record.sources() if one.key]
            erase(desk, [source.object], outcome="granted", request="letter 14", ground="consent withdrawn")
        ila.merge(oru.bundle("after.zip"))
        assert ila.towns(PHRASE) == ["Orsa", "Tarn", "Velm"]
        assert ila.merge(old).keys == 0
        assert ila.towns(PHRASE) == ["Orsa", "Tarn", "Velm"]


def test_a_merge_that_was_cut_short_is_told_by_the_next_one(
    ila: Person, oru: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed when the other log stood in its place and the own log did not say so yet."""
    bundle = oru.bundle()
    with monkeypatch.context() as patch:
        patch.setattr("dadkhah.work.merge.merge", interrupted)
        with pytest.raises(KeyboardInterrupt):
            ila.merge(bundle)
    assert [len(list(ila.case.glob("merged/*"))), merges(ila.case)] == [1, 0]
    assert ila.merge(bundle).logs == 1
    assert (ila.merge(bundle).logs, merges(ila.case), ila.verdict()) == (0, 1, "held")


def interrupted(*_: object) -> Merged:
    raise KeyboardInterrupt


def merges(case: Path) -> int:
    with desk_in(case) as desk:
        return sum(entry["act"] == "merge" for entry in desk.vault.ledger.entries())


def test_a_swap_that_was_cut_short_is_finished(ila: Person, oru: Person) -> None:
    ila.merge(oru.bundle())
    (folder,) = CaseFolder(ila.case).merged.folders().values()
    folder.rename(folder.with_name(f".{folder.name}.old"))
    assert list(CaseFolder(ila.case).merged.folders().values()) == [folder]
    shutil.copytree(folder, folder.with_name(f".{folder.name}.old"))
    assert list(CaseFolder(ila.case).merged.folders().values()) == [folder]
    assert [one.name for one in folder.parent.iterdir()] == [folder.name]
