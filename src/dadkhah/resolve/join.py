"""Mentions joined into groups, by people's decisions and the machine's links.

In: mentions, links, decisions. Out: groups of mention ids, and every link as it ended: followed, or proposed with the
reason why not. Order: decisions inside one text, links inside one text, decisions across texts, links across texts; of
each the strongest first. Two mentions judged different never end in one group, by whatever chain; neither do accused
people of two texts, unless two people said so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from dadkhah.model.entity import Link
from dadkhah.resolve.constrain import Decisions, pair

DECIDED = "decided"
PEOPLE_FOR_ACCUSED = 2
"""How many different people must say "same" of an accused person across texts (ACCOUNT.md, rule 11)."""


class Joined(msgspec.Struct, frozen=True):
    """Groups of mention ids (each sorted, all sorted), links as they ended, and the mentions that people joined."""

    groups: tuple[tuple[str, ...], ...]
    links: tuple[Link, ...]
    decided: frozenset[str]


class Grouping:
    """Groups while they grow. `sources` names the text of each mention; `accused` are mentions of accused people."""

    def __init__(self, sources: Mapping[str, str], accused: frozenset[str], decisions: Decisions) -> None:
        self._group: dict[str, frozenset[str]] = {one: frozenset({one}) for one in sorted(sources)}
        self._sources = sources
        self._accused = accused
        self._decisions = decisions

    def knows(self, link: Link) -> bool:
        """Say whether both mentions of a link take part."""
        return link.a in self._group and link.b in self._group

    def inside(self, link: Link) -> bool:
        """Say whether a link joins two mentions of one text."""
        return self._sources[link.a] == self._sources[link.b]

    def all(self) -> tuple[tuple[str, ...], ...]:
        """Return every group once, sorted."""
        return tuple(sorted(tuple(sorted(group)) for group in set(self._group.values())))

    def follow(self, link: Link) -> Link:
        """Join the groups of a link's mentions, or return the link as a proposal that says why not."""
        left, right = self._group[link.a], self._group[link.b]
        if link.b in left:
            return link
        stop = self._stop(link, left, right)
        if stop:
            return msgspec.structs.replace(link, proposed=True, reasons=(*link.reasons, stop))
        both = left | right
        self._group.update(dict.fromkeys(both, both))
        return link

    def _stop(self, link: Link, left: frozenset[str], right: frozenset[str]) -> str:
        """Return why two groups must not be joined by a link; empty when they may."""
        same = self._decisions.actors(left, right, "same")
        if self._decisions.actors(left, right, "different"):
            return "not followed: it would join two that were judged different"
        if link.rule != DECIDED and self._decisions.actors(left, right, "unsure"):
            return "not followed: somebody was unsure"
        if self._crosses(left | right) and len(same) < PEOPLE_FOR_ACCUSED:
            return "not followed: alleged perpetrators, defendants and sanctioned people are joined by two people only"
        return ""

    def _crosses(self, members: frozenset[str]) -> bool:
        """Say whether a group reaches over several texts and holds somebody accused."""
        return bool(members & self._accused) and len({self._sources[one] for one in members}) > 1


def join(sources: Mapping[str, str], accused: frozenset[str], links: Iterable[Link], decisions: Decisions) -> Joined:
    """Return the groups of some mentions; `sources` maps each mention's id to its text."""
    grouping = Grouping(sources, accused, decisions)
    given = [*_decided(decisions), *links]
    known = sorted((link for link in given if grouping.knows(link)), key=lambda link: _turn(grouping, link))
    ended = [link if link.proposed else grouping.follow(link) for link in known]
    held = (one for link in ended if link.rule == DECIDED and not link.proposed for one in (link.a, link.b))
    return Joined(grouping.all(), tuple(sorted(ended, key=_order)), frozenset(held))


def _decided(decisions: Decisions) -> list[Link]:
    """Return people's "same" as links that say who decided."""
    return [
        Link(one, other, 1.0, DECIDED, (f"judged the same by {', '.join(sorted(who))}",))
        for (one, other), who in sorted(decisions.verdicts.get("same", {}).items())
    ]


def _turn(grouping: Grouping, link: Link) -> tuple[bool, bool, float, tuple[str, str], str]:
    return not grouping.inside(link), link.rule != DECIDED, -link.probability, pair(link.a, link.b), link.rule


def _order(link: Link) -> tuple[str, str, str]:
    return link.a, link.b, link.rule
