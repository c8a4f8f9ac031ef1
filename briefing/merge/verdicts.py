"""How well a finding is supported: by origins that do not depend on each other, never by the number of outlets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefing.merge.rules import INFERRED
from briefing.model import Relation, Verdict

_AGREE = frozenset({"agrees", "refines"})
_PART = frozenset({"differs", "updates"})


def verdict(documents: int, origin: Mapping[str, str], relations: Sequence[Relation]) -> Verdict:
    """The verdict over one finding's claims; the first line that applies decides.

    `documents` is how many documents its claims stand in, `origin` the origin of each claim by id. Two claims agree
    where nothing in them parts them: the same dead do not confirm a sentence whose hurt are others.

    >>> verdict(2, {"a": "AP", "b": "AP"}, [])
    'repeated'
    """
    parted = {frozenset((r.claim_a, r.claim_b)) for r in relations if r.kind in _PART}
    agreeing = {
        frozenset((origin[r.claim_a], origin[r.claim_b]))
        for r in relations
        if r.kind in _AGREE and r.rule != INFERRED and frozenset((r.claim_a, r.claim_b)) not in parted
    }
    if any(r.kind == "contradicts" for r in relations):
        return "contested"
    if documents == 1:
        return "single"
    if any(len(pair) > 1 for pair in agreeing):
        return "corroborated"
    if len(set(origin.values())) == 1 and not any(r.kind in {"differs", "updates"} for r in relations):
        return "repeated"
    return "varying"
