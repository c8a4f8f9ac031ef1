"""Corroboration counts origins, not outlets."""

import pytest

from briefing.ground import ground
from briefing.merge.origins import is_generic
from briefing.merge.origins.tellings import read_telling, tell_one_text
from briefing.model import Attribution, CandidateClaim, Claim, Document
from tests.merge.conftest import made, merged, together

SENTENCE = "Ana Ruiz signed the fishing treaty in Dakar on 19 June 2024."
RETOLD = "The fishing treaty was signed by Ana Ruiz in Dakar on 19 June 2024."


def test_two_houses_that_relay_nobody_are_two_origins():
    finding = together(made("Harbour Post", SENTENCE), made("Valley Times", RETOLD))
    assert (finding.verdict, finding.origins) == ("corroborated", ("Harbour Post", "Valley Times"))


@pytest.mark.parametrize(
    ("one", "other"), [("The Times", "The Sunday Times"), ("Farming Today", "Farming"), ("24 Hours", "Hours")]
)
def test_a_house_keeps_all_words_of_its_name(one: str, other: str):
    finding = together(made(one, SENTENCE), made(other, RETOLD))
    assert finding.verdict == "corroborated"
    assert set(finding.origins) == {one.removeprefix("The "), other.removeprefix("The ")}


def test_four_outlets_that_quote_one_agency_are_one_origin():
    outlets = [
        made(f"Paper {letter}", text, via=["North News Agency"])
        for letter, text in zip("ABCD", [SENTENCE, RETOLD] * 2, strict=True)
    ]
    finding = together(*outlets)
    assert (finding.verdict, finding.origins) == ("repeated", ("North News Agency",))


def test_the_origin_is_the_relay_furthest_up_the_chain():
    finding = together(made("Harbour Post", SENTENCE, via=["Yonder Wire", "North News Agency"]))
    assert finding.origins == ("North News Agency",)


def test_a_copy_counts_with_what_it_copies():
    finding = together(made("Harbour Post", SENTENCE), made("Copy Cat", SENTENCE))
    assert finding.verdict == "repeated"


def test_a_wire_that_the_page_credits_is_its_origin():
    document, claims = made("Harbour Post", SENTENCE)
    credited = document.model_copy(update={"wire": ("EFE",)})
    finding = together((credited, claims), made("Valley Times", RETOLD, via=["EFE"]))
    assert (finding.verdict, finding.origins) == ("repeated", ("EFE",))


def test_what_one_press_release_says_has_one_origin():
    one = made("Harbour Post", SENTENCE, said_by=["the ministry's press release"])
    other = made("Valley Times", RETOLD, said_by=["the ministry's press release"])
    assert together(one, other).verdict == "repeated"


def test_a_relay_without_a_name_is_the_one_that_the_document_names_elsewhere():
    document, [named] = made("Harbour Post", RETOLD, via=["North News Agency"])
    other_document, [nameless] = made("Valley Times", SENTENCE, via=["state media"])
    assert is_generic("state media")
    assert len(merged((document, [named]), (other_document, [nameless]))[0].origins) == 2
    both = made("Valley Times", SENTENCE, "The weather in Dakar was fine.", via=["state media"])
    chain = both[1][1].attribution[0].model_copy(update={"name": "North News Agency"})
    known = both[1][1].model_copy(update={"attribution": (chain,)})
    findings = merged((document, [named]), (both[0], [both[1][0], known]))
    assert findings[0].origins == ("North News Agency",)


def test_two_people_who_share_a_surname_are_two_sources():
    one = made("Harbour Post", SENTENCE, via=["Jane Hill"])
    other = made("Valley Times", RETOLD, via=["John Hill"])
    assert together(one, other).verdict == "corroborated"


def test_among_copies_the_first_to_publish_is_the_origin():
    later = made("Amber News", SENTENCE, day="2025-03-07")
    undated = made("Azure Board", SENTENCE, day=None)
    first = made("Zenith Post", SENTENCE, day="2025-03-05")
    assert together(later, undated, first).origins == ("Zenith Post",)


# One handout behind several

RELEASE = (
    "The patrol boat Heron stopped three trawlers without papers off Cape Ness at dawn on Tuesday.",
    "Its crew found four tonnes of undeclared cod, 12 banned nets and about 300 kilos of shark fins below deck.",
    "The Heron has now stopped eleven trawlers in the course of its winter patrol.",
)
RETELLINGS = (
    "On Tuesday the patrol boat Heron stopped three trawlers without papers off Cape Ness.",
    "Inspectors seized four tonnes of undeclared cod, 12 banned nets and about 300 kilos of shark fins below deck.",
    "In the course of its winter patrol the Heron has now stopped eleven trawlers.",
)
OWN_WORDS = (
    "Near Cape Ness the Heron, a patrol boat, stopped three trawlers on Tuesday.",
    "Divers of this newspaper counted a dozen forbidden nets on the quay on Wednesday.",
    "This winter has seen eleven such arrests.",
)


