"""Rules for holidays: feasts with a fixed date, those of a weekday in a month, and those that follow Easter.

Days that differ by country under one name (Independence Day, Labour Day) are left out, but for the American spelling.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from dateutil.easter import easter

from briefing.normalize.time_calendar import Stretch, one_day
from briefing.normalize.time_reading import Reading, Rule, Scene, nearest_year, rule
from briefing.normalize.time_words import YEAR, S, any_of

_FIXED = {
    "new year's day": (1, 1), "epiphany": (1, 6), "groundhog day": (2, 2), "valentine's day": (2, 14),
    "international women's day": (3, 8), "st. patrick's day": (3, 17), "st patrick's day": (3, 17),
    "april fools' day": (4, 1), "april fool's day": (4, 1), "earth day": (4, 22), "anzac day": (4, 25),
    "may day": (5, 1), "juneteenth": (6, 19), "canada day": (7, 1), "bastille day": (7, 14), "halloween": (10, 31),
    "all saints' day": (11, 1), "all souls' day": (11, 2), "guy fawkes night": (11, 5), "armistice day": (11, 11),
    "veterans day": (11, 11), "christmas eve": (12, 24), "christmas day": (12, 25), "christmas": (12, 25),
    "boxing day": (12, 26), "new year's eve": (12, 31),
}  # fmt: skip
# Month, weekday (Monday is 0), which of them (-1 is the last), and days on from there.
_NTH = {
    "martin luther king day": (1, 0, 3, 0), "martin luther king jr. day": (1, 0, 3, 0), "mlk day": (1, 0, 3, 0),
    "presidents' day": (2, 0, 3, 0), "presidents day": (2, 0, 3, 0), "mother's day": (5, 6, 2, 0),
    "memorial day": (5, 0, -1, 0), "father's day": (6, 6, 3, 0), "labor day": (9, 0, 1, 0),
    "columbus day": (10, 0, 2, 0), "remembrance sunday": (11, 6, 2, 0), "thanksgiving day": (11, 3, 4, 0),
    "thanksgiving": (11, 3, 4, 0), "black friday": (11, 3, 4, 1), "cyber monday": (11, 3, 4, 4),
}  # fmt: skip
_FROM_EASTER = {
    "shrove tuesday": -47, "mardi gras": -47, "ash wednesday": -46, "palm sunday": -7, "maundy thursday": -3,
    "good friday": -2, "holy saturday": -1, "easter": 0, "easter sunday": 0, "easter monday": 1, "pentecost": 49,
    "whit monday": 50,
}  # fmt: skip
_NAMES = (*_FIXED, *_NTH, *_FROM_EASTER)
# Names of days that are names of sales, seasons and services too: read only where a preposition places them.
_PLACED_ONLY = frozenset({"christmas", "easter", "thanksgiving", "epiphany", "pentecost", "mardi gras"})
_LEAD = re.compile(r"\b(?:at|on|by|since|before|after|until|over|from|of|of\s{1,3}the)\s{1,3}$", re.IGNORECASE)
_PHRASE_ENDS = re.compile(r"\s{0,3}(?:$|[.,;:!?)]|(?:and|when|but|after|before|as|with|because)\b)", re.IGNORECASE)
_YEAR_NEXT = re.compile(
    rf",?\s{{1,3}}(?:of{S}|in{S})?(?:{YEAR}\b|(?:last|this|next|that|the){S}(?:\w{{1,12}}{S})?year\b)"
)


def day_of(name: str, year: int) -> date:
    """The day of a holiday in a year; raises LookupError for a name that is none.

    >>> str(day_of("thanksgiving", 2021)), str(day_of("good friday", 2024))
    ('2021-11-25', '2024-03-29')
    """
    if name in _FIXED:
        return date(year, *_FIXED[name])
    if name in _FROM_EASTER:
        return easter(year) + timedelta(days=_FROM_EASTER[name])
    month, weekday, which, on = _NTH[name]
    first = date(year, month, 1)
    day = first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (max(which, 1) - 1))
    while which < 0 and (day + timedelta(days=7)).month == month:
        day += timedelta(days=7)
    return day + timedelta(days=on)


def _holiday(scene: Scene, match: re.Match[str]) -> Reading | None:
    """Reads "on Thanksgiving", "last Christmas", "Easter 2015"; "Christmas sales" is no day."""
    name, modifier = " ".join(match["w"].lower().split()).replace("’", "'"), (match["mod"] or "").lower()
    ends = _PHRASE_ENDS.match(scene.after(match.end()))
    placed = ends and (modifier or _LEAD.search(scene.before(match.start(), 12)) or scene.is_all(*match.span()))
    if name in _PLACED_ONLY and not placed and not match["y"] and not _YEAR_NEXT.match(scene.after(match.end(), 40)):
        return None

    def in_year(year: int) -> Stretch:
        return one_day(day_of(name, year))

    if match["y"]:
        return Reading(match.start(), match.end(), in_year(int(match["y"])))
    tense = scene.tense(match.start(), match.end())
    resolve: dict[str, Callable[[date], Stretch]] = {
        "last": lambda today: in_year(today.year - (day_of(name, today.year) >= today)),
        "next": lambda today: in_year(today.year + (day_of(name, today.year) <= today)),
        "this": lambda today: in_year(today.year),
    }
    found = resolve.get(modifier, lambda today: nearest_year(today, in_year, tense))
    return Reading(match.start(), match.end(), scene.relative("day", found), in_year=in_year)


_HOLIDAY = any_of(_NAMES).replace("'", "['’]")
_YEAR = rf"(?:(?:,?{S}|{S}of{S})(?P<y>{YEAR})(?![\w%-]|[.,:/]\d))?"

RULES: tuple[Rule, ...] = (
    rule("holiday month weekday", rf"(?:(?P<mod>last|this|next){S})?(?P<w>{_HOLIDAY})(?!\w){_YEAR}", _holiday),
)
