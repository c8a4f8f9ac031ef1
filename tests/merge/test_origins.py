"""Corroboration counts origins, not outlets."""

from briefing.merge.origins import is_generic
from tests.merge.conftest import made, merged, together

SENTENCE = "Ana Ruiz signed the fishing treaty in Dakar on 19 June 2024."
RETOLD = "The fishing treaty was signed by Ana Ruiz in Dakar on 19 June 2024."


def test_two_houses_that_relay_nobody_are_two_origins():
    finding = together(made("Harbour Post", SENTENCE), made("Valley Times", RETOLD))
    assert (finding.verdict, finding.origins) == ("corroborated", ("Harbour Post", "Valley Times"))


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
