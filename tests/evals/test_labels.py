"""The labels hold together: quotes stand in their documents, references resolve, figures are grounded."""

import json
import re
from collections import Counter
from functools import cache

import jsonschema
import pytest
import yaml

from evals.cases import CASES, available, load, span
from evals.labels import LabelError, Labels, pairs, read_labels, schema, written

FOLDERS = sorted(path.parent for path in CASES.glob("*/case.yaml"))
FIGURE = re.compile(r"\d+(?:[.,]\d+)*")


@pytest.fixture(params=FOLDERS, ids=lambda folder: folder.name)
def folder(request):
    return request.param


@pytest.fixture
def labels(folder):
    return loaded(folder).labels


@cache
def loaded(folder):
    return load(folder)


def claims_of(labels):
    return [claim for document in labels.documents for claim in document.claims]


def document_of(claim_name):
    return claim_name.rsplit(".", 1)[0]


def day_figures(claim):
    days = [day for time in claim.times for day in (time.start, time.end) if day]
    return {str(number) for day in days for number in (day.day, day.year)}


def rows(finding):
    """The verdict table of LABELLING.md, first row that fits."""
    kinds = {relation.kind for relation in finding.relations}
    several = len({document_of(name) for name in finding.claims}) > 1
    yield "contradicts" in kinds, {"contested"}
    yield not several, {"single"}
    yield len(finding.origins) > 1, {"corroborated", "varying"}
    yield not kinds & {"updates", "differs"}, {"repeated"}
    yield True, {"varying"}


def test_there_are_seeds_real_stories_and_a_fictional_one():
    assert {"seeds", "climbers", "pirates", "ferry"} <= {folder.name for folder in FOLDERS}


def test_the_schema_beside_the_cases_is_the_one_of_the_types():
    assert (CASES / "schema.json").read_text("utf-8") == schema()


def test_a_case_fits_the_schema_that_editors_use(folder):
    as_written = written(folder / "case.yaml")
    assert as_written["name"] == folder.name
    jsonschema.validate(as_written, json.loads((CASES / "schema.json").read_text("utf-8")))


def test_every_quote_stands_in_its_document_exactly_once(folder):
    case = loaded(folder)
    if not available(case):
        pytest.skip(f"the texts of {case.name!r} are not on this machine: see evals/cases/CARD.md")
    texts = {document.id: document.text for document in case.documents}
    for claim in case.claims:
        for found in claim.evidence:
            assert texts[claim.document_id][found.start : found.end] == found.quote
    for labelled, document in zip(case.labels.documents, case.documents, strict=True):
        for part in labelled.outside_body:
            assert span(document, part.quote).end <= len(document.text)


def test_no_claim_rests_on_words_outside_the_body(folder):
    case = loaded(folder)
    if not available(case):
        pytest.skip(f"the texts of {case.name!r} are not on this machine: see evals/cases/CARD.md")
    for labelled, document in zip(case.labels.documents, case.documents, strict=True):
        outside = [span(document, part.quote) for part in labelled.outside_body]
        inside = [c.evidence[0] for c in case.claims if c.document_id == document.id]
        clashes = [i.quote for o in outside for i in inside if o.start < i.end and i.start < o.end]
        assert clashes == []


def test_ids_are_unique_and_numbered_within_their_document(labels):
    for document in labels.documents:
        assert [c.id for c in document.claims] == [f"{document.id}.{n + 1}" for n in range(len(document.claims))]
    for named in (labels.documents, labels.findings, labels.nuggets):
        assert max(Counter(entry.id for entry in named).values()) == 1


def test_each_claim_is_in_exactly_one_finding(labels):
    placed = Counter(name for finding in labels.findings for name in finding.claims)
    assert placed == Counter(claim.id for claim in claims_of(labels))


def test_relations_and_drift_stay_within_their_finding_and_join_two_claims(labels):
    for finding in labels.findings:
        for relation in finding.relations:
            assert pairs(relation), f"{finding.id}: a relation that joins nothing"
            for a, b in pairs(relation):
                assert a != b
                assert {a, b} <= set(finding.claims), f"{finding.id}: {a} {b}"
        for drift in finding.drift:
            assert {drift.claim_a, drift.claim_b} <= set(finding.claims), f"{finding.id}: {drift}"


def test_a_pair_has_one_relation_in_a_slot(labels):
    for finding in labels.findings:
        seen = Counter((frozenset(pair), r.slot) for r in finding.relations for pair in pairs(r))
        assert [key for key, times in seen.items() if times > 1] == []


def test_within_one_document_claims_only_contradict_or_update(labels):
    for finding in labels.findings:
        for relation in finding.relations:
            for a, b in pairs(relation):
                if document_of(a) == document_of(b):
                    assert relation.kind in {"contradicts", "updates"}, f"{finding.id}: {a} {b}"


def test_compared_claims_have_the_same_modality(labels):
    modality = {claim.id: claim.modality for claim in claims_of(labels)}
    for finding in labels.findings:
        for relation in finding.relations:
            for a, b in pairs(relation):
                assert modality[a] == modality[b], f"{finding.id}: {a} {b}"


def test_verdicts_follow_the_table(labels):
    for finding in labels.findings:
        allowed = next(verdicts for fits, verdicts in rows(finding) if fits)
        assert finding.verdict in allowed, finding.id


def test_a_corroborated_finding_has_claims_of_two_documents_that_agree_or_refine(labels):
    for finding in labels.findings:
        if finding.verdict == "corroborated":
            assert {r.kind for r in finding.relations} & {"agrees", "refines"}, finding.id


