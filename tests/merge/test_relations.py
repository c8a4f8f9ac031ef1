"""How two tellings of one matter stand to each other, one slot at a time."""

import pytest

from briefing.ground import ground
from briefing.merge.rules import QUANTITY_RULES, TIME_RULES
from briefing.model import CandidateClaim
from tests.merge.conftest import made, merged, together


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (
            "The fishing treaty was signed by Ana Ruiz on 18 June 2024.",
            "The fishing pact was signed by Ana Ruiz on 19 June 2024.",
            ("contradicts", "time"),
        ),
        (
            "The fishing treaty was signed by Ana Ruiz in June 2024.",
            "The fishing pact was signed by Ana Ruiz on 19 June 2024.",
            ("refines", "time"),
        ),
        (
            "The fishing treaty was signed by Ana Ruiz on 19 June 2024.",
            "Ana Ruiz signed the fishing agreement on June 19 last year.",
            ("agrees", "time"),
        ),
        (
            "About 15,000 soldiers were sent to Borland.",
            "Around 15,000 troops were sent to Borland.",
            ("agrees", "quantity"),
        ),
        (
            "Borland sent 15,000 soldiers to the valley.",
            "Borland sent 11,000 soldiers to the valley.",
            ("contradicts", "quantity"),
        ),
        (
            "Exactly 64,960 people attended the concert in Borland.",
            "Some 65,000 people attended the concert in Borland.",
            ("refines", "quantity"),
        ),
        (
            "The factory in Borland employs 4,700 people.",
            "The factory in Borland employs more than 4,700 people.",
            ("agrees", "quantity"),
        ),
        (
            "The council of Borland approved the new bridge over the harbour.",
            "The council of Borland did not approve the new bridge over the harbour.",
            ("contradicts", "polarity"),
        ),
        (
            'Ana Ruiz called the vote "a dark day for the whole of this valley".',
            'The vote was "a dark day for the whole of this valley", Ana Ruiz told reporters.',
            ("agrees", "wording"),
        ),
    ],
)
def test_two_tellings_stand_to_each_other_as_their_values_do(kinds, one: str, other: str, expected: tuple[str, str]):
    assert expected in kinds(made("Harbour Post", one), made("Valley Times", other))


def test_a_running_figure_that_a_later_report_moves_is_an_update():
    first = made("Harbour Post", "The ferry accident killed 3 people in Borland.", day="2025-03-05")
    later = made("Valley Times", "The ferry accident killed 6 people in Borland.", day="2025-03-06")
    [relation] = together(first, later).relations
    assert (relation.kind, relation.rule) == ("updates", "running_figure")
    assert relation.claim_a == later[1][0].id


def test_the_same_figures_of_the_same_day_contradict():
    first = made("Harbour Post", "The ferry accident killed 3 people in Borland.")
    other = made("Valley Times", "The ferry accident killed 6 people in Borland.")
    assert together(first, other).verdict == "contested"


def test_dead_are_never_compared_with_hurt():
    first = made("Harbour Post", "The ferry accident in Borland left 12 dead and 21 hurt.")
    same = made("Valley Times", "The ferry accident in Borland left 21 hurt and 12 dead.")
    swapped = made("Daily Echo", "The ferry accident in Borland left 21 dead and 12 hurt.")
    assert {r.kind for r in together(first, same).relations} == {"agrees"}
    assert "contradicts" in {r.kind for r in together(first, swapped).relations}


def test_estimates_of_different_bodies_differ_and_do_not_contradict():
    one = made("Harbour Post", "About 15,000 soldiers were sent to Borland.", said_by=["the Spy Agency"])
    other = made("Valley Times", "Over 21,000 soldiers were sent to Borland.", said_by=["the Peace Institute"])
    finding = together(one, other)
    assert [relation.kind for relation in finding.relations] == ["differs"]
    assert finding.verdict == "varying"


def test_a_document_that_gives_both_dates_contradicts_neither():
    both = made(
        "Harbour Post",
        "The fishing treaty was signed by Ana Ruiz on 18 June 2024.",
        "The fishing treaty was signed by Omar Sy on 19 June 2024.",
    )
    other = made("Valley Times", "The fishing treaty was signed by Omar Sy on 19 June 2024.")
    assert not [r for f in merged(both, other) for r in f.relations if r.kind == "contradicts"]


