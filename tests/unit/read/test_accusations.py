"""Who is accused, and who only stands near violent words: the worst error is to accuse somebody whom nobody accuses.

In: invented sentences. Out: exactly the perpetrators that the sentence names; nobody where it names none.
"""

from __future__ import annotations

import pytest
from tests.unit.read.readings import accused, lines

PERSON = "Orlan Vessik"
SUCCESSION = "In the spring of that year Orlan Vessik replaced Maret Osling as head of the prison."

NEAR = [
    # somebody to whom it was done
    "Orlan Vessik was killed in the crackdown.",
    "Orlan Vessik was shot dead by soldiers in Nairobi.",
    "Soldiers tortured Orlan Vessik to death.",
    "Soldiers killed Orlan Vessik and arrested his wife.",
    "Orlan Vessik, who was tortured by guards, died in custody.",
    "Orlan Vessik survived torture in the northern prison.",
    "Orlan Vessik was beaten at the hands of guards.",
    "Orlan Vessik was among those killed.",
    "Soldiers opened fire on Orlan Vessik.",
    "Guards loyal to the general wounded Orlan Vessik during an attack.",
    "A court sentenced Orlan Vessik to death.",
    "The murder of Orlan Vessik shocked the town.",
    "Orlan Vessik's killing shocked the town.",
    "Orlan Vessik fled the massacre.",
    "Police arrested Orlan Vessik for organising a march.",
    "Orlan Vessik was arrested for organising a protest.",
    # relatives, property, followers, defenders
    "The lawyer of Orlan Vessik was tortured by guards.",
    "Orlan Vessik, a lawyer for the victims of the massacre, was arrested.",
    "Guards tortured the brother of Orlan Vessik.",
    "The brother of Orlan Vessik killed two students.",
    "Orlan Vessik's brother killed two students.",
    "Orlan Vessik, whose son was killed by soldiers, spoke in Lisbon.",
    "Orlan Vessik mourned his sister, who was killed by police.",
    "Orlan Vessik buried his daughter after police shot her.",
    "Orlan Vessik's house was bombed by the army.",
    "Orlan Vessik's village was attacked and 40 people were killed.",
    "The army bombed the house of Orlan Vessik, killing 4 children.",
    "Orlan Vessik\u2019s attackers killed 12 people.",
    "Orlan Vessik is the defender of the victims of human rights abuses.",
    "Orlan Vessik\u2019s report lists human rights abuses.",
    # judges and prosecutors
    "Judge Orlan Vessik is investigating the massacre of 40 prisoners.",
    "Prosecutor Orlan Vessik charged four guards with torturing detainees.",
    "Orlan Vessik's office charged four guards with torture.",
    "The court heard Orlan Vessik describe how guards beat detainees.",
    # speakers
    "Orlan Vessik said that soldiers had killed 12 students.",
    "Orlan Vessik told reporters the police tortured his son.",
    "According to Orlan Vessik, guards executed 40 prisoners.",
    "\u201cSoldiers killed my brother,\u201d Orlan Vessik said.",
    "Orlan Vessik accused the army of killing 12 students.",
    "The army was accused by Orlan Vessik of torturing detainees.",
    "Orlan Vessik documented the torture of 40 prisoners.",
    "Orlan Vessik reported on the massacre of 1988.",
    "Orlan Vessik asked why the guards tortured prisoners.",
    "Orlan Vessik called on the army to stop killing protesters.",
    "Orlan Vessik condemned the killing of 40 prisoners.",
    "Orlan Vessik urged judges to prosecute those who ordered the killings.",
    "Orlan Vessik described the general as the architect of the massacre.",
    "Orlan Vessik called the general the mastermind of the massacre.",
    # officials who left, bystanders, others in the sentence
    "Orlan Vessik resigned over the killing of 40 prisoners.",
    "Minister Orlan Vessik resigned after police killed 12 students.",
    "After soldiers killed 12 students, Orlan Vessik left the government.",
    "Orlan Vessik watched as soldiers killed 12 students.",
    "Orlan Vessik met the men who tortured detainees.",
    "Unlike Orlan Vessik, the general ordered the killings.",
    "Orlan Vessik tried to stop soldiers killing protesters.",
    "Orlan Vessik failed to prevent the killing of 40 prisoners.",
    "The uprising, led by Orlan Vessik, ended when soldiers killed 12 people.",
    "In memory of Orlan Vessik, mourners gathered where soldiers killed 12 students.",
    "Students marched in memory of Orlan Vessik, killing no one.",
    # denial, negation, what might be
    "Orlan Vessik denied ordering the killing of 40 prisoners.",
    "Orlan Vessik was acquitted of ordering the killing of 40 prisoners.",
    "Orlan Vessik did not order the killings.",
    "Orlan Vessik never tortured anyone.",
    "Orlan Vessik was not the architect of the massacre.",
    "Nobody has accused Orlan Vessik of torture.",
    "Orlan Vessik would have ordered the killing of 40 prisoners.",
    "Orlan Vessik might have killed the students.",
    "If Orlan Vessik ordered the killings, he must answer for them.",
    # slogans
    "Mourners chanted \u201cdeath to Orlan Vessik\u201d as police attacked them.",
    "Protesters shouted \u201cOrlan Vessik is a murderer\u201d before soldiers opened fire on them.",
]


