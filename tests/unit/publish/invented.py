"""An invented case: country, people, publishers, bodies and figures do not exist.

In: nothing. Out: Inputs with the shapes of error that real reports have: a rising toll, an agency's larger figure, its
copy, a denial, a scheduled trial, an official who rises, a party's page, a Persian report that waits for a reader.
"""

from __future__ import annotations

import msgspec
from tests import factories as make

from dadkhah.model.claim import Claim, Unread
from dadkhah.model.dossier import Inputs, UnreadSource
from dadkhah.model.entity import Cluster, Link, Mention, Resolved
from dadkhah.model.finding import (
    Account,
    Accounted,
    Allegation,
    AllegedGroup,
    Bystander,
    Measure,
    StateCell,
    Tenure,
)
from dadkhah.model.judgement import Judgement, Review, shown
from dadkhah.model.reading import Reading
from dadkhah.model.source import Captured, Description, Interest, Published, Source, Stated
from dadkhah.model.tally import (
    Allowed,
    Conflict,
    Drift,
    Inconsistency,
    Origin,
    Series,
    Tally,
    TallyRow,
    Weighed,
)

AGENCY = """Agency: at least 225 killed in Talvar province

Three officials told Merle News Agency that up to 225 people were killed in the March protests in Talvar province. \
The toll was raised from 140 last week. Interior Minister Oren Vask called the figures "a foreign invention". \
Col. Dario Penn ordered his men to fire on the crowd, Merle News Agency reported, citing two survivors. \
Penn, then commander of the Northern Brigade, has since been named deputy governor. \
Penn denied giving any order.

Dozen of students were injured near the bridge.
"""
PARTY = """Remember the martyrs of March

Merle News Agency confirmed our figure: 1,500 people were killed in the March protests. \
The regime killed at least 1,500 people. The people will not forget, said party speaker Lena Orsk. \
Penn is to stand trial in Halden on 9 September over the shooting.
"""
STATE = """Ministry statement

The interior ministry said that 12 rioters and two officers were killed. \
Armed men of the Karst Front abducted four teachers in the hills, the ministry said.
"""
PERSIAN = """گزارش از تالوار

در اعتراضات اسفند دست‌کم ۲۲۵ نفر کشته شدند. خانواده‌ها می‌گویند شمار واقعی بیشتر است.
"""


def described(item: Captured, entry: int, title: str, **fields: object) -> Captured:
    """Return a captured source with a place in the log and more that is said of it."""
    source = msgspec.structs.replace(item.source, entry=entry)
    description = msgspec.structs.replace(item.description, title=Stated(title, "page"), example=True, **fields)
    return msgspec.structs.replace(item, source=source, description=description)


SOURCES = (
    described(
        make.captured(
            AGENCY,
            name="agency.txt",
            publisher="Merle News Agency",
            published="2031-04-02",
            roles={"Agency:": "headline"},
        ),
        3,
        "Agency: at least 225 killed in Talvar province",
        author=Stated("Ines Harrow", "page"),
    ),
    described(
        make.captured(
            PARTY, name="party.txt", publisher="Voice of Renewal", published=make.days("2031-04-10", "2031-05-20")
        ),
        7,
        "Remember the martyrs of March",
        interest=Interest("Renewal Party", "the party's own paper, by its imprint", "case editor"),
        published=Published(
            make.days("2031-04-10", "2031-05-20"), "inferred", "the trial of 9 September is still ahead"
        ),
        obtained="plain text sent by a reader; the page itself was not captured",
        also_published=("renewal.example",),
    ),
    described(
        make.captured(STATE, name="ministry.txt", publisher="Talvar Gazette", published="2031-03-29"),
        9,
        "Ministry statement",
        interest=Interest("Government of Veshtia", "published by the ministry of the interior", "case editor"),
    ),
    described(
        make.captured(PERSIAN, name="persian.txt", publisher="صدای تالوار", published="2031-04-03"),
        11,
        "گزارش از تالوار",
        language=Stated("fa", "sidecar"),
    ),
)
A, P, S, F = SOURCES

