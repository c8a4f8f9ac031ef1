"""Rules for seasons, quarters, halves and times of the clock."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from briefing.normalize.time_calendar import SEASON_MONTHS, Stretch, of_half, of_hour, of_quarter, of_season
from briefing.normalize.time_reading import Reading, Rule, Scene, rule, unit_in_year
from briefing.normalize.time_words import YEAR, S, any_of, ordinal_of, year_of

_SEASON_LEAD = re.compile(
    r"\b(?:in|during|over|throughout|since|until|by|early|mid|late|through)[\s-]{1,3}$", re.IGNORECASE
)
_PHRASE_ENDS = re.compile(r"\s{0,3}(?:$|[.,;:!?)]|(?:and|when|but|after|before|as|with|because)\b)", re.IGNORECASE)
_YEAR_FOLLOWS = re.compile(
    rf",?\s{{1,3}}(?:of{S}|in{S})?(?:{YEAR}\b|(?:last|this|next|that|the){S}(?:\w{{1,12}}{S})?year\b)"
)


def _yearless(scene: Scene, match: re.Match[str], in_year: Callable[[int], Stretch]) -> Reading:
    granularity = in_year(2000).granularity
    tense = scene.tense(match.start(), match.end())
    stretch = scene.relative(granularity, lambda day: unit_in_year(day, in_year, tense))
    return Reading(match.start(), match.end(), stretch, in_year=in_year)


def _season(scene: Scene, match: re.Match[str]) -> Reading | None:
    """Reads "last summer", "summer of 2012", "in the spring"; "the fall of the city" is no season."""
    name, word = match["w"].lower(), (match["mod"] or "").lower()

    def in_year(year: int) -> Stretch:
        return of_season(year, name)

    if word in ("last", "next", "this"):
        resolve = {"last": _last_season, "next": _next_season, "this": _this_season}[word]
        stretch = scene.relative("season", lambda day: resolve(day, in_year))
        return Reading(match.start(), match.end(), stretch, in_year=in_year)
    if _YEAR_FOLLOWS.match(scene.after(match.end(), 40)):
        return _yearless(scene, match, in_year)
    placed = _SEASON_LEAD.search(scene.before(match.start())) and _PHRASE_ENDS.match(scene.after(match.end()))
    return _yearless(scene, match, in_year) if placed else None


def _last_season(day: date, in_year: Callable[[int], Stretch]) -> Stretch:
    over = [s for s in (in_year(day.year - n) for n in (0, 1, 2)) if s.end is not None and s.end < day]
    return over[0]


def _next_season(day: date, in_year: Callable[[int], Stretch]) -> Stretch:
    coming = [s for s in (in_year(day.year + n) for n in (0, 1)) if s.start is not None and s.start > day]
    return coming[0]


def _this_season(day: date, in_year: Callable[[int], Stretch]) -> Stretch:
    """The one that the day lies in (January lies in last year's winter), else this year's."""
    around = [s for s in (in_year(day.year), in_year(day.year - 1)) if _holds(s, day)]
    return around[0] if around else in_year(day.year)


def _holds(stretch: Stretch, day: date) -> bool:
    return stretch.start is not None and stretch.end is not None and stretch.start <= day <= stretch.end


def _quarter(scene: Scene, match: re.Match[str]) -> Reading | None:
    number = int(match["n"]) if match["n"] else ordinal_of(match["w"])
    return _yearless(scene, match, lambda year: of_quarter(year, number)) if 1 <= number <= 4 else None


def _half(scene: Scene, match: re.Match[str]) -> Reading | None:
    """A half needs its year beside it: "the first half" alone is mostly of a match."""
    number = int(match["n"]) if match["n"] else ordinal_of(match["w"])
    if not _YEAR_FOLLOWS.match(scene.after(match.end(), 40)):
        return None
    return _yearless(scene, match, lambda year: of_half(year, number))


def _clock(scene: Scene, match: re.Match[str]) -> Reading | None:
    """A time of the clock is of the day beside it in the text, else of the reference."""
    return Reading(match.start(), match.end(), scene.relative("hour", of_hour), of_clock=True)


def _fixed_quarter(_: Scene, match: re.Match[str]) -> Reading | None:
    return Reading(match.start(), match.end(), of_quarter(year_of(match["y"]), int(match["n"])))


def _fixed_half(_: Scene, match: re.Match[str]) -> Reading | None:
    return Reading(match.start(), match.end(), of_half(year_of(match["y"]), int(match["n"])))


_ZONE = r"(?:\s?(?:UTC|GMT|BST|CET|CEST|EST|EDT|CST|CDT|MST|MDT|PST|PDT|ET|CT|PT|MT|JST|KST|IST|AEST)\b)?"
_HOURS = "one two three four five six seven eight nine ten eleven twelve".split()
_PART_OF_DAY = r"(?:\s(?:in\sthe\s(?:morning|afternoon|evening)|at\snight))?"
_ZONE_SURE = r"\s?(?:UTC|GMT|BST|CET|CEST|EST|EDT|ET|PST|PDT|PT|JST|KST|IST|local time|hours)\b"
_ORDINAL_OR = r"(?P<w>first|second|third|fourth|1st|2nd|3rd|4th)"
_HALF_WORD = r"(?P<w>first|second|1st|2nd)"
_NO_N, _NO_W = r"(?P<n>)", r"(?P<w>)"

RULES: tuple[Rule, ...] = (
    rule("season", rf"(?:the{S})?(?:(?P<mod>last|this|next){S})?(?P<w>{any_of(SEASON_MONTHS)})(?!\w)", _season),
    rule(
        "unit",
        rf"(?:the{S}|this year['’]s{S})?{_ORDINAL_OR}(?:[\s-]{{1,3}}fiscal)?[\s-]{{1,3}}quarter{_NO_N}(?!\w)",
        _quarter,
    ),
    rule("coded", rf"(?:Q(?P<n>[1-4])){_NO_W}(?!\w)", _quarter),
    rule("coded", rf"Q(?P<n>[1-4])\s?['’]?(?P<y>{YEAR})(?!\w)", _fixed_quarter),
    rule("coded", rf"(?P<y>{YEAR})\s?Q(?P<n>[1-4])(?!\w)", _fixed_quarter),
    rule("coded", rf"(?P<y>{YEAR})\s?H(?P<n>[12])(?!\w)", _fixed_half),
    rule("unit half", rf"(?:the{S})?{_HALF_WORD}[\s-]{{1,3}}half{_NO_N}(?!\w)", _half),
    rule("coded", rf"H(?P<n>[12]){_NO_W}(?!\w)", _half),
    rule("clock", rf"(?:1[0-2]|0?[1-9])(?:[:.][0-5]\d)?\s?[ap](?:\s?\.\s?m\s?\.|m(?!\w)){_ZONE}", _clock),
    rule("oclock", rf"(?:1[0-2]|[1-9]|{any_of(_HOURS)})\so['’]clock{_PART_OF_DAY}{_ZONE}", _clock),
    rule("joined", rf"(?<![\d:.])(?:[01]\d|2[0-3]):[0-5]\d(?![\d:]){_ZONE}", _clock),
    rule("zone", rf"(?<![\d:.,])(?:[01]?\d|2[0-3])[:.]?[0-5]\d{_ZONE_SURE}", _clock),
)
