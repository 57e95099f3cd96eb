"""The tables of one run on Spark: on this machine, or on a cluster that shares a folder with it.

In: what ports.Tables asks. Out: the same answers as any other engine. pyspark is an extra, loaded when it is asked for.
"""

from __future__ import annotations
