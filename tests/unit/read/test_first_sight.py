"""Sentence shapes that articles read for the first time showed to be missing, and traps beside them."""

from __future__ import annotations

import pytest
from tests.unit.read.readings import lines

Expected = list[tuple[str, int | None]]

SHAPES: list[tuple[str, Expected]] = [
    ("The network spoke to 12 former detainees.", []),
    ("Nine people died when a shaft flooded; none was older than 35.", [("killed", 9)]),
    ("The brothers Marek and Tosh Adun, 29 and 27, were arrested.", []),
    ("As of 1 July, 2,204 people were behind bars.", [("arrested", 2204)]),
    ("VELM, March 4 - Eleven people were killed.", [("killed", 11)]),
    ("Six weavers who tried to flee were shot dead.", [("killed", 6)]),
    ("The soldiers who killed nine weavers fled.", [("killed", 9)]),
    ("The release on Friday of 43 weavers, among them two nurses, was welcomed.", [("released", 43), ("released", 2)]),
    ("Nine people died, two of them guards beaten by the crowd.", [("killed", 9), ("killed", 2)]),
    ("Twelve captured soldiers were lined up and shot.", [("killed", 12)]),
    ('The "List of 60" holds the names of 14 people who are alive, and of eight who died.', [("killed", 8)]),
    (
        "They made 318 arrests, compared with 274 in May and 401 in April.",
        [("arrested", 318), ("arrested", 274), ("arrested", 401)],
    ),
    (
        "They made 318 arrests. By region: Velm 141, Lower Orsa 88, elsewhere 37.",
        [("arrested", 318), ("arrested", 141), ("arrested", 88), ("arrested", 37)],
    ),
    ("They made 318 arrests. Women accounted for 66 of the cases.", [("arrested", 318), ("arrested", 66)]),
    ("The mayor was arrested on Monday, together with some thirty weavers.", [("arrested", 30)]),
    ("The mayor was arrested on Monday, together with 30 rifles.", []),
    (
        "Seven said that they were given electric shocks, and one, a clerk, that he was raped.",
        [("tortured", 7), ("raped", 1)],
    ),
    ("Soldiers arrested 64 weavers. Only 22 have come home.", [("arrested", 64), ("released", 22)]),
    ("Nine weavers were shot dead and two have never been recovered.", [("killed", 9), ("disappeared", 2)]),
    ("They asked about the sentences of all 112 prisoners on death row.", [("sentenced_to_death", 112)]),
    ("An elderly couple burned to death.", []),
    ("Nine people were killed. A dog burned to death in one of them.", [("killed", 9)]),
    ("Doctors came. Two more bodies have been pulled out of the house.", [("killed", 2)]),
    ("The war has claimed 9,800 civilian lives.", [("killed", 9800)]),
    ("Two brothers aged 19 and 23 were laid to rest, killed last Thursday by a mine.", [("killed", 2)]),
    ("Militiamen led off six men. Of the other two there has been no news.", [("abducted", 6), ("disappeared", 2)]),
    ("The council keeps a list of 57 killed and 14 missing.", [("killed", 57), ("disappeared", 14)]),
    ("Thirty-eight of the 46 weavers we spoke to had been beaten.", [("tortured", 38)]),
    ("Nine women said that guards had forced them to have sex; two were 15 at the time.", [("raped", 9), ("raped", 2)]),
    ("Six of those who had testified were detained.", [("arrested", 6)]),
    ("Two of the weavers handed over died within hours.", [("killed", 2)]),
    ("Nine weavers convicted of killing a guard were hanged.", [("executed", 9)]),
    ("An autopsy found gunshot wounds on 13 of the bodies.", [("killed", 13)]),
    ("Six officers were court-martialled.", [("charged", 6)]),
    ("Police lynched two weavers, a couple aged 70 and 66.", [("killed", 2)]),
    ("A couple of weavers were hurt.", [("injured", 2)]),
    ("They verified cases of sexual violence against 35 women and four girls.", [("raped", 35), ("raped", 4)]),
    ("Since 2016 we have buried 31 of our own.", [("killed", 31)]),
    ("Some 41 weavers were given administrative detention.", [("arrested", 41)]),
    ("Ferry sinks: captain held, toll passes 100", [("killed", 100)]),
    ("The number of dead rose to 103 on Thursday, from 79 a day earlier.", [("killed", 103), ("killed", 79)]),
    ("They announced the detention of a clerk, two nurses and the cook.", [("arrested", 2)]),
    (
        "The union put at 17 the number of weavers killed by guards, and at three the number of guards killed.",
        [("killed", 17), ("killed", 3)],
    ),
    ("She met relatives of 19 of those detained, six lawyers and two clerks.", [("arrested", 19)]),
    ("Suicides of prisoners: 2", []),
    (
        "Of the 68 people executed in May, 38 had been convicted of theft, 25 of murder, three on other charges.",
        [("executed", 68), ("executed", 38), ("executed", 25), ("executed", 3)],
    ),
    ("Courts convicted 1,100 officers. A hundred of the children born there have been found.", [("sentenced", 1100)]),
    ("Seventeen prisoners had been crammed into one room.", [("arrested", 17)]),
    ("In the previous seven 1,070 weavers were taken away.", [("abducted", 1070)]),
    ("No weaver has been detained. One of them was found.", [("arrested", 0)]),
    ("Four weavers arrested on suspicion of theft died.", [("killed", 4)]),
    ("They charged 180 weavers and denied that anyone had been killed.", [("charged", 180)]),
    ("* Dozens still missing", [("disappeared", 24)]),
    ("Gunmen abducted the clerk's two sons.", [("abducted", 2)]),
    ("2,300 people newly displaced in Velm", [("displaced", 2300)]),
    ("Some 24 suspected quibblers were nabbed.", [("arrested", 24)]),
    ("All 41 former detainees with whom we spoke had been beaten.", [("tortured", 41)]),
    ("The 41 weavers whom we met were beaten.", [("tortured", 41)]),
    ("Courts handed down sentences of up to 22 years to 143 weavers.", [("sentenced", 143)]),
    ("He gave 12 books to 14 weavers.", []),
    ("The army spoke of 12 dead, then of 34, and settled on 71.", [("killed", 12), ("killed", 34), ("killed", 71)]),
    ("Of the 38 bodies examined, 31 had bullet wounds.", [("killed", 38), ("killed", 31)]),
    ("Nine weavers were killed. I carried one of them.", [("killed", 9)]),
    ("Guards took away 52 weavers; 29 returned this morning.", [("abducted", 52), ("released", 29)]),
    ("Guards took away 52 weavers; 29 returned to the mill.", [("abducted", 52)]),
    ("Nineteen weavers on whose behalf we wrote were freed.", [("released", 19)]),
    ("Ona Belm, one of the 11 weavers detained in May, came home.", [("arrested", 11)]),
    ("The state register holds 5,218 missing persons.", [("disappeared", 5218)]),
    ("Police freed nine men. On Sunday the families marched. There were about 300 of them.", [("released", 9)]),
    ("Five weavers taken by the army have not been freed.", [("abducted", 5)]),
    ("They plan to execute five weavers. Three of them were moved.", [("executed", 5)]),
    ("In 2024 there were 901 executions; in 2023, 853.", [("executed", 901), ("executed", 853)]),
    ("Ten of the 53 weavers interviewed had been subjected to beatings.", [("tortured", 10)]),
    ("Police arrested 12 men and at least another 11 women.", [("arrested", 12), ("arrested", 11)]),
    ("The \u201cVelm five\u201d, as they were called, were released.", [("released", 5)]),
    ("Nineteen weavers died. The union puts it at 27.", [("killed", 19), ("killed", 27)]),
    ("Nineteen weavers died. The union puts the number at 27, a group at 35.", [("killed", n) for n in (19, 27, 35)]),
    ("Nineteen weavers died. The union puts the price at 27.", [("killed", 19)]),
    ("Nineteen weavers died. It had put the crowd at 60,000; police spoke of 8,000.", [("killed", 19)]),
    ("The weaver Jomir (22), who ran off, was hacked and died.", []),
    ("Ninety weavers were taken, and of those sixty have come home.", [("abducted", 90), ("released", 60)]),
    ("Ninety weavers were taken. Nineteen came home in coffins.", [("abducted", 90), ("killed", 19)]),
    ("The killer of nine was sentenced to death. A murderer of 29 weavers has been found guilty.", []),
    ("The army rescued two of the captives. It rescued 40 weavers.", [("released", 2)]),
    ("A clinic treated 86 wounded. Seven of them didn't make it.", [("injured", 86), ("killed", 7)]),
    ("Seven of them didn't make it to the harbour in time.", []),
    ("They counted 16 dead, up from 11 an hour ago.", [("killed", 16), ("killed", 11)]),
    ("She was killed with five other weavers.", [("killed", 5)]),
    ("She died with five bakers at her bed.", []),
    ("Ten years for each of the three organisers.", [("sentenced", 3)]),
    ("Five years in prison for nine weavers.", [("sentenced", 9)]),
    ("Five years of rent for nine weavers.", []),
    ("Six men were convicted of theft, eight of murder.", [("sentenced", 6), ("sentenced", 8)]),
    (
        "They hanged 23 prisoners. Fourteen had been convicted of theft, eight of murder. Two were convicted today.",
        [("executed", 23), ("executed", 14), ("executed", 8), ("sentenced", 2)],
    ),
    ("Gunmen abducted 17 weavers including the driver and three women.", [("abducted", 17), ("abducted", 3)]),
    ("Of the weavers in hospital, the condition of two is critical.", [("injured", 2)]),
    ("The condition of two is good; that of two bridges is critical.", []),
    ("Clashes left eleven weavers dead and over 30 wounded.", [("killed", 11), ("injured", 30)]),
    ("The army freed four of the abducted women after a battle in which a cook was hurt.", [("released", 4)]),
    ("Nine weavers with a guide who was killed came home.", []),
    ("They sent six to the harbour with a driver who never came back.", []),
    ("Nine weavers were abducted. Roads to three of the nine wet payams are shut.", [("abducted", 9)]),
    ("They arrested 60 weavers. Forty-one complained of beatings.", [("arrested", 60), ("tortured", 41)]),
    ("A clinic said it was treating 28 people, mostly for gunshot wounds.", [("injured", 28)]),
    ("A clinic treated 28 people for cholera.", []),
    ("They logged 32 cases of torture, involving 47 men.", [("tortured", 32), ("tortured", 47)]),
    ("Eight weavers were abducted. Five reappeared after two days.", [("abducted", 8), ("released", 5)]),
    ("Eight weavers were abducted. Five reappeared in court.", [("abducted", 8), ("abducted", 5)]),
    ('"Two of the women told me they\'d been raped," she said.', [("raped", 2)]),
    ('"We\u2019ve buried nine boys; they\'ve killed them," she said.', [("killed", 9)]),
    ('"If we go, they\'d kill 40 of us," she said.', [("killed", 40)]),
    ("Twelve weavers were killed in 2019 and 45 in 2020.", [("killed", 12), ("killed", 45)]),
    ("Police arrested 12 men, against 178 in 2029 and 92 in 2028.", [("arrested", n) for n in (12, 178, 92)]),
    ("Guards were linked to the death of two porters and later set free.", [("killed", 2)]),
    ("Three guards were tried for theft and later set free.", [("charged", 3), ("released", 3)]),
    ("We saw the hall, in which over 600 detainees are being kept.", [("arrested", 600)]),
    ("The indictment names 17 weavers, the charge sheet lists nine.", [("charged", 17), ("charged", 9)]),
    ("More than 20 bodies lay there. Three more were found in a ditch.", [("killed", 20), ("killed", 3)]),
    ("Twenty weavers were killed. Three more were found alive.", [("killed", 20)]),
    ("Eight weavers went home on bail.", [("released", 8)]),
    ("The cell was dark. A man sat next to one of them, holding a shoe.", []),
]


