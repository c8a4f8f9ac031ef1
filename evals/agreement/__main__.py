"""`python -m evals.agreement [CASE…] [--apart]`: how far the two labellers of each case agree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import reduce
from operator import add
from pathlib import Path

import click

from briefing.errors import InputError
from evals.agreement import FIRST, SECOND, Both, Row, read, rows
from evals.cases import CASES


@click.command()
@click.argument("names", nargs=-1, metavar="[CASE]...")
@click.option("--apart", is_flag=True, help="Name each difference.")
@click.option("--root", type=click.Path(exists=True, file_okay=False, path_type=Path), default=CASES, hidden=True)
def main(names: Sequence[str], *, apart: bool, root: Path) -> None:
    """Compare the labels of each CASE, by default of all that have two labellings."""
    try:
        stories = {folder.name: read(folder) for folder in _folders(names, root)}
    except InputError as error:
        raise click.ClickException(str(error)) from error
    here = {name: both for name, both in stories.items() if both}
    for name in stories.keys() - here.keys():
        click.echo(f"{name} is skipped: its texts are not on this machine, see evals/cases/CARD.md", err=True)
    for name, both in here.items():
        click.echo(_warning(name, both), nl=False, err=True)
    found = {name: rows(both) for name, both in here.items()}
    click.echo(table(found))
    if apart:
        click.echo("".join(f"\n## {name}\n{differences(of)}" for name, of in found.items()))


def table(found: Mapping[str, Sequence[Row]]) -> str:
    """Rows as Markdown, three columns a case and, of several cases, three of all together."""
    columns = {**found, "together": [reduce(add, alike) for alike in zip(*found.values(), strict=True)]}
    if len(found) < 2:
        columns.pop("together")
    head = "".join(f" {name}: alike | above chance | n |" for name in columns)
    lines = [_line(alike) for alike in zip(*columns.values(), strict=True)]
    return "\n".join(["| |" + head, "|---|" + "---|" * 3 * len(columns), *lines])


def differences(found: Sequence[Row]) -> str:
    """Each difference under its row's name."""
    listed = ((row.what, "".join(f"- {line}\n" for line in row.apart)) for row in found if row.apart)
    return "".join(f"\n{what}:\n\n{lines}" for what, lines in listed)


def _folders(names: Sequence[str], root: Path) -> list[Path]:
    known = {path.parent.name: path.parent for path in sorted(root.glob(f"*/{SECOND}"))}
    for name in names:
        if name not in known:
            raise InputError(f"no second labeller of {name!r}", remedy=f"choose of {', '.join(known)}")
    return [known[name] for name in names or known]


def _warning(name: str, both: Both) -> str:
    if both.one.version == both.two.version:
        return ""
    settled = f"version {both.one.version} was settled with version {both.two.version} of the second in view"
    return f"{name}: {settled}, so this is no agreement of two; keep the first labels as {FIRST}\n"


def _line(alike: Sequence[Row]) -> str:
    return f"| {alike[0].what} |" + "".join(f" {_figure(r.f1)} | {_figure(r.corrected)} | {_n(r)} |" for r in alike)


def _n(row: Row) -> str:
    return f"{row.first}" if row.first == row.second else f"{row.first}, {row.second}"


def _figure(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"


if __name__ == "__main__":
    main()
