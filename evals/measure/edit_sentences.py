"""Sentences to edit: real ones from the labelled cases and the public data beside the repository, and made-up ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from random import Random
from typing import NamedTuple

from briefing.text import sentences
from evals.cases import load_all
from evals.measure.extraction import DATA, ecbplus, meantime
from evals.measure.made_up import sentence as made_sentence

LEAST, MOST = 6, 45
"""Words of a sentence that is taken."""

UNDATED = 0.2
"""Share of sentences without a known date that stay so; the rest get one, which only resolves "Monday" and the like."""


class Sentence(NamedTuple):
    """A sentence, the day of its document, and where it comes from."""

    text: str
    day: date | None
    source: str


@lru_cache(maxsize=1)
def real() -> tuple[Sentence, ...]:
    """Sentences of the labelled cases and of public news, each once."""
    rng = Random("days")
    found: dict[str, Sentence] = {}
    for text, day, source in (*_cases(), *_news()):
        known = day or (None if rng.random() < UNDATED else _some_day(rng))
        if _whole(text):
            found.setdefault(text, Sentence(text, known, source))
    return tuple(found.values())


@lru_cache(maxsize=1)
def made_up(count: int = 3000) -> tuple[Sentence, ...]:
    """Made-up sentences, each once."""
    rng = Random("made up")
    texts = dict.fromkeys(made_sentence(rng) for _ in range(count))
    return tuple(Sentence(text, _some_day(rng), "made up") for text in texts)


def _some_day(rng: Random) -> date:
    return date(2005, 1, 1) + timedelta(days=rng.randrange(7000))


def _whole(text: str) -> bool:
    """Whether it reads as a sentence: some words, a capital first, a full stop last, no address in it."""
    return LEAST <= len(text.split()) <= MOST and bool(re.match(r"[“\"'A-Z0-9].*[.”\"]$", text)) and "://" not in text


def _cases() -> Iterator[tuple[str, date | None, str]]:
    for case in load_all():
        for document in case.documents:
            for block in document.body:
                part = document.text[block.start : block.end]
                yield from ((part[start:end].strip(), document.day, "case") for start, end in sentences(part))


def _news() -> Iterator[tuple[str, date | None, str]]:
    if not DATA.is_dir():
        return
    for row, document in meantime():
        day = date.fromisoformat(row["dct"])
        yield from ((line, day, "meantime") for line in document.text.split("\n"))
    for document in ecbplus():
        yield from ((line, None, "ecbplus") for line in document.text.split("\n"))
