"""How well times are read on data that nobody here wrote: `python -m evals.measure.times`.

Two sets, both beside the repository and skipped with a word where absent. MEANTIME (60 Wikinews articles): the value of
each gold DATE in its sentence, given the article's date. Recognizers-Text (a coverage suite, `times_suite`): dates,
periods and durations, in scope (`times_scope`) and over all. `--failures` lists what was not read exactly.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

from briefing.model import TimeExpression
from briefing.normalize.times import find_times
from evals.measure.rows import Row, share_row
from evals.measure.times_suite import KINDS, Outcome, outcomes, right, split, summary

__all__ = ["main", "meantime_outcomes", "right", "rows", "split", "suite_outcomes", "timex_value"]

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
SUITE = DATA / "recognizers_text"
_VALUE = re.compile(r"\d{3,4}(?:-(?:\d\d(?:-\d\d)?|W\d\d(?:-WE)?|Q[1-4]|H[12]|SP|SU|FA|WI))?")


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
    for asks in KINDS:
        if specs := [outcome for outcome in suite_outcomes() if outcome.asks == asks]:
            inside, answered = split(specs)
            note = f"{len(specs) - len(inside)} specs are out of scope"
            name = f"recognizers_{asks}"
            found.append(share_row(f"{name}_in_scope_exact", right(inside), len(inside), ">= 0.85", note))
            found.append(share_row(f"{name}_all_exact", right(answered), len(answered)))
    return found


@lru_cache(maxsize=1)
def suite_outcomes() -> tuple[Outcome, ...]:
    """Outcomes of all specs of the coverage suite that ask for times; none where it is absent."""
    return tuple(outcomes(SUITE))


def main(arguments: list[str]) -> None:
    """Prints a line a set, then what is out of scope; with `-v` each time that was not read exactly."""
    verbose = "-v" in arguments or "--failures" in arguments
    if (news := DATA / "meantime" / "meantime_en.jsonl").exists():
        _report("MEANTIME dates", list(meantime_outcomes(news)), _meantime_summary, verbose=verbose)
    else:
        print(f"MEANTIME dates: skipped, {news} is absent")
    for asks in KINDS:
        if specs := [outcome for outcome in suite_outcomes() if outcome.asks == asks]:
            _report(f"Recognizers {asks}", specs, summary, verbose=verbose)
        else:
            print(f"Recognizers {asks}: skipped, {SUITE} is absent or holds no such file")
    aside = Counter(f"{outcome.asks}: {outcome.scope}" for outcome in suite_outcomes() if outcome.scope)
    print(f"out of scope: {aside.total()} specs")
    for reason, count in sorted(aside.items()):
        print(f"  {count:3}  {reason}")


if __name__ == "__main__":
    import sys

    main(sys.argv[1:])
