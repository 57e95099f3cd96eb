"""`run`, `init`, `add` and `build`: what they print, leave behind and end with."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest
from tests.unit.cli.conftest import Call
from tests.unit.work.desks import EXAMPLE, Stages

pytestmark = pytest.mark.usefixtures("stages")


def digest(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()


def test_run_makes_the_case_and_the_draft(call: Call, paper: Path, tmp_path: Path) -> None:
    case = tmp_path / "case"
    ended = call("run", paper, "--case", case)
    assert ended.code == 0
    assert ended.out.splitlines() == [f"captured {digest(paper)} {paper}", f"draft {case}/draft/index.html"]
    assert (case / "draft/index.html").read_text() == "WORKING DRAFT case: 1 claims, 0 unread sources"
    assert not (case / "out").exists()


def test_run_again_has_nothing_to_do(call: Call, paper: Path, tmp_path: Path, stages: Stages) -> None:
    call("run", paper, "--case", tmp_path / "case")
    page = tmp_path / "case/draft/index.html"
    before = page.stat().st_mtime_ns
    ended = call("run", paper, "--case", tmp_path / "case")
    assert (ended.code, ended.out, ended.err) == (0, "nothing new: 1 source, draft up to date\n", "")
    assert (page.stat().st_mtime_ns, stages.reads) == (before, 1)


def test_run_takes_in_only_what_is_new(call: Call, paper: Path, tmp_path: Path, stages: Stages) -> None:
    call("run", paper, "--case", tmp_path / "case")
    (paper.parent / "second.txt").write_text(EXAMPLE.replace("31", "47"))
    ended = call("run", paper.parent, "--case", tmp_path / "case")
    assert [line.split()[0] for line in ended.out.splitlines()] == ["captured", "draft"]
    assert stages.reads == 2


@pytest.mark.slow
def test_run_keeps_the_settings_of_a_new_case(call: Call, paper: Path, tmp_path: Path) -> None:
    settings = tmp_path / "settings.toml"
    settings.write_text("# mine\ntitle = 'Orsa'\n")
    call("run", paper, "--case", tmp_path / "case", "--config", settings)
    assert (tmp_path / "case/dadkhah.toml").read_text() == settings.read_text()


def test_a_setting_that_cannot_be_used_makes_no_case(call: Call, paper: Path, tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text("titel = 'Orsa'\n")
    ended = call("run", paper, "--case", tmp_path / "case", "--config", tmp_path / "settings.toml")
    assert ended.code == 9
    assert "unknown setting titel" in ended.err
    assert not (tmp_path / "case").exists()


def test_one_bad_source_stops_nothing(call: Call, paper: Path, tmp_path: Path) -> None:
    ended = call("run", tmp_path / "missing.txt", paper, "--case", tmp_path / "case")
    assert ended.code == 1
    assert ended.err.splitlines()[0].startswith(f"dadkhah: {tmp_path}/missing.txt: ")
    assert len(ended.out.splitlines()) == 2


def test_only_bad_sources_make_no_case(call: Call, tmp_path: Path) -> None:
    ended = call("run", tmp_path / "missing.txt", "--case", tmp_path / "case")
    assert (ended.code, ended.out, ended.err.count("\n")) == (3, "", 1)
    assert not (tmp_path / "case").exists()


def test_init_makes_an_empty_case(call: Call, tmp_path: Path) -> None:
    ended = call("init", tmp_path / "case", "--title", "Orsa", "--language", "fa")
    assert (ended.code, ended.out) == (0, f"case {tmp_path}/case\n")
    settings = (tmp_path / "case/dadkhah.toml").read_text()
    assert 'title = "Orsa"' in settings
    assert 'languages = ["fa"]' in settings
    assert (tmp_path / "case/vault/vault.json").is_file()


def test_init_twice_is_refused(call: Call, tmp_path: Path) -> None:
    call("init", tmp_path / "case")
    ended = call("init", tmp_path / "case")
    assert ended.code == 4
    assert "stands here already" in ended.err


def test_init_keeps_away_from_other_things(call: Call, paper: Path) -> None:
    ended = call("init", paper.parent)
    assert ended.code == 4
    assert "holds other things" in ended.err
    assert sorted(paper.parent.iterdir()) == [paper]


def test_add_then_build(call: Call, paper: Path, tmp_path: Path) -> None:
    case = tmp_path / "case"
    call("init", case)
    assert call("add", paper, "-C", case).out == f"captured {digest(paper)} {paper}\n"
    assert not (case / "draft").exists()
    assert call("build", "-C", case).out == f"draft {case}/draft/index.html\n"


def test_add_needs_a_case(call: Call, paper: Path, tmp_path: Path) -> None:
    ended = call("add", paper, "-C", tmp_path / "case")
    assert ended.code == 4
    assert "dadkhah init" in ended.err


def test_add_says_what_is_held_already(call: Call, paper: Path, tmp_path: Path) -> None:
    call("run", paper, "-C", tmp_path / "case")
    ended = call("add", paper, "-C", tmp_path / "case")
    assert (ended.code, ended.out) == (0, "nothing new: 1 source held already\n")


def test_options_describe_every_source(call: Call, paper: Path, tmp_path: Path) -> None:
    case = tmp_path / "case"
    call("run", paper, "-C", case)
    ended = call("run", paper, "-C", case, "--publisher", "The Invented Daily")
    assert [line.split()[0] for line in ended.out.splitlines()] == ["described", "draft"]
    assert call("run", paper, "-C", case, "--title", " ").code == 2


def test_who_acts_stands_in_the_log(call: Call, paper: Path, tmp_path: Path) -> None:
    call("run", paper, "-C", tmp_path / "case", "--by", "R. Editor")
    log = (tmp_path / "case/vault/log/entries/000000000.jsonl").read_text()
    assert '"by":"R. Editor"' in log
    assert '"by":"A. Tester"' not in log


def test_a_lost_record_is_made_again_by_build(call: Call, paper: Path, tmp_path: Path) -> None:
    case = tmp_path / "case"
    call("run", paper, "-C", case)
    (case / "record.db").unlink()
    ended = call("weigh", "-C", case)
    assert ended.code == 4
    assert "dadkhah build" in ended.err
    assert call("build", "-C", case).code == 0
    assert call("run", paper, "-C", case).out == "nothing new: 1 source, draft up to date\n"


def test_publish_refuses_and_says_what_must_come_first(call: Call, paper: Path, tmp_path: Path) -> None:
    call("run", paper, "-C", tmp_path / "case")
    ended = call("publish", "--profile", "public", "-C", tmp_path / "case")
    assert (ended.code, ended.out) == (8, "")
    assert "two people's reviews" in ended.err
    assert not (tmp_path / "case/out").exists()
