"""All measurements in one table: `python -m evals.measure [--only NAME,…] [--out out/measure.json]`.

Each module of the table below hands back rows; one whose data are not beside the repository hands back none, and a line
says so. The file holds, by a row's name, its value, of how many it was taken, and what is wanted of it.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from evals.measure.rows import Row, met

MODULES = ("quantities", "times", "recognizers", "pairs", "wordings", "stories", "edits", "extraction")
"""Modules of this package, in the order of the table; those that take longest come last."""

_MET = {True: "met", False: "NOT MET", None: ""}


def measure(names: Sequence[str]) -> tuple[list[Row], list[str]]:
    """The rows of the named modules, and the lines that some print under the table."""
    rows: list[Row] = []
    details: list[str] = []
    for name in names:
        started = time.perf_counter()
        if find_spec(f"evals.measure.{name}") is None:
            print(f"{name}: skipped, there is no such module", file=sys.stderr)
            continue
        module = import_module(f"evals.measure.{name}")
        found: list[Row] = list(module.rows())
        if not found:
            print(f"{name}: skipped, its data are absent from beside the repository", file=sys.stderr)
            continue
        print(f"{name}: {len(found)} rows in {time.perf_counter() - started:.0f} s", file=sys.stderr)
        rows += found
        details += module.details() if hasattr(module, "details") else ()
    return rows, details


def table(rows: Sequence[Row]) -> str:
    """Name, value, n, what is wanted, and whether it is met.

    >>> print(table([Row(name="dates_exact", value=0.9, n=50, wanted=">= 0.85", note="2 aside")]))
    figure       value   n  wanted
    dates_exact  0.900  50  >= 0.85  met  2 aside
    """
    head = ("figure", "value", "n", "wanted", "", "")
    cells = [head] + [(r.name, _shown(r.value), f"{r.n:,}", r.wanted, _MET[met(r)], r.note) for r in rows]
    wide = [max(len(row[i]) for row in cells) for i in range(len(head))]
    lines = []
    for row in cells:
        left, right = row[0].ljust(wide[0]), [cell.rjust(w) for cell, w in zip(row[1:3], wide[1:3], strict=True)]
        rest = [cell.ljust(w) for cell, w in zip(row[3:], wide[3:], strict=True)]
        lines.append("  ".join([left, *right, *rest]).rstrip())
    return "\n".join(lines)


def _shown(value: float) -> str:
    return f"{value:.0f}" if value > 1 and value == int(value) else f"{value:.3f}"


def save(rows: Sequence[Row], path: Path) -> None:
    """Name → value, n, wanted."""
    path.parent.mkdir(parents=True, exist_ok=True)
    found = {row.name: {"value": row.value, "n": row.n, "wanted": row.wanted} for row in rows}
    path.write_text(json.dumps(found, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def _names(text: str) -> list[str]:
    names = [name.strip() for name in text.split(",") if name.strip()]
    if unknown := [name for name in names if name not in MODULES]:
        raise argparse.ArgumentTypeError(f"no module {', '.join(unknown)}; there are {', '.join(MODULES)}")
    return names


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, print the table, write the file."""
    options = argparse.ArgumentParser(prog="python -m evals.measure", description=__doc__)
    options.add_argument("--only", type=_names, default=list(MODULES), metavar="NAME,…", help="modules to run")
    options.add_argument("--out", type=Path, default=Path("out/measure.json"), help="where the figures are written")
    chosen = options.parse_args(arguments)
    rows, details = measure(chosen.only)
    print(table(rows))
    for line in details:
        print(line)
    save(rows, chosen.out)


if __name__ == "__main__":
    main()
