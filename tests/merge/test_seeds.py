"""What the merger must find on the four source documents, with the embedded extractor."""

from collections.abc import Iterator
from datetime import date

import pytest

from briefing.extract.embedded import EmbeddedExtractor
from briefing.ground import ground_all
from briefing.merge import merge
from briefing.model import Claim, Document, Finding


@pytest.fixture(scope="module")
def merged(seed_documents: tuple[Document, ...]) -> tuple[tuple[Finding, ...], dict[str, Claim]]:
    extractor = EmbeddedExtractor()
    claims = [c for d in seed_documents for c in ground_all(d, extractor.extract_document(d).candidates)[0]]
    return merge(seed_documents, claims), {claim.id: claim for claim in claims}


def holding(merged: tuple, *words: str) -> Iterator[Finding]:
    findings, claims = merged
    for finding in findings:
        if any(all(w in claims[key].statement for w in words) for key in finding.claim_ids):
            yield finding


def test_the_treatys_day_is_contested_and_its_month_refines(merged):
    finding = next(holding(merged, "treaty was signed", "June 2024"))
    _, claims = merged
    days = {
        frozenset(str(t.start) for key in (r.claim_a, r.claim_b) for t in claims[key].times if t.granularity == "day")
        for r in finding.relations
        if r.kind == "contradicts"
    }
    assert finding.verdict == "contested"
    assert days == {frozenset({"2024-06-18", "2024-06-19"})}
    for relation in finding.relations:
        coarse = [
            t for key in (relation.claim_a, relation.claim_b) for t in claims[key].times if t.granularity == "month"
        ]
        if coarse and relation.slot == "time":
            assert relation.kind in {"refines", "agrees"}


def test_the_vow_of_support_is_repeated_through_one_agency(merged):
    for finding in holding(merged, "unconditional", "war"):
        assert finding.verdict == "repeated"
        assert finding.origins == ("Korean Central News Agency",)


def test_the_meeting_is_corroborated_by_two_origins(merged):
    finding = next(f for f in holding(merged, "met with", "Shoigu", "Wednesday"))
    assert finding.verdict == "corroborated"
    assert len(finding.document_ids) == 4
    assert finding.origins == ("EFE", "Korean Central News Agency")


def test_the_time_since_the_last_visit_is_not_contested(merged):
    findings = {f.id: f for f in [*holding(merged, "two months"), *holding(merged, "three months")]}
    assert findings
    assert not [r for f in findings.values() for r in f.relations if (r.kind, r.slot) == ("contradicts", "quantity")]
    assert any(r.kind == "refines" and r.slot == "quantity" for f in findings.values() for r in f.relations)


def test_the_counts_of_troops_differ_and_the_lost_hedges_are_drift(merged):
    finding = next(f for f in holding(merged, "over 11,000"))
    differing = {frozenset((r.value_a, r.value_b)) for r in finding.relations if r.kind == "differs"}
    assert frozenset({"around 15,000", "over 11,000 + 3,000"}) in differing
    assert all(r.kind != "contradicts" for r in finding.relations)
    said = " ".join(d.explanation for f in merged[0] for d in f.drift if d.kind == "hedge_dropped")
    assert "“more than 4,700”" in said
    assert "“4,700”" in said


def test_the_admission_of_april_has_drifted_in_its_place(merged):
    finding = next(f for f in holding(merged, "In April", "acknowledged"))
    assert "place_changed" in {drift.kind for drift in finding.drift}


def test_the_third_quotation_is_the_same_words(merged):
    finding = next(f for f in holding(merged, "unconditionally support the stand"))
    assert len(finding.document_ids) == 3
    assert sum(r.rule == "same_quotation" for r in finding.relations) == 3


def test_no_date_of_the_seeds_is_read_wrong(merged):
    _, claims = merged
    thursday = [t for c in claims.values() for t in c.times if t.quote == "Wednesday" and t.start]
    assert thursday
    assert {t.start for t in thursday} == {date(2025, 6, 4)}
