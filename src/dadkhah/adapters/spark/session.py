"""Spark for one run: started quietly, bound to this machine where it runs here, and gone at the end.

In: a folder of this run, where Spark is to run, how much memory. Out: a session. No page of Spark's is served, nothing
is fetched, and whatever Spark writes down lies in the folder, which whoever gave it removes. Started by spark-submit,
Spark runs where that says.
"""

from __future__ import annotations

import logging
import os
import re
import shutil
import signal
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import msgspec

from dadkhah.errors import CallError, DataError

if TYPE_CHECKING:
    from pyspark.conf import SparkConf

HERE = "local[*]"
"""Where Spark runs if nobody says: in this program, on all cores."""

MEMORY = re.compile(r"(?P<many>\d+)(?:\.\d+)?\s*(?P<unit>[kmgt])i?b?", re.IGNORECASE)
USUAL = "3g"
SUBMITTED = "PYSPARK_GATEWAY_PORT"
"""Set where spark-submit has started this program."""

SHUFFLES = "8"
"""Parts that tables are split into on one machine; Spark's own 200 are for clusters."""

LOG = """rootLogger.level = error
rootLogger.appenderRef.none.ref = none
appender.none.type = Null
appender.none.name = none
"""
PATIENCE = 20.0
"""Seconds that Java may take to end."""

logging.getLogger("py4j").setLevel(logging.CRITICAL)  # after Ctrl-C it tells where Python stood


class Wanted(msgspec.Struct, frozen=True):
    """How Spark is to run. `folder`: of this run, on a cluster shared by all its machines; `memory` like 2GB."""

    folder: Path
    master: str = ""
    memory: str = ""

    @property
    def here(self) -> bool:
        """Say whether Spark runs on this machine alone."""
        return SUBMITTED not in os.environ and (self.master or HERE).startswith("local")


class Session(Protocol):
    """What the tables ask of Spark's session (pyspark.sql.SparkSession)."""

    read: Any
    catalog: Any

    def sql(self, query: str) -> Any:  # noqa: ANN401 - a DataFrame of a library that may not be there
        """Return what a statement gives."""
        ...


@contextmanager
def session(wanted: Wanted) -> Iterator[Session]:
    """Give a session, and end Spark and its Java with the block.

    Raises CallError where pyspark or Java is missing or the memory is no size, DataError where Spark does not start.
    """
    try:
        from pyspark import SparkContext
        from pyspark.java_gateway import launch_gateway
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise CallError("the engine spark needs pyspark, which is not installed", remedy=INSTALL) from error
    _java()
    conf = _configured(wanted)
    before = signal.getsignal(signal.SIGINT)
    gateway: Any = None
    context: Any = None
    try:
        with (wanted.folder / "spark.log").open("wb") as log, _bound(wanted):
            try:
                gateway = launch_gateway(conf, {"stdout": log, "stderr": log})
                context = SparkContext(conf=conf, gateway=gateway)
            except Exception as error:
                raise DataError("Spark does not start", where=_said(wanted), remedy=STARTS) from error
        yield SparkSession(context)
    finally:
        _end(context, gateway)
        if threading.current_thread() is threading.main_thread():
            signal.signal(signal.SIGINT, before)


INSTALL = "pip install 'dadkhah[spark]', or leave out --engine"
STARTS = "look at the address of --master and at Java (17 or later), or leave out --engine"


def _java() -> None:
    home = os.environ.get("JAVA_HOME")
    found = (Path(home) / "bin/java").exists() if home else shutil.which("java") is not None
    if not found and SUBMITTED not in os.environ:
        raise CallError(
            "the engine spark needs Java, which was not found",
            where=home or "",
            remedy="install Java 17 or later (Debian: default-jre-headless), or leave out --engine",
        )


def _configured(wanted: Wanted) -> SparkConf:
    """Return the settings: those that keep Spark quiet, and on one machine those that keep it here."""
    from pyspark.conf import SparkConf

    conf = SparkConf().setAppName("dadkhah")
    for key, value in {
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.sql.catalogImplementation": "in-memory",
        "spark.sql.session.timeZone": "UTC",
        "spark.sql.warehouse.dir": (wanted.folder / "warehouse").as_uri(),
    }.items():
        conf.set(key, value)
    if SUBMITTED not in os.environ:
        conf.setMaster(wanted.master or HERE)
    if wanted.here:
        for key, value in _here(wanted).items():
            conf.set(key, value)
    return conf


def _here(wanted: Wanted) -> dict[str, str]:
    inside = wanted.folder / "java"
    inside.mkdir(exist_ok=True)
    log = wanted.folder / "log4j2.properties"
    log.write_text(LOG, encoding="utf-8")
    return {
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.memory": heap(wanted.memory),
        "spark.local.dir": str(inside),
        "spark.sql.shuffle.partitions": SHUFFLES,
        "spark.driver.extraJavaOptions": f'"-Djava.io.tmpdir={inside}" "-Dlog4j2.configurationFile={log.as_uri()}"'
        " -XX:-UsePerfData",
    }


def heap(memory: str) -> str:
    """Return a size as Java writes it; raise CallError for what is none."""
    match = MEMORY.fullmatch(memory.strip())
    if memory and match is None:
        raise CallError("these are no limits for tables", where=memory, remedy="write it like 2GB")
    return f"{match['many']}{match['unit'].lower()}" if match else USUAL


@contextmanager
def _bound(wanted: Wanted) -> Iterator[None]:
    """Bind what Java opens to this machine, where Spark runs here; environment as before afterwards."""
    told = {"SPARK_LOCAL_IP": "127.0.0.1", "SPARK_LOCAL_DIRS": str(wanted.folder / "java")} if wanted.here else {}
    before = {key: os.environ.get(key) for key in told}
    os.environ.update(told)
    try:
        yield
    finally:
        for key, value in before.items():
            if value is None:
                os.environ.pop(key, None)
            else:
                os.environ[key] = value


def _said(wanted: Wanted) -> str:
    """Return the last thing that Java said."""
    lines = (wanted.folder / "spark.log").read_text("utf-8", "replace").split("\n")
    return next((line.strip()[:200] for line in reversed(lines) if line.strip()), "")


def _end(context: Any, gateway: Any) -> None:  # noqa: ANN401 - of a library that may not be there
    """End Spark, then Java: a later run in this program starts anew."""
    from pyspark import SparkContext

    try:
        if context is not None:
            context.stop()
    finally:
        # there is no other way to let go of a Java that has ended
        SparkContext._gateway = None
        SparkContext._jvm = None
        process = getattr(gateway, "proc", None)
        if process is not None:
            gateway.shutdown()
            process.stdin.close()
            try:
                process.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
