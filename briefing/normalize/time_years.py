"""Rules for years: when four figures are one, and ranges, decades and centuries.

"2000 people" is no year. Four figures are read as one after a word that years follow ("since"), before a noun that
years describe ("2012 election"), in brackets, beside another year, or alone.
"""

from __future__ import annotations

import re

from briefing.normalize.time_calendar import Stretch, of_century, of_decade, of_year
from briefing.normalize.time_reading import Reading, Rule, Scene, rule
from briefing.normalize.time_words import (
    MAYBE_S,
    MONTHS,
    ORDINALS,
    SPOKEN_YEAR,
    YEAR,
    S,
    any_of,
    ordinal_of,
    spoken_year,
    year_of,
)

_NOUNS = """accord act agreement album amendment annual attack award ban bid book budget bombing campaign census
championship championships championship class climate competition conference congress constitution contest convention
convention coup crash crisis cup deal debate decision draft earthquake edition elections election epidemic exhibition
expo film final finals financial fire flood floods football forecast forum games general genocide harvest hurricane
interview invasion inquiry judgment law league massacre midterm midterms model movie novel olympic olympics outbreak
pact pandemic paper peace plan poll presidential primary protest protests referendum report resolution results
revolution riot riots ruling season session settlement study summer summit survey treaty tour tournament trial tsunami
truce uprising version visit vote war winter world""".split()
_YEAR_NOUN = re.compile(rf"[\s-]{{1,3}}{any_of(set(_NOUNS))}\b", re.IGNORECASE)
_CAPITAL_NOUN = re.compile(r"\s{1,3}[A-Z][a-z]+")
_SURE = re.compile(
    r"(?:\b(?:in|since|during|until|till|throughout|circa|early|mid|late|year|fiscal|season|spring|summer|autumn|fall|"
    r"winter|quarter|half|q[1-4]|h[12]|christmas|eve|day|beginning of|start of|end of|middle of|months of|of fiscal|"
    r"election|elections|olympics|class of|between|compared with|compared to)(?:\s{1,3}|-)"
    r"(?:of\s{1,3}|the\s{1,3}|about\s{1,3})?|\bFY\s?|"
    r"[(\[]\s?(?:born\s|b\.\s?|d\.\s?|died\s|c\.\s?)?)$",
    re.IGNORECASE,
)
_LIKELY = re.compile(r"\b(?:by|before|after|from|through|to|of|for|around|than|versus|vs\.?)\s{1,3}$", re.IGNORECASE)
_AMOUNT = re.compile(
    r"\b(?:total|number|population|crowd|force|price|cost|average|some|more|less|fewer|rose|fell|grew|dropped|jumped|"
    r"increased|decreased|climbed|up|down|cut|reduced|sum|fleet|thousands?|hundreds?|limit|capacity|audience)"
    r"\s{1,3}(?:by|from|to|of|than)\s{1,3}$",
    re.IGNORECASE,
)
_DETERMINER = re.compile(r"(?:\b(?:the|an?|its|his|her|their|our|this|that)|['’]s|s['’])\s{1,3}$", re.IGNORECASE)
_EVENT_NAME = re.compile(
    r"(?:\b[A-Z]{3,6}|\b(?:Conference|Cup|Games|Olympics|Championships?|Expo|Summit|Festival|Awards|Forum|Fair|Open|"
    r"Congress|Show|Prix|Convention|Contest|Euro|Agenda|Vision))\s{1,3}$"
)
_BESIDE_YEAR = re.compile(rf"\b{YEAR}\s{{0,3}}(?:,|,?\s{{1,3}}and|,?\s{{1,3}}or|to|until|till|through)\s{{1,3}}$")
_OPENS = re.compile(r"(?:^|[.!?]['\"”’]?\s{1,3})$")
_OPENING_VERB = re.compile(r"\s{1,3}(?:was|saw|marked|brought|has|had|is|will|began|ended)\b")
_COUNTED = re.compile(
    r"(?:\s{1,3}|-)(?:people|men|women|children|police|staff|percent|pct|per|km|kg|m|ft|feet|tons?|tonnes?|miles?|meters?|"
    r"metres?|kilometers?|kilometres?|dollars?|euros?|pounds?|troops?|soldiers?|hours?|days?|weeks?|months?|years?|times|"
    r"points?|shares?|jobs|homes|units|votes|pages|seats|dead|million|billion|calories|watts?|volts?|rpm|or more)\b",
    re.IGNORECASE,
)
_MONTH_NEXT = re.compile(rf"\s{{1,3}}{any_of(set(MONTHS) - {'may', 'march', 'mar'})}(?![\w]|\s\d)", re.IGNORECASE)
_PLURAL = re.compile(
    r"\s{1,3}(?!(?:has|was|is|as|its|his|this|us|plus|versus|thus|always|across|towards|does|vs)\b)[a-z]+[a-rt-z]s\b"
)


