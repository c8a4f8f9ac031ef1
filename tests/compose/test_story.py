"""One story's page: the bottom line first, each finding in the section where it belongs."""

import random
from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.compose import compose
from briefing.compose.story import KEY_POINTS
from briefing.merge import merge
from briefing.model import Briefing, CandidateClaim, Finding, Omission, Rejection, Relation, SectionKind, Sentence
from briefing.render import to_json
from tests.compose.conftest import GIVEN, MADE_AT, composed, said, unheld
from tests.merge.conftest import Made, made
from tests.merge.test_properties import stories

BRIDGE = "The old bridge at Oldmere closed on Monday."
SPREAD = (
    "Farmers in Eastmark planted more barley.",
    "The museum in Hale bought a harp.",
    "Doctors at Corvo treated nine divers.",
    "Pilots of Tarn Air walked out on Friday.",
    "Snow blocked the Vell pass.",
    "The court in Lind freed Omar Sy.",
    "Prices of tin rose in Borland.",
)
"""Statements that have nothing to do with each other."""


def kinds(briefing: Briefing) -> list[SectionKind]:
    return [section.kind for section in briefing.sections]


def as_told(pair: Made, verdict: str = "single") -> Finding:
    """A finding of all claims of one document."""
    document, claims = pair
    return Finding(
        id=f"f-{document.id}",
        statement=claims[0].statement,
        verdict=verdict,
        claim_ids=tuple(claim.id for claim in claims),
        document_ids=(document.id,),
        origins=(document.label,),
    )


@settings(max_examples=20, deadline=None)
@given(stories(), st.randoms(use_true_random=False))
def test_the_order_in_which_documents_and_claims_come_changes_no_byte(pairs: list[Made], rng: random.Random):
    documents = [document for document, _ in pairs]
    claims = [claim for _, own in pairs for claim in own]
    rejections = [
        Rejection(
            document_id=document.id,
            candidate=CandidateClaim(statement="Snow fell.", quotes=()),
            reason="quote_not_found",
            detail="no quote",
        )
        for document in documents
    ]
    omissions = [Omission(name=document.label, reason="cut off", document_id=document.id) for document in documents]
    omissions += [Omission(name=name, reason="is empty") for name in ("b.txt", "a.txt")]

    def page() -> str:
        return to_json(
            compose(
                documents=documents,
                claims=claims,
                findings=merge(documents, claims),
                rejections=rejections,
                omissions=omissions,
                provenance=GIVEN,
                generated_at=MADE_AT,
            )
        )

    before = page()
    for part in (documents, claims, rejections, omissions):
        rng.shuffle(part)
    assert page() == before


def test_documents_come_by_day_and_the_undated_last():
    pairs = [
        made("Daily Echo", BRIDGE, day=None),
        made("Valley Times", BRIDGE, day="2025-03-06"),
        made("Harbour Post", BRIDGE, day="2025-03-05"),
    ]
    briefing = composed(*pairs)
    assert [document.publisher for document in briefing.documents] == ["Harbour Post", "Valley Times", "Daily Echo"]
    homes = {document.id: place for place, document in enumerate(briefing.documents)}
    assert [homes[claim.document_id] for claim in briefing.claims] == [0, 1, 2]


@settings(max_examples=20, deadline=None)
@given(stories())
def test_the_headline_is_short_and_its_figures_and_names_stand_in_what_it_cites(pairs: list[Made]):
    briefing = composed(*pairs)
    assert len(briefing.headline.split()) <= 12
    assert bool(briefing.headline) == bool(briefing.headline_citations)
    if briefing.headline:
        headline = Sentence(text=briefing.headline, finding_ids=("f",), citations=briefing.headline_citations)
        assert not unheld(headline, briefing)


@settings(max_examples=20, deadline=None)
@given(stories())
def test_no_section_is_empty_or_comes_twice_and_key_points_come_first(pairs: list[Made]):
    briefing = composed(*pairs)
    assert all(section.sentences for section in briefing.sections)
    assert len(set(kinds(briefing))) == len(briefing.sections)
    assert "key_points" not in kinds(briefing)[1:]
    assert len(said(briefing, "key_points")) <= KEY_POINTS


