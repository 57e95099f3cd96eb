"""What a robots.txt says of one address, to be noted and never obeyed in silence.

In: the bytes of a robots.txt, the name of a program, a target. Out: the rule that decides, or None (RFC 9309).
Time is linear: a pattern is cut at its stars and its parts are looked for one after another.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

LARGEST = 500 * 1024
"""Bytes of a robots.txt that are looked at (RFC 9309, 2.5)."""


class Rule(msgspec.Struct, frozen=True):
    """One line: whether it allows, and its pattern."""

    allow: bool
    pattern: str

    def __str__(self) -> str:
        return f"{'Allow' if self.allow else 'Disallow'}: {self.pattern}"


def deciding(content: bytes, agent: str, target: str) -> Rule | None:
    """Return the rule that decides on a target: the longest that matches, allowing before disallowing; else None."""
    found = [rule for rule in _rules(content[:LARGEST], agent.lower()) if _matches(rule.pattern, target)]
    return max(found, key=lambda rule: (len(rule.pattern), rule.allow), default=None)


def _rules(content: bytes, agent: str) -> list[Rule]:
    """Return the rules of the groups that name the agent, else of those for everybody."""
    groups = list(_groups(content))
    named = [rule for names, rules in groups if agent in names for rule in rules]
    if any(agent in names for names, _ in groups):
        return named
    return [rule for names, rules in groups if "*" in names for rule in rules]


def _groups(content: bytes) -> Iterator[tuple[set[str], list[Rule]]]:
    names: set[str] = set()
    rules: list[Rule] = []
    for key, value in _lines(content):
        if key == "user-agent":
            if rules:
                yield names, rules
                names, rules = set(), []
            names.add(value.partition("/")[0].strip().lower())
        elif key in {"allow", "disallow"} and names and value:
            rules.append(Rule(key == "allow", value))
    yield names, rules


def _lines(content: bytes) -> Iterator[tuple[str, str]]:
    for line in content.decode("utf-8-sig", "replace").splitlines():
        key, colon, value = line.partition("#")[0].partition(":")
        if colon:
            yield key.strip().lower(), value.strip()


def _matches(pattern: str, target: str) -> bool:
    anchored = pattern.endswith("$")
    first, *rest = pattern.removesuffix("$").split("*")
    if not target.startswith(first):
        return False
    at = len(first)
    for part in rest[:-1]:
        at = target.find(part, at)
        if at < 0:
            return False
        at += len(part)
    return _ends(rest[-1] if rest else None, target, at, anchored=anchored)


def _ends(last: str | None, target: str, at: int, *, anchored: bool) -> bool:
    """Say whether what stands behind the last star matches; None where the pattern has no star."""
    if last is None:
        return at == len(target) or not anchored
    if anchored:
        return target.endswith(last) and len(target) - len(last) >= at
    return target.find(last, at) >= 0