COUNT_HEAD = make.count(A, "at least 225 killed in Talvar province", make.span(A, "at least 225"), 225, "at_least")
COUNT_BODY = make.count(
    A,
    "up to 225 people were killed in the March protests in Talvar province",
    "up to 225",
    225,
    "at_most",
    chain=(("Three officials", "anonymous"),),
    verb="told",
    event="March protests",
    when="2031-03",
)
COUNT_OLD = make.count(
    A, "The toll was raised from 140 last week", "140", 140, "exact", when="2031-03", speech_act="revises"
)
COUNT_PARTY = make.count(
    P,
    "Merle News Agency confirmed our figure: 1,500 people were killed in the March protests",
    "1,500 people",
    1500,
    chain=(("Merle News Agency", "org"),),
    verb="confirmed",
    when="2031-03",
)
COUNT_LEAST = make.count(
    P, "The regime killed at least 1,500 people", "at least 1,500", 1500, "at_least", when="2031-03"
)
COUNT_STATE = make.count(
    S, "12 rioters and two officers were killed", "12", 12, chain=(("The interior ministry", "org"),), verb="said"
)
ACT_PENN = make.act(
    A,
    "Col. Dario Penn ordered his men to fire on the crowd",
    "ordered his men to fire on the crowd",
    "Dario Penn",
    chain=(("two survivors", "anonymous"),),
    verb="citing",
    when="2031-03",
)
ACT_FRONT = make.act(
    S,
    "Armed men of the Karst Front abducted four teachers in the hills",
    "abducted four teachers in the hills",
    "Armed men of the Karst Front",
    "armed_group",
    chain=(("the ministry", "org"),),
)
DENIAL = make.response(A, "Penn denied giving any order", "denies", "Penn", "giving any order")
OFFICE_THEN = make.office(
    A,
    "Penn, then commander of the Northern Brigade",
    "Penn",
    "commander",
    organisation="Northern Brigade",
    status="former",
)
OFFICE_NOW = make.office(A, "has since been named deputy governor", "Penn", "deputy governor", status="appointed")
OFFICE_VASK = make.office(A, "Interior Minister Oren Vask", "Oren Vask", "Interior Minister")
QUOTE_VASK = make.quotation(A, 'Oren Vask called the figures "a foreign invention"', "a foreign invention", "Oren Vask")
TRIAL = make.proceeding(
    P,
    "Penn is to stand trial in Halden on 9 September over the shooting",
    "trial",
    "Penn",
    status="scheduled",
    regarding="the shooting",
    when="2031-09-09",
)
CLAIMS: tuple[Claim, ...] = (
    COUNT_HEAD,
    COUNT_BODY,
    COUNT_OLD,
    COUNT_PARTY,
    COUNT_LEAST,
    COUNT_STATE,
    ACT_PENN,
    ACT_FRONT,
    DENIAL,
    OFFICE_THEN,
    OFFICE_NOW,
    OFFICE_VASK,
    QUOTE_VASK,
    TRIAL,
)

M_EVENT_A = make.mention(A, "event", "March protests", claims=(COUNT_BODY,), roles=("event",))
M_EVENT_P = make.mention(P, "event", "March protests", claims=(COUNT_PARTY,), roles=("event",))
M_PENN_A = make.mention(A, "person", "Dario Penn", claims=(ACT_PENN,), roles=("perpetrator",))
M_PENN_A2 = make.mention(A, "person", "Penn, then", claims=(OFFICE_THEN,), roles=("person",))
M_PENN_P = make.mention(P, "person", "Penn", claims=(TRIAL,), roles=("subject",))
MENTIONS: tuple[Mention, ...] = (M_EVENT_A, M_EVENT_P, M_PENN_A, M_PENN_A2, M_PENN_P)

PROTESTS = Cluster(
    id="event-march",
    kind="event",
    label="March 2031 protests, Talvar",
    names=("March protests",),
    mentions=(M_EVENT_A.id, M_EVENT_P.id),
    event_class="unrest",
    when=make.days("2031-03"),
)
PENN = Cluster(
    id="person-penn",
    kind="person",
    label="Dario Penn",
    names=("Dario Penn", "Penn, then"),
    mentions=(M_PENN_A.id, M_PENN_A2.id),
)
LINKS = (
    Link(a=M_EVENT_A.id, b=M_EVENT_P.id, probability=0.9, rule="event.same_name", reasons=("same name, same month",)),
    Link(
        a=M_PENN_A.id, b=M_PENN_A2.id, probability=0.97, rule="text.surname", reasons=("surname after the full name",)
    ),
    Link(a=M_PENN_A.id, b=M_PENN_P.id, probability=0.8, rule="case.surname", reasons=("same surname",), proposed=True),
)


