"""Two figures that make a range: "between 5 and 7", "15 to 20", "10-15", "two or three"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefing.normalize.quantity_drafts import Draft
from briefing.normalize.quantity_nouns import counted_noun
from briefing.normalize.quantity_roles import is_move
from briefing.normalize.quantity_tokens import Token, glued, word_at

_DASHES = frozenset({("-",), ("–",), ("—",), ("~",), ("-", "to", "-")})
_TO = frozenset({("to",), ("through",), ("till",)})
_HIGHEST_SCORE = 200


def join_ranges(tokens: Sequence[Token], drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with ranges joined, and scores ("2-1") left out."""
    joined: list[Draft] = []
    index = 0
    while index < len(drafts):
        after = drafts[index + 1] if index + 1 < len(drafts) else None
        if after is None or not (joint := _joint(tokens, drafts[index], after)):
            joined.append(drafts[index])
            index += 1
            continue
        floor = joined[-1].last if joined else 0
        if spread := _spread(tokens, drafts[index], after, joint, floor):
            joined.append(spread)
        index += 2
    return joined


def _joint(tokens: Sequence[Token], low: Draft, high: Draft) -> str:
    """How two neighbouring figures are joined: `dash`, `to`, `and`, `or`, or "" where they are not."""
    gap = tuple(token.lower for token in tokens[low.last : high.first])
    if not gap or len(gap) > 3 or "ordinal" in {low.kind, high.kind} or "vague" in {low.kind, high.kind}:
        return ""
    if gap in _DASHES:
        return "dash" if glued(tokens, low.last) == glued(tokens, high.first) and _alike(low, high) else ""
    if not _alike(low, high) or high.high is None or _scaled_low(low, high) >= high.high:
        return ""
    before = word_at(tokens, low.first - 1)
    if gap == ("and",):
        return "and" if before == "between" else ""
    if gap == ("or",):
        return "or" if not low.unit and high.low <= 2 * low.low + 1 else ""
    return "to" if gap in _TO and not _moves(tokens, low.first) else ""


def _alike(low: Draft, high: Draft) -> bool:
    """Same unit, or the first has none of its own: "$5 to 7", "5 to 7 km", never "5 km to 7"."""
    return low.unit in {"", high.unit} or (not high.unit and low.first < low.last and low.unit != "fraction")


def _moves(tokens: Sequence[Token], first: int) -> bool:
    """Whether a level moved here: "rose 3 to 45", "cut from 5 to 3"."""
    before = word_at(tokens, first - 1)
    if before == "from":
        return any(is_move(word_at(tokens, place)) for place in range(first - 5, first - 1))
    if before == "by" and is_move(word_at(tokens, first - 2)):
        return True
    return is_move(before) and before not in {"more", "less", "fewer", "higher", "lower"}


def _scaled_low(low: Draft, high: Draft) -> float:
    """The lower end in the scale of the upper: "5 to 7 million" starts at five million."""
    inherits = low.scale == 1 and high.scale > 1 and low.low < high.low / high.scale
    return low.low * high.scale if inherits else low.low


def _spread(tokens: Sequence[Token], low: Draft, high: Draft, joint: str, floor: int) -> Draft | None:
    """The range, or None where two numbers and a dash are a score or a code."""
    start = _scaled_low(low, high)
    if high.high is None or start >= high.high or (joint == "dash" and _is_score(tokens, low, high)):
        return None
    first = low.first
    if word_at(tokens, first - 1) in {"between", "from"} and first > floor and joint in {"and", "to"}:
        first -= 1
    unit = high.unit or low.unit
    return replace(high, first=first, low=start, unit=unit, bound="range", role=high.role or low.role, like_year=False)


def _is_score(tokens: Sequence[Token], low: Draft, high: Draft) -> bool:
    """Bare numbers in a contest: nothing is counted behind, and a word before or behind says so."""
    if low.unit or high.unit or high.low > _HIGHEST_SCORE or counted_noun(tokens, high.last):
        return False
    near = [word_at(tokens, place) for place in (*range(low.first - 4, low.first), *range(high.last, high.last + 2))]
    return any(word in _CONTEST for word in near)


_CONTEST = frozenset(
    "win wins won winning victory defeat defeated defeats loss lost lose loses draw drew drawn lead leads led leading "
    "beat beats beaten score scored score-line scoreline trailed trailing vote voted tie tied aggregate".split()
)
