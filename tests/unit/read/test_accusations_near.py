"""More sentences in which nobody accuses the person whose name stands near violent words.

In: invented sentences. Out: no act of that person.
"""

from __future__ import annotations

import pytest
from tests.unit.read.readings import accused

pytestmark = pytest.mark.slow

NEAR = [
    "Orlan Vessik was wrongly accused of torturing detainees.",
    "Did Orlan Vessik kill the twelve weavers?",
    "If Orlan Vessik killed the twelve weavers, he must go.",
    "Nobody knows whether Orlan Vessik killed the twelve weavers.",
    "Orlan Vessik didn't kill the twelve weavers.",
    "Orlan Vessik hasn\u2019t tortured detainees.",
    "The report cleared Orlan Vessik of ordering the killings.",
    "Orlan Vessik stopped the execution of 12 prisoners.",
    "Orlan Vessik prevented the massacre of the villagers.",
    "Orlan Vessik ordered police to protect the marchers from attacks.",
    "Orlan Vessik signed the treaty against torture in 1988.",
    "Orlan Vessik directed the hospital that treated the wounded.",
    "Orlan Vessik planned to testify about the massacre.",
    "Orlan Vessik planned a memorial for the victims of the massacre.",
    "Orlan Vessik supplied food to relatives of the victims of the attack.",
    "Orlan Vessik handed over the files on the torture of detainees to the court.",
    "Orlan Vessik delivered a speech about the killings.",
    "Orlan Vessik carried out an inquiry into the killings.",
    "Orlan Vessik participated in the trial of the men accused of the killings.",
    "Orlan Vessik oversaw the trial of the guards accused of torture.",
    "Orlan Vessik prepared the defence of the students accused of the attack.",
    "Orlan Vessik commanded the rescue of people wounded in the bombing.",
    "Orlan Vessik organised help for families of those killed.",
    "Orlan Vessik issued a warning that soldiers could attack the camp.",
    "Orlan Vessik shot to fame after the massacre.",
    "Orlan Vessik beat his rival in the election after the killings.",
    "Orlan Vessik arrested the decline of the party.",
    "Orlan Vessik executed his plan for a new school near the prison.",
    "Orlan Vessik murdered the song at the memorial.",
    "The death of Orlan Vessik, ordered by nobody, was an accident.",
    "Killed by guards: Orlan Vessik, a student of law.",
    "Orlan Vessik, killed by guards, was a student of law.",
    "Orlan Vessik, 34, tortured by guards in the prison, died there.",
    "Orlan Vessik tortured and killed by guards, say relatives in the town.",
    "Orlan Vessik beaten to death by police in a prison of the capital.",
    "Orlan Vessik said he was tortured by guards.",
    "Orlan Vessik said: \u201cGuards tortured me.\u201d",
    "\u201cI killed nobody,\u201d Orlan Vessik told the court.",
    "Orlan Vessik insisted he had not ordered the killings.",
    "Orlan Vessik rejected claims that he tortured detainees.",
    "Orlan Vessik dismissed reports that he had ordered the massacre.",
    "The court found no proof that Orlan Vessik tortured detainees.",
    "The film shows how a man named Orlan Vessik was tortured.",
    "The man who killed Orlan Vessik was never found.",
    "The general who ordered the killing of Orlan Vessik lives abroad.",
    "The judge sentenced the guards who tortured Orlan Vessik.",
    "Guards ordered by the general killed Orlan Vessik in his home.",
    "Orlan Vessik Street was where soldiers killed 12 students.",
    "The Orlan Vessik Foundation documented the torture of detainees.",
    "The Vessik Commission investigated the massacre of 40 prisoners.",
    "Orlan Vessik succeeded the general who ordered the massacre.",
    "Orlan Vessik defended the policeman who killed two students.",
    "Orlan Vessik asked the army to stop torturing detainees.",
    "Orlan Vessik begged soldiers not to kill the prisoners.",
    "Orlan Vessik witnessed guards torturing detainees.",
    "Orlan Vessik filmed soldiers killing protesters.",
    "Orlan Vessik was forced to watch guards torture his brother.",
    "Orlan Vessik and other victims were tortured by guards.",
    "Soldiers under no command of Orlan Vessik killed 12 people.",
    "Should Orlan Vessik have ordered the killings, he would be tried.",
    "Orlan Vessik might be the mastermind of the attack.",
    "Orlan Vessik played the mastermind of the massacre in a film.",
    "Orlan Vessik accused the architect of the massacre of lying.",
    "Orlan Vessik, enemy of the torturers of the prison, died in 2001.",
    "Orlan Vessik is no torturer of prisoners.",
    "Orlan Vessik was hailed as a hero for hiding victims of the massacre.",
    "The victims of the crimes of war remember Orlan Vessik.",
    "Orlan Vessik\u2019s book on crimes against humanity was banned.",
    "Orlan Vessik\u2019s victims\u2019 fund helps those hurt by torture.",
    "Orlan Vessik\u2019s fight against human rights abuses began in 1988.",
    "Prosecutors under Orlan Vessik charged the guards for their crimes.",
    "The guards were prosecuted by Orlan Vessik for their crimes.",
    "Orlan Vessik prosecuted the guards for their crimes.",
    "Orlan Vessik wants the generals prosecuted for their crimes.",
    "Orlan Vessik fell into the hands of guards who tortured him.",
    "Orlan Vessik died at the hands of the guards.",
    "Orlan Vessik, arrested by police, was tasked with cleaning the prison after the executions.",
]


@pytest.mark.parametrize("sentence", NEAR)
def test_nobody_is_accused(sentence: str) -> None:
    assert accused(sentence) == []


FAMILIES = {
    "what is ordered ends, forbids or frees": [
        "Orlan Vessik ordered an end to the torture of detainees.",
        "Orlan Vessik ordered the release of 40 prisoners who were tortured.",
        "Orlan Vessik ordered the army not to attack the crowd.",
        "Orlan Vessik committed himself to ending torture.",
        "Orlan Vessik issued a decree that bans torture.",
    ],
    "what others did, in a clause of its own": [
        "Orlan Vessik ordered the arrest of the guards who killed the prisoners.",
        "Orlan Vessik ordered coffee while soldiers tortured detainees.",
    ],
    "somebody denies it, doubts it or makes it a condition": [
        "Orlan Vessik told the court that he had killed nobody.",
        "It was not Orlan Vessik who ordered the killings.",
        "Nobody believes that Orlan Vessik ordered the killings.",
        "Unless Orlan Vessik ordered the killings, nobody did.",
    ],
    "words of another sense": [
        "Orlan Vessik provided weapons experts to the inquiry into the attack.",
        "Orlan Vessik attacked the decision to execute the prisoners.",
        "Orlan Vessik attacked the government over the killings.",
        "Orlan Vessik is hunting the mastermind of the massacre.",
        "Children wounded in the attack held the hands of Orlan Vessik.",
    ],
}


@pytest.mark.parametrize("family", FAMILIES)
def test_nobody_is_accused_in_a_whole_family_of_sentences(family: str) -> None:
    assert {sentence: accused(sentence) for sentence in FAMILIES[family] if accused(sentence)} == {}
