"""Countries by any of their names: short and official names, demonyms, and capitals that stand for governments.

The names come from the countryinfo library. pycountry's search was tried first and maps "U.S." to the Virgin Islands.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from countryinfo import CountryInfo

_OTHER_NAMES = {
    "america": "united states", "us": "united states", "u.s": "united states", "usa": "united states",
    "u.s.a": "united states", "uk": "united kingdom", "u.k": "united kingdom", "britain": "united kingdom",
    "england": "united kingdom", "uae": "united arab emirates", "u.a.e": "united arab emirates", "dprk": "north korea",
    "rok": "south korea", "prc": "china", "drc": "democratic republic of the congo", "burma": "myanmar",
    "myanmar": "myanmar", "türkiye": "turkey", "bosnia": "bosnia and herzegovina", "macedonia": "republic of macedonia",
    "cabo verde": "cape verde", "timor leste": "east timor", "côte d'ivoire": "ivory coast",
    "vatican": "vatican city state", "holy see": "vatican city state",
}  # fmt: skip
_DEMONYMS = {
    "briton": "united kingdom", "brit": "united kingdom", "english": "united kingdom", "scot": "scotland",
    "scottish": "scotland", "swede": "sweden", "dane": "denmark", "finn": "finland", "pole": "poland", "turk": "turkey",
    "spaniard": "spain", "filipino": "philippines", "philippine": "philippines", "saudi": "saudi arabia",
    "argentine": "argentina", "argentinian": "argentina", "macedonian": "republic of macedonia", "burmese": "myanmar",
    "kazakh": "kazakhstan", "uzbek": "uzbekistan", "kyrgyz": "kyrgyzstan", "tajik": "tajikistan",
    "turkmen": "turkmenistan",
}  # fmt: skip
_OTHER_CAPITALS = {
    "kiev": "kyiv", "kyyiv": "kyiv", "peking": "beijing", "teheran": "tehran", "ulan bator": "ulaanbaatar",
    "ulaan baatar": "ulaanbaatar", "lisboa": "lisbon", "astana": "nur sultan", "bagdad": "baghdad",
    "katmandu": "kathmandu", "phnompenh": "phnom penh", "ashkhabad": "ashgabat", "addis abeba": "addis ababa",
}  # fmt: skip
"""What the library lacks, or gives otherwise than news does."""


@lru_cache(maxsize=65536)
def country(name: str) -> str | None:
    """The country that a name or demonym means, in lower case; None where it is no country's.

    >>> country("Dutch"), country("Republic of Korea"), country("the Hague")
    ('netherlands', 'south korea', None)
    """
    key = _plain(name)
    return _names().get(key) or (_names().get(key[:-1]) if key.endswith("s") else None)


@lru_cache(maxsize=65536)
def country_of_capital(name: str) -> str | None:
    """The country whose capital this is: "Seoul says" is what South Korea's government says.

    >>> country_of_capital("Ottawa")
    'canada'
    """
    key = _plain(name.replace(",", ""))
    return _capitals().get(_OTHER_CAPITALS.get(key, key))


def _plain(name: str) -> str:
    return " ".join(name.lower().replace("’", "'").removeprefix("the ").replace("-", " ").split()).rstrip(".")


def _countries() -> Iterator[CountryInfo]:
    """The largest first: where a territory shares a name, a demonym or a capital with a country, the country is meant.

    "American" is also what the library calls people of the Northern Mariana Islands, and "Indian" of Diego Garcia.
    """
    from countryinfo import all_countries

    yield from sorted(all_countries(), key=lambda entry: (-(entry.population() or 0), entry.name()))


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    table: dict[str, str] = {}
    for entry in _countries():
        own = _plain(entry.name())
        spellings = [s for s in entry.alt_spellings() or () if len(s) > 3 and "," not in s] + [entry.name()]
        for name in (*spellings, *(entry.demonym() or "").replace(" or ", ",").split(",")):
            if key := _plain(name):
                table.setdefault(key, own)
    return table | _OTHER_NAMES | _DEMONYMS | {"kosovo": "kosovo", "kosovar": "kosovo", "kosovan": "kosovo"}


@lru_cache(maxsize=1)
def _capitals() -> dict[str, str]:
    table: dict[str, str] = {}
    for entry in _countries():
        given: str | list[str] = entry.capital() or []
        for capital in [given] if isinstance(given, str) else given:
            table.setdefault(_plain(capital), _plain(entry.name()))
            table.setdefault(_plain(capital).removesuffix(" d.c"), _plain(entry.name()))
    return table
