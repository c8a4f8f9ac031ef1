"""The matching step by a record-linkage library: splink on DuckDB, set up as its tutorials do.

A record is a claim, its columns what the engine compares: concepts, names, and what its figures count. Pairs are
blocked on each claim's three rarest concepts and on its slots; weights are trained by expectation maximisation on the
claims themselves; what is likelier than not to be the same matter is joined by connected components.
"""

from __future__ import annotations

import logging
from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import Any

from briefing.merge.profile import Profile

RAREST = 3
"""Concepts of a claim that pairs are blocked on; with all of them the commonest word alone makes millions of pairs."""

SAME = 0.5
"""Least probability of a pair that joins two claims."""


def installed() -> bool:
    """Whether splink and DuckDB are here; `make bench` installs them, nothing else needs them."""
    try:
        import duckdb  # noqa: F401
        import splink  # noqa: F401
    except ImportError:
        return False
    return True


def records(profiles: Mapping[str, Profile]) -> dict[str, list[Any]]:
    """The claims as columns."""
    spread = Counter(feature for profile in profiles.values() for feature in profile.features)
    columns: dict[str, list[Any]] = defaultdict(list)
    for key in sorted(profiles):
        profile = profiles[key]
        rare = sorted(profile.features, key=lambda feature: (spread[feature], feature))[:RAREST]
        columns["unique_id"].append(key)
        columns["concepts"].append(sorted(f for f in profile.features if not f.startswith("name:")))
        columns["names"].append(sorted(f for f in profile.features if f.startswith("name:")))
        columns["slots"].append(sorted({f"{f.unit} {f.role}" for f in profile.figures if f.unit and f.role}))
        columns["rare"].append(rare)
        columns["rarest"].append(rare[0] if rare else key)
    return dict(columns)


def match_with_splink(columns: Mapping[str, list[Any]]) -> list[tuple[str, ...]]:
    """Groups of ids that splink's model joins."""
    import pyarrow as pa
    import splink.comparison_library as compare
    from splink import Linker, SettingsCreator, block_on
    from splink.internals.duckdb.database_api import DuckDBAPI

    logging.getLogger("splink").setLevel(logging.ERROR)
    database = DuckDBAPI()
    settings = SettingsCreator(
        link_type="dedupe_only",
        comparisons=[
            compare.ArrayIntersectAtSizes("concepts", [4, 3, 2, 1]),
            compare.ArrayIntersectAtSizes("names", [2, 1]),
            compare.ArrayIntersectAtSizes("slots", [1]),
        ],
        blocking_rules_to_generate_predictions=[
            block_on("rare", arrays_to_explode=["rare"]),
            block_on("slots", arrays_to_explode=["slots"]),
        ],
    )
    linker = Linker(database.register(pa.table(dict(columns))), settings, log_level=logging.ERROR)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("rarest"), record_sample_proportion=1.0)
    pairs = linker.inference.predict(threshold_match_probability=SAME)
    clustered = linker.clustering.cluster_pairwise_predictions_at_threshold(pairs, threshold_match_probability=SAME)
    groups: dict[str, list[str]] = defaultdict(list)
    for row in clustered.as_record_list():
        groups[row["cluster_id"]].append(row["unique_id"])
    return sorted(tuple(sorted(group)) for group in groups.values())
