"""What most documents lead with comes first, and support decides between what is as near to it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.compose.leading import SUPPORT, Lead
from briefing.model import Block, Document, Finding, Verdict

MILL = "Fire destroys paper mill at Oldmere"
HOUSES = (
    Document(text=f"{MILL}. Eight workers died. The mayor likes harps.", publisher="Harbour Post"),
    Document(text="A fire gutted the Oldmere paper mill. Police asked for witnesses.", publisher="Daily Echo"),
    Document(text="The harp museum at Hale is shut. A paper mill burned at Oldmere.", publisher="Valley Times"),
)


def told(statement: str, verdict: Verdict = "single") -> Finding:
    return Finding(id=f"f-{statement}", statement=statement, verdict=verdict, claim_ids=(), document_ids=(), origins=())


def test_what_most_documents_lead_with_is_nearer_than_what_one_does():
    lead = Lead(HOUSES)
    assert lead.nearness("Fire destroyed the paper mill at Oldmere.") > lead.nearness(
        "The harp museum at Hale is shut."
    )


def test_what_stands_further_down_is_no_lead():
    assert Lead(HOUSES[:2]).nearness("The mayor likes harps.") == 0


def test_a_long_sentence_is_no_nearer_for_its_length():
    short = "Fire destroyed the Oldmere paper mill."
    long = short.removesuffix(".") + " that made wrapping sheets for bakers, butchers and grocers of seven counties."
    assert Lead(HOUSES).nearness(short) > Lead(HOUSES).nearness(long)


def test_a_title_leads_though_it_is_marked_as_no_running_text():
    text = f"{MILL}\nRain fell. Snow fell. Hail fell."
    title = Block(kind="title", start=0, end=len(MILL))
    body = Block(kind="body", start=len(MILL) + 1, end=len(text))
    for document in (Document(text=text, blocks=(title, body)), Document(text=text[len(MILL) + 1 :], title=MILL)):
        assert Lead([document]).nearness(MILL) > 0


@pytest.mark.parametrize("verdict", [verdict for verdict in SUPPORT if verdict != "corroborated"])
def test_of_two_that_are_as_near_the_better_supported_comes_first(verdict: Verdict):
    less, more = told("A mill burned at Oldmere.", verdict), told("At Oldmere a mill burned.", "corroborated")
    assert Lead(HOUSES).ranked([less, more]) == [more, less]


def test_what_is_much_nearer_comes_before_what_is_better_supported():
    near, far = (
        told("Fire destroyed the paper mill at Oldmere.", "repeated"),
        told("Snow fell at Oldmere.", "corroborated"),
    )
    assert Lead(HOUSES).ranked([far, near]) == [near, far]


def test_what_was_told_already_is_not_chosen_before_what_was_not():
    first, again = (
        told("Fire destroyed the paper mill at Oldmere."),
        told("A fire destroyed the Oldmere paper mill works."),
    )
    houses = [HOUSES[0], Document(text="Fire at the paper mill of Oldmere. Eight workers died.", publisher="Gazette")]
    other = told("Eight workers died.")
    assert Lead(houses).ranked([other, again, first])[:2] == [first, again]
    assert Lead(houses).chosen([other, again, first], 2) == [first, other]


def test_what_has_no_words_of_its_own_is_not_chosen_at_all():
    whole, part = told("Fire destroyed the paper mill at Oldmere on Monday."), told("Fire destroyed the paper mill.")
    other = told("Eight workers died.")
    assert Lead([Document(text=whole.statement)]).chosen([whole, part, other], 3) == [whole, other]


def test_no_documents_and_no_words_are_near_to_nothing():
    assert Lead([]).nearness("Fire.") == Lead(HOUSES).nearness("") == Lead([Document(text="")]).nearness("Fire.") == 0


SENTENCES = st.sampled_from(
    ["Fire hit Oldmere.", "Rain fell.", "The mill burned at Oldmere.", "Eight died.", "A harp."]
)


@settings(max_examples=50, deadline=None)
@given(st.lists(SENTENCES, max_size=4).map(" ".join), st.lists(SENTENCES, min_size=1, max_size=5, unique=True))
def test_all_findings_are_ranked_and_nearness_stays_between_nothing_and_one(text: str, statements: list[str]):
    lead = Lead([Document(text=text, publisher=house) for house in ("Post", "Echo")])
    findings = [told(statement) for statement in statements]
    assert sorted(f.id for f in lead.ranked(findings)) == sorted(f.id for f in findings)
    assert all(0 <= lead.nearness(statement) <= 1.000001 for statement in statements)
    assert lead.chosen(findings, len(findings)) == list(dict.fromkeys(lead.chosen(findings, len(findings))))