def test_the_headline_is_of_the_next_finding_where_the_first_cannot_be_cut():
    first, second = made("Harbour Post", "Rain fell."), made("Daily Echo", "The museum in Hale bought a harp.")
    briefing = composed(first, second, findings=[as_told(first), as_told(second)])
    assert briefing.headline == "The museum in Hale bought a harp"


def test_what_may_be_so_makes_no_headline():
    briefing = composed(made("Harbour Post", BRIDGE, modality="possible"))
    assert briefing.headline == ""


def test_a_story_without_findings_is_a_page_without_sentences():
    briefing = composed(made("Harbour Post"), findings=[])
    assert (briefing.headline, briefing.sections, briefing.findings) == ("", (), ())


def test_what_all_its_claims_put_as_possible_remains_open():
    sure, unsure = made("Harbour Post", *SPREAD[:4]), made("Daily Echo", SPREAD[4], modality="possible")
    briefing = composed(sure, unsure)
    [open_] = said(briefing, "open")
    assert open_.text == "Snow blocked the Vell pass, according to Daily Echo."
    assert kinds(briefing)[-1] == "open"


@pytest.mark.parametrize(
    ("when", "before"),
    [("in June 2019", True), ("on 20 December 2024", True), ("on 20 February 2025", False), ("on Monday", False)],
)
def test_what_lies_well_before_the_story_is_background(when: str, before: bool):
    story = made("Harbour Post", *SPREAD[:3], day="2025-03-05")
    past = made("Daily Echo", f"Lind had freed Ana Ruiz {when}.", day="2025-03-06")
    briefing = composed(story, past)
    [told] = [sentence for sentence in said(briefing) if when in sentence.text]
    assert (told in said(briefing, "background")) is before


def test_what_happened_long_ago_is_no_background_where_two_sources_tell_it_now():
    statement = "The old bridge at Oldmere was built in 1931."
    briefing = composed(made("Harbour Post", statement), made("Daily Echo", statement.replace("built", "finished")))
    assert "background" not in kinds(briefing)


def test_without_a_dated_document_nothing_is_background():
    pair = made("Harbour Post", *SPREAD[:3], "Lind had freed Ana Ruiz in June 2019.", day=None)
    assert "background" not in kinds(composed(pair))


def test_where_nothing_is_confirmed_three_findings_still_come_first():
    briefing = composed(made("Harbour Post", *SPREAD))
    assert [len(said(briefing, kind)) for kind in ("key_points", "single")] == [3, 4]


def test_of_many_confirmed_findings_five_come_first_and_the_others_follow():
    pairs = made("Harbour Post", *SPREAD), made("Daily Echo", *SPREAD)
    findings = [
        Finding(
            id=f"f-{n}",
            statement=statement,
            verdict="corroborated",
            claim_ids=tuple(claims[n].id for _, claims in pairs),
            document_ids=tuple(sorted(document.id for document, _ in pairs)),
            origins=("Daily Echo", "Harbour Post"),
        )
        for n, statement in enumerate(SPREAD)
    ]
    briefing = composed(*pairs, findings=findings)
    assert [len(said(briefing, kind)) for kind in ("key_points", "corroborated")] == [KEY_POINTS, 2]


def test_the_topic_is_the_names_that_most_documents_share():
    texts = ("Oldmere thanked Ines Holt.", "Ines Holt left Oldmere.", "Oldmere and Corvo play.")
    briefing = composed(*(made(f"House {n}", text) for n, text in enumerate(texts)))
    assert briefing.topic.split(", ")[:2] == ["Oldmere", "Ines Holt"]


def test_a_given_topic_and_time_are_taken_as_they_are():
    document, claims = made("Harbour Post", BRIDGE)
    briefing = compose(
        documents=[document],
        claims=claims,
        findings=[],
        rejections=[],
        omissions=[],
        provenance=GIVEN,
        generated_at=MADE_AT,
        topic="The bridge",
    )
    assert (briefing.topic, briefing.generated_at) == ("The bridge", MADE_AT)


