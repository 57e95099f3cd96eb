"""Options that several verbs share.

In: nothing. Out: decorators that add options to a command, and the record that a verb receives.
"""

from __future__ import annotations

import getpass
import json
import os
import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import TypeVar, cast

import click

from dadkhah.errors import CallError
from dadkhah.ports import Web

PROXY = "DADKHAH_PROXY"
"""The environment variable that names a proxy, where --proxy does not."""

F = TypeVar("F", bound=Callable[..., object])
Phrase = Callable[[], str] | None
"""What gives the passphrase of the key ring when it is needed; None leaves sealed sources locked."""

BY = "DADKHAH_BY"
"""The environment variable that names who acts, where --by does not."""


PHRASE = "DADKHAH_PASSPHRASE_FILE"
"""The environment variable that names a file whose first line is the passphrase of the key ring."""

NEW_PHRASE = "DADKHAH_NEW_PASSPHRASE_FILE"
"""The same for a new passphrase."""


def case(function: F) -> F:
    """Add -C / --case: the folder of the case."""
    option = click.option(
        "-C",
        "--case",
        "folder",
        type=click.Path(path_type=Path),
        default=None,
        metavar="DIR",
        help="The case's folder [default: the current one].",
    )
    return option(function)


def by(function: F) -> F:
    """Add --by: who acts."""
    text = f"Who acts, for the custody log [default: ${BY}, else the name of the system's user]."
    return click.option("--by", default=None, metavar="NAME", help=text)(function)


