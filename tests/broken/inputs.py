"""Broken inputs, made here and not stored: large ones would swell the repository, odd ones would not survive an editor.

In: nothing, or a size and a seed. Out: bytes. Every text, name and place is invented.
"""

from __future__ import annotations

import random

ENGLISH = (
    "Ten held in Port Sarel\n\n"
    "The police of the invented town of Port Sarel arrested ten people on Monday, and the council of the "
    "harbour said that "
    "two of them were released before the evening.\n\n"
    "It was the third time that this happened in the year, and nobody has answered for it.\n"
)
PERSIAN = (
    "بازداشت ده نفر در بندر سارل\n\n"
    "پلیس شهر خیالی سارل روز دوشنبه ده نفر را بازداشت کرد و شورای بندر گفت که دو نفر از آنها پیش از شب آزاد شده‌اند. "
    "این سومین بار است که در این سال چنین می‌شود و هنوز کسی به آن پاسخ نداده است.\n"
)
PERSIAN_1256 = PERSIAN.replace("ی", "ي")
"""The same as Persian keyboards wrote it for windows-1256, which has no Farsi yeh."""

ARABIC = (
    "اعتقال عشرة أشخاص في ميناء سارل\n\n"
    "اعتقلت شرطة مدينة سارل المتخيلة عشرة أشخاص يوم الاثنين، وقال مجلس الميناء إن اثنين منهم أفرج عنهما قبل المساء. "
    "وهذه هي المرة الثالثة التي يحدث فيها ذلك في هذا العام، ولم يحاسب أحد على ما جرى حتى الآن.\n"
)
RUSSIAN = (
    "Десять задержанных в порту Сарел\n\n"
    "Полиция вымышленного города Сарел задержала в понедельник десять человек, и совет порта сообщил, "
    "что двое из них были "
    "отпущены до вечера. Это случилось в третий раз за год, и никто за это не ответил.\n"
)
FRENCH = (
    "Dix personnes arrêtées à Port-Sarel\n\n"
    "La police de la ville imaginaire de Port-Sarel a arrêté dix personnes lundi, et le conseil du port "
    "a déclaré que deux "
    "d’entre elles ont été libérées avant le soir. C’était la troisième fois dans l’année, et personne "
    "n’a été jugé.\n"
)
TURKISH = (
    "Sarel limanında on kişi gözaltına alındı\n\n"
    "Hayali Sarel kentinin polisi pazartesi günü on kişiyi gözaltına aldı ve liman meclisi bunlardan "
    "ikisinin akşamdan önce "
    "serbest bırakıldığını söyledi. Bu yıl içinde üçüncü kez oldu ve hiç kimse için dava açılmadı.\n"
)

PARAGRAPH = (
    "<p>The police of the invented town of Port Sarel arrested ten people on Monday, the council of the "
    "harbour said in a "
    "statement that it gave to the papers.</p>"
)


def noise(size: int, seed: int = 7) -> bytes:
    """Return random bytes."""
    return random.Random(seed).randbytes(size)  # noqa: S311 - noise that is the same in every run


def deep(levels: int) -> bytes:
    """Return a page with one sentence on the ground and one at the bottom of so many elements."""
    return f"<html><body>{PARAGRAPH}{'<div>' * levels}<p>At the bottom stands a sentence of seven words.</p>".encode()


def with_nuls() -> bytes:
    """Return a text with NUL bytes in it."""
    return ENGLISH.replace(" ", " \0", 3).encode()


def with_surrogates() -> bytes:
    """Return a text with a lone surrogate spelled in UTF-8, as broken converters write it."""
    return ENGLISH.encode() + b"The emblem \xed\xa0\xbd was cut in half.\n"


def utf16_with_lone_surrogate() -> bytes:
    """Return UTF-16 with half a pair in it."""
    return b"\xff\xfe" + ENGLISH.encode("utf-16-le") + b"\x3d\xd8" + " and so on.".encode("utf-16-le")


def without_text() -> bytes:
    """Return a page that fills itself by a script."""
    return b"<!doctype html><html><head></head><body><script>load()</script><p> &nbsp; </p></body></html>"


def unclosed(count: int) -> bytes:
    """Return a page of tags that are never closed, with quotation marks left open."""
    return (PARAGRAPH + '<a href="' * count + "<b class='x" * count).encode()


HOSTILE_PAGES: dict[str, bytes] = {
    "no tag at all": b"Ten people were held.",
    "a tag that ends with the file": b"<p>Ten people were held.<a href='",
    "an end without a start": b"</p></div></html>Ten people were held.",
    "a comment that never ends": b"<p>Ten people were held.<!-- and",
    "a script that never ends": b"<p>Ten people were held.<script>var a = '",
    "a number that is no character": b"<p>Ten&#x110000;people&#99999999999;were&#0;held&#xD800;.",
    "an attribute a thousand times": b"<p " + b"a=1 " * 1000 + b">Ten people were held.",
    "a marked section of an unknown kind": b"<![foo[ bar ]]><p>Ten people were held.",
    "linked data nested too deep": b'<script type="application/ld+json">'
    + b"[" * 100_000
    + b"</script><p>Ten were held.",
    "a declared encoding that does not exist": b'<meta charset="klingon"><p>Ten people were held.',
    "a declared encoding that is wrong": b'<meta charset="utf-16"><p>Ten people were held.',
}
