"""Countries by any of their names: short and official names, demonyms, and capitals that stand for governments.

The names come from the countryinfo library. pycountry's search was tried first and maps "U.S." to the Virgin Islands.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from countryinfo import CountryInfo

_SHORT = {"us": "united states", "u.s": "united states", "u.k": "united kingdom", "britain": "united kingdom"}
_DEMONYMS = {
    "briton": "united kingdom",
    "brit": "united kingdom",
    "scot": "united kingdom",
    "swede": "sweden",
    "dane": "denmark",
    "finn": "finland",
    "pole": "poland",
    "turk": "turkey",
    "spaniard": "spain",
    "filipino": "philippines",
    "english": "united kingdom",
    "scottish": "united kingdom",
    "french": "france",
}


def country(name: str) -> str | None:
    """The country that a name or demonym means, in lower case; None where it is no country's.

    >>> country("Dutch"), country("Republic of Korea"), country("the Hague")
    ('netherlands', 'south korea', None)
    """
    key = _plain(name)
    return _names().get(key) or (_names().get(key[:-1]) if key.endswith("s") else None)


def country_of_capital(name: str) -> str | None:
    """The country whose capital this is: "Seoul says" is what South Korea's government says.

    >>> country_of_capital("Ottawa")
    'canada'
    """
    return _capitals().get(_plain(name))


def _plain(name: str) -> str:
    return " ".join(name.lower().replace("’", "'").removeprefix("the ").replace("-", " ").split()).rstrip(".")


def _countries() -> Iterator[CountryInfo]:
    from countryinfo import all_countries

    yield from all_countries()


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    table: dict[str, str] = {}
    for entry in _countries():
        own = _plain(entry.name())
        spellings = [s for s in entry.alt_spellings() or () if len(s) > 3 and "," not in s] + [entry.name()]
        for name in (*spellings, *(entry.demonym() or "").replace(" or ", ",").split(",")):
            if key := _plain(name):
                table.setdefault(key, own)
    known = set(table.values())
    table |= {key: own for key, own in (_SHORT | _DEMONYMS).items() if own in known}
    return table | {
        "usa": "united states",
        "uk": "united kingdom",
        "u.s.a": "united states",
        "america": "united states",
    }


@lru_cache(maxsize=1)
def _capitals() -> dict[str, str]:
    table: dict[str, str] = {}
    for entry in _countries():
        given: str | list[str] = entry.capital() or []
        for capital in [given] if isinstance(given, str) else given:
            table.setdefault(_plain(capital), _plain(entry.name()))
            table.setdefault(_plain(capital).removesuffix(" d.c"), _plain(entry.name()))
    return table
