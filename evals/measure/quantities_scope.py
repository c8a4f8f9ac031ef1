"""What of the Recognizers-Text suite asks for figures in news, and what asks for something else, with the reason.

The table was written by reading the suite: a spec is out of scope for what it asks, not for how it fares, and some
that are out of scope are read all the same.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple


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


def _silent(pattern: str) -> Callable[[Spec], bool]:
    return lambda spec: not spec.results and bool(re.search(pattern, spec.text))


def _field(name: str, *values: object) -> Callable[[Spec], bool]:
    return lambda spec: any(result.resolution.get(name) in values for result in spec.results)


_TENS = r"(?:twenty|thirty|ninety|hundred|thousand)\b"
_RATIO = r"(?i) over (?:\d|one|three|twenty)|out of| in (?:5|six|twenty-one)\b"
_RUN_TOGETHER = "valid number|two numbers|12,34,567|three-nought|nought point nought three plus"
_NO_COUNT = r"(?i)first class|finished second|nineth|a third|thirtieth|first two"
_LIMITS = r"(?i)equal|[<>=] ?=|<-|<>|=[<>]|or greater than|numbers? .*2009"
_SECOND_PART = r"(?i)(?:dollars?|kuai|usd|\d) (?:and )?(?:\d+|fifty|one|two|forty five|five mao five)$"
_NUMBER, _MONEY, _MEASURE = "Number_NumberModel", "NumberWithUnit_Currency", "NumberWithUnit_Dimension"
_RANGE, _ORDINAL, _PERCENT = "Number_NumberRange", "Number_Ordinal", "Number_Percent"
EXCLUSIONS = (
    Exclusion("powers and scientific notation", _NUMBER, _field("subtype", "power")),
    Exclusion(
        "a code, date or telephone number read as numbers", "Number_", _input(r"SCP|\d\.\d+\.\d|/\d+/|\+1-|nrs?\.")
    ),
    Exclusion(
        "digits grouped against English use", _NUMBER, _input(r"\d, \d{3}, |(?<![\d,])\d+,\d{1,2}(?![\d,])|\.\d{3},")
    ),
    Exclusion(
        "improper or stacked fractions (twenty-three fifths)", "Number_", _result(rf"(?i){_TENS}.*(?:fifth|first)s?$")
    ),
    Exclusion(
        "fractions of a trillion and the like", "Number_", _result(r"trillionth|thirtieth|a twenty-|hundredths?$")
    ),
    Exclusion("ratios (1 over 3, one out of three, 2 in 5)", "Number_", _input(_RATIO)),
    Exclusion("a measure that the number model leaves to another", _NUMBER, _silent(r"\d|half")),
    Exclusion("a lone scale letter (10G, 1,674.5 M)", _NUMBER, _input(r"\d ?G$| k$|\d M$")),
    Exclusion(
        "sums of digits and words (3 hundred and 21)", _NUMBER, _input(r"\d (?:hundred|thousand|crore) (?:and|3)")
    ),
    Exclusion("several numbers run together as a grammar test", _NUMBER, _input(_RUN_TOGETHER)),
    Exclusion("relative ordinals (last, next, previous)", _ORDINAL, _field("relativeTo", "end", "current")),
    Exclusion("an ordinal that counts nothing (a class, a rank)", _ORDINAL, _input(_NO_COUNT)),
    Exclusion("the word percent with no number", _PERCENT, _field("value", "null")),
    Exclusion("the word percent before its number", _PERCENT, _result("of ")),
    Exclusion("two bounds on one number", _RANGE, _result(r"(?i)\b(?:and|but|,) .*(?:than|least|below)")),
    Exclusion("limits repeated or reversed as a grammar test", _RANGE, _input(_LIMITS)),
    Exclusion("ranges of ranks, and formulas", _RANGE, _input(r"(?i)\bthe tenth|^x |x>|[<>]\d")),
    Exclusion("a range that the suite itself leaves unread", _RANGE, _silent("")),
    Exclusion("money or measure without a number", "NumberWithUnit", _field("value", None)),
    Exclusion("money whose second part has no name (15 dollars 50)", _MONEY, _result(_SECOND_PART)),
    Exclusion("millions written into the code (MUSD)", _MONEY, _result(r"(?i)\bm(?:usd|eur|gbp|aud)")),
    Exclusion("money of cryptography and of rarely seen scripts", _MONEY, _result(r"(?i)satoshi|ரூ|^sen\b")),
    Exclusion("a unit in brackets", _MEASURE, _result(r"[({<\[]")),
    Exclusion(
        "a unit of physics, kitchens or coins",
        _MEASURE,
        _result(r"(?i)milli?second|/ms|picom|^2 pm|drachma|turns?$|\bcups?\b"),
    ),
    Exclusion("a temperature, sum or count left to another model", _MEASURE, _silent(r"degrees|° C|dollars|\d{3},")),
)


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
