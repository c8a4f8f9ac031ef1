"""Edits of real sentences: harmless ones that a quote may carry, and altered ones that it may not.

Each edit takes a stretch of a text between word bounds. A harmless edit changes typography alone, so the
span must be found where it was cut; an altered one changes what is said, so nothing may be found. Whether an altered
stretch happens to occur elsewhere is decided word by word here, without the code under test.
"""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
UNITS = ("percent", "million", "billion", "tonnes", "miles", "dollars", "soldiers", "months", "weeks", "days", "rounds")
NAMES = ("Jonas Weber", "Lima", "Ruth", "Oslo", "Nadia Perez", "Kenya", "Helsinki", "Marlow")
ADDED = ("allegedly", "never", "all", "former", "secretly", "two", "only", "again")
_TOKEN = re.compile(r"[^\W_]+(?:[.,’'-][^\W_]+)*")
_EDGES = re.compile(r"\S+")


class Edit(NamedTuple):
    """One edited stretch of a text."""

    kind: str
    text: str
    quote: str
    start: int
    end: int


def cuts(text: str, rng: random.Random, least: int = 4, most: int = 25) -> Iterator[tuple[int, int]]:
    """Endless random stretches of whole words within one line of the text."""
    lines = [m for m in re.finditer(r"[^\n]+", text) if len(m.group().split()) > least]
    while lines:
        line = rng.choice(lines)
        pieces = [(m.start() + line.start(), m.end() + line.start()) for m in _EDGES.finditer(line.group())]
        length = rng.randint(least, min(most, len(pieces)))
        first = rng.randint(0, len(pieces) - length)
        yield pieces[first][0], pieces[first + length - 1][1]


def _swap(quote: str, old: str, new: str) -> str:
    return quote.replace(old, new)


HARMLESS: dict[str, Callable[[str, random.Random], str]] = {
    "quotation marks": lambda q, _: q.translate(str.maketrans("“”‘’\"'", "\"\"''“’")),
    "dashes": lambda q, r: re.sub(r"\s*[—–]\s*|(?<=\w)-(?=\w)", lambda m: r.choice(_dashes(m.group())), q),
    "spaces": lambda q, r: re.sub(r" ", lambda _: r.choice(["\u00a0", "  ", "\u2009", "\t", "\u202f"]), q),
    "line breaks": lambda q, r: re.sub(r" ", lambda _: r.choice([" ", "\n", "\r\n", " \n"]), q),
    "soft hyphens": lambda q, r: re.sub(r"(?<=[a-z]{2})(?=[a-z]{2})", lambda _: r.choice(["", "", "\u00ad"]), q),
    "ligatures": lambda q, _: _swap(_swap(_swap(q, "ffi", "\ufb03"), "fi", "\ufb01"), "fl", "\ufb02"),
    "composition": lambda q, _: unicodedata.normalize("NFD", q),
    "ellipses": lambda q, _: re.sub(r"…|\.\.\.", lambda m: "..." if m.group() == "…" else "…", q),
    "thousands separators": lambda q, r: re.sub(r"(?<=\d),(?=\d{3})", r.choice(["", "\u2009", "\u00a0", "’"]), q),
    "case of the first letter": lambda q, _: q[:1].swapcase() + q[1:],
}


def _dashes(found: str) -> list[str]:
    return ["\u2011", "\u2010"] if found == "-" else ["—", " — ", "–", " – ", "--", " - "]


def _digit(quote: str, rng: random.Random) -> str | None:
    places = [i for i, char in enumerate(quote) if char.isdigit()]
    if not places:
        return None
    place = rng.choice(places)
    return quote[:place] + rng.choice([d for d in "123456789" if d != quote[place]]) + quote[place + 1 :]


def _replaced(pattern: str, choices: Sequence[str]) -> Callable[[str, random.Random], str | None]:
    compiled = re.compile(pattern)

    def edit(quote: str, rng: random.Random) -> str | None:
        found = list(compiled.finditer(quote))
        if not found:
            return None
        match = rng.choice(found)
        new = rng.choice([c for c in choices if c.lower() != match.group().lower()])
        return quote[: match.start()] + new + quote[match.end() :]

    return edit


def _negated(quote: str, rng: random.Random) -> str | None:
    verbs = list(re.finditer(r"\b(?:is|are|was|were|has|have|had|will|would|could|did|can)\b(?! not\b)", quote))
    if not verbs:
        return None
    match = rng.choice(verbs)
    return quote[: match.end()] + " not" + quote[match.end() :]


def _added(quote: str, rng: random.Random) -> str | None:
    gap = rng.choice([i for i, char in enumerate(quote) if char == " "])
    return f"{quote[:gap]} {rng.choice(ADDED)}{quote[gap:]}"


def _dropped(quote: str, rng: random.Random) -> str | None:
    inner = list(_EDGES.finditer(quote))[1:-1]
    match = rng.choice(inner)
    return quote[: match.start()] + quote[match.end() :].lstrip()


def _cut_inside(quote: str, rng: random.Random) -> str | None:
    first = _TOKEN.match(quote)
    if first is None or len(first.group()) < 3:
        return None
    return quote[rng.randint(1, len(first.group()) - 1) :].lstrip(".,’'-")


ALTERED: dict[str, Callable[[str, random.Random], str | None]] = {
    "a digit": _digit,
    "a unit": _replaced(r"\b(?:" + "|".join(UNITS) + r"|troops|casualties|deaths|missiles)\b", UNITS),
    "a name": _replaced(r"(?<=\s)[A-Z][a-z]+(?:[ -][A-Z][a-z]+)*\b", NAMES),
    "a negation": _negated,
    "a weekday": _replaced(r"\b(?:" + "|".join(WEEKDAYS) + r")\b", WEEKDAYS),
    "an added word": _added,
    "a dropped word": _dropped,
    "a cut inside a word": _cut_inside,
}


def harmless(texts: Sequence[str], kind: str, count: int, seed: int = 7) -> Iterator[Edit]:
    """`count` harmless edits of one kind, made from stretches that the kind changes.

    Stretches that a kind leaves as they are do not count, unless the texts hold nothing for it to change.
    """
    rng = random.Random(f"{seed}{kind}")
    yield from _made(texts, kind, count, rng, lambda quote: HARMLESS[kind](quote, rng))


def altered(texts: Sequence[str], kind: str, count: int, seed: int = 7) -> Iterator[Edit]:
    """`count` altered edits of one kind; none of them occurs in its text, compared word by word."""
    rng = random.Random(f"{seed}{kind}")
    for edit in _made(texts, kind, None, rng, lambda quote: ALTERED[kind](quote, rng)):
        if kind == "a cut inside a word" or not _occurs(edit.text, edit.quote):
            yield edit
            count -= 1
        if not count:
            return


def _made(
    texts: Sequence[str], kind: str, count: int | None, rng: random.Random, change: Callable[[str], str | None]
) -> Iterator[Edit]:
    streams = [(text, cuts(text, rng)) for text in texts]
    made = tries = 0
    while count is None or made < count:
        tries += 1
        if tries > 400 * (made + 50):
            return
        text, stream = rng.choice(streams)
        start, end = next(stream)
        quote = change(text[start:end])
        if quote is None or quote == text[start:end]:
            continue
        made += 1
        yield Edit(kind, text, quote, start, end)


def _occurs(text: str, quote: str) -> bool:
    """Whether the quote's words stand in the text in one run, whatever is between them."""
    hay = " ".join(w.lower() for w in _TOKEN.findall(text))
    return f" {' '.join(w.lower() for w in _TOKEN.findall(quote))} " in f" {hay} "
