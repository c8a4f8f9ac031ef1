"""Values read from words: figures as intervals, times as stretches of days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Generic, Literal, TypeVar

from briefing.model.base import Value

Bound = Literal["exact", "about", "at_least", "more_than", "at_most", "less_than", "nearly", "range"]
Granularity = Literal["hour", "day", "week", "month", "quarter", "season", "half", "year", "decade", "century", "range"]


class Quantity(Value):
    """A figure as an interval: what the words allow, not one number."""

    quote: str
    """The words, approximator included: "more than 4,700"."""
    low: float | None
    """Least value that the words allow; None where they set none."""
    high: float | None
    """Greatest value that the words allow; None where they set none."""
    unit: str
    """What is counted or measured: a singular noun ("soldier"), an ISO 4217 code, "percent", "km", "month"; or ""."""
    bound: Bound
    """How the words limit the value."""
    role: str = ""
    """What is said of the counted: "dead", "hurt", "sent"; figures are compared only in the same role."""


class TimeExpression(Value):
    """A time as a stretch of days, resolved against the day of its document."""

    quote: str
    """The words: "June last year"."""
    start: date | None
    """First day that the words allow; None where they set none or it cannot be known."""
    end: date | None
    """Last day that the words allow, inclusive; None where they set none or it cannot be known."""
    granularity: Granularity
    """How fine the words are."""
    inferred: tuple[date, date] | None = None
    """First and last day that the words mean by the day of their document, where that is only inferred from its story
    and all days of the stretch give the same; `start` and `end` are None then, for the document does not say them."""


V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Mention(Generic[V]):
    """Where in a text a value was read. `text[start:end]` is the value's quote."""

    start: int
    end: int
    value: V
