"""WACZ files: valid under the validator of its authors, read back whole, the same bytes each time."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from pathlib import Path

import pytest
import surt as reference
from tests.unit.adapters.packages.captures import PAGES, captured
from warcio.archiveiterator import ArchiveIterator

from dadkhah.adapters.packages.index import surt
from dadkhah.adapters.packages.wacz import Wacz
from dadkhah.adapters.vault import outgoing
from dadkhah.errors import CallError


@pytest.fixture
def made(tmp_path: Path) -> Path:
    return packed(tmp_path / "pages.wacz")


def packed(path: Path) -> Path:
    held, exhibits = captured(PAGES)
    package = Wacz(path, held, "dadkhah/0.test")
    digest = package.write(exhibits)
    assert not path.exists()
    outgoing.making(path).rename(path)
    assert hashlib.sha256(path.read_bytes()).hexdigest() == digest
    return path


def validated(path: Path) -> int:
    """Run the validator of the package `wacz`, loaded here since it takes a while."""
    from wacz.main import main  # noqa: PLC0415

    return int(main(["validate", "-f", str(path)]))


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_the_validator_holds(made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert validated(made) == 0
    assert "Validation succeeded, the passed WACZ is valid" in capsys.readouterr().out


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_the_validator_finds_a_change(made: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken = tmp_path / "broken.wacz"
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(broken, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"<p>One</p>", b"<p>Two</p>"))
    assert validated(broken) == 1
    assert "the passed WACZ is invalid" in capsys.readouterr().out


def test_every_file_is_listed_with_its_sum(made: Path) -> None:
    with zipfile.ZipFile(made) as file:
        package = json.loads(file.read("datapackage.json"))
        sums = {one["path"]: (one["hash"], one["bytes"]) for one in package["resources"]}
        others = {name: file.read(name) for name in file.namelist() if not name.startswith("datapackage")}
        assert sums == {
            name: (f"sha256:{hashlib.sha256(held).hexdigest()}", len(held)) for name, held in others.items()
        }
        digest = json.loads(file.read("datapackage-digest.json"))
        assert digest == {
            "path": "datapackage.json",
            "hash": f"sha256:{hashlib.sha256(file.read('datapackage.json')).hexdigest()}",
        }
    assert (package["profile"], package["wacz_version"], package["created"]) == (
        "data-package",
        "1.1.1",
        "2031-05-01T12:00:00Z",
    )


def test_every_archive_is_the_object_of_the_vault(made: Path) -> None:
    held, exhibits = captured(PAGES)
    with zipfile.ZipFile(made) as file:
        assert {info.compress_type for info in file.infolist()} == {zipfile.ZIP_STORED}
        for one in exhibits:
            assert file.read(f"archive/{one.digest}.warc") == held.objects[one.digest]


def test_every_line_of_the_index_leads_to_its_record(made: Path) -> None:
    """What a player does: looks a key up, takes that many bytes at that place, and reads one record."""
    with zipfile.ZipFile(made) as file:
        lines = file.read("indexes/index.cdx").decode().splitlines()
        assert lines == sorted(lines)
        found = [line.split(" ", 2) for line in lines]
        for key, at, about in found:
            one = json.loads(about)
            offset, length = int(one["offset"]), int(one["length"])
            held = file.read(f"archive/{one['filename']}")[offset : offset + length]
            (record,) = ArchiveIterator(io.BytesIO(held))
            assert record.rec_headers.get_header("WARC-Target-URI") == one["url"]
            assert record.rec_headers.get_header("WARC-Payload-Digest") == one["digest"]
            assert (at, one["status"]) == ("20310501120000", "200")
            assert key == surt(one["url"])
    media = sorted(json.loads(about)["mime"] for *_, about in found)
    assert media == ["image/png", "image/png", "text/html", "text/html"]


def test_every_page_is_listed(made: Path) -> None:
    with zipfile.ZipFile(made) as file:
        head, *pages = map(json.loads, file.read("pages/pages.jsonl").decode().splitlines())
    assert head["format"] == "json-pages-1.0"
    assert [(one["url"], one["ts"], one["title"]) for one in pages] == [
        (url, "2031-05-01T12:00:00Z", "A page") for url in PAGES
    ]
    assert len({one["id"] for one in pages}) == len(PAGES)


def test_the_same_exhibits_make_the_same_bytes(made: Path, tmp_path: Path) -> None:
    assert packed(tmp_path / "again.wacz").read_bytes() == made.read_bytes()


def test_nothing_is_written_over(made: Path) -> None:
    with pytest.raises(CallError, match="something stands there already"):
        Wacz(made, captured(PAGES)[0], "x")


@pytest.mark.parametrize(
    "url",
    [
        "http://www.Example.com:80/A/b/?c=D&a=1",
        "https://ex.example:8443/",
        "http://ex.example",
        "http://ex.example/%D8%AF?x",
        "http://8.8.8.8/x",
        "https://xn--bcher-kva.example/?b=&a",
        "http://ex.example/a?",
        "http://www2.ex.example/a/",
    ],
)
def test_keys_are_those_of_other_tools(url: str) -> None:
    assert surt(url) == reference.surt(url)


@pytest.mark.parametrize("url", ["urn:view:http://ex.example/A", "http://[", "data:text/plain,x"])
def test_what_is_no_web_address_is_its_own_key(url: str) -> None:
    assert surt(url) == url.lower()
