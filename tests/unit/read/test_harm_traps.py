"""Sentences with a number and a word of harm in which nobody is counted: who acts, watches, is old, is only feared for.

Every sentence was invented; most were written before the rules that refuse them.
"""

from __future__ import annotations

import pytest
from tests.unit.read.readings import lines

pytestmark = pytest.mark.slow

NOBODY = """
Almost all of the 60 patients died.
Forty, perhaps fifty, people were killed.
Nearly four in ten were wounded.
The toll could be as high as 600.
A man walks past the portraits of 33 people shot in 1988.
Candles for the 29 victims of the school attack. Photo: staff
Fewer than 200 of the 5,000 villagers stayed behind.
Flooding of the reservoir will displace 6,000 villagers.
Half of the 30,000 residents have been displaced.
Hundreds had to be evacuated.
Hundreds of families spent the night in the open after the soldiers burned their huts.
More than half of the town's 9,000 residents have fled.
Nine in ten of the 2,000 villagers have fled.
Soldiers ordered 300 families to leave.
Some 16,000 people have been on the run since the offensive began.
Tens of thousands of civilians are on the move.
The ethnic cleansing of 30,000 Tarvians went unpunished.
The evictions affected 2,100 people.
Tarvia carried out its 60th execution of the year.
The country executed more people last year, 98, than in any other.
Mudslide? No: 40 shot by army, say survivors
Aid groups fear that 300 people may starve to death this winter.
An attack planned to kill 100 worshippers was foiled.
Another strike on the camp would kill hundreds.
Doctors say as many as 60 could die.
Doctors warned that 40 children would die without insulin.
Experts predict that 10,000 people will be displaced.
Had the bomb gone off, 200 people would have died.
Had they not fled, 70 people would have been burned alive.
He asked how many of the 40 men had been killed.
He wanted 20 of them hanged.
If fighting resumes, up to 100,000 people might flee.
If the camp floods, hundreds will drown.
If the dam breaks, 5,000 people could be killed.
Prosecutors want 12 officers hanged.
Rebels are threatening to execute 12 hostages.
Tarvia plans to execute nine men next week.
The commander threatened to kill ten hostages for every soldier lost.
The gang vowed to kill five hostages unless the ransom was paid.
The law would allow courts to hang 60 prisoners.
The plan could leave 10,000 people homeless.
The plot was to kill 20 officials.
The prosecutor demanded that 12 officers be hanged.
They fear that as many as 50 people may be executed.
They planned to massacre 200 pilgrims.
They threatened to burn 30 people alive.
To prevent the deaths of 400 children, milk is needed.
Unless aid arrives, 3,000 children will starve to death.
Up to 2,000 people could be displaced if the plan goes ahead.
Were the dyke to burst, 4,000 people would drown.
A student lost both legs and two others were burned.
At least 240 students complained of breathing problems.
The shelling left two children without legs.
The ward is full of people with amputated legs, 30 of them children.
At the height of the terror, some 50 people a day were being shot in the cellars.
Authorities put the number of victims at 64.
Every one of the 22 defenders was put to the sword.
Only three of the 20 men survived.
Rebels ambushed the convoy and killed all but two of the 30 guards.
The last of the 33 victims was identified on Friday.
The military said it had "neutralised" 14 rebels.
The tunnel collapse that buried 12 miners was no accident.
The victims, 23 in all, were bakers.
The village lost 60 of its 400 people in one morning.
Thirty-six names, all of men who died in the camp, are on the plaque.
Casualties have passed the 500 mark.
Eleven of the victims were minors; the youngest was four.
Fourscore villagers were slain.
The dead man's widow, 34, has three children.
Nineteen were burned beyond recognition.
Four men raped her.
Girls as young as nine were raped.
Nine women have accused the guards of rape.
Inmates told of beatings; six bore scars.
Seven former prisoners were awarded damages for torture.
A 12-member jury convicted him of murder.
A 25-year-old was shot dead on 12 May.
A 30-year-old nurse who treated the wounded was killed.
A 43-year-old man was killed.
A group of 12 states urged an end to the killing.
A hundred soldiers guard the dead.
A mass for the dead was attended by 1,200 people.
A team of 14 doctors treated people with wounds.
About 2,000 people attended the funeral of the dead teacher.
About 25 gunmen killed the chief.
About 40 officers investigated the murders.
After 11 days of fighting the dead lay in the streets.
Article 302 punishes murder with death.
At 14 he was tortured.
At 5.30 the shooting stopped.
Chapter 4 describes the killings of 1988.
Convention No. 29 bans forced labour and torture.
Death has been the penalty for 16 offences.
Deaths rose by 12 per cent.
Doctors carried out 14 operations on the wounded.
Each of the two gunmen killed himself.
Eight ministers signed the ban on executions.
Eight suspects in the murder were questioned.
Eight witnesses to the hanging were found.
Eleven people saw the soldier kill the boy.
Eleven villages live in fear of raids.
Fifty riders chased the men who had killed the elder.
Five of the killers were never found.
For information on the dead call 020 555 0192.
Forty lashes are the punishment.
Forty witnesses described the massacre.
Four diplomats were expelled.
Four investigators examined the murder.
Four of the killers are still at large.
Four policemen beat a student.
Four trucks carried the bodies away.
He claimed 40 acres of land.
He had been shot four times.
He has written 12 books about the genocide.
He killed himself with 20 pills.
He was hit by three bullets.
He was jailed for 12 years for the killing.
He was shot at 19 and died at 23.
His 12 years in prison killed him.
His 1986 novel describes the massacre.
His two hands were burned.
In 1998 villagers were driven from their land.
In 2019 protesters were killed.
It took 14 years to find the killers.
Killings have doubled in two years.
More than 300 journalists covered the execution.
Nearly 1,000 people lined the streets for the victims.
Nearly 400 police officers surrounded the village where the killings took place.
Nearly 70 per cent of the dead were civilians.
Nine envoys left the country after the executions.
Nine of the 11 judges upheld the ruling on torture.
On day 14 of the siege the hospital was hit and doctors died.
One bullet struck the window; no glass fell.
Police gave 90 names to the court that tries the killers.
Police sent 400 officers to the site of the killing.
Police shot 14 rounds and killed the driver.
Police used 200 canisters of gas on the wounded.
Seven bullets were found in the body.
Seven soldiers raped a girl.
She gave two interviews about the rape.
She has buried two husbands.
She lost her job after 15 years and died in exile.
She treated 300 patients a week.
She was 17 when soldiers killed her father.
She was one of two sisters of the dead man.
She was the third activist to be killed.
Six lawyers for the victims walked out.
Six shops were set on fire and many people were hurt.
Sixteen ambulances took the wounded away.
Sixty members of parliament voted to abolish hanging.
Soldiers fired 300 rounds at the house.
Soldiers killed time playing with 12 cards.
Soldiers torched 140 huts.
Some 100 lawyers defended the tortured men.
Some 15 per cent of those killed were children.
Some 50 vehicles were destroyed and a man was killed.
Some 600 people signed a petition against torture.
Ten countries condemned the killings.
Ten people were questioned about the rape.
Ten pupils were named after the dead teacher.
The 12 judges sentenced the killer to death.
The 14 tortured the boy for a day.
The 22 March killings were never solved.
The 40 tonnes of grain were burned and villagers killed.
The 7 July bombings killed shoppers.
The Group of 8 condemned the massacre.
The army deployed 3,000 soldiers after the killings.
The army killed 30 dogs.
The army killed the rebels' two proposals.
The army paid $300 to each family of the dead.
The attack on the 6.15 train killed a guard.
The bill against torture got 60 votes.
The bill would punish torture with 10 to 15 years in prison.
The bus on route 14 was burned.
The case against the killers has 4,000 pages.
The cell, 2 metres by 3, held the wounded.
The company buried 40 barrels of waste.
The convoy of 30 lorries was shelled.
The court heard 19 witnesses to the murder.
The court ordered damages of 20,000 for each of the wounded.
The court put 40 questions to the torturer.
The dead included the mayor, 61.
The dead man had served 12 years.
The dead poet had left 14 books.
The dead woman was 81.
The death of the poet was mourned by 3 million people.
The delegation of nine was forced to leave the hall.
The explosion was heard 40 km away and killed a dog.
The fighting entered its 40th day with no end to the deaths in sight.
The film lost 12 minutes in the cut.
The film shows two men digging graves for the dead.
The funeral of the two men drew 5,000 mourners.
The general, 64, ordered the massacre.
The group received 30 death threats.
The gunmen fired 60 times, killing a guard.
The hospital has 40 beds for the wounded.
The hospital treats 200 people for malaria every day.
The judge read out the names of the dead for 20 minutes.
The killers drove 30 miles with the body.
The killers of the nine priests have never been tried.
The killing of the boy, 14, shocked the town.
The landslide buried 12 cars.
The law imposes 20 years for rape.
The march drew 30,000 people to the square where the boy was killed.
The massacre is the subject of three films.
The massacre took place 300 metres from the base.
The memorial to the dead is 20 metres high.
The monument lists 12 battles in which the dead fell.
The mother of five was shot dead.
The police have 300 unsolved murder files.
The police killed the suspect with four shots.
The prison, built for 400 inmates, was burned.
The raid destroyed 60 houses and killed 200 cattle.
The rebels have killed off two rounds of talks.
The rebels lost two towns.
The register lists 900 names of streets.
The reporter claimed 300 in expenses.
The reward for information on the killers is $50,000.
The school expelled 12 pupils.
The shell killed 60 chickens and a cow.
The ship had 80 passengers and burned for two days.
The shooting lasted 20 minutes.
The soldiers needed 40 days to reach the coast.
The storm left 2,000 homes without power.
The suspects include two brothers of the dead man.
The three killed their captor and fled.
The town of 30,000 was shelled and people were killed.
The two men killed a soldier.
The two men who killed her were jailed for 30 years.
The two sides blame each other for the killings.
The village chief and 12 elders met the killers.
The wounded were carried for 30 miles.
There are 3,000 graves of unknown dead in the cemetery.
They had 12 children before the father was killed.
They lost 12 games in a row.
They paid 12 goats for the dead man.
They shot at the crowd for 20 minutes.
They walked for 12 days after the raid in which their home was burned.
Thirty people watched as the man was beaten.
Three earlier reports had warned of the killings.
Three gunmen killed the mayor.
Three men killed the teacher and fled.
Twelve doctors signed the death certificates.
Twelve farmers who had lost their land marched.
Twelve of the accused denied killing the trader.
Twelve soldiers crossed the border.
Twelve villagers who saw the killing testified.
Twenty judges resigned over the executions.
Twenty nurses took him to hospital.
Two bullets killed him.
Two buses carrying the wounded broke down.
Two buses hit by stones were burned.
Two days after the killing the army sealed the town.
Two helicopters were shot down.
Two hundred houses were burned to the ground.
Two million people saw the film about the massacre.
Two ministers resigned after the deaths.
Two patients were taken to another hospital.
We interviewed 45 survivors of the massacre.
A million people watched the execution.
A plane with 40 tons of medicine for the wounded landed.
A squad of six killed the headman.
A thousand candles were lit for those killed.
For the 12th time a bomb killed people in the market.
He faces 30 years in prison for the killings of his neighbours.
More than 80 companies profited from the torture.
Only 12 people attended the executed man's funeral.
Police seized 40 rifles used to kill villagers.
Room 14, where he was tortured, is now a museum.
Six detectives investigating the murders resigned.
Ten minutes later two soldiers killed him.
The dead were buried in 9 graves.
The general commanded 5,000 men when the killings began.
The mayor of the town of 8,000 was shot dead.
Three times the police tortured him.
Twelve sheep drowned and two shepherds were rescued.
Two of the dead man's friends spoke at the funeral.
Countless people died.
At least ten boys were castrated.
Eight people were felled by sniper fire.
Four nuns were violated.
Guards doused two inmates with petrol and set them alight.
It was not immediately clear how many people had been killed.
The bodies were so badly burned that only five of the 19 could be identified.
Neither man was hurt.
Neither side reported any dead.
No children were among the dead.
Not one of the prisoners survived.
The police said they had not killed anybody.
There were no reports of injuries.
"""


OTHER_FIGURES = [
    ("Seven detainees were threatened with rape.", ("arrested", 7)),
    ("Nearly all of the 70 detainees were tortured.", ("arrested", 70)),
    ("Twenty years after the massacre, nobody has been tried.", ("charged", 0)),
]
"""Sentences that count nobody harmed, and yet those held or tried."""


@pytest.mark.parametrize(("text", "only"), OTHER_FIGURES)
def test_only_those_held_or_tried_are_counted(text: str, only: tuple[str, int]) -> None:
    assert [(line["kind"], line["low"]) for line in lines(text, "count", published=None)] == [only]


@pytest.mark.parametrize("text", NOBODY.strip().splitlines())
def test_nobody_is_counted(text: str) -> None:
    found = [line for line in lines(text, "count", published=None) if line["polarity"] != "hypothetical"]
    assert found == []


def test_the_list_is_long() -> None:
    assert len(NOBODY.strip().splitlines()) > 150
