"""What of the second labeller's is what of the first's: claims by their words, all else by the claims that it holds."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from briefing.model import Document, Quantity, TimeExpression
from evals.agreement.model import Both
from evals.cases import available, load, span
from evals.labels import LabelledFinding, Labels, Nugget, read_labels
from evals.scores.matching import best_assignment

SECOND = "second.yaml"
"""Name of the second labeller's file, beside `case.yaml`."""
FIRST = "first.yaml"
"""Name of the first labels as they were made, kept where `case.yaml` was changed after the second had been seen."""
OVERLAP = 0.5
"""Least share of the shorter quote that both cover, for two claims to be one; of all claims, for two nuggets."""

One = TypeVar("One")
Two = TypeVar("Two")
Expression = TypeVar("Expression", Quantity, TimeExpression)
Place = tuple[int, int]


def read(folder: Path) -> Both | None:
    """Both labellings as made; None where the texts are absent. Raises LabelError where one is out of form."""
    case, kept = load(folder), folder / FIRST
    one = read_labels(kept) if kept.exists() else case.labels
    two = read_labels(folder / SECOND)
    return Both(one, two, pair_claims(case.documents, one, two)) if available(case) else None


def pair_claims(texts: Sequence[Document], one: Labels, two: Labels) -> dict[str, str]:
    """First labeller's claim → second's: of all choices one to one, that whose first quotes overlap most."""
    paired: dict[str, str] = {}
    for text in texts:
        sides = _placed(text, one), _placed(text, two)
        paired |= {a[0]: b[0] for a, b in matches(*sides, lambda a, b: overlap(a[1], b[1]))}
    return paired


def matches(
    mine: Sequence[One], theirs: Sequence[Two], weight: Callable[[One, Two], float]
) -> Iterator[tuple[One, Two]]:
    """The choice one to one with the greatest sum of weights; what has the weight 0 stays alone."""
    weights = [[weight(a, b) for b in theirs] for a in mine]
    return ((mine[i], theirs[j]) for i, j in best_assignment(weights) if weights[i][j] > 0)


def overlap(one: Place, other: Place) -> float:
    """Dice coefficient of two stretches of text; 0 where not even half of the shorter is common.

    >>> overlap((0, 10), (0, 30)), overlap((0, 10), (6, 30))
    (0.5, 0.0)
    """
    common = min(one[1], other[1]) - max(one[0], other[0])
    lengths = one[1] - one[0], other[1] - other[0]
    return 2 * common / sum(lengths) if common >= OVERLAP * min(lengths) else 0.0


def same_words(mine: Sequence[Expression], theirs: Sequence[Expression]) -> Iterator[tuple[Expression, Expression]]:
    """Quantities or times of one claim whose quotes share words."""
    return matches(mine, theirs, lambda a, b: _shared(_parts(a.quote), _parts(b.quote)))


def same_findings(both: Both) -> list[tuple[LabelledFinding, LabelledFinding]]:
    """Findings that share claims, most shared first served."""
    mine = [(finding, both.paired.keys() & set(finding.claims)) for finding in both.one.findings]
    theirs = [(finding, both.met(finding.claims)) for finding in both.two.findings]
    return [(a, b) for (a, _), (b, _) in matches(mine, theirs, lambda a, b: _shared(a[1], b[1]))]


def same_nuggets(both: Both) -> list[tuple[Nugget, Nugget]]:
    """Nuggets whose findings hold mostly the same claims; the words of the nuggets are not compared."""
    mine = [(nugget, both.paired.keys() & _carried(both.one, nugget)) for nugget in both.one.nuggets]
    theirs = [(nugget, both.met(_carried(both.two, nugget))) for nugget in both.two.nuggets]
    close = matches(mine, theirs, lambda a, b: share if (share := _shared(a[1], b[1])) >= OVERLAP else 0.0)
    return [(a, b) for (a, _), (b, _) in close]


def _placed(text: Document, labels: Labels) -> list[tuple[str, Place]]:
    """Ids of a document's claims, and where the first quote of each stands."""
    claims = (claim for labelled in labels.documents if labelled.source == text.name for claim in labelled.claims)
    found = ((claim.id, span(text, claim.quotes[0])) for claim in claims)
    return [(name, (place.start, place.end)) for name, place in found]


def _parts(quote: str) -> list[str]:
    """Words and figures, compounds and thousands taken apart: one labeller quotes "five - boat", another "five"."""
    return re.findall(r"\w+", quote.lower())


def _carried(labels: Labels, nugget: Nugget) -> set[str]:
    return {name for finding in labels.findings if finding.id in nugget.findings for name in finding.claims}


def _shared(one: Collection[str], other: Collection[str]) -> float:
    """Common part over all (Jaccard)."""
    union = {*one, *other}
    return len({*one} & {*other}) / len(union) if union else 0.0
