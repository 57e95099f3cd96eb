"""The one error tree.

In: what happened, to which file or record, and what would have worked. Out: an exception that prints as one line.

    DadkhahError                     1
    ├── CallError                    2   the command was called wrongly
    ├── SourceError                  3   a source cannot be taken in or read
    │   ├── SourceMissing                the path does not exist or cannot be opened
    │   ├── SourceEmpty                  the file has no bytes, or no words
    │   ├── SourceUnreadable             the bytes are kept, but no text could be made of them
    │   ├── AddressRefused               a web address that no capture may go to
    │   ├── FetchFailed                  a web address gave no page, or only a part of one
    │   └── NothingReadable              a whole call found no source that can be used
    ├── CaseError                    4   the case folder is not usable
    │   ├── CaseMissing                  no case there
    │   ├── CaseReadOnly                 the folder refuses writing
    │   ├── CaseNewer                    written by a later version of the program
    │   ├── CaseBusy                     another run holds the case
    │   └── CaseLocked                   what is asked for is sealed, and the key ring was not opened
    ├── StorageError                 5   the machine could not store bytes durably
    │   └── DiskFull                     no space left
    ├── IntegrityError               6   evidence or record contradicts its own proof
    ├── RecordError                  7   a record that must not exist
    │   ├── QuoteMismatch                a span does not quote its text
    │   ├── NoActor                      a decision without somebody who takes it
    │   └── UnknownRecord                an id that the case does not hold
    ├── Refused                      8   the rules of ACCOUNT forbid it
    ├── DataError                    9   a lexicon, gazetteer or setting is damaged or missing
    ├── AssistantFailed             10   a language model that was asked did not answer as it should
    └── AuthorityFailed             12   a timestamp authority that was asked did not answer as it should

The number is the process's exit code (docs/reference/errors.md). 0 is "done"; 1 is also "done in part" or "a check is
broken".
"""

from __future__ import annotations

from typing import ClassVar


class DadkhahError(Exception):
    """Say what happened, to which file or record, and what would work.

    Args:
        what: what happened, without a full stop.
        where: the file or record it happened to; empty when there is none.
        remedy: what would have worked, without a full stop.
    """

    exit_code: ClassVar[int] = 1
    remedy: ClassVar[str] = ""

    def __init__(self, what: str, *, where: str = "", remedy: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.would_work = remedy or self.remedy

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        advice = f"; {self.would_work}" if self.would_work else ""
        return one_line(f"{place}{self.what}{advice}")


def one_line(text: str) -> str:
    """Return the text with every control character and lone surrogate made visible, so that it prints as one line."""
    return "".join(char if char.isprintable() else ascii(char)[1:-1] for char in text)


class CallError(DadkhahError):
    """The command was called wrongly."""

    exit_code = 2
    remedy = "see --help"


class SourceError(DadkhahError):
    """A source cannot be taken in or read."""

    exit_code = 3


class SourceMissing(SourceError):
    """The path does not exist or cannot be opened."""

    remedy = "check the path and its permissions"


class SourceEmpty(SourceError):
    """The file has no bytes, or no words."""

    remedy = "capture the page again"


class SourceUnreadable(SourceError):
    """The bytes are kept, but no text could be made of them."""

    remedy = "save the source as UTF-8 text, HTML, PDF or an office document"


class AddressRefused(SourceError):
    """A web address that no capture may go to; nothing was sent to it."""

    remedy = "name a public address"


class FetchFailed(SourceError):
    """A web address gave no page, or only a part of one."""

    remedy = "try again later, or save the page by hand and add the file"


class NothingReadable(SourceError):
    """A whole call found no source that can be used."""

    remedy = "name files, or a folder that holds some"


class CaseError(DadkhahError):
    """The case folder is not usable."""

    exit_code = 4


class CaseMissing(CaseError):
    """There is no case at that place."""

    remedy = "make one with `dadkhah init DIR`, or name one with --case DIR"


class CaseReadOnly(CaseError):
    """The case's folder refuses writing."""

    remedy = "copy the case to a folder you may write to"


class CaseNewer(CaseError):
    """The case was written by a later version of the program."""

    remedy = "install that version or a later one"


class CaseBusy(CaseError):
    """Another run holds the case."""

    remedy = "wait until it has ended, then run again"


class CaseLocked(CaseError):
    """What is asked for is sealed, and the key ring was not opened, or not by this passphrase."""

    remedy = "give the passphrase, with --open-sealed"


class StorageError(DadkhahError):
    """The machine could not store bytes durably, or not read them."""

    exit_code = 5
    remedy = "look at the disk, and run again: what was acknowledged is kept"


class DiskFull(StorageError):
    """No space is left where the case stands."""

    remedy = "free some space and run again: what was acknowledged is kept"


class IntegrityError(DadkhahError):
    """Evidence or record contradicts its own proof."""

    exit_code = 6
    remedy = "run `dadkhah verify` and compare with a copy or a checkpoint kept elsewhere"


class RecordError(DadkhahError):
    """A record that must not exist."""

    exit_code = 7


class QuoteMismatch(RecordError):
    """A span does not quote its text."""

    remedy = "read the source again: a claim quotes the text it was read from"


class NoActor(RecordError):
    """A decision needs somebody who takes it."""

    remedy = "say who decides with --by"


class UnknownRecord(RecordError):
    """The case holds no record of that id."""

    remedy = "list the ids with --format jsonl"


class Refused(DadkhahError):
    """The rules of accounting and publication forbid it."""

    exit_code = 8


class DataError(DadkhahError):
    """A lexicon, the gazetteer or a setting is damaged or missing."""

    exit_code = 9
    remedy = "install the program again, or mend the named file"


class AssistantFailed(DadkhahError):
    """A language model that was asked did not answer as it should; the grammar's reading stands."""

    exit_code = 10
    remedy = "look at the endpoint and run again"


class AuthorityFailed(DadkhahError):
    """A timestamp authority that was asked did not answer as it should; the log says so."""

    exit_code = 12
    remedy = "ask again later, or name another authority in dadkhah.toml"
