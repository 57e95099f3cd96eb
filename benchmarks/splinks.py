"""Splink's default set-up: its own comparisons of names, dates and places over the columns as they are written.

usage: splinks.py LIST.csv CLUSTERS.csv

In: a list with the columns of the development lists. Out: rec_id, cluster_id. Blocks on the family name, the given name
with the date or the place, and the day of birth; trained as Splink's tutorial trains; clusters at 0.9.
"""

from __future__ import annotations

import logging
import sys
import warnings

import duckdb
import splink.comparison_library as cl
from splink import Linker, SettingsCreator, block_on
from splink.internals.duckdb.database_api import DuckDBAPI

FIELDS = ("name", "given", "family", "father", "sex", "dob", "date_raw", "place")


def settings() -> SettingsCreator:
    """Return the model."""
    return SettingsCreator(
        link_type="dedupe_only",
        comparisons=[
            cl.ForenameSurnameComparison("given", "family"),
            cl.DateOfBirthComparison("dob", input_is_string=True),
            cl.ExactMatch("date_raw").configure(term_frequency_adjustments=True),
            cl.ExactMatch("place").configure(term_frequency_adjustments=True),
            cl.ExactMatch("sex"),
            cl.JaroWinklerAtThresholds("father"),
        ],
        blocking_rules_to_generate_predictions=[
            block_on("family"),
            block_on("given", "date_raw"),
            block_on("dob"),
            block_on("given", "place"),
        ],
    )


def main(rows: str, clusters: str) -> None:
    """Cluster the rows of a list and write them."""
    link = duckdb.connect()
    fields = ", ".join(f"nullif({field}, '') as {field}" for field in FIELDS)
    table = f"select rec_id as unique_id, {fields} from read_csv(?, all_varchar = true, header = true)"  # noqa: S608 - columns of ours
    link.execute(f"create table people as {table}", [rows])
    api = DuckDBAPI(connection=link)
    linker = Linker(api.register("people"), settings(), log_level=None)
    training = linker.training
    training.estimate_probability_two_random_records_match([block_on("given", "family", "date_raw")], recall=0.3)
    training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    training.estimate_parameters_using_expectation_maximisation(block_on("given", "family"))
    training.estimate_parameters_using_expectation_maximisation(block_on("date_raw"))
    pairs = linker.inference.predict(threshold_match_probability=0.5)
    found = linker.clustering.cluster_pairwise_predictions_at_threshold(pairs, threshold_match_probability=0.9)
    wanted = f"select unique_id as rec_id, cluster_id from {found.physical_name}"  # noqa: S608 - a table of Splink's
    link.execute(f"copy ({wanted}) to '{clusters}' (header)")


if __name__ == "__main__":
    logging.getLogger("splink").setLevel(logging.CRITICAL)
    warnings.simplefilter("ignore")
    main(*sys.argv[1:])
