"""Documents that share findings, and which of them are no sources of their own beside each other."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import combinations
from typing import TypeVar

from briefing.merge.origins.handouts import Handouts, relays_of
from briefing.merge.origins.joined import Sets
from briefing.merge.origins.sources import WIRE, Sources
from briefing.merge.origins.tellings import Telling, read_telling, tell_one_text
from briefing.model import Attribution, Claim, RelayKind

REWRITE_LEAST = 0.5
"""Share of the smaller document's matters, and of its sources, that the other document has too. No measure of text
finds a rewritten wire story; the sources that it kept do."""

REWRITE_MATTERS, REWRITE_SOURCES = 4, 3
"""Fewer matters or sources are shared by chance."""

TELLINGS_HELD = 2048
"""Documents whose words are kept at hand; those of one story are compared one after another."""

V = TypeVar("V")
Chains = Mapping[str, Sequence[tuple[Attribution, ...]]]
Pair = tuple[str, str]


class Kin:
    """The documents of one story: their relays, who handed out what they say, and which depend on each other."""

    def __init__(
        self, sources: Sources, chains: Chains, shared: Mapping[Pair, int], matters: Mapping[str, int]
    ) -> None:
        self._sources = sources
        self._chains = chains
        self.handouts = Handouts(sources, chains)
        self._tellings = frozenset(_tellings(sources, shared))
        self._families = Sets[str](key=lambda document_id: document_id)
        for one, other in sorted(self._tellings):
            self._families.join(one, other)
        self._rewrites = frozenset(self._find_rewrites(shared, matters))
        self._issuers: dict[str, tuple[str, ...]] = {}

    def relays(self, document_id: str) -> tuple[str, ...]:
        """Keys of the relays that a document names, the most relayed first."""
        named = (name for chain in self._chains[document_id] for name in relays_of(chain))
        counts = Counter(
            self._sources.key(document_id, name) for name in named if not self._sources.is_generic(document_id, name)
        )
        return tuple(sorted(counts, key=lambda key: (-counts[key], key)))

    def relay_of(self, document_id: str, name: str) -> str:
        """Key of a relay; a generic one goes by the name that its document has for it elsewhere."""
        known = self.relays(document_id) if self._sources.is_generic(document_id, name) else ()
        return known[0] if known else self._sources.key(document_id, name)

    def copies(self) -> Iterator[tuple[str, str, RelayKind]]:
        """Pairs of documents of which one tells the other's text, or retells it; no body handed either out."""
        for one, other in sorted(self._tellings | self._rewrites):
            if (one, other) in self._rewrites or not self._issuers_of(one):
                yield one, other, "copied" if (one, other) in self._tellings else "retold"

    def dependent(self, document_ids: Iterable[str]) -> Iterator[Pair]:
        """Pairs that tell one text, unless a body handed it out, or of which one retells the other."""
        for pair in combinations(document_ids, 2):
            if pair in self._rewrites or (pair in self._tellings and not self._issuers_of(pair[0])):
                yield pair

    def issuer(self, claim: Claim) -> str | None:
        """Key of the body that handed out a claim, by itself or as part of a text that several documents tell."""
        issuers = self._issuers_of(claim.document_id)
        if issuers and not self.handouts.is_of_another(claim, issuers):
            return issuers[0]
        return self.handouts.key(claim)

    def _issuers_of(self, document_id: str) -> tuple[str, ...]:
        """Keys of the bodies that handed out the text that a document tells with others; none where an agency did."""
        family = self._families.name(document_id)
        if family not in self._issuers:
            members = sorted(key for key in self._chains if self._families.name(key) == family)
            wired = any(self._sources.house(key)[0] == WIRE or self.relays(key) for key in members)
            alone = len(members) < 2
            self._issuers[family] = () if wired or alone else self.handouts.issuers(members)
        return self._issuers[family]

    def _find_rewrites(self, shared: Mapping[Pair, int], matters: Mapping[str, int]) -> Iterator[Pair]:
        """Pairs of documents of which one retells the other: most of its matters, from the same sources."""
        cited = {
            key: {self.handouts.source_key(key, link.name) for chain in chains for link in chain}
            for key, chains in self._chains.items()
        }
        for (a, b), count in shared.items():
            smaller = min(matters[a], matters[b])
            if smaller < REWRITE_MATTERS or count < REWRITE_LEAST * smaller:
                continue
            if _overlap(cited[a], cited[b], least=REWRITE_SOURCES) >= REWRITE_LEAST:
                yield a, b


def kindred(sources: Sources, chains: Chains, groups: Sequence[Sequence[Claim]]) -> dict[str, Kin]:
    """For each document the kin it belongs to: documents that share a finding are of one, by however many steps.

    An unrelated document shares none, and so has no say.
    """
    inside = [sorted({claim.document_id for claim in group}) for group in groups]
    matters = Counter(key for keys in inside for key in keys)
    shared = Counter(pair for keys in inside for pair in combinations(keys, 2))
    sets = Sets[str](key=lambda document_id: document_id)
    for one, other in shared:
        sets.join(one, other)
    members: dict[str, list[str]] = defaultdict(list)
    for key in sorted(chains):
        members[sets.name(key)].append(key)
    pairs: dict[str, dict[Pair, int]] = defaultdict(dict)
    for pair, count in sorted(shared.items()):
        pairs[sets.name(pair[0])][pair] = count
    found: dict[str, Kin] = {}
    for name, keys in members.items():
        kin = Kin(sources, {key: chains[key] for key in keys}, pairs[name], matters)
        found |= dict.fromkeys(keys, kin)
    return found


def _tellings(sources: Sources, pairs: Iterable[Pair]) -> Iterator[Pair]:
    @lru_cache(TELLINGS_HELD)
    def read(document_id: str) -> Telling | None:
        document = sources.document(document_id)
        return read_telling(document) if document else None

    for pair in pairs:
        one, other = map(read, pair)
        if one and other and tell_one_text(one, other):
            yield pair


def _overlap(one: set[V], other: set[V], least: int) -> float:
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller >= least else 0.0
