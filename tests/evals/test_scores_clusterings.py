"""Coreference measures: the published worked examples, hand counts, and independent implementations."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import adjusted_rand_score

from evals.scores.clusterings import adjusted_rand, b_cubed, ceaf_e, clusters, lea, muc
from evals.scores.matching import best_assignment

KEY, RESPONSE = clusters(["abc", "defg"]), clusters(["ab", "cd", "fghi"])
"""The example of Pradhan et al. (ACL 2014), figure 1, which Moosavi and Strube (ACL 2016) use too."""

labels = st.lists(st.integers(0, 4), min_size=2, max_size=12)


def ratios(parts):
    return parts.recall / parts.recall_of, parts.precision / parts.precision_of


def grouped(assigned):
    return clusters([i for i, label in enumerate(assigned) if label == group] for group in sorted(set(assigned)))


@pytest.mark.parametrize(
    ("measure", "recall", "precision"),
    [(lea, 0.24, 0.33), (b_cubed, 0.42, 0.50), (muc, 0.40, 0.40), (ceaf_e, 0.65, 0.43)],
)
def test_the_published_example_gives_the_published_numbers(measure, recall, precision):
    assert ratios(measure(KEY, RESPONSE)) == pytest.approx((recall, precision), abs=0.005)


@pytest.mark.parametrize(
    ("response", "recall", "precision"),
    [
        (["a", "bc", "def"], 1.0, 1.0),
        (["a", "de"], 0.6, 0.9),
        (["a", "bcx", "defy", "z"], 0.88571, 0.66429),
        (["a", "bcx", "dy", "z"], 0.73333, 0.55),
        (["a", "bcxB", "dy", "z"], 0.68889, 0.51667),
        (["a", "bcx", "dy", "Bz"], 0.73333, 0.55),
    ],
)
def test_ceaf_e_gives_the_numbers_of_the_conll_scorers_own_test_cases(response, recall, precision):
    assert ratios(ceaf_e(clusters(["a", "bc", "def"]), clusters(response))) == pytest.approx(
        (recall, precision), abs=1e-5
    )


def test_lea_counts_a_singleton_as_resolved_only_where_it_is_one_on_both_sides():
    parts = lea(clusters(["a", "b", "cd"]), clusters(["a", "bcd"]))
    # key: {a} 1 of 1, {b} 0 of 1, {cd} 2 × 1/1; response: {a} 1 of 1, {bcd} 3 × 1/3
    assert ratios(parts) == pytest.approx((3 / 4, 2 / 4))


def test_lea_of_all_singletons_is_the_share_of_singletons():
    assert ratios(lea(clusters(["a", "b", "cde"]), clusters("abcde"))) == pytest.approx((2 / 5, 2 / 5))


@given(labels)
def test_a_clustering_beside_itself_is_perfect_by_every_measure(assigned):
    same = grouped(assigned)
    for measure in (lea, b_cubed, ceaf_e):
        assert ratios(measure(same, same)) == pytest.approx((1.0, 1.0))
    assert adjusted_rand(same, same) == 1.0


@given(labels, st.data())
def test_swapping_key_and_response_swaps_recall_and_precision(assigned, data):
    other = data.draw(st.lists(st.integers(0, 4), min_size=len(assigned), max_size=len(assigned)))
    for measure in (lea, b_cubed, ceaf_e):
        one, two = (
            ratios(measure(grouped(assigned), grouped(other))),
            ratios(measure(grouped(other), grouped(assigned))),
        )
        assert one == pytest.approx(two[::-1])


@given(labels, st.data())
def test_the_rand_index_is_that_of_scikit_learn(assigned, data):
    other = data.draw(st.lists(st.integers(0, 4), min_size=len(assigned), max_size=len(assigned)))
    assert adjusted_rand(grouped(assigned), grouped(other)) == pytest.approx(adjusted_rand_score(assigned, other))


def test_the_rand_index_needs_two_mentions_on_both_sides():
    assert adjusted_rand(clusters(["ab"]), clusters(["ac"])) is None


@given(st.integers(1, 4), st.integers(1, 4), st.data())
def test_the_best_assignment_is_that_of_brute_force(rows, columns, data):
    cell = st.integers(0, 20)
    weights = [[data.draw(cell) for _ in range(columns)] for _ in range(rows)]
    found = sum(weights[i][j] for i, j in best_assignment(weights))
    wide = weights if rows <= columns else [list(column) for column in zip(*weights, strict=True)]
    choices = permutations(range(len(wide[0])), len(wide))
    assert found == max(sum(wide[i][j] for i, j in enumerate(choice)) for choice in choices)


def test_nothing_is_assigned_where_there_is_nothing():
    assert best_assignment([]) == best_assignment([[]]) == []
