"""Sealed sources: taken in without a passphrase, read with it, and nowhere in the open."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.unit.work.desks import EXAMPLE, Paper, Stages, desk_in
from tests.unit.work.rings import PHRASE, quick_lock

from dadkhah.model.digest import sha256
from dadkhah.work.add import add
from dadkhah.work.build import build
from dadkhah.work.desk import Desk
from dadkhah.work.load import load, load_unread
from dadkhah.work.read import read
from dadkhah.work.rebuild import rebuild
from dadkhah.work.store import Added
from dadkhah.work.verify import verify

LETTER = Paper("stick-ilaverrin/letter of Ila Verrin.txt", beside=b'obtained = "from Ila Verrin, by hand"')
OPEN = Paper("report.txt", b"The town of Orsa. 12 people were killed in Orsa.\n")


@pytest.fixture
def case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a case with a key ring."""
    quick_lock(monkeypatch)
    with desk_in(tmp_path / "case") as desk:
        desk.keys.make(PHRASE)
    return tmp_path / "case"


def take(desk: Desk, paper: Paper, **options: str) -> Added:
    (added,) = add(desk, [paper], options)
    desk.vault.ledger.checkpoint()
    return added


def everything(case: Path) -> bytes:
    return b"\0".join(path.read_bytes() for path in sorted(case.rglob("*")) if path.is_file())


def test_a_source_is_sealed_without_the_passphrase_and_read_with_it(case: Path) -> None:
    with desk_in(case) as desk:
        assert take(desk, LETTER).outcome == "captured"
    with desk_in(case, phrase=PHRASE) as desk:
        (source,) = load(desk)
    assert (source.text.content, source.name, source.source.source_class) == (EXAMPLE, Path(LETTER.path).name, "sealed")
    assert source.description.obtained == "from Ila Verrin, by hand"


def test_no_word_name_or_digest_of_it_stands_anywhere_in_the_open(case: Path) -> None:
    with desk_in(case) as desk:
        take(desk, LETTER)
        build(desk)
    with desk_in(case, phrase=PHRASE) as desk:
        (captured,) = load(desk)
        claims = [claim.id for claim in read(desk, [captured])[0].claims]
    held = everything(case)
    secrets = (EXAMPLE[:20], "Ila Verrin", "ilaverrin", sha256(EXAMPLE.encode()), captured.text.version, *claims)
    assert [one for one in secrets if one.encode() in held] == []
    assert len(claims) == 1


def test_a_locked_run_lists_it_without_its_name(case: Path) -> None:
    with desk_in(case) as desk:
        take(desk, LETTER)
        take(desk, OPEN, publisher="The Invented Daily")
        (unread,) = load_unread(desk)
        assert build(desk).sources == 1
    assert unread.name == f"sealed source of entry {unread.source.entry}"
    assert unread.source.unread == "sealed, and not opened in this run"
    assert unread.description.title is None


def test_the_version_of_its_text_is_salted(case: Path) -> None:
    with desk_in(case, phrase=PHRASE) as desk:
        take(desk, LETTER)
        (sealed,) = load(desk)
    assert sealed.text.content == EXAMPLE
    assert sealed.text.version != sha256(EXAMPLE.encode())


def test_an_open_ring_knows_the_same_bytes_again(case: Path) -> None:
    with desk_in(case, phrase=PHRASE) as desk:
        first = take(desk, LETTER)
        again = take(desk, LETTER)
        elsewhere = take(desk, Paper("copy.txt", LETTER.content))
    assert (again.outcome, again.digest) == ("held", first.digest)
    assert (elsewhere.outcome, elsewhere.digest) == ("captured", first.digest)


def test_a_new_word_about_it_is_sealed_too(case: Path) -> None:
    changed = Paper(LETTER.path, beside=b'obtained = "from Oru Talen, by post"')
    with desk_in(case, phrase=PHRASE) as desk:
        take(desk, LETTER)
        assert take(desk, changed).outcome == "described"
        (source,) = load(desk)
    assert source.description.obtained == "from Oru Talen, by post"
    assert b"Oru Talen" not in everything(case)


def test_it_is_read_anew_each_time_and_no_reading_is_kept(case: Path) -> None:
    stages = Stages()
    with desk_in(case, stages=stages, phrase=PHRASE) as desk:
        take(desk, LETTER)
        first, second = read(desk, load(desk)), read(desk, load(desk))
    assert first == second
    assert stages.reads == 2


@pytest.mark.parametrize("phrase", ["", PHRASE])
def test_a_lost_record_is_made_again_from_the_log(case: Path, phrase: str) -> None:
    with desk_in(case) as desk:
        take(desk, LETTER)
        (before,) = desk.record.sources()
    for path in case.glob("record.db*"):
        path.unlink()
    with desk_in(case, phrase=phrase) as desk:
        assert rebuild(desk) == 1
        assert list(desk.record.sources()) == [before]
        assert list(verify(desk)) == []


def test_opening_asks_for_another_draft(case: Path) -> None:
    with desk_in(case) as desk:
        take(desk, LETTER)
        build(desk)
        locked = desk.drafts.made_from()
    with desk_in(case, phrase=PHRASE) as desk:
        build(desk)
        assert desk.drafts.made_from() not in ("", locked)


def test_a_key_that_is_lost_is_a_flaw_and_a_copy_without_any_is_none(case: Path) -> None:
    with desk_in(case) as desk:
        take(desk, LETTER)
        (source,) = desk.record.sources()
        (case / "vault" / "private" / "keys" / f"{source.key}.age").unlink()
        assert [flaw.where for flaw in verify(desk)] == [f"private/keys/{source.key}.age"]
        (case / "vault" / "private" / "ring.pub").unlink()
        assert list(verify(desk)) == []
