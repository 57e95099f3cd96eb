"""The one file that knows every part: it puts adapters, stages and verbs together.

In: a folder and settings. Out: a Desk, ready for the verbs; or the parts that verbs without a case need.
Everything heavy is loaded when it is used: help, a second run with nothing new, and a refusal cost little.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, nullcontext
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import msgspec

from dadkhah import __version__
from dadkhah.adapters.clock import SystemClock, SystemRandom
from dadkhah.adapters.folder.case import CaseFolder
from dadkhah.errors import CallError, CaseMissing, DadkhahError, IntegrityError, SourceMissing, SourceUnreadable
from dadkhah.model.case import CaseSettings
from dadkhah.model.custody import Flaw, Report
from dadkhah.work.desk import Desk, Found, Tell, Telling, Weighing
from dadkhah.work.rebuild import rebuild
from dadkhah.work.settings import parse, written
from dadkhah.work.verify import beside, joined, unfinished_erasures
from dadkhah.work.verify import verify as verify_record

if TYPE_CHECKING:
    from dadkhah.adapters.files import FoundFile
    from dadkhah.adapters.sqlite.record import SqliteRecord
    from dadkhah.adapters.vault import Vault
    from dadkhah.lang.places import Gazetteer
    from dadkhah.model.dossier import Inputs
    from dadkhah.model.entity import Resolved
    from dadkhah.model.finding import Accounted
    from dadkhah.model.judgement import Judgement, Review
    from dadkhah.model.reading import Reading
    from dadkhah.model.source import Captured, Description
    from dadkhah.model.tally import Weighed
    from dadkhah.ports import Completions, Extracted, Extractor, Fetched, Fetcher, Member, Package, Web
    from dadkhah.work.assist import Assistant
    from dadkhah.work.build import Built
    from dadkhah.work.merge import Merged
    from dadkhah.work.peek import Page, Wanted


@contextmanager
def open_desk(
    path: Path,
    *,
    by: str,
    make: bool = False,
    reading: bool = False,
    config: Path | None = None,
    settings: CaseSettings | None = None,
    phrase: Callable[[], str] | None = None,
) -> Iterator[Desk]:
    """Open a case for a verb, under its lock, with what the log holds made up in the record.

    Args:
        path: the case's folder.
        by: who acts; may be empty only for `reading`.
        make: make the case when it is missing, with `settings`, else with those of `config`.
        reading: only look: no lock, nothing is appended but readings.
        config: a dadkhah.toml for a new case.
        settings: the settings of a new case.
        phrase: gives the passphrase of the key ring, so that sealed sources can be read; None leaves it locked.

    Raises:
        CaseError: the folder is no case, refuses writing, is held by another run, or is of a later version.
        IntegrityError: record and vault contradict one another.
    """
    folder = _made(CaseFolder(path), config, settings) if make else CaseFolder(path)
    folder.check()
    with nullcontext() if reading else folder.lock(), ExitStack() as stack:
        desk = _desk(folder, by, stack, reading=reading)
        if phrase is not None:
            desk.keys.open(phrase())
        if not reading:
            rebuild(desk)
        yield desk


def _made(folder: CaseFolder, config: Path | None, settings: CaseSettings | None) -> CaseFolder:
    """Make the folder and its settings when they are missing."""
    content = _new_settings(folder, config, settings) if not folder.exists else b""
    folder.make()
    if content:
        folder.write_settings(content)
    return folder


def _new_settings(folder: CaseFolder, config: Path | None, settings: CaseSettings | None) -> bytes:
    """Return the bytes of a new dadkhah.toml: those of `config` as they are, else written from settings."""
    if settings is None and config is not None:
        content = read_settings(config)
        parse(content, str(config))
        return content
    chosen = settings or CaseSettings()
    title = chosen.title or folder.path.resolve().name
    return written(msgspec.structs.replace(chosen, title=title))


def read_settings(path: Path) -> bytes:
    """Return the bytes of a settings file; raise CallError."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise CallError("the settings cannot be read", where=str(path), remedy="name a dadkhah.toml") from error


def new_settings(config: Path | None, title: str | None, languages: Sequence[str]) -> CaseSettings:
    """Return the settings of a new case: those of a file, with what the call says laid over them."""
    base = parse(read_settings(config), str(config)) if config is not None else CaseSettings()
    given: dict[str, object] = {"title": title} if title else {}
    if languages:
        given["languages"] = tuple(languages)
    return msgspec.structs.replace(base, **given)


