"""What becomes of two tellings with opposite words: `python -m evals.measure.wordings [SET] [-v]`.

The pairs in `wordings/` are made up, as two newspapers would print one event, by somebody who had not read the rules;
`dev` was looked at while they were written, `test` was not, and is what the table shows. Labels: `opposite` (they
contradict each other by a word or phrase, and not by a figure, a date or "not"), `sequence` (opposite deeds that can
both be true, one after the other), `agree` (paraphrases), `other` (opposite words of other people, things or days).

Each text is a document and a claim of its own publisher, and the two are merged.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Literal, NamedTuple

from briefing.ground import ground_all
from briefing.merge import merge
from briefing.model import CandidateClaim, Document
from evals.measure.rows import Row, share_row

PAIRS = Path(__file__).parent / "wordings"
SETS = ("dev", "test")

Label = Literal["opposite", "sequence", "agree", "other"]
Called = Literal["contradicts", "agrees", "neither"]


class Pair(NamedTuple):
    """Two sentences, what they are, and what the merger made of them."""

    label: Label
    one: str
    other: str
    called: Called


FIGURES: Sequence[tuple[str, tuple[Label, ...], Called]] = (
    ("opposite words called agreement", ("opposite",), "agrees"),
    ("opposite words called contradictory", ("opposite",), "contradicts"),
    ("paraphrases called agreement", ("agree",), "agrees"),
    ("paraphrases called contradictory", ("agree",), "contradicts"),
    ("opposite words of other things or times called contradictory", ("other", "sequence"), "contradicts"),
    ("opposite words of other things or times called agreement", ("other", "sequence"), "agrees"),
)


@lru_cache(maxsize=2)
def judged(name: str) -> tuple[Pair, ...]:
    """The pairs of a set with what they are called."""
    lines = (PAIRS / f"{name}.jsonl").read_text("utf-8").splitlines()
    return tuple(Pair(row["label"], row["a"], row["b"], called(row["a"], row["b"])) for row in map(json.loads, lines))


def called(one: str, other: str) -> Called:
    """What two tellings are called; a contradiction counts more than an agreement beside it.

    >>> called("The court upheld the ban on fishing in the bay.", "The court overturned the ban on fishing.")
    'contradicts'
    """
    documents = [Document(text=one, publisher="First Courier"), Document(text=other, publisher="Second Gazette")]
    claims = [c for d in documents for c in ground_all(d, [CandidateClaim(statement=d.text, quotes=(d.text,))])[0]]
    kinds = {relation.kind for finding in merge(documents, claims) for relation in finding.relations}
    if "contradicts" in kinds:
        return "contradicts"
    return "agrees" if "agrees" in kinds else "neither"


def rows(name: str = "test") -> list[Row]:
    """A row for each figure."""
    found = []
    for figure, labels, answer in FIGURES:
        pairs = [pair for pair in judged(name) if pair.label in labels]
        hits = sum(pair.called == answer for pair in pairs)
        found.append(share_row(figure, hits, len(pairs), note=f"{hits} of {len(pairs)}, made-up pairs, {name}"))
    return found


def main(arguments: Sequence[str]) -> None:
    """Print a line a row; with `-v` each pair with what it is called below."""
    names = [name for name in arguments if name in SETS] or ["test"]
    for name in names:
        for row in rows(name):
            print(f"{row.name:<63} {row.value:7.3f}  n={row.n:<4} ({row.note})")
        for pair in judged(name) if "-v" in arguments else ():
            print(f"\n{pair.label}, {pair.called}\n  {pair.one}\n  {pair.other}")


if __name__ == "__main__":
    main(sys.argv[1:])
