"""The guarded child: it reads, it is shut in, and whatever becomes of it there is an answer."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
from collections.abc import Iterator

import msgspec
import pytest
from tests.broken import inputs
from tests.unit.adapters.extractors.pages import ARTICLE, BODY, LEAD

from dadkhah.adapters.extractors import child, guarded
from dadkhah.adapters.extractors.frames import Task, frame, read_frame
from dadkhah.adapters.extractors.guarded import Guarded
from dadkhah.model.source import SILENT_ROLES
from dadkhah.ports import Extracted


@pytest.fixture(scope="module")
def reader() -> Iterator[Guarded]:
    with Guarded(seconds=20) as made:
        yield made


def process(reader: Guarded) -> subprocess.Popen[bytes]:
    assert reader._child is not None
    return reader._child


def test_a_page_is_read_by_the_classifier(reader: Guarded) -> None:
    made = reader.extract(ARTICLE.encode(), "text/html")
    assert made.text is not None
    spoken = [
        made.text.content[block.start : block.end] for block in made.text.blocks if block.role not in SILENT_ROLES
    ]
    assert {LEAD, BODY, "Ten held in Port Sarel"} <= set(spoken)
    assert not any("Forty people" in part for part in spoken)
    assert made.text.warnings == ()
    assert made.page["publisher"] == "The Tidewater Post"


def test_one_child_serves_many_pages(reader: Guarded) -> None:
    reader.extract(ARTICLE.encode(), "text/html")
    first = process(reader).pid
    assert reader.extract(ARTICLE.encode(), "text/html") == reader.extract(ARTICLE.encode(), "text/html")
    assert process(reader).pid == first


@pytest.mark.slow
def test_a_child_that_was_killed_is_replaced(reader: Guarded) -> None:
    reader.extract(ARTICLE.encode(), "text/html")
    old = process(reader)
    os.kill(old.pid, signal.SIGKILL)
    old.wait()
    assert reader.extract(ARTICLE.encode(), "text/html").text is not None
    assert process(reader).pid != old.pid


@pytest.mark.slow
def test_a_large_page_goes_both_ways(reader: Guarded) -> None:
    content = f"<article>{inputs.PARAGRAPH * 3000}</article>".encode()
    made = reader.extract(content, "text/html")
    assert made.text is not None
    assert len(made.text.blocks) == 3000


@pytest.mark.slow
def test_a_page_of_a_hundred_thousand_levels(reader: Guarded) -> None:
    made = reader.extract(inputs.deep(100_000), "text/html")
    assert made.text is not None
    assert "At the bottom stands a sentence of seven words." in made.text.content
    assert made.text.warnings[0].startswith("extraction incomplete")


def test_old_encodings_are_known_to_the_child(reader: Guarded) -> None:
    content = f"<article><p>{inputs.PERSIAN_1256}</p></article>".encode("cp1256")
    made = reader.extract(content, "text/html")
    assert made.text is not None
    assert made.text.encoding == "cp1256"


def test_text_and_markdown_start_no_child() -> None:
    with Guarded() as made:
        assert made.extract(b"Ten were held.", "text/plain").text is not None
        assert made.extract(b"# Ten were held", "text/markdown").text is not None
        assert made._child is None


@pytest.mark.parametrize("media", ["", "application/pdf"])
def test_other_kinds_are_refused_by_name(media: str) -> None:
    made = Guarded().extract(b"x", media)
    assert made.text is None
    assert "no reader for" in made.failure


def test_a_child_that_gives_no_answer_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guarded, "CHILD", "dadkhah.errors")  # a module that ends at once
    with Guarded(seconds=1) as made:
        answer = made.extract(ARTICLE.encode(), "text/html")
    assert answer == Extracted(None, {}, guarded.STOPPED)


def test_a_child_that_hangs_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guarded, "PATIENCE", 0)
    with Guarded(seconds=1) as made:
        assert made.extract(ARTICLE.encode(), "text/html").failure == guarded.STOPPED


def test_an_answer_that_is_too_large_is_refused() -> None:
    with pytest.raises(EOFError, match="too large"):
        guarded._is_whole(bytearray((guarded.LARGEST_ANSWER + 1).to_bytes(8, "big")))


def test_frames_come_back_and_a_cut_one_is_an_error() -> None:
    stream = io.BytesIO(frame(b"one") + frame(b"") + frame(b"three")[:-1])
    assert read_frame(stream) == b"one"
    assert read_frame(stream) == b""
    with pytest.raises(EOFError):
        read_frame(stream)
    assert read_frame(io.BytesIO()) is None


def test_a_failing_classifier_is_one_that_finds_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(page: str) -> str:
        raise RecursionError(page)

    monkeypatch.setattr(child, "classify", fail)
    assert child.careful("<p>") == ""


def test_the_parent_loads_no_parser() -> None:
    code = "import sys, dadkhah.adapters.extractors.guarded; print(sorted({'lxml', 'trafilatura'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("attempt", "refused"),
    [
        ("open('/etc/hostname')", "OSError"),
        ("__import__('socket').socket()", "PermissionError"),
        ("__import__('os').system('true')", "PermissionError"),
        ("__import__('os').fork()", "PermissionError"),
        ("bytearray(4_000_000_000)", "MemoryError"),
        ("__import__('os').pipe()", "OSError"),
    ],
)
def test_the_child_is_shut_in(attempt: str, refused: str) -> None:
    code = (
        "import os, socket, sys\n"
        "from dadkhah.adapters.extractors.limits import shut_in\n"
        "shut_in()\n"
        f"try:\n    {attempt}\nexcept Exception as error:\n"
        "    kinds = [kind.__name__ for kind in type(error).__mro__]\n"
        "    os.write(1, ' '.join(kinds).encode())\n"
        "os._exit(0)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60)
    assert refused in done.stdout.split(), done.stderr


@pytest.mark.slow
def test_time_is_limited() -> None:
    code = "from dadkhah.adapters.extractors.limits import allow_seconds\nallow_seconds(0)\nwhile True: pass"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, timeout=60)
    assert done.returncode == -signal.SIGXCPU


def test_a_task_that_takes_too_much_memory_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def burst(content: bytes, classify: object) -> Extracted:
        raise MemoryError(content)

    monkeypatch.setattr(child, "extract_page", burst)
    monkeypatch.setattr(child, "allow_seconds", lambda seconds: None)
    answer = msgspec.msgpack.decode(child.answer(msgspec.msgpack.encode(Task(b"x", False, 1))), type=Extracted)
    assert "memory" in answer.failure
