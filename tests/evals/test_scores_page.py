"""The page: a sentence is borne out by what it cites, names the right source, and tells nuggets whole or not at all."""

import pytest

from briefing.model import Attribution, Section, Sentence
from evals.scores import score
from tests.evals.scores_story import by_name, case_in, claim, finding, output, relation

FELL = "A bus fell off the Lorne Bridge on Monday"
TOLL_12, TOLL_14 = "Police said 12 people were killed", "Police said 14 people were killed"
POLICE = (Attribution(name="Police", role="speaker"),)


@pytest.fixture
def case(tmp_path):
    return case_in(tmp_path)


def page(case, *sentences, section="single"):
    """Scores of a page whose sentences are given as (text, claims that it rests on)."""
    findings = [finding(claims) for _, claims in sentences]
    made = output(case, [c for _, claims in sentences for c in claims], findings)
    written = tuple(
        Sentence(text=text, finding_ids=(f.id,), citations=tuple(s for c in claims for s in c.evidence))
        for (text, claims), f in zip(sentences, findings, strict=True)
    )
    sections = (Section(kind=section, heading="…", sentences=written),)
    shown = made.briefing.model_copy(update={"sections": sections, "headline": ""})
    return by_name(score(case, made.model_copy(update={"briefing": shown})))


def test_a_sentence_in_its_sources_words_is_borne_out(case):
    scores = page(case, ("A bus fell off the Lorne Bridge on Monday, according to Harbour Post.", [fell(case)]))
    assert scores["page.citation_recall"].value == 1
    assert scores["page.citation_precision"].value == 1
    assert scores["page.unsupported"].value == 0


def fell(case, document_id="post"):
    return claim(case, document_id, "A bus fell off the Lorne Bridge on Monday.", FELL)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("A bus fell off the Lorne Bridge on Monday and 9 people saw it.", "“9” is in nothing"),
        ("A bus fell off the Lorne Bridge on Tuesday.", "“Tuesday” is in nothing"),
        ("Omar Sy fell off the Lorne Bridge on Monday.", "“Omar Sy” is in nothing"),
        ("Fishing quotas collapsed overnight after lengthy negotiations.", "of its words"),
    ],
)
def test_a_figure_a_date_a_name_or_a_matter_that_is_not_cited_is_unsupported(case, text, why):
    scores = page(case, (text, [fell(case)]))
    assert scores["page.unsupported"].value == 1
    assert why in scores["page.unsupported"].reason
    assert scores["page.citation_recall"].value == 0
    assert scores["page.citation_precision"].value == 0


def test_a_date_may_be_written_out_that_the_source_has_as_a_weekday(case):
    assert page(case, ("A bus fell off the Lorne Bridge on 2 March 2026.", [fell(case)]))["page.unsupported"].value == 0


def test_a_citation_that_is_not_in_its_document_supports_nothing(case):
    made = fell(case)
    moved = made.evidence[0].model_copy(update={"start": 5, "end": 5 + len(FELL)})
    scores = page(case, (made.statement, [made.model_copy(update={"evidence": (moved,)})]))
    assert scores["page.unsupported"].value == 1


def test_a_citation_that_adds_nothing_costs_precision_and_one_of_the_same_matter_does_not(case):
    idle = claim(case, "wire", "The company said so.", "the company said")
    same = fell(case, "echo")
    assert page(case, (FELL + ".", [fell(case), idle]))["page.citation_precision"].value == 0.5
    assert page(case, (FELL + ".", [fell(case), same]))["page.citation_precision"].value == 1


def test_a_source_that_the_labels_do_not_have_is_a_misattribution(case):
    right = claim(case, "post", "12 people were killed.", TOLL_12, attribution=POLICE)
    wrong = right.model_copy(update={"attribution": (Attribution(name="Ana Ruiz", role="speaker"),)})
    assert page(case, ("12 people were killed, according to Police.", [right]))["page.misattribution"].value == 0
    scores = page(case, ("12 people were killed, according to Ana Ruiz.", [wrong]))
    assert scores["page.misattribution"].value == 1
    assert scores["page.misattribution"].reason.startswith("1 of 1: Ana Ruiz, not Police")


def test_what_somebody_said_needs_a_name_in_the_sentence(case):
    made = claim(case, "post", "12 people were killed.", TOLL_12, attribution=POLICE)
    assert page(case, ("12 people were killed.", [made]))["page.unattributed"].value == 1
    assert page(case, ("12 people were killed, police say.", [made]))["page.unattributed"].value == 0
    assert page(case, ("12 people were killed, according to Harbour Post.", [made]))["page.unattributed"].value == 0


def test_a_nugget_is_told_whole_or_not_at_all(case):
    twelve = claim(case, "post", "12 people were killed.", TOLL_12)
    fourteen = claim(case, "echo", "14 people were killed.", TOLL_14)
    half = page(
        case, ("12 people were killed, according to Harbour Post.", [twelve]), (fell(case).statement, [fell(case)])
    )
    assert half["page.vital_recall"].reason.startswith("1 of 2: toll (14)")
    whole = page(case, ("12 people were killed. 14 people were killed.", [twelve, fourteen]))
    assert whole["page.vital_recall"].reason.startswith("1 of 2: fall (no sentence tells fall)")


def test_a_nuggets_date_is_told_by_the_weekday_that_means_it(case):
    assert page(case, (fell(case).statement, [fell(case)]))["page.vital_recall"].numerator == 1


def test_a_nuggets_name_must_be_in_the_sentence(case):
    quote = "The driver, Ana Ruiz, survived"
    made = claim(case, "post", quote + ".", quote)
    assert page(case, ("The driver survived.", [made]))["page.okay_recall"].reason.startswith(
        "0 of 1: driver (Ana Ruiz)"
    )
    assert page(case, (quote + ".", [made]))["page.okay_recall"].value == 1


def test_a_sentence_that_cites_the_place_and_says_something_else_tells_no_nugget(case):
    quote = "Police said 12 people were killed. The driver, Ana Ruiz, survived"
    made = claim(case, "post", "12 people were killed.", quote)
    scores = page(case, ("12 people were killed.", [made]))
    assert scores["page.okay_recall"].value == 0


def test_a_contradiction_is_shown_only_by_a_contested_sentence_with_both_sides(case):
    twelve = claim(case, "post", "12 people were killed.", TOLL_12)
    fourteen = claim(case, "echo", "14 people were killed.", TOLL_14)
    both = ("12 people were killed. 14 people were killed.", [twelve, fourteen])
    assert page(case, both, section="contested")["page.contradictions_shown"].value == 1
    assert page(case, both, section="single")["page.contradictions_shown"].value == 0
    one = ("12 people were killed.", [twelve, fourteen])
    assert page(case, one, section="contested")["page.contradictions_shown"].value == 0


def test_the_engines_own_page_of_the_labels_shows_the_contradiction(case):
    gold = {c.id: c for c in case.claims}
    clash = relation("contradicts", "quantity", gold["post.2"], gold["echo.2"])
    found = finding([gold["post.2"], gold["echo.2"]], "contested", ["Harbour Post", "The Echo"], [clash])
    scores = by_name(score(case, output(case, list(case.claims), [found])))
    assert scores["page.contradictions_shown"].value == 1
    assert scores["page.sentences"].value == 1
