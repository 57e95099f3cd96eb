"""Bytes to characters, with a map back and a word on every doubt.

In: captured bytes. Out: Decoded: the text, the codec, runs that map it to the bytes, warnings; or SourceEmpty,
SourceUnreadable. Invariant: the runs cover the whole text in order; an exact run encodes to its bytes; no lone
surrogate is left in the text.
"""

from __future__ import annotations

import re

import msgspec

from dadkhah.capture import charset
from dadkhah.capture.noise import CONTROLS, refuse_noise, refuse_other_formats, sample
from dadkhah.errors import SourceEmpty, SourceError, SourceUnreadable
from dadkhah.model.source import Run

MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
"""Byte order marks (Unicode Standard, table 23-6), the longer first."""

LARGEST = 32 * 1024 * 1024
"""Bytes of text that are read: a hundred times a long book. More is kept, and not read."""

ESCAPED = re.compile("[\ud800-\udfff]+")
REPLACED = "\ufffd"
MOST_ODD = 0.1
UNSEEN = frozenset("\0\u200c\u200d\u200e\u200f\ufeff\u00ad")
"""Joiners and marks that texts hold though nothing of them is seen; NULs are counted by themselves."""

LEAST_NULS = 4
"""NUL bytes that are no accident; words of UTF-16 have one for every space, 4 % of the bytes and more."""

SURROGATES = re.compile(rb"\xed[\xa0-\xbf][\x80-\xbf]")
"""A surrogate spelled as UTF-8: not valid, but no other encoding either (RFC 3629, section 3)."""


class Decoded(msgspec.Struct, frozen=True):
    """A text as decoded, its codec, the length of its byte order mark, the map to the bytes, and what was doubtful."""

    content: str
    encoding: str
    mark: int
    runs: tuple[Run, ...]
    warnings: tuple[str, ...] = ()


def decode(content: bytes, *, page: bool = False, stated: str = "") -> Decoded:
    """Decode a source.

    Args:
        content: the captured bytes.
        page: whether the bytes may declare their encoding, as HTML does.
        stated: the encoding that a server stated, "" for none: it goes before what a page declares.

    Raises:
        SourceEmpty: no bytes, or nothing but a byte order mark and white space.
        SourceUnreadable: another format, noise, larger than 32 MiB, or no encoding that gives words.
    """
    refuse_other_formats(content)
    mark, codec = _by_mark(content)
    codec = codec or _by_nuls(content)
    if not codec:
        refuse_noise(content)
    if len(content) > LARGEST:
        raise SourceUnreadable(
            f"{len(content):,} bytes are more than the {LARGEST:,} that are read", remedy="split the source"
        )
    if not content[mark:].strip(b"\0 \t\r\n\f\v"):
        raise SourceEmpty("the file is empty" if not content else "the file holds no words")
    return _decoded(content, mark, codec) if codec else _without_mark(content, page, charset.codec_of(stated))


def reason(error: SourceError) -> str:
    """Return why there is no text, for a record: with the advice in brackets where it is not the usual one."""
    usual = error.would_work in {"", SourceUnreadable.remedy}
    return error.what if usual else f"{error.what} ({error.would_work})"


def _by_mark(content: bytes) -> tuple[int, str]:
    return next(((len(mark), codec) for mark, codec in MARKS if content.startswith(mark)), (0, ""))


