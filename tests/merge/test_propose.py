"""The pairs that are scored: none that could reach the threshold is missing, and most of the others are."""

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.ground import ground_all
from briefing.merge.match import SAME_QUOTATION, THRESHOLD, match, similarity
from briefing.merge.profile import Profile, read_profiles
from briefing.merge.propose import propose
from briefing.model import CandidateClaim, Document
from evals.bench.all_pairs import match_all_pairs
from tests.merge.conftest import Made, made
from tests.merge.test_properties import HOUSES
from tests.merge.test_properties import stories as templates

WORDS = (
    "ferry harbour council bridge treaty soldiers minister museum valley storm fire Norland Borland Hale Omar Ruiz "
    "killed signed visited bought opened closed burned the of in and to said people ship port week year old new"
).split()
TAILS = (
    "",
    "killed 9 people",
    "on 3 March 2025",
    "on Monday",
    "“we will rebuild every single house”",
    "for the second time",
)


@st.composite
def stories(draw: st.DrawFn) -> list[Made]:
    """Stories of random words, so that pairs share anything from nothing to all."""
    sentence = st.lists(st.sampled_from(WORDS), min_size=1, max_size=9).map(" ".join)
    told = st.tuples(sentence, st.sampled_from(TAILS)).map(lambda parts: " ".join(parts).capitalize().strip() + ".")
    houses = draw(st.lists(st.sampled_from(HOUSES), min_size=1, max_size=4, unique=True))
    return [_grounded(house, draw(st.lists(told, min_size=1, max_size=4, unique=True))) for house in houses]


def _grounded(house: str, statements: list[str]) -> Made:
    """A document and those of its sentences that make claims; "The of." makes none."""
    document = Document(text=" ".join(statements), publisher=house, published_at="2025-03-05")
    asked = [CandidateClaim(statement=statement, quotes=(statement,)) for statement in statements]
    return document, list(ground_all(document, asked)[0])


def read(pairs: list[Made]) -> dict[str, Profile]:
    return read_profiles([document for document, _ in pairs], [claim for _, claims in pairs for claim in claims])


@settings(max_examples=150, deadline=None)
@given(st.one_of(stories(), templates()), st.sampled_from((0.2, THRESHOLD, 0.7)))
def test_no_pair_that_reaches_the_threshold_is_left_out(pairs: list[Made], threshold: float):
    profiles = read(pairs)
    proposed = list(propose(profiles, threshold, SAME_QUOTATION))
    reaching = {
        (a, b) for a, b in combinations(sorted(profiles), 2) if similarity(profiles[a], profiles[b]) >= threshold
    }
    assert reaching <= set(proposed)
    assert len(proposed) == len(set(proposed))


@settings(max_examples=150, deadline=None)
@given(st.one_of(stories(), templates()))
def test_the_groups_are_those_of_scoring_every_pair(pairs: list[Made]):
    profiles = read(pairs)
    assert match(profiles) == match_all_pairs(profiles)


def test_claims_that_share_a_common_word_alone_are_not_proposed():
    profiles = read(
        [
            made("Harbour Post", "The old council of Hale opened a museum of harps in the valley."),
            made("Daily Echo", "A fire burned the old ferry in Norland harbour before dawn."),
        ]
    )
    assert list(propose(profiles, THRESHOLD, SAME_QUOTATION)) == []


def test_a_word_that_every_claim_holds_proposes_nothing_by_itself():
    verbs = "opened closed painted sold bought moved burned measured mended rented".split()
    things = "bridge museum ferry theatre harbour library station market tower garden".split()
    made_up = [
        made(f"House {n}", f"The council {verb} the {thing}.")
        for n, (verb, thing) in enumerate(zip(verbs, things, strict=True))
    ]
    assert list(propose(read(made_up), 0.7, SAME_QUOTATION)) == []