def holds_case(path: Path) -> bool:
    """Say whether a case stands at a path."""
    return CaseFolder(path).exists


def check_case(path: Path) -> None:
    """Raise CaseError unless a case stands at a path."""
    CaseFolder(path).check()


def _desk(folder: CaseFolder, by: str, stack: ExitStack, *, reading: bool) -> Desk:
    from dadkhah.adapters.keyring import KeyRing

    settings = parse(folder.settings(), str(folder.settings_file))
    vault = stack.enter_context(_vault(folder, reading=reading))
    record = _record(folder, reading=reading)
    stack.callback(record.close)
    return Desk(
        settings=settings,
        vault=vault,
        keys=KeyRing(folder.vault, vault.blobs, SystemRandom()),
        record=record,
        drafts=folder.drafts,
        extractor=stack.enter_context(Extracting()),
        stages=Packaged(),
        clock=SystemClock(),
        place_of=str if reading else folder.places(SystemRandom()),
        by=by,
        program=__version__,
        others=folder.merged.logs,
        copies=folder.copies,
    )


def _vault(folder: CaseFolder, *, reading: bool) -> Vault:
    """Open the vault; make it only where no record speaks of an earlier one."""
    from dadkhah.adapters.vault import open_vault

    create = not reading and not folder.record.exists()
    return open_vault(folder.vault, clock=SystemClock(), random=SystemRandom(), create=create, write=not reading)


def _record(folder: CaseFolder, *, reading: bool) -> SqliteRecord:
    from dadkhah.adapters.sqlite.record import open_record

    if reading and not folder.record.exists():
        raise CaseMissing("the case has no record", where=str(folder.record), remedy="make it with `dadkhah build`")
    return open_record(folder.record, create=not reading)


class Extracting:
    """The extractor whose parsers run in a guarded child process, loaded with the first source that is new."""

    def __init__(self) -> None:
        self._stack = ExitStack()

    def __enter__(self) -> Extracting:
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def extract(self, content: BinaryIO | bytes, media: str) -> Extracted:
        """Return the text of a file, or why there is none."""
        return self._guarded.extract(content, media)

    def recognises(self) -> bool:
        """Say whether the characters of a picture can be recognised on this machine."""
        return self._guarded.recognises()

    def members(self, content: BinaryIO | bytes, media: str, most: int) -> Iterator[tuple[Member, BinaryIO]]:
        """Yield the members of a container."""
        return self._guarded.members(content, media, most)

    @cached_property
    def _guarded(self) -> Extractor:
        from dadkhah.adapters.extractors.guarded import Guarded

        return self._stack.enter_context(Guarded())


def sources(arguments: Sequence[str], note: Callable[[str], None]) -> Iterator[Found | DadkhahError]:
    """Yield the files that arguments name, folders walked, and what is wrong with those that cannot be used.

    A file of another kind that merely lies in a folder is no error: `note` is told of it.
    """
    from dadkhah.adapters.files import Unusable
    from dadkhah.adapters.files import sources as walk

    for found in walk(_without_sidecars(arguments)):
        if not isinstance(found, Unusable):
            yield _source(found)
        elif isinstance(found.error, SourceUnreadable) and not found.named:
            note(str(found.error))
        else:
            yield found.error


def gathered(
    arguments: Sequence[str], note: Callable[[str], None], fetcher: Fetcher
) -> Iterator[Found | Fetched | DadkhahError]:
    """Yield what arguments name, in their order: files as `sources` does, addresses on the web fetched one by one."""
    from dadkhah.work.gather import gathered as work

    return work(arguments, lambda names: sources(names, note), fetcher)


def fetching(web: Web) -> Fetcher:
    """Return the fetcher that a call asks for, loaded with the first address; raise CallError for a wrong proxy."""
    from dadkhah.adapters.http.asked import Asked

    return Asked(web, __version__, SystemClock(), SystemRandom())


def count(arguments: Sequence[str]) -> int:
    """Return how many files arguments name, folders walked, those that cannot be used among them; opens none."""
    from dadkhah.adapters.files import sources as walk

    return sum(1 for _ in walk(_without_sidecars(arguments)))


def _without_sidecars(arguments: Sequence[str]) -> list[str]:
    """Leave out sidecars whose sources are named too: `sources/*` names both, and one is read with the other."""
    stems = {Path(name).with_suffix("") for name in arguments if not name.endswith(".toml")}
    return [name for name in arguments if not name.endswith(".toml") or Path(name).with_suffix("") not in stems]