def test_a_part_that_comes_on_top_contradicts_no_total():
    one = made("Harbour Post", "Borland sent 15,000 soldiers to the valley.")
    other = made("Valley Times", "Borland sent another 3,000 soldiers to the valley.")
    [relation] = together(one, other).relations
    assert (relation.kind, relation.rule) == ("differs", "part_of_a_sum")


def test_a_date_belongs_to_the_smallest_statement_of_its_sentence():
    sentence = "The visit of Ana Ruiz to Dakar came before the anniversary of the fishing pact signed on 3 May 2024."
    document, [visit] = made("Harbour Post", sentence)
    candidate = CandidateClaim(statement="The fishing pact was signed on 3 May 2024.", quotes=(sentence,))
    pact = ground(document, candidate)
    other = made("Valley Times", "The fishing treaty was signed on 4 May 2024.")
    clashes = [r for f in merged((document, [visit, pact]), other) for r in f.relations if r.kind == "contradicts"]
    assert [{clash.claim_a, clash.claim_b} for clash in clashes] == [{pact.id, other[1][0].id}]


def test_two_visits_are_two_occasions():
    one = made("Harbour Post", "Ana Ruiz met Omar Sy in Dakar on 4 June 2024.")
    other = made("Valley Times", "On a previous visit, Ana Ruiz met Omar Sy in Dakar on 21 March 2024.")
    assert not [r for f in merged(one, other) for r in f.relations if r.kind == "contradicts"]


def test_what_may_be_is_not_compared_with_what_is():
    one = made("Harbour Post", "The ferry accident killed 3 people in Borland.")
    other = made("Valley Times", "The ferry accident killed 6 people in Borland.", modality="possible")
    assert not [r for f in merged(one, other) for r in f.relations]


def test_an_explanation_names_both_documents_and_both_values():
    one = made("Harbour Post", "Borland sent 15,000 soldiers to the valley.")
    other = made("Valley Times", "Borland sent 11,000 soldiers to the valley.")
    [relation] = together(one, other).relations
    for words in ("Harbour Post", "Valley Times", "15,000", "11,000"):
        assert words in relation.explanation


def test_every_rule_has_a_name_of_its_own():
    for rules in (QUANTITY_RULES, TIME_RULES):
        names = [rule[0] for rule in rules]
        assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        (
            "The factory employs more than 4,700 people in Borland.",
            "The factory employs 4,700 people in Borland.",
            "hedge_dropped",
        ),
        (
            "Borland sent its troops to fight against Norland.",
            "Borland sent its troops to fight to Norland.",
            "place_changed",
        ),
        (
            'Ana Ruiz said the town would "never sell the old harbour to anybody".',
            '"The town would never sell the old harbour to anybody," Ana Ruiz said.',
            "paraphrase_quoted",
        ),
        (
            "“This is a very good day for me and my family,” Ana Ruiz said.",
            "“This is a good day for me and my family,” Ana Ruiz said.",
            "quotation_changed",
        ),
    ],
)
def test_drift_between_tellings_is_told(one: str, other: str, kind: str):
    finding = together(made("Harbour Post", one), made("Valley Times", other))
    assert kind in {drift.kind for drift in finding.drift}


def test_a_hedge_that_a_document_loses_by_itself_is_said_to_be_lost_elsewhere_in_it():
    twice = "The factory in Borland employs more than 4,700 people.", "The factory in Borland employs 4,700 people."
    one, other = made("Harbour Post", *twice), made("Valley Times", twice[0])
    told = {drift.explanation for drift in together(one, other).drift}
    assert "Harbour Post has “more than 4,700”, elsewhere “4,700”: the hedge is lost." in told


@pytest.mark.parametrize(
    ("unsure", "sure"),
    [
        ("The flood may have been caused by a cracked pipe.", "The flood was caused by a cracked pipe."),
        ("The port could cut as many as 90 jobs by May.", "The port will cut 90 jobs by May."),
        (
            "The council may sell the old harbour to Lumo Bank.",
            "The town's council will sell the old harbour to Lumo Bank.",
        ),
    ],
)
def test_a_possibility_that_is_told_as_so_is_a_lost_hedge(unsure: str, sure: str):
    one = made("Harbour Post", unsure, modality="possible")
    other = made("Valley Times", sure, modality="intended" if " will " in sure else "asserted")
    assert "hedge_dropped" in {drift.kind for drift in together(one, other).drift}
    later = made("Valley Times", sure, day="2025-03-19")
    assert "hedge_dropped" not in {drift.kind for drift in together(one, later).drift if "may" in drift.explanation}


