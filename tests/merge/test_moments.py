"""Times of two tellings: of pages without a date, and of pages that are a day apart."""

from datetime import date

import pytest

from briefing.ground import ground
from briefing.merge import merge
from briefing.model import CandidateClaim, Claim, Document, Finding
from tests.merge.conftest import made, together

SIGNED = "Ana Ruiz signed the fishing treaty with Norland on {}."


def beside_undated(dated: str, undated: str) -> Finding:
    """A claim of a page of 5 March 2025 and one of a page that was published on the 5th or the 6th."""
    one, [claim] = made("Harbour Post", dated)
    other = Document(
        text=undated,
        publisher="Valley Times",
        published_between=(date(2025, 3, 5), date(2025, 3, 6)),
        published_at_basis="inferred",
    )
    second = ground(other, CandidateClaim(statement=undated, quotes=(undated,)))
    assert isinstance(second, Claim)
    [finding] = [found for found in merge([one, other], [claim, second]) if len(found.claim_ids) == 2]
    return finding


def test_an_inferred_day_agrees_and_confirms_nothing_by_itself():
    finding = beside_undated(SIGNED.format("3 March 2025"), SIGNED.format("Monday"))
    assert ("agrees", "same_inferred_time") in {(r.kind, r.rule) for r in finding.relations}
    beside_words = beside_undated(
        SIGNED.format("3 March 2025"), "On Monday the fishing treaty, after years of talks, was signed by Ana Ruiz."
    )
    assert ("agrees", "same_inferred_time") in {(r.kind, r.rule) for r in beside_words.relations}
    assert "contested" not in {finding.verdict, beside_words.verdict}


def test_an_inferred_day_contradicts_nobody():
    finding = beside_undated(
        SIGNED.format("2 March 2025"), "On Monday the fishing treaty with Norland was signed by Ana Ruiz."
    )
    assert not [r for r in finding.relations if r.slot == "time"]


@pytest.mark.parametrize(
    ("words", "day", "expected"),
    [
        ("Thursday", "2025-03-06", ("differs", "days_told_from_two_places")),
        ("Thursday", "2025-03-05", ("contradicts", "disjoint_times")),
        ("Saturday", "2025-03-08", ("contradicts", "disjoint_times")),
        ("Wednesday", "2025-03-06", ("agrees", "same_time")),
    ],
)
def test_today_on_one_page_can_be_the_next_day_on_another(words: str, day: str, expected: tuple[str, str]):
    one = made("Harbour Post", "Ana Ruiz signed the fishing treaty with Norland today.", day="2025-03-05")
    other = made("Valley Times", f"The fishing treaty with Norland was signed by Ana Ruiz on {words}.", day=day)
    assert expected in {(r.kind, r.rule) for r in together(one, other).relations}


def test_two_people_of_an_age_are_not_one_matter():
    one = made("Harbour Post", "A 36-year-old man died after a fall in the harbour of Borland.")
    other = made("Valley Times", "The 36-year-old woman won the marathon of Norland by a minute.")
    documents, claims = zip(one, other, strict=True)
    found = merge(documents, [claim for made_claims in claims for claim in made_claims])
    assert {len(finding.claim_ids) for finding in found} == {1}


@pytest.mark.parametrize(
    ("one", "other", "kinds"),
    [
        ("The fire at the mill broke out on Tuesday night.", "The fire at the mill broke out at 9:40 p.m.", set()),
        (
            "The fire at the mill broke out on Tuesday night.",
            "The fire at the mill broke out early on Wednesday, at 3 a.m.",
            {"differs"},
        ),
        (
            "The fire at the mill broke out on Tuesday morning.",
            "Early on Wednesday, at 3 a.m., the great fire at the mill broke out.",
            {"contradicts"},
        ),
    ],
)
def test_an_hour_without_a_day_contradicts_no_day_and_a_night_runs_into_the_next(one: str, other: str, kinds: set[str]):
    finding = together(made("Harbour Post", one), made("Valley Times", other))
    assert {relation.kind for relation in finding.relations if relation.slot == "time"} == kinds


@pytest.mark.parametrize(("one", "other"), [("2019", "2021"), ("1951", "1953")])
def test_a_year_that_could_be_read_as_an_hour_is_a_year(one: str, other: str):
    here = made("Harbour Post", f"Sprinklers were fitted in the Hale mill in {one}.")
    there = made("Daily Echo", f"The Hale mill was fitted with sprinklers in {other}.")
    assert [relation.kind for relation in together(here, there).relations] == ["contradicts"]


def test_two_tellings_that_date_the_matter_apart_do_not_say_the_same():
    here = made("Harbour Post", "The Rossi family founded the Lumo mill in Hale with a loan in 1951.")
    there = made("Daily Echo", "In the spring of 1953 the Rossi family founded the Lumo mill in Hale with a loan.")
    finding = together(here, there)
    assert "agrees" not in {relation.kind for relation in finding.relations}
    assert finding.verdict == "contested"
