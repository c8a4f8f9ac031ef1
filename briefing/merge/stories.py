"""Documents → stories: which of a day's documents tell of the same events, no number of stories given.

Two fires in one town share most of their words; what parts them is which words are shared by *many* of the day's
related documents (the setting) and which by some (the story). So a word counts by how rare it is in English and by how
few of the related documents have it, and groups are joined by the average likeness of their documents.
Documents are related where a chain of likeness in rare words alone joins them; the others change nothing.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from heapq import heapify, heappop, heappush
from itertools import pairwise
from math import log, sqrt
from typing import NamedTuple

from briefing.model import BlockKind, Document
from briefing.normalize import STOPWORDS, rarity, stem
from briefing.text import words

THRESHOLD = 0.17
"""Least average likeness of two large groups that become one story, and of a new document to a story it joins."""

SMALL_GROUP_DISCOUNT = 0.4
"""How much less is asked of a single document: all of the day can be seen, so most likely its story is there."""

APART = 0.4
"""Two groups are two stories where they are less like each other than this share of what each is like in itself."""

CLOSENESS_OF_ONE = 0.5
"""How alike the documents of a story that has only one so far are taken to be."""

RELATED = 0.15
"""Least likeness in rare words by which a document is related to another."""

RARE = 0.42
"""Rarity from which a word can relate two documents: at most 30 in a million words of print."""

BACKGROUND = 200
"""A word of this many related documents tells nothing; of one, all. Fixed, so that small days weigh as large ones."""

UNSHARED = 0.6
"""Weight of a word that no related document has: a sign that a document tells of something else, or just a detail."""

TERMS = 120
"""How many terms of a document are compared, the heaviest: the rest of a long page is background."""

_HALF_WAY = 40
"""Words after which one counts half: a news text says what it is about at its start."""

_NAME, _FIGURE = 2.0, 2.0
"""How many times a plain word a name or a figure counts, since these tell one event from its like."""
_RARITY_OF_A_FIGURE = 0.6

_ASIDE: frozenset[BlockKind] = frozenset({"date", "byline", "credit", "related"})
_WEB = frozenset("http https www com org net html htm php asp aspx jsp cgi".split())
_WORD = re.compile(r"[^\W\d_]+")

Vectors = Mapping[str, Mapping[str, float]]


class Terms(NamedTuple):
    """What one text is about, weighed without regard to any other."""

    weights: Mapping[str, float]
    """Of each stem and each pair of neighbouring stems."""
    rare: Mapping[str, float]
    """Those single words that can relate it to another text, as a unit vector."""


Told = Mapping[str, Terms]
"""The terms of each document, by its id."""


def group_stories(documents: Sequence[Document]) -> list[tuple[Document, ...]]:
    """Stories of a day; documents keep their order, stories that of their first.

    The result depends on the set of documents, and one that is related to no document of a story changes nothing in it.
    """
    by_id = {document.id: document for document in documents}
    told = {key: _terms(_told(by_id[key])) for key in sorted(by_id)}
    order = {key: place for place, key in enumerate(by_id)}
    groups = [group for part in _related(told) for group in _join({key: told[key] for key in part})]
    stories = sorted(sorted(group, key=order.__getitem__) for group in groups)
    return [tuple(by_id[key] for key in story) for story in sorted(stories, key=lambda s: order[s[0]])]


def join_story(document: Document, stories: Sequence[Sequence[Document]]) -> list[tuple[Document, ...]]:
    """The stories with one more document: at the end of the one that it is most like, or last and alone.

    No other document moves, which `group_stories` on all of them does not promise: this is for a page that is already
    out. A document that is there already changes nothing.
    """
    kept = [tuple(story) for story in stories]
    if any(other.id == document.id for story in kept for other in story):
        return kept
    place = _nearest(document, kept)
    if place is None:
        return [*kept, (document,)]
    return [(*story, document) if n == place else story for n, story in enumerate(kept)]


def _nearest(document: Document, stories: Sequence[Sequence[Document]]) -> int | None:
    """Place of the story that the document is like enough to join, weighed among the stories that it is related to."""
    own = _terms(_told(document))
    told = {n: {other.id: _terms(_told(other)) for other in story} for n, story in enumerate(stories)}
    near = {n: story for n, story in told.items() if any(_dot(own.rare, t.rare) >= RELATED for t in story.values())}
    vectors = _weighted({document.id: own} | {key: terms for story in near.values() for key, terms in story.items()})
    new = vectors[document.id]
    scores = {n: _likeness_to(new, [vectors[key] for key in sorted(story)]) for n, story in near.items()}
    best = max(scores, key=lambda n: (scores[n], -n), default=None)
    return best if best is not None and scores[best] >= 1 else None


def _likeness_to(new: Mapping[str, float], story: Sequence[Mapping[str, float]]) -> float:
    """The average likeness of a new document to a story, as a multiple of what is asked of it."""
    whole: dict[str, float] = defaultdict(float)
    for vector in story:
        for term, weight in vector.items():
            whole[term] += weight
    size = len(story)
    inner = (_dot(whole, whole) - size) / (size * (size - 1)) if size > 1 else CLOSENESS_OF_ONE
    return _dot(new, whole) / size / max(THRESHOLD, APART * min(inner, CLOSENESS_OF_ONE))


# What a document is about


def _told(document: Document) -> str:
    return "\n".join(document.text[b.start : b.end] for b in document.blocks if b.kind not in _ASIDE) or document.text


@lru_cache(maxsize=16384)
def _terms(text: str) -> Terms:
    """What a text is about: the weight of a stem is the root of how much of the text it is, the start counting more,
    times its rarity squared.

    >>> terms = _terms("Floods closed a bridge in Oldmere. Floods cost 4 lives.").weights
    >>> terms["oldmer"] > terms["flood"] > terms["bridg"]
    True
    """
    names = _names(text)
    found = [(word, stem(word), _rarity(word)) for word in _content(text)]
    shares: dict[str, float] = defaultdict(float)
    rare: dict[str, float] = {}
    for place, (word, term, known) in enumerate(found):
        shares[term] += (_FIGURE if word[0].isdigit() else _NAME if word in names else 1.0) / (1 + place / _HALF_WAY)
        rare[term] = min(known, rare.get(term, known))
    for place, ((_, one, known), (_, other, also)) in enumerate(pairwise(found)):
        shares[f"{one} {other}"] += 1 / (1 + place / _HALF_WAY)
        rare[f"{one} {other}"] = max(known, also)
    weights = {term: rare[term] ** 2 * sqrt(share) for term, share in shares.items()}
    return Terms(weights, _unit({term: w for term, w in weights.items() if _relates(term, rare[term])}))


def _relates(term: str, rare: float) -> bool:
    return rare >= RARE and " " not in term and not term[0].isdigit()


def _rarity(word: str) -> float:
    return _RARITY_OF_A_FIGURE if word[0].isdigit() else rarity(word)


def _content(text: str) -> Iterator[str]:
    parts = (part.removesuffix("'s").removesuffix("'") for word in words(text) for part in word.split("-"))
    return (part for part in parts if len(part) > 1 and part not in STOPWORDS and part not in _WEB)


def _names(text: str) -> set[str]:
    """Words that a text writes with a capital wherever it has them; words all in capitals tell nothing."""
    found = [word for word in _WORD.findall(text) if not word.isupper()]
    return {word.lower() for word in found if word[0].isupper()} - {word for word in found if not word[0].isupper()}


def _weighted(told: Told) -> Vectors:
    """Unit vectors: a term's weight in its document, times how few of these documents have it."""
    spread = Counter(term for terms in told.values() for term in terms.weights)
    few = {term: _fewness(term, number) for term, number in spread.items()}
    return {
        key: _unit(_heaviest({term: few[term] * weight for term, weight in terms.weights.items() if few[term]}))
        for key, terms in told.items()
    }


