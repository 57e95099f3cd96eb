"""A third row of sentences in which nobody accuses the person whose name stands near violent words.

In: invented sentences. Out: no act of that person.
"""

from __future__ import annotations

import pytest
from tests.unit.read.readings import accused

pytestmark = pytest.mark.slow

NEAR = [
    "Orlan Vessik ordered a crackdown on gambling in the capital.",
    "Orlan Vessik, the son of a man who tortured detainees, studied law in the capital.",
    "Instead of Orlan Vessik, it was the general who ordered the massacre of the prisoners.",
    "The militia that killed 12 students has threatened Orlan Vessik.",
    "Orlan Vessik represents families whose sons the army tortured and killed in the prison.",
    "A poem by Orlan Vessik about the massacre of the prisoners was read aloud.",
    "The massacre of the prisoners was described by Orlan Vessik in a long letter.",
    "The killings were condemned by Orlan Vessik on the radio in the evening.",
    "The attack on the camp was filmed by Orlan Vessik from a roof.",
    "The torture of detainees was exposed by Orlan Vessik in a book.",
    "The men tortured in the prison were defended by Orlan Vessik in court.",
    "12 students were buried by Orlan Vessik after soldiers killed them.",
    "The wounded were treated by Orlan Vessik after the attack on the camp.",
    "Orlan Vessik advised prisoners who had been tortured in the camp.",
    "Orlan Vessik hid the victims of the attack in his house.",
    "Orlan Vessik freed 12 people who had been abducted by soldiers.",
    "Orlan Vessik was identified as a victim of the massacre of the prisoners.",
    "Orlan Vessik was identified among the dead of the attack on the camp.",
    "Orlan Vessik was suspected of helping the victims of the attack.",
    "Orlan Vessik was accused of insulting the general who ordered the massacre.",
    "Orlan Vessik was charged with spreading lies about the massacre of the prisoners.",
    "Orlan Vessik was sentenced to death after reporting on the torture of detainees.",
    "Orlan Vessik was tasked with counting the victims of the massacre of the prisoners.",
    "Orlan Vessik was tasked with investigating the torture of detainees.",
    "Orlan Vessik's arrest came after the massacre of the prisoners in the camp.",
    "Orlan Vessik resigned as minister because the army killed 12 students.",
    "Orlan Vessik voted against the law that let guards torture detainees.",
    "Orlan Vessik asked the court to try the guards for their crimes against humanity.",
    "The court was asked by Orlan Vessik to try the guards for their crimes.",
    "It was Maret Osling and not Orlan Vessik who ordered the killing of 40 prisoners.",
    "Orlan Vessik was framed for the murder of two guards by the police.",
    "Orlan Vessik wrote a novel in which a general orders the killing of prisoners.",
    "Even if Orlan Vessik had ordered the killings, the law would protect him.",
    "Nobody knows whether Orlan Vessik ordered the killing of the prisoners.",
    "Investigators asked whether Orlan Vessik had ordered the killing of the prisoners.",
    "It remains unclear if Orlan Vessik ordered the killing of the prisoners.",
    "Orlan Vessik and Maret Osling were killed by the guards they had trusted.",
    "Orlan Vessik was shot while he filmed the attack on the camp.",
    "Orlan Vessik's killers were ordered to attack the camp by the general.",
    "The people of Orlan Vessik's town killed no one during the uprising.",
    "Under Orlan Vessik, the hospital treated those whom the army had tortured.",
    "Orlan Vessik was ordered by the commander to kill the prisoners.",
    "Orlan Vessik was convicted of witnessing a murder of two people.",
    "Orlan Vessik was convicted of drug crimes in the spring of that year.",
    "The complaint filed against accused Orlan Vessik for illegal possession of weapons was dropped.",
    "Orlan Vessik is heard saying that he will kill the prisoners if nobody pays.",
    "Orlan Vessik arrested on a charge of killing two guards, the paper wrote.",
    "A maid of Orlan Vessik was tortured to death by her employers.",
    "Clashes between herders and farmers in the land of Orlan Vessik have killed 12 people.",
    "Orlan Vessik disobeyed the order to kill the prisoners in the camp.",
]


@pytest.mark.parametrize("sentence", NEAR)
def test_nobody_is_accused(sentence: str) -> None:
    assert accused(sentence) == []


FAMILIES = {
    "another name stands between commas": [
        "The general, unlike Orlan Vessik, ordered the massacre of the prisoners.",
        "Maret Osling, not Orlan Vessik, ordered the killing of 40 prisoners.",
    ],
    "a harm in a clause before a harmless passive": [
        "Prisoners who were tortured were visited by Orlan Vessik in the spring.",
        "Orlan Vessik was convicted of protesting against the killing of 12 students.",
    ],
    "somebody is told to, or made to say so": [
        "Orlan Vessik confessed under torture that he had killed two guards.",
        "Orlan Vessik was forced to say that he had killed two guards.",
        "The commander told Orlan Vessik to kill the prisoners, and he did not.",
        "The commander ordered Orlan Vessik to kill the prisoners in the camp.",
    ],
    "the claim is called a rumour, withdrawn or a lie": [
        "Rumours that Orlan Vessik had tortured detainees were never confirmed by anybody.",
        "The claim that Orlan Vessik tortured detainees was withdrawn by the paper.",
        "The paper apologised for writing that Orlan Vessik tortured detainees.",
        "State television lied when it said that Orlan Vessik had killed two guards.",
    ],
    "it is imagined, played or hardly so": [
        "In the play, a man called Orlan Vessik tortures detainees in a camp.",
        "Let us imagine that Orlan Vessik ordered the killing of the prisoners.",
        "Suppose that Orlan Vessik ordered the killing of the prisoners in the camp.",
        "Had Orlan Vessik ordered the killings, he would have been tried for it.",
        "Orlan Vessik hardly ordered the killing of the prisoners by himself.",
    ],
}


@pytest.mark.parametrize("family", FAMILIES)
def test_nobody_is_accused_in_a_whole_family_of_sentences(family: str) -> None:
    found = {sentence: accused(sentence) for sentence in FAMILIES[family]}
    assert {sentence: names for sentence, names in found.items() if "Orlan Vessik" in names} == {}
