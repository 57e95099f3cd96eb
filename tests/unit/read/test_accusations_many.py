"""Sentences that accuse nobody whom they name. Everybody and every body is invented."""

from __future__ import annotations

import pytest
from tests.unit.read.readings import accused

pytestmark = pytest.mark.slow

NOBODY = """
Tolenar Vargason, whose brother killed 12 villagers, resigned on Monday.
Tolenar Vargason, whose troops killed 12 villagers, resigned on Monday.
Tolenar Vargason, who investigated the killing of 12 villagers, resigned.
Tolenar Vargason, the judge in the torture case, was promoted.
Tolenar Vargason, who survived torture, spoke in Orsa.
Tolenar Vargason, who was tortured in Orsa prison, spoke on Monday.
Tolenar Vargason watched as soldiers killed 12 villagers.
Tolenar Vargason said soldiers killed 12 villagers.
Tolenar Vargason said that he had been tortured by guards.
Tolenar Vargason told reporters that militants killed 12 villagers.
Tolenar Vargason wrote about the killing of 12 villagers.
Tolenar Vargason photographed the killing of 12 villagers.
Tolenar Vargason mourned the killing of 12 villagers.
Tolenar Vargason and his wife were killed by gunmen.
Tolenar Vargason died after police shot him.
Tolenar Vargason, 34, died when police shot protesters.
Tolenar Vargason was among those who were killed by soldiers.
Tolenar Vargason defended the man who killed 12 villagers.
Tolenar Vargason met the commander who ordered the killing of 12 villagers.
Tolenar Vargason ordered an inquiry after soldiers killed 12 villagers.
Tolenar Vargason pardoned the officer who killed 12 villagers.
Tolenar Vargason replaced the general who killed 12 villagers.
Tolenar Vargason blamed Orlan Tesh for the killing of 12 villagers.
Tolenar Vargason and Orlan Tesh accuse the army of killing villagers.
According to Tolenar Vargason, soldiers killed 12 villagers.
Like Tolenar Vargason, soldiers killed 12 villagers.
Unlike Tolenar Vargason, Orlan Tesh never killed anyone.
Soldiers loyal to Tolenar Vargason killed 12 villagers.
Soldiers under Tolenar Vargason killed 12 villagers.
Soldiers killed 12 villagers, Tolenar Vargason said.
Soldiers killed 12 villagers while Tolenar Vargason was minister.
During the rule of Tolenar Vargason, soldiers killed 12 villagers.
Under Tolenar Vargason, police tortured hundreds of prisoners.
Twelve villagers were killed near the house of Tolenar Vargason.
Twelve villagers were killed by soldiers, according to Tolenar Vargason.
Twelve villagers were killed by soldiers after Tolenar Vargason left Orsa.
Twelve villagers were killed in a raid on Tolenar Vargason.
The killing of Tolenar Vargason by soldiers shocked Orsa.
The murder of Tolenar Vargason was ordered by a general.
The attack on Tolenar Vargason killed 12 villagers.
The shooting of Orlan Tesh, a friend of Tolenar Vargason, shocked Orsa.
A court acquitted Tolenar Vargason of killing 12 villagers.
A court cleared Tolenar Vargason of ordering the killing of 12 villagers.
Tolenar Vargason denies killing 12 villagers.
Tolenar Vargason did not order the killing of 12 villagers.
Tolenar Vargason could have killed 12 villagers.
Did Tolenar Vargason order the killing of 12 villagers?
If Tolenar Vargason killed 12 villagers, he must be tried.
Nobody has shown that Tolenar Vargason killed 12 villagers.
It is not known whether Tolenar Vargason ordered the killing.
Tolenar Vargason killed the bill on torture in parliament.
Tolenar Vargason shot a documentary about the massacre.
Tolenar Vargason executed the budget for prisons.
Tolenar Vargason attacked the government for killing villagers.
Tolenar Vargason killed himself in his cell.
Tolenar Vargason arrested the decline of the currency.
Tolenar Vargason, lawyer for a man who killed 12 villagers, spoke.
Tolenar Vargason's statue was attacked by villagers.
Tolenar Vargason's book on torture was published in Orsa.
Tolenar Vargason Street was where soldiers killed 12 villagers.
At Tolenar Vargason Hospital, soldiers killed 12 patients.
The Tolenar Vargason Foundation documented the killing of 12 villagers.
Kestrel Wire reported the killing of 12 villagers.
Kestrel Wire reported that soldiers killed 12 villagers.
The Riverbank Guards buried 12 villagers killed by the flood.
The Riverbank Guards freed 12 villagers held by bandits.
The Riverbank Guards treated 12 wounded villagers.
The Riverbank Guards found 12 bodies of villagers killed by bandits.
Bandits attacked the Riverbank Guards and killed 12 villagers.
Fighting between the Riverbank Guards and bandits killed 12 villagers.
The Riverbank Guards base was where 12 villagers were killed.
Villagers killed 12 Riverbank Guards in Orsa.
Orlan Tesh was arrested for insulting Tolenar Vargason.
Orlan Tesh was tortured for refusing to name Tolenar Vargason.
Orlan Tesh was killed in front of Tolenar Vargason.
Orlan Tesh was killed by gunmen in a car owned by Tolenar Vargason.
Orlan Tesh was killed by the men who guarded Tolenar Vargason.
Orlan Tesh, killed by soldiers, was a cousin of Tolenar Vargason.
Orlan Tesh was killed by a bomb meant for Tolenar Vargason.
Orlan Tesh was killed by the same group that killed Tolenar Vargason.
The general who ordered the killing told Tolenar Vargason nothing.
The general ordered Tolenar Vargason to be killed.
The general ordered the arrest of Tolenar Vargason.
The army arrested Tolenar Vargason and killed 12 villagers.
Tolenar Vargason, who denies the charge, is accused of killing 12 villagers.
Tolenar Vargason, accused of nothing, watched the trial of men who killed 12 villagers.
Tolenar Vargason, the victim of torture, sued the police.
Tolenar Vargason, a torture survivor, sued the police.
Tolenar Vargason, a torture expert, sued the police.
Tolenar Vargason, the mother of a boy killed by police, wept.
Tolenar Vargason, the widow of a man killed by police, wept.
Tolenar Vargason, the lawyer of the killer of 12 villagers, wept.
Tolenar Vargason, prosecutor of the men who killed 12 villagers, wept.
Tolenar Vargason, head of the inquiry into the killing of 12 villagers, wept.
Tolenar Vargason, head of the army that killed 12 villagers, wept.
Tolenar Vargason, commander of the unit that killed 12 villagers, wept.
The man who killed 12 villagers met Tolenar Vargason.
The men who killed 12 villagers were hired by Tolenar Vargason's rival.
The men who killed 12 villagers wore the badge of the Riverbank Guards.
The men who killed 12 villagers were former Riverbank Guards.
Witnesses mistook Tolenar Vargason for the man who killed 12 villagers.
Villagers asked Tolenar Vargason who killed 12 villagers.
Villagers asked Tolenar Vargason to kill the bull.
Tolenar Vargason asked the army to stop killing villagers.
Tolenar Vargason urged the army not to kill villagers.
Tolenar Vargason warned that the army would kill villagers.
Tolenar Vargason feared the army had killed villagers.
Tolenar Vargason knew the army had killed villagers.
Tolenar Vargason hid while the army killed villagers.
Tolenar Vargason resigned after the army killed 12 villagers.
Tolenar Vargason led the mourning for 12 villagers killed by the army.
Tolenar Vargason led the march in which 12 villagers were killed.
Tolenar Vargason led the country when 12 villagers were killed.
Tolenar Vargason organised a vigil for 12 villagers killed by the army.
Tolenar Vargason organised the strike that police attacked, killing 12 villagers.
Tolenar Vargason commanded the rescue of 12 kidnapped villagers.
Tolenar Vargason commanded a base where 12 villagers were held.
Tolenar Vargason approved compensation for the families of 12 killed villagers.
Tolenar Vargason approved the film about the massacre.
Tolenar Vargason signed a law against torture.
Tolenar Vargason signed a petition against the execution of 12 prisoners.
Tolenar Vargason signed the death certificates of 12 executed prisoners.
Tolenar Vargason oversaw the exhumation of 12 executed prisoners.
Tolenar Vargason supervised the trial of the torturers.
Tolenar Vargason ordered the release of 12 kidnapped villagers.
Tolenar Vargason ordered the army to protect villagers from killing.
Tolenar Vargason ordered an end to the shooting.
Tolenar Vargason ordered police not to shoot protesters.
Tolenar Vargason ordered a film about the shooting of protesters.
Tolenar Vargason ordered books on torture for the library.
Tolenar Vargason banned torture in prisons.
Tolenar Vargason condemned the killing of 12 villagers.
Tolenar Vargason apologised for the killing of 12 villagers.
Tolenar Vargason took responsibility for the killing of 12 villagers.
Tolenar Vargason called for the killers of 12 villagers to be tried.
Tolenar Vargason offered a reward for the killers of 12 villagers.
Tolenar Vargason was questioned about the killing of 12 villagers.
Tolenar Vargason was a witness to the killing of 12 villagers.
Tolenar Vargason was nearby at the killing of 12 villagers.
Tolenar Vargason was blamed by nobody for the killing of 12 villagers.
Tolenar Vargason was shot by soldiers who killed 12 villagers.
Tolenar Vargason was avenged by gunmen who killed 12 villagers.
Tolenar Vargason was insulted by the general who ordered the killing.
Both Tolenar Vargason and the army deny killing 12 villagers.
Gunmen shouting the name of Tolenar Vargason killed 12 villagers.
Gunmen attacked Tolenar Vargason and killed 12 villagers.
Gunmen, some from Tolenar Vargason's village, killed 12 villagers.
Photos showed Tolenar Vargason and soldiers who killed 12 villagers.
Letters from Tolenar Vargason to the general who killed 12 villagers were found.
Orlan Tesh, killed in 2031, and Tolenar Vargason, arrested in 2032, were friends.
The Orsa Tribune reported on Monday the killing of 12 villagers.
The Orsa Tribune's reporter was killed by soldiers.
The Veloria Red Crescent recovered 12 bodies.
The Veloria Red Crescent evacuated 12 wounded villagers.
The Supreme Court sentenced 12 villagers to death.
The Supreme Court upheld the killing of the bill.
The Ministry of Health counted 12 killed villagers.
The Ministry of Interior arrested the killers of 12 villagers.
The police arrested the man who killed 12 villagers.
The Orsa Police Department detained a suspect in the murder of Orlan Tesh.
The Riverbank Front said the army killed 12 villagers.
The Riverbank Front denied killing 12 villagers.
The Riverbank Front is accused of nothing.
The Riverbank Front was attacked by the army, killing 12 villagers.
The Riverbank Front lost 12 men killed by the army.
Clashes with the Riverbank Front killed 12 villagers.
Members of the Riverbank Front were killed by the army.
A member of the Riverbank Front was killed by the army.
The army shelled the Riverbank Front and killed 12 villagers.
Orlan Tesh of the Riverbank Front was killed by soldiers.
Orlan Tesh, of the Kestrel Wire agency, was killed by soldiers.
The Kestrel Wire office was attacked by gunmen who killed 12 people.
Soldiers killed 12 villagers, the Riverbank Front said.
Soldiers killed 12 villagers, a Riverbank Front spokesman said.
After the Riverbank Front won the vote, soldiers killed 12 villagers.
With the Riverbank Front gone, soldiers killed 12 villagers.
The Riverbank Front buried its dead after soldiers killed 12 villagers.
"""


@pytest.mark.parametrize("text", NOBODY.strip().splitlines())
def test_nobody_is_accused(text: str) -> None:
    assert accused(text) == []
