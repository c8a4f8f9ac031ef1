"""Numbers that are no figures: dates, clock times, telephone numbers, scores, and numbers that are part of a name."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from briefing.normalize.quantity_bounds import BEFORE, limits_after
from briefing.normalize.quantity_nouns import COUNTED_PLURALS, FUNCTION_WORDS, counted_noun, next_noun
from briefing.normalize.quantity_roles import OUTCOMES
from briefing.normalize.quantity_tokens import Number, Token, glued, word_at

_MONTH = (
    r"(?:(?i:january|february|april|june|july|august|september|october|november|december)|March|May|MARCH|MAY"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b[ ]?\.?)"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?(?!\w|[.,:]\d)"
_MORE_DAYS = rf"(?:[ ]{{0,2}}(?:-|–|to|and|or)[ ]{{0,2}}{_DAY}(?![ ][a-z]|[ ]?%))?"
_YEAR = r"(?:1[1-9]|20|21)\d\d(?!\w|[.,]\d)"
_SPACE = r"[ \u00a0\n]{1,3}"
_DATES = (
    rf"\b{_MONTH}{_SPACE}(?:the{_SPACE})?{_DAY}{_MORE_DAYS}(?:,?{_SPACE}{_YEAR})?",
    rf"\b{_DAY}{_MORE_DAYS}{_SPACE}(?:of{_SPACE})?{_MONTH}(?:,?{_SPACE}{_YEAR})?(?!\w)",
    rf"\b{_MONTH},?{_SPACE}{_YEAR}",
    r"\b\d{4}-\d{1,2}(?:-\d{1,2})?(?![\w-])",
    r"\b\d{1,2}(?P<mark>[/.])\d{1,2}(?P=mark)\d{2,4}\b",
    r"\b(?:1[5-9]|20)\d\d(?:[ ]?[-–/][ ]?)(?:(?:1[5-9]|20)?\d\d)(?![\w,.%]|[ ]?%)",
    r"(?<!\w)['’]?\d{2,4}['’]?s\b",
    r"(?<!\w)['’]\d{2}\b",
)
_TIMES = (
    r"\b\d{1,2}(?:[:.]\d{2})?\s{0,2}(?:[ap]m\b|[ap][ ]?\.[ ]?m\b|[AP]M\b|o['’]clock)",
    r"\b\d{1,2}:\d{2}(?::\d{2})?\b",
    r"\b(?:[01]\d|2[0-4])[0-5]\d[ ]?(?:hrs|hours)\b",
    r"\b\d{4}[ ]?(?:GMT|UTC|BST|EST|EDT|CET|hours[ ](?:GMT|UTC|local))\b",
)
_STREET = "(?:Street|St|Avenue|Ave|Road|Rd|Lane|Drive|Boulevard|Blvd|Square|Court|Place)"
_NO_MAKERS = "US|UK|EU|UN|UAE|AM|PM|AD|BC|NO|USD|EUR|GBP|JPY|CHF|AUD|CAD|INR|RMB|CNY|GMT|UTC|EST|A|I"
_CODES = (
    r"\bhttps?://\S+",
    r"\bwww\.\S+",
    r"[#@]\w+",
    r"\[\d{1,3}\]",
    r"(?:\+|\b00)\d[\d()./ -]{5,20}\d",
    r"\b(?![1-9]\d?(?:\.\d{3}){2,4}(?![\w.-]))\d{2,5}[-.]\d{2,5}[-.]\d{2,6}(?:[-.]\d{2,6})?\b",
    r"\(\d{3,4}\)[ ]\d{3,4}[- ]\d{3,4}",
    r"\b\d+/(?!(?:2|3|4|5|6|8|10)\b)\d+(?:/\d+)*\b",
    rf"\b\d{{1,5}}[ ](?:[A-Z][a-z]+[ ]){{1,3}}{_STREET}\b",
    r"(?m:^[ \t]{0,8}\d{1,3}[.)][ \t]+(?=\S))",
    # Models: "AK 47", "AK - 47", "F - 16". Countries, clubs of countries, times and money are no makers.
    rf"\b(?!(?:{_NO_MAKERS})\b)[A-Z]{{1,3}}[ ]?-?[ ]?\d{{2,3}}\b(?![.,]\d|[ ]?%|[ ](?:per|million|billion|years?)\b)",
)
_EXCLUDED = re.compile("|".join(f"(?:{pattern})" for pattern in (*_DATES, *_TIMES, *_CODES)))
_NEAR_EXCLUDED = re.compile(
    r"\d{4}|\d ?[-–/.:][ \d]|['’]\d|\d['’]?s|\d\s{0,2}[apoAPO]|https?:|www\.|[#@\[(+]|00\d|\d[.)]|\d [A-Z]"
    r"|[A-Z][ -]{0,3}\d"
)
_MONTH_LIKE = re.compile("jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec")


def may_be_excluded(text: str) -> bool:
    """A quick look that spares most texts the long one: whether a number in one may be left out."""
    return bool(_NEAR_EXCLUDED.search(text) or _MONTH_LIKE.search(text.lower()))


# A number after one of these is its name: "section 5", "flight 370", "World War Two".
_DESIGNATORS = frozenset(
    "section sections chapter chapters article articles paragraph clause page pages figure table volume vol part room "
    "flight route highway road exit gate platform channel level phase type class grade step stage version act scene "
    "line zone category resolution directive rule episode season number no nos nr nrs no. top item exercise exercises "
    "unit block lot apartment suite building bus train tower formula group war windows area district ward precinct "
    "convention protocol amendment proposition question option plan model series generation mark size psalm verse "
    "genesis day week stage round game match lap hole chapter pier terminal hangar runway".split()
)
_NOT_A_LABEL = frozenset("day week round game match unit group class question plan option part lot area bus".split())
# "One" is a pronoun after these.
_ONE_BEFORE = frozenset(
    "the this that which each every any another last next no only right wrong first second previous current other "
    "some every such single good bad new old big".split()
)
_ONE_AFTER = frozenset("another 's day of".split())
_YEAR_BEFORE = frozenset(
    "in since until till the during before late early mid year fiscal this that its his her their 's spring summer "
    "autumn winter fall season circa".split()
)
_OFTEN_YEAR = frozenset("of by from after to through and between around -".split())


class Exclusions:
    """The stretches of a text that are dates, clock times and codes, by place."""

    def __init__(self, text: str) -> None:
        found = _EXCLUDED.finditer(text) if may_be_excluded(text) else ()
        self._spans = [(match.start(), match.end()) for match in found]

    def __contains__(self, place: int) -> bool:
        index = bisect_right(self._spans, (place, 1 << 62)) - 1
        return index >= 0 and self._spans[index][0] <= place < self._spans[index][1]


def is_label(tokens: Sequence[Token], number: Number) -> bool:
    """Whether the number names or shares and does not count: "B52", "section 5", "in 2024", "one in 2024"."""
    if word_at(tokens, number.first - 1) == "in" and word_at(tokens, number.first - 2) in {"one", "1"}:
        return True
    if number.kind == "digits":
        return _is_code(tokens, number) or _follows_name(tokens, number) or _is_year(tokens, number)
    if number.last - number.first == 1 and tokens[number.first].lower == "one":
        return _is_pronoun(tokens, number.first)
    return number.kind == "words" and _is_name_word(tokens, number)


def is_glued_name(tokens: Sequence[Token], first: int) -> bool:
    """Whether letters are glued before, with or without a hyphen: "B52", "F-16", "COVID-19"."""
    return (glued(tokens, first) and tokens[first - 1].text[-1].isalpha()) or _behind_hyphen(tokens, first)


def _is_code(tokens: Sequence[Token], number: Number) -> bool:
    """Letters glued to the digits: "F-16", "440s", "440-100XR"; "2GB" was left to the units."""
    last = number.last
    if is_glued_name(tokens, number.first) or _before_code(tokens, last):
        return True
    return glued(tokens, last) and tokens[last].text[0].isalpha() and not tokens[last].text.startswith("x")


def _behind_hyphen(tokens: Sequence[Token], first: int) -> bool:
    """Whether letters and a hyphen are glued before: "KC-45"; "5k-20k" and "up-20" are not meant."""
    hyphen = glued(tokens, first) and word_at(tokens, first - 1) in {"-", "–"} and glued(tokens, first - 1)
    if not (hyphen and tokens[first].text[0].isdecimal()):
        return False
    before = tokens[first - 2]
    measured = glued(tokens, first - 2) and tokens[first - 3].text[0].isdecimal()
    return before.text[-1].isalpha() and before.lower not in FUNCTION_WORDS and not measured


def _before_code(tokens: Sequence[Token], last: int) -> bool:
    """Whether a hyphen, digits and capitals are glued behind: "440-100XR"."""
    parts = tokens[last : last + 3]
    tight = len(parts) == 3 and all(glued(tokens, last + n) for n in range(3))
    return tight and parts[0].lower == "-" and parts[1].text.isdecimal() and parts[2].text.isupper()


def _follows_name(tokens: Sequence[Token], number: Number) -> bool:
    before = tokens[number.first - 1] if number.first else None
    if before is None or number.scale > 1:
        return False
    word = word_at(tokens, number.first - 2) if before.text == "." else before.lower
    if word in _DESIGNATORS:
        return not (word in _NOT_A_LABEL and before.text[0].islower() and counted_noun(tokens, number.last))
    if number.last - number.first > 1 or "," in tokens[number.first].text or not before.text[0].isupper():
        return False
    return before.text.isalpha() and not _may_precede_count(tokens, number)


def _may_precede_count(tokens: Sequence[Token], number: Number) -> bool:
    """Whether digits behind a capital may still count: "In Gaza 12 people", "Kills 12", "Between 6 and 9 men"."""
    place = number.first - 1
    word = tokens[place].lower
    if (
        word in {"between", "from"}
        or word in OUTCOMES
        or word in BEFORE
        or (word in FUNCTION_WORDS and not _starts_sentence(tokens, place))
    ):
        return True
    if word in FUNCTION_WORDS or word.endswith(("day", "ed", "s", "ing")) or _starts_sentence(tokens, place):
        return _counts_something(tokens, number.last)
    return word_at(tokens, place - 1) in {"in", "at", "from", "near", "across"} and _counts_something(
        tokens, number.last
    )


def _counts_something(tokens: Sequence[Token], last: int) -> bool:
    return bool(counted_noun(tokens, last)) or next_noun(tokens, last) is not None


def _starts_sentence(tokens: Sequence[Token], index: int) -> bool:
    return index == 0 or word_at(tokens, index - 1) in {".", "!", "?", ":", "\n\n"}


def _is_year(tokens: Sequence[Token], number: Number) -> bool:
    """Four bare digits are a year unless something is plainly counted: "1500 people", never "in 2024"."""
    token = tokens[number.first]
    if number.last - number.first > 1 or len(token.text) != 4 or not 1100 <= number.low < 2150:
        return False
    if word_at(tokens, number.first - 1) in _YEAR_BEFORE:
        return True
    noun = counted_noun(tokens, number.last)
    if word_at(tokens, number.first - 1) in _OFTEN_YEAR:
        return noun not in COUNTED_PLURALS
    return not noun or (number.low >= 1900 and noun not in COUNTED_PLURALS)


def _is_pronoun(tokens: Sequence[Token], index: int) -> bool:
    before, after = word_at(tokens, index - 1), word_at(tokens, index + 1)
    if glued(tokens, index + 1) and after == "-":
        return False
    if before in _ONE_BEFORE or after in _ONE_AFTER or (before == "one" or after == "one"):
        return True
    if after in {"was", "is", "remains", "has"} and any(word_at(tokens, index + n) in OUTCOMES for n in (2, 3)):
        return False
    if limits_after(tokens, index + 1)[1]:
        return False
    return after in FUNCTION_WORDS and before not in {"killed", "killing", "leaving", "least", "injured", "wounded"}


def _is_name_word(tokens: Sequence[Token], number: Number) -> bool:
    """Knows "World War Two", "Group of Seven": a capitalised number word behind a capitalised word or its "of"."""
    first = number.first
    if first == 0 or not tokens[first].text[0].isupper() or _starts_sentence(tokens, first):
        return False
    return tokens[first - 1].lower in _DESIGNATORS or (
        word_at(tokens, first - 1) == "of" and tokens[first - 2].text[0].isupper()
    )