def test_what_one_says_may_be_and_the_other_says_in_other_words_is_no_drift():
    one = made("Harbour Post", "The old harbour of Hale may have been sold to Lumo Bank.", modality="possible")
    other = made("Valley Times", "Lumo Bank has bought the old harbour of Hale.")
    assert not [drift for finding in merged(one, other) for drift in finding.drift]


def test_the_same_words_in_another_mouth_are_drift():
    words = '"We will never sell the old harbour to anybody"'
    one = made("Harbour Post", f"Ana Ruiz said: {words}.", said_by=["Ana Ruiz"])
    other = made("Valley Times", f"Omar Sy said: {words}.", said_by=["Omar Sy"])
    assert "participant_changed" in {drift.kind for drift in together(one, other).drift}


def test_a_quotation_with_another_word_in_it_is_not_the_same_words():
    one = made("Harbour Post", "“We will rebuild every house in the valley,” Ana Ruiz said.")
    other = made("Valley Times", "“We will rebuild every old house in the valley,” Ana Ruiz said.")
    finding = together(one, other)
    [relation] = finding.relations
    assert (relation.kind, relation.slot, relation.rule) == ("differs", "wording", "other_quotation")
    assert {relation.value_a, relation.value_b} == {"every house in", "every old house in"}
    assert finding.verdict == "varying"


def test_the_earlier_telling_of_a_changed_quotation_comes_first():
    early = made("Valley Times", "“We will rebuild every old house in the valley,” Ana Ruiz said.", day="2025-03-04")
    late = made("Harbour Post", "“We will rebuild every house in the valley,” Ana Ruiz said.", day="2025-03-05")
    [drift] = together(early, late).drift
    assert (drift.claim_a, drift.claim_b) == (early[1][0].id, late[1][0].id)
    assert "Valley Times has “every old house in”, Harbour Post “every house in”" in drift.explanation


def test_a_figure_within_a_changed_quotation_is_no_agreement_by_itself():
    one = made("Harbour Post", "“We have lost 25 houses in the valley since noon,” Ana Ruiz said.")
    other = made("Valley Times", "“We have only lost 25 houses in the valley since noon,” Ana Ruiz said.")
    assert {relation.kind for relation in together(one, other).relations} == {"differs"}


def test_up_in_one_telling_and_down_in_the_other_is_a_contradiction():
    one = made("Harbour Post", "Sales of Brightwater were up 8 percent to 140 million euros.")
    other = made("Valley Times", "Sales of Brightwater were down 8 percent to 140 million euros.")
    finding = together(one, other)
    assert "opposite_direction" in {relation.rule for relation in finding.relations}
    assert finding.verdict == "contested"


def test_one_price_in_two_years_is_a_clash_of_years():
    one = made("Harbour Post", "Ana Ruiz bought the old mill in 2019 for $14 million.")
    other = made("Valley Times", "Ana Ruiz bought the old mill in 2021 for $14 million.")
    assert ("contradicts", "time") in {(r.kind, r.slot) for r in together(one, other).relations}


def test_what_one_denies_and_the_other_affirms_is_never_agreement():
    one = made("Harbour Post", "The sprinklers of the mill had been switched off for a week.")
    other = made("Valley Times", "The sprinklers of the mill had not been switched off for a week.")
    assert "agrees" not in {relation.kind for finding in merged(one, other) for relation in finding.relations}


def test_estimates_by_one_body_under_two_names_are_not_of_different_sources():
    one = made("Harbour Post", "About 600 sailors were killed in the storm.", said_by=["Oslo's spy agency"])
    other = made(
        "Valley Times", "Some 600 sailors were killed in the storm.", said_by=["Norwegian Intelligence Service"]
    )
    third = made(
        "Daily Echo", "About 650 sailors were killed in the storm.", said_by=["Norwegian Intelligence Service"]
    )
    assert "estimates_of_different_sources" not in {r.rule for r in together(one, other).relations}
    assert "estimates_of_different_sources" not in {r.rule for r in together(one, third).relations}


