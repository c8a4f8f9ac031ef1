"""Each sentence comes from one finding, says who says so where it is not confirmed, and cites what it holds."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings

from briefing.model import Finding, Relation
from tests.compose.conftest import composed, said, unheld
from tests.merge.conftest import Made, made
from tests.merge.test_properties import stories

FERRY = "The ferry accident in Norland killed {} people."


@settings(max_examples=25, deadline=None)
@given(stories())
def test_every_figure_and_name_of_a_sentence_stands_in_what_it_cites(pairs: list[Made]):
    briefing = composed(*pairs)
    texts = {document.id: document.text for document in briefing.documents}
    for sentence in said(briefing):
        assert all(texts[span.document_id][span.start : span.end] == span.quote for span in sentence.citations)
        assert not unheld(sentence, briefing), sentence


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("The ferry accident in Norland killed 9 people.", []),
        ("People died in Norland, according to Harbour Post.", []),
        ("The ferry accident in Norland killed 19 people.", ["19"]),
        ("The ferry accident in Borland killed 9 people, according to Ana Ruiz.", ["Borland", "Ana", "Ruiz"]),
    ],
)
def test_the_check_of_these_tests_sees_what_is_not_held(text: str, missing: list[str]):
    briefing = composed(made("Harbour Post", FERRY.format(9)))
    [sentence] = said(briefing)
    assert unheld(sentence.model_copy(update={"text": text}), briefing) == missing


@settings(max_examples=25, deadline=None)
@given(stories())
def test_no_sentence_is_said_twice_and_no_finding_is_told_twice(pairs: list[Made]):
    sentences = said(composed(*pairs))
    assert len({sentence.text for sentence in sentences}) == len(sentences)
    told = [key for sentence in sentences for key in sentence.finding_ids]
    assert len(set(told)) == len(told)


@settings(max_examples=25, deadline=None)
@given(stories())
def test_every_contested_finding_is_told_with_both_sides(pairs: list[Made]):
    briefing = composed(*pairs)
    for finding in briefing.findings:
        if finding.verdict == "contested":
            [sentence] = [s for s in said(briefing, "contested") if finding.id in s.finding_ids]
            clash = finding.relations[0]
            assert clash.kind == "contradicts"
            assert clash.value_a in sentence.text
            assert clash.value_b in sentence.text
            cited = {span.document_id for span in sentence.citations}
            homes = {claim.id: claim.document_id for claim in briefing.claims}
            assert {homes[clash.claim_a], homes[clash.claim_b]} <= cited


def test_both_sides_of_a_clash_are_told_in_their_own_words_with_their_houses():
    post = made("Harbour Post", "The treaty was signed in Norland on 18 June 2024.")
    echo = made("Daily Echo", "The treaty was signed in Norland on 19 June 2024.")
    [sentence] = said(composed(post, echo), "contested")
    assert "Harbour Post has “18 June 2024”: The treaty was signed in Norland on 18 June 2024." in sentence.text
    assert "Daily Echo has “19 June 2024”: The treaty was signed in Norland on 19 June 2024." in sentence.text


def test_houses_that_agree_stand_on_one_side_and_all_are_cited():
    pairs = [
        made("Harbour Post", "The treaty was signed in Norland on 18 June 2024."),
        made("Valley Times", "In Norland the treaty was signed on 18 June 2024."),
        made("Daily Echo", "The treaty was signed in Norland on 19 June 2024."),
    ]
    [sentence] = said(composed(*pairs), "contested")
    assert "Harbour Post and Valley Times have “18 June 2024”" in sentence.text
    assert {span.document_id for span in sentence.citations} == {document.id for document, _ in pairs}


def test_claims_that_agree_in_one_figure_and_clash_in_another_stand_on_two_sides():
    visit = "Omar Sy visited Borland for the second time in {} months."
    [sentence] = said(composed(made("Harbour Post", visit.format(3)), made("Daily Echo", visit.format(4))), "contested")
    assert "Harbour Post has “3 months”" in sentence.text
    assert "Daily Echo has “4 months”" in sentence.text


def test_what_independent_houses_confirm_needs_no_source_in_its_words():
    pairs = made("Harbour Post", FERRY.format(9)), made("Daily Echo", "In Norland the ferry accident killed 9 people.")
    [sentence] = said(composed(*pairs))
    assert "according to" not in sentence.text
    assert {span.document_id for span in sentence.citations} == {document.id for document, _ in pairs}


def test_what_one_house_says_names_it():
    [sentence] = said(composed(made("Harbour Post", FERRY.format(9))))
    assert sentence.text == "The ferry accident in Norland killed 9 people, according to Harbour Post."


def test_what_one_agency_tells_two_houses_names_the_agency_and_the_houses():
    via = ["North News Agency"]
    pairs = made("Harbour Post", FERRY.format(9), via=via), made("Daily Echo", FERRY.format(9), via=via)
    [sentence] = said(composed(*pairs))
    assert sentence.text.endswith(", according to North News Agency, in Daily Echo and Harbour Post.")


def test_a_body_behind_several_houses_is_not_said_to_pass_on_what_its_officer_said():
    said_by = ["harbour officer"]
    pairs = made("Harbour Post", FERRY.format(9), said_by=said_by), made("Daily Echo", FERRY.format(9), said_by=said_by)
    ids = tuple(claim.id for _, claims in pairs for claim in claims)
    documents = tuple(sorted(document.id for document, _ in pairs))
    behind = Finding(
        id="f-1", statement="", verdict="repeated", claim_ids=ids, document_ids=documents, origins=("Norland Navy",),
        relations=(), drift=(),
    )  # fmt: skip
    [sentence] = said(composed(*pairs, findings=[behind]))
    assert sentence.text.endswith(", according to the harbour officer, in Daily Echo and Harbour Post.")


@pytest.mark.parametrize(("said_by", "via"), [(["Ines Holt"], []), (["Ines Holt"], ["North News Agency"])])
def test_a_source_that_is_named_elsewhere_in_the_document_is_cited_there(said_by: list[str], via: list[str]):
    document, claims = made("Harbour Post", FERRY.format(9), said_by=said_by, via=via)
    [sentence] = said(composed((document, claims)))
    assert "according to Ines Holt" in sentence.text
    for name in (*said_by, *via):
        assert any(name in span.quote for span in sentence.citations)


def test_a_speaker_whom_the_statement_names_is_not_named_again():
    [sentence] = said(composed(made("Harbour Post", "Ines Holt vowed to rebuild Oldmere.", said_by=["Ines Holt"])))
    assert sentence.text == "Ines Holt vowed to rebuild Oldmere, according to Harbour Post."


def test_an_unnamed_publisher_is_said_to_be_unnamed():
    document, claims = made("", FERRY.format(9))
    nameless = document.model_copy(update={"publisher": None, "name": "notes.txt"})
    [sentence] = said(composed((nameless, claims)))
    assert sentence.text.endswith(", according to an unnamed publisher (notes.txt).")


def test_a_statement_whose_words_were_all_said_is_left_out():
    post = made("Harbour Post", "The old bridge at Oldmere closed on Monday after the flood.", "The bridge closed.")
    document, [first, second] = post
    findings = [
        Finding(
            id=f"f-{claim.id}",
            statement=claim.statement,
            verdict="single",
            claim_ids=(claim.id,),
            document_ids=(document.id,),
            origins=("Harbour Post",),
        )
        for claim in (first, second)
    ]
    assert [s.finding_ids for s in said(composed(post, findings=findings))] == [(findings[0].id,)]


def test_a_clash_is_told_even_where_its_words_were_said():
    post = made("Harbour Post", "The bridge at Oldmere closed on Monday.")
    echo = made("Daily Echo", "The bridge at Oldmere did not close on Monday.")
    (here, [closed]), (there, [open_]) = post, echo
    clash = Relation(
        kind="contradicts",
        slot="polarity",
        claim_a=closed.id,
        claim_b=open_.id,
        rule="made_up",
        explanation="One says so, one denies it.",
    )
    plain = Finding(
        id="f-1",
        statement=closed.statement,
        verdict="single",
        claim_ids=(closed.id,),
        document_ids=(here.id,),
        origins=("Harbour Post",),
    )
    contested = Finding(
        id="f-2",
        statement=closed.statement,
        verdict="contested",
        claim_ids=(closed.id, open_.id),
        document_ids=(here.id, there.id),
        origins=("Daily Echo", "Harbour Post"),
        relations=(clash,),
    )
    told = said(composed(post, echo, findings=[plain, contested]))
    assert [sentence.finding_ids for sentence in told] == [("f-1",), ("f-2",)]
    assert told[1].text == (
        "Harbour Post says: The bridge at Oldmere closed on Monday. "
        "Daily Echo says: The bridge at Oldmere did not close on Monday."
    ) or told[1].text == (
        "Daily Echo says: The bridge at Oldmere did not close on Monday. "
        "Harbour Post says: The bridge at Oldmere closed on Monday."
    )


def shared(verdict: str, pairs: Sequence[Made], *relations: Relation) -> Finding:
    """One finding of the first claims of all documents."""
    claims = [claims[0] for _, claims in pairs]
    return Finding(
        id="f-1",
        statement=claims[0].statement,
        verdict=verdict,
        claim_ids=tuple(claim.id for claim in claims),
        document_ids=tuple(sorted(document.id for document, _ in pairs)),
        origins=("Daily Echo", "Harbour Post"),
        relations=relations,
    )


def between(kind: str, rule: str, a: Made, b: Made, value_a: str, value_b: str) -> Relation:
    return Relation(
        kind=kind, slot="quantity", claim_a=a[1][0].id, claim_b=b[1][0].id, rule=rule, explanation="So it is.",
        value_a=value_a, value_b=value_b,
    )  # fmt: skip


def test_a_confirmed_sentence_says_what_a_later_document_has_in_place_of_its_figure():
    early = made("Harbour Post", FERRY.format("nine"), day="2025-03-04")
    late = made("Daily Echo", FERRY.format("ten"), day="2025-03-05")
    finding = shared("corroborated", [early, late], between("updates", "running_figure", late, early, "ten", "nine"))
    [sentence] = said(composed(early, late, findings=[finding]))
    assert sentence.text == "The ferry accident in Norland killed nine people. Daily Echo later has “ten”."
    assert {span.document_id for span in sentence.citations} == {early[0].id, late[0].id}


@pytest.mark.parametrize("turned", [False, True])
def test_a_confirmed_quotation_says_who_has_it_in_other_words(turned: bool):
    one = made("Harbour Post", "“We will rebuild every house in the valley,” Ana Ruiz said.")
    two = made("Daily Echo", "“We will rebuild every old house in the valley,” Ana Ruiz said.")
    ends = (
        (two, one, "every old house in", "every house in")
        if turned
        else (one, two, "every house in", "every old house in")
    )
    finding = shared("corroborated", [one, two], between("differs", "other_quotation", *ends))
    [sentence] = said(composed(one, two, findings=[finding]))
    assert sentence.text.endswith("Ana Ruiz said. Daily Echo has it as “every old house in”.")


def test_accounts_that_vary_in_no_slot_are_all_told():
    pairs = [
        made("Harbour Post", "Inspectors had found locked exits at the mill in 2022."),
        made("Daily Echo", "The mill was fined after inspectors found locked exits.", said_by=["court clerk"]),
    ]
    [sentence] = said(composed(*pairs, findings=[shared("varying", pairs)]))
    assert sentence.text == (
        "Harbour Post says: Inspectors had found locked exits at the mill in 2022. "
        "The court clerk (in Daily Echo) says: The mill was fined after inspectors found locked exits."
    )
    assert {document.id for document, _ in pairs} == {span.document_id for span in sentence.citations}


def test_whoever_speaks_in_the_sentence_is_not_named_behind_it():
    quoted = "“We will rebuild every house in the valley,” Ruiz said."
    [sentence] = said(composed(made("Harbour Post", quoted, said_by=["Ana Ruiz"])))
    assert sentence.text.endswith("Ruiz said, according to Harbour Post.")