def _source(found: FoundFile) -> Found | DadkhahError:
    try:
        return SourceFile(found)
    except DadkhahError as error:  # standard input that is empty or too long
        return error


class SourceFile:
    """One file that was found, or standard input, which is read once and held."""

    def __init__(self, found: FoundFile) -> None:
        from dadkhah.adapters.files import held_input

        self._found = found
        self._held = None if found.path is not None else held_input(sys.stdin.buffer)
        self.media, self.name, self.named = found.media, found.name, found.named
        self.path = "-" if found.path is None else str(found.path)

    def open(self) -> BinaryIO:
        """Open the bytes; raise SourceMissing, SourceError."""
        if self._held is not None or self._found.path is None:
            return io.BytesIO(self._held or b"")
        try:
            return self._found.path.open("rb")
        except OSError as error:
            raise SourceMissing(f"it cannot be opened ({error.strerror})", where=self.path) from error

    def sidecar(self) -> bytes | None:
        """Return the bytes of the sidecar, or None; raise SourceMissing."""
        from dadkhah.adapters.files import sidecar_of

        return sidecar_of(self._found)


def package(form: str, path: Path, desk: Desk) -> Package:
    """Return what writes evidence in one form; raise CallError where something stands already, or within the case."""
    from dadkhah.adapters.packages.bagit import Bag
    from dadkhah.adapters.packages.wacz import Wacz

    return (Wacz if form == "wacz" else Bag)(path, desk.vault.blobs, f"dadkhah/{__version__}")


def build(desk: Desk, tell: Tell) -> Built:
    """Write the draft; loads the verb and all its stages."""
    from dadkhah.work.build import build as work

    return work(desk, tell)


def verify(path: Path, tell: Tell, against: Sequence[Path] = ()) -> Report:
    """Check a case or vault, the record against it, and it against checkpoints kept elsewhere; raise CaseMissing."""
    from dadkhah.adapters.custody import counting, vault_folder
    from dadkhah.adapters.vault import verify_vault

    folder = CaseFolder(path)
    vault = vault_folder(path)
    report = verify_vault(vault, progress=counting(tell, "checking the vault", vault), against=against)
    if vault == path:
        return report
    others = ((name, verify_vault(place)) for name, place in folder.merged.folders().items())
    report = beside(report, others)
    return joined(report, *_record_flaws(path, tell)) if folder.record.exists() else report


def bundle(desk: Desk, path: Path, target: Path, recipient: str) -> int:
    """Write what proves a case into one file; return its size in bytes.

    Raises CaseError, StorageError; with a recipient also CallError and CaseLocked.
    """
    from dadkhah.adapters.folder.bundle import write_bundle
    from dadkhah.adapters.folder.merged import log_id

    folder = CaseFolder(path)
    keys = desk.keys.handed_to(recipient) if recipient else {}
    return write_bundle({log_id(folder.vault): folder.vault} | folder.merged.folders(), target, keys)


def merge(desk: Desk, path: Path, file: Path) -> Merged:
    """Take a bundle into a case; raise SourceMissing, IntegrityError, NoActor, StorageError."""
    from dadkhah.adapters.folder.bundle import Bundle
    from dadkhah.adapters.folder.merged import OtherLog
    from dadkhah.work.merge import merge as work

    folder = CaseFolder(path)
    with Bundle(file) as received:
        logs = folder.merged.receive(received, folder.vault, desk.vault.blobs)
        others = [OtherLog(place) for name, place in folder.merged.folders().items() if name in logs]
        return work(desk, others, received.keys())


def _record_flaws(path: Path, tell: Tell) -> tuple[tuple[Flaw, ...], tuple[str, ...]]:
    """Return what is wrong with the record of a case, and what is to be warned of."""
    try:
        with open_desk(path, by="", reading=True) as desk:
            return tuple(verify_record(desk, tell)), tuple(unfinished_erasures(desk))
    except IntegrityError as error:
        return (Flaw(error.where or str(path), error.what),), ()


def _said(text: str) -> None:
    """Say one line on standard error."""
    sys.stderr.write(f"dadkhah: {text}\n")
    sys.stderr.flush()