@pytest.mark.parametrize(("text", "expected"), SHAPES)
def test_shapes_of_first_sight(text: str, expected: Expected) -> None:
    assert [(line["kind"], line["low"]) for line in lines(text, "count")] == expected


PARTS = [
    ("Fourteen weavers were shot dead in Lima, six in Quito and two in Bogota.", [False, False, False]),
    ("Twenty-two weavers were shot dead, 14 in Lima, six in Quito and two in Bogota.", [False, True, True, True]),
    ("Three were killed on Monday, five on Tuesday and two on Wednesday.", [False, False, False]),
    ("Lima lost 70 people to the shelling of the port, Quito 19 and Bogota 33.", [False, False, False]),
    ("Police detained ten of their editors.", [False]),
    ("Police detained 14 reporters. They beat ten of them.", [False, True]),
    ("They killed forty of us.", [False]),
]


@pytest.mark.parametrize(("text", "subset"), PARTS)
def test_parts_of_first_sight(text: str, subset: list[bool]) -> None:
    assert [line["subset"] for line in lines(text, "count")] == subset


TIMES = [
    ("They made 318 arrests, compared with 274 in May and 401 in April.", [None, "May", "April"]),
    ("At least 76 people were hanged last year, up from 49 in 2022.", ["last year", "2022"]),
    ("A court sentenced 18 weavers to death on Monday over the 2022 bombing.", ["Monday"]),
    ("Twelve weavers were jailed in connection with the riots of May 2022.", [None]),
    ("Twelve weavers were jailed during the riots of May 2022.", ["May 2022"]),
    ("Nine weavers perished when a shaft flooded in 2019.", ["2019"]),
    ("A week later police cleared the gates, injuring a dozen.", ["A week later"]),
]


@pytest.mark.parametrize(("text", "expected"), TIMES)
def test_times_of_first_sight(text: str, expected: list[str | None]) -> None:
    assert [line["time_text"] for line in lines(text, "count")] == expected
