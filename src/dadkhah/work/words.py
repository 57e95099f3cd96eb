"""Records without the words of their source, and the words put back from its text.

In: a record whose spans quote a text. Out: JSON in which every span keeps its place and role only; and, with the text,
the record again.
The record file therefore holds no word of a source: erasing the key of a source erases its words everywhere
(ARCHITECTURE, rule 2).
"""

from __future__ import annotations

from typing import TypeVar, cast

import msgspec

from dadkhah.errors import QuoteMismatch
from dadkhah.model.claim import Claim, Unread
from dadkhah.model.digest import canonical, record_id, sha256
from dadkhah.model.entity import Mention
from dadkhah.model.reading import Lapse, Reading
from dadkhah.model.span import Span

T = TypeVar("T")

SPAN = frozenset(Span.__struct_fields__)
PLACE = SPAN - {"exact"}
"""The fields of a span without its words. No other record has exactly these; a test compares."""

KINDS: dict[str, type[Claim | Unread | Mention | Lapse]] = {
    "claim": Claim,
    "unread": Unread,
    "mention": Mention,
    "lapse": Lapse,
}


def without_words(record: msgspec.Struct) -> bytes:
    """Return the record as canonical JSON, every span without `exact`."""
    return canonical(_drop(msgspec.to_builtins(record, str_keys=True)))


def with_words(content: bytes, kind: type[T], text: str) -> T:
    """Return the record that such JSON holds, its spans quoted from the text.

    Raises QuoteMismatch when they cannot be.
    """
    return _converted(msgspec.json.decode(content), kind, text)


def _converted(plain: object, kind: type[T], text: str) -> T:
    try:
        return msgspec.convert(_quote(plain, text), kind, str_keys=True)
    except msgspec.ValidationError as error:
        raise QuoteMismatch(f"a stored record does not fit its text ({error})") from error


def _drop(value: object) -> object:
    if isinstance(value, dict):
        return {key: _drop(item) for key, item in value.items() if not (key == "exact" and value.keys() == SPAN)}
    return [_drop(item) for item in value] if isinstance(value, list | tuple) else value


def _quote(value: object, text: str) -> object:
    if isinstance(value, dict):
        if value.keys() == PLACE:
            return value | {"exact": text[value["start"] : value["end"]]}
        return {key: _quote(item, text) for key, item in value.items()}
    return [_quote(item, text) for item in value] if isinstance(value, list) else value


def rows(reading: Reading) -> list[tuple[str, bytes]]:
    """Return a reading as the record stores it: (id, {kind: record without words}), kind by kind in text order."""
    kinds = (
        ("claim", reading.claims),
        ("unread", reading.unread),
        ("mention", reading.mentions),
        ("lapse", reading.lapses),
    )
    return [_row(kind, record) for kind, records in kinds for record in records]


def _row(kind: str, record: Claim | Unread | Mention | Lapse) -> tuple[str, bytes]:
    own = record.id if isinstance(record, Claim | Mention) else record_id(kind, msgspec.to_builtins(record))
    return own, canonical({kind: _drop(msgspec.to_builtins(record, str_keys=True))})


def reading(source: str, text: str, version: str, reader: str, stored: list[bytes]) -> Reading:
    """Return the reading that rows hold.

    Raises QuoteMismatch when the text is not the one that was read (`version`, SHA-256).
    """
    if sha256(text.encode("utf-8", "surrogatepass")) != version:
        raise QuoteMismatch("the text is not the one that was read", where=f"source {source}, text {version}")
    found = [_restored(content, text) for content in stored]
    return Reading(
        source=source,
        text_version=version,
        reader=reader,
        claims=tuple(one for one in found if isinstance(one, Claim)),
        unread=tuple(one for one in found if isinstance(one, Unread)),
        mentions=tuple(one for one in found if isinstance(one, Mention)),
        lapses=tuple(one for one in found if isinstance(one, Lapse)),
    )


def _restored(content: bytes, text: str) -> Claim | Unread | Mention | Lapse:
    plain = cast("dict[str, object]", msgspec.json.decode(content))
    (kind, record) = next(iter(plain.items()))
    return _converted(record, KINDS[kind], text)