def is_year(scene: Scene, start: int, end: int) -> bool:
    """Whether the four figures at `text[start:end]` are a year.

    >>> is_year(Scene("since 1998", None), 6, 10), is_year(Scene("killed 1998 sheep", None), 7, 11)
    (True, False)
    """
    lead, follow = scene.before(start, 40), scene.after(end)
    if scene.is_all(start, end) or _BESIDE_YEAR.search(lead) or _MONTH_NEXT.match(follow):
        return True
    if _COUNTED.match(follow) or _AMOUNT.search(lead):
        return False
    return _by_context(lead, follow, int(scene.text[start:end]))


def _by_context(lead: str, follow: str, number: int) -> bool:
    address = lead[-3:].lower() == "at "
    described = bool(_YEAR_NOUN.match(follow) or (number >= 1900 and not address and _CAPITAL_NOUN.match(follow)))
    counts = bool(_PLURAL.match(follow)) and not described
    round_number = number % 100 == 0
    if _SURE.search(lead):
        return not (counts and round_number)
    if _DETERMINER.search(lead):
        return described or (not counts and bool(re.match(r"\s{1,3}[a-z]", follow))) or (counts and not round_number)
    if _LIKELY.search(lead):
        return not counts and number >= 1200
    opening = bool(_OPENS.search(lead) and _OPENING_VERB.match(follow))
    named = 1950 <= number < 2060 and bool(_EVENT_NAME.search(lead))
    possessive = number >= 1900 and follow[:2] in ("'s", "’s")
    return opening or named or possessive or (described and not round_number and number >= 1800)


def _year(scene: Scene, match: re.Match[str]) -> Reading | None:
    if not is_year(scene, match.start("y"), match.end("y")):
        return None
    return Reading(match.start("y"), match.end("y"), of_year(int(match["y"])), names_year=True)


def _fiscal_year(_: Scene, match: re.Match[str]) -> Reading | None:
    return Reading(match.start(), match.end(), of_year(year_of(match["y"])), names_year=True)


def _years(scene: Scene, match: re.Match[str]) -> Reading | None:
    """Reads "2010-11" and "1998-2003": from the first day of the first year to the last of the other."""
    first, short = int(match["y"]), match["z"]
    last = int(short) if len(short) == 4 else first // 100 * 100 + int(short)
    last += 100 if last % 100 == 0 and first % 100 == 99 and len(short) == 2 else 0
    counted = _COUNTED.match(scene.after(match.end())) or _PLURAL.match(scene.after(match.end()))
    plausible = first < last <= first + (500 if len(short) == 4 else 30) and first >= 1200 and last < 2101
    if not plausible or (counted and first % 100 == 0):
        return None
    stretch = Stretch(of_year(first).start, of_year(last).end, "range")
    return Reading(match.start(), match.end(), stretch, names_year=True)


_YEAR_SINGLE = re.compile(
    r"\b(?:in|since|until|till|before|after|by|from|to|of|around|about)\s{1,3}$|^$", re.IGNORECASE
)


def _named_year(scene: Scene, match: re.Match[str]) -> Reading | None:
    """Reads "in the year 800"; "last year 300 people" counts people."""
    placed = _YEAR_SINGLE.search(scene.before(match.start(), 12))
    counted = _COUNTED.match(scene.after(match.end())) or _PLURAL.match(scene.after(match.end()))
    if not placed or counted:
        return None
    return Reading(match.start(), match.end(), of_year(int(match["y"])), names_year=True)


_SPOKEN_LEAD = re.compile(
    r"\b(?:in|since|during|of|from|until|till|by|before|after|to|between|year|early|mid|late)[\s-]{1,3}$", re.IGNORECASE
)
_ROUND_LEAD = re.compile(r"\b(?:in|since|until|before|year|early|mid|late)[\s-]{1,3}$", re.IGNORECASE)
_SPOKEN_END = re.compile(r"\s*(?:$|[.,;:!?)])")


