"""Several stories' scores made one number, which never comes without its n and its interval.

Stories are what was sampled, so whole stories are drawn (a cluster bootstrap): claims of one story share its
publishers and its subject and are not independent of each other.
"""

from __future__ import annotations

import random
from collections.abc import Sequence

from evals.scores.model import Aggregate, Score

DRAWS = 2000
SEED = 20240619
FEW = 5
"""Below this many stories an interval says little, and the note says so."""


def mean(scores: Sequence[Score], draws: int = DRAWS, seed: int = SEED) -> Aggregate:
    """One score over stories: pooled ratio or mean of values, with a 95 % percentile interval over drawn stories.

    Raises ValueError for no scores, for scores of several names, and for two of one case.

    >>> ratio = dict(name="s", status="scored", n=4)
    >>> a = Score(case="a", value=0.5, numerator=2, denominator=4, **ratio)
    >>> b = Score(case="b", value=1.0, numerator=1, denominator=1, **ratio)
    >>> mean([a, b]).value, mean([a, b]).n
    (0.6, 2)
    """
    _check(scores)
    scored = sorted((s for s in scores if s.status == "scored"), key=lambda s: s.case)
    low, high = _interval(scored, draws, seed)
    return Aggregate(
        name=scores[0].name,
        value=pooled(scored),
        n=len(scored),
        items=sum(s.n for s in scored),
        low=low,
        high=high,
        unscored=sum(s.status == "unscored" for s in scores),
        errors=sum(s.status == "error" for s in scores),
        better=scores[0].better,
        note=_note(scores, len(scored)),
    )


def resamples(n: int, draws: int = DRAWS, seed: int = SEED) -> tuple[tuple[int, ...], ...]:
    """Draws of `n` out of `n` with replacement, the same for the same arguments: for paired comparisons too."""
    chance = random.Random(seed)
    return tuple(tuple(chance.choices(range(n), k=n)) for _ in range(draws if n else 0))


def pooled(scored: Sequence[Score]) -> float | None:
    """Numerators over denominators, if all have them; else the plain mean; None for none, or for nothing judged."""
    if not scored:
        return None
    ratios = [(s.numerator, s.denominator) for s in scored if s.numerator is not None and s.denominator is not None]
    if len(ratios) < len(scored):
        return sum(s.value or 0.0 for s in scored) / len(scored)
    below = sum(denominator for _, denominator in ratios)
    return sum(numerator for numerator, _ in ratios) / below if below else None


def _interval(scored: Sequence[Score], draws: int, seed: int) -> tuple[float | None, float | None]:
    if len(scored) < 2:
        return None, None
    drawn = (pooled([scored[i] for i in picks]) for picks in resamples(len(scored), draws, seed))
    values = sorted(value for value in drawn if value is not None)
    return values[int(0.025 * (len(values) - 1))], values[-1 - int(0.025 * (len(values) - 1))]


def _note(scores: Sequence[Score], n: int) -> str:
    notes = []
    if n == 1:
        notes.append("one story: its own score, which bears no interval")
    elif 1 < n < FEW:
        notes.append(f"{n} stories: too few for the interval to be more than a hint")
    left_out = [f"{s.case} ({s.status})" for s in scores if s.status != "scored"]
    if left_out:
        notes.append("left out: " + ", ".join(left_out))
    return "; ".join(notes)


def _check(scores: Sequence[Score]) -> None:
    if not scores:
        raise ValueError("a mean needs scores; an empty list has none")
    if len({s.name for s in scores}) > 1:
        raise ValueError(f"a mean is of one score, not of {sorted({s.name for s in scores})}")
    if len({s.case for s in scores}) < len(scores):
        raise ValueError(f"{scores[0].name}: each case may come once")
