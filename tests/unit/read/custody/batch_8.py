"""Invented sentences, batch 8: what is counted in each stands in angle brackets (test_custody says how)."""

RIGHT = [
    (
        "From the testimonies collected in the camps it emerges that <at least 57=abducted/arrested 57..> "
        "men were taken from their homes during the first days of the offensive, and that only "
        "<nine=released/abducted 9> of them have come back."
    ),
    (
        "In a single operation on 3 March, which lasted until the early hours, agents of the Second Bureau, "
        "assisted by local auxiliaries, detained <62=arrested 62> residents of the quarter, "
        "<seventeen=arrested 17> of whom were under sixteen."
    ),
    "What began as a search for weapons ended with <38=arrested 38> villagers in chains.",
    (
        "The Bureau recorded, for the period under review, <214=arrested 214> arrests on political grounds, "
        "against <171=arrested 171> in the preceding six months, and <nine=disappeared 9> disappearances, "
        "against <four=disappeared 4>."
    ),
    (
        "Among the persons whose names appear in the annex, <23=arrested 23> are being held in places that "
        "the authorities refuse to name, <eleven=disappeared 11> have not been located, and <five=killed 5> "
        "are known to have died."
    ),
    "Roughly a third of those on the list, <104=arrested 104> people, are still in prison.",
    (
        "The figure includes <14=arrested 14> students arrested on the campus, <nine=arrested 9> in the "
        "dormitories and <three=arrested 3> at a bus stop."
    ),
    "Women account for <31=arrested 31> of the arrests.",
    (
        "According to figures compiled by the Archive from court files, <1,120=charged 1120> people were "
        "prosecuted between 2018 and 2022 for offences against the state, <640=sentenced 640> were "
        "convicted, and <212=sentenced 212> are serving their sentences today."
    ),
    (
        "The organisation has received information on <48=abducted 48> abductions, <twelve=abducted 12> of "
        "them in broad daylight."
    ),
    "It notes that <seven=arrested 7> of the nine members of the strike committee have been arrested.",
    "To this must be added <44=arrested 44> persons detained in the provinces.",
    "A further <sixteen=disappeared 16> cases of disappearance remain under investigation.",
    "Every one of the <27=arrested 27> fishermen arrested in the gulf has been moved to the mainland.",
    "Nothing is known of the fate of <18=disappeared 18> others.",
    "Not counted in this total are <35=arrested 35> people detained for less than a day.",
    "With them were arrested <four=arrested 4> seminarians.",
    "Arrested along with the editor were <two=arrested 2> of his sons.",
    "Also in custody are <six=arrested 6> farmers from Tirsa.",
    "Still missing: <eleven=disappeared 11> of the crew.",
    "Detained at the border: <nine=arrested 9>.",
    "Left behind bars were <13=arrested 13> of the organisers.",
    "There were <72=arrested 72> arrests in Tirsa, half as many in Karsa.",
    "Police have <eleven=arrested 11> suspects in custody.",
    "They keep <40=arrested 40> of our people in their prisons.",
    "The junta's jails hold <some 9,000=arrested 9000> people for their opinions.",
    "Greyhall alone houses <260=arrested 260> political prisoners.",
    "His wife and <two=arrested 2> daughters were arrested too.",
    "Police took in <eighteen=arrested 18> people for questioning.",
    "Agents came back the next night and took <five=arrested/abducted 5> more.",
    "<Forty=arrested 40> languished for months in the hold of a ship.",
    "<Nine=arrested 9> ended the day in handcuffs.",
    "The state of siege has cost <640=arrested 640> people their freedom.",
    "It deprived <640=arrested 640> people of their liberty.",
    "The <nine=arrested 9> lost their liberty on Friday.",
    "<Eleven=arrested 11> nurses are under investigation and in pretrial detention.",
    "A raid on the seminary ended with the arrest of <sixteen=arrested 16>.",
    "Raiders came at dawn and left with <23=abducted 23> girls.",
    "<Three=abducted 3> teachers fell victim to kidnappers.",
    "Kidnappers struck again, taking <nine=abducted 9>.",
    "A note demanded money for the <two=abducted 2> captives.",
    "<Eleven=released 11> regained their liberty under the truce.",
    "Home again are <19=released/abducted 19> of the hostages.",
    "A first group of <26=released/abducted 26> hostages was let go on Sunday.",
    "Before the visit <150=released 150> political prisoners were let out.",
    "The judge dismissed the case and freed all <nine=released 9>.",
    "After negotiations the militia gave up <12=released 12> captives.",
    "The tribunal dealt out prison terms to <eighteen=sentenced 18> of the accused.",
    "<Six=sentenced 6> of the eleven were found guilty and the others cleared.",
    "<Fourteen=sentenced 14> went to prison for between one and six years.",
    "Life sentences went to <three=sentenced 3> of the men.",
    "<Eight=charged 8> will answer before a military judge.",
    "The public prosecutor has brought <31=charged 31> people to court.",
    "A case has been opened against <twelve=charged 12> officers.",
    "<Nineteen=charged 19> people have been sent for trial.",
    "<Thirty=disappeared 30> persons were swallowed by the prisons and never heard of again.",
    "Of <21=disappeared 21> there is no trace.",
    "<Eleven=disappeared 11> remain untraced.",
    "Nobody has seen <eight=disappeared 8> of the men since the raid.",
    "Arrests: Tirsa <twelve=arrested 12>, Karsa <nine=arrested 9>, elsewhere <four=arrested 4>.",
    (
        "Of the <120=arrested 120> held, <70=arrested 70> were held in Tirsa, <30=arrested 30> in Karsa and "
        "the rest in Velm."
    ),
    "The detainees were <nine=arrested 9> men, <four=arrested 4> women and <two=arrested 2> infants.",
    (
        "<Twenty-five=arrested 25> arrests: <ten=arrested 10> in March, <eight=arrested 8> in April, "
        "<seven=arrested 7> in May."
    ),
    "The arrests (<ten=arrested 10> in March, <eight=arrested 8> in April) were not announced.",
    "Of the arrests, <44=arrested 44> took place in the capital and <12=arrested 12> in the provinces.",
]

MISREAD = [
    (
        "Our organisation has been able to confirm the identity of <88=arrested 88> of the <130=arrested "
        "130> people reported detained."
    ),
    "<Fourteen=arrested 14> Tirsans, all of them men between 20 and 40, were made to board military lorries.",
    "In one cell they found <22=arrested 22> boys, none older than fifteen.",
    "The gendarmes left with <seven=arrested 7> prisoners.",
    "The police net closed on <26=arrested 26> people.",
    "The dragnet brought in <33=arrested 33>.",
    "An army round-up swept away <fifty=arrested 50> young men.",
    "<Twelve=abducted 12> passengers were forced off the bus and led into the scrub.",
    "The gang got hold of <four=abducted 4> surveyors.",
    "The rebels have <seventeen=abducted 17> of our soldiers, the mother said.",
    "<Forty=released 40> were sent home.",
    "Police sent <31=released 31> of them home after taking their fingerprints.",
    "<Five=released 5> were out by evening.",
    "By Friday, <78=released 78> had been released and <41=arrested 41> remained inside.",
    "The verdict: <nine=sentenced 9> guilty, two acquitted.",
    "<Two=sentenced_to_death 2> drew death, <five=sentenced 5> life.",
    "For <seven=sentenced_to_death 7> the sentence was death.",
]