def _heaviest(weights: Mapping[str, float]) -> dict[str, float]:
    return dict(sorted(weights.items(), key=lambda entry: (-entry[1], entry[0]))[:TERMS])


def _fewness(term: str, documents: int) -> float:
    """1 for two documents, 0 from BACKGROUND on; what only one has counts by UNSHARED, and a pair of words then not."""
    if documents == 1:
        return 0.0 if " " in term else UNSHARED
    return max(0.0, 1 - log((1 + documents) / 2) / log((1 + BACKGROUND) / 2))


# Which are alike


def _related(told: Told) -> list[list[str]]:
    """Parts of the day between which no document resembles another; weighed without regard to the other documents."""
    home = {key: [key] for key in told}
    for one, row in _likeness({key: terms.rare for key, terms in told.items()}):
        for other in (other for other, score in row.items() if score >= RELATED):
            if home[one] is not home[other]:
                small, large = sorted((home[one], home[other]), key=len)
                large += small
                home |= dict.fromkeys(small, large)
    return [sorted(part) for part in {id(part): part for part in home.values()}.values()]


def _likeness(vectors: Vectors) -> Iterator[tuple[str, dict[str, float]]]:
    """For each document its cosine to those of smaller ids that share a term with it."""
    holders: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for key in sorted(vectors):
        row: dict[str, float] = defaultdict(float)
        for term, weight in vectors[key].items():
            for other, its_weight in holders[term]:
                row[other] += weight * its_weight
            holders[term].append((key, weight))
        yield key, dict(row)


