"""Which documents tell one text: a wire story, a press release that each rewrote a little, a page and its copy.

Two reporters share names, formulas and what they both heard said. They do not share several runs of plain words, so
passages are compared by their shingles outside of what both put in quotation marks, and names do not count.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from briefing.model import Document
from briefing.normalize import STOPWORDS, find_names
from briefing.text import sentences, words

RUN = 5
"""Words in a shingle: the least run that is compared."""

BRIDGE = 2
"""Changed words that a passage may hold: "two of them [managed to] escape"."""

PASSAGE_WORDS, PASSAGE_PLAIN = 7, 3
"""Least words of a passage that both have within a sentence, and least among them that are neither names nor stopwords:
"was arrested on suspicion of drunk driving" is how all say it."""

COPIED_LEAST = 20
"""Least words in all passages: two short texts share a sentence by chance."""

PART_IN_PASSAGES, PART_IN_ONE = 0.12, 0.3
"""Share of the shorter text in two passages or more, and in a single one. On web news of eight topics, quotations left
out, what lies above reads as one wire story or press release; the charge that a court reads out is one long passage."""

_MARK = re.compile(r"[\"“”„«»]|``|''")
_CLOSING = re.compile(r"\s?[^\W_]?[.,!?…]\s?(?:[\"”»]|'')(?:\s|$)")


@dataclass(frozen=True)
class Telling:
    """A document's words; for each, the number of its sentence, whether it is in quotation marks, and a plain word."""

    words: tuple[str, ...]
    sentence: tuple[int, ...]
    spoken: tuple[bool, ...]
    plain: tuple[bool, ...]

    @cached_property
    def runs(self) -> frozenset[tuple[str, ...]]:
        """All its shingles."""
        return frozenset(self._runs_in_order)

    @cached_property
    def written(self) -> frozenset[tuple[str, ...]]:
        """The shingles that do not stand in quotation marks as a whole."""
        return frozenset(run for at, run in enumerate(self._runs_in_order) if not self._is_spoken(at))

    @cached_property
    def _runs_in_order(self) -> tuple[tuple[str, ...], ...]:
        return tuple(zip(*(self.words[start:] for start in range(RUN)), strict=False))

    def _is_spoken(self, at: int) -> bool:
        return all(self.spoken[at : at + RUN])

    def shared(self, other: Telling) -> set[int]:
        """Places of the words that stand in a run which the other has too, unless both have it as somebody's words."""
        common = self.runs & other.runs
        if not common:
            return set()
        held = (
            at
            for at, run in enumerate(self._runs_in_order)
            if run in common and (not self._is_spoken(at) or run in other.written)
        )
        return {place for at in held for place in range(at, at + RUN)}


def read_telling(document: Document) -> Telling:
    """The running text, word by word; hyphenated compounds come apart, since rewriters join and part them."""
    text = document.running_text
    read = [
        (part, number, said)
        for piece, number, said in _pieces(text)
        for word in words(piece)
        for part in word.split("-")
    ]
    names = {part for m in find_names(text) for word in words(m.value) for part in word.split("-")}
    told, sentence, spoken = zip(*read, strict=True) if read else ((), (), ())
    return Telling(told, sentence, spoken, plain=tuple(word not in names and word not in STOPWORDS for word in told))


def tell_one_text(one: Telling, other: Telling) -> bool:
    """Whether two documents have so much of their words in common that one text is behind them."""
    short, long = sorted((one, other), key=lambda telling: (len(telling.words), telling.words))
    passages = copied_passages(short, long)
    copied = sum(map(len, passages))
    least = PART_IN_PASSAGES if len(passages) > 1 else PART_IN_ONE
    return copied >= max(COPIED_LEAST, least * len(short.words))


def copied_passages(short: Telling, long: Telling) -> list[list[int]]:
    """Places of the first one's words that the other has too, passage by passage."""
    passages: list[list[int]] = []
    for place in sorted(short.shared(long)):
        last = passages[-1][-1] if passages else -1
        if passages and place - last <= BRIDGE + 1 and short.sentence[place] == short.sentence[last]:
            passages[-1].append(place)
        else:
            passages.append([place])
    return [p for p in passages if len(p) >= PASSAGE_WORDS and sum(short.plain[n] for n in p) >= PASSAGE_PLAIN]


def _pieces(text: str) -> Iterator[tuple[str, int, bool]]:
    """A text cut at the ends of sentences and at quotation marks: piece, number of its sentence, whether it is quoted.

    A quotation does not outlast its line.
    """
    starts = {start: number for number, (start, _) in enumerate(sentences(text))}
    quoted, number, last = False, 0, 0
    for cut, kind in sorted(_cuts(text, starts)):
        yield text[last:cut], number, quoted
        last, number = cut, starts.get(cut, number)
        if kind == "line":
            quoted = _begins_quoted(text, cut)
        elif kind == "mark":
            quoted = not quoted
    yield text[last:], number, quoted


def _cuts(text: str, starts: Iterable[int]) -> Iterator[tuple[int, str]]:
    yield from ((m.end(), "line") for m in re.finditer(r"^", text, re.MULTILINE))
    yield from ((start, "sentence") for start in starts)
    yield from ((m.start(), "mark") for m in _MARK.finditer(text))


def _begins_quoted(text: str, line: int) -> bool:
    """Whether the first quotation mark of a line closes what an earlier line opened."""
    first = _MARK.search(text, line)
    end = text.find("\n", line) % (len(text) + 1)
    return bool(first and line < first.start() < end and _CLOSING.match(text, max(line, first.start() - 2)))
