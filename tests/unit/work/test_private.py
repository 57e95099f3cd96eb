"""Private fields: committed to in the log, nowhere in the open, and gone when their salt is."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import msgspec
import pytest
from tests.unit.work.desks import Paper, Stages, desk_in
from tests.unit.work.rings import PHRASE, quick_lock

from dadkhah.adapters.vault import verify_vault
from dadkhah.capture.describe import Options, describe
from dadkhah.errors import Refused
from dadkhah.model.disclosure import digest
from dadkhah.model.source import Description
from dadkhah.ports import Fetched
from dadkhah.work.add import add
from dadkhah.work.desk import Desk, Telling
from dadkhah.work.erase import complete, erase
from dadkhah.work.load import load
from dadkhah.work.private import GONE, LOCKED
from dadkhah.work.rebuild import rebuild
from dadkhah.work.store import Added
from dadkhah.work.verify import unfinished_erasures, verify

pytestmark = pytest.mark.slow

BESIDE = b'title = "A list"\nobtained_from = "Ila Verrin"\nconditions = "not her street"\nrole = "monitor"\n'
LIST = Paper("stick/list of Ila Verrin.txt", beside=BESIDE)
TOLD = {"request": "letter 14", "ground": "consent was withdrawn"}
SECRETS = (b"Ila Verrin", b"not her street", b"list of Ila")


class Describing(Stages):
    """Describes as the program does."""

    def describe(self, telling: Telling) -> Description:
        return describe(options=Options(**telling.options), sidecar=telling.sidecar, page=telling.page)


@pytest.fixture
def case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a case with a key ring."""
    quick_lock(monkeypatch)
    with desk_in(tmp_path / "case") as desk:
        desk.keys.make(PHRASE)
    return tmp_path / "case"


def take(case: Path, paper: Paper = LIST, *, phrase: str = "", by: str = "A. Tester", **options: str) -> Added:
    with desk_in(case, stages=Describing(), phrase=phrase, by=by) as desk:
        (added,) = add(desk, [paper], {"source_class": "public", **options})
        desk.vault.ledger.checkpoint()
    return added


def shown(case: Path, phrase: str = PHRASE) -> tuple[str, Description]:
    with desk_in(case, stages=Describing(), phrase=phrase) as desk:
        (one,) = load(desk)
    return one.name, one.description


def everything(case: Path) -> bytes:
    return b"\0".join(path.read_bytes() for path in sorted(case.rglob("*")) if path.is_file())


def gone(desk: Desk, *fields: str) -> str:
    source = desk.record.sources()[0].object
    erase(desk, [source], outcome="granted", fields=fields, **TOLD)
    return source


def test_what_is_private_stands_nowhere_in_the_open_and_is_read_with_the_passphrase(case: Path) -> None:
    assert take(case, private="name").outcome == "captured"
    held = everything(case)
    assert not [secret for secret in SECRETS if secret in held]
    name, said = shown(case)
    assert (name, said.handling.obtained_from, said.handling.conditions) == (
        "list of Ila Verrin.txt",
        "Ila Verrin",
        "not her street",
    )
    name, said = shown(case, "")
    assert (name, said.handling.obtained_from, said.handling.role) == ("source of entry 1", LOCKED, "monitor")
    assert said.title is not None


def test_the_log_holds_the_digest_that_a_disclosure_has(case: Path) -> None:
    take(case, obtained_from="a neighbour")
    with desk_in(case, phrase=PHRASE) as desk:
        capture = next(entry for entry in desk.vault.ledger.entries() if entry["act"] == "capture")
        fields = capture["_sd"]
        assert isinstance(fields, list)
        assert fields == sorted(digest(desk.keys.fields.disclosed(one)) for one in fields)
        assert "a neighbour" in {desk.keys.fields.read(one) for one in fields}


@pytest.mark.parametrize("phrase", ["", PHRASE])
def test_the_same_again_is_nothing_and_something_new_is_one_description_more(case: Path, phrase: str) -> None:
    take(case)
    before = everything(case / "vault/log")
    assert take(case, phrase=phrase).outcome == "held"
    assert everything(case / "vault/log") == before
    other = msgspec.structs.replace(LIST, beside=BESIDE.replace(b"A list", b"Another list"))
    assert take(case, other, phrase=phrase).outcome == "described"
    assert take(case, other, phrase=phrase).outcome == "held"
    title = shown(case)[1].title
    assert title is not None
    assert title.value == "Another list"
    assert shown(case)[1].handling.obtained_from == "Ila Verrin"


