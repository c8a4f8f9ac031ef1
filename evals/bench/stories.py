"""Made-up stories with the numbers of real ones: `texture` says which. The n-th story of a seed is always the same."""

from __future__ import annotations

import random
from bisect import bisect
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import accumulate
from typing import TypeVar

from briefing.model import Attribution, Claim, Document, EvidenceSpan, Quantity, TimeExpression
from briefing.normalize import find_quantities, find_times
from briefing.normalize.terms import STOPWORDS
from evals.bench import texture

V = TypeVar("V")

TOPIC, NAMES, FLATTEN = 270, 130, 1.0
"""Content words and names that a story draws from, and what is added to a rank before its inverse is its weight
(Mandelbrot's form of Zipf's law); fitted to the shares in `texture.AIM`."""

COPIED, KEPT = 0.1, (0.3, 1.0)
"""Share of later tellings that copy the first word for word; a retelling keeps a share of its words from this range."""

OTHER_VALUE = 0.15
"""Share of retellings whose figure or date is another one: assumed, not measured."""

OWN = 0.35
"""Share of a matter's words that belong to it alone, not to the story; fitted."""

_DAY = date(2025, 3, 5)
_FIGURES = (
    "killed {} people", "hurt {} people", "with {} ships", "for {} days", "about {} soldiers", "more than {} houses",
    "$ {} million", "{} percent", "up {} percent", "{} km away", "arrested {} men", "at least {} dead",
)  # fmt: skip
_TIMES = ("on {day} {month} 2025", "in {month} 2024", "on {month} {day}", "last week", "on Monday", "on Thursday")
_MONTHS = "January February March April May June July August September October November December".split()
_HOUSES = tuple(f"{place} {kind}" for place in ("Harbour", "Valley", "Northern", "City", "Daily", "Evening", "National")
                for kind in ("Post", "Times", "Echo", "Star", "Herald", "Record"))  # fmt: skip
_LITTLE = "the of to and a in for on with at by from as after".split()


@dataclass(frozen=True, slots=True)
class Made:
    """A story, and what each claim is about by the claim's id."""

    documents: tuple[Document, ...]
    claims: tuple[Claim, ...]
    matters: Mapping[str, str]


@dataclass(slots=True)
class _Matter:
    """What is told: its words, names among them, and its value phrases."""

    number: int
    words: list[str]
    phrases: list[tuple[str, str]]


def stories(claims: int, seed: int = 0) -> Iterator[Made]:
    """Stories until they have so many claims in all; the last one is whole, so that there may be a few more."""
    made = number = 0
    while made < claims:
        story = make_story(number, seed)
        yield story
        made += len(story.claims)
        number += 1


def make_story(number: int, seed: int = 0) -> Made:
    """The story of that number: its documents tell the same matters, each in its own words."""
    rng = random.Random(f"{seed}/{number}")
    sizes = [_between(rng, texture.CLAIMS) for _ in range(rng.choice(texture.DOCUMENTS))]
    told: list[list[tuple[int, str, list[tuple[str, str]]]]] = [[] for _ in sizes]
    pool = _pool(rng)
    matter = 0
    while any(len(own) < size for own, size in zip(told, sizes, strict=True)):
        _tell(rng, _matter(rng, pool, matter), pool, told, sizes)
        matter += 1
    return _written(rng, number, told)


def _tell(
    rng: random.Random,
    matter: _Matter,
    pool: Sequence[str],
    told: list[list[tuple[int, str, list[tuple[str, str]]]]],
    sizes: Sequence[int],
) -> None:
    """Lets as many documents tell a matter as its spread says; a document does so twice only where all have."""
    open_ones = [n for n, own in enumerate(told) if len(own) < sizes[n]]
    rng.shuffle(open_ones)
    first: tuple[str, list[tuple[str, str]]] | None = None
    for n in (open_ones * 2)[: _drawn(rng, texture.SPREAD)]:
        telling = first if first and rng.random() < COPIED else _telling(rng, matter, pool, retold=first is not None)
        first = first or telling
        told[n].append((matter.number, *telling))


def _pool(rng: random.Random) -> list[str]:
    """A story's names and content words, those that it uses most first."""
    names = [f"{_capital(rng)} {_capital(rng)}" if rng.random() < 0.5 else _capital(rng) for _ in range(NAMES)]
    content = [_content(rng) for _ in range(TOPIC)]
    order = [*names, *content]
    rng.shuffle(order)
    return order


def _matter(rng: random.Random, pool: Sequence[str], number: int) -> _Matter:
    length = _between(rng, texture.WORDS)
    size = max(2, round(length * 0.42))
    chosen = [_content(rng) if rng.random() < OWN else _ranked(rng, pool) for _ in range(size)]
    kinds = ["figure"] * _drawn(rng, texture.FIGURES) + ["time"] * _drawn(rng, texture.TIMES)
    return _Matter(number, list(dict.fromkeys(chosen)), [(kind, _phrase(rng, kind)) for kind in kinds])


def _telling(
    rng: random.Random, matter: _Matter, pool: Sequence[str], *, retold: bool
) -> tuple[str, list[tuple[str, str]]]:
    """A statement of a matter with its value phrases: the first in all its words, others in some of them."""
    keep = rng.uniform(*KEPT) if retold else 1.0
    kept = [word if rng.random() < keep else _ranked(rng, pool) for word in matter.words]
    phrases = [
        (kind, _phrase(rng, kind) if retold and rng.random() < OTHER_VALUE else phrase)
        for kind, phrase in matter.phrases
    ]
    parts = [part for word in dict.fromkeys(kept) for part in (rng.choice(_LITTLE), word)]
    if rng.random() < texture.QUOTED and len(parts) > 6:
        parts = [*parts[:1], "“" + parts[1], *parts[2:-1], parts[-1] + "”"]
    statement = " ".join(["The", *parts[1:], *(phrase for _, phrase in phrases)])
    return statement, phrases


