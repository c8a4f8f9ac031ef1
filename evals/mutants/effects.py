"""What the changes do: functions from what one stage hands on to what the next one gets instead."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta

from briefing.model import (
    Briefing,
    CandidateClaim,
    Claim,
    Document,
    EvidenceSpan,
    Finding,
    Quantity,
    Relation,
    Section,
    Sentence,
    TimeExpression,
)
from briefing.text import sentences

Candidates = tuple[CandidateClaim, ...]

_NEGATION = re.compile(
    r"\b(?:did|does|do|is|was|were|has|had|have|will|would|could|can)\s*(?:not|n['’]t)\b|\b(?:not|never|no)\b\s*",
    re.IGNORECASE,
)


# ── Extraction ────────────────────────────────────────────────────────────────────────────────────────────────────────


def without_every_tenth(candidates: Candidates) -> Candidates:
    """The tenth, the twentieth and so on are lost."""
    return tuple(candidate for number, candidate in enumerate(candidates, 1) if number % 10)


def without_attribution(candidates: Candidates) -> Candidates:
    """Nobody is cited."""
    return tuple(candidate.model_copy(update={"attribution": ()}) for candidate in candidates)


def without_relays(candidates: Candidates) -> Candidates:
    """Chains are cut to who spoke; who passed it on is lost."""
    return tuple(
        candidate.model_copy(update={"attribution": tuple(a for a in candidate.attribution if a.role == "speaker")})
        for candidate in candidates
    )


def all_asserted(candidates: Candidates) -> Candidates:
    """What may be and what is planned is put as so."""
    return tuple(candidate.model_copy(update={"modality": "asserted"}) for candidate in candidates)


def without_second_half(candidates: Candidates) -> Candidates:
    """Nothing is taken from the second half of a document."""
    return candidates[: (len(candidates) + 1) // 2]


# ── Grounding ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def dates_a_day_late(claims: Sequence[Claim]) -> list[Claim]:
    """Every time is resolved to the day after."""
    return [claim.model_copy(update={"times": tuple(map(_day_later, claim.times))}) for claim in claims]


def _day_later(time: TimeExpression) -> TimeExpression:
    return time.model_copy(update={"start": _next(time.start), "end": _next(time.end)})


def _next(day: date | None) -> date | None:
    return day and day + timedelta(days=1)


def without_polarity(claims: Sequence[Claim]) -> list[Claim]:
    """Denials count as affirmed."""
    return [claim.model_copy(update={"polarity": "affirmed"}) for claim in claims]


def without_negation(claims: Sequence[Claim]) -> list[Claim]:
    """The extractor loses every "not", and the check that would see it is off."""
    return [_affirmed(claim) for claim in claims]


def _affirmed(claim: Claim) -> Claim:
    statement = " ".join(_NEGATION.sub("", claim.statement).split())
    return claim.model_copy(update={"statement": statement, "polarity": "affirmed"})


def without_scales(claims: Sequence[Claim]) -> list[Claim]:
    """The number parser no longer knows millions and billions."""
    return [claim.model_copy(update={"quantities": tuple(map(_unscaled, claim.quantities))}) for claim in claims]


def _unscaled(quantity: Quantity) -> Quantity:
    factor = {"million": 1e6, "billion": 1e9}
    for word, scale in factor.items():
        if word in quantity.quote.lower():
            ends = {end: value and value / scale for end, value in (("low", quantity.low), ("high", quantity.high))}
            return quantity.model_copy(update=ends)
    return quantity


# ── Merging ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def without_bounds(claims: Sequence[Claim]) -> list[Claim]:
    """A merger that sees figures and not their hedges: "more than 500" is 500."""
    return [claim.model_copy(update={"quantities": tuple(map(_exact, claim.quantities))}) for claim in claims]


def _exact(quantity: Quantity) -> Quantity:
    ends = [end for end in (quantity.low, quantity.high) if end is not None]
    if quantity.bound == "exact" or not ends:
        return quantity
    named = ends[-1] if quantity.bound in {"at_most", "less_than", "nearly"} else ends[0]
    named = sum(ends) / len(ends) if quantity.bound == "about" else named
    return quantity.model_copy(update={"low": named, "high": named, "bound": "exact"})


def outlets_for_origins(documents: Sequence[Document], findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Every outlet counts as a source of its own, whoever it copies."""
    labels = {document.id: document.label for document in documents}
    return tuple(_by_outlet(finding, labels) for finding in findings)


