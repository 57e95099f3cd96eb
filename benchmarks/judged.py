"""Claims that a person judged: acts, proceedings, responses and quotations, of which no sheet of the data tells.

In: judged.tsv (places and digests, no text) and what the reader says about the development texts. Out: Scored, one for
each judgement whose claim is still made as it was judged; how many judgements are of claims that are no longer made.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec
from benchmarks.bench import finished, program
from benchmarks.holdout import HELD_ARTICLES, HELD_SENTENCES, split
from benchmarks.hrdsattack import PARTS, dated

FILE = Path(__file__).with_name("judged.tsv")
COLUMNS = ("sample", "doc", "type", "rule", "start", "end", "quote", "fields", "reasons")
Row = Mapping[str, Any]
WHERE_AND_WHEN = {
    "place": ("place",),
    "time": ("time_text", "time_start", "time_end"),
}
FIELDS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "act": {
        "perpetrator": ("perpetrator",),
        "kind": ("act", "conduct", "polarity", "speech_act"),
        "victims": ("victims",),
        **WHERE_AND_WHEN,
        "source": ("attribution",),
    },
    "proceeding": {
        "kind": ("proceeding", "status", "ended_by", "polarity", "speech_act"),
        "subject": ("subject", "others", "against"),
        "authority": ("authority", "forum"),
        "told": ("charges", "outcome", "regarding", "instance", "finality", "in_absentia"),
        **WHERE_AND_WHEN,
        "source": ("attribution",),
    },
    "response": {
        "kind": ("response", "polarity", "speech_act"),
        "actor": ("actor",),
        "target": ("target", "low", "high"),
        **WHERE_AND_WHEN,
        "source": ("attribution",),
    },
    "quote": {"speaker": ("speaker",), "words": ("words",), "source": ("attribution",)},
}
"""What is judged of each type, and which fields of a line hold it."""
LETTERS = {"y": "right", "a": "rightly absent", "m": "absent although the sentence tells it", "n": "wrong"}


class Judgement(msgspec.Struct, frozen=True):
    """What a person said of one claim; `fields` are (name, letter, digest of the value), `reasons` name:code."""

    sample: int
    doc: str
    type: str
    rule: str
    start: int
    end: int
    quote: str
    fields: tuple[tuple[str, str, str], ...]
    reasons: tuple[str, ...] = ()

    @property
    def right(self) -> bool:
        """Say whether all fields hold; one that the claim leaves out is not wrong."""
        return all(letter != "n" for _, letter, _ in self.fields)


class Tally(msgspec.Struct, frozen=True):
    """The judgements whose claims are made as they were judged, made with other fields, and no longer made."""

    held: tuple[Judgement, ...]
    changed: tuple[Judgement, ...]
    gone: tuple[Judgement, ...]


def digest(value: object, length: int = 8) -> str:
    """Return the first hexadecimal digits of the SHA-256 of a value written as JSON."""
    return sha256(json.dumps(value, ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:length]


def values(row: Row) -> dict[str, object]:
    """Return what is judged of a claim, by the name of the field; of a chain its names and modes."""
    return {name: [_value(row, part) for part in parts] for name, parts in FIELDS[row["type"]].items()}


def _value(row: Row, part: str) -> object:
    if part == "attribution":
        return [(link["name"], link["mode"]) for link in row[part] if link["class"] != "publisher"]
    return row[part]


def stamps(row: Row) -> dict[str, str]:
    """Return the digest of each judged field of a claim."""
    return {name: digest(value) for name, value in values(row).items()}


def place(row: Row) -> tuple[str, str, int, int, str]:
    """Return where a claim stands: document, type, start, end, digest of its quote."""
    return row["doc"], row["type"], row["start"], row["end"], digest(row["quote"], 16)


def loaded(file: Path = FILE) -> tuple[Judgement, ...]:
    """Return the judgements of a file; none where there is no file."""
    lines = file.read_text(encoding="utf-8").splitlines()[1:] if file.exists() else []
    return tuple(_parsed(dict(zip(COLUMNS, line.split("\t"), strict=True))) for line in lines)


def _parsed(cells: Mapping[str, str]) -> Judgement:
    fields = tuple(_triple(one) for one in cells["fields"].split())
    sample, start, end = (int(cells[name]) for name in ("sample", "start", "end"))
    where = (cells["doc"], cells["type"], cells["rule"])
    return Judgement(sample, *where, start, end, cells["quote"], fields, tuple(cells["reasons"].split()))


def _triple(cell: str) -> tuple[str, str, str]:
    name, letter, stamp = cell.split(":")
    return name, letter, stamp


def written(judgements: Iterable[Judgement]) -> str:
    """Return the file of some judgements, ordered by type, document and place."""
    ordered = sorted(judgements, key=lambda one: (one.type, one.doc, one.start, one.end, one.fields))
    return "".join("\t".join(cells) + "\n" for cells in (COLUMNS, *map(_cells, ordered)))


def _cells(one: Judgement) -> tuple[str, ...]:
    fields = " ".join(":".join(field) for field in one.fields)
    numbers = (str(one.start), str(one.end))
    return (str(one.sample), one.doc, one.type, one.rule, *numbers, one.quote, fields, " ".join(one.reasons))


def compared(judgements: Sequence[Judgement], said: Iterable[Row]) -> Tally:
    """Return which judgements still hold for what the reader says; each claim is met by one judgement."""
    made = defaultdict(list)
    for row in said:
        if row["type"] in FIELDS:
            made[place(row)].append((row["rule"], stamps(row)))
    held: list[Judgement] = []
    changed: list[Judgement] = []
    gone: list[Judgement] = []
    for one in judgements:
        found = made[one.doc, one.type, one.start, one.end, one.quote]
        same = (one.rule, {name: stamp for name, _, stamp in one.fields})
        (held if same in found else changed if found else gone).append(one)
    return Tally(tuple(held), tuple(changed), tuple(gone))


def summary(judgements: Sequence[Judgement]) -> Iterator[str]:
    """Yield a line for each sample and type: how many were right in all fields, and each field's letters."""
    for sample, kind in sorted({(one.sample, one.type) for one in judgements}):
        ones = [one for one in judgements if (one.sample, one.type) == (sample, kind)]
        fields = Counter((name, letter) for one in ones for name, letter, _ in one.fields)
        told = " ".join(f"{name}:{_share(fields, name)}" for name in FIELDS[kind])
        yield f"sample {sample} {kind}: {sum(one.right for one in ones)} of {len(ones)} right; {told}"


