"""Splink's default set-up: its own comparisons of names, dates and places over the columns as they are written.

usage: splinks.py LIST.csv CLUSTERS.csv

In: a list with the columns of the development lists; its dates are converted by ours, its names stand as written.
Out: rec_id, cluster_id. Blocks on the family name, the given name with the date or the place, and the day of birth;
trained as Splink's tutorial trains.
"""

from __future__ import annotations

import csv
import logging
import sys
import warnings
from pathlib import Path

import duckdb
import pyarrow as pa
import splink.comparison_library as cl
from splink import Linker, SettingsCreator, block_on
from splink.internals.duckdb.database_api import DuckDBAPI

from dadkhah.lists.dates import date_of

FIELDS = ("given", "family", "father", "sex", "dob", "died", "place")


def settings() -> SettingsCreator:
    """Return the model."""
    return SettingsCreator(
        link_type="dedupe_only",
        comparisons=[
            cl.NameComparison("given").configure(term_frequency_adjustments=True),
            cl.NameComparison("family").configure(term_frequency_adjustments=True),
            cl.DateOfBirthComparison("dob", input_is_string=True),
            cl.DateOfBirthComparison("died", input_is_string=True),
            cl.ExactMatch("place").configure(term_frequency_adjustments=True),
            cl.ExactMatch("sex"),
            cl.JaroWinklerAtThresholds("father"),
        ],
        blocking_rules_to_generate_predictions=[
            block_on("family"),
            block_on("given", "died"),
            block_on("dob"),
            block_on("given", "place"),
        ],
    )


def converted(written: str) -> str:
    """Return a day in our calendar where the cell tells one, as Splink's comparison of dates wants it."""
    days = date_of(written, "day first")
    return str(days.start) if days and days.start and days.start == days.end else ""


def main(rows: str, clusters: str) -> None:
    """Cluster the rows of a list and write them."""
    with Path(rows).open(encoding="utf-8", newline="") as stream:
        people = [row | {"died": converted(row["date_raw"])} for row in csv.DictReader(stream)]
    table = {"unique_id": [row["rec_id"] for row in people]}
    table |= {field: [row[field].strip().lower() or None for row in people] for field in FIELDS}
    link = duckdb.connect()
    link.register("people", pa.table(table))
    api = DuckDBAPI(connection=link)
    linker = Linker(api.register("people"), settings(), log_level=None)
    training = linker.training
    training.estimate_probability_two_random_records_match([block_on("given", "family", "died")], recall=0.3)
    training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    training.estimate_parameters_using_expectation_maximisation(block_on("given", "family"))
    training.estimate_parameters_using_expectation_maximisation(block_on("died", "place"))
    pairs = linker.inference.predict(threshold_match_probability=0.5)
    found = linker.clustering.cluster_pairwise_predictions_at_threshold(pairs, threshold_match_probability=0.9)
    wanted = f"select unique_id as rec_id, cluster_id from {found.physical_name}"  # noqa: S608 - a table of Splink's
    link.execute(f"copy ({wanted}) to '{clusters}' (header)")


if __name__ == "__main__":
    logging.getLogger("splink").setLevel(logging.CRITICAL)
    warnings.simplefilter("ignore")
    main(*sys.argv[1:])