def test_the_id_changes_with_documents_and_findings_and_with_nothing_else():
    one, two = made("Harbour Post", BRIDGE), made("Harbour Post", BRIDGE, day="2025-03-07")
    ids = {composed(one).id, composed(two).id, composed(one, two).id, composed(one, findings=[]).id}
    assert len(ids) == 4
    assert composed(one).id == composed(one).id
    assert one[0].day == date(2025, 3, 5)


def test_the_headline_is_of_a_key_point_though_another_finding_comes_first():
    pairs = [made(f"House {number}", text) for number, text in enumerate(SPREAD[:4])]
    alone, *shared = (
        as_told(pair, verdict) for pair, verdict in zip(pairs, ["single", *["repeated"] * 3], strict=True)
    )
    briefing = composed(*pairs, findings=[alone, *shared])
    assert briefing.headline == SPREAD[1].rstrip(".")


def test_the_headline_is_what_most_documents_lead_with_though_more_is_confirmed_of_something_else():
    mill, harp = "Fire destroyed the paper mill at Oldmere.", "The museum in Hale bought a harp."
    pairs = [
        made("Harbour Post", mill, SPREAD[0], SPREAD[2], harp),
        made("Daily Echo", mill, SPREAD[4], SPREAD[5], harp),
        made("Valley Times", mill, SPREAD[3], SPREAD[6]),
    ]
    briefing = composed(*pairs)
    told = [sentence.text for sentence in said(briefing, "key_points")]
    assert briefing.headline == mill.rstrip(".")
    assert told[0].startswith(mill.rstrip("."))
    assert told.index(harp) > 0


def test_somebodys_words_make_a_headline_only_where_nothing_else_does():
    quoted, plain = "“The old bridge at Oldmere is lost,” Ines Holt said on Monday.", "Pilots of Tarn Air walked out."
    one, two = made("Harbour Post", quoted), made("Daily Echo", plain)
    assert composed(one, two, findings=[as_told(one), as_told(two)]).headline == plain.rstrip(".")
    assert composed(one).headline == quoted.rstrip(".")


def test_a_statement_with_a_contested_value_is_no_key_point_where_there_are_others():
    treaty = "Envoys who came to Norland marked the treaty signed on {} June 2024 with a parade of boats."
    post = made("Harbour Post", "The treaty was signed in Norland on 18 June 2024.", treaty.format(18), *SPREAD[:4])
    echo = made("Daily Echo", "The treaty was signed in Norland on 19 June 2024.")
    (here, claims), (there, [other]) = post, echo
    clash = Relation(
        kind="contradicts",
        slot="time",
        claim_a=claims[0].id,
        claim_b=other.id,
        rule="disjoint_times",
        explanation="These cannot both hold.",
        value_a="18 June 2024",
        value_b="19 June 2024",
    )
    # Both statements rest on one sentence, as clauses of it do.
    twin = claims[1].model_copy(update={"evidence": claims[0].evidence})
    contested = Finding(
        id="f-clash",
        statement=claims[0].statement,
        verdict="contested",
        claim_ids=(claims[0].id, other.id),
        document_ids=(here.id, there.id),
        origins=("Daily Echo", "Harbour Post"),
        relations=(clash,),
    )
    others = [as_told((here, [claim])) for claim in (twin, *claims[2:])]
    others = [finding.model_copy(update={"id": f"f-{n}"}) for n, finding in enumerate(others)]
    pairs = (here, [claims[0], twin, *claims[2:]]), echo
    briefing = composed(*pairs, findings=[contested, *others])
    assert all("parade" not in sentence.text for sentence in said(briefing, "key_points"))
    [told] = [sentence for sentence in said(briefing) if "parade" in sentence.text]
    assert told.text.endswith("The “18 June 2024” in it is contested.")