class Packaged:
    """The stages of this program, each loaded when it is called first."""

    def __init__(self, note: Callable[[str], None] = _said) -> None:
        self._note = note

    @property
    def reader(self) -> str:
        """Return the name and version of the reader."""
        from dadkhah.read.version import reader_name

        return reader_name()

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """Return the gazetteer, opened once; its index is built where it is missing."""
        from dadkhah.adapters.gazetteer import open_ready

        return open_ready(self._note)

    def describe(self, telling: Telling) -> Description:
        """Return what is said about a source (capture.describe); the case's interests are laid over it later."""
        from dadkhah.capture.describe import Options, describe
        from dadkhah.capture.published import infer

        text = telling.text
        return describe(
            options=Options(**telling.options),
            sidecar=telling.sidecar,
            page=telling.page,
            language=text.language if text else "und",
            inferred=infer(text) if text else None,
        )

    def read(self, captured: Captured) -> Reading:
        """Return what the grammar reader finds (read.reader)."""
        from dadkhah.read.reader import read

        return read(captured, self.gazetteer)

    def lines(self, captured: Captured, reading: Reading) -> Iterator[dict[str, object]]:
        """Return the flat lines of `dadkhah read` (read.lines)."""
        from dadkhah.read.lines import claim_lines

        return claim_lines(captured, reading)

    def summary(self, captured: Captured) -> dict[str, object]:
        """Return the main event of one text as a line (read.summary)."""
        from dadkhah.read.summary.summarise import summarise, summary_line

        return summary_line(captured, summarise(captured, self.gazetteer))

    def resolve(
        self, captured: Sequence[Captured], readings: Sequence[Reading], judgements: Sequence[Judgement]
    ) -> Resolved:
        """Return clusters and links (resolve)."""
        from dadkhah.resolve import resolve

        return resolve(captured, readings, judgements, self.gazetteer)

    def weigh(self, captured: Sequence[Captured], readings: Sequence[Reading], resolved: Resolved) -> Weighed:
        """Return the figures side by side (weigh)."""
        from dadkhah.weigh import weigh

        return weigh(captured, readings, resolved)

    def account(self, case: Weighing, reviews: Sequence[Review]) -> Accounted:
        """Return allegations, measures and offices (account); no search is recorded yet."""
        from dadkhah.account import account

        return account(case.captured, case.readings, case.resolved, case.weighed, reviews, ())

    def draft(self, inputs: Inputs) -> Mapping[str, bytes]:
        """Return the files of the working draft (publish)."""
        from dadkhah.publish import draft

        return draft(inputs)


def completions(url: str, model: str, *, plain: bool) -> Completions:
    """Return the port to a language model; connects to nothing yet; raise CallError for an address or name of none."""
    from dadkhah.adapters.completions import HttpCompletions, checked_key, checked_model, endpoint

    return HttpCompletions(endpoint(url, plain=plain), checked_model(model), checked_key(os.environ))


def peek(
    files: Sequence[str],
    options: Mapping[str, str],
    wanted: Wanted,
    jobs: int,
    note: Callable[[str], None],
    *,
    model: Completions | None = None,
) -> Iterator[Page]:
    """Yield what is read from each file, in the order of the files, however many are read at once.

    With a model they are read one after another.
    """
    if jobs == 1 or model is not None:
        yield from _peek(sources(files, note), options, wanted, model)
        return
    from dadkhah.adapters.crew import crew

    Packaged(note).gazetteer.close()  # built here when it is missing, and not by each of the crew
    work = (([one], dict(options), wanted) for one in sources(files, note))
    for pages in crew(_peek_batch, work, jobs):
        yield from pages


def _peek_batch(work: tuple[list[Found | DadkhahError], dict[str, str], Wanted]) -> list[Page]:
    """Read some files in one of several processes, which keeps what reading needs until its end."""
    found, options, wanted = work
    return list(_peek(iter(found), options, wanted, stages=_kept()))


@cache
def _kept() -> Packaged:
    """Return the stages of this process: the index of place names is opened once, not for every file."""
    return Packaged()


def _peek(
    found: Iterator[Found | DadkhahError],
    options: Mapping[str, str],
    wanted: Wanted,
    model: Completions | None = None,
    *,
    stages: Packaged | None = None,
) -> Iterator[Page]:
    from dadkhah.work.peek import peek as work

    stages = Packaged() if stages is None else stages
    with Extracting() as reads:
        assistant = _assistant(model, stages) if model is not None else None
        yield from work(stages, reads, found, options, wanted, assistant=assistant)


def _assistant(model: Completions, stages: Packaged) -> Assistant:
    from dadkhah.work.assist import Assistant

    return Assistant(model, stages.gazetteer)
