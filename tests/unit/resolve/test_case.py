"""A whole case resolved: two invented texts about an invented country, Veloria. No person or body in them exists."""

from __future__ import annotations

from tests.factories import act, captured, count, days, mention, office, quotation, reading, span

from dadkhah.model.entity import Cluster, Mention, Resolved
from dadkhah.resolve import resolve

FIRST = captured(
    """The Riverbank Relief Organisation of Veloria (RROV/TAMA) said on Monday that at least 90 people were killed in
the March uprising. The Marshal Tolen Varga acknowledged it. TAMA was named by the high marshal in a speech.

The uprising began in Ostrel. High Marshal Tolen Varga said it was "a plot". Varga has not replied.""",
    name="first.txt",
    published="2031-04",
)
SECOND = captured(
    """The 2031 nationwide protests shook Veloria. Judge Ilan Morev ordered the executions. Morev was appointed in 2032
as the head of the courts. TAMA counted 95 dead. The high marshal said nothing. Tolen Varga is high marshal.""",
    name="second.txt",
    publisher="Delta Courier",
    published="2031-06",
)


def whole() -> Resolved:
    toll = count(FIRST, "at least 90 people were killed", "at least 90", 90, "at_least", event="March uprising")
    rank = office(FIRST, "High Marshal Tolen Varga", span(FIRST, "Tolen Varga", 1), "High Marshal")
    said = quotation(FIRST, 'High Marshal Tolen Varga said it was "a plot"', "a plot", span(FIRST, "Tolen Varga", 1))
    deed = act(SECOND, "Judge Ilan Morev ordered the executions", "ordered the executions", "Ilan Morev")
    head = office(SECOND, "Morev was appointed in 2032\nas the head", span(SECOND, "Morev", 1), "head of the courts")
    one = reading(
        FIRST,
        [toll, rank, said],
        [
            mention(FIRST, "organisation", "Riverbank Relief Organisation of Veloria"),
            mention(FIRST, "organisation", "TAMA", 1),
            mention(FIRST, "event", "March uprising", when="2031-03"),
            mention(FIRST, "event", "The uprising"),
            mention(FIRST, "person", "the high marshal"),
            mention(FIRST, "person", "Tolen Varga", 1, claims=[rank, said], roles=["person", "speaker"]),
            mention(FIRST, "person", span(FIRST, "Varga", 2)),
        ],
    )
    two = reading(
        SECOND,
        [deed, head],
        [
            mention(SECOND, "event", "The 2031 nationwide protests"),
            mention(SECOND, "organisation", "TAMA"),
            mention(SECOND, "person", "Ilan Morev", claims=[deed], roles=["perpetrator"]),
            mention(SECOND, "person", "Morev", 1, claims=[head], roles=["person"]),
            mention(SECOND, "person", "The high marshal"),
            mention(SECOND, "person", "Tolen Varga"),
        ],
    )
    return resolve([FIRST, SECOND], [one, two])


def cluster_of(resolved: Resolved, found: Mention) -> Cluster:
    return next(cluster for cluster in resolved.clusters if found.id in cluster.mentions)


def test_names_descriptions_and_acronyms_come_together() -> None:
    resolved = whole()
    by_label = {cluster.label: cluster for cluster in resolved.clusters}
    assert by_label["Tolen Varga"].names == ("The high marshal", "Tolen Varga", "Varga", "the high marshal")
    assert by_label["Riverbank Relief Organisation of Veloria"].names == (
        "Riverbank Relief Organisation of Veloria",
        "TAMA",
    )
    assert by_label["Ilan Morev"].names == ("Ilan Morev", "Morev")


def test_the_event_is_one_and_its_label_neutral() -> None:
    resolved = whole()
    events = [cluster for cluster in resolved.clusters if cluster.kind == "event" and cluster.mentions]
    assert [(event.label, event.when) for event in events] == [("March 2031 protests", days("2031-03"))]
