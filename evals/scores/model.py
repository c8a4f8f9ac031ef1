"""What is scored, and what a score is: a value with its reason, or a plain "cannot be judged", or an error."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from briefing.model import Briefing, Finding, Value

Better = Literal["higher", "lower", "neither"]
Status = Literal["scored", "unscored", "error"]


class Output(Value):
    """What the system made of one case, as a run records it."""

    case: str
    """The case's name."""
    briefing: Briefing | None
    """End to end; None where the system failed."""
    gold_findings: tuple[Finding, ...] = ()
    """What the merger alone makes of the labelled claims: `briefing.merge(case.documents, case.claims)`."""
    seconds: dict[str, float] = Field(default_factory=dict)
    """Wall-clock seconds by stage."""
    error: str | None = None
    """Why there is no briefing."""


class Score(Value):
    """One number about one case, with what it was counted from.

    >>> Score(name="extraction.recall", case="rain", status="scored", value=0.5, numerator=1, denominator=2, n=2).value
    0.5
    """

    name: str
    """Dotted: the part that is judged, then the measure: "relations.contradicts.recall"."""
    case: str
    """The case's name."""
    status: Status
    """`unscored` where there is nothing to judge by, `error` where the system failed: neither is 0."""
    value: float | None = None
    """None unless scored."""
    numerator: float | None = None
    """Of a plain ratio; with the denominator it lets stories be pooled. None where the value is no plain ratio."""
    denominator: float | None = None
    """Of a plain ratio."""
    n: int = 0
    """How many things were judged."""
    reason: str = ""
    """One sentence, naming the worst misses."""
    better: Better = "higher"
    """Which way is better; `neither` for what is only shown."""
    details: tuple[str, ...] = ()
    """A line each: every miss, or the rows of a table."""

    @model_validator(mode="after")
    def _whole(self) -> Score:
        if (self.value is None) == (self.status == "scored"):
            raise ValueError(f"{self.name} of {self.case}: a value and the status {self.status!r} do not go together")
        if (self.numerator is None) != (self.denominator is None):
            raise ValueError(f"{self.name} of {self.case}: a numerator and a denominator come together")
        return self


class Aggregate(Value):
    """One score over several stories, with how many they are and how far they let one see."""

    name: str
    """The score's name."""
    value: float | None
    """Pooled where the score is a plain ratio, else the mean of the stories' values; None where none was scored."""
    n: int
    """Stories that were scored."""
    items: int
    """Things judged in these stories together."""
    low: float | None
    """Lower end of the 95 % interval, from whole stories drawn with replacement; None for fewer than two stories."""
    high: float | None
    """Upper end."""
    unscored: int = 0
    """Stories in which it could not be judged."""
    errors: int = 0
    """Stories on which the system failed."""
    better: Better = "higher"
    """As in the scores."""
    note: str = ""
    """What to keep in mind: too few stories, stories left out."""

    @model_validator(mode="after")
    def _no_bare_mean(self) -> Aggregate:
        if self.value is not None and (self.n < 1 or (self.n > 1 and (self.low is None or self.high is None))):
            raise ValueError(f"{self.name}: a mean is given with its n and its interval, or not at all")
        return self
