"""How well times are read on data that nobody here wrote: `python -m evals.measure.times`.

Two sets, both beside the repository and skipped with a word where absent. MEANTIME (60 Wikinews articles): the value of
each gold DATE in its sentence, given the article's date. Recognizers-Text (a coverage suite): dates and periods; where
a day or month names no year it offers a past and a future answer, and either counts.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from briefing.model import Mention, TimeExpression
from briefing.normalize.times import find_times
from evals.measure.rows import Row, share_row

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
SUITES = ("DateParser", "DatePeriodParser")
_VALUE = re.compile(r"\d{3,4}(?:-(?:\d\d(?:-\d\d)?|W\d\d(?:-WE)?|Q[1-4]|H[12]|SP|SU|FA|WI))?")

Found = Mention[TimeExpression]


class Outcome(NamedTuple):
    """One gold time, what was read at its place, and how that stands to it."""

    kind: str
    gold: str
    read: str
    context: str
    scope: str = ""
    """Why it does not count, where it does not."""


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


_SEASON = dict(enumerate("WI WI SP SP SP SU SU SU FA FA FA WI".split(), 1))


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


_FIGURES = r"\d{1,2}[./-]\d{1,2}"
# Why a spec is out of scope: the first pattern that fits the words of its gold time decides. All are told by their
# shape; the last three are differences of convention, not of reading.
_OUT_OF_SCOPE: tuple[tuple[str, str], ...] = (
    ("a unit alone", r"(?:the )?(?:day|week|weekend)|rest (?:of )?(?:\w+ )?week"),
    (
        "a number alone as a day",
        r"(?:the )?(?:\d{1,2}(?:st|nd|rd|th)?|(?:twenty )?[a-z]+(?:st|nd|rd|th)|second|thirty)",
    ),
    ("day and month in figures, no year", rf"(?:from )?{_FIGURES}(?: to {_FIGURES})?"),
    ("order of day and month open", r"(?:0?[1-9]|1[0-2])[/-](?:0?[1-9]|1[0-2])[/,-]\d+|\d{1,2}-\d{1,2}-\d\d"),
    ("month in one figure", r"\d{4}[./-]\d|\d[./-]\d{4}"),
    ("year before its month", r"(?:between )?\d{4} ?,? ?(?:the )?[A-Za-z]{3,}(?: and .*)?|.*\d{4} [A-Za-z]{3,}"),
    ("year in words", r".*\b(?:thousand|hundred|nineteen|tens)\b.*"),
    ("numbered week", r".*\bweek \d.*"),
    (
        "chat words",
        r"my \w+|.*tmrw|.*\bbusiness days|w/c .*|for \d+ \w+,? from .*|.* starting .*",
    ),
    (
        "convention: one day for weeks, months or years away",
        r"(?:in )?.*\b(?:weeks?|months?|years?)(?: (?:ago|from \w+))?",
    ),
    ("convention: halves for early and late", r"(?:early|late|mid|beginning|start|end)(?: of)? .*"),
    ("convention: a range stops before the year or month named last", r".*(?:\b(?:to|and|through) |-)(?:\w+ )?\d{4}"),
)


def recognizers_outcomes(path: Path) -> Iterator[Outcome]:
    """An outcome a spec: exact, near (they overlap), wrong, missed, spurious, silent (rightly nothing) or unknown."""
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
    start, end = result["Start"], result["Start"] + result["Length"]
    here = [m.value for m in found if m.start < end and start < m.end]
    known = bool(answers[0]) and "0001-01-01" not in answers[0]
    kind = "missed" if not here else _fit(here, answers, day) if known else "unknown"
    return Outcome(
        kind, f"{result['Text']!r} {answers}", _shown(found), text, _scope(result["Text"], answers, known=known)
    )


def _scope(words: str, answers: list[list[str]], *, known: bool) -> str:
    if not known:
        return "no answer given"
    reasons = (reason for reason, pattern in _OUT_OF_SCOPE if re.fullmatch(pattern, words, re.IGNORECASE))
    return next((reason for reason in reasons if _applies(reason, answers[0])), "")


def _applies(reason: str, answer: list[str]) -> bool:
    """Whether the answer has the convention's shape: one day, or an end that is the first of a month."""
    if "one day for" in reason:
        return len(answer) == 1
    return "range stops" not in reason or answer[-1].endswith("-01")


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