def _by_outlet(finding: Finding, labels: dict[str, str]) -> Finding:
    outlets = tuple(sorted({labels[key] for key in finding.document_ids}))
    contested = any(relation.kind == "contradicts" for relation in finding.relations)
    said = finding.verdict if contested or len(outlets) == 1 else "corroborated"
    return finding.model_copy(update={"origins": outlets, "verdict": said})


def contradictions_differ(_: Sequence[Document], findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """What cannot both hold is called a difference of estimates."""
    return tuple(_calmed(finding) for finding in findings)


def _calmed(finding: Finding) -> Finding:
    relations = tuple(map(_as_difference, finding.relations))
    said = "varying" if finding.verdict == "contested" else finding.verdict
    return finding.model_copy(update={"relations": relations, "verdict": said})


def _as_difference(relation: Relation) -> Relation:
    return relation.model_copy(update={"kind": "differs"}) if relation.kind == "contradicts" else relation


# ── Composing ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def without_contested(made: Briefing) -> Briefing:
    """Contested findings are left off the page."""
    contested = {finding.id for finding in made.findings if finding.verdict == "contested"}
    return _rewritten(made, lambda s: () if contested & set(s.finding_ids) else (s,))


def cites_the_next_sentence(made: Briefing) -> Briefing:
    """Each citation is of the sentence after the one that says it: exact characters, and the wrong ones."""
    texts = {document.id: document.text for document in made.documents}
    return _rewritten(
        made, lambda s: (s.model_copy(update={"citations": tuple(_following(texts, c) for c in s.citations)}),)
    )


def _following(texts: dict[str, str], span: EvidenceSpan) -> EvidenceSpan:
    text = texts[span.document_id]
    later = [place for place in sentences(text) if place[0] >= span.end]
    start, end = later[0] if later else sentences(text)[0]
    return EvidenceSpan(document_id=span.document_id, start=start, end=end, quote=text[start:end])


def without_sources_in_words(made: Briefing) -> Briefing:
    """Single-source sentences give the bare statement: who says so is gone from the words."""
    statements = {finding.id: finding.statement for finding in made.findings if finding.verdict == "single"}
    return _rewritten(made, lambda s: (s.model_copy(update={"text": statements.get(s.finding_ids[0], s.text)}),))


def headline_of_the_last(made: Briefing) -> Briefing:
    """The headline is the worst-supported finding's, of those that no key point tells."""
    claims = {claim.id: claim for claim in made.claims}
    leading = [s for section in made.sections if section.kind == "key_points" for s in section.sentences]
    told = {key for sentence in leading for key in sentence.finding_ids}
    last = next(f for f in reversed(made.findings) if f.verdict == "single" and f.id not in told)
    evidence = claims[last.claim_ids[0]].evidence
    words = last.statement.rstrip(".").split()[:12]
    return made.model_copy(update={"headline": " ".join(words), "headline_citations": evidence})


def _rewritten(made: Briefing, rewrite: Callable[[Sentence], tuple[Sentence, ...]]) -> Briefing:
    """The page with each sentence replaced; a section that has none left goes."""
    sections: list[Section] = []
    for section in made.sections:
        kept: tuple[Sentence, ...] = tuple(new for sentence in section.sentences for new in rewrite(sentence))
        if kept:
            sections.append(section.model_copy(update={"sentences": kept}))
    return made.model_copy(update={"sections": tuple(sections)})