def _by_nuls(content: bytes) -> str:
    """Return the UTF-16 codec of bytes whose NULs stand almost all on one side of each pair; "" for others.

    White space and ASCII have a NUL as their high byte, in every script that puts spaces between words.
    """
    seen = sample(content)
    even, odd = seen[0::2].count(0), seen[1::2].count(0)
    many = max(even, odd) >= max(LEAST_NULS, len(seen) // 25) or max(even, odd) * 2 == len(seen)
    if not many or min(even, odd) * 10 > max(even, odd):
        return ""
    codec = "utf-16-le" if odd > even else "utf-16-be"
    return codec if odd_share(seen.decode(codec, "replace")) < MOST_ODD else ""


def odd_share(text: str) -> float:
    """Return which part of the characters, 0 to 1, no text should hold: replaced, unassigned, private, control."""
    odd = sum(not (char.isprintable() or char.isspace() or char in UNSEEN) for char in text)
    return (odd + text.count(REPLACED)) / max(len(text), 1)


def _without_mark(content: bytes, page: bool, stated: str) -> Decoded:
    said = stated or (charset.declared(content) if page else "")
    bad = sum(map(len, ESCAPED.findall(content.decode("utf-8", "surrogateescape"))))
    high = len(content) - len(content.translate(None, bytes(range(128, 256))))
    if bad == 0:
        other = said and said != "utf-8" and high
        return _decoded(content, 0, "utf-8", f"{_whose(stated)} {said}, its bytes are valid UTF-8" if other else "")
    if bad * 20 < high or bad == 3 * len(SURROGATES.findall(content)):
        return _decoded(content, 0, "utf-8")
    if said and said != "utf-8":
        return _decoded(content, 0, said)
    return _guessed(content)


def _whose(stated: str) -> str:
    return "the server states" if stated else "the page declares"


def _guessed(content: bytes) -> Decoded:
    codec = charset.guess(content)
    if not codec:
        raise SourceUnreadable("no encoding makes words of the bytes")
    return _decoded(
        content, 0, codec, f"the encoding is a guess: {codec}; save the source as UTF-8 if letters look wrong"
    )


def _decoded(content: bytes, mark: int, codec: str, doubt: str = "") -> Decoded:
    """Decode with one codec; replace what it cannot, and say so."""
    escaped, cut = _escape(content[mark:], codec)
    runs = _runs(escaped, codec, mark, len(content) - cut)
    text = ESCAPED.sub(lambda bad: REPLACED * len(bad[0]), escaped)
    if cut:
        runs = (*runs, Run(len(text), len(text) + 1, len(content) - cut, len(content), exact=False))
        text += REPLACED
    if odd_share(text[:200_000]) > MOST_ODD:
        raise SourceUnreadable(f"the bytes are noise: as {codec} they hold too much that is no text")
    return Decoded(text, codec, mark, runs, _doubts(text, runs, doubt))


def _escape(content: bytes, codec: str) -> tuple[str, int]:
    """Decode so that whatever is not valid becomes surrogates; also return how many last bytes are half a character."""
    unit = {"utf-16": 2, "utf-32": 4}.get(codec[:6], 1)
    cut = len(content) % unit
    whole = content[: len(content) - cut]
    if unit == 4:
        return whole.decode(codec, "replace").replace(REPLACED, "\udcff"), cut
    return whole.decode(codec, "surrogatepass" if unit == 2 else "surrogateescape"), cut


def _runs(escaped: str, codec: str, first: int, last: int) -> tuple[Run, ...]:
    runs: list[Run] = []
    at = 0
    for bad in ESCAPED.finditer(escaped):
        _extend(runs, escaped[at : bad.start()], codec, first)
        unit = {"utf-16": 2, "utf-32": 4}.get(codec[:6], 1)
        start = runs[-1].byte_end if runs else first
        runs.append(Run(bad.start(), bad.end(), start, start + unit * len(bad[0]), exact=False))
        at = bad.end()
    _extend(runs, escaped[at:], codec, first)
    if runs[-1].byte_end == last:
        return tuple(runs)
    # A codec that spells one character in two ways does not lead back byte by byte: the whole text maps to the whole.
    return (Run(0, len(escaped), first, last, exact=False),)


def _extend(runs: list[Run], text: str, codec: str, first: int) -> None:
    if text:
        start, byte = (runs[-1].end, runs[-1].byte_end) if runs else (0, first)
        runs.append(Run(start, start + len(text), byte, byte + len(text.encode(codec))))


def _doubts(text: str, runs: tuple[Run, ...], doubt: str) -> tuple[str, ...]:
    replaced = sum(run.end - run.start for run in runs if not run.exact)
    nuls = text.count("\0")
    controls = sum(text.count(chr(code)) for code in CONTROLS)
    doubts = (
        doubt,
        f"shown as U+FFFD, since not valid in the encoding: {replaced:,} characters" if replaced else "",
        f"NUL characters in the text: {nuls:,}" if nuls else "",
        f"control characters in the text: {controls:,}" if controls else "",
    )
    return tuple(filter(None, doubts))