def test_what_one_source_says_is_told_document_by_document_in_the_order_of_its_text():
    pairs = made("Harbour Post", *SPREAD[:3], day="2025-03-04"), made("Daily Echo", *SPREAD[3:6], day="2025-03-05")
    findings = [
        as_told((document, [claim])).model_copy(update={"id": f"f-{claim.id}"})
        for document, claims in reversed(pairs)
        for claim in reversed(claims)
    ]
    briefing = composed(*pairs, findings=findings)
    told = [sentence.text.split(", according")[0] for sentence in said(briefing, "single")]
    wanted = [statement.rstrip(".") for statement in SPREAD[:6] if statement.rstrip(".") in told]
    assert len(told) == 3
    assert told == wanted


def confirmed(statement: str, pairs: Sequence[Made], verdict: str = "corroborated", **more: object) -> Finding:
    """A finding of every claim with that statement."""
    held = [(document, claim) for document, claims in pairs for claim in claims if claim.statement == statement]
    return Finding(
        id=f"f-{statement}",
        statement=statement,
        verdict=verdict,
        claim_ids=tuple(claim.id for _, claim in held),
        document_ids=tuple(sorted({document.id for document, _ in held})),
        origins=tuple(sorted({document.label for document, _ in held})),
        **more,
    )


NEWS = "The death toll of the Oldmere mill fire rose to eight."


def test_what_is_nearest_to_the_lead_of_all_is_a_key_point_though_one_source_alone_has_it():
    lead = "A fire at the Oldmere mill killed many, and the death toll rose."
    shared = SPREAD[1:4]
    pairs = [made("Harbour Post", lead, *shared), made("Daily Echo", NEWS, *shared), made("Valley Times", lead)]
    findings = [*(confirmed(statement, pairs[:2]) for statement in shared), confirmed(NEWS, pairs, "single")]
    briefing = composed(*pairs, findings=findings)
    assert briefing.headline == NEWS.rstrip(".")
    assert said(briefing, "key_points")[0].finding_ids == (f"f-{NEWS}",)
    assert said(briefing, "key_points")[0].text.endswith(", according to Daily Echo.")


def test_a_headline_has_no_figure_that_a_later_document_moved_on():
    early, late = NEWS.replace("eight", "six"), NEWS
    pairs = [made("Harbour Post", early, day="2025-03-04"), made("Daily Echo", late, day="2025-03-05")]
    (_, [older]), (_, [newer]) = pairs
    moved = Relation(
        kind="updates", slot="quantity", claim_a=newer.id, claim_b=older.id, rule="running_figure",
        explanation="It moved on.", value_a="eight", value_b="six",
    )  # fmt: skip
    told = confirmed(early, pairs, "varying").model_copy(
        update={"claim_ids": (older.id, newer.id), "relations": (moved,)}
    )
    assert composed(*pairs, findings=[told]).headline == late.rstrip(".")


def test_of_all_cuts_the_one_nearest_to_the_lead_is_the_headline():
    cut = "The event happened on Monday, when a fire that began in a drying hall of the Oldmere mill killed eight."
    whole = "Fire killed eight at the Oldmere mill."
    pairs = [made("Harbour Post", cut, whole), made("Daily Echo", cut, whole)]
    findings = [confirmed(cut, pairs), confirmed(whole, pairs)]
    for order in (findings, findings[::-1]):
        assert composed(*pairs, findings=order).headline == whole.rstrip(".")


def test_what_two_documents_tell_of_a_like_matter_without_a_slot_in_common_does_not_vary():
    told, other = "Inspectors had found locked exits at the mill of Vell.", "The mayor of Vell resigned over the fire."
    pairs = [made("Harbour Post", told, other), made("Daily Echo", told)]
    page = composed(*pairs, findings=[confirmed(told, pairs, "varying"), confirmed(other, pairs, "single")])
    assert [sentence.text.count(" says: ") for sentence in said(page, "single")] == [2]
    assert not said(page, "varying")
    assert [sentence.text.startswith("The mayor") for sentence in said(page, "key_points")] == [True]
