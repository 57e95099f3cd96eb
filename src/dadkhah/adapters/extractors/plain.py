"""Plain text and Markdown: no parser of bytes is involved, so they are read in the running process.

In: captured bytes. Out: Extracted; the text is the file's text as decoded, byte order mark dropped.
"""

from __future__ import annotations

from dadkhah.adapters.extractors.markdown import MOST, front_matter, units
from dadkhah.capture.decode import Decoded, decode, reason
from dadkhah.capture.language import language_of
from dadkhah.capture.plain import lay_out
from dadkhah.capture.roles import blocks
from dadkhah.errors import SourceError
from dadkhah.model.source import Block, Text
from dadkhah.ports import Extracted


def extract_plain(content: bytes, stated: str = "") -> Extracted:
    """Return the text of a plain file, or why there is none; `stated` is the encoding that a server stated."""
    try:
        decoded = decode(content, stated=stated)
    except SourceError as error:
        return Extracted(None, {}, reason(error))
    return Extracted(_text(decoded, lay_out(decoded.content)), {})


def extract_markdown(content: bytes) -> Extracted:
    """Return the text of a Markdown file, its marks kept where they stand, and its front matter."""
    try:
        decoded = decode(content)
    except SourceError as error:
        return Extracted(None, {}, reason(error))
    if len(decoded.content) > MOST:
        warning = f"the file has more than {MOST:,} characters and is read as plain text"
        return Extracted(_text(decoded, lay_out(decoded.content), warning), {})
    page, _ = front_matter(decoded.content)
    return Extracted(_text(decoded, blocks(decoded.content, units(decoded.content))), page)


def _text(decoded: Decoded, laid_out: tuple[Block, ...], *warnings: str) -> Text:
    language = language_of(" ".join(decoded.content[block.start : block.end] for block in laid_out[:200]))
    return Text(
        content=decoded.content,
        blocks=laid_out,
        runs=decoded.runs,
        encoding=decoded.encoding,
        language=language,
        warnings=(*decoded.warnings, *warnings),
    )
