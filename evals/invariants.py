"""What must hold of every briefing whatever it is about: these have no margin, and no labels are needed to see them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from briefing.model import Briefing, Claim, EvidenceSpan, Finding, Sentence, Verdict
from briefing.text import locate
from evals.cases import Case
from evals.scores import Output

Violations = Iterator[str]


@dataclass(frozen=True, slots=True)
class Invariant:
    """One rule, and what breaks it."""

    name: str
    promise: str
    """What is promised, as a sentence."""
    broken_by: Callable[[Case, Briefing], Violations]


def violations(case: Case, output: Output) -> dict[str, list[str]]:
    """Each invariant's name with what breaks it; an output without a briefing breaks the first alone."""
    if output.briefing is None or output.error:
        return {NO_ERROR: [output.error or "there is no briefing"]}
    made = output.briefing
    return {NO_ERROR: [], **{rule.name: list(rule.broken_by(case, made)) for rule in INVARIANTS}}


NO_ERROR = "no_error"


def _all_read(case: Case, made: Briefing) -> Violations:
    read = {document.id: document.text for document in made.documents}
    for document in case.documents:
        if read.get(document.id) != document.text:
            yield f"{document.id} is not in the briefing as it stands"
    yield from (f"{omission.name}: {omission.reason}" for omission in made.omissions)


def _spans_exact(_: Case, made: Briefing) -> Violations:
    texts = {document.id: document.text for document in made.documents}
    for where, span in _spans(made):
        if texts.get(span.document_id, "")[span.start : span.end] != span.quote or not span.quote:
            yield f"{where}: {span.document_id} does not have “{span.quote[:60]}” at {span.start}–{span.end}"


def _spans(made: Briefing) -> Iterator[tuple[str, EvidenceSpan]]:
    yield from ((f"claim {claim.id}", span) for claim in made.claims for span in claim.evidence)
    yield from (("the headline", span) for span in made.headline_citations)
    yield from ((f"“{sentence.text[:40]}”", span) for sentence in _sentences(made) for span in sentence.citations)


def _sentences(made: Briefing) -> list[Sentence]:
    return [sentence for section in made.sections for sentence in section.sentences]


def _own_evidence(_: Case, made: Briefing) -> Violations:
    evidence, sources = _evidence(made), _sources(made)
    for sentence in _sentences(made):
        known = {span for key in sentence.finding_ids for span in evidence.get(key, ())}
        named = {name for key in sentence.finding_ids for name in sources.get(key, ()) if name in sentence.text}
        for span in sentence.citations:
            if span not in known and not any(locate(span.quote, name) for name in named):
                yield f"“{sentence.text[:60]}” cites “{span.quote[:60]}”, which no claim behind it rests on"


def _sources(made: Briefing) -> dict[str, set[str]]:
    """By finding, the names that its sentence may cite a place for: its claims' chains, its origins."""
    chains = {claim.id: {link.name for link in claim.attribution} for claim in made.claims}
    return {f.id: set(f.origins).union(*(chains.get(key, ()) for key in f.claim_ids)) for f in made.findings}


def _evidence(made: Briefing) -> dict[str, set[EvidenceSpan]]:
    claims = {claim.id: claim for claim in made.claims}
    return {
        finding.id: {span for key in finding.claim_ids if key in claims for span in claims[key].evidence}
        for finding in made.findings
    }


def _each_claim_once(_: Case, made: Briefing) -> Violations:
    held = [key for finding in made.findings for key in finding.claim_ids]
    for claim in made.claims:
        if held.count(claim.id) != 1:
            yield f"“{claim.statement[:60]}” is in {held.count(claim.id)} findings"


def _relations_inside(_: Case, made: Briefing) -> Violations:
    for finding in made.findings:
        for relation in finding.relations:
            if not {relation.claim_a, relation.claim_b} <= set(finding.claim_ids):
                yield f"“{finding.statement[:60]}” has a relation to a claim of another finding"


_SUPPORT: Mapping[Verdict, Callable[[Finding], bool]] = {
    "corroborated": lambda f: len(f.document_ids) > 1 and len(f.origins) > 1 and not _clashes(f),
    "repeated": lambda f: len(f.document_ids) > 1 and len(f.origins) == 1 and not _clashes(f),
    "single": lambda f: len(f.document_ids) == 1 and not _clashes(f),
    "contested": lambda f: bool(_clashes(f)),
    "varying": lambda f: len(f.document_ids) > 1 and not _clashes(f),
}
"""What each verdict needs, by the design's definition."""


def _verdicts_earned(_: Case, made: Briefing) -> Violations:
    for finding in made.findings:
        if not _SUPPORT[finding.verdict](finding):
            support = f"{len(finding.document_ids)} documents, origins {', '.join(finding.origins)}"
            yield f"“{finding.statement[:60]}” is called {finding.verdict} with {support}"


def _clashes(finding: Finding) -> list[tuple[str, str]]:
    return [(r.claim_a, r.claim_b) for r in finding.relations if r.kind == "contradicts"]


def _clashes_shown(_: Case, made: Briefing) -> Violations:
    claims = {claim.id: claim for claim in made.claims}
    for finding in made.findings:
        cited = {s for sentence in _sentences(made) if finding.id in sentence.finding_ids for s in sentence.citations}
        if _clashes(finding) and not any(_both_cited(claims, pair, cited) for pair in _clashes(finding)):
            yield f"“{finding.statement[:60]}” is contested, and no sentence cites both sides"


def _both_cited(claims: Mapping[str, Claim], pair: tuple[str, str], cited: set[EvidenceSpan]) -> bool:
    return all(key in claims and cited & set(claims[key].evidence) for key in pair)


def _headline_first(_: Case, made: Briefing) -> Violations:
    evidence = _evidence(made)
    kinds = {"key_points", "contested"}
    leading = [s for section in made.sections if section.kind in kinds for s in section.sentences]
    known = {span for sentence in leading for key in sentence.finding_ids for span in evidence.get(key, ())}
    if leading and not set(made.headline_citations) & known:
        yield f"“{made.headline}” rests on no finding that is a key point or contested"


INVARIANTS: tuple[Invariant, ...] = (
    Invariant("all_read", "Every document is read whole, and none is left out.", _all_read),
    Invariant("spans_exact", "Every span holds exactly the characters it quotes.", _spans_exact),
    Invariant(
        "own_evidence",
        "Every sentence cites what the claims behind it rest on, or where a source is named.",
        _own_evidence,
    ),
    Invariant("each_claim_once", "Every claim is in exactly one finding.", _each_claim_once),
    Invariant("relations_inside", "Relations are between claims of one finding.", _relations_inside),
    Invariant("verdicts_earned", "Every verdict has the documents and origins that it needs.", _verdicts_earned),
    Invariant("clashes_shown", "Every contradiction is on the page with both sides.", _clashes_shown),
    Invariant("headline_first", "The headline rests on a finding that is a key point or contested.", _headline_first),
)
"""Each with its promise; `no_error` goes before them."""