def row(claim: Claim, allowed: Allowed, origin: str, when: str | None = "2031-03", **fields: object) -> TallyRow:
    """Return the row of a count."""
    base = TallyRow(
        claim=claim.id,
        source=claim.source,
        allowed=allowed,
        chain=(),
        origin=origin,
        time=make.days(when) if when else None,
        published=None,
    )
    return msgspec.structs.replace(base, **fields)


TALLY = Tally(
    id="tally-killed",
    event="event-march",
    label="March 2031 protests, Talvar, deaths in",
    kind="killed",
    unit="person",
    rows=(
        row(COUNT_STATE, Allowed(12, 12, True, True), "origin-state", None),
        row(COUNT_OLD, Allowed(135, 145, False, False), "origin-agency"),
        row(COUNT_HEAD, Allowed(225, None, True, False), "origin-agency"),
        row(COUNT_BODY, Allowed(None, 225, False, True), "origin-agency"),
        row(COUNT_PARTY, Allowed(1450, 1549, False, False), "origin-party"),
        row(COUNT_LEAST, Allowed(1500, None, True, False), "origin-party"),
    ),
    conflicts=(Conflict(COUNT_BODY.id, COUNT_LEAST.id, "no number is both at most 225 and at least 1,500"),),
    drifts=(Drift((COUNT_HEAD.id, COUNT_BODY.id), "one number with opposed bounds in headline and text"),),
    series=(Series((COUNT_OLD.id, COUNT_HEAD.id), "the source says that the toll was raised"),),
    origins=("origin-agency", "origin-party", "origin-state"),
    searched=("text", "citations", "names"),
)
WEIGHED = Weighed(
    tallies=(TALLY,),
    origins=(
        Origin(id="origin-agency", label="Merle News Agency", sources=(A.source.object,), reasons=(), known=False),
        Origin(
            id="origin-party",
            label="Renewal Party",
            sources=(P.source.object,),
            reasons=("declared interest: Renewal Party",),
            known=True,
        ),
        Origin(
            id="origin-state",
            label="Government of Veshtia",
            sources=(S.source.object,),
            reasons=("declared interest: Government of Veshtia",),
            known=True,
        ),
    ),
    inconsistencies=(
        Inconsistency(
            source=A.source.object,
            text_version=A.text.version,
            kind="bound",
            a=(COUNT_HEAD.clause.start, COUNT_HEAD.clause.end),
            b=(COUNT_BODY.clause.start, COUNT_BODY.clause.end),
            reason="the headline says at least 225, the text up to 225",
        ),
    ),
)
TENURES = (
    Tenure(
        person="person-penn",
        person_label="Dario Penn",
        position="commander",
        organisation="Northern Brigade",
        status="former",
        held=make.days("2030-06", "2031-03"),
        as_of=None,
        claims=(OFFICE_THEN.id,),
    ),
    Tenure(
        person="person-penn",
        person_label="Dario Penn",
        position="deputy governor",
        organisation="",
        status="appointed",
        held=None,
        as_of=make.days("2031-04-02"),
        claims=(OFFICE_NOW.id,),
    ),
)
ALLEGATION = Allegation(
    claim=ACT_PENN.id,
    conduct="ordered his men to fire on the crowd",
    alleged_by=("Merle News Agency", "two survivors"),
    when=make.days("2031-03"),
    event="event-march",
    denials=(DENIAL.id,),
    later_offices=(1,),
)
MEASURE = Measure(
    claim=TRIAL.id,
    kind="trial",
    against="suspected_perpetrator",
    regards="the shooting",
    regards_allegation=ACT_PENN.id,
    state="scheduled",
    forum="domestic",
    when=make.days("2031-09-09"),
)
UNSEARCHED = ("investigation", "charge", "verdict", "sanction")
ACCOUNTED = Accounted(
    accounts=(
        Account(
            person="person-penn",
            label="Dario Penn",
            allegations=(ALLEGATION,),
            measures=(MEASURE,),
            states=(
                (ACT_PENN.id, "trial", "scheduled"),
                *((ACT_PENN.id, kind, "not_searched") for kind in UNSEARCHED),
            ),
            tenures=TENURES,
            reply="not contacted: no contact is recorded",
            proposals=(M_PENN_P.id,),
            cells=(
                StateCell(
                    allegation=ACT_PENN.id, kind="trial", state="scheduled", wording="scheduled", claims=(TRIAL.id,)
                ),
                *(
                    StateCell(allegation=ACT_PENN.id, kind=kind, state="not_searched", wording="not searched")
                    for kind in UNSEARCHED
                ),
            ),
        ),
    ),
    others=(
        Bystander(
            person="person-vask",
            label="Oren Vask",
            tenures=(
                Tenure(
                    person="person-vask",
                    person_label="Oren Vask",
                    position="Interior Minister",
                    organisation="",
                    status="current",
                    held=None,
                    as_of=make.days("2031-04-02"),
                    claims=(OFFICE_VASK.id,),
                ),
            ),
            note="no act attributed to them by name in these sources",
        ),
    ),
    loose_measures=(),
    responses=(DENIAL.id,),
    searches=(),
    groups=(
        AllegedGroup(
            id="group-front",
            label="Karst Front",
            actor_type="armed_group",
            allegations=(
                Allegation(
                    claim=ACT_FRONT.id,
                    conduct="abducted four teachers in the hills",
                    alleged_by=("Talvar Gazette", "the ministry"),
                    when=None,
                    event="",
                ),
            ),
        ),
    ),
)
REVIEWS = (
    Review(
        claim=COUNT_BODY.id,
        of=shown(COUNT_BODY),
        state="read_correctly",
        actor="first reviewer",
        at="2031-06-01T10:00:00Z",
        reason="compared with the page",
    ),
)
JUDGEMENTS = (
    Judgement(
        a=M_PENN_A.id,
        b=M_PENN_P.id,
        verdict="unsure",
        actor="first reviewer",
        at="2031-06-01T10:05:00Z",
        reason="no first name on the party's page",
    ),
)
CHECKPOINT = """invented.example/log
12
CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

— invented.example/log Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
"""


