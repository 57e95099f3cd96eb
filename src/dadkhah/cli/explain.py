"""An explained claim as lines for a person.

In: a line of `dadkhah read --explain`. Out: indented lines: rule, spans, bound, chain, time, place.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

Line = Mapping[str, Any]


def told(explained: Line) -> Iterator[str]:
    """Yield the lines of one explanation; what the text does not say is called so."""
    yield _row("rule", _rule(explained))
    if explained["standing"] is not None:
        yield _row("stands in", str(explained["standing"]))
    yield from (
        _row(str(span["role"]), f"{span['start']}-{span['end']} \u201c{span['quote']}\u201d")
        for span in explained["spans"]
    )
    if explained["quantity"] is not None:
        yield _row("bound", _bound(explained["quantity"]))
    yield from (_row(f"chain {number}", _link(link)) for number, link in enumerate(explained["chain"], start=1))
    yield _row("when", _time(explained["time"]))
    yield _row("where", _place(explained["place"]))


def _row(name: str, words: str) -> str:
    return f"    {name:<24}{words}"


def _rule(explained: Line) -> str:
    precision = explained["reading_precision"]
    measured = f"lower 95 % bound {precision}" if precision is not None else "not measured"
    pointed = f" pointed at by {explained['model']}" if explained["model"] else ""
    return f"{explained['rule']} of {explained['reader']}/{explained['version']}{pointed}; its precision: {measured}"


def _bound(quantity: Line) -> str:
    words = ", ".join(f"\u201c{words}\u201d" for words in quantity["bound_words"]) or "no words of bound"
    low, high = ("open" if quantity[end] is None else quantity[end] for end in ("low", "high"))
    return f"{quantity['bound']} by {words}: low {low}, high {high}"


def _link(link: Line) -> str:
    verb = f" \u201c{link['verb_as_stated']}\u201d" if link["verb_as_stated"] else ""
    return f"{link['name'] or 'the publisher'} ({link['class']}, {link['mode']}){verb}"


def _time(time: Line | None) -> str:
    if time is None:
        return "not told"
    words = f"\u201c{time['quote']}\u201d " if time["quote"] else ""
    days = f"{time['time_start'] or 'open'} to {time['time_end'] or 'open'}"
    origin = f", reckoned from: {time['reckoned_from']}" if time["reckoned_from"] and time["quote"] else ""
    return f"{words}{days}, {time['found']}{origin}"


def _place(place: Line | None) -> str:
    return "not told" if place is None else f"\u201c{place['quote']}\u201d {place['found']}"