def form(default: str = "text") -> Callable[[F], F]:
    """Return the decorator that adds --format."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(["text", "json", "jsonl"]),
        default=default,
        show_default=True,
        help="How to print data.",
    )


def config(function: F) -> F:
    """Add --config: settings for a new case."""
    text = "Settings for a new case; a case that exists keeps its own."
    return click.option("--config", type=click.Path(path_type=Path), default=None, metavar="FILE", help=text)(function)


def description(function: F) -> F:
    """Add --title, --author, --publisher, --published, --language: what is said of every source of the call."""
    for name, metavar, text in reversed(DESCRIBING):
        function = click.option(f"--{name}", default=None, metavar=metavar, help=text)(function)
    return function


def custody(function: F) -> F:
    """Add --role, --method, --obtained-from, --how-obtained, --conditions, --private: how sources came to one."""
    text = "Keep this private too: the log holds a salted digest, and it can be erased; may be repeated."
    function = click.option(
        "--private",
        multiple=True,
        type=click.Choice(PRIVATE),
        callback=lambda _ctx, _param, given: ",".join(sorted(set(given))) or None,
        help=text,
    )(function)
    for name, key, text in reversed(CUSTODY):
        function = click.option(f"--{name}", key, default=None, metavar="TEXT", help=text)(function)
    return function


PRIVATE = ("by", "method", "name", "obtained", "role")
"""Fields that are private where it is asked for; from whom and on which conditions always are."""

CUSTODY = (
    ("role", "role", "In which role you took them, such as investigator; stands in the custody log."),
    ("method", "method", "By what method, such as copied from a phone; stands in the custody log."),
    ("obtained-from", "obtained_from", "From whom; may name somebody, and never stands in the custody log."),
    ("how-obtained", "obtained", "How, where the source itself was not captured: makes them imports."),
    ("conditions", "conditions", "On which conditions; never stands in the custody log."),
)


def listing(function: F) -> F:
    """Add --map: which column of each list holds what, and what each list is."""
    text = "Which column of each list of people holds what, and what each list is; kept with its description."
    return click.option(
        "--map",
        "listing",
        type=click.Path(path_type=Path),
        default=None,
        metavar="MAP.toml",
        callback=lambda _ctx, _param, given: _tables(given) if given else None,
        help=text,
    )(function)


def _tables(path: Path) -> str:
    """Return the tables of a map of columns as JSON; raise CallError for one that is none."""
    from dadkhah.wiring_lists import read_map

    return json.dumps(read_map(path), ensure_ascii=False, sort_keys=True)


def classed(function: F) -> F:
    """Add --class: whether the sources of the call are sealed."""
    text = "Whether the sources are sealed [default: sealed unless known to be public, where the case has a key ring]."
    return click.option("--class", "source_class", type=click.Choice(["public", "sealed"]), default=None, help=text)(
        function
    )


def opening(function: F) -> F:
    """Add --open-sealed: read sealed sources too."""
    text = f"Read sealed sources too; asks for the passphrase, or takes it from the file that ${PHRASE} names."
    option = click.option(
        "--open-sealed",
        "phrase",
        is_flag=True,
        callback=lambda _ctx, _param, given: phrase if given else None,
        help=text,
    )
    return option(function)


def phrase() -> str:
    """Return the passphrase of the key ring: from the file that the environment names, else from the terminal.

    Raises CallError when there is neither.
    """
    named = os.environ.get(PHRASE)
    if named:
        return _first_line(Path(named))
    return _asked("Passphrase of the key ring", twice=False)


def new_phrase() -> str:
    """Return a new passphrase, asked for twice on a terminal; raise CallError."""
    named = os.environ.get(NEW_PHRASE)
    if named:
        return _first_line(Path(named))
    return _asked("New passphrase of the key ring", twice=True)


def _first_line(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8").split("\n", 1)[0].strip()
    except (OSError, UnicodeDecodeError) as error:
        raise CallError("the passphrase's file cannot be read", where=str(path)) from error


def _asked(prompt: str, *, twice: bool) -> str:
    if not sys.stdin.isatty():
        remedy = f"run it in a terminal, or name a file that holds it with ${NEW_PHRASE if twice else PHRASE}"
        raise CallError("a passphrase is needed, and there is no terminal to ask on", remedy=remedy)
    return str(click.prompt(prompt, hide_input=True, confirmation_prompt=twice, err=True))


DESCRIBING = (
    ("title", "TEXT", "Title of the source."),
    ("author", "NAME", "Who wrote it."),
    ("publisher", "NAME", "Who published it."),
    ("published", "DAY", "When it was published: YYYY-MM-DD, or two days as FROM..TO."),
    ("language", "TAG", "Its language as a BCP 47 tag, such as en or fa."),
)


def web(function: F) -> F:
    """Add the options of fetching from the web; the verb receives them as one `web`."""

    @wraps(function)
    def called(**given: object) -> object:
        own = {
            name: given.pop(name)
            for name in ("proxy", "user_agent", "allow_port", "keep_errors", "no_robots", "render")
        }
        return function(web=web_of(**own), **given)  # type: ignore[arg-type]

    for option in reversed(WEB):
        called = option(called)
    return cast("F", called)


WEB = (
    click.option(
        "--proxy",
        default="",
        envvar=PROXY,
        metavar="URL",
        help=f"Fetch through this SOCKS proxy alone, as socks5://127.0.0.1:9050 [default: ${PROXY}].",
    ),
    click.option("--user-agent", default="", metavar="TEXT", help="How the program names itself to sites."),
    click.option(
        "--allow-port", multiple=True, type=click.IntRange(1, 65535), metavar="N", help="Fetch from this port too."
    ),
    click.option("--keep-errors", is_flag=True, help="Keep a page that is an error, such as 404, as well."),
    click.option("--render", is_flag=True, help="Show the page in Chromium too; keep picture, PDF and elements."),
    click.option("--no-robots", is_flag=True, help="Do not ask for robots.txt, which is only noted anyway."),
)


def web_of(
    *, proxy: str, user_agent: str, allow_port: tuple[int, ...], keep_errors: bool, no_robots: bool, render: bool
) -> Web:
    """Return how a call fetches; raise CallError for a User-Agent that is none."""
    if user_agent and not (user_agent.isascii() and user_agent.isprintable() and user_agent.strip() == user_agent):
        raise CallError("--user-agent is no plain ASCII text")
    return Web(
        proxy=proxy, agent=user_agent, ports=allow_port, keep_errors=keep_errors, robots=not no_robots, render=render
    )


def described(**given: str | None) -> dict[str, str]:
    """Return the options that were given, by name; raise CallError for one that says nothing or no day."""
    kept = {name: words(f"--{name}", value) for name, value in given.items() if value is not None}
    if "published" in kept:
        from dadkhah.capture.describe import option_days

        option_days(kept["published"])
    return kept


def words(option: str, value: str) -> str:
    """Return what an option says, without the space around it; raise CallError when it is empty or no valid text."""
    if not value.strip():
        raise CallError(f"{option} is empty", remedy="leave it out, or say something")
    if any("\ud800" <= char <= "\udfff" for char in value):
        raise CallError(f"{option} holds bytes that are no text", remedy="write it in the encoding of your terminal")
    return value.strip()


def folder_of(folder: Path | None) -> Path:
    """Return the case's folder: the one named, else the current one."""
    return folder if folder is not None else Path()


def actor(named: str | None) -> str:
    """Return who acts: the option, the environment, or the system's user, as text.

    Raises CallError when there is none.
    """
    for name in (named, os.environ.get(BY), _user()):
        if name is not None and name.strip():
            return words("--by", name)
    raise CallError("nobody is named who acts", remedy=f"name somebody with --by or ${BY}")


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
