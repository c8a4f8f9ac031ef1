"""Systems that must score badly, and one that must score well: a harness that they fool measures nothing.

They are run on the two cases whose texts are in the repository. What a good system scores is the labels themselves put
in as output, so that a bad score below cannot come from a scorer that nothing satisfies.
"""

from functools import cache
from itertools import combinations

import pytest

from briefing import merge
from briefing.model import Claim, EvidenceSpan
from briefing.text import sentences
from evals.cases import CASES, load
from evals.scores import TABLE, score
from tests.evals.scores_story import by_name, finding, output, relation

LEADS = 2
"""Sentences taken from the top of each document."""

END_TO_END = ("extraction.", "merge.", "relations.", "verdict.", "origins.", "page.")


@cache
def loaded(name):
    return load(CASES / name)


@pytest.fixture(params=["ferry", "seeds"])
def case(request):
    return loaded(request.param)


def scored(case, claims, findings):
    return by_name(score(case, output(case, claims, findings)))


def labels_as_output(case):
    return scored(case, case.claims, case.findings)


def lead_claims(document):
    for start, end in sentences(document.text)[:LEADS]:
        quote = document.text[start:end]
        yield Claim(
            document_id=document.id,
            statement=" ".join(quote.split()),
            evidence=(EvidenceSpan(document_id=document.id, start=start, end=end, quote=quote),),
        )


def test_the_labels_themselves_score_one_wherever_a_page_is_not_judged(case):
    scores = labels_as_output(case)
    judged = ("extraction.", "merge", "relations", "verdict", "origins")
    for name, found in scores.items():
        if name.startswith(judged) and found.status == "scored":
            perfect = {"higher": 1.0, "lower": 0.0, "neither": found.value}[TABLE[name].better]
            assert found.value == pytest.approx(perfect), (name, found.reason)
    assert scores["page.contradictions_shown"].value > 0.9
    assert scores["page.misattribution"].value == 0


def test_an_empty_output_earns_nothing(case):
    scores = scored(case, (), ())
    for name, found in scores.items():
        if TABLE[name].better == "higher":
            assert found.value in {None, 0.0}, (name, found.reason)
    for name in ("extraction.recall", "extraction.f1", "merge.lea_f1", "merge.conll", "verdict.strict"):
        assert scores[name].value == 0
    for name in ("relations.contradicts.recall", "page.vital_recall", "page.contradictions_shown"):
        assert scores[name].value == 0
    for name in ("extraction.precision", "page.citation_recall", "page.unsupported"):
        assert scores[name].status == "unscored"


def test_everything_in_one_finding_scores_badly(case):
    one = finding(case.claims, "contested", ["everybody"])
    scores = scored(case, case.claims, [one])
    assert scores["merge_gold.lea_f1"].value < 0.1
    assert scores["merge_gold.ceafe_f1"].value < 0.1
    assert scores["merge_gold.ari"].value == pytest.approx(0)
    assert scores["verdict_gold.accuracy"].value < 0.5
    assert scores["origins_gold.names"].value < 0.1
    assert scores["page.vital_recall"].value <= 0.2


def test_every_claim_by_itself_scores_badly(case):
    alone = [finding([c], "single", ["somebody"]) for c in case.claims]
    scores = scored(case, case.claims, alone)
    singles = sum(len(f.claim_ids) == 1 for f in case.findings)
    assert scores["merge_gold.lea_recall"].value == pytest.approx(singles / len(case.claims))
    assert scores["merge_gold.lea_f1"].value < 0.4
    assert scores["merge_gold.ari"].value == pytest.approx(0)
    assert scores["verdict_gold.accuracy_shared"].value == 0
    assert scores["relations_gold.agrees.recall"].value == 0
    assert scores["page.contradictions_shown"].value == 0


def test_contradicting_everything_costs_precision_and_verdicts_whatever_its_recall(case):
    by_id = {c.id: c for c in case.claims}
    found = []
    for labelled in case.findings:
        claims = [by_id[key] for key in labelled.claim_ids]
        clashes = [relation("contradicts", "quantity", a, b) for a, b in combinations(claims, 2)]
        found.append(finding(claims, "contested" if clashes else "single", labelled.origins, clashes))
    scores = scored(case, case.claims, found)
    assert scores["relations_gold.contradicts.recall"].value == 1
    assert scores["relations_gold.contradicts.precision"].value < 0.5
    assert scores["relations_gold.false_contradiction"].value == 1
    assert scores["verdict_gold.accuracy_shared"].value < 0.6


def test_lead_sentences_score_badly(case):
    claims = [c for document in case.documents for c in lead_claims(document)]
    scores, best = scored(case, claims, merge(case.documents, claims)), labels_as_output(case)
    assert scores["extraction.recall"].value < 0.35
    assert scores["extraction.f1"].value < 0.45
    assert scores["extraction.element_coverage"].value < 0.35
    assert scores["merge.lea_f1"].value < 0.25
    assert scores["verdict.strict"].value < 0.35
    assert scores["page.vital_recall"].value < best["page.vital_recall"].value
    assert scores["page.contradictions_shown"].value < 0.2


def test_whole_sentences_tell_much_and_match_little(case):
    """Copying each sentence is grounded by construction; one claim for three costs precision and what is merged."""
    claims = []
    for document in case.documents:
        for start, end in sentences(document.text):
            span = EvidenceSpan(document_id=document.id, start=start, end=end, quote=document.text[start:end])
            claims.append(Claim(document_id=document.id, statement=" ".join(span.quote.split()), evidence=(span,)))
    scores = scored(case, claims, merge(case.documents, claims))
    assert scores["extraction.precision"].value < 0.9
    assert scores["extraction.attribution"].value < 0.75
    assert scores["merge.lea_f1"].value < 0.6
    assert scores["verdict.strict"].value < 0.8


def test_each_bad_system_is_below_the_labels_end_to_end(case):
    best = labels_as_output(case)
    leads = [c for document in case.documents for c in lead_claims(document)]
    systems = {
        "empty": scored(case, (), ()),
        "one": scored(case, case.claims, [finding(case.claims, "contested", ["everybody"])]),
        "alone": scored(case, case.claims, [finding([c], "single", ["somebody"]) for c in case.claims]),
        "leads": scored(case, leads, merge(case.documents, leads)),
    }
    for system, scores in systems.items():
        for name in ("merge.lea_f1", "relations.contradicts.f1", "verdict.strict", "page.contradictions_shown"):
            assert (scores[name].value or 0) < best[name].value, (system, name)
