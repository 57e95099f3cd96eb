"""Invented sentences, batch 9: what is counted in each stands in angle brackets (test_custody says how)."""

RIGHT = [
    (
        "Of the <61=arrested 61> journalists currently behind bars in Vorland, <nineteen=arrested 19> were "
        "arrested in the past year, <seven=arrested 7> of them women."
    ),
    (
        "During a night of raids that spread from the harbour to the university, police took <at least "
        "74=arrested 74..> people into custody, <29=arrested 29> of whom were still being held a week later."
    ),
    (
        "The mission found that <42=arrested/abducted 42> of the detainees had been seized without a "
        "warrant, 31 had been denied a lawyer and <17=tortured 17> had been beaten."
    ),
    (
        "Security forces have, in the past three months, detained <more than 400=arrested 400..> teachers, "
        "<some 60=charged 60> of whom have since been charged."
    ),
    (
        "The Tirsa Committee has compiled a list of <278=arrested 278> people in detention, with names, "
        "dates and places."
    ),
    (
        "It also documents the abduction of <33=abducted 33> fishermen by the coastal militia, <four=killed "
        "4> of whom were killed."
    ),
    (
        "In the same period the courts sentenced <73=sentenced 73> people, <eleven=sentenced_to_death 11> of "
        "them to death."
    ),
    "The decree has led to the detention of <93=arrested 93> foreigners and the expulsion of <41=other 41>.",
    "Those arrested were <twelve=arrested 12> students, <five=arrested 5> shopkeepers and a taxi driver.",
    ("Arrests were also reported in Karsa (<18=arrested 18>), Velm (<7=arrested 7>) and Tirsa (<11=arrested 11>)."),
    "Detentions: Karsa <18=arrested 18>; Velm <7=arrested 7>; Tirsa <11=arrested 11>; total <36=arrested 36>.",
    "Prisoner numbers\n  Greyhall – <212=arrested 212>\n  Northgate – <96=arrested 96>",
    "Province / arrests\nKarsa / <41=arrested 41>\nVelm / <28=arrested 28>",
    (
        "| Town | Abducted | Freed |\n|---|---|---|\n| Tirsa | <14=abducted 14> | <9=released 9> |\n| Karsa | "
        "<6=abducted 6> | <2=released 2> |"
    ),
    "Police arrested <48=arrested 48> protesters on Saturday and <a further 31=arrested 31> on Sunday.",
    "<Fifteen=arrested 15> people were arrested in the morning and another <twenty=arrested 20> after dark.",
    ("In addition to the <52=arrested 52> people already in detention, <nine=arrested 9> were arrested on Friday."),
    "Together with <six=arrested 6> colleagues, the editor was arrested.",
    "Besides the <four=abducted 4> nuns, <two=abducted 2> drivers were kidnapped.",
    "As well as <eleven=arrested 11> adults, police detained <four=arrested 4> children.",
    (
        "<Nine=arrested 9> more journalists were detained on Tuesday, which brings to <31=arrested 31> the "
        "number behind bars."
    ),
    "Raids on <fourteen=optional> homes ended in <twenty-three=arrested 23> arrests.",
    "Police arrested protesters, <39=arrested 39> according to the organisers.",
    "The number arrested, <39=arrested 39> by one count, is disputed.",
    "They arrested the owner, his son and <six=arrested 6> customers.",
    "The militia seized the mayor and <three=abducted 3> councillors.",
    "Arrested: the editor, <two=arrested 2> reporters and <one=arrested 1> photographer.",
    "The prisoners, <44=arrested 44> in all, have been moved.",
    "<Forty-four=arrested 44>, including a priest, are in custody.",
    "A lawyer for <nine=arrested 9> of the detained said they were well.",
    "The wives of <twelve=arrested 12> imprisoned miners went on hunger strike.",
    "The parents of the <26=abducted 26> kidnapped girls met the governor.",
    "Campaigners marched for the release of the <26=abducted 26> girls kidnapped in April.",
    "Amnesty for the <30=optional> imprisoned strikers is being considered.",
    "Supporters of <seven=arrested 7> jailed councillors blocked the road.",
    "Human rights lawyers are defending <60=charged/skip 60> people charged after the riots.",
    "The abduction of a priest and <nine=abducted 9> parishioners has shaken Tirsa.",
    "The arrests of <four=arrested 4> bishops within a week drew protests.",
    "There have been <31=abducted 31> abductions since May.",
    "Kidnappers who seized <16=abducted 16> pupils have demanded money.",
    "Rebels holding <22=abducted 22> hostages set a deadline.",
    "Police searching for <five=abducted 5> abducted children found their clothes.",
    "The <fifty=abducted 50> or so women taken by the fighters were sold.",
    "Gunmen abducted her husband and <two=abducted 2> cousins.",
    "<Four=abducted 4> of those seized are foreigners.",
    "The last <nine=abducted 9> hostages are thought to be in the hills.",
    "After <nine=released 9> were freed, <eleven=abducted 11> remain captive.",
    "<Seven=disappeared 7> relatives of the poet have disappeared.",
    "The army is accused of making <140=disappeared 140> people disappear.",
    "<Thirty-one=disappeared 31> people reported missing have not been traced.",
    "<Four=disappeared 4> men last seen at a checkpoint are missing.",
    "<Twenty=disappeared 20> have vanished into the prison system.",
    "Since their arrest nothing has been heard of <eight=disappeared 8> of the men.",
    "The commission is examining <920=disappeared 920> disappearances.",
    "<Three=disappeared 3> more bloggers have gone missing.",
    "Police charged <33=charged 33> people, <two=charged 2> with murder.",
    "<Twelve=charged 12> soldiers will be prosecuted.",
    "The trial began of <19=charged 19> people accused of plotting.",
    "In the dock are <nine=charged 9> former guards.",
    "<Eleven=charged 11> of the twelve pleaded not guilty.",
    "<Two=charged 2> of the accused are being tried in their absence.",
    "A special court is trying <56=charged 56> villagers.",
    "Charges have been dropped against nine students.",
    "<Seventeen=charged 17> stand accused of treason.",
    "<Ten=sentenced 10> people got between five and nine years.",
    "<Six=sentenced 6> men were each sentenced to 11 years.",
    "Prison sentences were handed to <23=sentenced 23> people.",
    "The court handed down prison terms to <23=sentenced 23> people.",
    "<Eight=sentenced 8> of the ten defendants were convicted.",
    "Jail for <nine=sentenced 9> over park protest",
    "Death for <three=sentenced_to_death 3> in bomb trial",
    "The supreme court confirmed <nine=sentenced_to_death 9> death sentences.",
    "<Fourteen=released 14> were allowed to go home.",
    "<Six=released 6> were exchanged for <ten=released 10> rebels.",
    "<Twenty-two=released 22> had their charges dropped and were set free.",
    "Families welcomed home <13=released 13> freed sailors.",
    "The authorities have let out <70=released 70> of the <300=optional> prisoners.",
    "<Nine=other/displaced 9> clerics were driven out of the country.",
    "Seventy people signed up for the course.",
    "A fine of 30 crowns was imposed on 12 of the streets.",
    "The party holds 31 seats.",
    "He was held in <nine=optional> prisons in six years.",
    "She spent 14 nights in the cell.",
    "Police dogs found 12 parcels.",
    "The jury of 12 was sworn in.",
    "Officers arrested the driver of the number 9 bus.",
    "The arrested man is 31.",
    "Seven ministers met to discuss the arrests.",
    "Troops took up 12 positions around the jail.",
    "Farmers lost 40 sheep.",
    "Rescue teams freed a trapped whale after 12 hours.",
    "They released 300 balloons, one for each prisoner.",
    "The abducted girl was 12.",
    "Eleven shops were looted.",
    "Lawyers have been barred from 14 hearings.",
    "The court received 230 petitions.",
    "More than 40 states signed the statement.",
]

MISREAD = [
    (
        "Since 1 January the Observatory has been notified of <187=arrested 187> arrests, <24=disappeared "
        "24> of which it treats as enforced disappearances because no authority admits to holding the person."
    ),
    "<Five=sentenced_to_death 5> to hang for plot",
]
