"""Measure how the merger grows, and beside what: `python -m evals.bench`, or `make bench`. Writes `out/bench.json`."""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from evals.bench.growth import exponent
from evals.bench.with_splink import installed

SIZES = (1_000, 10_000, 100_000, 1_000_000)
COMPARED = (1_000, 10_000)
"""Sizes at which every pair is scored too, and splink runs: fifty million pairs take minutes."""

Outcome = Mapping[str, Any]


def main() -> None:
    """Parse the options, measure, write and print."""
    options = argparse.ArgumentParser(prog="python -m evals.bench", description=__doc__)
    options.add_argument("--sizes", type=int, nargs="+", default=SIZES, metavar="N", help="claims to merge")
    options.add_argument("--most", type=int, default=max(SIZES), metavar="N", help="leave out larger sizes")
    options.add_argument("--processes", type=int, default=os.cpu_count() or 1, metavar="N")
    options.add_argument("--out", type=Path, default=Path("out/bench.json"), metavar="FILE")
    chosen = options.parse_args()
    sizes = sorted(size for size in chosen.sizes if size <= chosen.most)
    if not sizes:
        options.error("no size is left: give --sizes up to --most")
    with tempfile.TemporaryDirectory() as folder:
        report = measure(sizes, chosen.processes, Path(folder))
    chosen.out.parent.mkdir(parents=True, exist_ok=True)
    chosen.out.write_text(json.dumps(report, indent=1) + "\n", "utf-8")
    _print(report)
    print(f"written to {chosen.out}")


def measure(sizes: Sequence[int], processes: int, folder: Path) -> dict[str, Any]:
    """Everything in one run: the merge at each size, then the other ways to match at the sizes that they can do."""
    merged = {size: _merged(size, processes, folder) for size in sizes}
    compared = [size for size in sizes if size in COMPARED]
    ways = ["engine", "all_pairs", *(["splink"] if installed() else [])]
    matched = {size: {way: _alone(way, size, folder) for way in ways} for size in compared}
    pooled = {size: _alone("one", size, folder) for size in compared}
    return {
        "sizes": sizes,
        "seconds": {size: outcome["seconds"] for size, outcome in merged.items()},
        "cpu_seconds": {size: outcome["cpu_seconds"] for size, outcome in merged.items()},
        "peak_mb": {size: outcome["peak_mb"] for size, outcome in merged.items()},
        "exponent": exponent({size: outcome["seconds"] for size, outcome in merged.items()}),
        "ratios": {way: _ratios(matched, way) for way in ("all_pairs", "splink")},
        "matching": matched,
        "one_call": {
            "seconds": {size: outcome["seconds"] for size, outcome in pooled.items()},
            "exponent": exponent({size: outcome["seconds"] for size, outcome in pooled.items()}),
        },
        "findings": {size: outcome["findings"] for size, outcome in merged.items()},
        "machine": {
            "cores": os.cpu_count(),
            "processes": processes,
            "python": platform.python_version(),
            "system": f"{platform.system()} {platform.machine()}",
        },
    }


def _merged(size: int, processes: int, folder: Path) -> Outcome:
    file = folder / f"{size}.stories"
    _child("make", size, file)
    outcome = _child("merge", size, file, processes)
    if size not in COMPARED:
        file.unlink()
    return outcome


def _alone(way: str, size: int, folder: Path) -> Outcome:
    return _child(way, size, folder / f"{size}.stories")


def _child(what: str, size: int, file: Path, *more: int) -> dict[str, Any]:
    """What one measurement printed, from a process of its own; told at once, since the next one can take long."""
    print(f"{what} {size:,} …", file=sys.stderr, flush=True)
    command = [sys.executable, "-m", "evals.bench.child", what, str(size), str(file), *map(str, more)]
    printed = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout  # noqa: S603 - our own module
    outcome: dict[str, Any] = json.loads(printed.splitlines()[-1])
    print(f"  {outcome}", file=sys.stderr, flush=True)
    return outcome


def _ratios(matched: Mapping[int, Mapping[str, Outcome]], way: str) -> dict[int, float | None]:
    """How many times the engine's seconds the way took; None where it is not installed."""
    return {
        size: round(ways[way]["seconds"] / ways["engine"]["seconds"], 2) if way in ways else None
        for size, ways in matched.items()
    }


def _print(report: Mapping[str, Any]) -> None:
    print(f"{'claims':>10} {'seconds':>9} {'CPU s':>9} {'peak MB':>8} {'findings':>9}")
    for size in report["sizes"]:
        figures = [report[name][size] for name in ("seconds", "cpu_seconds", "peak_mb", "findings")]
        print(f"{size:>10,} {figures[0]:>9.2f} {figures[1]:>9.1f} {figures[2]:>8,} {figures[3]:>9,}")
    print(f"exponent {report['exponent']} (seconds against claims; stories of some 100 claims)")
    for way, ratios in report["ratios"].items():
        print(f"matching by {way}: " + ", ".join(f"{_times(value)} at {size:,}" for size, value in ratios.items()))
    print(f"one call for all: {report['one_call']['seconds']} s, exponent {report['one_call']['exponent']}")


def _times(value: float | None) -> str:
    return "not installed" if value is None else f"{value} times the engine's seconds"


if __name__ == "__main__":
    main()
