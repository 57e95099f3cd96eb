"""Spark for small tables: to compile code for them takes longer than to go without.

In: a folder for its settings. Out: the environment that Java and Spark read.
"""

from __future__ import annotations

from pathlib import Path

import pytest

SETTINGS = """spark.sql.codegen.wholeStage false
spark.sql.codegen.factoryMode NO_CODEGEN
spark.sql.adaptive.enabled false
"""


def quick(folder: Path, patch: pytest.MonkeyPatch) -> None:
    """Let Spark and Java compile little of what they run."""
    (folder / "spark-defaults.conf").write_text(SETTINGS, encoding="utf-8")
    patch.setenv("SPARK_CONF_DIR", str(folder))
    patch.setenv("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")
