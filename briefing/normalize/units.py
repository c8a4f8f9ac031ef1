"""What figures are figures of: money by ISO 4217 code, percent, measures and stretches of time.

Each table line is `canonical: spellings`, spellings separated by commas; a spelling is its tokens joined by spaces.
Values are not converted between units (miles stay miles, as the source has them; who compares converts), with one
exception: parts and multiples that are counted in tens ("pence", "decades", "fortnights") are brought to the unit.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from briefing.normalize.quantity_tokens import Token, glued, word_at


class Unit(NamedTuple):
    """A canonical unit, and how many of it one of the spelled unit is ("decade" is 10 years)."""

    name: str
    factor: float = 1.0


def _table(lines: str, factor: float = 1.0) -> dict[str, Unit]:
    entries = (line.split(":", 1) for line in lines.strip().splitlines())
    return {
        spelling.strip(): Unit(name.strip(), factor) for name, spellings in entries for spelling in spellings.split(",")
    }


# Money. "$" and "dollars" without a country are US dollars, "£" is British, as in international news.
CURRENCY_SIGNS = {
    "$": "USD", "£": "GBP", "€": "EUR", "¥": "JPY", "₹": "INR", "₩": "KRW", "₽": "RUB", "₺": "TRY", "₴": "UAH",
    "₪": "ILS", "₦": "NGN", "₱": "PHP", "฿": "THB", "₫": "VND", "₡": "CRC", "₾": "GEL", "₭": "LAK", "₸": "KZT",
    "₼": "AZN", "₿": "BTC", "元": "CNY",
}  # fmt: skip
# Letters before "$". "C" and "A" alone count only where they stand against the sign or are capitals.
DOLLAR_PREFIXES = {
    "us": "USD", "u.s.": "USD", "usd": "USD", "c": "CAD", "ca": "CAD", "cad": "CAD", "can": "CAD", "a": "AUD",
    "au": "AUD", "aud": "AUD", "nz": "NZD", "nzd": "NZD", "hk": "HKD", "hkd": "HKD", "s": "SGD", "sgd": "SGD",
    "nt": "TWD", "twd": "TWD", "r": "BRL", "mex": "MXN", "mxn": "MXN", "mx": "MXN", "j": "JMD", "tt": "TTD",
}  # fmt: skip
CURRENCY_CODES = frozenset(
    "AED ARS AUD AZN BDT BGN BRL BTC CAD CHF CLP CNY COP CRC CZK DKK EGP EUR GBP GEL GHS HKD HUF IDR ILS INR IQD IRR "
    "JOD JPY KES KRW KWD KZT LAK LBP LKR MAD MMK MXN MYR NGN NOK NZD PEN PHP PKR PLN QAR RON RSD RUB SAR SEK SGD THB "
    "TRY TWD UAH USD UYU VND ZAR".split()
)
_MONEY = _table("""
USD: usd, dollar, dollars, us dollar, us dollars, u.s. dollar, u.s. dollars, american dollars, united states dollars
AUD: australian dollar, australian dollars
CAD: canadian dollar, canadian dollars
HKD: hong kong dollar, hong kong dollars
NZD: new zealand dollar, new zealand dollars
SGD: singapore dollar, singapore dollars
TWD: new taiwan dollars, taiwan dollars
EUR: eur, euro, euros
GBP: gbp, pound sterling, pounds sterling, british pound, british pounds, quid
JPY: yen, japanese yen
CNY: yuan, chinese yuan, renminbi, rmb, kuai
KRW: korean won, south korean won
RUB: ruble, rubles, rouble, roubles, russian rubles, russian roubles
INR: indian rupee, indian rupees
PKR: pakistani rupees, pakistan rupees
LKR: sri lankan rupees
CHF: swiss franc, swiss francs
TRY: lira, liras, turkish lira, turkish liras
BRL: reais, brazilian real, brazilian reais
ZAR: rand, rands
THB: baht, thai baht
IDR: rupiah, rupiahs
MYR: ringgit
VND: dong
PHP: philippine pesos
MXN: mexican pesos, mexican peso
ARS: argentine pesos
PLN: zloty, zlotys, zloties
HUF: forint, forints
CZK: koruna, korunas, czech koruna, czech crowns
SEK: swedish krona, swedish kronor, swedish crowns
NOK: norwegian krone, norwegian kroner, norwegian crowns
DKK: danish krone, danish kroner, danish crowns
UAH: hryvnia, hryvnias
ILS: shekel, shekels
NGN: naira
GHS: cedi, cedis
BDT: taka
AED: uae dirhams, emirati dirhams
SAR: saudi riyals
IRR: iranian rials
EGP: egyptian pounds
KES: kenyan shillings
NLG: guilder, guilders, dutch guilders
ESP: peseta, pesetas
FIM: finnish markka, markka
DEM: deutsche marks
BTC: bitcoin, bitcoins
franc: franc, francs
rupee: rupee, rupees
peso: peso, pesos
krona: krona, kronor
krone: krone, kroner
riyal: riyal, riyals, rial, rials
dirham: dirham, dirhams
dinar: dinar, dinars
shilling: shilling, shillings
""") | _table("""
USD: cent, cents, us cents, u.s. cents
GBP: penny, pence
""", 0.01)  # fmt: skip
MONEY_NAMES = frozenset(unit.name for unit in _MONEY.values()) | CURRENCY_CODES

_PERCENT = _table("""
percent: %, percent, per cent, pct, percents, percentage, percentage point, percentage points, percent points
basis point: basis point, basis points, bps
""")
_TIME = _table("""
second: second, seconds, sec, secs
minute: minute, minutes, min, mins
hour: hour, hours, hr, hrs
day: day, days
week: week, weeks
month: month, months
year: year, years, yr, yrs
""") | {
    "millisecond": Unit("second", 0.001), "milliseconds": Unit("second", 0.001),
    "fortnight": Unit("week", 2), "fortnights": Unit("week", 2),
    "decade": Unit("year", 10), "decades": Unit("year", 10),
    "century": Unit("year", 100), "centuries": Unit("year", 100),
}  # fmt: skip
TIME_NAMES = frozenset(unit.name for unit in _TIME.values())

_MEASURES = _table("""
km: km, kms, kilometre, kilometres, kilometer, kilometers
m: m, metre, metres, meter, meters
cm: cm, cms, centimetre, centimetres, centimeter, centimeters
dm: dm, decimetre, decimetres, decimeter, decimeters
mm: mm, millimetre, millimetres, millimeter, millimeters
mile: mile, miles
nautical mile: nautical mile, nautical miles
yard: yard, yards, yd, yds
foot: foot, feet, ft
inch: inch, inches, "
light-year: light year, light years, light - year, light - years
hectare: hectare, hectares, ha
acre: acre, acres
km²: km2, km², square kilometre, square kilometres, square kilometer, square kilometers, sq km, sq . km
m²: m2, m², square metre, square metres, square meter, square meters, sq m, sqm
square mile: square mile, square miles, sq mi, sq miles
square foot: square foot, square feet, sq ft
tonne: tonne, tonnes, metric ton, metric tons, metric tonnes, t
ton: ton, tons
kg: kg, kgs, kilo, kilos, kilogram, kilograms, kilogramme, kilogrammes
g: g, gram, grams, gramme, grammes
mg: mg, milligram, milligrams
µg: μg, µg, mcg, microgram, micrograms, microgramme, microgrammes
pound: pound, pounds, lb, lbs
ounce: ounce, ounces, oz
carat: carat, carats
litre: litre, litres, liter, liters, l
ml: ml, millilitre, millilitres, milliliter, milliliters
gallon: gallon, gallons
barrel: barrel, barrels
teaspoon: teaspoon, teaspoons
tablespoon: tablespoon, tablespoons
m³: m³, cubic metre, cubic metres, cubic meter, cubic meters
cubic foot: cubic foot, cubic feet
km/h: km / h, km / hr, kph, kmh, kmph, kilometres per hour, kilometers per hour, kilometres an hour, kilometers an hour
mph: mph, miles per hour, miles an hour
m/s: m / s, metres per second, meters per second
knot: knot, knots
degree: degree, degrees, °
°C: ° c, degree celsius, degrees celsius, degrees c, ° celsius, degrees centigrade, c
°F: ° f, degree fahrenheit, degrees fahrenheit, degrees f, ° fahrenheit
radian: rad, radians
bit: bit, bits
byte: byte, bytes
kilobyte: kb, kilobyte, kilobytes
megabyte: mb, megabyte, megabytes
gigabyte: gb, gigabyte, gigabytes
terabyte: tb, terabyte, terabytes
watt: watt, watts
kW: kw, kilowatt, kilowatts
MW: mw, megawatt, megawatts
GW: gw, gigawatt, gigawatts
kWh: kwh, kilowatt hours, kilowatt - hours
MWh: mwh, megawatt hours, megawatt - hours
volt: volt, volts
kHz: khz
MHz: mhz, megahertz
GHz: ghz, gigahertz
calorie: calorie, calories
kiloton: kiloton, kilotons
megaton: megaton, megatons
horsepower: horsepower, hp, bhp
""")

# Single letters are units only against the digits or one space behind them, and never after words ("five m").
_LETTERS = frozenset("m t g l c".split())
_ALL = {**_PERCENT, **_TIME, **_MEASURES, **_MONEY}
_NAMES = frozenset(unit.name for unit in _ALL.values()) | MONEY_NAMES | {"fraction"}
_MONEY_MARKS = CURRENCY_CODES | set(CURRENCY_SIGNS)
_FIRST_WORDS = frozenset(spelling.split(" ")[0] for spelling in _ALL)
_LONGEST = max(spelling.count(" ") + 1 for spelling in _ALL)
# A smaller unit that continues a larger one: "5 feet 2 inches", "13 dollars and 45 cents", "two hours 30 minutes".
PARTS = {
    ("foot", "inch"): 12, ("pound", "ounce"): 16, ("hour", "minute"): 60, ("minute", "second"): 60,
    ("year", "month"): 12, ("m", "cm"): 100, ("kg", "g"): 1000, ("USD", "USD"): 1, ("GBP", "GBP"): 1,
}  # fmt: skip


def is_unit(name: str) -> bool:
    """Whether a canonical name is that of money, a measure or a share, and no counted noun.

    >>> is_unit("km"), is_unit("soldier")
    (True, False)
    """
    return name in _NAMES


def unit_at(tokens: Sequence[Token], index: int, *, digits: bool) -> tuple[int, Unit] | None:
    """The longest unit spelled from a token on, and where it ends; `digits`: the number before is written in digits.

    >>> from briefing.normalize.quantity_tokens import tokenise
    >>> unit_at(tokenise("square metres of land"), 0, digits=True)
    (2, Unit(name='m²', factor=1.0))
    """
    if index >= len(tokens) or not (tokens[index].lower in _FIRST_WORDS or tokens[index].text in _MONEY_MARKS):
        return None
    if tokens[index].text in CURRENCY_CODES:
        return index + 1, Unit(tokens[index].text)
    if tokens[index].text in CURRENCY_SIGNS:
        return (
            None
            if word_at(tokens, index + 1)[:1].isdecimal()
            else (index + 1, Unit(CURRENCY_SIGNS[tokens[index].text]))
        )
    for length in range(min(_LONGEST, len(tokens) - index), 0, -1):
        unit = _ALL.get(" ".join(token.lower for token in tokens[index : index + length]))
        if unit and (digits or length > 1 or tokens[index].lower not in _LETTERS):
            return (index + length, unit) if _stands(tokens, index, index + length) else None
    return None


def _stands(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether the spelling is a whole one: no letters glued on ("30mX"), no capital where case decides ("5G", "4C")."""
    word = tokens[first].text
    if word in {"G", "T", "L", "M"} or (word in {"c", "C"} and not (word == "C" and glued(tokens, first))):
        return False
    if word == '"' and not glued(tokens, first):
        return False
    return not (glued(tokens, last) and word_at(tokens, last)[:1].isalnum() and word[-1].isalnum())
