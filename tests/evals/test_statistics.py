"""Intervals and tests over stories, held against scipy and against what can be worked out by hand."""

from __future__ import annotations

from math import comb

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from evals.statistics import (
    Sums,
    difference,
    holm,
    least_p,
    sign_flip,
    stories_needed,
)

few = st.lists(st.floats(-1, 1).map(lambda value: round(value, 3)), min_size=2, max_size=6)
many = [0.12, -0.05, 0.2, 0.31, -0.02, 0.08, 0.15, 0.04, 0.22, -0.11, 0.09, 0.13]


def plain(values):
    return [Sums(value, 1) for value in values]


def interval(stories):
    """Of one run alone: its difference to a run that scored 0 everywhere."""
    return difference([(Sums(0, story.weight), story) for story in stories])


@settings(deadline=None)
@given(few)
def test_the_sign_flip_test_gives_what_scipy_gives_when_both_try_every_assignment(values):
    theirs = stats.permutation_test((values,), np.mean, permutation_type="samples", n_resamples=np.inf)
    assert sign_flip(values) == pytest.approx(min(1.0, theirs.pvalue))


def test_with_many_stories_drawn_signs_come_near_to_all_of_them():
    longer = many + many[:8]
    exact = stats.permutation_test((longer,), np.mean, permutation_type="samples", n_resamples=np.inf).pvalue
    assert sign_flip(longer) == pytest.approx(exact, abs=0.005)


@settings(deadline=None)
@given(st.integers(1, 12), st.floats(0.001, 1))
def test_differences_of_one_sign_and_size_give_the_least_p_there_can_be(count, size):
    assert sign_flip([size] * count) == pytest.approx(least_p(count))


@settings(deadline=None)
@given(few)
def test_the_sign_of_all_differences_does_not_matter(values):
    assert sign_flip(values) == sign_flip([-value for value in values])


def test_no_difference_gives_a_p_of_one():
    assert sign_flip([0.0, 0.0, 0.0]) == 1.0
    assert sign_flip([]) == 1.0


def test_the_interval_of_shares_is_the_binomial_that_resampling_them_is():
    values = [1, 1, 0, 0, 0]
    cumulative = [sum(comb(5, j) * 0.4**j * 0.6 ** (5 - j) for j in range(k + 1)) for k in range(6)]
    low = next(k for k, share in enumerate(cumulative) if share >= 0.025) / 5
    high = next(k for k, share in enumerate(cumulative) if share >= 0.975) / 5
    found = interval(plain(values))
    assert (found.value, found.low, found.high) == pytest.approx((0.4, low, high))


def test_with_many_stories_the_interval_is_the_percentile_bootstrap_of_scipy():
    theirs = stats.bootstrap((many,), np.mean, method="percentile", n_resamples=50_000, rng=3).confidence_interval
    found = interval(plain(many))
    assert (found.low, found.high) == pytest.approx((theirs.low, theirs.high), abs=0.004)


def test_a_story_with_more_claims_weighs_more():
    found = interval([Sums(9, 10), Sums(0, 2)])
    assert found.value == pytest.approx(9 / 12)
    assert (found.low, found.high) == (0.0, 0.9)


def test_a_difference_is_drawn_in_pairs_so_that_hard_stories_widen_nothing():
    old, new = plain([0.1, 0.5, 0.9]), plain([0.2, 0.6, 1.0])
    found = difference(list(zip(old, new, strict=True)))
    assert (found.low, found.high) == pytest.approx((0.1, 0.1))
    assert interval(new).high - interval(new).low > 0.5


@settings(deadline=None)
@given(few)
def test_the_interval_lies_within_the_values_and_holds_the_mean(values):
    found = interval(plain(values))
    assert min(values) - 1e-9 <= found.low <= found.value + 1e-9
    assert found.value - 1e-9 <= found.high <= max(values) + 1e-9


def test_one_story_has_a_value_and_no_interval():
    found = interval([Sums(0.5, 1)])
    assert (found.value, found.low, found.high, found.n) == (0.5, None, None, 1)


def test_holm_corrects_as_worked_by_hand():
    assert holm({"a": 0.005, "b": 0.01, "c": 0.03, "d": 0.04}) == pytest.approx(
        {"a": 0.02, "b": 0.03, "c": 0.06, "d": 0.06}
    )


@settings(deadline=None)
@given(st.dictionaries(st.text(max_size=3), st.floats(0, 1), max_size=6))
def test_holm_never_lowers_a_p_nor_changes_their_order(values):
    corrected = holm(values)
    assert all(values[name] <= corrected[name] <= 1 for name in values)
    ordered = sorted(values, key=lambda name: (values[name], name))
    assert [corrected[name] for name in ordered] == sorted(corrected.values())


def test_four_stories_cannot_tell_any_difference_from_chance_and_six_can():
    assert least_p(4) > 0.05
    assert stories_needed() == 6
    assert least_p(stories_needed(tests=20)) * 20 <= 0.05 < least_p(stories_needed(tests=20) - 1) * 20


def test_a_difference_of_no_stories_is_refused():
    with pytest.raises(ValueError, match="needs a story"):
        difference([])
