"""How well times are read on data that nobody here wrote: `python -m evals.measure.times`.

Two sets, both beside the repository and skipped with a word where absent. MEANTIME (60 Wikinews articles): the value of
each gold DATE in its sentence, given the article's date. Recognizers-Text (a coverage suite): dates and periods; where
a day or month names no year it offers a past and a future answer, and either counts.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from briefing.model import Mention, TimeExpression
from briefing.normalize.times import find_times

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
_VALUE = re.compile(r"\d{3,4}(?:-(?:\d\d(?:-\d\d)?|W\d\d(?:-WE)?|Q[1-4]|H[12]|SP|SU|FA|WI))?")

Found = Mention[TimeExpression]


class Outcome(NamedTuple):
    """One gold time, what was read at its place, and how that stands to it."""

    kind: str
    gold: str
    read: str
    context: str


def timex_value(value: TimeExpression) -> str:
    """The TIMEX3 value of a stretch: as fine as the granularity says, from its start or, if open, from its end.

    >>> timex_value(TimeExpression(quote="by 2018", start=None, end=date(2018, 12, 31), granularity="year"))
    '2018'
    """
    day = value.start or value.end
    if day is None:
        return ""
    year, week, _ = day.isocalendar()
    if value.granularity == "range":
        return f"{year}-W{week:02}-WE" if _is_weekend(value) else f"{value.start}/{value.end}"
    shapes: dict[str, str] = {
        "hour": f"{day}", "day": f"{day}", "week": f"{year}-W{week:02}", "month": f"{day:%Y-%m}",
        "quarter": f"{day.year}-Q{(day.month + 2) // 3}", "half": f"{day.year}-H{(day.month + 5) // 6}",
        "season": f"{day.year}-{_SEASON[day.month]}", "year": f"{day.year:04}", "decade": f"{day.year // 10}",
        "century": f"{day.year // 100}",
    }  # fmt: skip
    return shapes[value.granularity]


_SEASON = {
    12: "WI",
    1: "WI",
    2: "WI",
    3: "SP",
    4: "SP",
    5: "SP",
    6: "SU",
    7: "SU",
    8: "SU",
    9: "FA",
    10: "FA",
    11: "FA",
}


def _is_weekend(value: TimeExpression) -> bool:
    start, end = value.start, value.end
    return bool(start and end and start.weekday() == 5 and end - start == timedelta(days=1))


def meantime_outcomes(path: Path) -> Iterator[Outcome]:
    """An outcome a gold DATE: exact, range end, wrong, missed, or excluded (its value is no date of the calendar)."""
    for line in path.read_text(encoding="utf-8").splitlines():
        document = json.loads(line)
        day = date.fromisoformat(document["dct"])
        for row in document["timex"]:
            if row[4] == "DATE":
                yield _judge(document["sentences"][row[0]], row, day)


def _judge(sentence: str, row: list[Any], day: date) -> Outcome:
    start, end = _characters(sentence, row[1], row[2])
    gold = row[5]
    context = f"{row[3]!r} in {sentence[max(0, start - 50) : end + 30]!r}, {day}"
    if not _VALUE.fullmatch(gold):
        return Outcome("excluded", gold, "", context)
    found = [m for m in find_times(sentence, day) if m.start < end and start < m.end]
    if not found:
        return Outcome("missed", gold, "", context)
    read = timex_value(found[0].value)
    kind = "exact" if read == gold else "range end" if _ends_on(found[0].value, gold) else "wrong"
    return Outcome(kind, gold, read, context)


def _ends_on(value: TimeExpression, gold: str) -> bool:
    """Whether the gold time is one end of a range that was read as a whole: "2009" in "from 2009 to 2011"."""
    if value.granularity != "range" or not value.start or not value.end:
        return False
    return value.start.isoformat().startswith(gold) or value.end.isoformat().startswith(gold)


def _characters(sentence: str, first: int, last: int) -> tuple[int, int]:
    """Token offsets to characters: the sentences are tokens joined by single spaces."""
    tokens = sentence.split(" ")
    start = sum(len(token) + 1 for token in tokens[:first])
    return start, start + len(" ".join(tokens[first:last]))


# Why a spec of the suite is out of scope here; the first pattern that fits its input or its answer decides.
_OUT_OF_SCOPE: tuple[tuple[str, str], ...] = (
    ("number or ordinal alone as a day", r"\bfor the |back on 15$|(?:the|first|second|third|fifth) (?:\d+|fifteen)$"),
    ("day and month in figures, no year", r"(?<![\d/-])\d{1,2}[./-]\d{1,2}(?![\d/.,-])"),
    ("order of day and month ambiguous", r"08/12,|3-7-|\d-\d\d-\d\d$"),
    ("year before month", r"\b\d{4} ?,? ?(?:june|nov|June|May|November|the third)\b"),
    ("one-figure month in figures", r"(?:2015[./-]3|3/2015)$"),
    (
        "their day for a coarser unit",
        r"(?:months?|years?|weeks?) (?:ago|from now|from today|from tomorrow)|days ago\?|in 3 weeks$",
    ),
    ("their halves for early and late", r"\b(?:early|late|end of|start of|beginning of|mid) (?:this|next|last|March)"),
    (
        "their ranges stop before the year or month named last",
        r"2014-2018|2014 t|between (?:\w+ )+(?:201[58] )?and (?:Feb |March )?201\d$|to March 2019$",
    ),
    ("year in words", r"\b(?:nineteen|two thousand|one thousand|two hundred|twenty-tens)\b"),
    (
        "appointment language",
        r"\bset (?:OOO|ooo)|Out of office|\bmy (?:day|week|weekend)|business days|w/c|tmrw|\bhahaha",
    ),
    (
        "vague unit alone",
        r"(?:the|out) (?:day|week|weekend)$|on weekend$|rest (?:of )?(?:the |this |my |current )?week",
    ),
    ("numbered week", r"\b[Ww]eek \d"),
)


def recognizers_outcomes(path: Path) -> Iterator[Outcome]:
    """An outcome a spec: exact, near (the day is inside), wrong, missed, silent (rightly nothing), or out of scope."""
    for spec in json.loads(path.read_text(encoding="utf-8")):
        yield _judge_spec(spec)


def _judge_spec(spec: dict[str, Any]) -> Outcome:
    text = spec["Input"]
    moment = spec.get("Context", {}).get("ReferenceDateTime")
    day = date.fromisoformat(moment[:10]) if moment else None
    found = find_times(text, day)
    if not spec["Results"]:
        return Outcome("spurious" if found else "silent", "", _shown(found), text)
    result = spec["Results"][0]
    answers = [list(result["Value"][key].values()) for key in ("FutureResolution", "PastResolution")]
    gold = f"{result['Text']!r} {answers}"
    reason = _scope(text, answers)
    if reason:
        return Outcome(f"out of scope: {reason}", gold, _shown(found), text)
    start, end = result["Start"], result["Start"] + result["Length"]
    here = [m.value for m in found if m.start < end and start < m.end]
    if not here:
        return Outcome("missed", gold, "", text)
    return Outcome(_fit(here, answers, day), gold, _shown(found), text)


def _scope(text: str, answers: list[list[str]]) -> str:
    if not answers[0] or "0001-01-01" in answers[0]:
        return "no resolution given"
    return next((reason for reason, pattern in _OUT_OF_SCOPE if re.search(pattern, text)), "")


def _fit(values: list[TimeExpression], answers: list[list[str]], day: date | None) -> str:
    spans = [_span(answer) for answer in answers]
    if any(_equal(value, span, day) for value in values for span in spans):
        return "exact"
    inside = any(_within(value, span) for value in values for span in spans)
    return "near" if inside else "wrong"


def _span(answer: list[str]) -> tuple[date, date]:
    """Inclusive days; the suite's periods exclude their last day."""
    first, last = (date.fromisoformat(answer[0]), date.fromisoformat(answer[-1]))
    return (first, last) if len(answer) == 1 else (first, last - timedelta(days=1))


