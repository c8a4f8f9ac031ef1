"""What the merger compares of a claim: concepts, names, quotations, figures and times with what they are said of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain

from briefing.merge.actors import find_actors
from briefing.merge.concepts import concept
from briefing.merge.features import anchors, features, is_headline
from briefing.merge.wording import figures_of
from briefing.model import Claim, Document, Mention, Quantity, TimeExpression
from briefing.normalize import (
    OUTCOMES,
    country,
    country_of_capital,
    find_aliases,
    find_names,
    name_key,
    stem,
)
from briefing.text import words

_QUOTED = re.compile(r"[\"“«]([^\"“”«»]{3,}?)[\"”»]")
_KINDS = frozenset({"ordinal", "change", "fall", "age", "ago", "later", "earlier"})
"""Roles that are kinds of figures, and no words of the text."""

_CLAUSE = re.compile(
    r"\b(?:as|while|after|before|following|ahead of|which|who|that|since|when|where|because|amid|although|though)\b"
)
_HEADLINE_PLACE = re.compile(r"\b(in|at|near|off|outside) ([^\W\d_]{4,})")
_POSSESSIVE = re.compile(r"[’']s?\b")
_ADDED = re.compile(r"\b(?:another|(?:a )?further|(?:an )?additional|an extra)\s?[\w,.]{0,12}$", re.IGNORECASE)
_ADDED_WITHIN = 40
"""More characters than `_ADDED` can match, which looks at the end alone."""
_ADJECTIVE = re.compile(r"\s+[a-z]+(?:s|ces|men|ship|craft)\b")
_OTHERS = re.compile(r"\s*(?:other|others|more|further|additional)\b", re.IGNORECASE)
_NEAR = 8
"""Words and signs before a name among which the one that ties it to its clause is looked for."""

_WHERE = frozenset("in at near off outside".split())
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")

Place = tuple[tuple[int, int], ...]
"""Start and end of a claim's first quote; empty where it has none."""


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
    """One claim, read once; `where` are the places it happens in, `known` its document's names and their last words."""

    claim: Claim
    features: Mapping[str, float]
    names: frozenset[str]
    actors: frozenset[str]
    places: Mapping[str, str]
    where: frozenset[str]
    figures: tuple[Figure, ...]
    moments: tuple[Moment, ...]
    quotations: tuple[tuple[str, ...], ...]
    quoted: tuple[str, ...]
    known: frozenset[str]
    total: float

    @property
    def evidence_words(self) -> tuple[str, ...]:
        """The words of the claim's first quote, read where they are asked for: most claims have no like."""
        return _words(self.claim.evidence[0].quote) if self.claim.evidence else ()


class _Names:
    """How one document names things, looked up once for all of its claims."""

    def __init__(self, text: str) -> None:
        self.aliases = find_aliases(text)
        self._short = frozenset(self.aliases)
        self._keys: dict[str, str] = {}
        keys = [key for mention in self.mentions(text) if (key := self.key(mention.value))]
        self.known = frozenset(keys) | {key.rsplit(maxsplit=1)[-1] for key in keys}

    def mentions(self, text: str) -> tuple[Mention[str], ...]:
        """The names in a text, with the short forms that the document knows."""
        return find_names(text, self._short)

    def keyed(self, text: str) -> list[tuple[Mention[str], str]]:
        """The names in a text with their keys; none in a headline, whose capitals tell nothing."""
        return [] if is_headline(text) else [(mention, self.key(mention.value)) for mention in self.mentions(text)]

    def key(self, name: str) -> str:
        """The one key for a name's forms."""
        if name not in self._keys:
            self._keys[name] = name_key(name, self.aliases)
        return self._keys[name]


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
        for profile in _smallest_keep(_read_all(own, _Names(text))):
            profiles[profile.claim.id] = profile
    return profiles


def _read_all(claims: Sequence[Claim], names: _Names) -> list[Profile]:
    """The claims of one document: features first, since all of them say how much each weighs."""
    keyed = [names.keyed(claim.statement) for claim in claims]
    raw = [
        features(claim.statement, own, [time.quote for time in claim.times])
        for claim, own in zip(claims, keyed, strict=True)
    ]
    counts = Counter(chain.from_iterable(raw))
    weights = {feature: 1.0 - 0.75 * (count - 1) / max(len(claims), 8) for feature, count in counts.items()}
    weighed = [{feature: plain * weights[feature] for feature, plain in found.items()} for found in raw]
    return [_read(claim, names, own, held) for claim, own, held in zip(claims, keyed, weighed, strict=True)]


