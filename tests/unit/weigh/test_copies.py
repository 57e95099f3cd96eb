"""Passages that two invented texts share word for word."""

from __future__ import annotations

from tests.factories import captured

from dadkhah.model.entity import Resolved
from dadkhah.model.source import Captured
from dadkhah.weigh import weigh
from dadkhah.weigh.copies import CROWD, PASSAGE, compare, copies, earlier

STORY = (
    "Crowds gathered in Ostrel before noon and moved slowly towards the old customs house, where guards closed "
    "the bridge. Witnesses described how the guards opened fire without warning and how people carried the hurt into "
    "the tram depot."
)
OTHER = (
    "In Karn the day passed quietly, said a teacher, although shops stayed shut and nobody dared to cross the harbour "
    "square after dark."
)


def pair(left: str, right: str, **options: str) -> tuple[Captured, Captured]:
    one = captured(left, name="one.txt", publisher="Kestrel Wire", published=options.get("first", "2031-04"))
    return one, captured(right, name="two.txt", publisher="Delta Courier", published=options.get("second", "2031-05"))


def test_a_copied_text_is_found_with_its_places() -> None:
    one, two = pair(STORY, f"From our correspondent. {STORY} {OTHER}")
    (found,) = copies([one, two])
    assert found.verdict == "copied"
    assert {one.source.object, two.source.object} == {found.a, found.b}
    passage = found.passages[0]
    texts = {doc.source.object: doc.text.content for doc in (one, two)}
    assert texts[found.a][slice(*passage.a)] == texts[found.b][slice(*passage.b)]
    assert found.earlier == one.source.object


def test_containment_is_told_both_ways() -> None:
    one, two = pair(STORY, f"{STORY} {OTHER} {OTHER.replace('Karn', 'Belm')}")
    (found,) = copies([one, two])
    small, large = sorted((found.containment_ab, found.containment_ba))
    assert large == 1.0
    assert small < 0.6


def test_texts_of_their_own_share_nothing() -> None:
    assert copies(pair(STORY, OTHER)) == ()


def test_the_order_of_sources_changes_nothing() -> None:
    one, two = pair(STORY, f"{OTHER} {STORY}")
    assert copies([one, two]) == copies([two, one])


def test_a_short_run_is_no_passage() -> None:
    words = STORY.split()
    short = " ".join(words[: PASSAGE - 1])
    assert copies(pair(STORY, f"{short} elsewhere entirely")) == ()
    assert len(copies(pair(STORY, " ".join(words[:PASSAGE]) + " elsewhere entirely"))) == 1


def test_words_that_both_quote_are_a_third_source() -> None:
    speech = "“Nobody who raised a hand against this country will sleep soundly in it while I hold the seal of office”"
    one, two = pair(f"The governor said {speech} on Monday.", f"Asked later, he repeated: {speech}. Reporters left.")
    assert copies([one, two]) == ()


def test_teasers_are_not_compared() -> None:
    one = captured(f"{OTHER}\n\n{STORY}", name="one.txt", roles={"Crowds gathered": "teaser"})
    two = captured(STORY, name="two.txt", publisher="Delta Courier")
    assert copies([one, two]) == ()


def test_case_and_quotes_do_not_matter() -> None:
    one, two = pair(STORY, STORY.upper())
    assert copies([one, two])[0].verdict == "copied"


def test_dates_that_overlap_tell_no_order() -> None:
    one, two = pair(STORY, STORY, second="2031-04")
    assert earlier(one, two) == ""
    assert earlier(*pair(STORY, STORY, first="2032", second="2031")) != ""
    undated = captured(STORY, name="x.txt", published=None)
    assert earlier(one, undated) == ""


def test_an_empty_text_shares_nothing() -> None:
    one, two = pair("Quiet.", STORY)
    found = compare(one, two)
    assert (found.verdict, found.containment_ab, found.passages) == ("none", 0.0, ())


def crowd(size: int) -> list[Captured]:
    """Return texts that all print one story, each with words of its own; the third is the oldest."""
    months = ["2031-04" if number == 2 else "2031-05" for number in range(size)]
    return [
        captured(f"{STORY} Edition {number}.", name=f"{number}.txt", publisher=f"Paper {number}", published=month)
        for number, month in enumerate(months)
    ]


def test_a_few_copies_are_all_compared() -> None:
    assert len(copies(crowd(CROWD))) == CROWD * (CROWD - 1) // 2


def test_many_copies_are_compared_with_the_oldest_and_are_one_origin() -> None:
    papers = crowd(CROWD + 8)
    found = copies(papers)
    assert len(found) == len(papers) - 1
    assert {one.earlier for one in found} == {papers[2].source.object}
    (origin,) = weigh(papers, [], Resolved(clusters=(), links=())).origins
    assert len(origin.sources) == len(papers)
