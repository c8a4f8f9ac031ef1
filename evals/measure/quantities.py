"""How well figures are read on data that nobody here wrote: `python -m evals.measure.quantities`.

Three sets beside the repository, skipped with a word where absent. Recognizers-Text (a coverage suite of number, percent,
ordinal, range, money, measure and age specs): the share of specs in scope read with the exact value; what is out of
scope is counted by reason. EQUATE (RTE_Quant): the share of number words in its premises that end in a figure. MEANTIME
(Wikinews): the share of annotated amounts that a figure overlaps. `--failures` lists what was missed.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from briefing.model import Mention, Quantity
from briefing.normalize.quantities import find_quantities
from briefing.normalize.quantity_tokens import tokenise
from briefing.normalize.quantity_words import SMALL, TENS
from briefing.normalize.units import unit_at

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"

Found = Mention[Quantity]


class Expected(NamedTuple):
    """One result that a spec asks for, and where it stands in the input."""

    text: str
    start: int
    resolution: dict[str, Any]

    @property
    def end(self) -> int:
        """One past its last character."""
        return self.start + len(self.text)


class Spec(NamedTuple):
    """An input and the results asked for."""

    model: str
    text: str
    results: tuple[Expected, ...]


class Exclusion(NamedTuple):
    """A kind of spec that asks for something other than figures in news; `models` is the start of the file's name."""

    reason: str
    models: str
    applies: Callable[[Spec], bool]


def _input(pattern: str) -> Callable[[Spec], bool]:
    return lambda spec: bool(re.search(pattern, spec.text))


def _result(pattern: str) -> Callable[[Spec], bool]:
    return lambda spec: any(re.search(pattern, result.text.strip()) for result in spec.results)


def _field(name: str, *values: object) -> Callable[[Spec], bool]:
    return lambda spec: any(result.resolution.get(name) in values for result in spec.results)


_TENS = r"(?:twenty|thirty|ninety|hundred|thousand)\b"
EXCLUSIONS = (
    Exclusion("powers and scientific notation", "Number_", _field("subtype", "power")),
    Exclusion("a code, date, address or telephone number read as numbers", "Number_", _input(r"SCP|\d\.\d+\.\d|/\d+/|\+1-|nrs?\.|\d, \d{3}, ")),
    Exclusion("European decimal comma", "Number_", _input(r"(?<![\d,])\d+,\d{1,2}(?![\d,])|\d\.\d{3},\d")),
    Exclusion("improper or stacked fractions (twenty-three fifths)", "Number_", _result(rf"(?i){_TENS}.*(?:fifth|first)s?$")),
    Exclusion("fractions of a trillion and the like", "Number_", _result(r"trillionth|thirtieth|a twenty-|hundredths?$")),
    Exclusion("ratios (1 over 3, one out of three, 2 in 5)", "Number_", _input(r"(?i) over (?:\d|one|three|twenty)|out of| in (?:5|six|twenty-one)\b")),
    Exclusion("a measure that the number model leaves to another", "Number_NumberModel", lambda spec: not spec.results and bool(re.search(r"\d|half", spec.text))),
    Exclusion("a lone scale letter (10G, 1,674.5 M)", "Number_", _input(r"\d ?G$| k$|\d M$")),
    Exclusion("sums of digits and words (3 hundred and 21)", "Number_", _input(r"\d (?:hundred|thousand|crore) (?:and|3)")),
    Exclusion("several numbers run together as a grammar test", "Number_", _input(r"valid number|two numbers|12,34,567|three-nought|nought point nought three plus")),
    Exclusion("relative ordinals (last, next, previous)", "Number_Ordinal", _field("relativeTo", "end", "current")),
    Exclusion("an ordinal that counts nothing (by itself, a class, a rank)", "Number_Ordinal", _input(r"(?i)first class|finished second|nineth|a third|thirtieth|first two")),
    Exclusion("the word percent with no number, or before it", "Number_Percent", lambda spec: _field("value", "null")(spec) or bool(_result("of ")(spec))),
    Exclusion("two bounds on one number", "Number_NumberRange", _result(r"(?i)\b(?:and|but|,) .*(?:than|least|below)")),
    Exclusion("limits repeated or reversed by 'equal' as a grammar test", "Number_NumberRange", _input(r"(?i)equal|[<>=] ?=|<-|<>|=[<>]|or greater than|numbers? .*2009")),
    Exclusion("ranges of ranks, and numbers with letters for variables", "Number_NumberRange", _input(r"(?i)\bthe tenth|^x |x>|[<>]\d")),
    Exclusion("a range that the suite itself leaves unread", "Number_NumberRange", lambda spec: not spec.results),
    Exclusion("money or measure without a number", "NumberWithUnit", _field("value", None)),
    Exclusion("money in two parts without naming the second (15 dollars 50)", "NumberWithUnit_Currency", _result(r"(?i)(?:dollars?|kuai|usd|\d) (?:and )?(?:\d+|fifty|one|two|forty five|five mao five)$")),
    Exclusion("millions written into the code (MUSD)", "NumberWithUnit_Currency", _result(r"(?i)\bm(?:usd|eur|gbp|aud)")),
    Exclusion("money of cryptography, play and rarely seen scripts", "NumberWithUnit_Currency", _result(r"(?i)satoshi|ரூ|^sen\b")),
    Exclusion("a unit in brackets, or one of physics and kitchens", "NumberWithUnit_Dimension", _result(r"(?i)[({<\[]|milli?second|/ms|picom|^2 pm|drachma|turns?$|\bcups?\b")),
    Exclusion("a temperature or money that the measure model leaves to another", "NumberWithUnit_Dimension", lambda spec: not spec.results and bool(re.search(r"degrees|° C|dollars|\d{3},", spec.text))),
)  # fmt: skip


