"""Each harness counts what it says it counts, on small data; the texts are invented."""

from __future__ import annotations

import hashlib
import io
import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from benchmarks import assisted, custody, demo, figures, fixity, flips, folder, founding, kills, reading, rivals, scale
from benchmarks.bench import ROOT, Ended, Measured, Room
from benchmarks.kills import Outcome, summary
from tests.unit.adapters.vault.cast import WORDS, filled, log_path

from dadkhah.adapters.vault import Vault, verify_vault
from dadkhah.model.custody import Report

pytestmark = pytest.mark.slow

LINEAR, QUADRATIC = {1: 2.0, 2: 4.0, 4: 8.0, 16: 32.0}, {1: 1.0, 2: 4.0, 4: 16.0, 16: 256.0}


@pytest.fixture
def room(tmp_path: Path) -> Room:
    return Room(ROOT, None, tmp_path)


def one(found: Measured, *names: str) -> tuple[float, ...]:
    return tuple(found.figures[name] for name in names)


@pytest.fixture
def tiny(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a vault of which two short files are changed byte by byte."""
    monkeypatch.setattr(flips, "proved_files", lambda folder: [folder / "keys/log.vkey"])
    monkeypatch.setattr(flips, "DESCRIBING", ("vault.json",))
    filled(tmp_path / "tiny", words=WORDS[2:4], checkpoints=(2,)).close()
    return tmp_path / "tiny"


def test_a_check_that_sees_all_leaves_nothing_undetected(tiny: Path) -> None:
    key = tiny / "keys/log.vkey"
    assert set(flips.watched(tiny, key)) == {"named"}
    assert verify_vault(tiny).verdict == "held"


def test_a_check_that_sees_nothing_is_counted(tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(flips, "verify_vault", lambda _: Report(verdict="held"))
    counted = flips.in_process(tiny)
    assert counted["undetected"] == counted["changed"] > 100
    assert (counted["misnamed"], counted["false_alarms"]) == (0, 0)


def test_a_check_that_names_nothing_is_counted(tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(flips, "verify_vault", lambda _: Report(verdict="broken"))
    counted = flips.in_process(tiny)
    assert counted["misnamed"] == counted["changed"]
    assert (counted["undetected"], counted["false_alarms"]) == (0, 1)


@pytest.mark.needs("sh", "openssl", "awk", "xxd")
def test_the_script_notices_a_change_and_the_vault_is_whole_again(tiny: Path) -> None:
    name, size = "log/entries/000000000.jsonl", log_path(tiny).stat().st_size
    assert flips.undetected(tiny, [(name, size - 2, 1)]) == 0
    assert verify_vault(tiny).verdict == "held"


def test_a_script_that_sees_nothing_is_counted(tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(flips, "verify", lambda _: (0, "held\n"))
    counted = flips.by_script(tiny)
    assert counted["seeded_undetected"] == counted["seeded_changed"] == 400
    assert counted["boundaries_undetected"] == counted["boundaries_changed"] >= 80


def test_without_its_programs_the_script_is_skipped(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(flips, "in_process", lambda _: {"changed": 1})
    monkeypatch.setattr(shutil, "which", lambda _: None)
    _, script, rich = flips.measure(room)
    assert rich.skipped == script.skipped
    assert (script.name, script.skipped) == ("flips-script", "needs sh, openssl, awk, xxd, ssh-keygen")


def outcome(acknowledged: int = 0, **said: bool | int) -> Outcome:
    fields = {"unfinished": True, "partial": False, "lost": 0, "failed": False, "broken": False} | said
    return Outcome(acknowledged=acknowledged, **fields)  # type: ignore[arg-type]


def test_rounds_are_added_up() -> None:
    rounds = [outcome(3, partial=True), outcome(21, lost=2, broken=True), outcome(failed=True, unfinished=False)]
    assert summary(rounds) == {
        "rounds": 3,
        "acknowledged": 24,
        "unfinished_rounds": 2,
        "partial_rounds": 1,
        "lost": 2,
        "failed_next_runs": 1,
        "broken_after": 1,
    }


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    folder = tmp_path / "sources"
    folder.mkdir()
    for number in range(2):
        (folder / f"{number}.txt").write_text(f"{number} people were killed in Orsa, an invented paper said.\n")
        (folder / f"{number}.toml").write_text('publisher = "The Invented Paper"\n')
    return folder


def test_what_a_vault_no_longer_holds_is_lost(
    sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ends = {"run": (4, "", "another run holds it\n"), "verify": (1, "broken\n", "")}
    monkeypatch.setattr(kills, "killed_run", lambda *_: {"bb", "cc", "dd"})
    monkeypatch.setattr(kills, "objects", lambda _: {"aa", "bb"})
    monkeypatch.setattr(kills, "finish", lambda verb, *_: ends[verb])
    found = kills.one_round(sources, tmp_path / "case", 1.0)
    assert (found.acknowledged, found.lost, found.failed, found.broken) == (3, 2, True, True)
    assert capsys.readouterr().err == "kills: case: the next run ended with 4: another run holds it\n"


@pytest.mark.slow
def test_a_round_kills_and_the_next_run_finishes(sources: Path, tmp_path: Path) -> None:
    found = kills.one_round(sources, tmp_path / "case", 0.4)
    assert (found.unfinished, found.lost, found.failed, found.broken) == (True, 0, False, False)
    assert (tmp_path / "case/draft/index.html").is_file()


def test_growth_is_one_where_time_grows_with_the_text() -> None:
    assert reading.growth(LINEAR) == {"per_length_2": 1.0, "per_length_4": 1.0, "per_length_16": 1.0}
    assert reading.growth(QUADRATIC) == {"per_length_2": 2.0, "per_length_4": 4.0, "per_length_16": 16.0}


def test_speed_is_characters_by_seconds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "counting", lambda _: 0.001)
    assert reading.speed("x" * 500, 0.25) == {
        "characters": 500,
        "characters_per_second": 2000,
        "plain_characters_per_second": 500_000,
        "ratio": 250.0,
    }


def test_a_made_stream_is_as_long_as_wanted() -> None:
    stream = fixity.Made(3 * 2**20 + 5)
    parts = list(iter(lambda: stream.read(2**20), b""))
    assert [len(part) for part in parts] == [2**20] * 3 + [5]


def test_fixity_compares_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fixity, "SIZE", 100_000)
    found = fixity.fixity(tmp_path / "vault")
    files = [path for path in (tmp_path / "vault/objects").rglob("*") if path.is_file()]
    (large,) = (path for path in files if path.stat().st_size == 100_000)
    assert hashlib.sha256(large.read_bytes()).hexdigest() == large.name
    assert found["share"] > 0


def test_capture_compares_files_that_are_all_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fixity, "FILES", 3)
    monkeypatch.setattr(fixity, "TIMES", 1)
    found = fixity.capture(tmp_path)
    bare = {path.name: path.read_bytes() for path in (tmp_path / "bare").glob("??/*")}
    ours = {path.name: path.read_bytes() for path in (tmp_path / "vault/objects").rglob("*") if path.is_file()}
    assert sorted(bare.values()) == sorted(fixity.contents(0))
    assert (len(bare), (tmp_path / "bare/log").stat().st_size) == (3, 3 * fixity.LINE)
    assert bare == ours
    assert list((tmp_path / "bare/tmp").iterdir()) == []
    assert found["share"] == pytest.approx(found["plain_seconds"] / found["dadkhah_seconds"], rel=0.1)


def test_the_bare_calls_wait_for_the_disk_as_often_as_a_capture(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[int] = []
    (tmp_path / "bare/tmp").mkdir(parents=True)
    first, second = b"made up 3", b"made up 4"
    with fixity.opened(tmp_path / "vault") as vault:
        for content in (first, second):  # each in a folder that is new
            monkeypatch.setattr(os, "fsync", calls.append)
            fixity.kept(vault, io.BytesIO(content), 0)
            ours = len(calls)
            fixity.bare(str(tmp_path / "bare"), hashlib.sha256(content).hexdigest(), content)
            monkeypatch.undo()
            assert (ours, len(calls) - ours) == ((5, 4) if content == first else (4, 4))  # once more when it begins
            calls.clear()


def test_where_the_disk_costs_nothing_captures_are_not_judged(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fixity, "fixity", lambda _: {"share": 1.0})
    for seconds, skipped in ((0.0004, True), (0.0006, False)):
        monkeypatch.setattr(fixity, "capture", lambda _, plain=seconds: {"plain_seconds": plain})
        assert [bool(found.skipped) for found in fixity.measure(room)] == [False, skipped]


def test_a_capture_is_acknowledged_with_its_entry(tmp_path: Path) -> None:
    vault: Vault
    with fixity.opened(tmp_path / "vault") as vault:
        digest = fixity.kept(vault, fixity.Made(10), 7)
        assert vault.find(digest) == [1]


def test_the_demo_tells_memory_and_both_runs(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    ended = iter([Ended(0, 4.0, 112_000_000), Ended(0, 1.0, 60_000_000)])
    calls: list[tuple[object, ...]] = []

    def watched(*arguments: object) -> Ended:
        calls.append(arguments)
        return next(ended)

    monkeypatch.setattr(demo, "watched", watched)
    assert demo.demo(room) == {"seconds": 4.0, "peak_megabytes": 112.0, "second_seconds": 1.0, "second_by_first": 0.25}
    assert calls[0] == calls[1]
    assert calls[0][:3] == ("-m", "dadkhah.cli", "run")


def test_help_is_the_median_of_turns(monkeypatch: pytest.MonkeyPatch) -> None:
    seconds = {"-m": iter([0.2, 9.0, 0.2, 0.3, 0.2, 0.2, 0.1]), "-c": iter([0.1] * 7)}
    monkeypatch.setattr(demo, "watched", lambda first, *_: Ended(0, next(seconds[first]), 1))
    assert demo.help_() == {"seconds": 0.2, "plain_seconds": 0.1, "ratio": 2.0}


SHEET = [
    {"id": "a1", "style": "wire", "text": "In Orsa 3 people died."},
    {"id": "a2", "style": "ngo", "text": "In Orsa 4 people died."},
]
SCORER = """
import json, sys
from pathlib import Path
if "--write-texts" in sys.argv:
    (Path(sys.argv[3]) / "a1.txt").write_text("In Orsa 3 people died, an invented paper said.")
    said = []
else:
    said = Path(sys.argv[2]).read_text().splitlines()
docs = Path(sys.argv[-1]).read_text().split() if "--docs" in sys.argv else []
more = {"f1_interval": [0, 1], "on_matched": {"place": 0.5}, "found": 2}
print(json.dumps({"f1": len(docs), "n_gold": len(said), **more}))
"""


@pytest.fixture
def shared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder laid out like the development data, with an invented sheet and scorers that count lines."""
    folder = tmp_path / "shared"
    for name in ("seeds", "eval", "data/figures/articles"):
        (folder / name).mkdir(parents=True)
    for name in ("seeds_score.py", "figures_score.py", "offices_score.py", "scoring.py"):
        (folder / "eval" / name).write_text(SCORER if name != "scoring.py" else "")
    for row in SHEET:
        (folder / "data/figures/articles" / f"{row['id']}.txt").write_text(row["text"])
    sheet = "".join(json.dumps(row) + "\n" for row in SHEET)
    for name in ("articles.jsonl", "sentences.jsonl", "offices.jsonl"):
        (folder / "data/figures" / name).write_text(sheet)
    (folder / "seeds/expected.jsonl").write_text('{"doc": "one.txt"}\n')
    (folder / "seeds/one.txt").write_text(SHEET[0]["text"])
    monkeypatch.setattr("benchmarks.bench.ROOT", tmp_path / "repository")
    return folder


def is_text(argument: object) -> bool:
    return str(argument).endswith(".txt")


@pytest.fixture
def measured(shared: Path, room: Room, monkeypatch: pytest.MonkeyPatch) -> Callable[..., dict[str, Measured]]:
    """Return the function that runs a harness on the invented data with a reader that says one line for each file."""
    for harness in (founding, figures):
        monkeypatch.setattr(harness, "program", lambda _, *given: "{}\n" * sum(map(is_text, given)))

    def run(harness: Callable[[Room], list[Measured]]) -> dict[str, Measured]:
        return {line.name: line for line in harness(Room(ROOT, shared, room.temporary))}

    return run


def test_figures_are_scored_apart_by_style(measured: Callable[..., dict[str, Measured]]) -> None:
    lines = measured(figures.measure)
    assert list(lines) == ["sentences", "articles", "articles-wire", "articles-ngo", "articles-advocacy", "offices"]
    assert one(lines["articles"], "f1", "n_gold", "f1_low", "f1_high", "on_matched_place") == (0, 2, 0, 1, 0.5)
    assert [lines[f"articles-{style}"].figures["f1"] for style in figures.STYLES] == [1, 1, 0]
    assert {*lines["articles-wire"].data} == {
        "shared/data/figures/articles",
        "shared/data/figures/articles.jsonl",
        "shared/eval/figures_score.py",
        "shared/eval/scoring.py",
    }


def test_the_founding_documents_are_scored_with_their_data(measured: Callable[..., dict[str, Measured]]) -> None:
    line = measured(founding.measure)["founding"]
    assert line.figures == {"found": 2}
    names = {"seeds/one.txt", "seeds/expected.jsonl", "eval/seeds_score.py", "eval/scoring.py"}
    assert {*line.data} == {f"shared/{name}" for name in names}


def test_growth_of_a_case_is_told_by_report(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scale, "after_reading", lambda _, size: float(size**2))
    (found,) = scale.measure(room)
    assert one(found, "small_seconds", "large_seconds", "per_report") == (10_000, 160_000, 4.0)


@pytest.mark.slow
def test_a_case_of_reports_is_linked_weighed_and_drafted(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scale, "SIZES", (3, 6))
    (found,) = scale.measure(room)
    assert all(seconds > 0 for seconds in one(found, "small_seconds", "large_seconds"))
    assert (room.temporary / "scale-6/draft/index.html").stat().st_size > 10_000
    assert len(list((room.temporary / "reports-6").glob("*.txt"))) == 6


def test_the_reader_is_timed_in_turns_with_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def timed(name: str, listed: Path) -> float:
        asked.append(name)
        return len(json.loads(listed.read_text())) * {"dadkhah": 0.25, "quantulum3": 1.0, "spacy": 0.5}[name]

    monkeypatch.setattr(rivals, "timed", timed)
    found = rivals.turns(["Nine people were killed.", "Nobody was."], tmp_path)
    assert asked == ["dadkhah", "quantulum3", "spacy"] * rivals.TIMES
    assert (found["times_quantulum3"], found["times_spacy"]) == (4.0, 2.0)


def test_the_reader_is_timed_in_a_process_of_its_own(tmp_path: Path) -> None:
    listed = tmp_path / "sentences.json"
    listed.write_text('["Nine people were killed in Lima."]')
    assert 0 < rivals.timed("dadkhah", listed) < 10


def test_a_folder_is_read_by_one_and_by_two(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[int, int]] = []

    def reading(path: Path, jobs: int) -> Ended:
        count = len(list(path.glob("*.txt")))
        asked.append((count, jobs))
        return Ended(code=0, seconds=count / jobs, peak=(20 + count) * 2**20)

    monkeypatch.setattr(folder, "WORDS", (2_000, 12_000))
    monkeypatch.setattr(folder, "reading", reading)
    (found,) = folder.measure(room)
    assert asked == [(2, 1), (2, 2), (12, 2)]
    assert found.figures == {"words_per_second": 2000, "peak_megabytes": 32.0, "peak_by_peak": 1.455, "two_by_one": 0.5}


def test_the_files_of_a_folder_have_their_words_and_are_the_same_every_time(tmp_path: Path) -> None:
    first, again = (folder.write(tmp_path / name, 3_000) for name in ("first", "again"))
    texts = [path.read_text() for path in sorted(first.iterdir())]
    assert texts == [path.read_text() for path in sorted(again.iterdir())]
    assert all(1_000 <= len(text.split()) < 1_200 for text in texts)
    assert len(set(texts)) == 3


def test_a_folder_that_cannot_be_read_is_no_figure(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    with pytest.raises(RuntimeError, match="reading ended with"):
        folder.reading(tmp_path, 1)


def test_without_the_others_nothing_is_compared(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rivals, "PYTHON", room.temporary / "none")
    (absent,), (needs,) = (
        list(rivals.measure(Room(ROOT, shared, room.temporary))) for shared in (None, room.temporary)
    )
    assert "shared" in absent.skipped
    assert needs.skipped == "needs build/rivals: make rivals"


def test_the_gate_is_given_true_and_falsified_figures(tmp_path: Path) -> None:
    claim = {"quote": "killed 12 people", "start": 7, "stated": "12", "stated_start": 14, "kind": "killed", "low": 12}
    text = "Police killed 12 people. The wounded came in at 41."
    more = {
        "quote": "wounded came in at 41",
        "start": 29,
        "stated": "41",
        "stated_start": 48,
        "kind": "injured",
        "low": 41,
    }
    claims = [{**one, "high": one["low"], "bound": "exact", "polarity": "asserted"} for one in (claim, more)]
    folder = tmp_path / "shared/data/figures"
    folder.mkdir(parents=True)
    for name in assisted.SHEETS:
        (folder / name).write_text(json.dumps({"id": "d", "text": text, "claims": claims}) + "\n")
    found = assisted.counted([folder / assisted.SHEETS[0]])
    assert (found["truthful"], found["truthful_known"], found["truthful_accepted"]) == (2, 1, 1)
    assert found["falsified"] > 40
    assert found["falsified_accepted"] == 0


def test_a_gate_that_lets_all_through_is_counted(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(assisted, "outcome", lambda source, gazetteer, said: (len(said), 0))
    sheet = tmp_path / "sheet.jsonl"
    sheet.write_text(json.dumps({"id": "d", "text": "Police fired at 12 people, and some were killed.", "claims": []}))
    found = assisted.counted([sheet])
    assert found["falsified_accepted"] == found["falsified"] > 0


def test_custody_measures_what_it_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {"ENTRIES": 40, "PORTION": 20, "TIMES": 1, "LARGE": 100_000}.items():
        monkeypatch.setattr(custody, name, value)
    monkeypatch.setattr(fixity, "FILES", 9)
    assert custody.bulk(tmp_path)["times"] > 0
    custody.build(tmp_path / "long")
    assert custody.log(tmp_path / "long")["per_second"] > 0
    assert custody.opening(tmp_path / "long")["entries"] == 41
    assert verify_vault(tmp_path / "long").entries == 41 + 5
    assert 0 < custody.memory(tmp_path / "large")["peak_mb"] < 200
