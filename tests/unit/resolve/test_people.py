"""People inside one text and across texts. All names are invented."""

from __future__ import annotations

from tests.factories import act, captured, judgement, mention, proceeding
from tests.unit.resolve.bench import links, of, proposed, solve, together

from dadkhah.model.entity import Mention
from dadkhah.model.source import Captured

ONE = captured("Tolen Varga spoke. Varga left. General Tolen Varga came back.", name="one.txt")
TWO = captured("Tolen Varga ordered the raid. Varga denied it.", name="two.txt", publisher="Delta Courier")


def people(doc: Captured, *words: str) -> list[Mention]:
    return [mention(doc, "person", one) for one in words]


def test_inside_a_text_a_surname_is_the_full_name() -> None:
    full, short, titled = people(ONE, "Tolen Varga", "Varga left", "General Tolen Varga")
    short = mention(ONE, "person", "Varga", 1)
    resolved = solve((ONE, (), [full, short, titled]))
    assert together(resolved, full, short, titled)
    assert of(resolved, full).label == "Tolen Varga"
    assert "is the surname of" in links(resolved, "name.surname")[0].reasons[0]
    assert "by its own reference" in links(resolved, "name.same_text")[0].reasons[0]


def test_two_people_of_one_surname_take_no_surname() -> None:
    doc = captured("Tolen Varga and Ilan Varga came. Varga spoke.")
    first, second = people(doc, "Tolen Varga", "Ilan Varga")
    short = mention(doc, "person", "Varga", 2)
    resolved = solve((doc, (), [first, second, short]))
    assert not together(resolved, first, second)
    assert not together(resolved, first, short)
    assert len(proposed(resolved)) == 2
    assert "two people of that surname stand in the text" in proposed(resolved)[0].reasons


def test_across_texts_a_full_name_is_followed() -> None:
    here, there = people(ONE, "Tolen Varga") + people(TWO, "Tolen Varga")
    resolved = solve((ONE, (), [here]), (TWO, (), [there]))
    assert together(resolved, here, there)


def test_across_texts_a_surname_alone_is_not() -> None:
    here, there = mention(ONE, "person", "Tolen Varga"), mention(TWO, "person", "Varga", 1)
    resolved = solve((ONE, (), [here]), (TWO, (), [there]))
    assert not together(resolved, here, there)
    assert proposed(resolved)[0].reasons == ("“Varga” is the surname of “Tolen Varga” in another text",)


def test_a_near_name_is_only_proposed() -> None:
    other = captured("Tolenar Vargason spoke.", name="x.txt")
    near = captured("Tolenar Vargasen spoke.", name="y.txt")
    here, there = mention(other, "person", "Tolenar Vargason"), mention(near, "person", "Tolenar Vargasen")
    resolved = solve((other, (), [here]), (near, (), [there]))
    assert not together(resolved, here, there)
    assert proposed(resolved)[0].reasons[-1] == "“vargasen” and “vargason” differ"


def test_two_spellings_inside_one_text_are_one() -> None:
    doc = captured("Sara Ghorbani spoke. Sara Qorbani left.")
    here, there = people(doc, "Sara Ghorbani", "Sara Qorbani")
    assert together(solve((doc, (), [here, there])), here, there)


def test_an_accused_person_is_never_joined_across_texts() -> None:
    deed = act(TWO, "Tolen Varga ordered the raid", "ordered the raid", "Tolen Varga")
    here, there = mention(ONE, "person", "Tolen Varga"), mention(TWO, "person", "Tolen Varga", claims=[deed])
    resolved = solve((ONE, (), [here]), (TWO, [deed], [there]))
    assert not together(resolved, here, there)
    assert "joined by two people only" in proposed(resolved)[0].reasons[-1]


def test_a_surname_carries_the_accusation_inside_its_text() -> None:
    deed = act(TWO, "Varga denied it", "denied it", mention(TWO, "person", "Varga", 1).span)
    here, there = mention(ONE, "person", "Tolen Varga"), mention(TWO, "person", "Tolen Varga")
    short = mention(TWO, "person", "Varga", 1, claims=[deed])
    resolved = solve((ONE, (), [here]), (TWO, [deed], [there, short]))
    assert together(resolved, there, short)
    assert not together(resolved, here, there)


def test_a_defendant_is_never_joined_across_texts() -> None:
    doc = captured("Tolen Varga was charged.", name="three.txt")
    step = proceeding(doc, "Tolen Varga was charged", "charge", "Tolen Varga")
    here, there = mention(ONE, "person", "Tolen Varga"), mention(doc, "person", "Tolen Varga", claims=[step])
    assert not together(solve((ONE, (), [here]), (doc, [step], [there])), here, there)


def test_a_third_text_does_not_carry_the_accused_over() -> None:
    deed = act(TWO, "Tolen Varga ordered the raid", "ordered the raid", "Tolen Varga")
    third = captured("Tolen Varga opened a school.", name="third.txt", publisher="Kestrel Wire")
    here, there, far = (mention(doc, "person", "Tolen Varga") for doc in (ONE, TWO, third))
    resolved = solve((ONE, (), [here]), (TWO, [deed], [there]), (third, (), [far]))
    assert together(resolved, here, far)
    assert not together(resolved, here, there)


def test_two_people_may_join_an_accused_person() -> None:
    deed = act(TWO, "Tolen Varga ordered the raid", "ordered the raid", "Tolen Varga")
    here, there = mention(ONE, "person", "Tolen Varga"), mention(TWO, "person", "Tolen Varga", claims=[deed])
    once = judgement(here, there, "same", "first")
    told = ((ONE, (), [here]), (TWO, [deed], [there]))
    assert not together(solve(*told, judgements=[once]), here, there)
    assert not together(solve(*told, judgements=[once, judgement(here, there, "same", "First ")]), here, there)
    joined = solve(*told, judgements=[once, judgement(here, there, "same", "second")])
    assert together(joined, here, there)
    assert of(joined, here).decided


def test_a_name_of_a_claim_without_a_mention_is_not_lost() -> None:
    deed = act(TWO, "Tolen Varga ordered the raid", "ordered the raid", "Tolen Varga")
    resolved = solve((TWO, [deed], []))
    assert [one.span.exact for one in resolved.mentions] == ["Tolen Varga"]
    assert resolved.mentions[0].roles == ("perpetrator",)


def test_a_person_is_found_in_another_script_and_the_accused_only_proposed() -> None:
    persian = captured("علی توانی در بازار دیده شد.", name="four.txt", publisher="Kestrel Wire")
    english = captured("Ali Tavani was seen at the market.", name="five.txt")
    here, there = mention(english, "person", "Ali Tavani"), mention(persian, "person", "علی توانی")
    assert together(solve((english, (), [here]), (persian, (), [there])), here, there)
    deed = act(english, "Ali Tavani was seen", "was seen", "Ali Tavani")
    accused = mention(english, "person", "Ali Tavani", claims=[deed])
    resolved = solve((english, [deed], [accused]), (persian, (), [there]))
    assert not together(resolved, accused, there)
    assert proposed(resolved)
