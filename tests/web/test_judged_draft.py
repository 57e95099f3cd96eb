"""Two people join what no machine joins: from the proposal, by the command line, to the later office on the page.

In: two reports of the example case that name one general: one alleges an order, one reports an appointment. Out: the
page after one person's judgement, after the same person's second, and after another person's.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from tests.unit.publish.markup import Element, parse
from tests.web.test_example_draft import environment

pytestmark = pytest.mark.slow
REPORTS = ("05-lantern-third-count.txt", "17-state-news-appointment.txt")


class Case:
    """A case that the command line works on."""

    def __init__(self, root: Path, folder: Path) -> None:
        self.root, self.folder = root, folder

    def call(self, *arguments: object) -> str:
        """Return what one call of the program prints."""
        command = [sys.executable, "-m", "dadkhah.cli", *map(str, arguments), "--case", str(self.folder)]
        run = subprocess.run(
            command, env=environment(self.root), check=True, capture_output=True, text=True, timeout=120
        )
        return run.stdout

    def page(self) -> Element:
        """Return the draft, made anew."""
        self.call("build")
        return next(parse((self.folder / "draft/index.html").read_text(encoding="utf-8")).find("body"))

    def proposed(self) -> tuple[str, str]:
        """Return the ends of the link between the accused's full name in both reports."""
        lines = map(json.loads, self.call("judge", "proposed", "--format", "jsonl").splitlines())
        (link,) = [one for one in lines if one["rule"] == "name.full_across_texts" and "two people only" in str(one)]
        return link["a"], link["b"]


@pytest.fixture
def case(root: Path, tmp_path: Path) -> Case:
    made = Case(root, tmp_path / "case")
    made.call("run", *(root / "examples/veldania/sources" / name for name in REPORTS))
    return made


def later(page: Element) -> list[str]:
    return [item.text for item in page.find(css="later")]


def test_one_person_joins_nobody_and_two_do(case: Case) -> None:
    a, b = case.proposed()
    case.call("judge", "same", a, b, "--by", "First Person", "--reason", "same rank and force")
    case.call("judge", "same", b, a, "--by", "first person", "--reason", "said again")
    alone = case.page()
    assert later(alone) == []
    assert "not joined: whether they are one person is for two people to decide" in alone.text
    case.call("judge", "same", b, a, "--by", "Second Person", "--reason", "the appointment names the command")
    joined = case.page()
    assert later(joined)
    assert all("appointed" in words for words in later(joined))
    assert "not joined: whether they are one person" not in joined.text
    assert "Second Person" in joined.text


def test_a_judgement_that_is_withdrawn_parts_them_again(case: Case) -> None:
    a, b = case.proposed()
    told = [
        case.call("judge", "same", a, b, "--by", name, "--reason", "the same command")
        for name in ("First Person", "Second Person")
    ]
    case.call(
        "judge", "--undo", told[-1].split()[0], "--by", "Second Person", "--reason", "another general of that name"
    )
    assert later(case.page()) == []
