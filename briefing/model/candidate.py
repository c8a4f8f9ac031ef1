"""What extractors propose, and what that cost."""

from __future__ import annotations

from typing import Literal

from briefing.model.base import Value

Role = Literal["relay", "speaker"]
Modality = Literal["asserted", "possible", "intended"]


class Attribution(Value):
    """One link of the chain by which a document has an assertion; chains run outermost first."""

    name: str
    """The body or person, as the document names it."""
    role: Role
    """`relay` passes on what it was told or has read; `speaker` is whose words they are."""


class CandidateClaim(Value):
    """What an extractor proposes: quotes without offsets, and nothing that has been checked."""

    statement: str
    """One self-contained sentence: names for pronouns, dates for "Thursday"."""
    quotes: tuple[str, ...]
    """The document's own words, first the one the statement rests on; further ones say who a pronoun means."""
    attribution: tuple[Attribution, ...] = ()
    """Outermost first; empty where the publisher speaks for itself."""
    modality: Modality = "asserted"
    """Whether the statement is put as so, as possible, or as somebody's intention."""


class Usage(Value):
    """What extraction cost. Cached answers count as calls of zero tokens and zero cost."""

    calls: int = 0
    """Requests that reached the endpoint, retries included."""
    cache_hits: int = 0
    """Requests answered from the cache or from a recording."""
    prompt_tokens: int = 0
    """Tokens sent, as the endpoint counts them."""
    completion_tokens: int = 0
    """Tokens received, as the endpoint counts them."""
    cost_usd: float | None = None
    """US dollars, where the prices are known."""
    seconds: float = 0.0
    """Seconds spent waiting for the endpoint, summed over requests."""

    def __add__(self, other: Usage) -> Usage:
        known = [cost for cost in (self.cost_usd, other.cost_usd) if cost is not None]
        return Usage(
            calls=self.calls + other.calls,
            cache_hits=self.cache_hits + other.cache_hits,
            prompt_tokens=self.prompt_tokens + other.prompt_tokens,
            completion_tokens=self.completion_tokens + other.completion_tokens,
            cost_usd=sum(known) if known else None,
            seconds=round(self.seconds + other.seconds, 3),
        )


class Extraction(Value):
    """An extractor's whole answer on one document."""

    candidates: tuple[CandidateClaim, ...]
    """In the order of the text."""
    usage: Usage = Usage()
    """What it cost."""
    problems: tuple[str, ...] = ()
    """One line for each passage that got no usable answer; the other passages' candidates stand."""
