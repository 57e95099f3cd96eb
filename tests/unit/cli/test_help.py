"""Help: every verb has an example, costs little to list, and says the same in both places."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from importlib import import_module

import click
import pytest
from tests.unit.cli.conftest import Call

from dadkhah.cli.verbs import VERBS, dadkhah


def command(verb: str) -> click.Command:
    found = import_module(f"dadkhah.cli.{verb}").command
    assert isinstance(found, click.Command)
    return found


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_shows_an_example(call: Call, verb: str) -> None:
    ended = call(verb, "--help")
    assert ended.code == 0
    assert f"Example: dadkhah {verb}" in " ".join(ended.out.split())


@pytest.mark.parametrize("verb", VERBS)
def test_the_list_says_what_the_verb_says(verb: str) -> None:
    assert (command(verb).help or "").splitlines()[0] == VERBS[verb]
    assert command(verb).name == verb


@pytest.mark.parametrize("verb", VERBS)
def test_every_option_is_explained(verb: str) -> None:
    options = [one for one in command(verb).params if isinstance(one, click.Option)]
    assert [one.name for one in options if not one.help] == []


def test_the_list_names_every_verb(call: Call) -> None:
    listed = call("--help").out.partition("Verbs:")[2]
    assert [verb for verb in VERBS if f"\n  {verb} " not in listed] == []


def test_an_unknown_verb_is_a_wrong_call(call: Call) -> None:
    ended = call("forgive")
    assert ended.code == 2
    assert ended.err == "dadkhah: No such command 'forgive'; see `dadkhah --help`\n"


def test_a_missing_argument_is_one_line(call: Call) -> None:
    ended = call("run")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.count("\n") == 1
    assert "dadkhah run --help" in ended.err


def test_listing_loads_no_verb() -> None:
    probe = (
        "import sys\nfrom dadkhah.cli.verbs import dadkhah\ndadkhah.main(['--help'], standalone_mode=False)\n"
        "heavy = {'rich', 'sqlalchemy', 'msgspec', 'cryptography', 'dadkhah.wiring'}\n"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert done.stderr == "[]\n"


@pytest.mark.slow
def test_help_is_quick() -> None:
    """Under 0.4 s of processor time: waiting for other programs is not counted."""
    bare = {name: value for name, value in os.environ.items() if not name.startswith("COV")}  # measuring takes time too
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-m", "dadkhah.cli", "--help"], env=bare, capture_output=True, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < 0.4


def test_the_group_is_the_program() -> None:
    assert dadkhah.name == "dadkhah"
