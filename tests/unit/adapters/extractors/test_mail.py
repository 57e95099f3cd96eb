"""Messages: which part is the body, what is attached, and headers that are not what they should be."""

from __future__ import annotations

import io
from email.message import EmailMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import pytest
from tests.unit.adapters.extractors.test_formats import blocks, parts, roles

from dadkhah.adapters.extractors.frames import Closed, Done, Opened, Part
from dadkhah.adapters.extractors.mail import attachments, extract_mail
from dadkhah.ports import Extracted

BODY = "Ten people were held.\n"


def message(**headers: str) -> EmailMessage:
    made = EmailMessage()
    made["Subject"], made["From"] = "A list", "ana@tidewater.example"
    for name, value in headers.items():
        made[name] = value
    made.set_content(BODY)
    return made


def read(made: EmailMessage | MIMEMultipart | bytes) -> Extracted:
    return extract_mail(io.BytesIO(made if isinstance(made, bytes) else made.as_bytes()))


def handed(made: EmailMessage | MIMEMultipart, most: int = 10**6) -> dict[str, bytes | str]:
    """Return the attachments by name: their bytes, or why they are refused."""
    found: dict[str, bytes | str] = {}
    name, held = "", b""
    for one in attachments(io.BytesIO(made.as_bytes()), most):
        if isinstance(one, Opened):
            name, held = one.path, b""
        elif isinstance(one, Part):
            held += one.content
        elif isinstance(one, Closed):
            found[name] = one.refused or held
        else:
            assert one == Done()
    return found


def test_of_two_alternatives_the_plain_one_is_read() -> None:
    made = message()
    made.add_alternative("<p>Ten people <b>were</b> held.</p>", subtype="html")
    answer = read(made)
    assert blocks(answer.text)[-1] == BODY.strip()
    assert not answer.holds


def test_an_empty_plain_alternative_gives_way_to_the_page() -> None:
    made = message()
    made.set_content(" \n")
    made.add_alternative("<p>Ten people <b>were</b> held.</p><blockquote>Two, they said.</blockquote>", subtype="html")
    answer = read(made)
    assert blocks(answer.text)[-2:] == ("Ten people were held.", "Two, they said.")
    assert roles(answer.text)[-1] == "quotation"


def test_lines_that_quote_are_marked_so() -> None:
    made = message()
    made.set_content("No, ten.\n\nOn Monday Ana wrote:\n> Were it two?\n>> Nobody knows.\n\nRegards\n")
    answer = read(made)
    held = dict(zip(blocks(answer.text), roles(answer.text), strict=True))
    assert held["Were it two?"] == held["Nobody knows."] == "quotation"
    assert held["No, ten."] != "quotation"
    assert parts(answer.text)["body, paragraph 1"] == "No, ten."


def test_attachments_are_members_with_their_names() -> None:
    made = message()
    made.add_attachment(b"\x00\x01", maintype="application", subtype="octet-stream", filename="liste عربي.bin")
    made.add_attachment("a,b\n", subtype="csv", filename="held.csv")
    made.add_attachment(message(), filename="forwarded.eml")
    answer = read(made)
    assert answer.holds
    assert answer.text is not None
    assert answer.text.warnings == ("attachments: 3, taken in as sources of their own",)
    found = handed(made)
    assert found["liste عربي.bin"] == b"\x00\x01"
    assert found["held.csv"] == b"a,b\n"
    assert b"Ten people were held." in bytes(str(found["forwarded.eml"]), "utf-8")


def test_attachments_end_where_the_limit_is() -> None:
    made = message()
    for number in range(3):
        made.add_attachment(bytes(600), maintype="application", subtype="octet-stream", filename=f"{number}")
    assert list(handed(made, 1000).values()) == [bytes(600), *["the attachments hold more bytes than are taken in"] * 2]


def test_an_attachment_without_a_name_has_a_number() -> None:
    made = MIMEMultipart()
    made.attach(MIMEText("Ten."))
    made.attach(MIMEText("<x/>", "xml"))
    assert list(handed(made)) == ["attachment 1"]


@pytest.mark.parametrize(
    ("headers", "page"),
    [
        ({"Date": "Wed, 2 Apr 2031 23:30:00 -0500"}, {"published": "2031-04-02"}),
        ({"Date": "soon"}, {}),
        ({"To": "=?utf-8?b?2KLYsdi0?= <a@example.org>"}, {}),
    ],
)
def test_what_headers_say(headers: dict[str, str], page: dict[str, str]) -> None:
    assert read(message(**headers)).page == {"author": "ana@tidewater.example", "title": "A list"} | page


def test_headers_in_another_script_are_decoded() -> None:
    answer = read(b"From: =?utf-8?b?2KLYsdi0?= <a@example.org>\nSubject: =?windows-1256?q?=C7=E1=E4?=\n\nTen.")
    assert answer.page == {"author": "آرش <a@example.org>", "title": "الن"}


@pytest.mark.parametrize("subject", [b"=?klingon?q?a?=", b"=?utf-8?b?!!!?=", b"\xff\xfe"])
def test_headers_that_cannot_be_decoded_stay_as_written(subject: bytes) -> None:
    answer = read(b"From: a@example.org\nSubject: " + subject + b"\n\nTen people were held.")
    assert blocks(answer.text)[-1] == "Ten people were held."


@pytest.mark.parametrize(
    ("kind", "content"),
    [(b"utf-8", "بندر"), (b"windows-1256", "بندر"), (b"klingon", "بندر")],
)
def test_bodies_by_the_character_set_they_state(kind: bytes, content: str) -> None:
    held = content.encode("utf-8" if kind == b"klingon" else kind.decode())
    head = b"From: a@example.org\nContent-Transfer-Encoding: 8bit\nContent-Type: text/plain; charset=" + kind + b"\n\n"
    assert blocks(read(head + held).text)[-1] == content


def test_a_page_is_decoded_as_the_message_says() -> None:
    head = b"From: a@example.org\nContent-Type: text/html; charset=windows-1256\n\n"
    page = "<meta charset='utf-8'><p>بندر</p>".encode("cp1256")
    assert blocks(read(head + page).text)[-1] == "بندر"


def test_an_encrypted_message_says_so() -> None:
    head = b"From: a@example.org\nContent-Type: application/pkcs7-mime; name=smime.p7m\n\nMIAG"
    answer = read(head)
    assert answer.text is not None
    assert "encrypted" in answer.text.warnings[0]


def test_a_mailbox_line_before_the_headers_is_passed_over() -> None:
    assert read(b"From a@example.org Mon Jan 2\nFrom: b@example.org\nSubject: Held\n\nTen.").page["title"] == "Held"
