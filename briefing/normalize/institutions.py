"""Institutions by kind and place, so that "Oslo's spy agency" can be told to be the "Norwegian Intelligence Service".

News names the same body now by its proper name and now by what it is: a table of kinds of institution, each with the
words that mark it in either, and the country, capital or town that it is of.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from briefing.normalize.countries import country, country_of_capital

_KINDS = {
    "navy": r"nav(?:y|al (?:forces?|command))",
    "army": r"army|ground forces",
    "air force": r"air force",
    "coast guard": r"coast ?guard",
    "border guard": r"border (?:guards?|force|patrol)",
    "military": r"military|armed forces|defen[cs]e forces?",
    "police": r"police(?: (?:force|service|department))?|constabulary",
    "fire service": r"fire (?:service|department|brigade)",
    "spy agency": (
        r"(?:spy|espionage|intelligence) (?:agency|services?|directorate|bureau|organi[sz]ation)"
        r"|(?:federal |state |secret )?security service|secret service"
    ),
    "central bank": r"central bank|reserve bank|federal reserve|monetary authority",
    "parliament": r"parliament|national assembly|legislature",
    "supreme court": r"supreme court",
    "constitutional court": r"constitutional court",
    "election commission": r"elect(?:ion|oral) (?:commission|committee|board|authority)",
    "weather service": r"(?:weather|meteorological|met) (?:service|agency|office|bureau|department|administration)",
    "geological survey": r"geological survey|seismolog\w+ (?:agency|institute|cent(?:re|er)|service)",
    "space agency": r"space (?:agency|administration)",
    "disaster agency": r"(?:disaster|emergency) (?:management |response |mitigation )?(?:agency|authority|service)",
    "statistics office": r"statistics (?:office|bureau|agency)|(?:office|bureau) (?:of|for) (?:national )?statistics",
    "aviation authority": r"(?:civil )?aviation (?:authority|administration|agency)",
    "red cross": r"red (?:cross|crescent)",
    "prosecutors": r"prosecut(?:ors?|ion service)(?: general)?(?:[’']s? office)?",
}
"""Kind of institution → words that name one, in a generic phrase as in a proper name."""

_ONE_OF_MANY = frozenset({"spy agency", "police", "prosecutors", "fire service"})
"""Kinds of which a country has several; of the others a name says no more than kind and place."""

_PORTFOLIO = r"[\w-]+(?: affairs)?"
_MINISTRY = (
    re.compile(rf"\b(?:ministry|department) (?:of|for) (?:the |national )?(?P<of>{_PORTFOLIO})\b", re.IGNORECASE),
    re.compile(rf"\b(?!the\b|a\b|this\b|their\b|his\b|its\b)(?P<of>{_PORTFOLIO}) ministry\b", re.IGNORECASE),
    re.compile(r"\b(?P<of>state|treasury|justice|defense|interior|labor|commerce|energy) department\b", re.IGNORECASE),
    re.compile(r"\b(?P<of>foreign|home) office\b", re.IGNORECASE),
)
_KIND = re.compile("|".join(rf"(?P<k{n}>\b(?:{words})\b)" for n, words in enumerate(_KINDS.values())), re.IGNORECASE)
_SAME_OFFICE = {"defense": "defence", "state": "foreign", "foreign affairs": "foreign", "home affairs": "interior",
                "internal affairs": "interior", "home": "interior", "labor": "labour"}  # fmt: skip
"""Portfolios that go by several words; what is left is taken as it is written."""

_NO_PLACE = frozenset(
    "a an the of for at in from by and its their his her own national state royal federal central republic main chief "
    "official senior general local public country's nation's new old s foreign domestic military joint western eastern "
    "northern southern".split()
)
_MEMBER = re.compile(
    r"\b(?:officers?|officials?|spokes\w+|chief|head|director|minister|secretary|source|commander|captain|general|admiral|"
    r"statement|release|report|lawmakers?|members?|judge|press|relations|information|pro)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+(?:[-.][^\W_]+)*(?:[’']s?(?!\w))?")


@dataclass(frozen=True, slots=True)
class Institution:
    """What a name says of the body that it names."""

    kind: str
    """One of the kinds, or "ministry of …"."""
    place: str
    """The country that it is of, by whatever name; else the town or region in the name; "" where it says none."""
    form: str
    """The proper name, where a place has several bodies of the kind; "" for "the spy agency"."""
    member: bool
    """Whether somebody who belongs to it is named: "a police officer"."""


@lru_cache(maxsize=8192)
def institution(name: str) -> Institution | None:
    """The institution that a name means, if it names one of the kinds.

    >>> found = institution("Oslo’s spy agency")
    >>> found.kind, found.place, found.form
    ('spy agency', 'norway', '')
    >>> institution("Norwegian Intelligence Service").form, institution("Ana Ruiz")
    ('intelligence service', None)
    """
    kind, start, end = _kind(name)
    if not kind:
        return None
    place, left = _place(f"{name[:start]} {name[end:]}")
    words = name[start:end]
    proper = kind in _ONE_OF_MANY and words != words.lower()
    form = " ".join([*left, words]).lower() if proper else ""
    return Institution(kind, place, form, member=bool(_MEMBER.search(f"{name[:start]} {name[end:]}")))


def same_body(one: str, other: str) -> bool:
    """Whether two names can mean one institution: the kind is the same, and neither place nor proper name is another.

    >>> same_body("Oslo's spy agency", "Norwegian Intelligence Service"), same_body("Ana Ruiz", "Ana Ruiz")
    (True, False)
    >>> same_body("Federal Security Service", "Foreign Intelligence Service")
    False
    """
    first, second = institution(one), institution(other)
    if first is None or second is None or first.kind != second.kind:
        return False
    pairs = (first.place, second.place), (first.form, second.form)
    return all(a == b or not (a and b) for a, b in pairs)


def _kind(name: str) -> tuple[str, int, int]:
    if found := _KIND.search(name):
        return list(_KINDS)[int((found.lastgroup or "k0")[1:])], *found.span()
    for pattern in _MINISTRY:
        if found := pattern.search(name):
            portfolio = found["of"].lower()
            return f"ministry of {_SAME_OFFICE.get(portfolio, portfolio)}", *found.span()
    return "", 0, 0


def _place(rest: str) -> tuple[str, list[str]]:
    """The country, or else the names, in what the kind leaves of a name; and its other words with a capital."""
    words = [re.sub(r"[’']s?$", "", word) for word in _WORD.findall(rest)]
    for size in (3, 2, 1):
        for at in range(len(words) - size + 1):
            part = " ".join(words[at : at + size])
            if found := country(part) or country_of_capital(part):
                return found, _capitalised(words[:at] + words[at + size :])
    named = [word for word in _capitalised(words) if word not in _NO_PLACE and not _MEMBER.fullmatch(word)]
    return " ".join(named), [word for word in _capitalised(words) if word not in named]


def _capitalised(words: list[str]) -> list[str]:
    return [word.lower() for word in words if word[:1].isupper()]
