"""BagIt folders: their sums hold under coreutils, and nothing in them names a place or a person."""

from __future__ import annotations

import hashlib
import io
import json
import subprocess
from pathlib import Path

import pytest
from tests.unit.adapters.packages.captures import AT, PAGES, Held, captured

from dadkhah.adapters.packages.bagit import SUMS, Bag
from dadkhah.adapters.vault import outgoing
from dadkhah.errors import CallError
from dadkhah.ports import Exhibit


def packed(path: Path) -> tuple[Path, Held, list[Exhibit]]:
    held, exhibits = captured(PAGES)
    body = held.put(io.BytesIO(b"<p>One</p>"))
    exhibits.append(Exhibit(digest=body.digest, media="text/html", size=body.size, at=AT, act="import"))
    package = Bag(path, held, "dadkhah/0.test")
    package.write(exhibits)
    outgoing.making(path).rename(path)
    return path, held, exhibits


@pytest.mark.parametrize("name", [f"{part}-{kind}.txt" for part in ("manifest", "tagmanifest") for kind in SUMS])
def test_the_sums_hold_under_coreutils(tmp_path: Path, name: str) -> None:
    bag, _, exhibits = packed(tmp_path / "bag")
    program = "sha512sum" if "512" in name else "sha256sum"
    done = subprocess.run([program, "-c", "--strict", name], cwd=bag, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    assert done.stdout.count(": OK") == (len(exhibits) + 1 if name.startswith("manifest") else 4)


def test_a_changed_byte_is_found(tmp_path: Path) -> None:
    bag, _, exhibits = packed(tmp_path / "bag")
    path = bag / f"data/{exhibits[0].digest}.warc"
    path.write_bytes(path.read_bytes().replace(b"One", b"Two"))
    done = subprocess.run(
        ["sha256sum", "-c", "manifest-sha256.txt"], cwd=bag, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert f"data/{exhibits[0].digest}.warc: FAILED" in done.stdout


def test_the_bytes_are_those_of_the_vault(tmp_path: Path) -> None:
    bag, held, exhibits = packed(tmp_path / "bag")
    for one in exhibits:
        ending = ".html" if one.media == "text/html" else ".warc"
        assert (bag / f"data/{one.digest}{ending}").read_bytes() == held.objects[one.digest]


def test_the_tags(tmp_path: Path) -> None:
    bag, _, exhibits = packed(tmp_path / "bag")
    payload = list((bag / "data").iterdir())
    assert (bag / "bagit.txt").read_text() == "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
    info = dict(line.split(": ", 1) for line in (bag / "bag-info.txt").read_text().splitlines())
    assert info["Payload-Oxum"] == f"{sum(path.stat().st_size for path in payload)}.{len(payload)}"
    assert info["Bagging-Date"] == "2031-05-01"
    listed = [json.loads(line) for line in (bag / "data/exhibits.jsonl").read_text().splitlines()]
    assert [(one["object"], one["act"], one.get("src")) for one in listed] == [
        (one.digest, one.act, dict(one.src) or None) for one in exhibits
    ]


def test_the_same_exhibits_make_the_same_bytes(tmp_path: Path) -> None:
    def sums(bag: Path) -> dict[str, str]:
        return {
            str(path.relative_to(bag)): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in bag.rglob("*")
            if path.is_file()
        }

    assert sums(packed(tmp_path / "a")[0]) == sums(packed(tmp_path / "b")[0])


def test_nothing_is_written_over(tmp_path: Path) -> None:
    bag, held, _ = packed(tmp_path / "bag")
    with pytest.raises(CallError, match="something stands there already"):
        Bag(bag, held, "x")
