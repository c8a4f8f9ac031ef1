"""The graph of who has it from whom: chains of attribution, credits, handouts and copies, as arrows between names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from briefing.merge.origins.handouts import relays_of
from briefing.merge.origins.kin import Kin, kindred
from briefing.merge.origins.sources import HOUSE, WIRE, Origin, Sources
from briefing.model import Attribution, Claim, Document, Finding, Relay, RelayKind

Arrow = tuple[str, str, RelayKind, str, str]
"""Source, target, kind, document id, claim id or ""."""

_KINDS: tuple[RelayKind, ...] = ("credited", "relayed", "handed_out", "copied", "retold")


def trace_relays(
    documents: Sequence[Document], claims: Sequence[Claim], findings: Sequence[Finding]
) -> tuple[Relay, ...]:
    """The arrows with most claims first. They point from whoever had it to whoever passes it on.

    Copies point from an agency, else from whoever published first; where that is not known, by name.
    """
    distinct = {claim.id: claim for claim in claims}
    groups = [[distinct[key] for key in finding.claim_ids if key in distinct] for finding in findings]
    chains: dict[str, list[tuple[Attribution, ...]]] = defaultdict(list)
    for claim in sorted(distinct.values(), key=lambda c: c.id):
        chains[claim.document_id].append(claim.attribution)
    sources = Sources(documents)
    kin = kindred(sources, chains, groups)
    arrows = [*_credits(sources, documents)]
    for claim in distinct.values():
        arrows += _ways(sources, kin[claim.document_id], claim)
    for one in {id(k): k for k in kin.values()}.values():
        arrows += _copies(sources, one, groups)
    order = {c.id: (c.document_id, c.evidence[0].start if c.evidence else 0, c.id) for c in distinct.values()}
    return _drawn(sources, arrows, order)


def _credits(sources: Sources, documents: Sequence[Document]) -> Iterator[Arrow]:
    for document in documents:
        if document.wire:
            yield sources.house(document.id)[1], sources.publisher(document.id), "credited", document.id, ""


def _ways(sources: Sources, kin: Kin, claim: Claim) -> Iterator[Arrow]:
    """The arrows along which one claim came: relay to relay to house, house to publisher."""
    document_id = claim.document_id
    house, publisher = sources.house(document_id), sources.publisher(document_id)
    steps = [house[1], *(kin.relay_of(document_id, name) for name in relays_of(claim.attribution))]
    for target, source in pairwise(steps):
        yield source, target, "relayed", document_id, claim.id
    if house[0] == WIRE:
        yield house[1], publisher, "credited", document_id, claim.id
    if len(steps) == 1 and (issuer := kin.issuer(claim)):
        yield issuer, house[1], "handed_out", document_id, claim.id


def _copies(sources: Sources, kin: Kin, groups: Sequence[Sequence[Claim]]) -> Iterator[Arrow]:
    for one, other, kind in kin.copies():
        first, second = sorted((one, other), key=lambda key: _rank(sources, sources.house(key)))
        for group in groups:
            told = [claim for claim in group if claim.document_id == second]
            if any(claim.document_id == first for claim in group):
                for claim in told:
                    yield sources.house(first)[1], sources.house(second)[1], kind, second, claim.id


def _rank(sources: Sources, origin: Origin) -> tuple[bool, str, bool, int, str]:
    """An agency first, though a client may have put its text out sooner."""
    return origin[0] > WIRE, sources.since(origin[1]), origin[0] > HOUSE, origin[0], origin[1]


def _drawn(sources: Sources, arrows: Sequence[Arrow], order: dict[str, tuple[str, int, str]]) -> tuple[Relay, ...]:
    """One relay for all arrows between two names; who passes on its own is no relay."""
    between: dict[tuple[str, str], list[Arrow]] = defaultdict(list)
    for arrow in arrows:
        if arrow[0] != arrow[1]:
            between[arrow[0], arrow[1]].append(arrow)
    relays = [
        Relay(
            source=sources.shown(source),
            target=sources.shown(target),
            kinds=tuple(kind for kind in _KINDS if any(arrow[2] == kind for arrow in along)),
            claim_ids=tuple(sorted({arrow[4] for arrow in along} - {""}, key=order.__getitem__)),
            document_ids=tuple(sorted({arrow[3] for arrow in along})),
        )
        for (source, target), along in between.items()
    ]
    return tuple(sorted(relays, key=lambda relay: (-len(relay.claim_ids), relay.source, relay.target)))