def _written(rng: random.Random, number: int, told: Sequence[Sequence[tuple[int, str, list[tuple[str, str]]]]]) -> Made:
    documents: list[Document] = []
    claims: list[Claim] = []
    matters: dict[str, str] = {}
    speakers = [f"{_capital(rng)} {_capital(rng)}" for _ in range(6)] + ["police", "the ministry"]
    houses = rng.sample(_HOUSES, len(told))
    for house, own in zip(houses, told, strict=True):
        day = _DAY + timedelta(days=rng.randrange(3))
        text, spans = _page(rng, [statement for _, statement, _ in own])
        document = Document(text=text, publisher=house, published_at=day, name=f"{number}-{house}")
        documents.append(document)
        for (matter, statement, phrases), span in zip(own, spans, strict=True):
            claim = _claim(rng, document, statement + ".", phrases, span, speakers)
            claims.append(claim)
            matters[claim.id] = f"{number}/{matter}"
    return Made(tuple(documents), tuple(claims), matters)


def _page(rng: random.Random, statements: Sequence[str]) -> tuple[str, list[tuple[int, int]]]:
    """The text, some of whose sentences join two statements, and where each statement stands."""
    text, spans, opens = "", [], True
    for statement in statements:
        joint = "" if not text else ". " if opens else ", and "
        text += joint
        spans.append((len(text), len(text) + len(statement)))
        text += statement
        opens = rng.random() > 1 - 1 / texture.CLAIMS_A_SENTENCE
    return text + ".", spans


def _claim(
    rng: random.Random,
    document: Document,
    statement: str,
    phrases: Sequence[tuple[str, str]],
    span: tuple[int, int],
    speakers: Sequence[str],
) -> Claim:
    start, end = span
    evidence = EvidenceSpan(document_id=document.id, start=start, end=end, quote=document.text[start:end])
    shares = (texture.POSSIBLE, texture.INTENDED, 1 - texture.POSSIBLE - texture.INTENDED)
    chain = [
        Attribution(name=rng.choice(speakers), role="relay" if rng.random() < texture.RELAYS else "speaker")
        for _ in range(_drawn(rng, texture.CHAIN))
    ]
    return Claim(
        document_id=document.id,
        statement=statement,
        evidence=(evidence,),
        attribution=tuple(chain),
        quantities=_quantities(statement) if any(kind == "figure" for kind, _ in phrases) else (),
        times=tuple(t for kind, phrase in phrases if kind == "time" for t in _when(phrase, document.day or _DAY)),
        modality=rng.choices(("possible", "intended", "asserted"), shares)[0],
        polarity="denied" if rng.random() < texture.DENIED else "affirmed",
    )


# ── Drawing ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def _between(rng: random.Random, cuts: Sequence[int]) -> int:
    """A number whose shares below the given cuts are 0, 10, 25, 50, 75, 90 and 100 %."""
    shares = (0.0, 0.1, 0.25, 0.5, 0.75, 0.9, 1.0)
    at = rng.random()
    place = min(bisect(shares, at), len(shares) - 1)
    low, high = cuts[place - 1], cuts[place]
    return round(low + (high - low) * (at - shares[place - 1]) / (shares[place] - shares[place - 1]))


def _drawn(rng: random.Random, counts: Mapping[int, int]) -> int:
    return rng.choices(list(counts), list(counts.values()))[0]


def _ranked(rng: random.Random, pool: Sequence[V]) -> V:
    weights = _ranks(len(pool))
    return pool[bisect(weights, rng.random() * weights[-1])]


@lru_cache(maxsize=8)
def _ranks(size: int) -> tuple[float, ...]:
    return tuple(accumulate(1 / (rank + FLATTEN) for rank in range(size)))


def _content(rng: random.Random) -> str:
    words, weights = _vocabulary()
    return words[bisect(weights, rng.random() * weights[-1])]


def _capital(rng: random.Random) -> str:
    """A made-up name: a rare word with a capital and an ending."""
    words, _ = _vocabulary()
    return words[rng.randrange(len(words) // 2, len(words))].capitalize() + rng.choice(("", "er", "ov", "ton", "is"))


@lru_cache(maxsize=1)
def _vocabulary() -> tuple[list[str], list[float]]:
    """The commonest 20,000 English words without stopwords, numbers and times, and their frequencies added up."""
    from wordfreq import top_n_list, word_frequency

    listed = (w for w in top_n_list("en", 20_000) if w.isalpha() and len(w) > 2 and w not in STOPWORDS)
    words = [w for w in listed if not find_quantities(f"The {w}") and not find_times(w.capitalize(), None)]
    return words, list(accumulate(word_frequency(word, "en") ** 0.7 for word in words))


def _phrase(rng: random.Random, kind: str) -> str:
    if kind == "figure":
        return rng.choice(_FIGURES).format(rng.choice((2, 3, 5, 8, 12, 14, 20, 35, 60, 110, 250, 900)))
    return rng.choice(_TIMES).format(day=rng.randrange(1, 28), month=rng.choice(_MONTHS))


def _quantities(statement: str) -> tuple[Quantity, ...]:
    """As grounding reads them: each with what it counts."""
    return tuple(mention.value for mention in find_quantities(statement))


@lru_cache(maxsize=16384)
def _when(phrase: str, day: date) -> tuple[TimeExpression, ...]:
    return tuple(mention.value for mention in find_times(phrase, day))