def _equal(value: TimeExpression, span: tuple[date, date], day: date | None) -> bool:
    """Whether the days are the same; a period up to now may hold the reference itself, and two-ended ones their end."""
    if value.start != span[0] or value.end is None:
        return False
    loose = value.granularity == "range" or value.end == day
    return value.end == span[1] or (loose and value.end - span[1] == timedelta(days=1))


def _within(value: TimeExpression, span: tuple[date, date]) -> bool:
    start, end = value.start, value.end
    return start is not None and end is not None and start <= span[1] and span[0] <= end


def _shown(found: tuple[Found, ...]) -> str:
    return "; ".join(f"{m.value.quote!r} {m.value.start}..{m.value.end}" for m in found)


def _report(title: str, outcomes: list[Outcome], summary: Callable[[Counter[str]], str], *, verbose: bool) -> None:
    print(f"{title}: {summary(Counter(outcome.kind for outcome in outcomes))}")
    if verbose:
        for outcome in outcomes:
            if outcome.kind not in ("exact", "silent"):
                print(f"  {outcome.kind}: gold {outcome.gold}, read {outcome.read or 'nothing'} — {outcome.context}")


def _meantime_summary(count: Counter[str]) -> str:
    n = sum(count.values()) - count["excluded"]
    found = n - count["missed"]
    return (
        f"n={n} gold dates ({count['excluded']} excluded: no calendar value), exact {count['exact'] / n:.3f} "
        f"({(count['exact'] + count['range end']) / n:.3f} with {count['range end']} that are an end of a range read "
        f"whole), found {found / n:.3f}"
    )


def _suite_summary(count: Counter[str]) -> str:
    out = {kind: number for kind, number in count.items() if kind.startswith("out of scope")}
    n = sum(count.values()) - sum(out.values())
    right = count["exact"] + count["silent"]
    reasons = ", ".join(f"{kind.removeprefix('out of scope: ')} {number}" for kind, number in sorted(out.items()))
    return (
        f"n={n} in scope, exact {right / n:.3f} (past or future answer counts), {count['near']} overlap, "
        f"{count['wrong']} wrong, {count['missed']} missed, {count['spurious']} spurious; "
        f"{sum(out.values())} out of scope: {reasons}"
    )


def main(arguments: list[str]) -> None:
    """Prints a line a set; with `-v` each time that was not read exactly."""
    verbose = "-v" in arguments
    sets: list[tuple[str, Path, Callable[[Path], Iterator[Outcome]], Callable[[Counter[str]], str]]] = [
        ("MEANTIME dates", DATA / "meantime" / "meantime_en.jsonl", meantime_outcomes, _meantime_summary),
    ]
    for name in ("DateParser", "DatePeriodParser"):
        path = DATA / "recognizers_text" / f"DateTime_{name}.json"
        sets.append((f"Recognizers {name}", path, recognizers_outcomes, _suite_summary))
    for title, path, outcomes, summary in sets:
        if path.exists():
            _report(title, list(outcomes(path)), summary, verbose=verbose)
        else:
            print(f"{title}: skipped, {path} is absent")


if __name__ == "__main__":
    import sys

    main(sys.argv[1:])
