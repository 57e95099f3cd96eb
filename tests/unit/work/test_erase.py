"""Erasing: the decision first, then the key; what is left proves everything and says nothing."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.unit.work.desks import Paper, desk_in
from tests.unit.work.rings import PHRASE, quick_lock

from dadkhah.adapters.keyring import KeyRing
from dadkhah.adapters.vault import verify_vault
from dadkhah.errors import CaseLocked, NoActor, Refused, UnknownRecord
from dadkhah.model.erasure import Erasure
from dadkhah.work.add import add
from dadkhah.work.build import build
from dadkhah.work.desk import Desk
from dadkhah.work.erase import complete, erase, erased
from dadkhah.work.load import load, load_unread
from dadkhah.work.objects import get_record, put
from dadkhah.work.rebuild import rebuild
from dadkhah.work.verify import unfinished_erasures, verify

TOLD = {"request": "letter 14", "ground": "consent was withdrawn"}


@pytest.fixture
def case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a case with two sealed sources, a public one and a draft that quotes them all."""
    quick_lock(monkeypatch)
    with desk_in(tmp_path / "case") as desk:
        desk.keys.make(PHRASE)
    with desk_in(tmp_path / "case", phrase=PHRASE) as desk:
        papers = [
            Paper(f"{name}.txt", f"The town of {name}. 12 people were killed in {name}.\n".encode())
            for name in ("Orsa", "Velm")
        ]
        assert [one.outcome for one in add(desk, papers, {})] == ["captured", "captured"]
        assert [one.outcome for one in add(desk, [Paper("open.txt")], {"source_class": "public"})] == ["captured"]
        desk.vault.ledger.checkpoint()
        build(desk)
    return tmp_path / "case"


def digests(desk: Desk) -> list[str]:
    return [source.object for source in desk.record.sources()]


def test_what_was_erased_cannot_be_read_and_every_proof_stands(case: Path) -> None:
    with desk_in(case, phrase=PHRASE) as desk:
        first, second, public = digests(desk)
        assert erase(desk, [first[:12]], outcome="granted", **TOLD).sources == (first,)
        assert [one.source.object for one in load(desk)] == [second, public]
        assert [one.source.unread for one in load_unread(desk)] == ["sealed, and its key is not here"]
        assert list(verify(desk)) == []
    assert verify_vault(case / "vault").verdict == "held"
    assert not (case / "draft" / "index.html").exists()


def test_the_decision_stands_in_the_log(case: Path) -> None:
    with desk_in(case, by="R. Editor") as desk:
        first = digests(desk)[0]
        erase(desk, [first], outcome="granted", **TOLD)
        entry = list(desk.vault.ledger.entries())[-1]
        decision = get_record(desk.vault.blobs, str(entry["object"]), Erasure)
    assert (entry["act"], entry["by"], entry["outcome"]) == ("erase", "R. Editor", "granted")
    assert (decision.sources, decision.request, decision.ground) == ((first,), *TOLD.values())


def test_a_request_that_is_refused_is_kept_and_nothing_is_lost(case: Path) -> None:
    with desk_in(case, phrase=PHRASE) as desk:
        erase(desk, digests(desk)[:1], outcome="refused", hold="case 3 of the invented court", **TOLD)
        assert len(load(desk)) == 3
        assert erased(desk) == frozenset()
    assert (case / "draft" / "index.html").exists()


def test_what_may_not_be_erased_is_refused_and_nothing_is_written(case: Path) -> None:
    with desk_in(case) as desk:
        first, _, public = digests(desk)
        size = desk.vault.ledger.size()
        with pytest.raises(Refused, match="legal hold"):
            erase(desk, [first], outcome="granted", hold="case 3 of the invented court", **TOLD)
        with pytest.raises(Refused, match="not sealed"):
            erase(desk, [first, public], outcome="granted", **TOLD)
        with pytest.raises(UnknownRecord):
            erase(desk, ["0" * 64], outcome="granted", **TOLD)
        assert (desk.vault.ledger.size(), erased(desk)) == (size, frozenset())
    with desk_in(case, by=" ") as desk, pytest.raises(NoActor):
        erase(desk, [first], outcome="granted", **TOLD)


def test_an_erasure_that_was_cut_short_is_completed_by_the_next_run(
    case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with desk_in(case) as desk:
        first = digests(desk)[0]
        with monkeypatch.context() as patch:
            patch.setattr(KeyRing, "destroy", interrupted)
            with pytest.raises(KeyboardInterrupt):
                erase(desk, [first], outcome="granted", **TOLD)
    with desk_in(case, phrase=PHRASE) as desk:
        assert list(verify(desk)) == []
        (warning,) = unfinished_erasures(desk)
        assert "was erased and is still here" in warning
        assert rebuild(desk) == 1
        assert first not in [one.source.object for one in load(desk)]
        assert [*verify(desk), *unfinished_erasures(desk)] == []


def interrupted(_ring: KeyRing, _key: str) -> bool:
    raise KeyboardInterrupt


def test_a_key_that_comes_back_from_a_backup_is_found_and_destroyed_again(case: Path) -> None:
    private = case / "vault" / "private"
    shutil.copytree(private, case.parent / "backup")
    with desk_in(case) as desk:
        erase(desk, digests(desk)[:1], outcome="granted", **TOLD)
        list(add(desk, [Paper("later.txt", b"8 people were killed in Tarn.\n")], {}))
        shutil.copytree(case.parent / "backup", private, dirs_exist_ok=True)
        assert len(list(verify(desk))) == 1
        assert (complete(desk), complete(desk)) == (1, 0)
        assert list(verify(desk)) == []


def test_an_erasure_destroys_keys_that_a_killed_run_left(case: Path) -> None:
    """A run that is killed between sealing and its entry leaves a key that opens what it sealed."""
    with desk_in(case, by="R. Editor") as desk:
        stray = desk.keys.new()
        sealed = put(desk.keys.objects(stray), b"12 people were killed in Orsa.\n")
        kept = [source.key for source in desk.record.sources() if source.key][1:]
        erase(desk, digests(desk)[:1], outcome="granted", **TOLD)
        assert sorted(desk.keys.ids()) == kept
        assert stray in list(desk.vault.ledger.entries())[-1]["keys"]  # type: ignore[operator]
        assert desk.vault.blobs.has(sealed)
        with pytest.raises(CaseLocked):
            desk.keys.objects(stray)