def _spoken(scene: Scene, match: re.Match[str]) -> Reading | None:
    """Reads "in nineteen eighty-four"; "two thousand" alone must end its phrase, for it mostly counts."""
    follow = scene.after(match.end())
    if _COUNTED.match(follow) or _PLURAL.match(follow) or (follow[:1] in "-–" and follow):
        return None
    round_number = match["hundreds"] is None and match["rest"] is None
    lead = _ROUND_LEAD if round_number else _SPOKEN_LEAD
    placed = bool(lead.search(scene.before(match.start(), 12)))
    sure = placed and (not round_number or bool(_SPOKEN_END.match(follow)))
    year = of_year(spoken_year(match))
    return Reading(match.start(), match.end(), year, names_year=True, framed_only=not sure)


_DECADE_LEAD = re.compile(r"\b(?:the|early|mid|late)[\s-]{1,3}$", re.IGNORECASE)


def _decade(scene: Scene, match: re.Match[str]) -> Reading | None:
    figures = match["y"]
    lead = scene.before(match.start("y"), 8)
    possessive = match[0][-2] in "'’" and lead.lower().endswith("in ")
    if len(figures) == 2 and not (match["q"] or possessive or _DECADE_LEAD.search(lead)):
        return None
    first = int(figures) if len(figures) == 4 else year_of(figures)
    if figures[-1] != "0" or _aged(scene, match, figures):
        return None
    century = first % 100 == 0 and first < 1900
    return Reading(match.start(), match.end(), of_century(first // 100 + 1) if century else of_decade(first))


def _aged(scene: Scene, match: re.Match[str], figures: str) -> bool:
    """Whether it is an age ("in his 60s") or a temperature ("the low 80s")."""
    return len(figures) == 2 and bool(
        re.search(r"\b(?:his|her|their|its|my|our|your|low|high|upper|lower)\s{1,3}$", scene.before(match.start(), 24))
        or re.search(
            r"\b(?:his|her|their|my|our|your)\s{1,3}(?:early|mid|late)[\s-]{1,3}$", scene.before(match.start(), 24)
        )
    )


_DECADE_WORDS = {
    "twenties": 1920, "thirties": 1930, "forties": 1940, "fifties": 1950, "sixties": 1960, "seventies": 1970,
    "eighties": 1980, "nineties": 1990, "noughties": 2000, "two thousands": 2000, "twenty tens": 2010,
    "twenty twenties": 2020,
}  # fmt: skip


def _decade_word(_: Scene, match: re.Match[str]) -> Reading | None:
    return Reading(match.start(), match.end(), of_decade(_DECADE_WORDS[re.sub(r"[\s-]+", " ", match["w"].lower())]))


def _century(_: Scene, match: re.Match[str]) -> Reading | None:
    number = ordinal_of(match["n"])
    return Reading(match.start(), match.end(), of_century(number)) if 1 <= number <= 30 else None


_NOT_DATE = r"(?![\w%°$€£]|[.,:]\d|[-–—/]\d|['’]?s\s?\d)"

RULES: tuple[Rule, ...] = (
    rule(
        "four",
        rf"(?<![\d][.,:/-])(?<!\bNo\. )(?:(?<![A-Za-z]-)|(?<=\bmid-))(?P<y>{YEAR}){_NOT_DATE}(?![-–]\w{{2}})",
        _year,
    ),
    rule("tens", rf"{SPOKEN_YEAR}(?!\w)", _spoken),
    rule("unit", rf"(?:the{S})?year{S}(?P<y>\d{{3,4}}){_NOT_DATE}", _named_year),
    rule("fiscal", rf"(?:fiscal{S}(?:year{S})?|FY\s?)(?P<y>{YEAR}|['’]?\d\d)(?![\w%]|[.,:/-]\d)", _fiscal_year),
    rule(
        "joined", rf"(?<![\d][.,:/-])(?P<y>{YEAR}){MAYBE_S}[-–—/]{MAYBE_S}(?P<z>{YEAR}|\d\d)(?![\w%/-]|[.,:]\d)", _years
    ),
    rule("plural", rf"(?:the{S})?(?P<q>['‘’])?(?P<y>{YEAR}|\d\d)['’]?s(?!\w)", _decade),
    rule("decade tens", rf"the{S}(?:nineteen[\s-])?(?P<w>{any_of(_DECADE_WORDS)})(?!\w)", _decade_word),
    rule("unit", rf"(?:the{S})?(?P<n>\d{{1,2}}(?:st|nd|rd|th)|{any_of(ORDINALS)})[\s-]{{1,3}}century(?!\w)", _century),
)
