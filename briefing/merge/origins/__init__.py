"""Where each claim comes from, so that corroboration counts origins and not outlets.

The origin of a claim is the relay furthest up its chain; where its document relays nobody, the agency that the page
credits, else the publisher. Then what is not independent is joined: what one spokesperson or press release handed out,
near copies of each other's sentences, documents that tell one text or retell each other, and a document's restatement
of what it has from a relay.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import product

from briefing.merge.origins.copies import near_copies
from briefing.merge.origins.handouts import relays_of
from briefing.merge.origins.joined import Joined
from briefing.merge.origins.kin import Kin, kindred
from briefing.merge.origins.relays import trace_relays
from briefing.merge.origins.sources import HANDOUT, RELAY, Origin, Sources, is_generic
from briefing.merge.profile import Profile
from briefing.model import Attribution, Document

__all__ = ["OriginFinder", "is_generic", "near_copies", "trace_relays"]


class OriginFinder:
    """Origins of the claims of one finding after another, for one set of documents."""

    def __init__(self, documents: Sequence[Document], groups: Sequence[Sequence[Profile]]) -> None:
        self.sources = Sources(documents)
        chains: dict[str, list[tuple[Attribution, ...]]] = defaultdict(list)
        for profile in (p for group in groups for p in group):
            chains[profile.claim.document_id].append(profile.claim.attribution)
        self._kin = kindred(self.sources, chains, [[p.claim for p in group] for group in groups])

    def origins(self, group: Sequence[Profile]) -> dict[str, str]:
        """Origin of each claim of a finding by claim id, dependent ones under one name fit for readers."""
        kin = self._kin[group[0].claim.document_id]
        own = {p.claim.id: self._own(p, kin) for p in group}
        self._carry_over(group, own)
        joined = Joined(own.values(), self.sources.since)
        for one, other in near_copies(group):
            joined.join(own[one.claim.id], own[other.claim.id])
        for profile in group:
            origin, issuer = own[profile.claim.id], kin.issuer(profile.claim)
            if issuer and origin[0] != RELAY:
                joined.join(origin, (HANDOUT, issuer))
        self._join_documents(group, own, joined, kin)
        return {key: self.sources.shown(joined.name(origin)[1]) for key, origin in own.items()}

    def _own(self, profile: Profile, kin: Kin) -> Origin:
        """The relay furthest up the chain, a generic one by the name its document has for it; else the house."""
        document_id = profile.claim.document_id
        relays = relays_of(profile.claim.attribution)
        if not relays:
            return self.sources.house(document_id)
        named = [name for name in relays if not self.sources.is_generic(document_id, name)]
        return RELAY, kin.relay_of(document_id, (named or relays)[-1])

    def _carry_over(self, group: Sequence[Profile], own: dict[str, Origin]) -> None:
        """A document that has a matter from one relay has its own restatements of it from there too."""
        relayed: dict[str, set[Origin]] = defaultdict(set)
        for profile in group:
            if own[profile.claim.id][0] == RELAY:
                relayed[profile.claim.document_id].add(own[profile.claim.id])
        for profile in group:
            from_relays = relayed.get(profile.claim.document_id, set())
            if own[profile.claim.id][0] != RELAY and len(from_relays) == 1:
                own[profile.claim.id] = next(iter(from_relays))

    def _join_documents(self, group: Sequence[Profile], own: dict[str, Origin], joined: Joined, kin: Kin) -> None:
        """Join what documents say that tell one text or retell each other, but for what each has from a relay."""
        held: dict[str, set[Origin]] = defaultdict(set)
        for profile in group:
            held[profile.claim.document_id].add(own[profile.claim.id])
        for one, other in kin.dependent(sorted(held)):
            for a, b in product(held[one], held[other]):
                if not a[0] == b[0] == RELAY:
                    joined.join(a, b)
