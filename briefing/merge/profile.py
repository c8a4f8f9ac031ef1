"""What the merger compares of a claim: concepts, names, quotations, figures and times with what they are said of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from briefing.merge.concepts import concept
from briefing.model import Claim, Document, Quantity, TimeExpression
from briefing.normalize import (
    OUTCOMES,
    content_terms,
    country,
    country_of_capital,
    find_aliases,
    find_names,
    find_quantities,
    find_times,
    name_key,
    name_keys,
    stem,
)
from briefing.text import words

NAME_WEIGHT = 0.8
"""Weight of a name before its document's own use of it counts; a word not in the frequency table has 1."""

_QUOTED = re.compile(r"[\"“«]([^\"“”«»]{3,}?)[\"”»]")
_KINDS = frozenset({"ordinal", "change", "fall", "age", "ago", "later", "earlier"})
"""Roles that are kinds of figures, and no words of the text."""

_CLAUSE = re.compile(
    r"\b(?:as|while|after|before|following|ahead of|which|who|that|since|when|where|because|amid|although|though)\b"
)
_POSSESSIVE = re.compile(r"[’']s?\b")
_ADDED = re.compile(r"\b(?:another|(?:a )?further|(?:an )?additional|an extra)\s?[\w,.]{0,12}$", re.IGNORECASE)
_ADJECTIVE = re.compile(r"\s+[a-z]+(?:s|ces|men|ship|craft)\b")
_OTHERS = re.compile(r"\s*(?:other|others|more|further|additional)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity with the concepts around it in the statement."""

    value: Quantity
    unit: str
    role: str
    added: bool = False
    """Whether it is a part that comes on top of others: "another 3,000"."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A time with the features of the clause it stands in: what it dates."""

    value: TimeExpression
    anchors: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Profile:
    """One claim, read once; `known` are all names that its document holds."""

    claim: Claim
    features: Mapping[str, float]
    names: frozenset[str]
    places: Mapping[str, str]
    figures: tuple[Figure, ...]
    moments: tuple[Moment, ...]
    quotations: tuple[tuple[str, ...], ...]
    quoted: tuple[str, ...]
    evidence_words: tuple[str, ...]
    known: frozenset[str]
    total: float = field(default=0.0)


def read_profiles(documents: Sequence[Document], claims: Sequence[Claim]) -> dict[str, Profile]:
    """Profiles by claim id. What a document says often tells little apart, so a feature's weight falls with its share
    among the claims of its own document; other documents have no say in it.
    """
    known = {document.id: document for document in documents}
    by_document: dict[str, list[Claim]] = {}
    for claim in claims:
        by_document.setdefault(claim.document_id, []).append(claim)
    profiles: dict[str, Profile] = {}
    for document_id, own in by_document.items():
        text = known[document_id].running_text if document_id in known else "\n".join(c.statement for c in own)
        aliases = find_aliases(text)
        named = frozenset(name_keys(text, aliases))
        raw = _smallest_keep([_read(claim, aliases, named) for claim in own])
        counts = Counter(feature for profile in raw for feature in profile.features)
        for profile in raw:
            profiles[profile.claim.id] = _weighed(profile, counts, len(raw))
    return profiles


def _smallest_keep(profiles: Sequence[Profile]) -> list[Profile]:
    """Of claims that one sentence makes, the one that says least else keeps a value that several hold.

    "Her visit came before the anniversary of the pact signed on 3 May" dates the pact and not the visit.
    """
    holders: dict[object, int] = {}

    def place(profile: Profile, value: Quantity | TimeExpression) -> object:
        return profile.claim.evidence[:1], value.quote

    def kept(profile: Profile, value: Quantity | TimeExpression) -> bool:
        return holders[place(profile, value)] == len(profile.features)

    for profile in profiles:
        values: list[Quantity | TimeExpression] = [figure.value for figure in profile.figures]
        values += [moment.value for moment in profile.moments]
        for value in values:
            size = len(profile.features)
            holders[place(profile, value)] = min(size, holders.get(place(profile, value), size))
    return [
        replace(
            profile,
            figures=tuple(f for f in profile.figures if kept(profile, f.value)),
            moments=tuple(m for m in profile.moments if kept(profile, m.value)),
        )
        for profile in profiles
    ]


def _weighed(profile: Profile, counts: Counter[str], claims: int) -> Profile:
    def weight(feature: str, own: float) -> float:
        return own * (1.0 - 0.75 * (counts[feature] - 1) / max(claims, 8))

    features = {feature: weight(feature, own) for feature, own in profile.features.items()}
    return replace(profile, features=features, total=sum(features.values()))


def _read(claim: Claim, aliases: Mapping[str, str], known: frozenset[str]) -> Profile:
    statement = claim.statement
    mentions = find_names(statement, frozenset(aliases))
    names = frozenset(name_key(m.value, aliases) for m in mentions)
    return Profile(
        claim=claim,
        features=_features(statement, aliases),
        names=names | {c for name in names if (c := country_of_capital(name))},
        places=_relations_of_names(statement, aliases),
        figures=_figures(claim),
        moments=_moments(claim, aliases),
        quotations=tuple(tuple(words(found)) for found in _QUOTED.findall(statement)),
        quoted=tuple(_QUOTED.findall(statement)),
        evidence_words=tuple(words(claim.evidence[0].quote)) if claim.evidence else (),
        known=known,
    )


def _features(statement: str, aliases: Mapping[str, str]) -> dict[str, float]:
    features: dict[str, float] = {}
    rest = list(statement)
    for mention in find_names(statement, frozenset(aliases)):
        features[f"name:{name_key(mention.value, aliases)}"] = NAME_WEIGHT
        rest[mention.start : mention.end] = " " * (mention.end - mention.start)
    for time in find_times(statement, None):
        rest[time.start : time.end] = " " * (time.end - time.start)
    for term, weight in content_terms("".join(rest)):
        key = concept(term)
        features[key] = max(weight, features.get(key, 0.0))
    return features


def _relations_of_names(statement: str, aliases: Mapping[str, str]) -> dict[str, str]:
    """The word that ties each name to its clause: {"ukraine": "against"}."""
    ties: dict[str, str] = {}
    for mention in find_names(statement, frozenset(aliases)):
        if country(mention.value) and _ADJECTIVE.match(statement, mention.end):
            continue
        before = _WORD.findall(statement[: mention.start].lower())
        tie = next((word for word in reversed(before[-3:]) if word not in {"the", "a", "an"}), "")
        ties.setdefault(name_key(mention.value, aliases), tie)
    return ties


def _figures(claim: Claim) -> tuple[Figure, ...]:
    """The claim's quantities; roles that they lack are read from the statement."""
    read = [mention.value for mention in find_quantities(claim.statement)]
    figures: list[Figure] = []
    for value in claim.quantities or tuple(read):
        twin = next((q for q in read if (q.low, q.high) == (value.low, value.high)), None)
        role = value.role or (twin.role if twin else "")
        unit = value.unit or (twin.unit if twin else "")
        place = max(0, claim.statement.find(value.quote))
        before, after = claim.statement[:place], claim.statement[place + len(value.quote) :]
        added = bool(_ADDED.search(before + value.quote[:12]) or _OTHERS.match(after))
        figures.append(Figure(value, _class(unit), _class(role), added))
    return tuple(figures)


def _class(word: str) -> str:
    return word if word in OUTCOMES or word in _KINDS or "per " in word else concept(stem(word.lower()))


def _moments(claim: Claim, aliases: Mapping[str, str]) -> tuple[Moment, ...]:
    """The claim's times with their clauses; "Wednesday's meeting" dates the meeting, and not what is said of it."""
    moments: list[Moment] = []
    for value in claim.times:
        place = max(0, claim.statement.find(value.quote))
        if _POSSESSIVE.match(claim.statement, place + len(value.quote)):
            continue
        starts = [m.start() for m in _CLAUSE.finditer(claim.statement)]
        first = max((start for start in starts if start <= place), default=0)
        last = min((start for start in starts if start > place), default=len(claim.statement))
        moments.append(Moment(value, _features(claim.statement[first:last], aliases)))
    return tuple(moments)
