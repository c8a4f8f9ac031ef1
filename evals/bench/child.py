"""One measurement in a process of its own, so that its peak memory is its own: prints one line of JSON.

    python -m evals.bench.child merge CLAIMS FILE PROCESSES

The stories are made and written to FILE by `make`, in another process; the clock runs while they are read from there,
merged, and their findings counted and dropped.
"""

from __future__ import annotations

import hashlib
import json
import pickle
import resource
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from briefing.merge import merge
from briefing.merge.match import match
from briefing.merge.profile import read_profiles
from briefing.merge.spread import Story, merge_stories
from evals.bench.all_pairs import match_all_pairs
from evals.bench.stories import stories
from evals.bench.with_splink import match_with_splink, records

Outcome = dict[str, Any]


def make(claims: int, file: Path) -> Outcome:
    """Writes stories with so many claims."""
    started = time.perf_counter()
    with file.open("wb") as out:
        for story in stories(claims):
            pickle.dump((story.documents, story.claims), out, pickle.HIGHEST_PROTOCOL)
    return {"seconds": round(time.perf_counter() - started, 2)}


def read(file: Path) -> Iterator[Story]:
    """The stories of a file that `make` wrote, one at a time."""
    with file.open("rb") as source:
        while source.peek(1):
            yield pickle.load(source)  # noqa: S301 - written by this program a moment ago


def merge_all(claims: int, file: Path, processes: int) -> Outcome:
    """The merge of all stories over processes."""
    digest, found = hashlib.sha256(), 0
    _warm(file)
    started = time.perf_counter()
    for findings in merge_stories(read(file), processes):
        found += len(findings)
        digest.update("".join(finding.id for finding in findings).encode())
    seconds = time.perf_counter() - started
    cpu = sum(usage.ru_utime + usage.ru_stime for usage in map(resource.getrusage, _EVERYBODY))
    return {
        "seconds": round(seconds, 3),
        "cpu_seconds": round(cpu, 2),
        "peak_mb": peak_mb(processes),
        "findings": found,
        "digest": digest.hexdigest()[:16],
        "claims": claims,
    }


_EVERYBODY = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)


def merge_one(claims: int, file: Path) -> Outcome:
    """One call with the documents of all stories, as if they were one."""
    _warm(file)
    documents, told = _pooled(file)
    started = time.perf_counter()
    found = merge(documents, told)
    return {"seconds": round(time.perf_counter() - started, 3), "findings": len(found), "claims": claims}


def match_by(way: str, file: Path) -> Outcome:
    """The matching step alone over the claims of all stories; claims are read before the clock starts."""
    profiles = read_profiles(*_pooled(file))
    prepared: Any = records(profiles) if way == "splink" else profiles
    ways: Mapping[str, Callable[[Any], list[tuple[str, ...]]]] = {
        "engine": match,
        "all_pairs": match_all_pairs,
        "splink": match_with_splink,
    }
    started = time.perf_counter()
    groups = ways[way](prepared)
    seconds = time.perf_counter() - started
    return {"seconds": round(seconds, 3), "peak_mb": peak_mb(0), "groups": len(groups), "digest": _digest(groups)}


def peak_mb(processes: int) -> int:
    """Most memory in MB that this process held, and the largest of its children as often as there were some.

    An upper bound: pages that they share are counted each time.
    """
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return round((own + (child * processes if processes > 1 else 0)) / _UNITS_A_MB)


_UNITS_A_MB = 1_048_576 if sys.platform == "darwin" else 1_024
"""`ru_maxrss` counts bytes on macOS and kilobytes elsewhere."""


def _pooled(file: Path) -> Story:
    told = list(read(file))
    return [d for documents, _ in told for d in documents], [c for _, claims in told for c in claims]


def _warm(file: Path) -> None:
    """Loads the tables of words and countries: once for a process, however much it merges."""
    merge(*next(read(file)))


def _digest(groups: Sequence[tuple[str, ...]]) -> str:
    return hashlib.sha256("\n".join(" ".join(group) for group in groups).encode()).hexdigest()[:16]


def main(arguments: Sequence[str]) -> None:
    """Run the measurement that is named, and print what came of it."""
    what, claims, file, *rest = arguments
    size, path = int(claims), Path(file)
    if what == "make":
        outcome = make(size, path)
    elif what == "merge":
        outcome = merge_all(size, path, int(rest[0]))
    elif what == "one":
        outcome = merge_one(size, path)
    else:
        outcome = match_by(what, path)
    print(json.dumps(outcome))


if __name__ == "__main__":
    main(sys.argv[1:])
