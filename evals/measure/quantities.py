"""How well figures are read on data that nobody here wrote: `python -m evals.measure.quantities`.

Three sets beside the repository, skipped with a word where absent. Recognizers-Text (a coverage suite of numbers,
percentages, ordinals, ranges, money, measures and ages): the share of specs read with the exact value, in scope
(`quantities_scope`) and over all. EQUATE (RTE_Quant): the share of number words in its premises that end in a figure.
MEANTIME (Wikinews): the share of annotated amounts that a figure overlaps. `--failures` lists what was missed.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from briefing.model import Mention, Quantity
from briefing.normalize.quantities import find_quantities
from briefing.normalize.quantity_tokens import tokenise
from briefing.normalize.quantity_words import SMALL, TENS
from briefing.normalize.units import unit_at
from evals.measure.quantities_scope import Expected, Spec, exclusion_of, load_specs
from evals.measure.rows import Row, share_row

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"

Found = Mention[Quantity]


def passes(spec: Spec) -> bool:
    """Whether each result asked for was read with its exact value; where none is asked for, whether none was read.

    >>> passes(Spec("Number_PercentModel", "up 5 %", (Expected("5 %", 3, {"value": "5%"}),)))
    True
    """
    found = find_quantities(spec.text)
    if not spec.results:
        return not [mention for mention in found if _of_model(spec.model, mention.value)]
    return all(
        any(_overlap(want, got) and _same(spec.model, want, got.value) for got in found) for want in spec.results
    )


def _of_model(model: str, value: Quantity) -> bool:
    measured = value.unit and unit_at(tokenise(value.unit), 0, digits=True)
    return bool(measured) if model.startswith("NumberWithUnit") else True


def _overlap(want: Expected, got: Found) -> bool:
    return got.start < want.end and want.start < got.end


def _same(model: str, want: Expected, got: Quantity) -> bool:
    value = str(want.resolution.get("value", ""))
    if model == "Number_NumberRangeModel":
        return _same_interval(value, got)
    if not re.fullmatch(r"-?[\d.]+(?:E[-+]?\d+)?%?", value):
        return False
    unit = str(want.resolution.get("unit", ""))
    wanted = float(value.rstrip("%")) * (0.01 if unit in {"Cent", "Pence", "Penny"} else 1)
    stated = _stated(got)
    return any(abs(wanted - number) <= 1e-9 * max(1.0, abs(wanted)) for number in stated) and _same_unit(want, got)


def _stated(got: Quantity) -> tuple[float, ...]:
    """The numbers that the words state, before hedges widened them."""
    if got.bound == "about" and got.low is not None and got.high is not None:
        return ((got.low + got.high) / 2,)
    if got.bound in {"nearly", "at_most", "less_than"} and got.high is not None:
        return (got.high,)
    return tuple(number for number in (got.low, got.high) if number is not None)


def _same_unit(want: Expected, got: Quantity) -> bool:
    if iso := want.resolution.get("isoCurrency"):
        return bool(got.unit == iso)
    name = str(want.resolution.get("unit", ""))
    if not name:
        return True
    known = unit_at(tokenise(name.lower()), 0, digits=True)
    return known is None or known[0] < len(tokenise(name)) or name == "Pound" or got.unit in {known[1].name, "percent"}


def _same_interval(value: str, got: Quantity) -> bool:
    low, high = (float(end) if end else None for end in value[1:-1].split(","))
    if (got.low, got.high) != (low, high):
        return False
    bounds = {"(,": "less_than", "[": "at_least", "(": "more_than"}
    if low is None:
        return got.bound == ("at_most" if value.endswith("]") else "less_than")
    return high is not None or got.bound == bounds[value[0]]


class Tally(NamedTuple):
    """What became of the coverage suite: specs asked and read rightly by model, those set aside, all of them."""

    asked: Counter[str]
    right: Counter[str]
    aside: Counter[str]
    everything: Counter[bool]
    missed: list[Spec]


@lru_cache(maxsize=1)
def tally(folder: Path) -> Tally:
    """Read every spec of the suite once."""
    counts = Tally(Counter(), Counter(), Counter(), Counter(), [])
    for spec in load_specs(folder):
        passed = passes(spec)
        counts.everything[passed] += 1
        if reason := exclusion_of(spec):
            counts.aside[f"{spec.model}: {reason}"] += 1
            continue
        counts.asked[spec.model] += 1
        counts.right[spec.model] += passed
        if not passed:
            counts.missed.append(spec)
    return counts


def measure_specs(folder: Path) -> Iterator[str]:
    """Lines on the coverage suite: a share for each model, then what is out of scope."""
    counts = tally(folder)
    for model in counts.asked:
        yield _share(model, counts.right[model], counts.asked[model])
    yield _share("all in scope", counts.right.total(), counts.asked.total())
    yield _share("all, in scope or not", counts.everything[True], counts.everything.total())
    yield f"  out of scope: {counts.aside.total()} specs"
    yield from (f"    {count:3}  {reason}" for reason, count in sorted(counts.aside.items()))
    if "--failures" in sys.argv:
        yield from map(_missed_line, counts.missed)


def _missed_line(spec: Spec) -> str:
    wanted = [(result.text, result.resolution.get("value")) for result in spec.results]
    read = [(got.value.quote, got.value.low, got.value.high, got.value.unit) for got in find_quantities(spec.text)]
    return f"    MISSED {spec.model}: {spec.text[:150]!r} wants {wanted}, read {read}"


_NUMBER_WORD = re.compile(
    r"\d[\d,.]*|\b(?:"
    + "|".join(sorted({*SMALL, *TENS} - {"one", "zero"}))
    + r"|hundreds?|thousands?|millions?|dozens?)\b",
    re.IGNORECASE,
)


def measure_coverage(path: Path) -> Iterator[str]:
    """The share of number words in premises that some figure covers, dates and names among them counted as misses."""
    covered, missed = _coverage(path)
    yield _share("number words of premises in a figure", covered, covered + missed.total())
    yield _share("the same, years and days of months aside", covered, covered + missed["other"])
    yield f"    not covered: {', '.join(f'{kind} {count}' for kind, count in missed.most_common())}"


def _coverage(path: Path) -> tuple[int, Counter[str]]:
    covered, missed = 0, Counter[str]()
    for line in path.read_text(encoding="utf-8").splitlines():
        text = json.loads(line)["premise"]
        spans = [(mention.start, mention.end) for mention in find_quantities(text)]
        for match in _NUMBER_WORD.finditer(text):
            if any(start <= match.start() < end for start, end in spans):
                covered += 1
            else:
                missed[_miss(text, match)] += 1
    return covered, missed


_MONTH_BEFORE = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan\.) $"
)


def _miss(text: str, match: re.Match[str]) -> str:
    """What kind of number was left out: a year, a day of a month, or another."""
    if re.fullmatch(r"(?:1[5-9]|20)\d\d", match.group()):
        return "year"
    if _MONTH_BEFORE.search(text[: match.start()]):
        return "day"
    if "--failures" in sys.argv:
        around = text[max(0, match.start() - 25) : match.end() + 25]
        sys.stdout.write(f"    MISSED {match.group()!r} in {around!r}\n")
    return "other"


def measure_amounts(path: Path) -> Iterator[str]:
    """The share of annotated amounts overlapped by a figure."""
    hits: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for kind, miss in _amounts(path):
        asked[kind] += 1
        hits[kind] += not miss
        if miss and "--failures" in sys.argv:
            yield f"    MISSED {kind} {miss}"
    for kind in sorted(asked):
        yield _share(kind, hits[kind], asked[kind])


def _amounts(path: Path) -> Iterator[tuple[str, str]]:
    """Each annotated amount's kind, and where it stands if no figure was read there."""
    for line in path.read_text(encoding="utf-8").splitlines():
        article = json.loads(line)
        for sentence, first, last, words, kind in article["values"]:
            tokens = article["sentences"][sentence]
            tokens = tokens.split() if isinstance(tokens, str) else tokens
            start = len(" ".join(tokens[:first])) + (first > 0)
            end = start + len(" ".join(tokens[first:last]))
            found = any(m.start < end and start < m.end for m in find_quantities(" ".join(tokens)))
            yield kind, "" if found else f"{words!r} in {' '.join(tokens)[max(0, start - 40) : end + 40]!r}"