def load_specs(folder: Path) -> Iterator[Spec]:
    """The specs that speak of quantities, dates left aside."""
    for path in sorted(folder.glob("Number*.json")):
        for entry in json.loads(path.read_text(encoding="utf-8")):
            yield Spec(path.stem, entry["Input"], tuple(_expected(entry)))


def _expected(entry: dict[str, Any]) -> Iterator[Expected]:
    place, text = 0, entry["Input"].lower()
    for result in entry["Results"]:
        found = text.find(result["Text"].lower(), place)
        start = found if found >= 0 else max(0, text.find(result["Text"].lower()))
        place = start + len(result["Text"])
        yield Expected(result["Text"], start, result.get("Resolution") or {})


def exclusion_of(spec: Spec) -> str:
    """Why a spec is out of scope, or ""."""
    return next((rule.reason for rule in EXCLUSIONS if spec.model.startswith(rule.models) and rule.applies(spec)), "")


def passes(spec: Spec) -> bool:
    """Whether each result asked for was read with its exact value; where none is asked for, whether none was read.

    >>> passes(Spec("Number_PercentModel", "up 5 %", (Expected("5 %", 3, {"value": "5%"}),)))
    True
    """
    found = find_quantities(spec.text)
    if not spec.results:
        return not [mention for mention in found if _of_model(spec.model, mention.value)]
    return all(any(_overlap(want, got) and _same(spec.model, want, got.value) for got in found) for want in spec.results)


def _of_model(model: str, value: Quantity) -> bool:
    measured = value.unit and unit_at(tokenise(value.unit), 0, digits=True)
    return bool(measured) if model.startswith("NumberWithUnit") else True


def _overlap(want: Expected, got: Found) -> bool:
    return got.start < want.end and want.start < got.end


def _same(model: str, want: Expected, got: Quantity) -> bool:
    value = str(want.resolution.get("value", ""))
    if model == "Number_NumberRangeModel":
        return _same_interval(value, got)
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


def measure_specs(folder: Path) -> Iterator[str]:
    """Lines on the coverage suite: a share for each model, then what is out of scope."""
    asked: Counter[str] = Counter()
    right: Counter[str] = Counter()
    aside: Counter[str] = Counter()
    missed: list[Spec] = []
    for spec in load_specs(folder):
        if reason := exclusion_of(spec):
            aside[f"{spec.model}: {reason}"] += 1
            continue
        asked[spec.model] += 1
        right[spec.model] += passes(spec)
        if not passes(spec):
            missed.append(spec)
    for model in (*asked, ""):
        hits, n = (right[model], asked[model]) if model else (right.total(), asked.total())
        yield _share(model or "all in scope", hits, n)
    yield f"  out of scope: {aside.total()} specs"
    yield from (f"    {count:3}  {reason}" for reason, count in sorted(aside.items()))
    if "--failures" in sys.argv:
        yield from (f"    MISSED {s.model}: {s.text[:150]!r} wants {[(r.text, r.resolution.get('value')) for r in s.results]}, read {[(m.value.quote, m.value.low, m.value.high, m.value.unit, m.value.bound) for m in find_quantities(s.text)]}" for s in missed)  # noqa: E501


_NUMBER_WORD = re.compile(
    r"\d[\d,.]*|\b(?:" + "|".join(sorted({*SMALL, *TENS} - {"one", "zero"})) + r"|hundreds?|thousands?|millions?|dozens?)\b",
    re.IGNORECASE,
)


def measure_coverage(path: Path) -> Iterator[str]:
    """The share of number words in premises that some figure covers, dates and names among them counted as misses."""
    covered, missed = 0, Counter[str]()
    for line in path.read_text(encoding="utf-8").splitlines():
        text = json.loads(line)["premise"]
        spans = [(mention.start, mention.end) for mention in find_quantities(text)]
        for match in _NUMBER_WORD.finditer(text):
            if any(start <= match.start() < end for start, end in spans):
                covered += 1
            else:
                missed[_miss(text, match)] += 1
    yield _share("number words of premises in a figure", covered, covered + missed.total())
    yield f"    not covered: {', '.join(f'{kind} {count}' for kind, count in missed.most_common())}"


def _miss(text: str, match: re.Match[str]) -> str:
    word, around = match.group(), text[max(0, match.start() - 25) : match.end() + 25]
    kind = "year" if re.fullmatch(r"(?:1[5-9]|20)\d\d", word) else "other"
    if kind == "other" and re.search(r"(?:January|February|March|April|May|June|July|August|September|October|November|December) ?$|Jan\. $", text[: match.start()]):  # noqa: E501
        kind = "day"
    if "--failures" in sys.argv and kind == "other":
        sys.stdout.write(f"    MISSED {word!r} in {around!r}\n")
    return kind


def measure_amounts(path: Path) -> Iterator[str]:
    """The share of annotated amounts overlapped by a figure."""
    hits: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for line in path.read_text(encoding="utf-8").splitlines():
        article = json.loads(line)
        for sentence, first, last, words, kind in article["values"]:
            tokens = article["sentences"][sentence]
            tokens = tokens.split() if isinstance(tokens, str) else tokens
            start = len(" ".join(tokens[:first])) + (first > 0)
            end = start + len(" ".join(tokens[first:last]))
            found = any(m.start < end and start < m.end for m in find_quantities(" ".join(tokens)))
            asked[kind] += 1
            hits[kind] += found
            if not found and "--failures" in sys.argv:
                yield f"    MISSED {kind} {words!r} in {' '.join(tokens)[max(0, start - 40) : end + 40]!r}"
    for kind in sorted(asked):
        yield _share(kind, hits[kind], asked[kind])


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