def _smallest_keep(profiles: Sequence[Profile]) -> list[Profile]:
    """Of claims that one sentence makes, the one that says least else keeps a value that several hold.

    "Her visit came before the anniversary of the pact signed on 3 May" dates the pact and not the visit.
    """
    holders: dict[tuple[Place, str], int] = {}
    places = [_place(profile) for profile in profiles]
    crowded = Counter(places)
    placed = zip(profiles, places, strict=True)
    held = {id(p): place for p, place in placed if crowded[place] > 1 and (p.figures or p.moments)}
    for profile in profiles:
        valued: Sequence[Figure | Moment] = (*profile.figures, *profile.moments) if id(profile) in held else ()
        for held_value in valued:
            key, size = (held[id(profile)], held_value.value.quote), len(profile.features)
            holders[key] = min(size, holders.get(key, size))

    def kept(profile: Profile, value: Figure | Moment) -> bool:
        return holders[held[id(profile)], value.value.quote] == len(profile.features)

    return [
        replace(
            profile,
            figures=tuple(f for f in profile.figures if kept(profile, f)),
            moments=tuple(m for m in profile.moments if kept(profile, m)),
        )
        if id(profile) in held
        else profile
        for profile in profiles
    ]


def _place(profile: Profile) -> Place:
    """Where the sentence stands that a claim is made in."""
    evidence = profile.claim.evidence
    return ((evidence[0].start, evidence[0].end),) if evidence else ()


def _read(
    claim: Claim, names: _Names, keyed: Sequence[tuple[Mention[str], str]], weighed: Mapping[str, float]
) -> Profile:
    """One claim, whose names have been found and whose features have been weighed among those of its document."""
    statement = claim.statement
    own = frozenset(key for _, key in keyed)
    places = _relations_of_names(statement, keyed)
    quoted = tuple(_QUOTED.findall(statement))
    return Profile(
        claim=claim,
        features=weighed,
        names=own | {c for name in own if (c := country_of_capital(name))},
        actors=find_actors(statement, keyed),
        places=places,
        where=frozenset(name for name, tie in places.items() if tie in _WHERE),
        figures=_figures(claim),
        moments=_moments(claim, names),
        quotations=tuple(map(_words, quoted)),
        quoted=quoted,
        known=names.known,
        total=sum(weighed.values()),
    )


@lru_cache(maxsize=4096)
def _words(text: str) -> tuple[str, ...]:
    return tuple(words(text))


def _relations_of_names(statement: str, keyed: Sequence[tuple[Mention[str], str]]) -> dict[str, str]:
    """The word that ties each name to its clause: {"ukraine": "against"}."""
    if is_headline(statement):
        return {name: tie for tie, name in _HEADLINE_PLACE.findall(statement.lower())}
    ties: dict[str, str] = {}
    for mention, key in keyed:
        if country(mention.value) and _ADJECTIVE.match(statement, mention.end):
            continue
        near = " ".join(statement[: mention.start].lower().rsplit(maxsplit=_NEAR)[-_NEAR:])
        before = _WORD.findall(near)
        tie = next((word for word in reversed(before[-3:]) if word not in {"the", "a", "an"}), "")
        ties.setdefault(key, tie)
    return ties


def _figures(claim: Claim) -> tuple[Figure, ...]:
    """The claim's quantities; what they lack, down to all of them, is read from the statement.

    Not where it has some and the statement is its own evidence: then the same words have been read already.
    """
    verbatim = claim.evidence and claim.statement.rstrip(".") == claim.evidence[0].quote.rstrip(".")
    complete = all(value.unit and value.role for value in claim.quantities) or verbatim
    lacking = not (claim.quantities and complete)
    read = [mention.value for mention in figures_of(claim.statement)] if lacking else []
    figures: list[Figure] = []
    for value in claim.quantities or tuple(read):
        twin = next((q for q in read if (q.low, q.high) == (value.low, value.high)), None)
        role = value.role or (twin.role if twin else "")
        unit = value.unit or (twin.unit if twin else "")
        place = max(0, claim.statement.find(value.quote))
        lead, end = claim.statement[:place] + value.quote[:12], place + len(value.quote)
        added = bool(_ADDED.search(lead, max(0, len(lead) - _ADDED_WITHIN)) or _OTHERS.match(claim.statement, end))
        figures.append(Figure(value, _class(unit), _class(role), added))
    return tuple(figures)


def _class(word: str) -> str:
    return word if word in OUTCOMES or word in _KINDS or "per " in word else concept(stem(word.lower()))


def _moments(claim: Claim, names: _Names) -> tuple[Moment, ...]:
    """The claim's times with their clauses; "Wednesday's meeting" dates the meeting, and not what is said of it."""
    statement, moments = claim.statement, list[Moment]()
    starts = [match.start() for match in _CLAUSE.finditer(statement)] if claim.times else []
    for value in claim.times:
        place = max(0, statement.find(value.quote))
        if _POSSESSIVE.match(statement, place + len(value.quote)):
            continue
        first = max((start for start in starts if start <= place), default=0)
        last = min((start for start in starts if start > place), default=len(statement))
        clause = statement[first:last]
        moments.append(Moment(value, anchors(clause, names.keyed(clause), [time.quote for time in claim.times])))
    return tuple(moments)
