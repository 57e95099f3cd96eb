"""Who, what and where: mentions in texts, links between them with reasons, clusters computed from both.

In: claims and texts. Out: Mention, Link, Cluster. Identity is a judgement: a cluster can always be undone.
"""

from __future__ import annotations

from functools import cached_property
from typing import Literal

import msgspec

from dadkhah.model.digest import record_id
from dadkhah.model.span import Interval, Span

EntityKind = Literal["person", "organisation", "place", "event"]


class Mention(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """One place in one text that names somebody or something; `claims` are the claims that use it.

    `roles` are the fields in which those claims use it (perpetrator, subject, speaker, person, place, event ...).
    """

    kind: EntityKind
    source: str
    text_version: str
    span: Span
    claims: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    when: Interval | None = None
    place_id: str | None = None

    @cached_property
    def id(self) -> str:
        """Return the hash of kind, text and place in it."""
        return record_id("mention", self.kind, self.source, self.text_version, self.span.start, self.span.end)


class Link(msgspec.Struct, frozen=True):
    """The program's view that two mentions are the same: how sure (0..1), by which rule, for which readable reasons.

    `proposed`: shown to people and not followed, because no machine merges alleged perpetrators, defendants or
    sanctioned people across documents (ACCOUNT.md, rule 11) or because it is not sure enough.
    """

    a: str
    b: str
    probability: float
    rule: str
    reasons: tuple[str, ...]
    proposed: bool = False


class Cluster(msgspec.Struct, frozen=True, kw_only=True):
    """Mentions that are taken as one, with the label to show and every name as written.

    `when` and `place_ids` describe events and places. `decided`: a person's judgement holds it together.
    `outermost`: a place that lies in no other place that the gazetteer knows: a country.
    """

    id: str
    kind: EntityKind
    label: str
    names: tuple[str, ...]
    mentions: tuple[str, ...]
    event_class: str = ""
    when: Interval | None = None
    place_ids: tuple[str, ...] = ()
    decided: bool = False
    outermost: bool = False


class Assigned(msgspec.Struct, frozen=True):
    """To which event the program counts a claim: by which rule, for which reason a person can read.

    `event` is the id of an event's cluster. `stated` is False for an event of its own kind ("no event stated, ...").
    """

    claim: str
    event: str
    rule: str
    reason: str
    stated: bool = True


class Resolved(msgspec.Struct, frozen=True, kw_only=True):
    """Everything `resolve` finds, each list sorted by id.

    X
        `place_ids` is the place, the others are what it lies in, inner to outer.
    """

    clusters: tuple[Cluster, ...]
    links: tuple[Link, ...]
    assigned: tuple[Assigned, ...] = ()
    mentions: tuple[Mention, ...] = ()
