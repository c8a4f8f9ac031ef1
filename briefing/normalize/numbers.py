"""Numbers in running text: digits, words, scales, fractions and ordinals → value.

Only values are read here; what is counted, how it is hedged and whether the number is a figure at all (a year, a
telephone number, the name of a machine) is decided in `quantities`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from briefing.normalize.quantity_tokens import Number, Token, glued, word_at
from briefing.normalize.quantity_words import (
    ORDINALS,
    PLURAL_SCALES,
    SCALE_ORDINALS,
    SCALES,
    SMALL,
    TENS,
    VULGAR,
    WordNumber,
    simple_fraction,
    spoken_decimals,
)

_GROUPED = re.compile(r"\d{1,3}(?:[,\u00a0\u2009\u202f]\d{3})+(?:\.\d+)?|\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?")
# Points between thousands, as most of Europe writes them. Two groups and more can be nothing else in English text; one
# group ("39.909") is decimals unless what is counted comes in wholes.
_POINTED = re.compile(r"[1-9]\d{0,2}(?:\.\d{3}){2,4}")
_POINTED_ONCE = re.compile(r"[1-9]\d{0,2}\.\d{3}")
_WHOLES = frozenset(
    "people persons men women children soldiers troops civilians officers workers employees staff passengers students "
    "residents refugees migrants prisoners patients victims casualties deaths dead injured wounded homes houses jobs "
    "families infections cases voters votes tourists visitors inhabitants vehicles cars fans spectators".split()
)
_SIMPLE = re.compile(r"\d{1,18}(?:\.\d{1,18})?|\.\d{1,18}")
_SEPARATORS = str.maketrans("", "", ",\u00a0\u2009\u202f")
# Abbreviated scales, after digits only. "m" is millions where it is written against the number or follows money.
SUFFIXES: dict[str, float] = {
    "k": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "mil": 1e6, "b": 1e9, "bn": 1e9, "bln": 1e9, "tn": 1e12, "trn": 1e12,
    "tln": 1e12, "mm": 1e6,
}  # fmt: skip
_SUFFIXES_APART = {"mn", "mln", "bn", "bln", "tn", "trn", "tln"}
# After these an "m" written against a number is metres; the word then belongs to the quote.
METRE_CONTEXT = frozenset(
    "tall high long wide deep away above below sprint dash race freestyle butterfly breaststroke backstroke medley "
    "hurdles relay".split()
)
_STARTERS = frozenset(
    {*SMALL, *TENS, *PLURAL_SCALES, *ORDINALS, *SCALE_ORDINALS, *VULGAR, "a", "half", "quarter", "tens", "several"}
)
_MONTHS = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug "
    "sep sept oct nov dec".split()
)
_SIGNS = (_STARTERS - {"a"}) | {*SCALES, "couple", "score", "dozens"}
"""Words of which every number in words holds one: "a dozen", "a couple of", "the third"."""

_LETTERS = re.compile(r"[^\W\d_]+")
_DIGIT = re.compile(rf"[\d{''.join(VULGAR)}]")


def may_hold_number(text: str) -> bool:
    """A quick look that spares most texts being taken apart: whether a number may stand in one.

    >>> may_hold_number("A few of them left."), may_hold_number("A few hundred of them left.")
    (False, True)
    """
    return any(map(_holds_sign, text.split()))


@lru_cache(maxsize=65536)
def _holds_sign(piece: str) -> bool:
    """Whether what stands between two spaces has a digit, or a word that numbers are made of."""
    return bool(_DIGIT.search(piece)) or not _SIGNS.isdisjoint(_LETTERS.findall(piece.lower()))


def may_start(token: Token) -> bool:
    """A quick look that spares most words the full reading."""
    return token.text[0].isdecimal() or token.lower in _STARTERS or (token.text[0] == "." and len(token.text) > 1)


def read_number(tokens: Sequence[Token], index: int, *, money: bool = False) -> Number | None:
    """The longest number that starts at a token; after a currency sign (`money`) "5 m" is five million.

    >>> from briefing.normalize.quantity_tokens import tokenise
    >>> read_number(tokenise("three hundred and five"), 0).low
    305.0
    >>> read_number(tokenise("2.5m"), 0).low
    2500000.0
    """
    token = tokens[index]
    if token.text[0].isdecimal() or token.text[0] == ".":
        return _read_digits(tokens, index, money=money)
    for reader in (_read_vague, _read_fraction, _read_ordinal, _read_cardinal):
        found = reader(tokens, index)
        if found:
            return found
    return None


def written_value(written: str) -> float | None:
    """The value of digits as written, None where they are no English number ("5,00", "1.2.3").

    >>> written_value("1,234.5"), written_value("5,00"), written_value("1.234.567")
    (1234.5, None, 1234567.0)
    """
    if len(written) > 24:
        return None
    if _POINTED.fullmatch(written):
        return float(written.replace(".", ""))
    if _SIMPLE.fullmatch(written):
        return float(written)
    return float(written.translate(_SEPARATORS)) if _GROUPED.fullmatch(written) else None


def _read_digits(tokens: Sequence[Token], index: int, *, money: bool) -> Number | None:
    value = written_value(tokens[index].text)
    if value is None:
        return None
    if _POINTED_ONCE.fullmatch(tokens[index].text) and _counts_wholes(tokens, index + 1):
        value *= 1000
    if word_at(tokens, index + 1) in {"st", "nd", "rd", "th"} and value == int(value):
        return Number(index, index + 2, value, value, "ordinal")
    if (ratio := _written_ratio(tokens, index)) is not None:
        return Number(index, index + 3, ratio, ratio, "fraction")
    last, value = _spaced_groups(tokens, index, value)
    last, value = _written_mixed(tokens, last, value)
    last, value = _spoken_mixed(tokens, last, value, 1.0)
    return _scaled(tokens, Number(index, last, value, value, "digits"), money=money)


def _counts_wholes(tokens: Sequence[Token], index: int) -> bool:
    """Whether things that come in wholes are counted, with one word before them at most: "new infections"."""
    return word_at(tokens, index) in _WHOLES or (
        word_at(tokens, index).isalpha()
        and word_at(tokens, index) not in SCALES
        and word_at(tokens, index + 1) in _WHOLES
    )


def _written_ratio(tokens: Sequence[Token], index: int) -> float | None:
    """Reads "1/4" as .25; "9/11" and "24/7" are names."""
    if word_at(tokens, index + 1) != "/" or not (glued(tokens, index + 1) and glued(tokens, index + 2)):
        return None
    above, below = tokens[index].text, tokens[index + 2].text
    if not (above.isascii() and above.isdigit() and below in {"2", "3", "4", "5", "6", "8", "10"}):
        return None
    return int(above) / int(below) if 0 < int(above) < int(below) else None


def _spaced_groups(tokens: Sequence[Token], index: int, value: float) -> tuple[int, float]:
    """Joins "40 000": a space between groups of three digits, unless a name stands before ("June 5 300 fell")."""
    last, before = index + 1, tokens[index - 1] if index else None
    if not re.fullmatch(r"[1-9]\d{0,2}", tokens[index].text) or (before and before.text[0].isupper()):
        return last, value
    if before and before.lower in _MONTHS:
        return last, value
    while last < len(tokens) and _is_group(tokens, last) and value < 1e12:
        value, last = value * 1000 + int(tokens[last].text), last + 1
    return last, value


def _is_group(tokens: Sequence[Token], index: int) -> bool:
    """Three digits behind one space, with no letters glued on ("18 440s" are two numbers)."""
    apart = tokens[index].start == tokens[index - 1].end + 1 and re.fullmatch(r"\d{3}", tokens[index].text)
    return bool(apart) and not (glued(tokens, index + 1) and tokens[index + 1].text[0].isalpha())


def _written_mixed(tokens: Sequence[Token], last: int, value: float) -> tuple[int, float]:
    """Adds the part of "10 1/2" and "2½"."""
    if last < len(tokens) and tokens[last].text in VULGAR:
        return last + 1, value + VULGAR[tokens[last].text]
    if last < len(tokens) and not glued(tokens, last) and (ratio := _written_ratio(tokens, last)) is not None:
        return last + 3, value + ratio
    return last, value


def _spoken_mixed(tokens: Sequence[Token], last: int, value: float, scale: float) -> tuple[int, float]:
    """Adds the part of "two and a half"; after millions it is a part of one: "3 million and a half"."""
    if word_at(tokens, last) != "and":
        return last, value
    part = simple_fraction(tokens, last + 1, mixed=True)
    if not part:
        return last, value
    own = SCALES.get(word_at(tokens, part[0]), 1.0)
    if scale > own > 1:
        return part[0] + 1, value + part[1] * own
    return part[0], value + part[1] * (scale if scale >= 1e6 else 1)


def _scaled(tokens: Sequence[Token], number: Number, *, money: bool) -> Number:
    """Multiply by the scales that follow: "6 million", "15bn", "2.5-million", "three lakh crore"."""
    last, scale = number.last, 1.0
    while scale <= 1e9 and (step := _scale_at(tokens, last, digits=number.kind == "digits", money=money)):
        last, scale = step[0], scale * step[1]
        if step[2]:
            break
    value = number.low * scale
    if scale > 1:
        last, value = _spoken_mixed(tokens, last, value, scale)
    return number._replace(last=last, low=value, high=value, scale=scale * number.scale)


def _scale_at(tokens: Sequence[Token], index: int, *, digits: bool, money: bool) -> tuple[int, float, bool] | None:
    """End, factor and whether it ends the number."""
    word = word_at(tokens, index)
    if word == "-" and word_at(tokens, index + 1) in SCALES and glued(tokens, index) and glued(tokens, index + 1):
        return index + 2, SCALES[tokens[index + 1].lower], False
    if word in SCALES or word == "dozens":
        return index + 1, SCALES.get(word, 12.0), False
    if digits and word in SUFFIXES and _is_suffix(tokens, index, money=money):
        return index + 1, SUFFIXES[word], True
    return None


def _is_suffix(tokens: Sequence[Token], index: int, *, money: bool) -> bool:
    if index + 1 < len(tokens) and glued(tokens, index + 1) and tokens[index + 1].text[0].isalnum():
        return False
    if money:
        return True
    if word_at(tokens, index) == "mm":
        return False
    if tokens[index].text == "m" and word_at(tokens, index + 1) in METRE_CONTEXT:
        return False
    return glued(tokens, index) or tokens[index].lower in _SUFFIXES_APART or tokens[index].text == "M"


def _read_vague(tokens: Sequence[Token], index: int) -> Number | None:
    """Reads "hundreds of" as at least two hundred, "several hundred" and "a few hundred" as two to nine hundred."""
    word, after = word_at(tokens, index), word_at(tokens, index + 1)
    if word in {"tens", "hundreds"} and after == "of" and word_at(tokens, index + 2) in PLURAL_SCALES:
        value = 2 * {"tens": 10, "hundreds": 100}[word] * PLURAL_SCALES[tokens[index + 2].lower]
        return _with_of(tokens, Number(index, index + 3, value, None, "vague"))
    if word in PLURAL_SCALES:
        found = _with_of(tokens, Number(index, index + 1, 2 * PLURAL_SCALES[word], None, "vague"))
        return found if word != "scores" or found.last > index + 1 else None
    return _read_several(tokens, index)


def _read_several(tokens: Sequence[Token], index: int) -> Number | None:
    words = (word_at(tokens, index), word_at(tokens, index + 1), word_at(tokens, index + 2))
    if words == ("a", "couple", "of"):
        return Number(index, index + 3, 2, 3, "vague")
    if words == ("a", "score", "of"):
        return Number(index, index + 3, 20, 20, "words")
    start = index + 1 if words[0] == "several" else index + 2 if words[:2] in {("a", "few"), ("a", "couple")} else 0
    if not start or word_at(tokens, start) not in SCALES:
        return None
    most = 3 if words[1] == "couple" else 9
    number = _scaled(tokens, Number(index, start, 1, 1, "vague"), money=False)
    return _with_of(tokens, number._replace(low=2 * number.scale, high=most * number.scale))


def _with_of(tokens: Sequence[Token], number: Number) -> Number:
    return number._replace(last=number.last + 1) if word_at(tokens, number.last) == "of" else number


def _read_fraction(tokens: Sequence[Token], index: int) -> Number | None:
    """Reads "a third", "two-thirds", "½"; with a scale it is a number: "half a million", "a quarter million"."""
    found = simple_fraction(tokens, index)
    if not found:
        return None
    last, value = found
    for joint in ((), ("of", "a"), ("a",), ("-",)):
        end = last + len(joint)
        if tuple(word_at(tokens, last + n) for n in range(len(joint))) == joint and word_at(tokens, end) in SCALES:
            return _scaled(tokens, Number(index, end, value, value, "words"), money=False)
    return Number(index, last, value, value, "fraction")


def _read_ordinal(tokens: Sequence[Token], index: int) -> Number | None:
    """Reads "second", "twenty-first", "two hundredth"."""
    head = WordNumber(tokens, index)
    head.read()
    place = head.last
    if word_at(tokens, place) == "-" and head.slot == 10:
        place += 1
    value = ORDINALS.get(word_at(tokens, place), 0)
    if 0 < value < head.slot and (place > index or head.value == 0):
        return Number(index, place + 1, head.value + value, head.value + value, "ordinal")
    factor = SCALE_ORDINALS.get(word_at(tokens, place))
    if factor and head.value:
        return Number(index, place + 1, head.value * factor, head.value * factor, "ordinal")
    return None


def _read_cardinal(tokens: Sequence[Token], index: int) -> Number | None:
    head = WordNumber(tokens, index)
    head.read()
    if head.last == index:
        return None
    last, value, scale = head.last, head.value, head.scale
    if word_at(tokens, last) == "point" and (decimals := spoken_decimals(tokens, last + 1)):
        last, value = decimals[0], value + decimals[1]
    last, value = _spoken_mixed(tokens, last, value, scale)
    number = Number(index, last, value, value, "words", scale)
    return _scaled(tokens, number, money=False)