def _share(fields: Mapping[tuple[str, str], int], name: str) -> str:
    return "/".join(str(fields.get((name, letter), 0)) for letter in LETTERS)


def texts(shared: Path, temporary: Path) -> list[Path]:
    """Write and return the development texts that may be looked at: no held-out article and no held-out sentence."""
    temporary.mkdir(parents=True, exist_ok=True)
    found = []
    for name, part in PARTS.items():
        finished([shared / "eval/hrdsattack_texts.py", shared / "data/hrdsattack" / part, temporary / name])
        found += dated(temporary / name)
    figures = shared / "data/figures"
    finished([shared / "eval/figures_score.py", figures / "sentences.jsonl", "--write-texts", temporary / "sentences"])
    sentences = list((temporary / "sentences").glob("*.txt"))
    found += _seen(sentences, len(sentences) // HELD_SENTENCES)
    found += _seen(list((figures / "articles").glob("*.txt")), HELD_ARTICLES)
    return sorted([*found, *(shared / "seeds").glob("*.txt")], key=lambda path: path.name)


def _seen(paths: Sequence[Path], held: int) -> list[Path]:
    seen, _ = split([path.stem for path in paths], held)
    return [path for path in paths if path.stem in seen]


def read(paths: Iterable[Path]) -> list[Row]:
    """Return the claims of the judged types in some texts, in the order of documents and places."""
    said = program("read", *paths, "--jobs", 2, "--format", "jsonl")
    rows = [row for row in map(json.loads, said.splitlines()) if row["type"] in FIELDS]
    return sorted(rows, key=lambda row: (*place(row), row["id"]))
