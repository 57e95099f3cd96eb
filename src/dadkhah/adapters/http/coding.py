"""Content encodings undone, for reading alone: the bytes as they came stand in the WARC file.

In: a body and what its Content-Encoding says. Out: the body that is read, and a note on what was not undone.
"""

from __future__ import annotations

import zlib

MOST_LAYERS = 3
KNOWN = {"gzip": zlib.MAX_WBITS | 16, "x-gzip": zlib.MAX_WBITS | 16, "deflate": zlib.MAX_WBITS}


def decoded(body: bytes, encoding: str, most: int) -> tuple[bytes, str]:
    """Return the body without its encodings, at most `most` bytes of it, and a note, "" where all went well."""
    layers = [name for one in encoding.split(",") if (name := one.strip().lower()) not in {"", "identity"}]
    if len(layers) > MOST_LAYERS:
        return body, "its content is encoded too many times and was left as it is"
    for name in reversed(layers):
        if name not in KNOWN:
            return body, f"its content is encoded as {name[:40]!r}, which is not undone"
        body, note = _inflated(body, KNOWN[name], most)
        if note:
            return body, note
    return body, ""


def _inflated(body: bytes, window: int, most: int) -> tuple[bytes, str]:
    if window == zlib.MAX_WBITS and (not body or body[0] & 0x0F != 8):
        window = -zlib.MAX_WBITS  # "deflate" without its frame, as some servers send it
    made = zlib.decompressobj(window)
    try:
        held = made.decompress(body, most)
    except zlib.error:
        return body, "its content is not encoded as it says and was left as it is"
    if made.unconsumed_tail:
        return held, f"its content is longer than {most:,} bytes when decoded; the rest was not read"
    return held, "" if made.eof else "its encoded content breaks off"