def rows() -> list[Row]:
    """The figures for the table; a set that is absent gives none."""
    found: list[Row] = []
    if (specs := DATA / "recognizers_text").exists():
        counts = tally(specs)
        aside = f"{counts.aside.total()} specs are out of scope"
        found += [
            share_row("recognizers_quantities_in_scope_exact", counts.right.total(), counts.asked.total(), note=aside),
            share_row("recognizers_quantities_all_exact", counts.everything[True], counts.everything.total()),
        ]
    if (premises := DATA / "equate" / "RTE_Quant.jsonl").exists():
        covered, missed = _coverage(premises)
        note = "years and days of months aside"
        found.append(share_row("rte_quant_number_words_read", covered, covered + missed["other"], note=note))
    if (news := DATA / "meantime" / "meantime_en.jsonl").exists():
        outcomes = [not miss for _, miss in _amounts(news)]
        found.append(share_row("meantime_amounts_found", sum(outcomes), len(outcomes)))
    return found


def _share(name: str, hits: int, n: int) -> str:
    return f"  {name:<42} {hits / n if n else 0:.3f}  ({hits} of {n})"


def main() -> None:
    """Print the three measurements."""
    sets: tuple[tuple[str, Path, Callable[[Path], Iterator[str]]], ...] = (
        ("Recognizers-Text, exact value", DATA / "recognizers_text", measure_specs),
        ("EQUATE RTE_Quant, coverage", DATA / "equate" / "RTE_Quant.jsonl", measure_coverage),
        ("MEANTIME amounts, overlap", DATA / "meantime" / "meantime_en.jsonl", measure_amounts),
    )
    for title, path, measure in sets:
        lines = measure(path) if path.exists() else (f"  skipped: {path} is not here",)
        sys.stdout.write("\n".join([title, *lines]) + "\n")


if __name__ == "__main__":
    main()
