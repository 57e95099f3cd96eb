"""Judging claims by hand: draw some that nobody judged, look at each in its text, take in what was judged.

    python -m benchmarks.judge draw --type act --each 20 --seed 1 > sheet     outside the repository: it holds texts
    python -m benchmarks.judge take judgements --sample 1

In: the development texts beside the repository; a file of lines `KEY LETTERS [FIELD:CODE ...]`, one letter for each
field of the type in the order printed. Out: claims with their surroundings for a person; judged.tsv, which holds none.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from benchmarks.bench import ROOT
from benchmarks.judged import (
    FIELDS,
    FILE,
    LETTERS,
    Judgement,
    Row,
    compared,
    digest,
    loaded,
    place,
    read,
    stamps,
    summary,
    texts,
    values,
    written,
)

AROUND = 260
"""Characters before and behind a claim that are shown with it."""


def key(row: Row) -> str:
    """Return a short name of a claim with all that is judged of it."""
    return digest([*place(row), row["rule"], stamps(row)], 10)


def drawn(said: Iterable[Row], known: Iterable[Judgement], each: int, seed: str, only: str = "") -> list[Row]:
    """Return up to `each` claims of every rule that nobody judged, in an order that the seed alone decides."""
    judged = {_whole(one) for one in known}
    rules: dict[str, list[Row]] = defaultdict(list)
    for row in said:
        if (not only or row["type"] == only) and (*place(row), row["rule"], *stamps(row).values()) not in judged:
            rules[row["rule"]].append(row)
    return [
        row for rule in sorted(rules) for row in sorted(rules[rule], key=lambda row: digest([seed, key(row)]))[:each]
    ]


def unseen(said: Iterable[Row], known: Iterable[Judgement]) -> list[Row]:
    """Return the claims that stand where nobody ever judged one of their type: what no rule was mended on."""
    places: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    for one in known:
        places[one.doc, one.type].append((one.start, one.end))
    return [
        row
        for row in said
        if not any(start < row["end"] and row["start"] < end for start, end in places[row["doc"], row["type"]])
    ]


def _whole(one: Judgement) -> tuple[object, ...]:
    found = (one.doc, one.type, one.start, one.end, one.quote, one.rule)
    return (*found, *(stamp for _, _, stamp in one.fields))


def shown(row: Row, content: str) -> str:
    """Return a claim with its surroundings, the clause between brackets, and what is to be judged."""
    start, end = row["start"], row["end"]
    before, behind = content[max(0, start - AROUND) : start], content[end : end + AROUND]
    asked = "".join(f"  {name}: {value}\n" for name, value in values(row).items())
    return f"{key(row)} {row['rule']} {row['doc']}\n  ...{before}[[{content[start:end]}]]{behind}...\n{asked}"


def taken(lines: Iterable[str], said: Iterable[Row], sample: int) -> Iterator[Judgement]:
    """Yield the judgements of some lines; raise ValueError for a line that fits no claim."""
    rows = {key(row): row for row in said}
    for line in lines:
        words = line.partition("#")[0].split()
        if words:
            yield _judgement(words, rows, sample)


def _judgement(words: Sequence[str], rows: Mapping[str, Row], sample: int) -> Judgement:
    row, letters = rows.get(words[0]), words[1] if len(words) > 1 else ""
    if row is None:
        raise ValueError(f"{words[0]}: no claim of that key; draw again")
    names = tuple(FIELDS[row["type"]])
    unfounded = {name for name, letter in zip(names, letters, strict=False) if letter == "n"}
    if len(letters) != len(names) or set(letters) - set(LETTERS):
        raise ValueError(f"{words[0]}: one of {'/'.join(LETTERS)} is needed for each of {', '.join(names)}")
    if unfounded != {reason.partition(":")[0] for reason in words[2:]}:
        raise ValueError(f"{words[0]}: each wrong field needs one FIELD:CODE, and no other has one")
    fields = tuple(zip(names, letters, stamps(row).values(), strict=True))
    doc, kind, start, end, quote = place(row)
    return Judgement(sample, doc, kind, row["rule"], start, end, quote, fields, tuple(words[2:]))


def draw(options: argparse.Namespace, paths: Sequence[Path], said: Sequence[Row]) -> None:
    """Print the claims that are drawn."""
    contents = {path.name: path for path in paths}
    known = loaded()
    wanted = unseen(said, known) if options.fresh else said
    for row in drawn(wanted, known, options.each, options.seed, options.type):
        print(shown(row, contents[row["doc"]].read_bytes().decode("utf-8")))


def take(options: argparse.Namespace, said: Sequence[Row]) -> None:
    """Add the judgements of a file to the sheet and print what the sheet then says."""
    fresh = list(taken(options.file.read_text(encoding="utf-8").splitlines(), said, options.sample))
    again = {_whole(one) for one in fresh}
    whole = [one for one in loaded() if _whole(one) not in again] + fresh
    FILE.write_text(written(whole), encoding="utf-8")
    tell(whole, said)


def tell(judgements: Sequence[Judgement], said: Sequence[Row]) -> None:
    """Print how often what was judged was right, and how much of it the reader still says."""
    print(f"letters: {'/'.join(LETTERS)}: {', '.join(LETTERS.values())}")
    print("\n".join(summary(judgements)))
    tally = compared(judgements, said)
    print(f"as judged {len(tally.held)}, with other fields {len(tally.changed)}, no longer made {len(tally.gone)}")


def main(argv: Sequence[str] | None = None) -> int:
    """Run one of the three commands; 1 where the development data is absent."""
    options = _parser().parse_args(argv)
    shared = ROOT.parent / "shared"
    if not shared.is_dir():
        print("needs the folder `shared` beside the repository", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as temporary:
        paths = texts(shared, Path(temporary))
        said = read(paths)
        if options.command == "draw":
            draw(options, paths, said)
        elif options.command == "take":
            take(options, said)
        else:
            tell(loaded(), said)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    one = commands.add_parser("draw", help="print claims that nobody judged")
    one.add_argument("--type", choices=sorted(FIELDS), default="", help="of this type alone")
    one.add_argument("--each", type=int, default=10, help="how many of each rule")
    one.add_argument("--fresh", action="store_true", help="only where nobody judged before")
    one.add_argument("--seed", default="1", help="any word: another one draws others")
    other = commands.add_parser("take", help="add judgements to the sheet")
    other.add_argument("file", type=Path)
    other.add_argument("--sample", type=int, required=True, help="the number of the sample")
    commands.add_parser("tell", help="print what the sheet says of the reader as it is")
    return parser


if __name__ == "__main__":
    sys.exit(main())
