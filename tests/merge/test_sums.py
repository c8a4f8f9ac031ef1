"""Parts that one sentence tells are also told as their sum."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.ground import ground
from briefing.merge.sums import add_up
from briefing.model import CandidateClaim, Claim, Quantity, Relation
from tests.merge.conftest import made, merged

PARTS = "Borland sent over 11,000 soldiers to the valley in 2024, and another 3,000 in the early months of this year."


def between(one: str, other: str) -> list[Relation]:
    """The relations of figures between two one-sentence documents."""
    findings = merged(made("Harbour Post", one), made("Valley Times", other))
    return [relation for finding in findings for relation in finding.relations if relation.slot == "quantity"]


@pytest.mark.parametrize(
    ("parts", "total"),
    [
        (PARTS, "Borland sent more than 14,000 soldiers to the valley."),
        (PARTS, "About 14,000 soldiers were sent to the valley by Borland."),
        (PARTS, "Borland has sent 14,000 troops to the valley."),
        (
            "The flood killed 12 people in Borland and three others in Norland.",
            "The flood in Borland and Norland killed 15 people.",
        ),
        (
            "The mill hired 200 workers in May and a further 50 in June, Ana Ruiz said.",
            "The mill hired 250 workers in May and June, Ana Ruiz said.",
        ),
        (
            "The council planted 40 trees in the harbour park, another 20 in the town and an additional 10 in Norby.",
            "The council planted 70 trees in the harbour park, the town and Norby.",
        ),
    ],
)
def test_parts_agree_with_their_sum_in_other_words(parts: str, total: str):
    [relation] = between(parts, total)
    assert (relation.kind, relation.rule) == ("agrees", "sum_of_parts")
    assert relation.explanation.startswith("Harbour Post and Valley Times")
    assert relation.explanation.endswith("the first adds up its parts.")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (
            "The mill hired 200 workers in May and a further 50 in June, Ana Ruiz said.",
            "The mill hired 400 workers in May and June, Ana Ruiz said.",
            ("contradicts", "disjoint_figures"),
        ),
        (PARTS, "Borland has sent 20,000 soldiers to the valley.", ("differs", "far_within_a_limit")),
        (PARTS, "Borland has sent 9,000 soldiers to the valley.", ("contradicts", "disjoint_figures")),
        (PARTS, "Borland sent 11,000 soldiers to the valley in 2024.", ("agrees", "same_figure_other_hedge")),
        (PARTS, "Borland sent 12,000 soldiers to the valley in 2024.", ("refines", "narrower_figure")),
        (
            "The flood killed 12 people in Borland and injured another 3.",
            "The flood killed 15 people in Borland.",
            ("contradicts", "disjoint_figures"),
        ),
    ],
)
def test_only_the_sum_of_like_parts_is_compared(one: str, other: str, expected: tuple[str, str]):
    assert expected in {(relation.kind, relation.rule) for relation in between(one, other)}


def test_parts_in_two_claims_of_one_sentence_are_added_up():
    document, _ = made("Harbour Post", PARTS)
    candidates = [
        CandidateClaim(statement="Borland sent over 11,000 soldiers to the valley in 2024.", quotes=(PARTS,)),
        CandidateClaim(
            statement="Borland sent another 3,000 soldiers to the valley in the early months of this year.",
            quotes=(PARTS,),
        ),
    ]
    claims = [claim for claim in (ground(document, c) for c in candidates) if isinstance(claim, Claim)]
    assert len(claims) == 2
    findings = merged((document, claims), made("Valley Times", "Borland sent more than 14,000 soldiers to the valley."))
    assert "sum_of_parts" in {relation.rule for finding in findings for relation in finding.relations}


def test_a_figure_of_another_sentence_is_not_added():
    one = made("Harbour Post", "Borland sent 11,000 soldiers to the valley.", "Borland sent another 3,000 soldiers.")
    findings = merged(one, made("Valley Times", "Borland sent 14,000 soldiers to the valley."))
    assert "sum_of_parts" not in {relation.rule for finding in findings for relation in finding.relations}


_FIGURES = st.builds(
    lambda low, spread, bound: Quantity(
        quote=f"{low}",
        low=None if bound in {"at_most", "less_than"} else low,
        high=None if bound in {"at_least", "more_than"} else low + (0 if bound == "exact" else spread),
        unit="ship",
        bound=bound,
    ),
    st.integers(1, 1000).map(float),
    st.integers(1, 100).map(float),
    st.sampled_from(("exact", "about", "at_least", "more_than", "at_most", "less_than", "nearly", "range")),
)


@given(st.lists(_FIGURES, min_size=2, max_size=4))
def test_a_sum_allows_what_its_parts_allow_together(parts: list[Quantity]):
    total = add_up(parts)
    lows, highs = [part.low for part in parts], [part.high for part in parts]
    if total is None:
        assert None in lows
        assert None in highs
    else:
        assert total.low == (None if None in lows else sum(lows))
        assert total.high == (None if None in highs else sum(highs))
        assert (total.bound == "exact") == all(part.bound == "exact" for part in parts)