def test_a_private_option_is_kept_and_a_new_one_holds(case: Path) -> None:
    plain = msgspec.structs.replace(LIST, beside=None)
    take(case, plain, obtained_from="Ila Verrin")
    assert take(case, plain, obtained_from="Ila Verrin").outcome == "held"
    assert take(case, plain, phrase=PHRASE, obtained_from="Ila Verrin").outcome == "held"
    assert take(case, plain, phrase=PHRASE, title="Named").outcome == "described"
    assert shown(case)[1].handling.obtained_from == "Ila Verrin"
    assert take(case, plain, phrase=PHRASE, obtained_from="Oru Tamsin").outcome == "described"
    assert shown(case)[1].handling.obtained_from == "Oru Tamsin"


def test_erasing_leaves_every_proof_and_nothing_to_read(case: Path) -> None:
    take(case)
    with desk_in(case, phrase=PHRASE) as desk:
        gone(desk, "obtained_from")
        assert list(verify(desk)) == []
        sidecar = [one for one in desk.keys.fields.ids() if desk.keys.fields.read(one) != "not her street"]
    assert sidecar == []
    said = shown(case)[1].handling
    assert (said.obtained_from, said.conditions) == (GONE, "not her street")
    report = verify_vault(case / "vault")
    assert report.verdict == "held"
    assert sorted(line.split(" ")[-1] for line in report.shown) == ["3", "3"]
    assert all("entry 1: private field" in line and "erased by decision" in line for line in report.shown)


@pytest.mark.parametrize("phrase", ["", PHRASE])
def test_what_was_erased_is_not_taken_in_again(case: Path, phrase: str) -> None:
    take(case)
    with desk_in(case) as desk:
        gone(desk, "all")
        assert list(desk.keys.fields.ids()) == []
    assert take(case, phrase=phrase).outcome == "held"
    other = msgspec.structs.replace(LIST, beside=BESIDE.replace(b"A list", b"Another list"))
    assert take(case, other, phrase=phrase).outcome == "described"
    with desk_in(case) as desk:
        assert list(desk.keys.fields.ids()) == []
    assert shown(case)[1].handling.obtained_from == GONE


def test_what_was_said_of_the_same_bytes_elsewhere_goes_too(case: Path) -> None:
    take(case)
    again = msgspec.structs.replace(LIST, path="other/copy.txt", beside=BESIDE.replace(b"Ila Verrin", b"Oru Tamsin"))
    assert take(case, again, phrase=PHRASE).outcome == "captured"
    assert b"Oru Tamsin" not in everything(case)
    with desk_in(case, phrase=PHRASE) as desk:
        assert "Oru Tamsin" in {desk.keys.fields.read(one) for one in desk.keys.fields.ids()}
        gone(desk, "obtained_from")
        assert {desk.keys.fields.read(one) for one in desk.keys.fields.ids()} == {"not her street"}


def test_who_acted_can_be_private(case: Path) -> None:
    take(case, by="S. Ourea", private="by")
    assert b"Ourea" not in everything(case)
    with desk_in(case, phrase=PHRASE) as desk:
        by = [entry["by"] for entry in desk.vault.ledger.entries() if entry["act"] != "key"]
        assert by == ["withheld", "withheld"]
        assert "S. Ourea" in {desk.keys.fields.read(one) for one in desk.keys.fields.ids()}


def test_how_it_was_obtained_can_be_private_and_is_an_import_all_the_same(case: Path) -> None:
    take(case, private="obtained", obtained="from her brother")
    assert b"her brother" not in everything(case)
    with desk_in(case) as desk:
        assert [entry["act"] for entry in desk.vault.ledger.entries()] == ["key", "import", "derive"]
    assert shown(case)[1].obtained == "from her brother"


