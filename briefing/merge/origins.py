"""Where each claim comes from, so that corroboration counts origins and not outlets.

The origin of a claim is the relay furthest up its chain; where its document relays nobody, the agency that the page
credits, else the publisher. Then what is not independent is joined: what one spokesperson or press release handed out,
near copies of each other's sentences, rewritten stories, and a document's restatement of what it has from a relay.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations
from typing import TypeVar

from briefing.merge.profile import Profile
from briefing.model import Attribution, Claim, Document
from briefing.normalize import country, country_of_capital, find_aliases, find_names, name_key
from briefing.text import shingles

COPY_LEAST = 0.6
"""Share of the shorter sentence's shingles that makes it a near copy. On news pages copies of wire copy held .82 or
more of their 5-word shingles and everything else .11 or less; sentences are shorter than pages, hence the middle."""

COPY_WORDS = 8
"""Shorter sentences are alike by chance."""

REWRITE_LEAST = 0.5
"""Share of the smaller document's matters, and of its sources, that the other document has too. No measure of text
finds a rewritten wire story; the sources that it kept do."""

V = TypeVar("V")
Origin = tuple[int, str]
_RELAY, _HOUSE, _UNNAMED = 0, 1, 2

_GENERIC = re.compile(
    r"\b(?:media|news agency|agency|press|newspaper|television|tv|radio|outlets?|reports?)\b", re.IGNORECASE
)

_HANDOUT = re.compile(
    r"\b(?:spokes(?:man|woman|person|people)|press (?:release|office)|news release|statement)\b", re.IGNORECASE
)


class Sources:
    """Names of a set of documents' sources, each under one key, with the form that a reader is shown."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self._documents = {document.id: document for document in documents}
        self._aliases = {key: find_aliases(document.running_text) for key, document in self._documents.items()}
        self._shown: dict[str, str] = {}
        self._first: dict[str, str] = {}
        for key, document in self._documents.items():
            house = self.house(key)[1]
            if document.day:
                self._first[house] = min(document.day.isoformat(), self._first.get(house, "9999"))

    def key(self, document_id: str, name: str) -> str:
        """One key for a source's name in a document; the longest form met is the one that is shown."""
        aliases = self._aliases.get(document_id)
        own = [m.value for m in find_names(name) if not _is_place(m.value, aliases)]
        name = max(own, key=len) if own else name
        key = name_key(name, aliases)
        shown = self._shown.get(key, "")
        self._shown[key] = max(shown, name, key=lambda form: (len(form), form))
        return key

    def is_generic(self, document_id: str, name: str) -> bool:
        """Whether a relay has no name of its own in its document."""
        return is_generic(name, self._aliases.get(document_id))

    def shown(self, key: str) -> str:
        """The form of a key for readers."""
        return self._shown.get(key, key)

    def since(self, key: str) -> str:
        """The first day on which a house published one of the documents; after all days where that is not known."""
        return self._first.get(key, "9999")

    def house(self, document_id: str) -> Origin:
        """Who speaks where the document relays nobody: an agency it credits, else its publisher, else itself."""
        document = self._documents.get(document_id)
        if document is None:
            return _UNNAMED, document_id
        if not (document.wire or document.publisher):
            self._shown.setdefault(document.label, document.label)
            return _UNNAMED, document.label
        return _HOUSE, self.key(document_id, document.wire[-1] if document.wire else document.label)


def is_generic(name: str, aliases: Mapping[str, str] | None = None) -> bool:
    """Whether a relay is named by its kind and country alone: "state media", "the North's official press".

    >>> is_generic("state-run media"), is_generic("Korean Central News Agency")
    (True, False)
    """
    return bool(_GENERIC.search(name)) and all(_is_place(m.value, aliases) for m in find_names(name))


def _is_place(name: str, aliases: Mapping[str, str] | None) -> bool:
    key = name_key(name, aliases)
    return bool(country(key) or country_of_capital(key))


