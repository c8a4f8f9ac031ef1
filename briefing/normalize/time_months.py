"""Rules for months: "June 2024", "in April", "last June", and why "may" and "March" mostly are none."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from briefing.normalize.time_calendar import Stretch, of_month, of_months
from briefing.normalize.time_reading import Reading, Rule, Scene, is_month, rule, unit_in_year
from briefing.normalize.time_words import DOT, MAYBE_S, MONTH, MONTHS, YEAR, S, year_of

# Month names that are other words too: they need a capital and something beside them that speaks of time.
_ALSO_VERBS = frozenset({"may", "march"})
_ALSO_NAMES = frozenset({"april", "june", "august"})


def _month_year(_: Scene, match: re.Match[str]) -> Reading | None:
    if not is_month(match["m"]):
        return None
    return Reading(match.start(), match.end(), of_month(year_of(match["y"]), MONTHS[match["m"].lower()]))


def _month_short_year(_: Scene, match: re.Match[str]) -> Reading | None:
    """Reads "August 99": a number past 31 is no day, and behind a month is a year where nothing is counted."""
    return _month_year(_, match) if match["m"][0].isupper() else None


def _month_in_figures(_: Scene, match: re.Match[str]) -> Reading | None:
    """Reads "2016-11" as a month; "2010-11" could be two years and is read as them."""
    year, month = int(match["y"]), int(match["n"])
    two_years = month > year % 100 and match.start("y") < match.start("n")
    return None if two_years else Reading(match.start(), match.end(), of_month(year, month))


_CUE_BEFORE = re.compile(
    r"(?:\b(?:in|since|until|till|during|throughout|early|mid|late|last|next|this|by|from|of|through|between|before|"
    r"after|to|for|and|or|end|beginning|start|middle|each|every)(?:\s{1,3}|-)(?:the\s{1,3})?|\b(?:the|an?)\s{1,3})$",
    re.IGNORECASE,
)
_STRONG_CUE = re.compile(
    r"\b(?:in|since|until|till|during|throughout|early|mid|late|last|next|this|end of|of)[\s-]{1,3}$", re.IGNORECASE
)
_NAME_AFTER = re.compile(r"\s{1,2}[A-Z][a-z]+")
_ON_AFTER = re.compile(r"\s{1,3}(?:on|to|through|for|by)\b")
_POSSESSIVE = re.compile(r"['’]s?\b")


def _reads_as_month(scene: Scene, start: int, end: int, word: str) -> bool:
    """Whether a month's name alone is a month here, and no verb, no person and no adjective.

    >>> _reads_as_month(Scene("He may march in March.", None), 16, 21, "March")
    True
    >>> _reads_as_month(Scene("Ms May said", None), 3, 6, "May")
    False
    """
    lower, lead, follow = word.lower(), scene.before(start), scene.after(end)
    if scene.is_all(start, end):
        return True
    strong = bool(_STRONG_CUE.search(lead))
    if not word[0].isupper():
        return lower not in _ALSO_VERBS | {"august", "mar", "dec", "jun"} and (strong or len(word) > 3)
    if len(lower) <= 4 and lower not in ("june", "july", "may"):
        return strong and not _NAME_AFTER.match(follow)
    if lower in _ALSO_VERBS:
        walk = lower == "march" and _ON_AFTER.match(follow)
        person = lower == "may" and _POSSESSIVE.match(follow)
        return strong or (bool(_CUE_BEFORE.search(lead)) and not walk and not person)
    if lower in _ALSO_NAMES:
        return strong or not (_NAME_AFTER.match(follow) or re.search(r"[A-Z][a-z]+\.?\s{1,2}$", lead))
    return True


def _month_alone(scene: Scene, match: re.Match[str]) -> Reading | None:
    word = match["m"]
    month = MONTHS[word.lower()]
    modifier = (match["mod"] or "").lower()
    if match["mod"] is None and not _reads_as_month(scene, match.start("m"), match.end("m"), word):
        return None
    if not is_month(word):
        return None

    def in_year(year: int) -> Stretch:
        return of_month(year, month)

    tense = scene.tense(match.start(), match.end())
    resolve: dict[str, Callable[[date], Stretch]] = {
        "last": lambda day: in_year(_last_such(day, month)),
        "next": lambda day: in_year(day.year + (month <= day.month)),
        "this": lambda day: in_year(day.year),
    }
    stretch = scene.relative("month", resolve.get(modifier, lambda day: unit_in_year(day, in_year, tense)))
    return Reading(match.start(), match.end(), stretch, in_year=in_year)


def _last_such(day: date, month: int) -> int:
    """The year of "last June": last year's where this year's is less than four months gone, since that is "June"."""
    return day.year - (month >= day.month - 3)


def _months(scene: Scene, match: re.Match[str]) -> Reading | None:
    """Reads "January-March 2010" and "Nov.–Feb.": a first month after the last is of the year before."""
    first, last = MONTHS[match["m1"].lower()], MONTHS[match["m2"].lower()]
    if not (is_month(match["m1"]) and is_month(match["m2"])):
        return None

    def in_year(year: int) -> Stretch:
        return of_months(year - (first > last), first, last + 12 * (first > last), "range")

    if match["y"]:
        return Reading(match.start(), match.end(), in_year(year_of(match["y"])))
    tense = scene.tense(match.start(), match.end())
    stretch = scene.relative("range", lambda day: unit_in_year(day, in_year, tense))
    return Reading(match.start(), match.end(), stretch, in_year=in_year)


_YEAR = rf"(?P<y>{YEAR}|['’]\d\d)(?![\w%]|[.,:]\d)"
_FIGURES_YEAR = r"(?P<y>(?:19|20)\d\d)"
_FIGURES_MONTH = r"(?P<n>0[1-9]|1[0-2])"
_TWO_MONTHS = "[-–—]".join(MONTH.replace("?P<m>", f"?P<m{n}>") + r"\b" + DOT for n in (1, 2))

RULES: tuple[Rule, ...] = (
    rule("month", rf"{MONTH}\b{DOT}(?:{MAYBE_S},{MAYBE_S}|{S}(?:of{S})?){_YEAR}", _month_year),
    rule(
        "month", rf"{MONTH}\b{DOT}{S}(?P<y>3[2-9]|[4-9]\d)(?![\w%]|[.,:/-]\d)(?=\s*(?:$|[.,;!?)]))", _month_short_year
    ),
    rule(
        "joined", rf"(?<!\d[-/]){_FIGURES_YEAR}{MAYBE_S}[-/]{MAYBE_S}{_FIGURES_MONTH}(?![\w/-]|\.\d)", _month_in_figures
    ),
    rule(
        "joined",
        rf"(?<!\d[-/.]){_FIGURES_MONTH}{MAYBE_S}[-/]{MAYBE_S}{_FIGURES_YEAR}(?![\w/-]|\.\d)",
        _month_in_figures,
    ),
    rule("month", rf"{_TWO_MONTHS}(?:{S}{_YEAR}|(?![\w-]|\s\d))", _months),
    rule("month", rf"(?:(?P<mod>last|next|this){S})?{MONTH}\b(?![\w-]?\d)", _month_alone),
)
