"""What must hold for every merge, whatever the claims."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.merge import merge
from briefing.model import Document
from tests.merge.conftest import Made, made, merged

PLACES = ("Borland", "Norland", "Eastmark")
HOUSES = ("Harbour Post", "Valley Times", "Daily Echo", "Evening Star")
TEMPLATES = (
    "The ferry accident killed {n} people in {place}.",
    "The fishing treaty was signed by Ana Ruiz in {place} on {n} June 2024.",
    "{place} sent about {n},000 soldiers to the valley.",
    "The council of {place} approved the new bridge over the harbour.",
    "The council of {place} did not approve the new bridge over the harbour.",
    "Omar Sy visited {place} for the second time in {n} months.",
)
_RANK = {"single": 0, "repeated": 1, "varying": 1, "corroborated": 2, "contested": 1}


@st.composite
def stories(draw: st.DrawFn) -> list[Made]:
    pairs = []
    for house in draw(st.lists(st.sampled_from(HOUSES), min_size=1, max_size=4, unique=True)):
        chosen = draw(st.lists(st.sampled_from(TEMPLATES), min_size=1, max_size=3, unique=True))
        numbers = draw(st.lists(st.integers(3, 28), min_size=3, max_size=3))
        place = draw(st.sampled_from(PLACES))
        via = draw(st.sampled_from(([], ["North News Agency"])))
        statements = [t.format(n=n, place=place) for t, n in zip(chosen, numbers, strict=False)]
        pairs.append(made(house, *statements, via=via))
    return pairs


@settings(max_examples=60, deadline=None)
@given(stories(), st.randoms(use_true_random=False))
def test_the_order_of_documents_and_claims_changes_nothing(pairs: list[Made], rng: random.Random):
    documents = [document for document, _ in pairs]
    claims = [claim for _, own in pairs for claim in own]
    before = merge(documents, claims)
    rng.shuffle(documents)
    rng.shuffle(claims)
    assert merge(documents, claims) == before


@settings(max_examples=60, deadline=None)
@given(stories())
def test_every_claim_is_in_exactly_one_finding_and_twice_given_counts_once(pairs: list[Made]):
    documents = [document for document, _ in pairs]
    claims = [claim for _, own in pairs for claim in own]
    findings = merge(documents, claims)
    placed = [key for finding in findings for key in finding.claim_ids]
    assert sorted(placed) == sorted({claim.id for claim in claims})
    assert merge(documents * 2, claims * 2) == findings


@settings(max_examples=60, deadline=None)
@given(stories())
def test_an_unrelated_document_changes_no_other_finding(pairs: list[Made]):
    stranger = made("Garden Weekly", "Tulips bloom early under glass this spring.", "Compost needs air and patience.")
    before = merged(*pairs)
    after = [f for f in merged(*pairs, stranger) if stranger[0].id not in f.document_ids]
    assert sorted(after, key=lambda f: f.id) == sorted(before, key=lambda f: f.id)


@settings(max_examples=60, deadline=None)
@given(stories(), st.integers(0, 3))
def test_a_syndicated_copy_never_raises_a_verdict(pairs: list[Made], which: int):
    document, claims = pairs[which % len(pairs)]
    copy = Document(text=document.text, publisher="Copy Cat", published_at=document.published_at)
    copied = [
        claim.model_copy(
            update={
                "id": f"{claim.id}-copy",
                "document_id": copy.id,
                "evidence": tuple(s.model_copy(update={"document_id": copy.id}) for s in claim.evidence),
            }
        )
        for claim in claims
    ]
    before = {key: finding for finding in merged(*pairs) for key in finding.claim_ids}
    for finding in merged(*pairs, (copy, copied)):
        for key in finding.claim_ids:
            if key in before and _RANK[before[key].verdict] < 2:
                assert finding.verdict != "corroborated", (before[key], finding)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(max_size=60), min_size=1, max_size=4))
def test_no_statement_crashes_the_merger(statements: list[str]):
    from briefing.model import Claim

    documents = [Document(text=f"{i} {text}", publisher=f"P{i}") for i, text in enumerate(statements)]
    claims = [Claim(document_id=d.id, statement=t, evidence=()) for d, t in zip(documents, statements, strict=True)]
    assert sum(len(finding.claim_ids) for finding in merge(documents, claims)) == len({claim.id for claim in claims})