@pytest.mark.parametrize("sentence", NEAR)
def test_nobody_accuses_who_stands_near_violent_words(sentence: str) -> None:
    assert accused(sentence) == []


FAMILIES = {
    "a denial that states the act": [
        "Orlan Vessik denied that he ordered the killing of 40 prisoners.",
        "Orlan Vessik was cleared of torturing detainees.",
    ],
    "a question": [
        "Did Orlan Vessik order the killing of 40 prisoners?",
        "Who says that Orlan Vessik tortured detainees?",
    ],
    "an act whose object is an inquiry, a text or a vigil about violence": [
        "Orlan Vessik ordered an inquiry into the killing of 40 prisoners.",
        "Orlan Vessik issued a statement on the killing of 40 prisoners.",
        "Orlan Vessik issued a report on the massacre.",
        "Orlan Vessik signed a petition against the torture of detainees.",
        "Orlan Vessik provided testimony about the killings.",
        "Orlan Vessik directed a film about the massacre.",
        "Orlan Vessik took part in a vigil for those killed in the crackdown.",
        "Orlan Vessik prepared a complaint about torture.",
        "Orlan Vessik supervised the inquiry into the massacre.",
        "Orlan Vessik oversaw the exhumation of victims of the massacre.",
    ],
    "a statement that it is not so": [
        "There is no evidence that Orlan Vessik ordered the killings.",
        "It is false that Orlan Vessik tortured detainees.",
        "Orlan Vessik was falsely identified as the mastermind of the attack.",
        "Orlan Vessik refused to order the killing of 40 prisoners.",
    ],
    "the crimes of others": [
        "The killers of Orlan Vessik were never prosecuted for their crimes.",
        "Orlan Vessik demanded that the army be prosecuted for its crimes.",
    ],
    "what others did at or beside a harmless act": [
        "Orlan Vessik organised the protest at which police killed 12 students.",
        "Orlan Vessik shot a film while police attacked the crowd.",
    ],
}


@pytest.mark.parametrize("family", FAMILIES)
def test_nobody_is_accused_by_words_that_only_look_like_it(family: str) -> None:
    assert {sentence: accused(sentence) for sentence in FAMILIES[family] if accused(sentence)} == {}