def by_finding(*pairs):
    """Origins of each finding that stands in more than one document."""
    return {finding.origins for finding in merged(*pairs) if len(finding.document_ids) > 1}


def test_a_press_release_that_three_rewrote_is_one_origin_named_after_the_body_that_is_named():
    one = made("Harbour Post", *RELEASE, said_by=["the Norwegian Coast Guard"])
    other = made("Valley Times", *RETELLINGS, said_by=["a coast guard spokeswoman"])
    silent = made("Daily Echo", *RELEASE)
    assert by_finding(one, other, silent) == {("Norwegian Coast Guard",)}
    assert {f.verdict for f in merged(one, other, silent)} == {"repeated"}


def test_a_report_in_its_own_words_stays_an_origin_beside_a_press_release():
    one = made("Harbour Post", *RELEASE, said_by=["the Norwegian Coast Guard"])
    other = made("Valley Times", *RETELLINGS, said_by=["a coast guard spokeswoman"])
    own = made("Daily Echo", *OWN_WORDS)
    seen = next(f for f in merged(one, other, own) if own[1][0].id in f.claim_ids)
    assert seen.origins == ("Daily Echo", "Norwegian Coast Guard")


def test_what_a_named_witness_says_is_no_part_of_the_press_release_around_it():
    document, claims = made("Harbour Post", *RELEASE, SENTENCE, said_by=["the Norwegian Coast Guard"])
    witness = claims[-1].model_copy(update={"attribution": (Attribution(name="Omar Sy", role="speaker"),)})
    other = made("Valley Times", *RETELLINGS, said_by=["a coast guard spokeswoman"])
    found = merged((document, [*claims[:-1], witness]), other)
    assert next(f.origins for f in found if witness.id in f.claim_ids) == ("Harbour Post",)


def test_words_that_two_heard_in_one_speech_make_no_common_text():
    speech = (
        "“We will fish these waters as our fathers did, and no patrol boat will keep us from the cod,” said Ana Ruiz."
    )
    answer = "“Nobody owns the sea, and the nets that were taken from our boats must be given back to the men at once.”"
    one = made("Harbour Post", speech, answer, "Fishermen filled the square of Cape Ness.")
    other = made("Valley Times", speech, answer, "The crowd stood in the rain.")
    assert not tell_one_text(read_telling(one[0]), read_telling(other[0]))
    assert tell_one_text(*(read_telling(made(house, *RELEASE)[0]) for house in ("Harbour Post", "Valley Times")))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a navy spokesman", "the navy's press office"),
        ("the Norwegian navy's spokeswoman", "a spokesman for the navy"),
        ("a police spokesman", "the police press release"),
        ("Oslo's foreign ministry spokesman", "a spokeswoman for the Norwegian Ministry of Foreign Affairs"),
    ],
)
def test_whoever_speaks_for_one_body_hands_out_the_same(one: str, other: str):
    assert (
        together(made("Harbour Post", SENTENCE, said_by=[one]), made("Valley Times", RETOLD, said_by=[other])).verdict
        == "repeated"
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a navy spokesman", "a police spokesman"),
        ("the Norwegian navy's spokeswoman", "a spokesman for the Danish navy"),
        ("Ana Ruiz", "the navy"),
    ],
)
def test_bodies_that_are_not_one_hand_out_each_its_own(one: str, other: str):
    assert (
        together(made("Harbour Post", SENTENCE, said_by=[one]), made("Valley Times", RETOLD, said_by=[other])).verdict
        == "corroborated"
    )


def test_a_spokesman_by_name_speaks_for_the_body_that_his_text_gives_him():
    text = f"{SENTENCE} So said Commander Omar Sy, a spokesman for the Norwegian navy."
    document = Document(text=text, publisher="Harbour Post", published_at="2025-03-05")
    candidate = CandidateClaim(
        statement=SENTENCE, quotes=(SENTENCE,), attribution=(Attribution(name="Omar Sy", role="speaker"),)
    )
    claim = ground(document, candidate)
    assert isinstance(claim, Claim)
    other = made("Valley Times", RETOLD, said_by=["a navy spokesman"])
    assert together((document, [claim]), other).verdict == "repeated"


def test_a_statement_is_what_somebody_says_and_passes_nothing_on():
    finding = together(made("Harbour Post", SENTENCE, via=["the statement"]))
    assert finding.origins == ("Harbour Post",)
