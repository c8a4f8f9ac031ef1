"""Which headline a page has: of all cuts to a dozen words, the one that is nearest to what its documents lead with."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefing.compose.headlines import either, headline, opens_quoted
from briefing.compose.leading import Lead
from briefing.compose.sentences import Writer
from briefing.model import EvidenceSpan, Finding

OTHERS_WORDS = 0.8
"""What a headline in other words than the finding's own is worth beside it: others bear out the finding's own."""

Headline = tuple[str, tuple[EvidenceSpan, ...]]
"""The words, and what they rest on."""


def choose(findings: Sequence[Finding], writer: Writer, lead: Lead) -> Headline | None:
    """The headline, or None where no statement can be cut to one.

    Words in quotation marks are somebody's, and make a headline only where nothing else does.
    """
    best: tuple[tuple[bool, float], Headline] | None = None
    for finding in findings:
        told = _disputed(finding, writer) if finding.verdict == "contested" else _told(finding, writer)
        for text, own, evidence in told:
            rank = not opens_quoted(text), round(lead.worth(text, finding.verdict) * own, 6)
            if best is None or rank > best[0]:
                best = rank, (text, evidence)
    return best and best[1]


def _told(finding: Finding, writer: Writer) -> Iterator[tuple[str, float, tuple[EvidenceSpan, ...]]]:
    """Cuts of what a finding's claims state, not of what may be so or was moved on since."""
    moved = {r.claim_b for r in finding.relations if r.kind == "updates"}
    for claim in writer.best_first(finding):
        text = headline(claim.statement) if claim.modality == "asserted" and claim.id not in moved else None
        if text:
            yield text, 1.0 if claim.statement == finding.statement else OTHERS_WORDS, claim.evidence


def _disputed(finding: Finding, writer: Writer) -> Iterator[tuple[str, float, tuple[EvidenceSpan, ...]]]:
    """Cuts that give both values, where there are two: "Blast in Hale killed 12 or 15 people"; of days, neither."""
    clashes = [relation for relation in finding.relations if relation.kind == "contradicts"]
    values = {value.casefold() for r in clashes for value in (r.value_a, r.value_b)}
    if len(values) != 2 or "" in values:
        return
    claims = {claim.id: claim for claim in writer.claims_of(finding)}
    for r in clashes:
        for claim, own, other, value in (
            (claims[r.claim_a], r.value_a, claims[r.claim_b], r.value_b),
            (claims[r.claim_b], r.value_b, claims[r.claim_a], r.value_a),
        ):
            if claim.modality != "asserted":
                continue
            both = "" if r.slot == "time" else either(own, value)
            text = headline(_with(claim.statement, own, both))
            if text and both in text:
                yield text, 1.0, (*claim.evidence, *other.evidence)


def _with(statement: str, own: str, both: str) -> str:
    """A statement with both values in place of its own, or with none and without what ties it to the rest.

    >>> _with("The pact was signed in Hale on 4 May.", "4 May", "")
    'The pact was signed in Hale.'
    """
    if both:
        return statement.replace(own, both, 1)
    tied = re.compile(rf",?\s*\b(?:(?:on|in|at|since|from|until|by)\s+)?{re.escape(own)},?(?=\W|$)", re.IGNORECASE)
    return tied.sub("", statement, count=1).strip()
