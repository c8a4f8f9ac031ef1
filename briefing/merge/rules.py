"""The decision tables of the relations between two figures or two times: the first rule that applies decides."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from briefing.merge.values import Comparison
from briefing.model import RelationKind


@dataclass(frozen=True, slots=True)
class Pair:
    """What a rule may ask about two values."""

    comparison: Comparison
    hedged: bool
    other_source: bool
    running: bool
    later: int
    other_period: bool
    part: bool = False
    up_to_then: bool = False
    old_news: bool = False
    """Whether the pages are months apart and the claims do not both say of which time they speak."""
    summed: bool = False
    """Whether the first value is a sum of parts."""
    beyond: bool = False
    """Whether one value only sets a limit, and the other lies far within it."""
    inferred: bool = False
    """Whether a time is known only by the inferred date of its page."""
    told_from_now: bool = False
    """Whether the days are one apart and one of them is "today" or the like on a page of another day."""
    one_night: bool = False
    """Whether the days are one apart, the first time is of the night and the second of the small hours."""


Rule = tuple[str, Callable[[Pair], bool], RelationKind, str]

INFERRED = "same_inferred_time"
"""The rule of agreement by a date that was inferred: shown, and no corroboration."""

QUANTITY_RULES: Sequence[Rule] = (
    (
        "sum_of_parts",
        lambda p: p.summed and p.comparison in {"same", "same_but_hedge", "converted", "rounded"},
        "agrees",
        "the first adds up its parts",
    ),
    (
        "same_figure_other_time",
        lambda p: p.comparison == "same" and p.other_period,
        "differs",
        "the figure is the same, its time is not",
    ),
    ("same_value", lambda p: p.comparison == "same", "agrees", "both give the same figure"),
    (
        "same_figure_other_hedge",
        lambda p: p.comparison == "same_but_hedge",
        "agrees",
        "the figure is the same, its hedge is not",
    ),
    (
        "same_in_other_units",
        lambda p: p.comparison == "converted",
        "agrees",
        "the figure is the same in other units",
    ),
    ("other_unit", lambda p: p.comparison == "other_unit", "contradicts", "the number is the same, its unit is not"),
    ("units_without_a_rate", lambda p: p.comparison == "incomparable", "differs", "their units cannot be compared"),
    ("rounded_figure", lambda p: p.comparison == "rounded", "refines", "one rounds the other's figure"),
    ("part_of_a_sum", lambda p: p.part, "differs", "one comes on top of other figures"),
    (
        "total_and_one_occasion",
        lambda p: p.comparison == "apart" and p.up_to_then and not p.running,
        "differs",
        "one counts all occasions until then, the other one",
    ),
    (
        "different_periods",
        lambda p: p.comparison == "apart" and p.other_period,
        "differs",
        "the figures are of different times",
    ),
    (
        "running_figure",
        lambda p: (p.comparison == "apart" or p.beyond) and p.running and p.later != 0,
        "updates",
        "the later report moves the figure on",
    ),
    (
        "months_between_reports",
        lambda p: p.comparison == "apart" and p.old_news and not p.running,
        "differs",
        "the reports are months apart",
    ),
    (
        "estimates_of_different_sources",
        lambda p: p.hedged and p.other_source,
        "differs",
        "these are estimates by different sources",
    ),
    (
        "far_within_a_limit",
        lambda p: p.comparison in {"narrower", "wider"} and p.beyond,
        "differs",
        "one only sets a limit, far from the other's figure",
    ),
    ("narrower_figure", lambda p: p.comparison in {"narrower", "wider"}, "refines", "one figure is the more specific"),
    ("overlapping_figures", lambda p: p.comparison == "overlapping", "agrees", "both can hold"),
    ("disjoint_figures", lambda p: p.comparison == "apart", "contradicts", "these cannot both hold"),
)
"""Rule name, condition, relation, and how the explanation ends; the first that applies decides."""

TIME_RULES: Sequence[Rule] = (
    (
        INFERRED,
        lambda p: p.inferred,
        "agrees",
        "both mean the same time, as far as the date of a page can be inferred",
    ),
    ("same_time", lambda p: p.comparison == "same", "agrees", "both give the same time"),
    ("finer_time", lambda p: p.comparison in {"narrower", "wider"}, "refines", "one date is the more exact"),
    ("overlapping_times", lambda p: p.comparison == "overlapping", "agrees", "both can hold"),
    ("other_hour", lambda p: p.comparison == "other_hour", "differs", "the day is the same, the hour is not"),
    (
        "days_told_from_two_places",
        lambda p: p.comparison == "apart" and p.told_from_now,
        "differs",
        "the days are one apart, told by the clocks of two places",
    ),
    ("one_night", lambda p: p.comparison == "apart" and p.one_night, "differs", "one night runs over both days"),
    ("disjoint_times", lambda p: p.comparison == "apart", "contradicts", "these cannot both hold"),
)
