"""Print a Dossier as one self-contained page.

In: Dossier. Out: HTML; style and script inline, named by their hashes in a Content-Security-Policy that loads nothing
else.
Invariants: everything is escaped; characters that could reorder or hide words are made visible before they are printed.
"""

from __future__ import annotations

import base64
import hashlib
import re
from importlib import resources

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from dadkhah.model.dossier import Dossier

# Bidirectional embeddings, overrides and isolates (Unicode Standard Annex 9, section 2), and every control character
# but tab and line ends. Surrogates have no UTF-8 form. Zero-width joiners are letters' business in Persian and stay.
UNSAFE = re.compile("[\u202a-\u202e\u2066-\u2069\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def page(dossier: Dossier) -> str:
    """Return the page of a dossier."""
    style, script = asset("page.css"), asset("page.js")
    template = environment().get_template("page.html.j2")
    return template.render(
        dossier=dossier,
        style=Markup(style),  # noqa: S704 - packaged with the program, holds no words of a source
        script=Markup(script),  # noqa: S704
        policy=policy(style, script),
    )


def policy(style: str, script: str) -> str:
    """Return the Content-Security-Policy (CSP Level 3, section 2.3): style and script by their hashes, nothing else."""
    return (
        f"default-src 'none'; style-src '{hashed(style)}'; script-src '{hashed(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def hashed(text: str) -> str:
    """Return a text's hash as a Content-Security-Policy names it."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def asset(name: str) -> str:
    """Return a file that is packaged beside the templates."""
    return resources.files("dadkhah.publish").joinpath("templates", name).read_text("utf-8")


def environment() -> Environment:
    """Return what templates are printed with: everything escaped, nothing undefined, what hides words made visible."""
    return Environment(
        loader=PackageLoader("dadkhah.publish"),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        finalize=visible,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def visible(value: object) -> object:
    """Return a text with what reorders, hides or cannot be encoded shown by its code point: ⟦U+202E⟧."""
    if isinstance(value, Markup) or not isinstance(value, str):
        return value
    return UNSAFE.sub(lambda found: f"⟦U+{ord(found.group()):04X}⟧", value)
