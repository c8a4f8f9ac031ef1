"""What asking costs: counted where the bytes pass, so that retries, re-asks and failed asks are all in it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import urlsplit

from briefing.model import Usage


class Prices(NamedTuple):
    """US dollars for a million tokens."""

    sent: float
    received: float


_LISTED: dict[tuple[str, str], Prices] = {
    ("api.openai.com", "gpt-4.1"): Prices(2.00, 8.00),
    ("api.openai.com", "gpt-4.1-mini"): Prices(0.40, 1.60),
    ("api.openai.com", "gpt-4.1-nano"): Prices(0.10, 0.40),
}


def prices(base_url: str, model: str, sent: float | None, received: float | None) -> Prices | None:
    """The prices that were set, else the list price, else None: another host's price for a model is not known.

    List prices: OpenAI's standard tier, as published for this model family on 14 April 2025 and unchanged in April
    2026. Rebates for prefixes that the endpoint has cached are not counted, so the cost is an upper bound.

    >>> prices("https://api.openai.com/v1", "gpt-4.1-nano", None, None)
    Prices(sent=0.1, received=0.4)
    >>> prices("http://127.0.0.1:8099/v1", "gpt-4.1-nano", None, None) is None
    True
    """
    if sent is not None and received is not None:
        return Prices(sent, received)
    return _LISTED.get((urlsplit(base_url).hostname or "", model))


@dataclass(slots=True)
class Meter:
    """Counts that only grow; one meter may serve many requests at once."""

    calls: int = 0
    cache_hits: int = 0
    prompt_tokens: int = 0
    completion_tokens: int = 0
    seconds: float = 0.0

    def tokens(self, body: object) -> None:
        """Add what an endpoint's answer says that it used; an answer that does not say adds nothing."""
        usage = body.get("usage") if isinstance(body, dict) else None
        if isinstance(usage, dict):
            self.prompt_tokens += _count(usage.get("prompt_tokens"))
            self.completion_tokens += _count(usage.get("completion_tokens"))

    def usage(self, price: Prices | None) -> Usage:
        """The counts so far, with their cost where prices are known.

        >>> Meter(calls=1, prompt_tokens=1_000_000).usage(Prices(2.0, 8.0)).cost_usd
        2.0
        """
        return Usage(
            calls=self.calls,
            cache_hits=self.cache_hits,
            prompt_tokens=self.prompt_tokens,
            completion_tokens=self.completion_tokens,
            cost_usd=price and (self.prompt_tokens * price.sent + self.completion_tokens * price.received) / 1_000_000,
            seconds=round(self.seconds, 3),
        )


_METER: ContextVar[Meter | None] = ContextVar("meter", default=None)


@contextmanager
def counting(meter: Meter) -> Iterator[None]:
    """Count all requests of this task on `meter`."""
    token = _METER.set(meter)
    try:
        yield
    finally:
        _METER.reset(token)


def current_meter() -> Meter:
    """The meter of this task; one that nobody reads, where nobody counts."""
    return _METER.get() or Meter()


def _count(value: object) -> int:
    return value if isinstance(value, int) and value > 0 else 0
