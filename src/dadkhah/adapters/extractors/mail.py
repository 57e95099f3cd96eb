"""Messages: headers, body, attachments (RFC 5322, RFC 2045 to 2049).

In: an open file. Out: Extracted for the body, and the attachments as members. A body is given plain where there is a
plain one, else as the page it is; lines that quote an earlier message are marked as quotations.
"""

from __future__ import annotations

import email
import re
from collections.abc import Iterator
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parsedate_to_datetime
from itertools import groupby
from typing import BinaryIO

from dadkhah.adapters.extractors.building import Draft, Kind, Words, collapsed, said
from dadkhah.adapters.extractors.frames import PIECE, Closed, Done, Opened, Part, Report
from dadkhah.adapters.extractors.paged import add_page
from dadkhah.capture import media as kinds
from dadkhah.capture.decode import decode, reason
from dadkhah.capture.units import split
from dadkhah.errors import SourceError, SourceUnreadable
from dadkhah.ports import Extracted

LARGEST = 256 * 1024 * 1024
"""Bytes of a message: it is held in memory to be taken apart, and its attachments are spelled a third longer."""

MOST_PARTS = 1_000
LONGEST_HEADER = 10_000
"""Characters: the decoder of headers takes time with the square of their length."""

QUOTED = re.compile(r"(?:>[ \t]?)+")
HEADERS = ("From", "To", "Cc", "Date")
BODIES = ("text/plain", "text/html")


def extract_mail(file: BinaryIO) -> Extracted:
    """Return the text of a message; raise SourceUnreadable."""
    message, draft = _parsed(file), Draft()
    bodies, attached = _parts(message)
    subject = _header(message, "Subject")
    draft.add([Words(collapsed(subject), "header Subject")], Kind("headline", 1))
    for name in HEADERS:
        value = collapsed(_header(message, name))
        if value:
            draft.add([Words(f"{name}: {value}", f"header {name}")], Kind("byline", 0, "a header of the message"))
    for body in bodies:
        _add_body(draft, body)
    if any(part.get_content_type() == "application/pkcs7-mime" for part in (message, *attached)):
        draft.warn("the message is encrypted or signed as a whole; what it holds is not read")
    if attached:
        draft.warn(f"attachments: {len(attached):,}, taken in as sources of their own")
    page = said((("title", subject), ("author", _header(message, "From")), ("published", _day(message))))
    made = draft.finish(page, kinds.MAIL, "the message holds no words")
    return Extracted(made.text, made.page, made.failure, made.media, holds=bool(attached))


def attachments(file: BinaryIO, most: int) -> Iterator[Report]:
    """Hand out the attachments of a message, at most so many bytes."""
    for number, part in enumerate(_parts(_parsed(file))[1], 1):
        name = _file_name(part) or f"attachment {number}"
        yield Opened(name, {"media": part.get_content_type()} if part.get_content_type() in kinds.TEXTS else {})
        content = _content(part)
        if len(content) > most:
            yield Closed("the attachments hold more bytes than are taken in")
            continue
        most -= len(content)
        for at in range(0, len(content), PIECE):
            yield Part(content[at : at + PIECE])
        yield Closed()
    yield Done()


def _parsed(file: BinaryIO) -> Message:
    content = file.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise SourceUnreadable(f"a message of more than {LARGEST:,} bytes is not taken apart")
    start = content.find(b"\n") + 1 if content.startswith(b"From ") else 0
    return email.message_from_bytes(content[start:])


def _parts(message: Message) -> tuple[list[Message], list[Message]]:
    """Return the parts that are the body, and those that are attached."""
    bodies: list[Message] = []
    attached: list[Message] = []
    for number, part in enumerate(_leaves(message)):
        if number >= MOST_PARTS:
            raise SourceUnreadable(f"the message has more than {MOST_PARTS:,} parts")
        own = part.get_content_type() in BODIES and part.get_content_disposition() != "attachment"
        (bodies if own and not (_file_name(part) and bodies) else attached).append(part)
    return bodies, [part for part in attached if part.get_content_maintype() != "multipart"]


def _leaves(message: Message) -> Iterator[Message]:
    """Yield the parts that hold something; of alternatives the plain one, else the last that is text."""
    waiting = [message]
    while waiting:
        part = waiting.pop()
        held = part.get_payload() if part.is_multipart() else None
        if not isinstance(held, list) or part.get_content_type() == "message/rfc822":
            yield part
        elif part.get_content_type() == "multipart/alternative":
            waiting.extend(reversed(_chosen([one for one in held if isinstance(one, Message)])))
        else:
            waiting.extend(one for one in reversed(held) if isinstance(one, Message))


def _chosen(alternatives: list[Message]) -> list[Message]:
    plain = [part for part in alternatives if part.get_content_type() == "text/plain"]
    filled = [part for part in plain if _content(part).strip()]
    rest = [part for part in alternatives if part.get_content_type() not in BODIES]
    return [*(filled or [part for part in alternatives if part.get_content_type() == "text/html"]), *rest]


def _content(part: Message) -> bytes:
    if part.get_content_type() == "message/rfc822":
        held = part.get_payload()
        return held[0].as_bytes() if isinstance(held, list) and isinstance(held[0], Message) else b""
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _add_body(draft: Draft, part: Message) -> None:
    content = _content(part)
    if part.get_content_type() == "text/html":
        add_page(draft, _declared(part, content), "body")
        return
    try:
        text = _decoded(part, content)
    except SourceError as error:
        draft.warn(f"body: {reason(error)}")
        return
    number = 0
    for quoted, lines in groupby(text.splitlines(), key=lambda line: line.startswith(">")):
        shown = "\n".join(QUOTED.sub("", line, count=1) if quoted else line for line in lines)
        for unit in split(shown):
            number += 1
            words = Words(collapsed(shown[unit.start : unit.end]), f"body, paragraph {number:,}")
            draft.add([words], Kind("quotation" if quoted else None))


def _decoded(part: Message, content: bytes) -> str:
    """Return a plain body by the character set that it states, else by its bytes; raise SourceError."""
    stated = part.get_content_charset()
    if stated:
        try:
            return content.decode(stated)
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(content).content if content.strip() else ""


def _declared(part: Message, content: bytes) -> bytes:
    """Return a page in UTF-8 where the message states its character set: that of the page itself may be another."""
    stated = part.get_content_charset()
    try:
        return content.decode(stated).encode() if stated else content
    except (LookupError, UnicodeError):
        return content


def _header(message: Message, name: str) -> str:
    """Return a header as words; as written where its encoding is none."""
    written = message.get(name)
    if written is None:
        return ""
    written = str(written)[:LONGEST_HEADER]
    try:
        return str(make_header(decode_header(written)))
    except (HeaderParseError, LookupError, UnicodeError, ValueError):
        return written


def _file_name(part: Message) -> str:
    try:
        return str(make_header(decode_header((part.get_filename() or "")[:LONGEST_HEADER])))
    except (HeaderParseError, LookupError, UnicodeError, ValueError, TypeError):
        return ""


def _day(message: Message) -> str:
    try:
        return parsedate_to_datetime(_header(message, "Date")).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""
