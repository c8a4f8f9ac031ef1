"""Documents → stories: which of a day's documents tell of the same events, no number of stories given."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations
from math import sqrt

from briefing.merge.concepts import concept
from briefing.model import Document
from briefing.normalize import content_terms, find_aliases, find_names, name_key

THRESHOLD = 0.30
"""Least average cosine of two groups of documents that become one story."""

LEAD_CHARS = 1500
"""A news text says what it is about at its start; the rest counts half."""


def group_stories(documents: Sequence[Document]) -> list[tuple[Document, ...]]:
    """Stories by average linkage over names and rare words; documents keep their order, stories that of their first.

    The result depends on the set of documents, and a document of another story changes nothing.
    """
    vectors = {document.id: _vector(document) for document in documents}
    order = {document.id: place for place, document in enumerate(documents)}
    groups = {key: [key] for key in vectors}
    home = dict(zip(vectors, vectors, strict=True))
    scores = {
        pair: score
        for pair in combinations(sorted(vectors), 2)
        if (score := _cosine(vectors[pair[0]], vectors[pair[1]])) >= THRESHOLD / 2
    }
    for (a, b), _ in sorted(scores.items(), key=lambda entry: (-entry[1], entry[0])):
        one, other = sorted((home[a], home[b]))
        if one == other:
            continue
        pairs = [scores.get((min(x, y), max(x, y)), 0.0) for x in groups[one] for y in groups[other]]
        if sum(pairs) / len(pairs) >= THRESHOLD:
            groups[one] += groups.pop(other)
            home |= dict.fromkeys(groups[one], one)
    by_id = {document.id: document for document in documents}
    stories = [sorted(group, key=order.__getitem__) for group in groups.values()]
    return [tuple(by_id[key] for key in story) for story in sorted(stories, key=lambda s: order[s[0]])]


def _vector(document: Document) -> dict[str, float]:
    """Weights of a document's names and concepts: rarity times the root of how often it has them."""
    counts: Counter[str] = Counter()
    rare: dict[str, float] = {}
    aliases = find_aliases(document.text)
    for text, share in ((document.text[:LEAD_CHARS], 1.0), (document.text[LEAD_CHARS:], 0.5)):
        for mention in find_names(text):
            key = f"name:{name_key(mention.value, aliases)}"
            counts[key] += share  # type: ignore[assignment]
            rare[key] = 1.0
        for term, weight in content_terms(text):
            counts[concept(term)] += share  # type: ignore[assignment]
            rare[concept(term)] = max(weight * weight, rare.get(concept(term), 0.0))
    return {key: rare[key] * sqrt(count) for key, count in counts.items()}


def _cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    dot = sum(weight * other[key] for key, weight in one.items() if key in other)
    length = sqrt(sum(w * w for w in one.values()) * sum(w * w for w in other.values()))
    return dot / length if length else 0.0
