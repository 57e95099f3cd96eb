"""`dadkhah read`: the claims of files, without a case.

In: files or folders. Out: one flat JSON line for each claim (docs/reference/claims.md); nothing is stored.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from dadkhah import wiring
from dadkhah.cli import options, show
from dadkhah.cli.batch import Batch
from dadkhah.cli.explain import told
from dadkhah.cli.progress import progress
from dadkhah.errors import CallError
from dadkhah.work.desk import Tell
from dadkhah.work.peek import Page, Wanted

if TYPE_CHECKING:
    from dadkhah.ports import Completions


@click.command(
    "read", epilog="Example: dadkhah read report.txt --published 2021-03-02 --publisher 'The Daily' --format jsonl"
)
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--jobs", type=click.IntRange(1, 64), default=1, show_default=True, metavar="N", help="Read N files at once."
)
@click.option(
    "--explain", is_flag=True, help="Add to each claim its rule, spans, chain, and how time and place were found."
)
@click.option("--text", "words", is_flag=True, help="Print the text that the offsets point into, instead of claims.")
@click.option("--summary", is_flag=True, help="Print one line per document, on its main event, instead of claims.")
@click.option("--assist", metavar="URL", help="Send the text to a language model there and check what it points at.")
@click.option("--assist-model", metavar="NAME", help="The model to ask; --assist needs it.")
@click.option("--assist-plain-http", is_flag=True, help="Let --assist send text unencrypted beyond this machine.")
@options.form("jsonl")
@options.description
def command(
    *,
    files: tuple[str, ...],
    jobs: int,
    explain: bool,
    words: bool,
    summary: bool,
    form: show.Format,
    **said: str | bool | None,
) -> int:
    """Read files and print their claims; needs no case.

    FILE is a file, a folder, or - for standard input. Nothing is stored. Nothing leaves this machine unless --assist
    says where to: then the text of every FILE is sent there.
    """
    if summary and (explain or words):
        raise CallError("--summary goes with neither --explain nor --text", remedy="give one of them")
    model = _model(said, alone=jobs == 1 and not words and not summary)
    wanted = Wanted(explain=explain, words=words, summary=summary)
    batch = Batch()
    described = options.described(**{name: value for name, value in said.items() if isinstance(value, str | None)})
    with progress() as tell:
        found = wiring.peek(files, described, wanted, jobs, show.warn, model=model)
        _print(_pages(_counted(found, wiring.count(files), tell), batch), form, words=words)
    return batch.code


def _print(pages: Iterator[Page], form: show.Format, *, words: bool) -> None:
    if words and form == "text":
        _print_words(pages)
    elif form == "text":
        for line in _lines(pages):
            _print_line(line)
    else:
        show.records(_lines(pages), form)


def _counted(found: Iterator[Page], total: int, tell: Tell) -> Iterator[Page]:
    """Yield the pages and tell how many there were."""
    for done, page in enumerate(found, 1):
        tell("reading", done, total)
        yield page


def _model(said: dict[str, str | bool | None], *, alone: bool) -> Completions | None:
    """Return the model that the call asks for, taken out of what is said, and say to whom text will be sent."""
    url, name, plain = (said.pop(option) for option in ("assist", "assist_model", "assist_plain_http"))
    if url is None and name is None and not plain:
        return None
    if not isinstance(url, str) or not isinstance(name, str):
        raise CallError("--assist and --assist-model go together", remedy="give both, or neither")
    if not alone:
        raise CallError("--assist asks about one file after another", remedy="leave out --jobs, --text and --summary")
    model = wiring.completions(url, name, plain=bool(plain))
    show.warn(f"the text of every source is sent to {url} (model {name}), beyond the control of this program")
    return model


def _pages(found: Iterator[Page], batch: Batch) -> Iterator[Page]:
    """Yield the pages that could be read; say which could not."""
    for page in found:
        for warning in page.warnings:
            show.warn(f"{page.path}: {warning}")
        if page.error is not None:
            batch.failed(page.error)
        else:
            if page.lapse is not None:
                batch.failed(page.lapse)
            batch.used += 1
            yield page


def _lines(pages: Iterator[Page]) -> Iterator[dict[str, object]]:
    return (line for page in pages for line in page.lines)


def _print_words(pages: Iterator[Page]) -> None:
    """Print the text of one file exactly; raise CallError for a second one, since nothing would tell them apart."""
    for number, page in enumerate(page for page in pages if page.lines):
        if number:
            raise CallError(
                "several texts on one stream", where=page.path, remedy="name one file, or add --format jsonl"
            )
        show.raw(str(page.lines[0]["text"]).encode("utf-8", "surrogatepass"))


def _print_line(line: dict[str, object]) -> None:
    show.line(_readable(line))
    explained = line.get("explained")
    for row in told(explained) if isinstance(explained, dict) else ():
        show.line(row)


def _readable(line: dict[str, object]) -> str:
    if "violation_types" in line:
        return " ".join(f"{name}: {value};" for name, value in line.items())
    if line.get("type") == "disagreement":
        declared = f"{line['kind']} {line['low']}..{line['high']} {line['bound']}"
        return (
            f"{line['doc']} {line['start']}-{line['end']} disagreement ({line['side']}, {declared}): {line['reason']}"
        )
    why = f" ({line['reason']})" if line.get("type") == "unread" else ""
    return f"{line.get('doc')} {line.get('start')}-{line.get('end')} {line.get('type')}{why}: {line.get('quote')}"
