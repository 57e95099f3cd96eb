"""The program with everything real in it, on the example case: the main job from end to end."""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.unit.cli.conftest import Call

pytestmark = [pytest.mark.untraced, pytest.mark.slow]

NOTHING_NEW_SECONDS = 1.5
"""Processor time of a second run with nothing new: "under 2 s" by the clock, with room for a slower machine."""


@pytest.fixture(scope="module")
def example(root: Path) -> Path:
    return root / "examples/veldania"


@pytest.fixture(scope="module")
def case(example: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the example's case, made by a process of its own."""
    folder = tmp_path_factory.mktemp("whole") / "case"
    done = program("run", example / "sources", "--case", folder, "--config", example / "dadkhah.toml")
    assert done.returncode == 0, done.stderr
    return folder


def program(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "dadkhah.cli", *map(str, arguments)]
    environment = os.environ | {"DADKHAH_BY": "A. Tester"}
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=120)


def test_the_draft_is_marked_and_whole(case: Path) -> None:
    page = (case / "draft/index.html").read_text()
    assert "WORKING DRAFT" in page
    assert page.rstrip().endswith("</html>")
    assert not (case / "out").exists()


def test_vault_and_record_hold(case: Path) -> None:
    done = program("verify", case)
    assert (done.returncode, done.stdout) == (0, "held\n")
    assert all("checking the record" in line for line in done.stderr.splitlines())  # on a busy machine


@pytest.mark.needs("openssl", "xxd", "awk")
def test_the_vault_holds_without_this_program(case: Path) -> None:
    done = subprocess.run(["sh", "verify.sh"], cwd=case / "vault", capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    assert "held" in done.stdout


def test_nothing_new_takes_no_time(case: Path, example: Path) -> None:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = program("run", example / "sources", "--case", case)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert done.stdout.startswith("nothing new: ")
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < NOTHING_NEW_SECONDS


def test_the_record_holds_no_quote(case: Path) -> None:
    stored = (case / "record.db").read_bytes()
    figures = json.loads(program("weigh", "-C", case, "--format", "json").stdout)
    quotes = {row["quote"] for tally in figures["tallies"] for row in tally["rows"]}
    assert len(quotes) > 10
    assert [quote for quote in sorted(quotes) if quote.encode() in stored] == []


def test_claims_of_the_record_are_those_of_reading_alone(case: Path, example: Path) -> None:
    alone = {json.loads(line).get("id") for line in program("read", example / "sources").stdout.splitlines()}
    figures = json.loads(program("weigh", "-C", case, "--format", "json").stdout)
    in_case = {row["claim"] for tally in figures["tallies"] for row in tally["rows"]}
    assert in_case
    assert in_case <= alone


def test_two_jobs_read_what_one_reads(example: Path) -> None:
    one, two = (program("read", example / "sources", "--jobs", jobs) for jobs in (1, 2))
    assert one.stdout == two.stdout
    assert len(one.stdout.splitlines()) > 50


def test_accounts_are_printed(case: Path) -> None:
    accounts = json.loads(program("account", "-C", case, "--format", "json").stdout)
    assert accounts["accounts"]
    assert all(one["allegations"] for one in accounts["accounts"])


def test_a_copy_of_the_case_is_a_case(case: Path, example: Path, tmp_path: Path) -> None:
    shutil.copytree(case, tmp_path / "copy")
    done = program("run", example / "sources", "--case", tmp_path / "copy")
    assert done.stdout.startswith("nothing new: ")


def test_the_founding_documents_make_a_draft(shared_dir: Path, call: Call, tmp_path: Path) -> None:
    sources = sorted((shared_dir / "seeds").glob("*.txt"))
    ended = call("run", *sources, "--case", tmp_path / "case")
    assert ended.code == 0
    assert [line.split()[0] for line in ended.out.splitlines()] == ["captured", "captured", "draft"]
    entries = (tmp_path / "case/vault/log/entries/000000000.jsonl").read_text().splitlines()
    acts = [json.loads(line)["act"] for line in entries]
    assert acts.count("import") == 2  # their sidecars say that the pages themselves were not captured
    assert call("run", *sources, "--case", tmp_path / "case").out == "nothing new: 2 sources, draft up to date\n"
