"""The one spelling of a custody entry.

In: strings, integers, booleans, None, lists and objects. Out: canonical JSON bytes (RFC 8785), and back.

Floats do not occur in entries and are refused, so that ECMAScript's number format is not needed; integers stay within
what every JSON reader keeps exactly (RFC 7493, section 2.2).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from json.encoder import encode_basestring
from typing import Annotated, NoReturn

import msgspec

LARGEST = 2**53 - 1
"""The largest integer that a double keeps exactly (RFC 7493, section 2.2)."""

Whole = Annotated[int, msgspec.Meta(ge=-LARGEST, le=LARGEST)]
Flat = bool | Whole | str | None
Inner = Flat | list[Flat] | dict[str, Flat]
Value = Flat | list[Inner] | dict[str, Inner]
"""What nearly every entry holds, for the quick way; whatever is nested deeper goes the slow one."""

QUICK = msgspec.json.Decoder(dict[str, Value])
SORTED = msgspec.json.Encoder(order="sorted")


def canonical(value: object) -> bytes:
    """Return the RFC 8785 form of a value; raise ValueError for what has none: floats, large integers, surrogates."""
    try:
        return spell_quickly(value) if isinstance(value, dict) else spell(value).encode()
    except RecursionError as error:
        raise ValueError("nested too deeply") from error


def spell_quickly(value: dict[object, object]) -> bytes:
    """Return canonical JSON, from an encoder that is quick, where what it made reads back as the same and in ASCII."""
    try:
        line = SORTED.encode(value)
        quick = QUICK.decode(line)
    except (ValueError, TypeError, OverflowError):
        return spell(value).encode()
    return line if line.isascii() and quick == value and SORTED.encode(quick) == line else spell(value).encode()


def spell(value: object) -> str:
    """Return canonical JSON as text (RFC 8785, section 3.2)."""
    if isinstance(value, str):
        return encode_basestring(value)
    if isinstance(value, Mapping):
        return spell_object(value)
    if isinstance(value, list | tuple):
        return f"[{','.join(map(spell, value))}]"
    return spell_atom(value)


def spell_object(value: Mapping[object, object]) -> str:
    """Return an object with its names in the order of their UTF-16 code units (RFC 8785, section 3.2.3)."""
    names = [name for name in value if isinstance(name, str)]
    if len(names) != len(value):
        raise ValueError("a name in an object is not a string")
    ordered = sorted(names) if all(map(str.isascii, names)) else sorted(names, key=utf16)
    return f"{{{','.join(f'{encode_basestring(name)}:{spell(value[name])}' for name in ordered)}}}"


def utf16(name: str) -> bytes:
    """Return the UTF-16 code units of a name, whose bytes in big-endian order sort as the units do."""
    return name.encode("utf-16-be")


def spell_atom(value: object) -> str:
    """Return null, true, false or an integer; raise ValueError for anything else."""
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, int) and abs(value) <= LARGEST:
        return str(int(value))
    raise ValueError(f"an entry holds no {type(value).__name__} like {value!r:.60}")


def parse(line: bytes) -> dict[str, object]:
    """Return the object that a canonical line spells; raise ValueError unless the line is its one spelling."""
    try:
        quick = QUICK.decode(line)
    except (ValueError, RecursionError):
        return parse_slowly(line)
    return dict(quick) if SORTED.encode(quick) == line else parse_slowly(line)


def parse_lines(block: bytes) -> list[dict[str, Value]] | None:
    """Return the objects of complete lines, each with its LF, or None unless the quick way shows all canonical."""
    try:
        quick = QUICK.decode_lines(block)
    except (ValueError, RecursionError):
        return None
    return quick if SORTED.encode_lines(quick) == block else None


def parse_slowly(line: bytes) -> dict[str, object]:
    """Return the object of a line, however deep, and whatever letters its names are of; raise ValueError as `parse`."""
    try:
        value = json.loads(line.decode(), object_pairs_hook=unique, parse_float=refuse, parse_constant=refuse)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    if not isinstance(value, dict):
        raise ValueError("not a JSON object")  # noqa: TRY004 - a wrong line, not a wrong call
    if canonical(value) != line:
        raise ValueError("not in canonical form (RFC 8785)")
    return value


def unique(pairs: Iterable[tuple[str, object]]) -> dict[str, object]:
    """Return the object of some pairs; raise ValueError when a name occurs twice."""
    listed = list(pairs)
    found = dict(listed)
    if len(found) != len(listed):
        raise ValueError("a name occurs twice")
    return found


def refuse(number: str) -> NoReturn:
    """Refuse a number that is no integer."""
    raise ValueError(f"an entry holds no number like {number:.40}")
