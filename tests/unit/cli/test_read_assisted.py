"""`dadkhah read --assist`: off by default, says to whom it sends, and never ends a batch."""

from __future__ import annotations

import json
import socket
from pathlib import Path
from typing import Any

import pytest
from tests.endpoints import Answer, answering, envelope, figure, figures
from tests.unit.cli.conftest import Call, Ended

SECRET = "sk-not-to-be-seen"
TEXT = "Police killed 12 people in Nairobi. By evening the wounded came in at 41.\n"
TRUE = figures(figure("wounded came in at 41", "injured", 41, 41), figure("killed 12 people", "killed", 12, 12))


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(TEXT)
    return path


def lines(ended: Ended) -> list[dict[str, Any]]:
    """Return what was printed but the unread items, which stay what they are whoever else looks at a text."""
    return [line for line in map(json.loads, ended.out.splitlines()) if line["type"] != "unread"]


def assisted(call: Call, url: str, *more: object) -> Ended:
    return call("read", *more, "--assist", url, "--assist-model", "stub")


def test_nothing_is_sent_unless_asked(call: Call, report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    ended = call("read", report)
    assert (ended.code, ended.err) == (0, "")
    assert [line["reader"] for line in lines(ended)] == ["grammar"]


def test_what_the_model_points_at_is_added_and_said_to_be(
    call: Call, report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DADKHAH_ASSIST_KEY", SECRET)
    with answering(TRUE) as stub:
        ended = assisted(call, stub.url, report)
    assert ended.code == 0
    assert [(line["kind"], line["reader"], line["model"]) for line in lines(ended)] == [
        ("killed", "grammar", None),
        ("injured", "assisted", "stub-1"),
    ]
    assert stub.got[0].headers["Authorization"] == f"Bearer {SECRET}"
    assert SECRET not in ended.out + ended.err


def test_one_line_says_to_whom_text_is_sent(call: Call, report: Path) -> None:
    with answering(TRUE) as stub:
        ended = assisted(call, stub.url, report)
    (line,) = ended.err.splitlines()
    assert stub.url in line
    assert "is sent to" in line


def test_a_disagreement_is_a_line_of_its_own(call: Call, report: Path) -> None:
    with answering(figures(figure("killed 12 people", "killed", 120, 120))) as stub:
        ended = assisted(call, stub.url, report)
    assert ended.code == 0
    assert {(line["type"], line.get("side"), line["low"]) for line in lines(ended)} == {
        ("count", None, 12),
        ("disagreement", "grammar", 12),
        ("disagreement", "assisted", 120),
    }


def test_a_disagreement_is_one_line_for_a_person(call: Call, report: Path) -> None:
    with answering(figures(figure("killed 12 people", "killed", 120, 120))) as stub:
        out = assisted(call, stub.url, report, "--format", "text").out
    assert "report.txt 7-23 disagreement (assisted, killed 120..120 exact): the grammar derives another number" in out


def test_an_assisted_claim_explains_who_pointed_at_it(call: Call, report: Path) -> None:
    with answering(TRUE) as stub:
        out = assisted(call, stub.url, report, "--format", "text", "--explain").out
    assert "pointed at by stub-1; its precision: not measured" in out


@pytest.mark.parametrize(
    ("bad", "words"),
    [
        (Answer(b"", 401), "answered 401"),
        (Answer(b"not json"), "not the protocol's JSON"),
        (Answer(envelope("no figures here")), "not the JSON that was asked for"),
        (Answer(envelope("{", finish="length")), "cut its answer off"),
    ],
)
def test_a_failure_is_one_line_and_the_batch_goes_on(call: Call, report: Path, bad: Answer, words: str) -> None:
    other = report.with_name("second.txt")
    other.write_text(TEXT)
    with answering(bad, TRUE) as stub:
        ended = assisted(call, stub.url, report, other)
    sent, failed = ended.err.splitlines()
    assert "is sent to" in sent
    assert "report.txt" in failed
    assert words in failed
    assert failed.endswith("the grammar's reading stands")
    assert [(line["doc"], line["reader"]) for line in lines(ended)] == [
        ("report.txt", "grammar"),
        ("second.txt", "grammar"),
        ("second.txt", "assisted"),
    ]
    assert ended.code == 1


@pytest.mark.parametrize(
    "options",
    [
        ("--assist", "http://127.0.0.1:9/v1"),
        ("--assist-model", "stub"),
        ("--assist-plain-http",),
        ("--assist", "http://models.example/v1", "--assist-model", "stub"),
        ("--assist", f"https://me:{SECRET}@models.example", "--assist-model", "stub"),
        ("--assist", "https://models.example", "--assist-model", "two words"),
        ("--assist", "https://models.example", "--assist-model", "stub", "--jobs", 2),
        ("--assist", "https://models.example", "--assist-model", "stub", "--text"),
    ],
)
def test_a_wrong_call_sends_nothing_and_shows_no_key(call: Call, report: Path, options: tuple[object, ...]) -> None:
    ended = call("read", report, *options)
    assert ended.code == 2
    assert ended.out == ""
    assert len(ended.err.splitlines()) == 1
    assert SECRET not in ended.err


def test_the_key_is_no_option(call: Call) -> None:
    assert "--assist-key" not in call("read", "--help").out
