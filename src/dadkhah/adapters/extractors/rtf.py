"""RTF: paragraphs, table rows, notes (Rich Text Format 1.9.1).

In: captured bytes. Out: Extracted; every block knows its paragraph, or its table row and cell. Deleted and hidden text
is left out, and its size is said; pictures, objects and styles are no text.
"""

from __future__ import annotations

import codecs
import re

import msgspec

from dadkhah.adapters.extractors.building import Draft, Kind, Words, collapsed, row_kind
from dadkhah.adapters.extractors.docx import Counts, tell
from dadkhah.capture import media as kinds
from dadkhah.ports import Extracted

TOKEN = re.compile(
    rb"\\'(?P<hex>[0-9a-fA-F]{2})|\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?[0-9]{1,10})? ?|\\(?P<sign>[^a-zA-Z])"
    rb"|(?P<open>\{)|(?P<close>\})|(?P<text>[^\\{}\r\n]++)|[\r\n]+|\\",
    re.DOTALL,
)
DEEPEST = 10_000
MOST = 256 * 1024 * 1024
NOT_TEXT = frozenset(
    b"""fonttbl colortbl stylesheet info pict object objdata themedata colorschememapping latentstyles datastore
    listtable listoverridetable revtbl rsidtbl generator fldinst filetbl xmlnstbl mmathPr wgrffmtfilter
    bkmkstart bkmkend atnid atnauthor atndate atnref atnparent nonshppict sp shpinst panose falt""".split()
)
"""Destinations whose words are no text of the document."""

MARGINS = {
    b"header": "header", b"headerl": "header", b"headerr": "header", b"headerf": "header",
    b"footer": "footer", b"footerl": "footer", b"footerr": "footer", b"footerf": "footer",
}  # fmt: skip
SIGNS = {
    b"tab": "\t", b"line": "\n", b"emdash": "\u2014", b"endash": "\u2013", b"bullet": "\u2022", b"lquote": "\u2018",
    b"rquote": "\u2019", b"ldblquote": "\u201c", b"rdblquote": "\u201d", b"emspace": " ", b"enspace": " ",
    b"zwj": "\u200d", b"zwnj": "\u200c", b"ltrmark": "\u200e", b"rtlmark": "\u200f",
}  # fmt: skip
PLAIN_SIGNS = {b"~": "\u00a0", b"_": "\u2011", b"{": "{", b"}": "}", b"\\": "\\"}
ENDS = frozenset({b"par", b"sect", b"page", b"column"})
CHARSETS = {
    0: "cp1252", 77: "mac-roman", 128: "cp932", 129: "cp949", 134: "cp936", 136: "cp950", 161: "cp1253", 162: "cp1254",
    163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250",
}  # fmt: skip
"""Code pages of \\fcharset (font table)."""


class _State(msgspec.Struct):
    """What holds inside a group."""

    skip: bool = False
    deleted: bool = False
    hidden: bool = False
    unicode_skip: int = 1
    codec: str = ""
    note: str = ""
    table: bool = False
    level: int = 0


def extract_rtf(content: bytes) -> Extracted:
    """Return the text of a document."""
    reader = _Reader()
    at = 0
    while at < len(content) and not reader.draft.is_full:
        match = TOKEN.match(content, at)
        if match is None:
            break
        at = reader.take(match)
    reader.finish()
    if len(reader.states) > 1:
        reader.draft.warn("the document breaks off: a group is not closed")
    tell(reader.draft, reader.counts)
    return reader.draft.finish({}, kinds.RTF, "the document holds no words")