def readings() -> tuple[Reading, ...]:
    """Return one reading per source; the Persian one waits."""
    whole = make.span(F, "در اعتراضات اسفند دست‌کم ۲۲۵ نفر کشته شدند.")
    waits = Unread(F.source.object, F.text.version, whole, "no reader for this language yet")
    slip = Unread(
        A.source.object, A.text.version, make.span(A, "Dozen of students"), "two readings: 12, or 24 and more"
    )
    made = [
        make.reading(
            item,
            [claim for claim in CLAIMS if claim.source == item.source.object],
            [mention for mention in MENTIONS if mention.source == item.source.object],
        )
        for item in SOURCES
    ]
    unread = {F.source.object: (waits,), A.source.object: (slip,)}
    return tuple(msgspec.structs.replace(one, unread=unread.get(one.source, ())) for one in made)


def inputs(**changes: object) -> Inputs:
    """Return the invented case, with some fields changed."""
    base = Inputs(
        title="Talvar, March 2031",
        made_at="2031-06-02T08:00:00Z",
        program="0.1.0",
        captured=SOURCES,
        readings=readings(),
        resolved=Resolved(clusters=(PROTESTS, PENN), links=LINKS),
        weighed=WEIGHED,
        accounted=ACCOUNTED,
        checkpoint=CHECKPOINT,
        judgements=JUDGEMENTS,
        reviews=REVIEWS,
        unread_sources=(unread_source(),),
        languages=("en", "fa"),
    )
    return msgspec.structs.replace(base, **changes)


def unread_source() -> UnreadSource:
    """Return a source that no text could be made of."""
    source = Source(
        object="ab" * 32,
        media="text/html",
        size=120,
        entry=13,
        captured_at="2031-05-01T00:00:00Z",
        unread="the page holds no text",
    )
    return UnreadSource(source=source, description=Description(), name="empty.html")
