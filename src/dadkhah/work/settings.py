"""dadkhah.toml: the settings of one case.

In: the bytes of the file. Out: CaseSettings, or a DataError that names the key; and the text of a new file, with
comments.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping

import msgspec

from dadkhah.errors import DataError
from dadkhah.model.case import WITHHELD, Authority, CaseSettings, Declared, Privacy
from dadkhah.model.source import Interest

KEYS = ("title", "languages", "publishers", "privacy", "authorities")
TEMPLATE = """\
# The settings of this case. They hold for every source of it; a sidecar beside a source, and options, beat them.

# What the case is called, in neutral words.
title = {title}

# The languages of its sources, as BCP 47 tags.
languages = {languages}

# An interest that the case's editor declares for a publisher: a judgement with a basis, not a fact. Sources whose
# publishers have one party in common are counted as one origin; without a declaration the family is unknown, and the
# draft says so.
# [publishers."name of the publisher"]
# interest = {{ party = "name of the party", basis = "why you say so", by = "who says so" }}
{publishers}
[privacy]
# What is withheld from anything public. A shorter list shows more: take nothing out without a recorded reason.
withhold = {withhold}

# Whether `dadkhah export` may write evidence, as it was captured, into a package that leaves the case.
export = {export}

# Authorities that `dadkhah vault stamp` asks for timestamps; nobody is asked but by that command. `roots` names the
# file of the certificates that an authority's chain must end in.
# [authorities.name]
# url = "https://address"
# roots = "name.pem"
{authorities}"""


def parse(content: bytes, where: str) -> CaseSettings:
    """Return the settings that a dadkhah.toml holds; raise DataError naming the key that cannot be used."""
    values = _toml(content, where)
    for key in values:
        _known(key, KEYS, where)
    return CaseSettings(
        title=_string(values, "title", where),
        languages=_strings(values, "languages", ("en",), where),
        publishers=_publishers(_table(values, "publishers", where), where),
        privacy=_privacy(_table(values, "privacy", where), where),
        authorities=_authorities(_table(values, "authorities", where), where),
    )


def written(settings: CaseSettings) -> bytes:
    """Return the text of a dadkhah.toml that holds these settings, with a comment for each."""
    text = TEMPLATE.format(
        title=_quoted(settings.title),
        languages=_list(settings.languages),
        publishers="".join(_declared(one) for one in settings.publishers),
        withhold=_list(settings.privacy.withhold),
        authorities="".join(_asked(one) for one in settings.authorities),
        export=str(settings.privacy.export).lower(),
    )
    return text.encode()


def _toml(content: bytes, where: str) -> Mapping[str, object]:
    try:
        return tomllib.loads(content.decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise DataError(
            f"the settings are not TOML in UTF-8 ({error})", where=where, remedy="mend that line"
        ) from error


def _known(key: str, keys: tuple[str, ...], where: str, table: str = "") -> None:
    if key not in keys:
        raise DataError(
            f"unknown setting {_path(table, key)}", where=where, remedy=f"the settings are: {', '.join(keys)}"
        )


def _path(table: str, key: str) -> str:
    return f"{table}.{key}" if table else key


def _wrong(key: str, wanted: str, where: str) -> DataError:
    return DataError(f"the setting {key} is not {wanted}", where=where, remedy="see docs/reference/case-folder.md")


def _string(values: Mapping[str, object], key: str, where: str, table: str = "") -> str:
    value = values.get(key, "")
    if not isinstance(value, str):
        raise _wrong(_path(table, key), "a text in quotes", where)
    return value.strip()


def _strings(values: Mapping[str, object], key: str, default: tuple[str, ...], where: str) -> tuple[str, ...]:
    value = values.get(key, list(default))
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise _wrong(key, 'a list of texts such as ["en", "fa"]', where)
    return tuple(value)


def _table(values: Mapping[str, object], key: str, where: str) -> Mapping[str, object]:
    value = values.get(key, {})
    if not isinstance(value, dict):
        raise _wrong(key, f"a table [{key}]", where)
    return value


def _publishers(tables: Mapping[str, object], where: str) -> tuple[Declared, ...]:
    return tuple(_publisher(name, tables, where) for name in sorted(tables))


def _publisher(name: str, tables: Mapping[str, object], where: str) -> Declared:
    label = f'publishers."{name}"'
    table = _table(tables, name, where)
    for key in table:
        _known(key, ("interest",), where, label)
    interest = _table(table, "interest", where)
    for key in interest:
        _known(key, ("party", "basis", "by"), where, f"{label}.interest")
    return Declared(name, _interest(interest, f"{label}.interest", where))


def _interest(table: Mapping[str, object], label: str, where: str) -> Interest:
    party, basis, by = (_string(table, key, where, label) for key in ("party", "basis", "by"))
    if not party:
        raise DataError(
            f"{label} names no party",
            where=where,
            remedy='write interest = { party = "...", basis = "...", by = "..." }',
        )
    return Interest(party, basis, by)


def _privacy(table: Mapping[str, object], where: str) -> Privacy:
    for key in table:
        _known(key, ("withhold", "export"), where, "privacy")
    withhold = _strings(table, "withhold", WITHHELD, where)
    for item in withhold:
        _known(item, WITHHELD, where, "privacy.withhold")
    may = table.get("export", True)
    if not isinstance(may, bool):
        raise _wrong("privacy.export", "true or false", where)
    return Privacy(tuple(sorted(set(withhold))), may)


def _authorities(tables: Mapping[str, object], where: str) -> tuple[Authority, ...]:
    return tuple(_authority(name, tables, where) for name in sorted(tables))


def _authority(name: str, tables: Mapping[str, object], where: str) -> Authority:
    label = f"authorities.{name}"
    table = _table(tables, name, where)
    for key in table:
        _known(key, ("url", "roots"), where, label)
    url, roots = (_string(table, key, where, label) for key in ("url", "roots"))
    if not url or not roots:
        remedy = 'write url = "https://..." and roots = "file.pem"'
        raise DataError(f"{label} names no url or no roots", where=where, remedy=remedy)
    return Authority(name, url, roots)


def _asked(one: Authority) -> str:
    return f"[authorities.{_quoted(one.name)}]\nurl = {_quoted(one.url)}\nroots = {_quoted(one.roots)}\n"


def _quoted(text: str) -> str:
    """Return a TOML basic string: JSON's escapes are TOML's, but for DEL."""
    return msgspec.json.encode(text).decode().replace("\x7f", "\\u007f")


def _list(items: tuple[str, ...]) -> str:
    return f"[{', '.join(_quoted(item) for item in items)}]"


def _declared(one: Declared) -> str:
    fields = ", ".join(f"{key} = {_quoted(getattr(one.interest, key))}" for key in ("party", "basis", "by"))
    return f"[publishers.{_quoted(one.publisher)}]\ninterest = {{ {fields} }}\n"
