"""The made-up pairs with opposite words, and what is counted of them."""

from typing import get_args

import pytest

from evals.measure.wordings import FIGURES, SETS, Label, judged, rows


@pytest.mark.parametrize("name", SETS)
def test_every_pair_of_a_set_has_two_texts_and_a_label_that_is_counted(name: str):
    pairs = judged(name)
    assert all(pair.one.strip() and pair.other.strip() and pair.one != pair.other for pair in pairs)
    assert {pair.label for pair in pairs} == set(get_args(Label))
    assert {label for _, labels, _ in FIGURES for label in labels} == set(get_args(Label))


def test_no_pair_stands_in_both_sets():
    dev, test = ({frozenset((pair.one, pair.other)) for pair in judged(name)} for name in SETS)
    assert dev.isdisjoint(test)


def test_each_figure_is_the_share_of_the_pairs_with_its_labels():
    pairs = judged("test")
    for row, (name, labels, answer) in zip(rows("test"), FIGURES, strict=True):
        of_label = [pair for pair in pairs if pair.label in labels]
        assert (row.name, row.n) == (name, len(of_label))
        assert row.value == pytest.approx(sum(pair.called == answer for pair in of_label) / len(of_label), abs=1e-6)


def test_opposite_words_are_called_agreement_less_often_than_paraphrases_are():
    found = {row.name: row.value for row in rows("test")}
    assert found["opposite words called agreement"] < found["paraphrases called agreement"]
