"""Dates that lie apart and may both be right."""

import pytest

from tests.merge.conftest import made, merged


def clashes(one: tuple[str, str], other: tuple[str, str]) -> list[str]:
    """The rules of all contradictions between two statements, each with the day of its page."""
    pages = made("Harbour Post", one[0], day=one[1]), made("Valley Times", other[0], day=other[1])
    return [r.rule for finding in merged(*pages) for r in finding.relations if r.kind == "contradicts"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(
            ("Ana Ruiz bought the shotgun and the shells on Friday.", "2025-03-05"),
            ("The shotgun and some shells were bought by Ana Ruiz on Friday, police said.", "2025-03-10"),
            id="one weekday, read as of two weeks",
        ),
        pytest.param(
            ("Norland Motors today launched a new electric van.", "2023-03-05"),
            ("Norland Motors launched its new electric van, the third of its kind, on Monday.", "2025-03-05"),
            id="news of two years",
        ),
        pytest.param(
            ("Norland Motors decided on Saturday to sack its chief designer Ana Ruiz.", "2025-03-05"),
            ("Norland Motors sacked its chief designer Ana Ruiz on Monday.", "2025-03-05"),
            id="decided and done",
        ),
        pytest.param(
            ("The ferry yard won orders for patrol boats in recent years.", "2025-03-05"),
            ("The ferry yard won an order for patrol boats on 29 May 2031.", "2025-03-05"),
            id="no event",
        ),
    ],
)
def test_dates_of_two_occasions_are_no_contradiction(one: tuple[str, str], other: tuple[str, str]):
    assert clashes(one, other) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Norland Motors sacked its chief designer Ana Ruiz on Monday.",
            "Norland Motors fired chief designer Ana Ruiz on Saturday, it said.",
        ),
        ("The Silver Heron was built in 1994.", "The yard built the Silver Heron, a ferry, in 1996."),
        (
            "The fishing pact with Norland was signed on 19 June 2024.",
            "The fishing pact with Norland was signed in May 2024, both sides said.",
        ),
    ],
)
def test_dates_of_one_event_still_contradict_each_other(one: str, other: str):
    assert clashes((one, "2025-03-05"), (other, "2025-03-05")) == ["disjoint_times"]


@pytest.mark.parametrize(("one", "other"), [("6:00 p.m.", "6 p.m."), ("9.25 a.m.", "9:25 a.m.")])
def test_an_hour_written_otherwise_in_the_same_words_is_the_same(one: str, other: str):
    statement = "The captain gave himself up to the harbour guards just after {} on the pier."
    assert clashes((statement.format(one), "2025-03-05"), (statement.format(other), "2025-03-05")) == []


def test_another_hour_in_the_same_words_is_another():
    statement = "The captain gave himself up to the harbour guards just after {} on the pier."
    assert clashes((statement.format("6 p.m."), "2025-03-05"), (statement.format("7 p.m."), "2025-03-05"))
