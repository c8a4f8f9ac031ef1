"""A finding is corroborated where two origins agree in all that both say, and not in a part of it."""

import pytest

from tests.merge.conftest import made, together


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (
            "The storm in Borland left 12 dead and 40 injured.",
            "In Borland, 12 people were killed and 40 were injured by the storm.",
            "corroborated",
        ),
        (
            "The storm in Borland left 12 dead and about 40 injured.",
            "In Borland, 12 people were killed and about 70 were injured by the storm.",
            "varying",
        ),
        (
            "On 3 March the storm in Borland left about 40 injured.",
            "Some 70 people were injured by the storm in Borland on 3 March.",
            "varying",
        ),
    ],
)
def test_one_figure_that_agrees_does_not_confirm_the_other(one: str, other: str, expected: str):
    finding = together(
        made("Harbour Post", one, said_by=["the fire service"]), made("Valley Times", other, said_by=["the police"])
    )
    assert finding.verdict == expected


def test_a_third_telling_that_agrees_in_full_confirms():
    finding = together(
        made("Harbour Post", "The storm in Borland left 12 dead and about 40 injured.", said_by=["the fire service"]),
        made("Valley Times", "The storm in Borland left 12 dead and about 70 injured.", said_by=["the police"]),
        made("Daily Echo", "About 40 people were injured and 12 killed by the storm in Borland.", said_by=["a doctor"]),
    )
    assert finding.verdict == "corroborated"


def test_a_figure_far_within_a_limit_does_not_confirm_it():
    finding = together(
        made("Harbour Post", "Borland sent over 11,000 soldiers to the valley."),
        made("Valley Times", "Borland sent 20,000 troops to the valley."),
    )
    assert finding.verdict == "varying"
