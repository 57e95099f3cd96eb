"""The guarded child: it reads, it is shut in, and whatever becomes of it there is an answer."""

from __future__ import annotations

import io
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import pytest
from tests.broken import inputs
from tests.unit.adapters.extractors.pages import ARTICLE, BODY, LEAD

from dadkhah.adapters.extractors import child, classified, guarded
from dadkhah.adapters.extractors import process as process_module
from dadkhah.adapters.extractors.child import Trade
from dadkhah.adapters.extractors.frames import (
    Closed,
    Done,
    Made,
    Opened,
    Part,
    Report,
    Task,
    frame,
    read_frame,
    send_task,
    take_task,
)
from dadkhah.adapters.extractors.guarded import Guarded
from dadkhah.model.source import SILENT_ROLES
from dadkhah.ports import Extracted


@pytest.fixture(scope="module")
def reader() -> Iterator[Guarded]:
    with Guarded(seconds=20) as made:
        yield made


def process(reader: Guarded) -> subprocess.Popen[bytes]:
    assert reader.pages.child is not None
    return reader.pages.child


@pytest.mark.slow
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
        assert (made.pages.child, made.files.child) == (None, None)


def test_other_kinds_are_refused_by_name() -> None:
    made = Guarded().extract(b"7z\xbc\xaf\x27\x1c", "")
    assert (made.text, made.media) == (None, "application/x-7z-compressed")
    assert "a 7z archive, which is not read" in made.failure


def test_a_child_that_gives_no_answer_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process_module, "CHILD", "dadkhah.errors")  # a module that ends at once
    with Guarded(seconds=1) as made:
        answer = made.extract(ARTICLE.encode(), "text/html")
    assert answer == Extracted(None, {}, guarded.STOPPED, "text/html")


def test_a_child_that_hangs_is_ended() -> None:
    with Guarded(seconds=1, patience=0) as made:
        assert made.extract(ARTICLE.encode(), "text/html").failure == guarded.STOPPED
        assert made.pages.child is None


def test_a_text_larger_than_any_is_not_read_into_memory(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(20 * 1024**3)
    with path.open("rb") as file, Guarded() as made:
        answer = made.extract(file, "text/plain")
    assert "21,474,836,480 bytes are more than" in answer.failure


def test_tasks_and_answers_come_back_and_a_cut_one_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"content")
    mine, theirs = socket.socketpair()
    with mine, theirs, (tmp_path / "a").open("rb") as file:
        send_task(mine, Task("read", "text/plain", page=7), file.fileno())
        taken = take_task(theirs)
        assert taken is not None
        assert (taken[0], os.pread(taken[1], 10, 0)) == (Task("read", "text/plain", page=7), b"content")
        os.close(taken[1])
        theirs.sendall(frame(b"one") + frame(b"") + frame(b"three")[:-1])
        theirs.shutdown(socket.SHUT_WR)
        soon = time.monotonic() + 5
        assert (read_frame(mine, soon, 9), read_frame(mine, soon, 9)) == (b"one", b"")
        with pytest.raises(EOFError):
            read_frame(mine, soon, 9)


def test_an_answer_that_is_too_large_or_too_late_is_refused() -> None:
    mine, theirs = socket.socketpair()
    with mine, theirs:
        theirs.sendall(frame(b"four"))
        with pytest.raises(EOFError, match="too large"):
            read_frame(mine, time.monotonic() + 5, 3)
        assert mine.recv(4) == b"four"
        with pytest.raises(TimeoutError):
            read_frame(mine, time.monotonic(), 3)


def test_a_failing_classifier_is_one_that_finds_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(page: str) -> str:
        raise RecursionError(page)

    monkeypatch.setattr(classified, "classify", fail)
    assert classified.careful("<p>") == ""


@pytest.mark.slow
def test_the_parent_loads_no_parser() -> None:
    parsers = {"lxml", "trafilatura", "pypdfium2", "warcio", "zipfile", "xml.parsers.expat"}
    code = f"import sys, dadkhah.adapters.extractors.guarded; print(sorted({parsers} & set(sys.modules)))"
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


def nothing() -> None:
    """Load nothing."""


@pytest.mark.slow
@pytest.mark.parametrize(("error", "said"), [(MemoryError(), "memory"), (KeyError("a name"), "damaged (KeyError)")])
def test_whatever_a_reader_raises_is_an_answer_without_its_words(error: Exception, said: str) -> None:
    def burst(file: BinaryIO, task: Task) -> Made:
        raise error

    (answer,) = child.answers(Trade(read=burst, warm=nothing), Task("read"), io.BytesIO())
    assert isinstance(answer, Made)
    assert said in answer.extracted.failure
    assert "a name" not in answer.extracted.failure


@pytest.mark.slow
def test_a_member_that_breaks_a_reader_is_closed_before_the_end() -> None:
    def burst(file: BinaryIO, task: Task) -> Iterator[Report]:
        yield Opened("a")
        yield Part(b"half")
        raise ValueError("a name")

    trade = Trade(read=lambda file, task: Made(Extracted(None, {})), warm=nothing, members=burst)
    told = list(child.answers(trade, Task("members"), io.BytesIO()))
    assert told[2:] == [Closed("the file is damaged (ValueError)"), Done("the file is damaged (ValueError)")]


@pytest.mark.slow
def test_a_child_dies_with_the_program_that_started_it() -> None:
    code = (
        "import os, sys\n"
        "from dadkhah.adapters.extractors.guarded import Guarded\n"
        "reader = Guarded()\n"
        "reader.extract(b'a,b', 'text/csv')\n"
        "os.write(1, str(reader.files.child.pid).encode())\n"
        "os.kill(os.getpid(), 9)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60)
    until = time.monotonic() + 20
    while Path(f"/proc/{done.stdout}").exists() and time.monotonic() < until:
        if "Z" in Path(f"/proc/{done.stdout}/stat").read_text().rpartition(")")[2]:
            break
        time.sleep(0.05)
    else:
        assert time.monotonic() < until
