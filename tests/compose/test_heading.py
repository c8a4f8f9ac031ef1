"""Which headline a page has where its own matter is contested."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.compose.headlines import either
from tests.compose.conftest import composed
from tests.merge.conftest import made

WORDS = st.lists(st.sampled_from("12 15 about people ships upheld down".split()), min_size=1, max_size=4).map(" ".join)


@given(WORDS, WORDS)
def test_two_values_in_one_begin_with_the_first_and_end_with_the_second(own: str, other: str):
    both = either(own, other)
    first, _, last = both.partition(" or ")
    assert own.startswith(first)
    assert last == other


def test_the_headline_of_a_contested_finding_gives_both_sides_and_it_is_no_key_point():
    post = made("Harbour Post", "The blast in Norland killed 12 people.")
    echo = made("Daily Echo", "The blast in Norland killed 15 people.")
    briefing = composed(post, echo)
    assert [section.kind for section in briefing.sections] == ["contested"]
    assert briefing.headline in {f"The blast in Norland killed {n} people" for n in ("12 or 15", "15 or 12")}
    assert {span.document_id for span in briefing.headline_citations} == {post[0].id, echo[0].id}


def test_a_finding_with_more_than_two_values_gives_no_headline():
    tolls = [made(house, f"The blast in Norland killed {n} people.") for house, n in (("A", 12), ("B", 15), ("C", 19))]
    assert composed(*tolls).headline == ""


def test_the_headline_is_of_what_is_contested_where_the_documents_lead_with_it():
    more, aside = "Police closed the harbour.", "The mayor of Hale bought a harp on Sunday."
    post = made("Harbour Post", "The blast in Norland killed 12 people.", more, aside)
    echo = made("Daily Echo", "The blast in Norland killed 15 people.", "Firefighters came from Hale.", aside)
    assert composed(post, echo).headline in {
        f"The blast in Norland killed {n} people" for n in ("12 or 15", "15 or 12")
    }


@pytest.mark.parametrize(
    ("one", "other", "headline"),
    [
        (
            "The pact was signed in Hale on 18 June 2024.",
            "The pact was signed in Hale on 19 June 2024.",
            "The pact was signed in Hale",
        ),
        (
            "On 18 June 2024, Ana Ruiz signed the pact.",
            "On 19 June 2024, Ana Ruiz signed the pact.",
            "Ana Ruiz signed the pact",
        ),
    ],
)
def test_a_day_that_is_contested_is_left_out_of_the_headline(one: str, other: str, headline: str):
    assert composed(made("Harbour Post", one), made("Daily Echo", other)).headline == headline
