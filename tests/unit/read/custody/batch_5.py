"""Invented sentences, batch 5: what is counted in each stands in angle brackets (test_custody says how)."""

RIGHT = [
    (
        "Throughout 2023 our monitors recorded <318=arrested 318> arbitrary detentions, of which "
        "<41=arrested 41> concerned minors, <27=arrested 27> journalists and <19=arrested 19> lawyers."
    ),
    (
        "By the end of the reporting period, <1,904=arrested 1904> people remained in arbitrary detention, "
        "including <212=arrested 212> women and <64=arrested 64> children, according to the Observatory of "
        "Rights in Vorland."
    ),
    (
        "During the quarter we verified the cases of <73=arrested 73> people arrested for peaceful "
        "expression, <eleven=disappeared 11> people forcibly disappeared and <six=killed 6> who died in custody."
    ),
    (
        "<At least 29=arrested 29..> human rights defenders were arrested, <14=abducted 14> were abducted by "
        "unidentified men and <three=killed 3> were killed in the first half of the year."
    ),
    "Our team spoke to 61 survivors; <44=tortured 44> said they had been beaten.",
    (
        "Since the coup, the junta has arrested <more than 20,000=arrested 20000..> people, of whom <some "
        "13,000=arrested 13000> are still detained, says the Assistance Circle for Prisoners."
    ),
    (
        "The commission received 312 complaints, among them <57=disappeared 57> cases of enforced "
        "disappearance and <102=arrested 102> of arbitrary arrest."
    ),
    (
        "Between 3 and 9 May, <118=arrested 118> people were arrested across <seven=places 7> provinces; "
        "<86=released 86> were released within 48 hours and <32=arrested 32> remain in detention."
    ),
    (
        "In the governorate of Karsa, security forces arrested <12=arrested 12> people; in Velm, "
        "<nine=arrested 9>; and in Orsa, <four=arrested 4>."
    ),
    (
        "Of the <53=abducted 53> persons abducted by the group, <31=released 31> were released, "
        "<seven=killed 7> were killed and <15=abducted/disappeared 15> are still missing."
    ),
    (
        "The Network for Missing Persons has registered <912=disappeared 912> people who disappeared at "
        "checkpoints since 2015."
    ),
    "Women made up <37=arrested 37> of the detainees.",
    (
        "The mission documented the arbitrary arrest of <64=arrested 64> individuals (<51=arrested 51> men, "
        "<9=arrested 9> women, <4=arrested 4> boys)."
    ),
    (
        "The group recorded <26=arrested 26> arrests in the east, <14=arrested 14> in the west and "
        "<five=arrested 5> in the capital."
    ),
    "It has documented <140=abducted 140> abductions and <33=raped 33> rapes since March.",
    "<Some 2,000=arrested 2000> suspects, many of them never charged, are crammed into Northgate prison.",
    (
        "Police have so far arrested <61=arrested 61> people in connection with the riots, and <23=charged "
        "23> have been charged."
    ),
    (
        "<Twenty-two=charged 22> people, <15=charged 15> of them students, were charged with unlawful "
        "assembly; <all but four=optional> were granted bail."
    ),
    (
        "At a mass trial, <46=sentenced 46> people were convicted, <nine=sentenced_to_death 9> of them "
        "sentenced to death and the rest to long prison terms."
    ),
    ("ARRESTS\nKarsa district: <27=arrested 27>\nVelm district: <14=arrested 14>\nOrsa district: <9=arrested 9>"),
    "Abducted (<31=abducted 31>)\nReleased (<12=released 12>)\nStill held (<19=abducted/arrested 19>)",
    "Month;Arrests;Releases\nApril;<44=arrested 44>;<12=released 12>\nMay;<61=arrested 61>;<20=released 20>",
    (
        "• Arbitrary arrests: <143=arrested 143>\n• Enforced disappearances: <22=disappeared 22>\n• "
        "Abductions: <17=abducted 17>"
    ),
    (
        "Missing persons by province: Karsa – <61=disappeared 61>; Velm – <40=disappeared 40>; Orsa – "
        "<12=disappeared 12>."
    ),
    "Those held: <three=arrested 3> editors, <five=arrested 5> reporters and <one=arrested 1> photographer.",
    (
        "Summary of violations: <88=arrested 88> arrests, <14=abducted 14> kidnappings, <6=disappeared 6> "
        "disappearances."
    ),
    ("Detainees by prison: Northgate <410=arrested 410>, Saltmarsh <275=arrested 275>, Greyhall <96=arrested 96>."),
    "1. Arrests: <52=arrested 52>\n2. Trials: <11=optional>\n3. Releases: <30=released 30>",
    "Rebels free <26=released 26> captives in Velm",
    "<Six=arrested 6> held after raid on union office",
    "Militia abducts <nine=abducted 9> in night raid",
    "<Eleven=charged 11> charged over march",
    "Tribunal sentences <four=sentenced_to_death 4> to death",
    "<Over 100=arrested 100..> arrested as protests spread",
    "Junta pardons <700=released 700> ahead of festival",
    "<40=disappeared 40> missing after army sweep",
    "Fate of <19=disappeared 19> shepherds unknown",
    "<Three=arrested 3> activists in custody, <two=released 2> freed",
    "Pictured: <four=abducted 4> of the kidnapped nurses after their release.",
    "Handcuffed: <nine=arrested 9> men detained in Tuesday's raid.",
    "Relatives of the <27=disappeared 27> disappeared light candles.",
    "A relative of <two=disappeared 2> missing brothers weeps.",
    "The government says it arrested <12=arrested 12> people; residents say <at least 50=arrested 50..>.",
    ("Officials acknowledged <nine=arrested 9> arrests, far fewer than the <60=arrested 60> reported by lawyers."),
    "The army dismissed the network's claim that it had detained <84=arrested 84> villagers.",
    "The ambassador rejected as false a report that <33=arrested 33> monks had been jailed.",
    "The minister insisted that <no one=arrested 0> had been arrested, let alone 200 people.",
    "A source close to the family said a lawyer had told them that <eight=arrested 8> people were being held.",
    "A foreign diplomat, citing the Red Cross, said <16=arrested 16> prisoners of war were held there.",
    '"They took <14=abducted 14> of us that night," said Marda, a baker.',
    '"<Nine=arrested 9> of my colleagues are in prison," the editor said.',
    'State television reported the arrest of <seven=arrested 7> "spies".',
    "The toll of those arrested climbed to <96=arrested 96> on Friday, up from <71=arrested 71>.",
    "The number of journalists in jail fell to <19=arrested 19> from <26=arrested 26>.",
    "The bar association raised its estimate of detained lawyers from <40=arrested 40> to <58=arrested 58>.",
    "An earlier report of <12=arrested 12> arrests was corrected to <21=arrested 21>.",
    "Eyewitnesses saw soldiers loading <ten=arrested 10> youths into a lorry.",
    "The men, <22=arrested 22> in number, were marched to the station and locked up.",
    "None of the <38=arrested 38> people arrested has seen a lawyer.",
    "Only <five=released 5> of the <38=arrested 38> arrested have been freed.",
    "<Thirteen=arrested 13> were arrested for refusing the draft and <six=arrested 6> for deserting.",
    "<Eight=abducted 8> were seized in their fields and <three=abducted 3> on the road.",
    "Gunmen took <six=abducted 6> men and <two=abducted 2> boys away.",
    "The rebels took with them <nine=abducted 9> villagers.",
    "Police arrested its chairman, its treasurer and <14=arrested 14> members.",
    "Armed men abducted a priest and <three=abducted 3> altar boys.",
    "They were among <31=arrested 31> people arrested at the border.",
    "He is one of <19=arrested 19> journalists jailed in Vorland.",
    "She was among the <44=arrested 44> women held at the base.",
    "The <nine=arrested 9>, all members of one family, were arrested at dawn.",
    "All <seven=arrested 7> have been in detention since.",
    "The <twelve=charged 12> face charges of treason.",
    "The other <six=arrested 6> are still in custody.",
    "Police made <no=arrested 0> arrests.",
    "<Not a single=charged 0> officer has been charged.",
    "<Zero=sentenced 0> officers convicted.",
    "Fifteen guards escorted the convoy.",
    "Their lawyer has 22 other clients.",
    "It took police 19 hours to clear the square.",
    "The petition has 4,000 signatures.",
    "A crowd of 600 followed the coffin to the prison.",
    "The cell block was built in 1974 for 80 men.",
    "In his 14 poems he describes prison.",
    "He shared a cell with 17 others.",
    "Police fired 30 rounds before detaining the driver.",
    "They walked 12 kilometres to the court.",
    "The officer freed his 2 dogs.",
    "The judge is 61 and has served for 20 years.",
    "Section 12 of the act was used to detain him.",
    "The April 6 Committee was banned.",
    "The Court of 5 May Street is closed.",
    "Five people visited him in jail.",
    "Up to 30 witnesses will be called at the trial of the general.",
    "The hearing was attended by 14 diplomats.",
]

MISREAD = [
    "<Two=released 2> were freed the same day, <five=released 5> a week later.",
]
