"""The reference pages say what the program does."""

from __future__ import annotations

from tests.unit.cli.reference import FOLDER, cli, error_page


def test_the_page_of_the_command_line_is_up_to_date() -> None:
    assert (FOLDER / "cli.md").read_text(encoding="utf-8") == cli()


def test_the_page_of_errors_is_up_to_date() -> None:
    assert (FOLDER / "errors.md").read_text(encoding="utf-8") == error_page()


def test_every_verb_is_shown_with_an_example() -> None:
    parts = cli().split("\n## dadkhah ")[1:]
    assert len(parts) == 20
    assert [part.splitlines()[0] for part in parts if "Example: `dadkhah " not in part] == []