OPENED = "The council opened the session at 10 a.m. on Monday in Borland."


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        ("The council opened the session at 10am on Monday in Borland.", {"agrees"}),
        ("The council of Borland opened the session on Monday at ten o'clock in the morning.", {"agrees"}),
        (
            "The council of Borland opened the session on Monday at eleven o'clock in the morning.",
            {"agrees", "differs"},
        ),
        ("The council opened the session at 11 a.m. on Monday in Borland.", {"agrees", "contradicts"}),
    ],
)
def test_the_hour_is_compared_where_both_name_it(other: str, expected: set[str]):
    relations = together(made("Harbour Post", OPENED), made("Valley Times", other)).relations
    assert {relation.kind for relation in relations if relation.slot == "time"} == expected


@pytest.mark.parametrize(
    "swapped",
    [
        "Last year Brightwater closed 72 shops in Borland and opened 84 others.",
        "In Borland, Brightwater closed 72 of its shops last year but opened 84 new ones.",
        "Brightwater last year closed 72 shops and opened 84 in Borland.",
    ],
)
def test_what_was_opened_is_not_what_was_closed(swapped: str):
    one = made("Harbour Post", "Brightwater opened 72 shops and closed 84 last year in Borland.")
    relations = together(one, made("Valley Times", swapped)).relations
    assert {relation.kind for relation in relations if relation.slot == "quantity"} == {"contradicts"}


def test_an_age_is_not_compared_with_another_stretch_of_time():
    one = made("Harbour Post", "The 36-year-old captain Omar Sy was held in Borland.")
    other = made("Valley Times", "The captain Omar Sy was held in Borland for three days.")
    assert not [r for found in merged(one, other) for r in found.relations if r.slot == "quantity"]


def test_two_parties_that_both_tellings_know_do_not_share_a_figure():
    one = made("Harbour Post", "The Northern League won 19 seats in parliament.", "Voters left the Southern Union.")
    other = made("Valley Times", "The Southern Union won 71 seats in parliament.", "The Northern League is shaken.")
    assert not [r for finding in merged(one, other) for r in finding.relations if r.kind == "contradicts"]


def test_a_fall_since_some_day_is_no_other_telling_of_one_days_fall():
    one = made("Harbour Post", "Lumo shares fell 18.6 percent in Zurich.", day="2025-03-04")
    other = made(
        "Valley Times", "Lumo shares in Zurich have fallen 41 percent since the trial ended.", day="2025-03-12"
    )
    assert {relation.kind for relation in together(one, other).relations} == {"differs"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Ana Ruiz has spent 19 seasons with the rowing club of Vell.",
            "Ana Ruiz spent four seasons as a coach of the rowing club of Vell.",
        ),
        (
            "The rowing club of Vell won 40 races in its best year.",
            "The rowing club of Vell won 18 of its next 23 races.",
        ),
        (
            "The fair of Vell opened 11 days after the flood.",
            "The fair of Vell has grown for the last 20 years since the flood.",
        ),
        ("They met the ferry crews two weeks ago.", "They met the ferry crews for the next four years."),
    ],
)
def test_figures_of_other_stretches_or_shares_are_no_contradiction(one: str, other: str):
    found = merged(made("Harbour Post", one), made("Valley Times", other))
    assert not [r for finding in found for r in finding.relations if r.kind == "contradicts"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The fire in the mill of Vell lasted two hours.",
            "The fire in the mill of Vell, officials said, lasted three hours.",
        ),
        ("The rowing club of Vell won 40 races last year.", "Last year 36 races were won by the rowing club of Vell."),
    ],
)
def test_figures_of_one_stretch_still_contradict_each_other(one: str, other: str):
    found = merged(made("Harbour Post", one), made("Valley Times", other))
    assert [r.rule for finding in found for r in finding.relations if r.kind == "contradicts"] == ["disjoint_figures"]


def test_counts_of_reports_that_are_months_apart_differ():
    one = made("Harbour Post", "The yard of Vell has orders for 144 patrol boats.", day="2023-04-27")
    other = made("Valley Times", "The yard of Vell has now orders for 155 patrol boats, it said.", day="2025-04-27")
    found = {r.rule for finding in merged(one, other) for r in finding.relations if r.slot == "quantity"}
    assert found == {"months_between_reports"}


def test_whom_a_team_lost_to_is_no_place():
    one = made("Harbour Post", "A loss to the Borland rowers on Friday was the last straw for coach Ana Ruiz.")
    other = made("Valley Times", "Coach Ana Ruiz had a last straw on Friday against the Borland rowers.")
    assert not [drift for finding in merged(one, other) for drift in finding.drift if drift.kind == "place_changed"]