def _report(title: str, outcomes: list[Outcome], summary: Callable[[list[Outcome]], str], *, verbose: bool) -> None:
    print(f"{title}: {summary(outcomes)}")
    for outcome in outcomes if verbose else ():
        if outcome.kind not in ("exact", "silent"):
            scope = f" ({outcome.scope})" if outcome.scope else ""
            print(f"  {outcome.kind}{scope}: gold {outcome.gold}, read {outcome.read or 'nothing'} — {outcome.context}")


def _meantime_summary(outcomes: list[Outcome]) -> str:
    count = Counter(outcome.kind for outcome in outcomes)
    n = sum(count.values()) - count["excluded"]
    found = n - count["missed"]
    return (
        f"n={n} gold dates ({count['excluded']} excluded: no calendar value), exact {count['exact'] / n:.3f} "
        f"({(count['exact'] + count['range end']) / n:.3f} with {count['range end']} that are an end of a range read "
        f"whole), found {found / n:.3f}"
    )


def _suite_summary(outcomes: list[Outcome]) -> str:
    inside = Counter(outcome.kind for outcome in outcomes if not outcome.scope)
    answered = [outcome for outcome in outcomes if outcome.kind != "unknown"]
    share = _right(Counter(outcome.kind for outcome in answered)) / len(answered)
    reasons = Counter(outcome.scope for outcome in outcomes if outcome.scope)
    listed = ", ".join(f"{reason} {number}" for reason, number in sorted(reasons.items()))
    return (
        f"n={inside.total()} in scope, exact {_right(inside) / inside.total():.3f} (past or future answer counts), "
        f"{inside['near']} overlap, {inside['wrong']} wrong, {inside['missed']} missed, {inside['spurious']} spurious; "
        f"of all n={len(answered)}, in scope or not, exact {share:.3f}; "
        f"{reasons.total()} out of scope: {listed}"
    )


def _right(count: Counter[str]) -> int:
    return count["exact"] + count["silent"]


def rows() -> list[Row]:
    """The figures for the table; a set that is absent gives none."""
    found: list[Row] = []
    if (news := DATA / "meantime" / "meantime_en.jsonl").exists():
        gold = [outcome for outcome in meantime_outcomes(news) if outcome.kind != "excluded"]
        ends = sum(outcome.kind == "range end" for outcome in gold)
        exact = sum(outcome.kind == "exact" for outcome in gold)
        note = f"{ends} more are an end of a range that was read whole"
        found.append(share_row("meantime_dates_exact", exact, len(gold), ">= 0.85", note))
        found.append(share_row("meantime_dates_found", sum(o.kind != "missed" for o in gold), len(gold)))
    if specs := suite_outcomes():
        inside, answered = split(specs)
        note = f"{len(specs) - len(inside)} specs are out of scope"
        found.append(share_row("recognizers_dates_in_scope_exact", right(inside), len(inside), note=note))
        found.append(share_row("recognizers_dates_all_exact", right(answered), len(answered)))
    return found


@lru_cache(maxsize=1)
def suite_outcomes() -> tuple[Outcome, ...]:
    """Outcomes of all date specs of the coverage suite; none where it is absent."""
    paths = [DATA / "recognizers_text" / f"DateTime_{name}.json" for name in SUITES]
    return tuple(outcome for path in paths if path.exists() for outcome in recognizers_outcomes(path))


def split(outcomes: Iterable[Outcome]) -> tuple[list[Outcome], list[Outcome]]:
    """The outcomes in scope, and all that have an answer."""
    every = list(outcomes)
    return [o for o in every if not o.scope], [o for o in every if o.kind != "unknown"]


def right(outcomes: Iterable[Outcome]) -> int:
    """How many were read exactly, or rightly not at all."""
    return _right(Counter(outcome.kind for outcome in outcomes))


def main(arguments: list[str]) -> None:
    """Prints a line a set; with `-v` each time that was not read exactly."""
    verbose = "-v" in arguments
    sets: list[tuple[str, Path, Callable[[Path], Iterator[Outcome]], Callable[[list[Outcome]], str]]] = [
        ("MEANTIME dates", DATA / "meantime" / "meantime_en.jsonl", meantime_outcomes, _meantime_summary),
    ]
    for name in SUITES:
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