class OriginFinder:
    """Origins of the claims of one finding after another, for one set of documents."""

    def __init__(self, documents: Sequence[Document], groups: Sequence[Sequence[Profile]]) -> None:
        self.sources = Sources(documents)
        self._chains: dict[str, list[tuple[Attribution, ...]]] = defaultdict(list)
        for profile in (p for group in groups for p in group):
            self._chains[profile.claim.document_id].append(profile.claim.attribution)
        self._relays = {key: self._named_relays(key) for key in self._chains}
        self._rewrites = self._find_rewrites(groups)

    def origins(self, group: Sequence[Profile]) -> dict[str, str]:
        """Origin of each claim of a finding by claim id, dependent ones under one name fit for readers."""
        own = {p.claim.id: self._own(p) for p in group}
        self._carry_over(group, own)
        joined = _Joined(own.values(), self.sources.since)
        for one, other in combinations(group, 2):
            if own[one.claim.id] != own[other.claim.id] and self._dependent(one, other, own):
                joined.join(own[one.claim.id], own[other.claim.id])
        return {key: self.sources.shown(joined.name(origin)[1]) for key, origin in own.items()}

    def _own(self, profile: Profile) -> Origin:
        """The relay furthest up the chain, a generic one by the name its document has for it; else the house."""
        document_id = profile.claim.document_id
        relays = [link.name for link in profile.claim.attribution if link.role == "relay"]
        if not relays:
            return self.sources.house(document_id)
        named = [name for name in relays if not self.sources.is_generic(document_id, name)]
        if named:
            return _RELAY, self.sources.key(document_id, named[-1])
        known = self._relays.get(document_id, ())
        return _RELAY, known[0] if known else self.sources.key(document_id, relays[-1])

    def _carry_over(self, group: Sequence[Profile], own: dict[str, Origin]) -> None:
        """A document that has a matter from one relay has its own restatements of it from there too."""
        relayed: dict[str, set[Origin]] = defaultdict(set)
        for profile in group:
            if own[profile.claim.id][0] == _RELAY:
                relayed[profile.claim.document_id].add(own[profile.claim.id])
        for profile in group:
            from_relays = relayed.get(profile.claim.document_id, set())
            if own[profile.claim.id][0] != _RELAY and len(from_relays) == 1:
                own[profile.claim.id] = next(iter(from_relays))

    def _dependent(self, one: Profile, other: Profile, own: Mapping[str, Origin]) -> bool:
        """Whether two claims of one finding cannot count as two sources."""
        a, b = one.claim, other.claim
        if near_copies(one, other):
            return True
        if own[a.id][0] == own[b.id][0] == _RELAY:
            return False
        handouts = self._handout(a), self._handout(b)
        if handouts[0] and handouts[0] == handouts[1]:
            return True
        return frozenset((a.document_id, b.document_id)) in self._rewrites

    def _handout(self, claim: Claim) -> str | None:
        """Key of a press release or a spokesperson at the end of a chain: they hand the same to all."""
        last = claim.attribution[-1].name if claim.attribution else ""
        return self.sources.key(claim.document_id, last) if _HANDOUT.search(last) else None

    def _named_relays(self, document_id: str) -> tuple[str, ...]:
        links = (link for chain in self._chains[document_id] for link in chain if link.role == "relay")
        counts = Counter(
            self.sources.key(document_id, link.name)
            for link in links
            if not self.sources.is_generic(document_id, link.name)
        )
        return tuple(sorted(counts, key=lambda key: (-counts[key], key)))

    def _find_rewrites(self, groups: Sequence[Sequence[Profile]]) -> frozenset[frozenset[str]]:
        """Pairs of documents of which one retells the other: most of its matters, from the same sources."""
        matters: dict[str, set[int]] = defaultdict(set)
        for number, group in enumerate(groups):
            for profile in group:
                matters[profile.claim.document_id].add(number)
        cited = {
            key: {self.sources.key(key, link.name) for chain in chains for link in chain}
            for key, chains in self._chains.items()
        }
        return frozenset(
            frozenset((a, b))
            for a, b in combinations(sorted(matters), 2)
            if _overlap(matters[a], matters[b], least=4) >= REWRITE_LEAST
            and _overlap(cited[a], cited[b], least=3) >= REWRITE_LEAST
        )


def near_copies(one: Profile, other: Profile) -> bool:
    """Whether the shorter claim's quoted sentence stands almost whole in the other's, in another document."""
    short, long = sorted((one, other), key=lambda p: (len(p.evidence_words), p.claim.id))
    if one.claim.document_id == other.claim.document_id or len(short.evidence_words) < COPY_WORDS:
        return False
    pieces = shingles(" ".join(short.evidence_words), 4)
    held = pieces & shingles(" ".join(long.evidence_words), 4)
    return len(held) >= COPY_LEAST * len(pieces)


class _Joined:
    """Disjoint sets of origins: a relay names its set before a house does, then who published first."""

    def __init__(self, origins: Iterable[Origin], since: Callable[[str], str]) -> None:
        self._parent = {origin: origin for origin in origins}
        self._since = since

    def name(self, origin: Origin) -> Origin:
        while self._parent[origin] != origin:
            origin = self._parent[origin]
        return origin

    def join(self, one: Origin, other: Origin) -> None:
        first, second = sorted((self.name(one), self.name(other)), key=lambda o: (o[0], self._since(o[1]), o[1]))
        self._parent[second] = first


def _overlap(one: set[V], other: set[V], least: int) -> float:
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller >= least else 0.0
