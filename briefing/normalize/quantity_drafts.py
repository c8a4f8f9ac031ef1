"""Numbers with their units, before ranges are joined and approximators read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from briefing.model import Bound
from briefing.normalize.numbers import METRE_CONTEXT, may_start, read_number
from briefing.normalize.quantity_exclusions import Exclusions, is_glued_name, is_label
from briefing.normalize.quantity_metres import in_metres
from briefing.normalize.quantity_nouns import FUNCTION_WORDS, head_place
from briefing.normalize.quantity_shares import share_at
from briefing.normalize.quantity_tokens import Kind, Number, Token, glued, word_at
from briefing.normalize.quantity_words import SCALES, SMALL, TENS
from briefing.normalize.units import (
    CURRENCY_CODES,
    CURRENCY_SIGNS,
    DOLLAR_PREFIXES,
    MONEY_NAMES,
    PARTS,
    TIME_NAMES,
    Unit,
    unit_at,
)


@dataclass(frozen=True, slots=True)
class Draft:
    """A figure over `tokens[first:last]`; counted nouns come later, `unit` is money, percent or a measure."""

    first: int
    last: int
    low: float
    high: float | None
    unit: str
    kind: Kind
    scale: float = 1.0
    bound: Bound = "exact"
    role: str = ""
    like_year: bool = False
    """Whether the number alone would be read otherwise: as a year ("1950 men"), as decimals ("39.909 men")."""
    attributive: bool = False


_RUPEES = frozenset({"rs", "re"})
_NEGATIVE = frozenset({"minus", "negative"})
_HALVES = frozenset("first second third final other this each either latter opening closing next last early".split())
_DETERMINERS = frozenset("the a an his her its their our my your this that 's every for".split())
_ELIDING = frozenset("the his her its their our this".split())
# After an ordinal these make a name, a rank or a time, no count.
_NOT_COUNTED = frozenset(
    "half quarter century lady ladies gentleman minister world class hand degree amendment floor street avenue reich "
    "place person party base aid time-out choice responder responders cousin most least best worst instance glance "
    "sight grade base name deputy generation".split()
)
# "Two-way", "two-sided": no count of ways or sides.
_IDIOMS = frozenset("way time times fold off sided star dimensional handed faced track party".split())


def drafts_in(text: str, tokens: Sequence[Token]) -> list[Draft]:
    """The figures of a text in order, without overlap."""
    return list(_drafts(tokens, Exclusions(text))) if tokens else []


def _drafts(tokens: Sequence[Token], excluded: Exclusions) -> Iterator[Draft]:
    index, floor = 0, 0
    while index < len(tokens):
        if not may_start(tokens[index]) or tokens[index].start in excluded:
            index += 1
            continue
        draft, index = _draft_at(tokens, index, floor)
        if draft:
            floor = index
            yield draft


def _draft_at(tokens: Sequence[Token], index: int, floor: int) -> tuple[Draft | None, int]:
    """The figure that starts at a token, or None, and where to read on."""
    first, currency = _money_before(tokens, index, floor)
    number = read_number(tokens, index, money=bool(currency))
    if not number:
        return None, index + 1
    number = share_at(tokens, number) or (number if currency else in_metres(tokens, number))
    draft = _measured(tokens, number, first, currency)
    if draft.kind == "ordinal":
        return (draft if _counts(tokens, number) else None), number.last
    if not _is_figure(tokens, number, draft):
        return None, max(draft.last, number.last)
    return _with_sign(tokens, _with_age(tokens, draft), floor), draft.last


def _is_figure(tokens: Sequence[Token], number: Number, draft: Draft) -> bool:
    if number.kind == "fraction" and word_at(tokens, number.first - 1) in _HALVES:
        return False
    if draft.unit and draft.unit != "fraction":
        return draft.first < number.first or not is_glued_name(tokens, number.first)
    return not is_label(tokens, number) and not _is_idiom(tokens, number)


def _is_idiom(tokens: Sequence[Token], number: Number) -> bool:
    if not (word_at(tokens, number.last) == "-" and glued(tokens, number.last) and glued(tokens, number.last + 1)):
        return False
    word = word_at(tokens, number.last + 1)
    return word.isalpha() and (word in _IDIOMS or number.low == 1 or word.endswith("ed"))


def _money_before(tokens: Sequence[Token], index: int, floor: int) -> tuple[int, str]:
    """Where the currency before a number begins and which it is: "US$", "HK $", "£", "USD", "Rs."."""
    place = index - 1
    if place < floor:
        return index, ""
    sign = tokens[place].text
    if sign in CURRENCY_SIGNS:
        prefix = tokens[place - 1] if place > floor else None
        if sign == "$" and prefix and prefix.lower in DOLLAR_PREFIXES and _belongs(tokens, place):
            return place - 1, DOLLAR_PREFIXES[prefix.lower]
        return place, CURRENCY_SIGNS[sign]
    if sign in CURRENCY_CODES:
        return place, sign
    if tokens[place].lower == "." and word_at(tokens, place - 1) in _RUPEES and place > floor:
        return place - 1, "rupee"
    return (place, "rupee") if sign in {"Rs", "Re"} else (index, "")


def _belongs(tokens: Sequence[Token], sign: int) -> bool:
    """Whether letters before "$" are its country: glued to it, or capitals, or two and more letters."""
    before = tokens[sign - 1]
    return glued(tokens, sign) or before.text.isupper() or len(before.text) > 1


def _measured(tokens: Sequence[Token], number: Number, first: int, currency: str) -> Draft:
    """The number with the unit that stands before or behind it."""
    bound: Bound = "exact" if number.low == number.high else "at_least" if number.high is None else "about"
    draft = Draft(first, number.last, number.low, number.high, currency, number.kind, number.scale, bound)
    if number.kind == "ordinal":
        return replace(draft, role="ordinal")
    draft = _with_unit(tokens, draft)
    if number.kind == "fraction" and not draft.unit:
        return replace(draft, unit="fraction")
    attributive = word_at(tokens, draft.last) == "-" and glued(tokens, draft.last)
    year = number.kind == "digits" and len(tokens[number.first].text) == 4
    pointed = number.scale == 1 and "." in tokens[number.first].text and number.low >= 1000
    return replace(draft, like_year=(year or pointed) and not draft.unit, attributive=attributive and not draft.unit)


def _with_unit(tokens: Sequence[Token], draft: Draft) -> Draft:
    place = _unit_place(tokens, draft)
    found = unit_at(tokens, place, digits=draft.kind in {"digits", "fraction"})
    if not found:
        return _magnitude(tokens, draft)
    last, unit = found
    if draft.unit and (unit.name not in MONEY_NAMES or tokens[place].text in CURRENCY_SIGNS):
        return draft
    unit, last = _settled(unit, draft), _past_length(tokens, last)
    last, draft = _late_scale(tokens, last, unit, draft)
    scaled = replace(
        draft,
        last=last,
        low=draft.low * unit.factor,
        high=None if draft.high is None else draft.high * unit.factor,
        unit=draft.unit if draft.unit and unit.name == "USD" else unit.name,
    )
    return _with_part(tokens, scaled)


def _unit_place(tokens: Sequence[Token], draft: Draft) -> int:
    """Where a unit may start: behind a hyphen ("40-minute"), behind "half an", or right behind."""
    place = draft.last
    if word_at(tokens, place) == "-" and (draft.kind == "words" or glued(tokens, place) or _loose(tokens, place)):
        return place + 1
    if draft.kind == "fraction":
        joints = (("of", "a"), ("of", "an"), ("a",), ("an",))
        here = (word_at(tokens, place), word_at(tokens, place + 1))
        return next((place + len(joint) for joint in joints if here[: len(joint)] == joint), place)
    return place


def _loose(tokens: Sequence[Token], hyphen: int) -> bool:
    """Whether a hyphen that a tokeniser set apart joins a number to its unit: "36 - year - old", "40 - km march"."""
    unit, after = word_at(tokens, hyphen + 1), word_at(tokens, hyphen + 2)
    spaced = not glued(tokens, hyphen + 1) and not unit.endswith("s")
    return (
        spaced
        and unit in {"year", "month", "week", "day", "hour", "minute", "second", "km", "mile", "foot"}
        and (after in {"-", ","} or (after.isalpha() and after not in FUNCTION_WORDS))
    )


def _past_length(tokens: Sequence[Token], last: int) -> int:
    """Takes in the word that told metres from millions: "1.8m tall"."""
    told = word_at(tokens, last - 1) == "m" and glued(tokens, last - 1) and word_at(tokens, last) in METRE_CONTEXT
    return last + 1 if told else last


def _settled(unit: Unit, draft: Draft) -> Unit:
    """Pounds by the million are money, unless said otherwise."""
    return Unit("GBP") if unit.name == "pound" and draft.scale >= 1e6 else unit


def _late_scale(tokens: Sequence[Token], last: int, unit: Unit, draft: Draft) -> tuple[int, Draft]:
    """Multiplies "75 USD million"."""
    factor = SCALES.get(word_at(tokens, last), 1.0)
    if unit.name not in MONEY_NAMES or factor < 1e3 or draft.scale > 1 or draft.high is None:
        return last, draft
    return last + 1, replace(draft, low=draft.low * factor, high=draft.high * factor, scale=factor)


def _with_part(tokens: Sequence[Token], draft: Draft) -> Draft:
    """Adds the smaller unit of "5 feet 2 inches"."""
    place = draft.last + 1 if word_at(tokens, draft.last) in {"and", ","} else draft.last
    if place >= len(tokens) or not may_start(tokens[place]) or draft.kind == "vague" or draft.scale > 1:
        return draft
    number = read_number(tokens, place)
    found = _part_unit(tokens, draft, number) if number and number.kind in {"digits", "words"} else None
    if not (number and found):
        return draft
    last, unit = found
    share = PARTS.get((draft.unit, unit.name))
    if not share or number.low >= 100 or (unit.name == draft.unit and unit.factor == 1):
        return draft
    value = draft.low + number.low * unit.factor / share
    return replace(draft, last=last, low=value, high=value)


def _part_unit(tokens: Sequence[Token], draft: Draft, number: Number) -> tuple[int, Unit] | None:
    """The unit of a part; "in" is inches behind "ft" only."""
    if tokens[draft.last - 1].lower == "ft" and word_at(tokens, number.last) == "in":
        return number.last + 1, Unit("inch")
    return unit_at(tokens, number.last, digits=True)


def _magnitude(tokens: Sequence[Token], draft: Draft) -> Draft:
    """Reads "magnitude 6.3", "a magnitude of 6.3", "6.3-magnitude"."""
    if draft.unit or draft.kind != "digits" or draft.low > 10:
        return draft
    behind = draft.last + 1 if word_at(tokens, draft.last) == "-" else draft.last
    if word_at(tokens, behind) == "magnitude":
        return replace(draft, last=behind + 1, unit="magnitude")
    before = draft.first - 2 if word_at(tokens, draft.first - 1) in {"of", "-"} else draft.first - 1
    return replace(draft, first=before, unit="magnitude") if word_at(tokens, before) == "magnitude" else draft


def _with_age(tokens: Sequence[Token], draft: Draft) -> Draft:
    """Marks "29 years old", "29-year-old", "aged 61", "at the age of 63", and "Miller, 44, left"."""
    before, after = word_at(tokens, draft.first - 1), word_at(tokens, draft.last)
    if draft.unit in TIME_NAMES:
        place = draft.last + 1 if after == "-" else draft.last
        if word_at(tokens, place) == "old" or (after == "of" and word_at(tokens, place + 1) == "age"):
            return replace(draft, role="age")
        return draft
    if draft.unit or draft.low > 120 or draft.scale > 1:
        return draft
    if before in {"aged", "age", "ages"} or (before == "of" and word_at(tokens, draft.first - 2) == "age"):
        return replace(draft, unit="year", role="age")
    if after in {"yo", "y . o"}:
        return replace(draft, unit="year", role="age", last=draft.last + 1)
    name = tokens[draft.first - 2].text if draft.first > 1 else ""
    apposed = before == "," and after in {",", "."} and draft.kind == "digits" and name[:1].isupper() and name.isalpha()
    return replace(draft, unit="year", role="age") if apposed and draft.low >= 1 else draft


def _with_sign(tokens: Sequence[Token], draft: Draft, floor: int) -> Draft:
    """Takes in "minus", and a minus sign that follows a space or nothing and stands against the number."""
    place = draft.first - 1
    if place < floor or draft.high is None:
        return draft
    sign = tokens[place]
    minus = sign.lower == "-" and glued(tokens, draft.first) and not glued(tokens, place)
    if not (minus or sign.lower in _NEGATIVE):
        return draft
    return replace(draft, first=place, low=-draft.high, high=-draft.low)


def _counts(tokens: Sequence[Token], number: Number) -> bool:
    """Whether an ordinal counts ("the second visit", "his third"); ranks and names do not ("the second-largest")."""
    before, after = word_at(tokens, number.first - 1), word_at(tokens, number.last)
    if number.first == 0 and not after:
        return True
    named = tokens[number.first].text[0].isupper() and number.first > 0
    if named or (before not in _DETERMINERS and number.first > 0) or after in _NOT_COUNTED or after.endswith("est"):
        return False
    if after in SMALL or after in TENS or after[:1].isdecimal() or (after == "-" and glued(tokens, number.last)):
        return False
    if not after or not after[0].isalpha() or after in FUNCTION_WORDS:
        return before in _ELIDING and number.low > 1 and after != "of"
    return head_place(tokens, number.last, plural=False) is not None and not (number.first == 0 and number.low == 1)