class _Reader:
    """Takes in one token after the other."""

    def __init__(self) -> None:
        self.draft = Draft()
        self.counts = Counts()
        self.states = [_State()]
        self._codec = "cp1252"
        self._fonts: dict[int, str] = {}
        self._font = 0
        self._in_fonts = 0
        self._held: list[str] = []
        self._bytes = bytearray()
        self._to_skip = 0
        self._row: list[str] = []
        self._rows = self._number = self._notes = 0
        self._group = -1
        self._kept: list[tuple[list[str], str]] = []

    def take(self, match: re.Match[bytes]) -> int:
        """Take in a token; return where the next begins."""
        if match["text"] is not None:
            self._text(match["text"])
        elif match["hex"] is not None:
            self._text(bytes.fromhex(match["hex"].decode()))
        elif match["word"] is not None:
            return match.end() + self._word(match["word"], match["number"])
        elif match["open"]:
            self._open()
        elif match["close"]:
            self._close()
        elif match["sign"] is not None:
            self._sign(match["sign"])
        return match.end()

    def _open(self) -> None:
        self._flush()
        if len(self.states) < DEEPEST:
            self.states.append(msgspec.structs.replace(self.states[-1]))

    def _close(self) -> None:
        self._flush()
        if len(self.states) > 1:
            ended = self.states.pop()
            if ended.note and not self.states[-1].note:
                self._end_note(ended.note)
        if len(self.states) < self._in_fonts:
            self._in_fonts = 0

    def _sign(self, sign: bytes) -> None:
        if sign == b"*":
            self.states[-1].skip = True
        elif sign in PLAIN_SIGNS:
            self._put(PLAIN_SIGNS[sign])
        elif sign in {b"\r", b"\n"}:
            self._end_paragraph()

    def _word(self, word: bytes, number: bytes | None) -> int:
        """Take in a control word; return how many bytes of data follow it, which are no text."""
        value = int(number) if number else 1
        state = self.states[-1]
        if word == b"bin":
            return max(value, 0) if number else 0
        if word in NOT_TEXT:
            state.skip = True
            self._in_fonts = len(self.states) if word == b"fonttbl" else self._in_fonts
        elif word in {b"shptxt", b"shppict"}:
            state.skip = word == b"shppict"
        elif word in MARGINS or word in {b"footnote", b"annotation"}:
            self._begin_note(word)
        elif word in ENDS:
            self._end_paragraph()
        elif word in {b"cell", b"row", b"nestcell", b"nestrow"}:
            self._cell(word)
        elif word in SIGNS:
            self._put(SIGNS[word])
        else:
            self._format(word, value, number, state)
        return 0

    def _format(self, word: bytes, value: int, number: bytes | None, state: _State) -> None:
        if word == b"u" and number:
            self._put(_character(value))
            self._to_skip = state.unicode_skip
        elif word == b"uc":
            state.unicode_skip = min(max(value, 0), 16) if number else 1
        elif word == b"ansicpg":
            self._codec = _codec(f"cp{value}") or self._codec
        elif word == b"f" and number:
            self._flush()
            self._font = value
            state.codec = "" if self._in_fonts else self._fonts.get(value, "")
        elif word == b"fcharset" and self._in_fonts:
            self._fonts[self._font] = CHARSETS.get(value, "")
        elif word in {b"deleted", b"v"}:
            self._flush()
            setattr(state, "deleted" if word == b"deleted" else "hidden", value != 0)
        elif word == b"plain":
            state.hidden = state.deleted = False
        elif word in {b"pard", b"intbl", b"outlinelevel"}:
            self._paragraph(word, value, state)

    def _paragraph(self, word: bytes, value: int, state: _State) -> None:
        if word == b"pard":
            state.table, state.level = False, 0
        elif word == b"intbl":
            state.table = True
        else:
            state.level = value + 1

    def _text(self, content: bytes) -> None:
        if self._to_skip:
            skipped = min(self._to_skip, len(content))
            content, self._to_skip = content[skipped:], self._to_skip - skipped
        if content and not self._left_out(len(content)):
            self._bytes += content

    def _left_out(self, size: int) -> bool:
        state = self.states[-1]
        if not state.skip:
            self.counts.deleted += size if state.deleted else 0
            self.counts.hidden += size if state.hidden and not state.deleted else 0
        return state.skip or state.deleted or state.hidden

    def _put(self, text: str) -> None:
        self._flush()
        self._to_skip = 0
        if not self._left_out(len(text)):
            self._held.append(text)

    def _flush(self) -> None:
        """Decode the bytes gathered so far: a character of some code pages takes two."""
        if self._bytes:
            codec = self.states[-1].codec or self._codec
            self._held.append(self._bytes.decode(codec, "replace"))
            self._bytes.clear()

    def _begin_note(self, word: bytes) -> None:
        state = self.states[-1]
        if word == b"annotation":
            self.counts.comments += 1
            state.skip = True
            return
        state.skip = state.deleted = state.hidden = False
        state.note = MARGINS.get(word, "footnote")
        self._kept.append((self._held, state.note))
        self._held = []

    def _end_note(self, note: str) -> None:
        """Add a note or a margin as a block of its own, and go on with the paragraph it hangs on."""
        self._notes += note == "footnote"
        part = f"footnote {self._notes}" if note == "footnote" else note
        silent = Kind("navigation", 0, f"the {note} of the pages")
        self.draft.add([Words(_joined(self._held), part)], Kind() if note == "footnote" else silent)
        self._held = self._kept.pop()[0] if self._kept else []

    def _end_paragraph(self) -> None:
        self._flush()
        state = self.states[-1]
        if state.skip:
            return
        if state.note or state.table:
            self._held.append("\n")
            return
        self._number += 1
        kind = Kind("headline", state.level) if 0 < state.level < 10 else Kind()
        self.draft.add([Words(_joined(self._held), f"paragraph {self._number:,}")], kind)
        self._held, self._group = [], -1

    def _cell(self, word: bytes) -> None:
        self._flush()
        if word == b"cell":
            self._row.append(_joined(self._held))
            self._held = []
        elif word == b"row":
            self._end_row()
        else:
            self._held.append(" ")

    def _end_row(self) -> None:
        if self._group < 0:
            self._group, self._rows = self.draft.group(), 0
        self._rows += 1
        cells = [
            Words(collapsed(text), f"table row {self._rows}, cell {number}")
            for number, text in enumerate(self._row, 1)
            if text.strip()
        ]
        self.draft.add(cells, row_kind([one.text for one in cells], self._group), joint="\t")
        self._row, self._held = [], []

    def finish(self) -> None:
        """Add what stands after the last end of a paragraph."""
        self._flush()
        self._end_row() if self._row else None
        if "".join(self._held).strip():
            self._number += 1
            self.draft.add([Words(_joined(self._held), f"paragraph {self._number:,}")])
            self._held = []


def _joined(parts: list[str]) -> str:
    """Return the parts as one text; two halves of a pair of UTF-16 become one character."""
    return "".join(parts).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace").strip()


def _character(value: int) -> str:
    return chr(value & 0xFFFF)


def _codec(name: str) -> str:
    try:
        return codecs.lookup(name).name
    except LookupError:
        return ""