ACTS = [
    ("Orlan Vessik ordered the killing of 40 prisoners.", "ordering", "ordered the killing of 40 prisoners"),
    ("Orlan Vessik tortured detainees.", "tortured", "tortured detainees"),
    ("General Orlan Vessik ordered soldiers to open fire on the crowd.", "ordering", "ordered soldiers to open fire"),
    ("Forty prisoners were killed by Orlan Vessik.", "killed", "were killed by Orlan Vessik"),
    ("Orlan Vessik was the architect of the massacre.", "planning", "the architect of the massacre"),
    ("The mastermind of the attack was Orlan Vessik.", "planning", "The mastermind of the attack"),
    ("The overseer of the torture was Orlan Vessik.", "overseeing", "The overseer of the torture"),
    ("Orlan Vessik was identified as the mastermind of the plot.", "planning", "the mastermind of the plot"),
    ("Orlan Vessik was a perpetrator of the massacre.", "carrying_out", "a perpetrator of the massacre"),
    ("Detainees suffered at the hands of Orlan Vessik.", "harming", "at the hands of Orlan Vessik"),
    ("Those who suffered at Orlan Vessik\u2019s hands still wait.", "harming", "at Orlan Vessik\u2019s hands"),
    ("Orlan Vessik was tasked with implementing the executions.", "carrying_out", "implementing the executions"),
    ("Orlan Vessik\u2019s human rights abuses are known.", "abuse", "Orlan Vessik\u2019s human rights abuses"),
    ("The court listed Orlan Vessik\u2019s war crimes.", "crime", "Orlan Vessik\u2019s war crimes"),
    ("Orlan Vessik was never prosecuted for her crimes against humanity.", "crime", "her crimes"),
    ("Orlan Vessik committed crimes against humanity.", "carrying_out", "committed crimes against humanity"),
    ("Orlan Vessik took part in the massacre.", "taking_part", "took part in the massacre"),
    ("Orlan Vessik carried out the executions.", "carrying_out", "carried out the executions"),
    ("Orlan Vessik oversaw the torture of detainees.", "overseeing", "oversaw the torture of detainees"),
    ("Orlan Vessik presided over the executions.", "overseeing", "presided over the executions"),
    ("Orlan Vessik commanded the attack.", "commanding", "commanded the attack"),
    ("Orlan Vessik supplied explosives to the attackers.", "supplying", "supplied explosives to the attackers"),
    ("Orlan Vessik, a former general, ordered the massacre.", "ordering", "ordered the massacre"),
    ("Orlan Vessik shot two students dead.", "killed", "shot two students dead"),
    ("Orlan Vessik raped two detainees.", "raped", "raped two detainees"),
    ("Orlan Vessik executed 12 prisoners.", "executed", "executed 12 prisoners"),
    ("Orlan Vessik abducted 12 students.", "abducted", "abducted 12 students"),
    ("Orlan Vessik signed the death sentences of 40 prisoners.", "ordering", "signed the death sentences"),
    ("Orlan Vessik incited violence.", "inciting", "incited violence"),
    ("Maret Osling said that Orlan Vessik tortured detainees.", "tortured", "tortured detainees"),
    ("Orlan Vessik was accused of ordering the massacre.", "ordering", "ordering the massacre"),
    ("Orlan Vessik allegedly ordered the massacre.", "ordering", "ordered the massacre"),
    ("Orlan Vessik fired into the crowd.", "attacking", "fired into the crowd"),
    ("In 2019 Orlan Vessik bombed the hospital.", "attacking", "bombed the hospital"),
    ("The commander, Orlan Vessik, ordered the attack.", "ordering", "ordered the attack"),
    ("Orlan Vessik went so far as to torture detainees.", "tortured", "to torture detainees"),
    ("Orlan Vessik admitted that he killed two students.", "killed", "killed two students"),
    ("Orlan Vessik was a judge. He ordered the executions of 40 prisoners.", "ordering", "ordered the executions"),
    ("Orlan Vessik had personally ordered the killings.", "ordering", "ordered the killings"),
]


@pytest.mark.parametrize(("sentence", "kind", "conduct"), ACTS)
def test_an_accusation_names_its_perpetrator_and_quotes_the_conduct(sentence: str, kind: str, conduct: str) -> None:
    found = lines(sentence, "act")
    assert [line["perpetrator"] for line in found] == [PERSON]
    assert [line["act"] for line in found] == [kind]
    assert conduct in found[0]["conduct"]


@pytest.mark.parametrize(
    ("sentence", "perpetrators"),
    [
        (
            f"{SUCCESSION} Osling ordered the killing of 40 prisoners.",
            ["Maret Osling"],
        ),
        ("Orlan Vessik condemned the attack. It was planned by the militia.", []),
        (
            "Orlan Vessik ordered the raid and Maret Osling carried out the executions.",
            ["Orlan Vessik", "Maret Osling"],
        ),
        ("Maret Osling defended the victims. Orlan Vessik tortured detainees.", ["Orlan Vessik"]),
        ("Mr. Vessik spoke. Maret Osling tortured detainees, as she had done before.", ["Maret Osling"]),
    ],
)
def test_of_several_people_only_the_accused_is_named(sentence: str, perpetrators: list[str]) -> None:
    assert accused(sentence) == perpetrators


def test_an_office_alone_accuses_nobody() -> None:
    text = "Interior Minister Orlan Vessik leads the police of the country. Police killed 12 students in Lisbon."
    assert accused(text) == []
    assert [line["person"] for line in lines(text, "office")] == ["Orlan Vessik"]
