"""Invented sentences, batch 7: what is counted in each stands in angle brackets (test_custody says how)."""

RIGHT = [
    (
        "Soldiers searched the hamlet house by house. When they left, <fourteen=arrested/abducted 14> men "
        "had been taken with them."
    ),
    (
        "<Thirty=arrested 30> people were detained at the gate; <nineteen=arrested 19> were students, "
        "<eight=arrested 8> were teachers and <three=arrested 3> were passers-by."
    ),
    "The police admitted to <12=arrested 12> detentions. The league had spoken of <forty=arrested 40>.",
    (
        "<Ninety-six=arrested 96> workers were arrested on Monday. By Thursday that figure had risen to "
        "<211=arrested 211>."
    ),
    (
        "<Five=disappeared 5> people disappeared in 2019, <eleven=disappeared 11> in 2020 and "
        "<sixteen=disappeared 16> in 2021."
    ),
    ("<Eighteen=abducted 18> children were abducted from Tirsa and <seven=abducted 7> from the hamlet next to it."),
    ("The group abducted <27=abducted 27> people in April alone. <Twelve=released 12> have since been ransomed."),
    (
        "<Two hundred=arrested 200> people were rounded up. Most were released within a day, but "
        "<37=arrested 37> were still being held on Friday."
    ),
    ("<Six=charged 6> of those detained have been charged; the remaining <eleven=arrested/released 11> were freed."),
    "Those in custody include <two=arrested 2> former ministers, <a dozen=arrested 12> officers and a judge.",
    "Among the abducted were <three=abducted 3> sisters.",
    (
        "<Eleven=abducted 11> passengers, among them <two=abducted 2> infants, were taken off a minibus and "
        "led into the bush."
    ),
    "Almost <150=arrested ..150> people were held in the school gymnasium.",
    ("He said <sixty=arrested 60> of his neighbours had been arrested and that <four=disappeared 4> were missing."),
    "The <17=arrested+charged 17> who were arrested in May are to be tried by a military court.",
    "The students, of whom <nine=arrested 9> are in prison, deny the charges.",
    "The <26=abducted 26> whom the militia abducted in June are all from one parish.",
    "Villagers whose <31=disappeared 31> sons and husbands disappeared still gather every Friday.",
    "The court, which has sentenced <58=sentenced 58> dissidents this year, sits in secret.",
    "The men who kidnapped <the 14=abducted 14> engineers demanded a ransom.",
    "Guards beat <ten=tortured 10> inmates, and <three=disappeared 3> have not been seen since.",
    "Police chased, caught and handcuffed <nine=arrested 9> boys.",
    "Gunmen attacked the convoy, killed <two=killed 2> drivers and kidnapped <five=abducted 5> aid workers.",
    "Twenty officers raided the flat and took <three=arrested/abducted 3> women away.",
    "The army said it had arrested <41=arrested 41> militants and killed <nine=killed 9>.",
    "Militants killed <16=killed 16> people and abducted <23=abducted 23> others.",
    ("<Four=killed 4> people have been killed and <more than 600=arrested 600..> arrested since the protests began."),
    (
        "<At least 9=killed 9..> dead, <20=disappeared 20> missing, <300=arrested 300> arrested: the toll of "
        "a week of protest in Vorland."
    ),
    "The sweep left <three=killed 3> dead and <57=arrested 57> in detention.",
    "It has jailed <44=arrested 44> journalists, more than any other country, and expelled <13=other 13>.",
    "Authorities have released <310=released 310> detainees and charged <45=charged 45>.",
    (
        "Nine months after the raid, <twelve=arrested 12> of the accused are still in prison and "
        "<four=disappeared 4> have vanished."
    ),
    "The ministry says <no=arrested 0> journalists are in prison.",
    "<Nobody=arrested 0> was arrested at the rally.",
    "The colonel denied that his men had abducted <30=abducted 30> villagers.",
    "The company denied holding <60=arrested 60> workers against their will.",
    "There was no confirmation that <15=optional> people had been abducted.",
    "Claims that <200=arrested 200> people were arrested are exaggerated, police said.",
    "Police put the number of arrests at <33=arrested 33>, revising an earlier figure of <29=arrested 29>.",
    "The toll of missing has been revised down from <96=disappeared 96> to <74=disappeared 74>.",
    "The abductors had first claimed to hold <40=abducted 40> people; the real number was <24=abducted 24>.",
    "While officials speak of <five=disappeared 5> missing, families have registered <63=disappeared 63>.",
    ("The rights group Clear Path says <at least 112=arrested 112..> people have been arrested, half of them minors."),
    "Witnesses told the newspaper that <20=arrested 20> people were shoved into vans.",
    "According to a police statement, <nine=arrested 9> suspects were apprehended.",
    "Human Rights Bridge, quoting relatives, said <13=disappeared 13> men had disappeared.",
    "The association reported that <27=arrested 27> of its members were in detention.",
    "Lawyer Pella Ondt said her <five=arrested 5> clients had been held for 60 hours.",
    "The bishop's office said <six=abducted 6> catechists had been kidnapped.",
    '"We have <44=arrested 44> people in custody," a police spokesman said.',
    "The village chief counted <19=disappeared 19> people missing.",
    "In Karsa alone, <320=arrested 320> people were arrested, the highest figure since 2016.",
    "In the south, <eleven=abducted 11> teachers were abducted, and in the west <four=abducted 4> more.",
    "Detainees include <seven=arrested 7> women, <three=arrested 3> of whom are pregnant.",
    "The number of enforced disappearances stands at <1,312=disappeared 1312>.",
    (
        "At the end of May there were <2,940=arrested 2940> people in administrative detention, "
        "<190=arrested 190> of them women."
    ),
    "The number of hostages still in captivity is thought to be <about 30=abducted 30>.",
    "The total number of those sentenced is now <87=sentenced 87>.",
    (
        "So far this year <63=executed 63> prisoners have been executed and <at least 120=sentenced_to_death "
        "120..> sentenced to death."
    ),
    "Judges acquitted two defendants and convicted <nine=sentenced 9>.",
    "<Forty-two=charged 42> of the strikers have been charged; their trial opens in June.",
    "<Six=sentenced 6> monks got seven years apiece.",
    "<Twelve=sentenced 12> people were ordered jailed for contempt.",
    (
        "<Two=sentenced 2> defendants were sentenced to 12 years, <five=sentenced 5> received eight years, "
        "and <one=optional> was fined."
    ),
    "<Nine=sentenced_to_death 9> had their death sentences upheld.",
    "After four years in prison, <eleven=released 11> pastors have been freed.",
    "The amnesty freed <610=released 610>, among them <14=released 14> journalists.",
    "Authorities stripped <31=other 31> exiles of their citizenship.",
    "Some <8,000=other 8000> people have been deported since January.",
    "Location\tDetained\tFreed\nTirsa\t<12=arrested 12>\t<4=released 4>",
    "Karsa: <61=disappeared 61> missing, <14=killed 14> dead",
    "Abducted: <9=abducted 9> girls, <4=abducted 4> boys",
    (
        "Enforced disappearances (<14=disappeared 14>), arbitrary arrests (<203=arrested 203>), torture "
        "(<31=tortured 31>)"
    ),
    "Held in Greyhall: <73=arrested 73>; in Saltmarsh: <41=arrested 41>; in Northgate: <28=arrested 28>.",
    "At a glance\nArrested <204=arrested 204>\nStill detained <63=arrested 63>\nCharged <11=charged 11>",
    "<Nine=arrested 9> (<four=arrested 4> women and <five=arrested 5> men) remain in custody.",
    "<One hundred and twelve=disappeared 112> people, including <31=disappeared 31> from Tirsa, are missing.",
    "Killed: <4=killed 4>. Hurt: <19=injured 19>. Held: <88=arrested 88>.",
    "A further <16=arrested 16> people were arrested on Sunday, taking the total to <104=arrested 104>.",
    "Twelve lawyers volunteered to defend them.",
    "Thirty-two residents gave statements to the commission.",
    "The 15-member jury deliberated for nine hours.",
    "Eleven seats went to the opposition.",
    "He served 27 years.",
    "It was the 14th arrest of the year.",
    "Four of every five arrests are never recorded.",
    "The prison population fell by 12 percent.",
    "They were released on bail of 5,000 crowns each.",
    "A 40-strong unit surrounded the house.",
    "Some 300 people protested against the arrests.",
    "Two thousand mourners walked behind the coffin.",
    "The judge adjourned the case until 14 June.",
    "Protesters demanded freedom for 20 prisoners.",
    "Three of the newspapers were closed.",
    "The ship was held for 40 days.",
    "They captured 12 tanks.",
    "They seized the town's 3 radio stations.",
    "Five detention centres were closed.",
]

MISREAD = [
    "More than half of the <80=released 80> freed hostages were women.",
    "<Nine=other 9> activists had their passports confiscated.",
    (
        "Year – arrests – releases\n2019 – <112=arrested 112> – <40=released 40>\n2020 – <98=arrested 98> – "
        "<51=released 51>"
    ),
    "Arrests per month: March <12=arrested 12>, April <31=arrested 31>, May <9=arrested 9>.",
    "Seven bodies regulate the press.",
]
