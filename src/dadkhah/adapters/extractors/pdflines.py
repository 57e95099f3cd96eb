"""Lines of a page in the order in which they are read.

In: the characters of a line with their boxes, in any order. Out: its cells, each with words and box. A PDF holds marks
at places, not words in order: programs write right-to-left scripts in the order of reading, or backwards, or both in
one line. So a line with such letters is put in order by where its marks stand, by the rules of the bidirectional
algorithm (Unicode Standard Annex 9) read backwards. Words without a right-to-left letter stay in the order of the file.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

RIGHT_TO_LEFT = frozenset({"R", "AL"})
NUMBERS = frozenset({"EN", "AN"})
SEPARATORS = frozenset(".,:/-+٫٬")
PAIRS = (("(", ")"), ("[", "]"), ("«", "»"))
STOPS = ".!?؟،؛: "
PRESENTED = re.compile("[\ufb1d-\ufdff\ufe70-\ufefc]+")
"""Forms of letters as they are drawn (Unicode, Arabic Presentation Forms A and B): letters are what is meant."""

LTR_RUN = re.compile(r"L(?:[LN]|[S_]++(?=[LN]))*+|N++(?:SN++)*+")
"""A run of letters from left to right, with all that stands between them; or a number."""

RTL_RUN = re.compile(r"R(?:R|[NS_]++(?=R))*+")
"""A run of letters from right to left, with all that stands between them."""

CELL = 1.5
"""Width of a gap, in heights of a line, that parts two cells; the gaps of justified prose are narrower."""


class Mark(msgspec.Struct, frozen=True):
    """A character as it stands on the page: left, top, right, bottom in points from the left upper corner.

    `base` is the height of the line it stands on, `size` that of its font: in the units of the file, for comparison.
    """

    char: str
    left: float = 0
    top: float = 0
    right: float = 0
    bottom: float = 0
    base: float = 0
    size: float = 0


class Cell(msgspec.Struct, frozen=True):
    """Words that stand together in a line, and the box around them; `turned` where their order was put right."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    turned: bool = False


def cells(marks: Sequence[Mark]) -> list[Cell]:
    """Return the cells of a line in the order of reading; most lines are one."""
    seen = [mark for mark in marks if not mark.char.isspace()]
    if not seen:
        return []
    wide = CELL * max(*(mark.bottom - mark.top for mark in seen), 1.0)
    if not any(unicodedata.bidirectional(mark.char) in RIGHT_TO_LEFT for mark in seen):
        return [_cell("".join(mark.char for mark in held), held) for held in _parted(marks, wide)]
    ordered = sorted(seen, key=_place)
    spaces = _gaps(ordered, marks)
    made = [_cell(_read(held, spaces), held, turned=True) for held in _parted(ordered, wide)]
    return made[::-1] if _is_rtl("".join(mark.char for mark in seen)) else made


def _place(mark: Mark) -> tuple[float, float]:
    return (mark.left + mark.right, mark.left)


def _parted(marks: Sequence[Mark], wide: float) -> Iterator[list[Mark]]:
    """Yield the marks of each cell; none is empty."""
    held: list[Mark] = []
    last: Mark | None = None
    for mark in marks:
        if last is not None and not mark.char.isspace() and mark.left - last.right > wide:
            yield held
            held = []
        held.append(mark)
        last = last if mark.char.isspace() else mark
    yield held


def _gaps(ordered: Sequence[Mark], marks: Sequence[Mark]) -> frozenset[int]:
    """Return the ids of the marks before which the widest gaps stand, as many as there are spaces in the file's order.

    Where a program puts a space, its place is not to be relied upon; how many there are is. Two figures that follow
    one another in the file are one number, whatever stands between them on the page.
    """
    count = len("".join(" " if mark.char.isspace() else "x" for mark in marks).split()) - 1
    numbers = {(id(a), id(b)) for a, b in pairwise(marks) if a.char.isdigit() and b.char.isdigit()}
    widths: list[tuple[float, int]] = []
    for before, mark in pairwise(ordered):
        if (id(before), id(mark)) not in numbers and (id(mark), id(before)) not in numbers:
            widths.append((mark.left - before.right, id(mark)))
    return frozenset(mark for width, mark in sorted(widths, reverse=True)[:count] if width > 0)


def _cell(text: str, marks: Sequence[Mark], *, turned: bool = False) -> Cell:
    seen = [mark for mark in marks if not mark.char.isspace()]
    lefts, tops = [mark.left for mark in seen], [mark.top for mark in seen]
    rights, bottoms = [mark.right for mark in seen], [mark.bottom for mark in seen]
    return Cell(text.strip(), min(lefts), min(tops), max(rights), max(bottoms), turned)


def _read(marks: Sequence[Mark], spaces: frozenset[int]) -> str:
    """Return the words of marks that stand from left to right."""
    shown = "".join(f" {mark.char}" if id(mark) in spaces else mark.char for mark in marks).strip()
    text = logical(shown, rtl=_is_rtl(shown))
    return PRESENTED.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)


def _is_rtl(text: str) -> bool:
    """Say whether most letters are read from right to left."""
    kinds = [unicodedata.bidirectional(char) for char in text]
    return sum(kind in RIGHT_TO_LEFT for kind in kinds) >= sum(kind == "L" for kind in kinds)


def logical(shown: str, *, rtl: bool) -> str:
    """Return characters that stand from left to right in the order in which they are read."""
    if rtl:
        runs = [run if ltr else run[::-1] for run, ltr in _runs(shown, LTR_RUN)]
        return _mended("".join(reversed(runs)))
    return "".join(_mended(run[::-1]) if turned else run for run, turned in _runs(shown, RTL_RUN))


def _runs(shown: str, ends: re.Pattern[str]) -> Iterator[tuple[str, bool]]:
    """Yield stretches in order, and whether each is one that the pattern tells."""
    kinds = "".join(_sign(char) for char in shown)
    at = 0
    for match in ends.finditer(kinds):
        yield from [(shown[at : match.start()], False)] if at < match.start() else []
        yield shown[match.start() : match.end()], True
        at = match.end()
    yield from [(shown[at:], False)] if at < len(shown) else []


def _sign(char: str) -> str:
    """Return one letter for what a character is to the direction of a line."""
    kind = unicodedata.bidirectional(char)
    if kind in RIGHT_TO_LEFT or (kind == "NSM"):
        return "R"
    if kind in NUMBERS:
        return "N"
    return "L" if kind == "L" else "S" if char in SEPARATORS else "_"


def _mended(text: str) -> str:
    """Return a text whose brackets open before they close, and which does not begin with a full stop.

    Some programs write the sign that is drawn, and some lay a sentence out as if it were read from the left.
    """
    for opening, closing in PAIRS:
        text = _paired(text, opening, closing)
    stop = len(text) - len(text.lstrip(STOPS))
    return f"{text[stop:].rstrip()}{text[:stop].strip()}" if 0 < stop < len(text) else text


def _paired(text: str, opening: str, closing: str) -> str:
    """Return a text in which signs of one pair open and close in turn; one alone stays as it is."""
    places = [at for at, char in enumerate(text) if char in (opening, closing)]
    signs = list(text)
    for number, at in enumerate(places if len(places) > 1 else ()):
        signs[at] = closing if number % 2 else opening
    return "".join(signs)