def _unit(weights: Mapping[str, float]) -> dict[str, float]:
    length = sqrt(sum(weight * weight for weight in weights.values()))
    return {term: weight / length for term, weight in weights.items()} if length else {}


def _dot(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    return sum(weight * other[term] for term, weight in one.items() if term in other)


# Average linkage


def _asked(one: int, other: int) -> float:
    """Least average likeness at which groups of these sizes are one story."""
    return THRESHOLD * (1 - SMALL_GROUP_DISCOUNT / min(one, other))


def _join(told: Told) -> Iterable[list[str]]:
    """Average linkage: of all groups that are alike enough, the two that are it most become one, until none are.

    A pair that is not as alike as their sizes ask never becomes so by growing, since more is asked of larger groups and
    the average lies between those of the parts: so only the others are queued.
    """
    groups = _Groups(_likeness(_weighted(told)))
    alike = ((one, other) for one in told for other, score in groups.sums[one].items() if score >= _asked(1, 1))
    queue = [groups.entry(one, other) for one, other in alike if one < other]
    heapify(queue)
    while queue:
        _, one, other, sizes = heappop(queue)
        if groups.sizes(one, other) == sizes and groups.one_story(one, other):
            groups.merge(one, other)
            for third in groups.sums[one]:
                if (entry := groups.entry(one, third))[0] <= -1:
                    heappush(queue, entry)
    return groups.members.values()


class _Groups:
    """Groups of documents, each known by its smallest id, and how alike they are."""

    def __init__(self, likeness: Iterable[tuple[str, dict[str, float]]]) -> None:
        self.sums = dict(likeness)
        for one, row in self.sums.items():
            for other, score in row.items():
                self.sums[other][one] = score
        self.members = {key: [key] for key in self.sums}
        self._inner = dict.fromkeys(self.sums, 0.0)

    def sizes(self, one: str, other: str) -> tuple[int, int]:
        return len(self.members.get(one, ())), len(self.members.get(other, ()))

    def entry(self, one: str, other: str) -> tuple[float, str, str, tuple[int, int]]:
        """A place in the queue, by the average as a multiple of what is asked, negated so that the most comes first."""
        first, second = (one, other) if one < other else (other, one)
        m, n = self.sizes(first, second)
        return -self.sums[one][other] / (m * n) / _asked(m, n), first, second, (m, n)

    def one_story(self, one: str, other: str) -> bool:
        """Whether two groups are not so much closer in themselves than to each other that they are two stories."""
        m, n = self.sizes(one, other)
        return self.sums[one][other] / (m * n) >= APART * min(self._closeness(one), self._closeness(other))

    def _closeness(self, key: str) -> float:
        """The average likeness inside a group."""
        size = len(self.members[key])
        return self._inner[key] / (size * (size - 1) / 2) if size > 1 else CLOSENESS_OF_ONE

    def merge(self, one: str, other: str) -> None:
        self._inner[one] += self._inner.pop(other) + self.sums[one][other]
        self.members[one] += self.members.pop(other)
        for third, more in self.sums.pop(other).items():
            del self.sums[third][other]
            if third != one:
                self.sums[one][third] = self.sums[third][one] = self.sums[one].get(third, 0.0) + more