def test_the_members_of_a_container_and_the_container_are_alike(case: Path) -> None:
    box = Paper("box", b"BOX:in.txt=9 people were killed in Orsa", media="application/x-box")
    with desk_in(case, stages=Describing()) as desk:
        list(add(desk, [box], {"source_class": "public", "obtained_from": "Ila Verrin"}))
        assert [len(source.fields) for source in desk.record.sources()] == [1, 1]
    assert b"Ila Verrin" not in everything(case)


def test_a_fetched_page_is_alike(case: Path) -> None:
    page = Fetched(
        asked="https://news.example/a",
        url="https://news.example/a",
        ip="192.0.2.1",
        status=200,
        media="text/plain",
        body=b"The town of Orsa.",
        warc=b"WARC/1.1",
        at="2031-05-01T00:00:00Z",
    )
    with desk_in(case, stages=Describing()) as desk:
        for _ in (1, 2):
            list(add(desk, [page], {"obtained_from": "Ila Verrin"}))
        assert [len(entry.get("_sd", ())) for entry in desk.vault.ledger.entries()] == [0, 1, 1, 1, 1, 1]  # type: ignore[arg-type]
    assert b"Ila Verrin" not in everything(case)


def test_the_record_is_made_again_with_what_the_log_says(case: Path) -> None:
    take(case)
    with desk_in(case) as desk:
        before = desk.record.sources()
    for path in case.glob("record.db*"):
        path.unlink()
    with desk_in(case) as desk:
        rebuild(desk)
        assert desk.record.sources() == before


def test_without_a_ring_a_field_stands_in_the_private_folder_alone(tmp_path: Path) -> None:
    take(tmp_path / "case")
    outside = [path for path in (tmp_path / "case").rglob("*") if path.is_file() and "private" not in path.parts]
    assert not [path for path in outside if b'"Ila Verrin"' in path.read_bytes()]
    assert shown(tmp_path / "case", "")[1].handling.obtained_from == "Ila Verrin"


def test_what_nobody_kept_private_cannot_be_erased(case: Path) -> None:
    take(case, Paper("a.txt"))
    with desk_in(case) as desk, pytest.raises(Refused, match="nothing that is said"):
        gone(desk, "all")


def test_fields_that_are_lost_damaged_or_back_are_told(case: Path) -> None:
    take(case)
    folder = case / "vault/private/fields"
    kept = {path: path.read_bytes() for path in sorted(folder.iterdir())}
    first, second, *_ = kept
    first.unlink()
    second.write_bytes(b"Ila Verrin")
    with desk_in(case) as desk:
        flaws = {flaw.where: flaw.what for flaw in verify(desk)}
    assert flaws[f"private/fields/{first.name}"].startswith("is missing")
    assert flaws[f"private/fields/{second.name}"] == "a private field is damaged"
    with desk_in(case) as desk:
        gone(desk, "all")
        assert list(verify(desk)) == []
        restored: Mapping[Path, bytes] = kept
        for path, content in restored.items():
            path.write_bytes(content)
        assert ([*verify(desk)], len([*unfinished_erasures(desk)])) == ([], len(kept))  # the next run destroys them
    take(case, Paper("later.txt", b"8 people were killed in Tarn.\n"))
    for path, content in kept.items():
        path.write_bytes(content)
    with desk_in(case) as desk:
        assert {flaw.what.split(":")[0] for flaw in verify(desk)} == {"was erased and is here again"}
        assert (complete(desk), complete(desk)) == (3, 0)
        assert list(verify(desk)) == []


def test_an_erasure_that_was_cut_short_in_the_middle_of_a_field_is_no_damage(case: Path) -> None:
    take(case)
    with desk_in(case, phrase=PHRASE) as desk:
        stray = desk.keys.fields.put("name", "Ila Verrin")
        path = case / "vault/private/fields" / stray
        path.write_bytes(path.read_bytes()[:9])  # a run was killed before any entry named it
        assert list(verify(desk)) == []
        (before,) = [source.fields for source in desk.record.sources()]
        gone(desk, "all")
        assert stray not in desk.keys.fields.ids()
        for digested in before:
            (case / "vault/private/fields" / digested).write_bytes(bytes(20))
        assert list(verify(desk)) == []
        assert len(load(desk)) == 1  # what is left of the words keeps nobody from the rest
