"""What a person can type, set or meet is documented: verbs, options of the case file, variables, targets, claim fields.

In: the program as it stands, the Makefile, the pages. Out: nothing that exists without its line in the reference.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click import Command, Context, Group

from dadkhah import errors
from dadkhah.cli.verbs import dadkhah
from dadkhah.model import case, claim
from dadkhah.model.claim import KEY_FIELDS
from dadkhah.work import settings

ROOT = Path(__file__).resolve().parents[2]
REFERENCE = ROOT / "docs" / "reference"


def page(name: str) -> str:
    return (REFERENCE / name).read_text(encoding="utf-8")


def commands() -> dict[str, Command]:
    """Return every verb by its name."""
    context = Context(dadkhah)
    found = {name: dadkhah.get_command(context, name) for name in dadkhah.list_commands(context)}
    return {name: command for name, command in found.items() if command is not None}


def options_of(command: Command) -> set[str]:
    """Return the options of a verb and of its parts."""
    parts = command.commands.values() if isinstance(command, Group) else ()
    return {opt for one in (command, *parts) for param in one.params for opt in param.opts}


def variables() -> set[str]:
    """Return every environment variable of the program's own that its code names."""
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "src").rglob("*.py"))]
    return {name for text in texts for name in re.findall(r"\bDADKHAH_[A-Z_]+\b", text)}


def error_classes() -> list[str]:
    kinds = [value for value in vars(errors).values() if isinstance(value, type)]
    return sorted(kind.__name__ for kind in kinds if issubclass(kind, errors.DadkhahError))


def test_every_verb_is_in_the_command_line_reference() -> None:
    text = page("cli.md")
    assert len(commands()) >= 8
    assert [name for name in commands() if not re.search(rf"^#+ .*\b{re.escape(name)}\b", text, re.MULTILINE)] == []


def test_every_option_is_in_the_command_line_reference() -> None:
    text = page("cli.md")
    options = {opt for command in commands().values() for opt in options_of(command)}
    long = {option for option in options if option.startswith("--")}
    assert "--case" in long
    assert sorted(option for option in long if option not in text) == []


@pytest.mark.slow
def test_every_variable_is_in_the_case_folder_reference() -> None:
    assert "DADKHAH_BY" in variables()
    assert sorted(name for name in variables() if f"`{name}`" not in page("case-folder.md")) == []


def test_every_setting_is_in_the_case_folder_reference() -> None:
    text = page("case-folder.md")
    assert [key for key in settings.KEYS if f"`{key}" not in text] == []
    assert [kind for kind in case.WITHHELD if f"`{kind}`" not in text] == []


def test_every_error_is_in_the_reference_of_errors() -> None:
    assert [name for name in error_classes() if name not in page("errors.md")] == []


@pytest.mark.parametrize("kind", sorted(KEY_FIELDS))
def test_every_type_of_claim_has_a_section(kind: str) -> None:
    assert re.search(rf"^## {kind}$", page("claims.md"), re.MULTILINE)


VALUES = {
    "kinds": claim.CountKind,
    "units": claim.Unit,
    "bounds": claim.Bound,
    "speech acts": claim.SpeechAct,
    "polarities": claim.Polarity,
    "statuses": claim.OfficeStatus,
    "proceedings": claim.ProceedingKind,
    "forums": claim.Forum,
    "directions": claim.Against,
}


@pytest.mark.parametrize("values", VALUES.values(), ids=VALUES)
def test_every_value_is_in_the_reference_of_claims(values: object) -> None:
    known = list(getattr(values, "__args__", ()))
    assert known
    assert [value for value in known if not re.search(rf"\b{value}\b", page("claims.md"))] == []


def documented(kind: str) -> set[str]:
    """Return the fields that the page gives for every type and for one type."""
    parts = re.split(r"^## ", page("claims.md"), flags=re.MULTILINE)
    sections = [part for part in parts if part.splitlines()[0] in {"Every type", kind}]
    cells = [line.split(" | ")[0] for part in sections for line in part.splitlines() if line.startswith("| `")]
    return {name for cell in cells for name in re.findall(r"`(\w+)`", cell)}


@pytest.mark.slow
def test_every_field_that_read_prints_is_in_the_reference_of_claims() -> None:
    sources = str(ROOT / "examples" / "veldania" / "sources")
    call = [sys.executable, "-m", "dadkhah.cli", "read", "--format", "jsonl", sources]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run(call, env=environment, capture_output=True, text=True, timeout=120, check=True)
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert {line["type"] for line in lines} >= set(KEY_FIELDS) | {"unread"}
    missing = {(line["type"], name) for line in lines for name in line if name not in documented(line["type"])}
    assert sorted(missing) == []


def test_the_readme_begins_with_targets_of_the_makefile() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    named = re.findall(r"^    make (\w+)", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert named == ["demo", "test"]
    assert [target for target in named if not re.search(rf"^{target}:", makefile, re.MULTILINE)] == []


def test_ci_runs_the_test_command_of_the_readme() -> None:
    assert "make test" in (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()


CALL = re.compile(r"^ *\$? ?(?:.venv/bin/)?dadkhah (\w+)([^|#\n]*)", re.MULTILINE)


def calls() -> list[tuple[str, set[str]]]:
    """Return every call of the program that stands on a line of its own in README or docs: the verb and its options."""
    pages = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*/*.md"))]
    found = [match for path in pages for match in CALL.findall(path.read_text(encoding="utf-8"))]
    return [(verb, set(re.findall(r"(?<= )--[a-z-]+", rest))) for verb, rest in found]


def test_verbs_and_options_in_the_pages_exist() -> None:
    known = {name: options_of(command) for name, command in commands().items()}
    assert {"run", "verify", "judge", "read"} <= {verb for verb, _ in calls()}
    assert [(verb, options) for verb, options in calls() if not options <= known.get(verb, set())] == []
