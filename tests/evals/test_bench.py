"""The bench: stories that are made up like real ones, always the same, and how growth is told."""

from itertools import islice
from statistics import mean

import pytest

from briefing.ground import ground
from briefing.model import CandidateClaim, Claim
from evals.bench.growth import exponent
from evals.bench.stories import make_story, stories
from evals.bench.texture import AIM, CLAIMS_A_SENTENCE, texture


def test_the_same_seed_makes_the_same_stories_however_many_are_asked_for():
    few, more = list(stories(150)), list(islice(stories(100_000), 3))
    assert few == more[: len(few)]
    assert make_story(2) == more[2]


def test_another_seed_makes_other_stories():
    assert make_story(0, seed=1) != make_story(0, seed=2)


def test_stories_stop_at_the_story_that_has_the_last_claim():
    sizes = [len(story.claims) for story in stories(400)]
    assert sum(sizes[:-1]) < 400 <= sum(sizes)


def test_every_claim_stands_in_its_document_and_has_an_id_and_a_matter_of_its_own():
    story = make_story(5)
    texts = {document.id: document.text for document in story.documents}
    for claim in story.claims:
        span = claim.evidence[0]
        assert texts[span.document_id][span.start : span.end] == span.quote
    assert set(story.matters) == {claim.id for claim in story.claims}
    assert len(story.matters) == len(story.claims)


def test_made_up_claims_hold_the_values_that_grounding_reads_in_them():
    story = make_story(1)
    documents = {document.id: document for document in story.documents}
    for claim in story.claims:
        asked = CandidateClaim(statement=claim.statement, quotes=(claim.evidence[0].quote,))
        grounded = ground(documents[claim.document_id], asked)
        if isinstance(grounded, Claim):
            assert len(grounded.times) == len(claim.times), claim.statement


def test_made_up_stories_are_like_labelled_ones_in_what_matching_looks_at():
    measured = [texture(story.documents, story.claims, story.matters) for story in map(make_story, range(10))]
    for name, aim in AIM.items():
        assert mean(figures[name] for figures in measured) == pytest.approx(aim, rel=0.25, abs=0.02), name


def test_sentences_hold_as_many_claims_as_real_ones():
    several = [make_story(number) for number in range(10)]
    claims = sum(len(story.claims) for story in several)
    sentences = sum(document.text.count(". ") + 1 for story in several for document in story.documents)
    assert claims / sentences == pytest.approx(CLAIMS_A_SENTENCE, rel=0.1)


@pytest.mark.parametrize("power", [0.5, 1.0, 1.7, 2.0])
def test_the_exponent_of_a_power_is_that_power(power: float):
    assert exponent({size: 3e-4 * size**power for size in (1_000, 10_000, 100_000)}) == pytest.approx(power, abs=1e-3)


def test_a_constant_part_lowers_the_exponent_and_one_slow_size_raises_it():
    linear = {size: float(size) for size in (10, 100, 1_000)}
    assert (exponent({size: 500 + value for size, value in linear.items()}) or 9) < 1
    assert (exponent(linear | {1_000: 3_000.0}) or 0) > 1


@pytest.mark.parametrize("seconds", [{}, {1_000: 2.0}, {1_000: 0.0, 10: 1.0}])
def test_one_size_has_no_exponent(seconds: dict[int, float]):
    assert exponent(seconds) is None
