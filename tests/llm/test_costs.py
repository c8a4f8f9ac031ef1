"""Counting, and what is not known."""

import pytest

from briefing.llm.costs import Meter, Prices, prices


def test_prices_that_were_set_go_before_the_list():
    assert prices("https://api.openai.com/v1", "gpt-4.1", 9.0, 10.0) == Prices(9.0, 10.0)
    assert prices("https://api.openai.com/v1", "gpt-4.1", 9.0, None) == Prices(2.0, 8.0)


def test_a_model_without_a_price_costs_nobody_knows_what():
    assert prices("https://api.openai.com/v1", "unheard-of", None, None) is None
    assert Meter(calls=1, prompt_tokens=5).usage(None).cost_usd is None


@pytest.mark.parametrize(
    "body", [None, [], {}, {"usage": None}, {"usage": {}}, {"usage": {"prompt_tokens": "9", "completion_tokens": -1}}]
)
def test_an_answer_that_does_not_say_what_it_used_adds_nothing(body):
    meter = Meter()
    meter.tokens(body)
    assert meter == Meter()
