"""Figures, times and names compared for scoring.

Written apart from `briefing.normalize`: a scorer that read figures with the engine's own reader would miss what that
reader gets wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefing.model import Quantity, TimeExpression
from briefing.text import words

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ORDINALS = "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
_VALUES: dict[str, float] = {
    **{word: float(value) for value, word in enumerate(_UNITS.split())},
    **{word: 10.0 * value for value, word in enumerate(_TENS, start=2)},
    **{word: float(value) for value, word in enumerate(_ORDINALS.split())},
    "dozen": 12.0,
    "dozens": 24.0,
    "several": 3.0,
}
_TIMES_TEN: dict[str, float] = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_SPACED_THOUSANDS = re.compile(r"(?<=\d)(?: , |,)(?=\d{3}(?!\d))")
_TOKEN = re.compile(r"\d+(?:\.\d+)?|[^\W\d_]+")
_POSSESSIVE = re.compile(r"['’]s?(?=\s|$)")
_NO_PART_OF_A_NAME = frozenset("the a an of for and at in mr mrs ms dr".split())


def named_figures(quantity: Quantity) -> tuple[float, ...]:
    """The figures that a quantity's words name, without the width that a convention gives to "about".

    >>> named_figures(Quantity(quote="about 600", low=540, high=660, unit="", bound="about"))
    (600.0,)
    >>> named_figures(Quantity(quote="40 to 50", low=40, high=50, unit="", bound="range"))
    (40.0, 50.0)
    """
    ends = tuple(round(end, 6) for end in (quantity.low, quantity.high) if end is not None)
    if quantity.bound == "about" and len(ends) == 2:
        return (round(sum(ends) / 2, 6),)
    if quantity.bound in {"at_most", "less_than", "nearly"}:
        return ends[-1:]
    return tuple(dict.fromkeys(ends)) if quantity.bound == "range" else ends[:1]


def numbers_in(text: str) -> frozenset[float]:
    """Every number of a text, in figures or in words; ordinals up to twelve count as their number.

    >>> sorted(numbers_in("The second of twenty-six, over a hundred billion dollars, 2 , 000ft and 4,700: six"))
    [2.0, 6.0, 26.0, 2000.0, 4700.0, 100000000000.0]
    """
    found: list[float] = []
    current: float | None = None
    after_tens = False
    for token in _TOKEN.findall(_SPACED_THOUSANDS.sub("", text.lower())):
        value = float(token) if token[0].isdigit() else _VALUES.get(token)
        if token in _TIMES_TEN:
            current = (1.0 if current is None else current) * _TIMES_TEN[token]
        elif after_tens and current is not None and value is not None and value < 10 and token.isalpha():
            current += value
        else:
            found += [current] if current is not None else []
            current = value
        after_tens = token in _TENS
    return frozenset([*found, *([current] if current is not None else [])])


def same_time(one: TimeExpression, other: TimeExpression) -> bool:
    """Whether two times are the same days; two that cannot be resolved are, if a word of their quotes is the same."""
    if one.start is None and one.end is None:
        return other.start is None and other.end is None and bool(set(words(one.quote)) & set(words(other.quote)))
    return (one.start, one.end) == (other.start, other.end)


def times_meet(one: TimeExpression, other: TimeExpression) -> bool:
    """Whether some day fits both; an end that is not known is open."""
    starts = [time.start for time in (one, other) if time.start]
    ends = [time.end for time in (one, other) if time.end]
    return not (starts and ends) or max(starts) <= min(ends)


def same_name(one: str, other: str) -> bool:
    """Whether two forms can name the same body or person: one holds the other's words, or is its initials.

    >>> same_name("KCNA", "the Korean Central News Agency"), same_name("Ruiz", "Ana Ruiz"), same_name("Ruiz", "Sy")
    (True, True, False)
    """
    first, second = _parts(one), _parts(other)
    if not (first and second):
        return False
    lower = [frozenset(part.lower() for part in parts) for parts in (first, second)]
    return lower[0] <= lower[1] or lower[1] <= lower[0] or _initials(first, second) or _initials(second, first)


def among(name: str, names: Iterable[str]) -> bool:
    """Whether a name is one of several."""
    return any(same_name(name, other) for other in names)


def _parts(name: str) -> list[str]:
    """The words of a name without articles; whose it is ("Seoul's ministry") only where nothing else is left."""
    spelled = [part for part in re.split(r"[\s-]+", name.replace("’", "'").strip('"“”()., ')) if part]
    own = [part for part in spelled if not part.endswith(("'s", "s'"))]
    plain = [_POSSESSIVE.sub("", part).strip("(),.") for part in own or spelled]
    return [part for part in plain if part and part.lower() not in _NO_PART_OF_A_NAME]


def _initials(short: list[str], long: list[str]) -> bool:
    acronym = short[0].replace(".", "")
    return len(short) == 1 and len(acronym) > 1 and acronym == "".join(part[0] for part in long if part[0].isupper())
