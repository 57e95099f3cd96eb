"""How the time after reading grows with the number of reports: who is the same, figures side by side, account, draft.

In: short reports, invented here from a seed: many events, towns and publishers; every seventh copies an earlier one.
Out: the group `scale`.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

from benchmarks.bench import Measured, Room, program
from benchmarks.reading import spent

from dadkhah.wiring import open_desk
from dadkhah.work.account import account
from dadkhah.work.desk import Desk
from dadkhah.work.draft import draft
from dadkhah.work.load import load
from dadkhah.work.read import read
from dadkhah.work.weigh import weigh

SIZES = (100, 400)
COPIED = 1 / 7
COMMAND = "link, weigh, account and draft of 100 and of 400 invented reports; processor time by report"

SYLLABLES = ("ba", "ro", "ve", "li", "ka", "ten", "mur", "sol", "din", "ar", "ze", "pol", "tur", "ne", "gha")
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
HAPPENINGS = ("protests", "unrest", "siege", "crackdown")
SAID = (
    "At least {n} people were killed in {town} during the {month} {year} {event}, officials said.",
    "{n} people were killed and {k} wounded in {town} in the {month} {year} {event}, according to {body}.",
    "Police arrested {n} students in {town} in {month} {year}.",
    "{person}, the governor of {town}, said that {n} protesters had died in the {event} of {month} {year}.",
    "The {month} {year} {event} in {town} left more than {n} dead, {body} reported.",
    "Security forces shot dead {n} demonstrators in {town} on {k} {month} {year}, witnesses said.",
    "{person} was appointed governor of {town} in {month} {year}.",
    "Up to {n} people were detained in {town} after the {event}, {body} said.",
    "{person} was sentenced to {k} years in prison on {k} {month} {year} for ordering the shooting in {town}.",
    "The ministry denied that anybody had been killed in {town}.",
    "A correspondent of {body} counted {n} bodies in the hospital of {town} on {k} {month} {year}.",
)


def measure(room: Room) -> Iterator[Measured]:
    """Time what comes after reading, at both sizes; the reports are read and stored before."""
    small, large = (after_reading(room.temporary, size) for size in SIZES)
    per_report = round(large / small * SIZES[0] / SIZES[1], 3)
    figures = {"small_seconds": round(small, 3), "large_seconds": round(large, 3), "per_report": per_report}
    yield Measured(name="scale", command=COMMAND, figures=figures)


def after_reading(folder: Path, size: int) -> float:
    """Return the seconds of processor time that everything after reading takes for so many reports."""
    case = folder / f"scale-{size}"
    program("init", case)
    program("add", write(folder / f"reports-{size}", size), "--case", case)
    with open_desk(case, by="benchmark") as desk:
        read(desk, load(desk))
        return min(spent(lambda: whole(desk)) for _ in range(2))  # the first also loads what is loaded once


def whole(desk: Desk) -> None:
    """Do everything after reading."""
    weighing = weigh(desk)
    draft(desk, weighing, account(desk, weighing))


def write(folder: Path, size: int) -> Path:
    """Write invented reports, each with a sidecar that names publisher and day, and return their folder."""
    folder.mkdir()
    random = Random(7)  # noqa: S311 - a seed, no secret
    for number, text in enumerate(reports(random, size)):
        day = f"{random.choice((2030, 2031, 2032))}-{random.randint(1, 12):02}-{random.randint(1, 28):02}"
        (folder / f"{number:05}.txt").write_text(text, encoding="utf-8")
        sidecar = f'publisher = "{named(random, 2)} Post"\npublished = {day}\nexample = true\n'
        (folder / f"{number:05}.toml").write_text(sidecar, encoding="utf-8")
    return folder


def reports(random: Random, size: int) -> list[str]:
    """Return invented reports."""
    events = [(random.choice(MONTHS), random.choice((2029, 2030)), random.choice(HAPPENINGS)) for _ in range(30)]
    towns, people = ([named(random, length) for _ in range(120)] for length in (3, 4))
    bodies = [f"{named(random, 2)} Watch" for _ in range(40)]
    made: list[str] = []
    for _ in range(size):
        if made and random.random() < COPIED:
            made.append(random.choice(made).replace("at least", "about") + "\n")
            continue
        month, year, event = random.choice(events)
        said = (
            random.choice(SAID).format(
                n=random.randint(2, 400),
                k=random.randint(1, 28),
                month=month,
                year=year,
                event=event,
                town=random.choice(towns),
                body=random.choice(bodies),
                person=f"{named(random, 2)} {random.choice(people)}",
            )
            for _ in range(random.randint(3, 6))
        )
        made.append("\n\n".join(said))
    return made


def named(random: Random, syllables: int) -> str:
    """Return an invented name."""
    return "".join(random.choice(SYLLABLES) for _ in range(syllables)).capitalize()