def test_figures_of_a_statement_stand_in_its_quotes_or_are_part_of_its_dates(labels):
    for claim in claims_of(labels):
        words = re.sub(r"(?<=\d) ([.,]) (?=\d)", r"\1", " ".join(claim.quotes))  # ECB+ parts "2 , 000"
        grounded = set(FIGURE.findall(words)) | day_figures(claim)
        assert set(FIGURE.findall(claim.statement)) <= grounded, claim.id


def test_quotes_of_quantities_and_times_stand_in_the_quotes_of_their_claim(labels):
    for claim in claims_of(labels):
        for value in (*claim.quantities, *claim.times):
            assert any(value.quote in quote for quote in claim.quotes), f"{claim.id}: {value.quote}"


def test_bounds_and_ends_of_quantities_go_together(labels):
    open_ended = {"at_least": "high", "at_most": "low", "less_than": "low"}
    for claim in claims_of(labels):
        for q in claim.quantities:
            if q.bound in open_ended:
                assert getattr(q, open_ended[q.bound]) is None, f"{claim.id}: {q.quote}"
            if q.bound == "exact":
                assert q.low == q.high is not None, f"{claim.id}: {q.quote}"
            if q.low is not None and q.high is not None:
                assert q.low <= q.high, f"{claim.id}: {q.quote}"


def test_times_run_forward_and_a_day_is_one_day(labels):
    for claim in claims_of(labels):
        for time in claim.times:
            assert (time.start is None) == (time.end is None), f"{claim.id}: {time.quote}"
            if time.start and time.end:
                assert time.start <= time.end, f"{claim.id}: {time.quote}"
                assert time.granularity not in {"day", "hour"} or time.start == time.end, f"{claim.id}: {time.quote}"


def test_nuggets_name_findings_and_some_are_vital(labels):
    known = {finding.id for finding in labels.findings}
    for nugget in labels.nuggets:
        assert set(nugget.findings) <= known, nugget.id
    assert {nugget.importance for nugget in labels.nuggets} == {"vital", "okay"}


def test_every_contested_finding_is_carried_by_a_nugget(labels):
    carried = {name for nugget in labels.nuggets for name in nugget.findings}
    assert {finding.id for finding in labels.findings if finding.verdict == "contested"} <= carried


def test_the_fictional_story_shows_each_relation_drift_and_attribution_shape_five_times():
    labels = loaded(CASES / "ferry").labels
    relations = Counter(r.kind for f in labels.findings for r in f.relations for _ in pairs(r))
    drift = Counter(d.kind for f in labels.findings for d in f.drift)
    shapes = Counter(re.sub(r"[^>]*\((\w+)\)", r"\1", ">".join(c.attribution)) for c in claims_of(labels))
    disputes = sum(r.kind == "contradicts" and r.slot == "polarity" for f in labels.findings for r in f.relations)
    credited = [c for d in labels.documents if d.wire for c in d.claims]
    assert labels.fictional
    assert min(relations[kind] for kind in ("agrees", "refines", "updates", "differs", "contradicts")) >= 5
    assert min(drift[k] for k in ("hedge_dropped", "paraphrase_quoted", "place_changed", "participant_changed")) >= 5
    assert min(shapes[s] for s in ("", "speaker", "relay", "relay>speaker", "relay>relay>speaker")) >= 5
    assert min(disputes, len(credited)) >= 5


def test_a_label_file_out_of_form_is_refused_with_the_field_named(tmp_path):
    (tmp_path / "case.yaml").write_text("name: x\nversion: one\n", "utf-8")
    with pytest.raises(LabelError, match="version"):
        read_labels(tmp_path / "case.yaml")


def test_a_quote_that_is_not_in_the_document_is_refused(tmp_path):
    (tmp_path / "a.txt").write_text("Rain fell on Monday.", "utf-8")
    claim = {"id": "a.1", "statement": "Rain fell.", "quotes": ["Snow fell"]}
    story = {"name": "x", "version": 1, "split": "dev", "title": "Rain", "texts": {"kind": "files", "path": "."}}
    story |= {"documents": [{"id": "a", "source": "a.txt", "claims": [claim]}], "findings": [], "nuggets": []}
    (tmp_path / "case.yaml").write_text(yaml.safe_dump(story), "utf-8")
    with pytest.raises(LabelError, match="Snow fell"):
        load(tmp_path)


def test_a_case_without_its_texts_has_labels_and_is_not_available(tmp_path):
    story = {"name": "x", "version": 1, "split": "dev", "title": "Rain"}
    story |= {"texts": {"kind": "ecbplus", "path": "absent.jsonl"}, "documents": [], "findings": [], "nuggets": []}
    (tmp_path / "case.yaml").write_text(yaml.safe_dump(story), "utf-8")
    case = load(tmp_path, shared=tmp_path)
    assert not available(case)
    assert isinstance(case.labels, Labels)


def test_the_card_counts_what_the_label_files_hold():
    card = (CASES / "CARD.md").read_text("utf-8")
    for folder in FOLDERS:
        labels = loaded(folder).labels
        claims = claims_of(labels)
        kinds = Counter(r.kind for f in labels.findings for r in f.relations for _ in pairs(r))
        counted = [kinds[kind] for kind in ("contradicts", "differs", "updates", "refines", "agrees")]
        size = f"{len(claims)} ({sum(c.optional for c in claims)}) | {len(labels.findings)}"
        row = next(line for line in card.splitlines() if line.startswith(f"| {folder.name} | {labels.split} |"))
        assert f"| {len(labels.documents)} | {size} | {' | '.join(map(str, counted))} |" in row


def test_a_weekday_in_a_time_is_the_weekday_of_its_day(labels):
    names = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
    for claim in claims_of(labels):
        for time in claim.times:
            for number, name in enumerate(names):
                if time.start and name in time.quote:
                    assert time.start.weekday() == number, f"{claim.id}: {time.quote}"
