"""How well the dates, periods and durations of the Recognizers-Text suite are read.

Where a day or month names no year the suite offers a past and a future answer, and either counts. Its periods leave
out their last day, but for "the rest of"; an open period has one end.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from briefing.model import Mention, TimeExpression
from briefing.normalize.quantities import find_quantities
from briefing.normalize.time_durations import seconds_of, with_durations
from briefing.normalize.times import find_times
from evals.measure.times_scope import ELSEWHERE, NO_ANSWER, left_elsewhere, reason_out

KINDS = {"dates": "DateParser", "periods": "DatePeriodParser", "durations": "DurationParser"}
"""What a file of the suite asks for → the end of its name."""


class Outcome(NamedTuple):
    """One gold time, what was read at its place, and how that stands to it."""

    kind: str
    gold: str
    read: str
    context: str
    scope: str = ""
    """Why it does not count, where it does not."""
    asks: str = "dates"
    """Dates, periods or durations."""


def outcomes(folder: Path) -> Iterator[Outcome]:
    """An outcome a spec: exact, near (they overlap), wrong, missed, spurious, silent (rightly nothing) or unknown."""
    for asks, name in KINDS.items():
        if (path := folder / f"DateTime_{name}.json").exists():
            for spec in json.loads(path.read_text(encoding="utf-8")):
                judged = _judge_duration(spec) if asks == "durations" else _judge(spec)
                yield judged._replace(asks=asks)


def _judge(spec: dict[str, Any]) -> Outcome:
    text = spec["Input"]
    moment = spec.get("Context", {}).get("ReferenceDateTime")
    day = date.fromisoformat(moment[:10]) if moment else None
    found = find_times(text, day)
    if not spec["Results"]:
        return Outcome("spurious" if found else "silent", "", _shown(found), text, _elsewhere(text))
    result = spec["Results"][0]
    resolutions = [result["Value"][key] for key in ("FutureResolution", "PastResolution")]
    answers = [list(resolution.values()) for resolution in resolutions]
    start, end = result["Start"], result["Start"] + result["Length"]
    here = [m.value for m in found if m.start < end and start < m.end]
    known = bool(answers[0]) and "0001-01-01" not in answers[0]
    spans = [_span(result["Text"], resolution) for resolution in resolutions] if known else []
    kind = "missed" if not here else _fit(here, spans, day) if known else "unknown"
    scope = reason_out("dates", result["Text"], answers[0]) if known else NO_ANSWER
    return Outcome(kind, f"{result['Text']!r} {answers}", _shown(found), text, scope)


def _elsewhere(text: str) -> str:
    return ELSEWHERE if left_elsewhere(text) else ""


Span = tuple[date | None, date | None]


def _span(words: str, resolution: dict[str, str]) -> Span:
    """Inclusive days, None for an open end."""
    if "date" in resolution:
        return date.fromisoformat(resolution["date"]), date.fromisoformat(resolution["date"])
    first, last = (date.fromisoformat(day) if day else None for day in map(resolution.get, ("startDate", "endDate")))
    inclusive = first is None or words.lower().startswith("rest ")
    return first, last if last is None or inclusive else last - timedelta(days=1)


def _fit(values: list[TimeExpression], spans: list[Span], day: date | None) -> str:
    if any(_equal(value, span, day) for value in values for span in spans):
        return "exact"
    return "near" if any(_within(value, span) for value in values for span in spans) else "wrong"


def _equal(value: TimeExpression, span: Span, day: date | None) -> bool:
    """Whether the days are the same; a period up to now may hold the reference itself, and two-ended ones their end."""
    if value.start != span[0] or value.end is None or span[1] is None:
        return (value.start, value.end) == span
    loose = value.granularity == "range" or value.end == day
    return value.end == span[1] or (loose and value.end - span[1] == timedelta(days=1))


def _within(value: TimeExpression, span: Span) -> bool:
    first, last = span
    if value.start is None or value.end is None or first is None or last is None:
        return False
    return value.start <= last and first <= value.end


def _judge_duration(spec: dict[str, Any]) -> Outcome:
    text, result = spec["Input"], spec["Results"][0]
    answer = [str(result["Value"]["FutureResolution"]["duration"])]
    start, end = result["Start"], result["Start"] + result["Length"]
    found = [mention for mention in with_durations(text, find_quantities(text)) if seconds_of(mention.value)]
    here = [mention.value for mention in found if mention.start < end and start < mention.end]
    exact = len(here) == 1 and float(answer[0]) in seconds_of(here[0])
    kind = "missed" if not here else "exact" if exact else "wrong"
    read = "; ".join(f"{m.value.quote!r} {m.value.low}..{m.value.high} {m.value.unit}" for m in found)
    return Outcome(kind, f"{result['Text']!r} {answer}", read, text, reason_out("durations", result["Text"], answer))


def _shown(found: Iterable[Mention[TimeExpression]]) -> str:
    return "; ".join(f"{m.value.quote!r} {m.value.start}..{m.value.end}" for m in found)


def summary(judged: list[Outcome]) -> str:
    """One line: the share read exactly in scope and over all, and the counts of the rest."""
    inside, answered = split(judged)
    count = Counter(outcome.kind for outcome in inside)
    return (
        f"in scope {right(inside) / len(inside):.3f} exact (n={len(inside)}; {count['near']} overlap, {count['wrong']} "
        f"wrong, {count['missed']} missed, {count['spurious']} spurious), of all {right(answered) / len(answered):.3f} "
        f"(n={len(answered)})"
    )


def split(judged: Iterable[Outcome]) -> tuple[list[Outcome], list[Outcome]]:
    """The outcomes in scope, and all that have an answer."""
    every = list(judged)
    return [o for o in every if not o.scope], [o for o in every if o.kind != "unknown"]


def right(judged: Iterable[Outcome]) -> int:
    """How many were read exactly, or rightly not at all."""
    return sum(outcome.kind in ("exact", "silent") for outcome in judged)
