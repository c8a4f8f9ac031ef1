"""Made-up news sentences of many shapes, for the edits that real sentences give too few of.

A sentence is a shape with its slots filled: who, where, what is counted, numbers in words or digits with or without a
hedge, a day in one of several manners, and an opening or an ending around it. Names of people and places are invented.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from random import Random

_SLOTS: dict[str, tuple[str, ...]] = {
    "town": tuple("Harnby Ostermark Velde Qarim Sallow Portmere Tessaly Brinholm Lakhva Norvale Aksara".split()),
    "person": (
        "Ana Ruiz", "Omar Sy", "Ruth Abara", "Jonas Weber", "Priya Nandan", "Tomas Hale", "Mei Tanaka", "Ivo Kral",
        "Leila Haddad", "Sam Okoro",
    ),
    "post": ("Mayor", "Minister", "President", "Governor", "General", "Judge"),
    "body": (
        "the health ministry", "the coast guard", "the police", "the fire service", "the army", "the central bank",
        "the transport ministry", "the city council", "the union", "the aid group", "the electoral commission",
    ),
    "firm": ("Oakline", "Brightwater", "Nordvik", "Calder Foods", "the airline", "the bank", "the carmaker"),
    "people": (
        "people", "passengers", "soldiers", "workers", "children", "miners", "villagers", "students", "tourists",
        "fishermen", "police officers", "protesters", "civilians",
    ),
    "things": ("houses", "ships", "trucks", "schools", "shops", "bridges", "drones", "rifles", "tents", "buses"),
    "disaster": (
        "a ferry accident", "the flood", "an explosion at a mill", "the earthquake", "a train crash", "a landslide",
        "the storm", "a fire in a market", "the bombing", "a bus crash",
    ),
    "deal": ("a fishing treaty", "the ceasefire", "a trade agreement", "the gas contract", "the border accord"),
    "rule": ("the budget", "the pension reform", "the new constitution", "the smoking ban", "the housing bill"),
    "work": ("the harbour bridge", "the dam", "the second runway", "the tram line", "the museum", "the power station"),
    "opening": (
        "", "", "", "", "{Body} said ", "{Body} said that ", "According to {body}, ", "{post} {person} said that ",
        "Officials in {town} reported that ", "In {town}, ",
    ),
    "ending": (
        "", "", "", "", "", ", {body} said", ", according to {body}", " while hundreds looked on", ", officials said",
        " in the worst such event for years",
    ),
    "hedge": ("", "", "", "", "", "", "about ", "around ", "more than ", "at least ", "nearly ", "up to ", "some "),
}  # fmt: skip

_COUNTS = (
    "{hedge}{N} {people} were killed in {disaster} near {town}",
    "{disaster} killed {hedge}{n} {people} in {town}",
    "{hedge}{N} {people} were still missing after {disaster}",
    "rescuers pulled {hedge}{n} {people} from the rubble in {town}",
    "the death toll from {disaster} rose to {n}",
    "{firm} will cut {hedge}{n} jobs at its plant in {town}",
    "{firm} hired {hedge}{n} {people} {time}",
    "{disaster} destroyed {hedge}{n} {things} in {town}",
    "{post} {person} sent {hedge}{n} soldiers to {town}",
    "{hedge}{N} {people} marched through {town} {time}",
    "police in {town} arrested {hedge}{n} {people} {time}",
    "{firm} paid ${big} million for a rival in {town}",
    "profit at {firm} fell by {small} percent to ${big} million",
    "sales of {firm} rose {small} percent {time}",
    "unemployment in {town} stood at {small} percent",
    "the new ship is {n} metres long and cost ${big} million",
    "{hedge}{N} {things} were damaged when {disaster} hit {town}",
    "{person} won the vote with {small} percent",
    "prices have risen by {small} percent since {post} {person} took office",
    "{hedge}{N} families have left {town} since {disaster}",
)
_ROLES = (
    "{disaster} left {n} dead and {m} injured in {town}",
    "{N} people were killed and {m} were injured in {disaster}",
    "{n} people died and {m} were hurt when {disaster} hit {town}",
    "{disaster} near {town} killed {n} and wounded {m}",
    "{disaster} killed {n} people and injured {m} others",
    "{N} dead, {m} hurt in {disaster} near {town}",
    "{N} soldiers and {m} civilians were killed in {town}",
    "at least {n} {people} were killed, {m} injured and several are missing after {disaster}",
    "{hedge}{n} people are missing and {m} have been found dead after {disaster}",
    "{town} sent {n} soldiers and {m} trucks to the border",
    "{firm} opened {n} shops and closed {m} {time}",
    "{firm} sold {n} trucks and {m} buses {time}",
    "police arrested {n} {people} and seized {m} rifles in {town}",
    "the council voted {n} for and {m} against {rule}",
    "{N} lawmakers voted for {rule} and {m} voted against it",
    "{disaster} destroyed {n} houses and damaged {m} more",
    "of the wounded, {n} are children and {m} are women",
    "{N} {people} were rescued and {m} bodies were recovered after {disaster}",
    "the army said it lost {n} soldiers and captured {m} fighters",
    "{firm} cut its workforce from {n} to {m} {time}",
    "{disaster} has killed {n} people, injured {m} and displaced hundreds in {town}",
    "{n} {people} were detained and {m} were released {time}",
    "imports fell by {small} percent and exports rose by {small2} percent {time}",
    "{person} scored {n} points and {person2} scored {m} in {town}",
)
_DATED = (
    "{post} {person} signed {deal} in {town} {time}",
    "{deal} was signed by {post} {person} {time}",
    "{time}, {disaster} killed {n} {people} near {town}",
    "{disaster} struck {town} {time}",
    "{post} {person} arrived in {town} {time}",
    "{person} will stand trial in {town} {ahead}",
    "{work} in {town} will open {ahead}",
    "{work} in {town} was opened by {post} {person} {time}",
    "{firm} announced {time} that it would buy a rival for ${big} million",
    "{body} published its report {time}",
    "{rule} was passed by parliament {time}",
    "{person} was born in {town} {time}",
    "{firm} closed its plant in {town} {time} after {n} years",
    "a court in {town} sentenced {person} to {n} years in prison {time}",
    "talks between {body} and {firm} broke down {time}",
    "{person} resigned as head of {firm} {time}",
    "schools in {town} reopened {time} after {disaster}",
    "{N} {people} were arrested in {town} {time}",
)
_STATES = (
    "{body} has {not}confirmed the report about {disaster}",
    "{post} {person} did {not}attend the meeting with {firm} {time}",
    "{person} was {not}aware of the plan to close {work}",
    "{firm} will {not}pay a dividend this year",
    "{work} is {not}safe to use after {disaster}",
    "the governments have {not}agreed on {deal}",
    "{post} {person} will {not}resign over {rule}",
    "{body} had {not}been warned before {disaster}",
    "{rule} was {not}approved by the committee {time}",
    "talks with {firm} have {not}ended, {post} {person} said",
    "the suspect is {not}a member of the group, {body} said",
    "{body} said that {person} was {not}on board when {disaster} happened",
    "{post} {person} said the troops would {not}leave {town} {ahead}",
    "residents of {town} were {not}told to leave their homes",
    "{firm} could {not}reach {deal} with its workers",
    "tests found that the water in {town} is {not}fit to drink",
    "although {body} had {not}asked for help, {firm} sent {n} trucks",
    "{disaster}, which was {not}caused by sabotage, killed {n} {people}",
    "{person} said he would {not}accept the offer because {firm} was {not2}ready",
    "the results of the vote are {not}valid, a judge in {town} ruled",
)
_FAMILIES = (_COUNTS, _ROLES, _ROLES, _DATED, _STATES)
_WORDS = "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen".split()
_SLOT = re.compile(r"\{(\w+)\}")


def sentence(rng: Random) -> str:
    """One sentence, by the given source of chance.

    >>> sentence(Random(1)) == sentence(Random(1))
    True
    """
    shape = rng.choice(rng.choice(_FAMILIES))
    said = " said" in shape
    text = ("" if said else rng.choice(_SLOTS["opening"])) + shape + ("" if said else rng.choice(_SLOTS["ending"]))
    while found := _SLOT.search(text):
        filled = _filled(found[1], rng, first=found.start() == 0)
        text = text[: found.start()] + filled + text[found.end() :]
    return text[0].upper() + text[1:] + "."


def _filled(slot: str, rng: Random, *, first: bool) -> str:
    """What a slot holds. A slot in capitals opens its clause."""
    name = slot.rstrip("2").lower()
    first = first or slot[0].isupper()
    if name in {"n", "m"}:
        return _number(rng)
    if name in _MADE:
        return _MADE[name](rng)
    chosen = rng.choice(_SLOTS[name])
    return chosen[0].upper() + chosen[1:] if first and chosen else chosen


def _number(rng: Random) -> str:
    kind = rng.random()
    if kind < 0.3:
        return rng.choice(_WORDS)
    if kind < 0.75:
        return str(rng.randint(2, 99))
    return f"{rng.randint(100, 999)}" if kind < 0.9 else f"{rng.randint(1, 90)},{rng.randint(0, 999):03}"


def _time(rng: Random) -> str:
    day = date(2003, 1, 1) + timedelta(days=rng.randrange(7500))
    manners = (
        f"on {day:%A}", f"last {day:%A}", f"on {day:%A} night", f"on {day:%A}, {day:%B} {day.day}", f"in {day.year}",
        f"on {day.day} {day:%B} {day.year}", f"on {day:%B} {day.day}, {day.year}", f"in {day:%B} {day.year}",
        f"on {day:%B} {day.day}", f"in {day:%B}",
    )  # fmt: skip
    return rng.choice(manners)


def _ahead(rng: Random) -> str:
    day = date(2026, 1, 1) + timedelta(days=rng.randrange(1500))
    return rng.choice(
        (f"on {day:%A}", f"on {day.day} {day:%B} {day.year}", f"in {day:%B} {day.year}", f"in {day.year}")
    )


_MADE: dict[str, Callable[[Random], str]] = {
    "time": _time,
    "ahead": _ahead,
    "not": lambda rng: rng.choice(("not ", "not ", "", "never ")),
    "big": lambda rng: rng.choice((f"{rng.randint(2, 900)}", f"{rng.randint(1, 90)}.{rng.randint(1, 9)}")),
    "small": lambda rng: rng.choice((f"{rng.randint(2, 60)}", f"{rng.randint(1, 30)}.{rng.randint(1, 9)}")),
}
