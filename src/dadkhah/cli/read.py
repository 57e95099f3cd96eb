"""`dadkhah read`: the claims of files, without a case.

In: files or folders. Out: one flat JSON line for each claim (docs/reference/claims.md); nothing is stored.
"""

from __future__ import annotations

from collections.abc import Iterator

import click

from dadkhah import wiring
from dadkhah.cli import options, show
from dadkhah.cli.batch import Batch
from dadkhah.errors import CallError
from dadkhah.work.peek import Page, Wanted


@click.command(
    "read", epilog="Example: dadkhah read report.txt --published 2021-03-02 --publisher 'The Daily' --format jsonl"
)
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--jobs", type=click.IntRange(1, 64), default=1, show_default=True, metavar="N", help="Read N files at once."
)
@click.option("--explain", is_flag=True, help="Add to each claim the spans that its rule put together.")
@click.option("--text", "words", is_flag=True, help="Print the text that the offsets point into, instead of claims.")
@click.option("--summary", is_flag=True, help="Print one line per document, on its main event, instead of claims.")
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
    **said: str | None,
) -> int:
    """Read files and print their claims; needs no case.

    FILE is a file, a folder, or - for standard input. Nothing is stored.
    """
    if summary and (explain or words):
        raise CallError("--summary goes with neither --explain nor --text", remedy="give one of them")
    wanted = Wanted(explain=explain, words=words, summary=summary)
    batch = Batch()
    pages = _pages(wiring.peek(files, options.described(**said), wanted, jobs, show.warn), batch)
    if words and form == "text":
        _print_words(pages)
    elif form == "text":
        for line in _lines(pages):
            show.line(_readable(line))
    else:
        show.records(_lines(pages), form)
    return batch.code


def _pages(found: Iterator[Page], batch: Batch) -> Iterator[Page]:
    """Yield the pages that could be read; say which could not."""
    for page in found:
        for warning in page.warnings:
            show.warn(f"{page.path}: {warning}")
        if page.error is not None:
            batch.failed(page.error)
        else:
            batch.used += 1
            yield page


def _lines(pages: Iterator[Page]) -> Iterator[dict[str, object]]:
    return (line for page in pages for line in page.lines)


def _print_words(pages: Iterator[Page]) -> None:
    """Print the text of one file exactly; raise CallError for a second one, since nothing would tell them apart."""
    for number, page in enumerate(pages):
        if number:
            raise CallError(
                "several texts on one stream", where=page.path, remedy="name one file, or add --format jsonl"
            )
        show.raw(str(page.lines[0]["text"]).encode("utf-8", "surrogatepass"))


def _readable(line: dict[str, object]) -> str:
    if "violation_types" in line:
        return " ".join(f"{name}: {value};" for name, value in line.items())
    return f"{line.get('doc')} {line.get('start')}-{line.get('end')} {line.get('type')}: {line.get('quote')}"
