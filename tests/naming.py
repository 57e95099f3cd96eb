"""Invented names in three scripts: few words, put together in many ways, so that many names are near one another."""

from __future__ import annotations

import random

LATIN = """
Karim Kareem Karimi Hamid Hamed Sara Sarah Mohammad Muhammad Mahmoud Reza Alireza Ali Abdol Rahim Abdulrahim Abu Gholi
Pour Gholipour Rostami Rustemi Tavan Tawan Nazari Nasari Al Ghazi Alghazi Saleh Salih Zadeh Karimzadeh
"""
ARABIC = """
کریم كريم حمید حامد سارا محمد محمود رضا علیرضا علی عبد الرحیم عبدالرحیم ابو قلی پور قلیپور رستمی توان نظری
الغازي صالح زاده
"""
SPANISH = "Lucía Lucia José Jose Torres Tores Vega Pérez Perez Juan Pedro María Maria"
CYRILLIC = "Карим Хамид Сара Иван Петр"
SCRIPTS = [words.split() for words in (LATIN, LATIN, ARABIC, ARABIC, SPANISH, CYRILLIC)]


def invented(count: int, seed: int) -> list[str]:
    """Return so many names, no two written alike, of one to four words of one script, some with a slip."""
    draw = random.Random(seed)  # noqa: S311 - names, not a secret
    found: dict[str, None] = {}
    while len(found) < count:
        words = draw.choices(draw.choice(SCRIPTS), k=draw.choice((1, 2, 2, 3, 3, 4)))
        name = draw.choice((" ", " ", ", ")).join(words) if len(words) == 2 else " ".join(words)
        at = draw.randrange(len(name))
        found[name if draw.random() < 0.7 else name[:at] + name[at + 1 :]] = None
    return list(found)
