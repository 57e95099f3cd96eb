"""Erasing the names of protected people: no reading, draft, field or copy shows them, and every proof stands."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pytest
from tests.unit.work.desks import Paper, desk_in
from tests.unit.work.rings import PHRASE, quick_lock
from tests.unit.work.test_private import Describing, everything

from dadkhah.adapters.folder.bundle import Bundle, write_bundle
from dadkhah.adapters.folder.merged import log_id
from dadkhah.adapters.vault import verify_vault
from dadkhah.errors import CallError, NoActor, Refused
from dadkhah.model.erasure import Erasure
from dadkhah.work.add import add
from dadkhah.work.build import build
from dadkhah.work.desk import Desk
from dadkhah.work.erase import complete, erase
from dadkhah.work.export import _title
from dadkhah.work.judge import mentions, review
from dadkhah.work.load import load
from dadkhah.work.objects import get_record
from dadkhah.work.read import read
from dadkhah.work.verify import verify
from dadkhah.work.withhold import Reached, withhold

pytestmark = pytest.mark.slow

TOLD = {"request": "letter 15", "ground": "she is at risk"}
NAMES = ["Ila Verrin", "", "I. Verrin"]
WORDS = b"The town of Orsa. 12 people were killed in Orsa, Ila Verrin said. I. Verrin left.\n"
BESIDE = b'title = "Ila Verrin tells"\nobtained_from = "Ila Verrin"\nconditions = "none"\n'


@pytest.fixture
def case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a case in which somebody is named: in a public source, in its sidecar, in a reason, in a sealed source."""
    quick_lock(monkeypatch)
    with desk_in(tmp_path / "case") as desk:
        desk.keys.make(PHRASE)
    with desk_in(tmp_path / "case", stages=Describing(), phrase=PHRASE) as desk:
        list(add(desk, [Paper("Ila Verrin.txt", WORDS, beside=BESIDE)], {"source_class": "public"}))
        list(add(desk, [Paper("other.txt")], {"source_class": "public", "conditions": "none"}))
        list(add(desk, [Paper("letter.txt", WORDS + b"It is true.")], {"source_class": "sealed"}))
        build(desk)
    return tmp_path / "case"


def named(case: Path, phrase: str = PHRASE) -> Reached:
    with desk_in(case, stages=Describing(), phrase=phrase) as desk:
        return withhold(desk, NAMES, outcome="granted", **TOLD)


def told(desk: Desk) -> str:
    return "\n".join(f"{one.name} {one.text.content} {one.description}" for one in load(desk))


def test_a_name_is_withheld_everywhere_and_every_proof_stands(case: Path) -> None:
    assert named(case) == Reached(fields=2, texts=2, open_reasons=(), locked=0)
    assert not (case / "draft/index.html").exists()
    with desk_in(case, stages=Describing(), phrase=PHRASE) as desk:
        assert "Verrin" not in told(desk)
        assert [len(reading.claims) for reading in read(desk, load(desk))] == [1, 1, 1]
        assert list(verify(desk)) == []
        build(desk)
        assert [desk.keys.fields.read(one) for one in desk.keys.fields.ids()] == ["none", "none"]
    report = verify_vault(case / "vault")
    assert report.verdict == "held"
    assert len(report.shown) == 3
    assert report.shown[-1].startswith("names withheld by decision ")
    assert b"Verrin" not in b"".join(
        path.read_bytes() for path in (case / "vault/private").rglob("*") if path.is_file()
    )


def test_the_decision_holds_neither_the_name_nor_a_digest_of_it(case: Path) -> None:
    named(case)
    with desk_in(case) as desk:
        entry = list(desk.vault.ledger.entries())[-1]
        decision = get_record(desk.vault.blobs, str(entry["object"]), Erasure)
        held = desk.keys.withheld()
    assert (decision.names, decision.sources, decision.request) == (2, (), "letter 15")
    outside = [path for path in case.rglob("*") if path.is_file() and "private" not in path.parts]
    for digest in (name.partition(":")[2].encode() for name in held.names):
        assert not [path for path in outside if digest in path.read_bytes()]


def test_no_title_leaves_the_case_with_the_name(case: Path) -> None:
    with desk_in(case, phrase=PHRASE) as desk:
        described = desk.record.sources()[0].description
        assert "Verrin" in _title(desk, described)
        withhold(desk, NAMES, outcome="granted", **TOLD)
        assert "Verrin" not in _title(desk, described)


def test_what_comes_later_is_without_the_name_too(case: Path) -> None:
    named(case)
    with desk_in(case, stages=Describing(), phrase=PHRASE) as desk:
        list(add(desk, [Paper("later.txt", b"Ila Verrin came back.")], {"source_class": "public"}))
        assert "Verrin" not in told(desk)
    assert named(case).texts == 3


def test_what_is_locked_is_counted_and_a_reason_in_the_open_is_told(case: Path) -> None:
    with desk_in(case, stages=Describing()) as desk:
        claim = read(desk, load(desk))[0].claims[0]
        taken = review(desk, "read_correctly", claim.id, "Ila Verrin was there")
        assert mentions(desk).mentions
    assert named(case, "") == Reached(fields=0, texts=1, open_reasons=(taken.id,), locked=5)


def test_a_refusal_is_recorded_and_changes_nothing(case: Path) -> None:
    with desk_in(case, stages=Describing(), phrase=PHRASE) as desk:
        withhold(desk, NAMES, outcome="refused", hold="case 3 of the invented court", **TOLD)
        assert "Verrin" in told(desk)
        assert desk.keys.withheld().names == ()
        assert len(list(desk.keys.fields.ids())) == 4


def test_what_may_not_be_erased_is_refused(case: Path) -> None:
    with desk_in(case) as desk:
        with pytest.raises(CallError, match="no name"):
            withhold(desk, ["", " 12 "], outcome="granted", **TOLD)
        with pytest.raises(Refused, match="legal hold"):
            withhold(desk, NAMES, outcome="granted", hold="an order", **TOLD)
    with desk_in(case, by=" ") as desk, pytest.raises(NoActor):
        withhold(desk, NAMES, outcome="granted", **TOLD)


def test_copies_in_the_cases_folder_are_reached_and_bundles_hand_the_key_over_no_more(case: Path) -> None:
    shutil.copytree(case / "vault/private", case / "backup of monday")
    private = {path.name: path.read_bytes() for path in (case / "vault/private/keys").iterdir()}
    for name in ("bundle.zip", "other.zip"):
        write_bundle({log_id(case / "vault"): case / "vault"}, case / name, private if name == "bundle.zip" else {})
    other = (case / "other.zip").read_bytes()
    (case / "notes.zip").write_bytes(b"PK\x03\x04 no ZIP")
    with desk_in(case, phrase=PHRASE) as desk:
        sealed = desk.record.sources()[-1]
        erase(desk, [sealed.object], outcome="granted", **TOLD)
        erase(desk, [desk.record.sources()[0].object], outcome="granted", fields=["all"], **TOLD)
        assert complete(desk) == 0
    assert not list(case.rglob(f"{sealed.key}.*"))
    assert len(list((case / "backup of monday/fields").iterdir())) == 1
    assert (case / "other.zip").read_bytes() == other
    with Bundle(case / "bundle.zip") as bundle, zipfile.ZipFile(case / "other.zip") as plain:
        assert list(bundle.keys()) == []
        assert len(list(bundle.objects())) == sum(name.startswith("objects/") for name in plain.namelist())
    assert sealed.key.encode() not in everything(case / "backup of monday")
