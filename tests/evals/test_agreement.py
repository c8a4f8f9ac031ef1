"""Agreement of two labellers, on a story small enough to count by hand and on the real ones against themselves."""

import re
from itertools import groupby

import pytest
import yaml
from click.testing import CliRunner

from evals.agreement import Both, read, rows
from evals.agreement.__main__ import main, table
from evals.agreement.pairing import pair_claims
from evals.cases import CASES, available, load
from evals.labels import read_labels

TEXT_A = "Ana Ruiz said on Monday that about 40 people fled and 3 died. The bridge fell at noon. Rain is likely."
TEXT_B = "The mayor, Ana Ruiz, says 40 people fled. The bridge fell in the morning."
FEW = {"quote": "about 40", "low": 36, "high": 44, "unit": "person", "bound": "about", "role": "fled"}
EXACT = {"quote": "40", "low": 40, "high": 40, "unit": "person", "bound": "exact", "role": "fled"}
DEAD = {"quote": "3", "low": 3, "high": 3, "unit": "person", "bound": "exact", "role": "dead"}


def claim(name, quote, **more):
    return {"id": name, "statement": quote, "quotes": [quote], **more}


def finding(name, claims, verdict, **more):
    return {"id": name, "about": name, "claims": claims, "verdict": verdict, "origins": ["a"], **more}


def relation(kind, slot, a, b):
    return {"kind": kind, "slot": slot, "claim_a": a, "claim_b": b, "why": "so"}


def nugget(name, importance, *findings):
    return {"id": name, "text": name, "importance": importance, "findings": list(findings)}


def story(a, b, findings, nuggets, version=1):
    documents = [{"id": "a", "source": "a.txt", "claims": a}, {"id": "b", "source": "b.txt", "claims": b}]
    head = {"name": "town", "version": version, "split": "dev", "title": "A town"}
    return {
        **head,
        "texts": {"kind": "files", "path": "."},
        "documents": documents,
        "findings": findings,
        "nuggets": nuggets,
    }


FIRST = story(
    [
        claim(
            "a.1", "Ana Ruiz said on Monday that about 40 people fled", attribution=["Ruiz (speaker)"], quantities=[FEW]
        ),
        claim("a.2", "3 died", attribution=["Ruiz (speaker)"], quantities=[DEAD]),
        claim("a.3", "The bridge fell at noon"),
        claim("a.4", "Rain is likely", modality="possible", optional=True),
    ],
    [
        claim("b.1", "Ana Ruiz, says 40 people fled", attribution=["Ana Ruiz (speaker)"], quantities=[EXACT]),
        claim("b.2", "The bridge fell in the morning"),
    ],
    [
        finding("fled", ["a.1", "b.1"], "corroborated", relations=[relation("agrees", "quantity", "a.1", "b.1")]),
        finding("dead", ["a.2"], "single"),
        finding("bridge", ["a.3", "b.2"], "repeated", relations=[relation("refines", "time", "a.3", "b.2")]),
        finding("rain", ["a.4"], "single"),
    ],
    [nugget("fled", "vital", "fled"), nugget("bridge", "okay", "bridge")],
)
SECOND = story(
    [
        claim("a.1", "about 40 people fled", attribution=["Ana Ruiz (speaker)"], quantities=[FEW]),
        claim("a.2", "3 died", quantities=[DEAD], modality="possible"),
        claim("a.3", "The bridge fell at noon"),
    ],
    [
        claim("b.1", "40 people fled", attribution=["Ana Ruiz (speaker)"], quantities=[{**EXACT, "high": 44}]),
        claim("b.2", "The bridge fell in the morning"),
    ],
    [
        finding("people", ["a.1", "b.1"], "corroborated", relations=[relation("agrees", "wording", "b.1", "a.1")]),
        finding("toll", ["a.2"], "single"),
        finding("noon", ["a.3"], "single"),
        finding("morning", ["b.2"], "single"),
    ],
    [nugget("people", "okay", "people"), nugget("toll", "vital", "toll")],
)


def put(folder, first=FIRST, second=SECOND):
    folder.mkdir(exist_ok=True)
    (folder / "a.txt").write_text(TEXT_A, "utf-8")
    (folder / "b.txt").write_text(TEXT_B, "utf-8")
    (folder / "case.yaml").write_text(yaml.safe_dump(first), "utf-8")
    (folder / "second.yaml").write_text(yaml.safe_dump(second), "utf-8")
    return folder


@pytest.fixture
def town(tmp_path):
    return put(tmp_path / "town")


@pytest.fixture
def found(town):
    return {row.what: row for row in rows(read(town))}


def counts(row):
    return row.same, row.first, row.second


def test_claims_are_paired_by_the_words_they_rest_on_and_not_by_their_numbers(town):
    assert read(town).paired == {"a.1": "a.1", "a.2": "a.2", "a.3": "a.3", "b.1": "b.1", "b.2": "b.2"}


def test_a_claim_that_one_labeller_split_is_paired_once(tmp_path):
    whole = [claim("a.1", "about 40 people fled and 3 died")]
    parts = [claim("a.1", "about 40 people fled"), claim("a.2", "3 died")]
    first = story(whole, [], [finding("all", ["a.1"], "single")], [])
    second = story(parts, [], [finding("x", ["a.1"], "single"), finding("y", ["a.2"], "single")], [])
    both = read(put(tmp_path / "town", first, second))
    assert both.paired == {"a.1": "a.1"}
    assert counts(rows(both)[0]) == (1, 1, 2)


def test_quotes_that_share_less_than_half_of_the_shorter_are_no_pair(tmp_path):
    first = story([claim("a.1", "about 40 people fled")], [], [finding("all", ["a.1"], "single")], [])
    second = story([claim("a.1", "fled and 3 died")], [], [finding("all", ["a.1"], "single")], [])
    assert read(put(tmp_path / "town", first, second)).paired == {}


def test_an_optional_claim_that_the_other_left_out_is_no_fault(found):
    assert counts(found["claims"]) == (5, 5, 5)
    assert counts(found["claims, with unmatched optional ones"]) == (5, 6, 5)
    assert found["claims, with unmatched optional ones"].apart == ("first only: a.4 Rain is likely",)


def test_two_forms_of_a_name_agree_and_a_missing_speaker_does_not(found):
    assert counts(found["attribution, speaker"]) == (4, 5, 5)
    assert found["attribution, speaker"].apart == ("a.2 / a.2: Ruiz (speaker) / ",)
    assert counts(found["attribution, roles of the chain"]) == (4, 5, 5)


def test_alpha_of_a_row_is_that_of_its_units(found):
    # Asserted four times and possible never, against asserted four times and possible once: nine against one.
    assert found["modality"].corrected == pytest.approx(1 - 9 * 2 / (10 * 10 - 9 * 9 - 1))
    assert found["polarity"].corrected is None


def test_quantities_are_compared_where_both_have_them(found):
    assert counts(found["quantities"]) == (3, 3, 3)
    assert counts(found["quantities, value"]) == (2, 3, 3)
    assert counts(found["quantities, bound"]) == (3, 3, 3)


def test_a_quantity_that_is_quoted_with_more_words_is_the_same_one(tmp_path):
    longer = claim("a.1", "about 40 people fled", quantities=[{**FEW, "quote": "40 people"}])
    shorter = claim("a.1", "about 40 people fled", quantities=[FEW])
    sides = [story([c], [], [finding("x", ["a.1"], "single")], []) for c in (longer, shorter)]
    found = {row.what: row for row in rows(read(put(tmp_path / "town", *sides)))}
    assert counts(found["quantities"]) == (1, 1, 1)


def test_findings_agree_in_the_pairs_of_claims_that_they_join(found):
    row = found["findings, pairs of claims"]
    assert counts(row) == (1, 2, 1)
    # Ten pairs of five claims: 1 joined by both, 2 and 1 by either; 0.2 expected of at most 1.5.
    assert row.corrected == pytest.approx((1 - 0.2) / (1.5 - 0.2))


def test_a_relation_agrees_by_kind_and_direction_and_its_slot_apart(found):
    assert counts(found["relations"]) == (1, 2, 1)
    assert counts(found["relations, agrees"]) == (1, 1, 1)
    assert counts(found["relations, refines"]) == (0, 1, 0)
    assert found["relations, slot"].apart == ("agrees a.1 b.1: quantity / wording",)


def test_a_refinement_the_other_way_round_is_another_one(tmp_path):
    turned = {**finding("bridge", ["a.1", "b.1"], "repeated"), "relations": [relation("refines", "time", "b.1", "a.1")]}
    claims = [claim("a.1", "The bridge fell at noon")], [claim("b.1", "The bridge fell in the morning")]
    plain = {**turned, "relations": [relation("refines", "time", "a.1", "b.1")]}
    found = rows(read(put(tmp_path / "town", story(*claims, [plain], []), story(*claims, [turned], []))))
    assert next(counts(row) for row in found if row.what == "relations, refines") == (0, 1, 1)


def test_verdicts_are_compared_of_findings_that_share_claims(found):
    assert found["verdicts"].apart == ("bridge / noon: repeated / single",)
    assert counts(found["verdicts"]) == (2, 3, 3)


def test_nuggets_are_matched_by_the_claims_that_carry_them(found):
    assert counts(found["nuggets"]) == (1, 2, 2)
    assert found["nuggets, importance"].apart == ("fled / people: vital / okay",)


def test_rows_of_two_stories_add_up(found):
    twice = found["attribution, speaker"] + found["attribution, speaker"]
    assert counts(twice) == (8, 10, 10)
    assert twice.f1 == found["attribution, speaker"].f1


@pytest.mark.parametrize("name", ["seeds", "pirates", "climbers", "ferry"])
def test_a_labeller_agrees_with_himself_in_everything(name):
    case = load(CASES / name)
    if not available(case):
        pytest.skip(f"the texts of {name!r} are not on this machine: see evals/cases/CARD.md")
    both = Both(case.labels, case.labels, pair_claims(case.documents, case.labels, case.labels))
    assert [row.what for row in rows(both) if row.apart or row.f1 not in {1.0, None}] == []
    assert {row.corrected for row in rows(both)} <= {1.0, None}


@pytest.mark.parametrize("name", ["seeds", "pirates", "climbers", "ferry"])
def test_agreement_is_the_same_from_either_side(name):
    both = read(CASES / name)
    if both is None:
        pytest.skip(f"the texts of {name!r} are not on this machine: see evals/cases/CARD.md")
    turned = Both(both.two, both.one, {b: a for a, b in both.paired.items()})
    for row, back in zip(rows(both), rows(turned), strict=True):
        assert (row.same, row.first, row.second) == (back.same, back.second, back.first), row.what
        assert row.corrected == pytest.approx(back.corrected), row.what


def test_first_labels_are_kept_of_every_case_that_was_settled():
    for second in CASES.glob("*/second.yaml"):
        kept = second.with_name("first.yaml")
        first = read_labels(kept if kept.exists() else second.with_name("case.yaml"))
        assert first.version == read_labels(second).version, second.parent.name


def test_the_card_shows_the_agreement_that_the_command_prints():
    lines = (CASES / "CARD.md").read_text("utf-8").splitlines()
    shown = ["\n".join(block) for is_row, block in groupby(lines, lambda line: line.startswith("|")) if is_row]
    tables = {block: re.findall(r"(\w+): alike", block) for block in shown if ": alike" in block}
    assert {name for names in tables.values() for name in names} >= {"seeds", "pirates", "climbers", "ferry"}
    absent = set()
    for block, names in tables.items():
        stories = {name: read(CASES / name) for name in names if name != "together"}
        absent |= {name for name, both in stories.items() if both is None}
        if not absent & stories.keys():
            assert table({name: rows(both) for name, both in stories.items()}) == block
    if absent:
        pytest.skip(f"the texts of {', '.join(sorted(absent))} are not on this machine: see evals/cases/CARD.md")


def test_the_command_prints_one_table_and_on_demand_each_difference(town):
    done = CliRunner().invoke(main, ["town", "--apart", "--root", str(town.parent)])
    assert done.exit_code == 0
    assert "| claims | 1.00 | – | 5 |" in done.stdout
    assert "- bridge / noon: repeated / single" in done.stdout


def test_the_command_names_the_cases_that_there_are(town):
    done = CliRunner().invoke(main, ["village", "--root", str(town.parent)])
    assert done.exit_code == 1
    assert "no second labeller of 'village'" in done.stderr
    assert "town" in done.stderr


def test_labels_that_were_settled_since_are_told(tmp_path):
    put(tmp_path / "town", first={**FIRST, "version": 2})
    done = CliRunner().invoke(main, ["--root", str(tmp_path)])
    assert "version 2 was settled with version 1 of the second in view" in done.stderr
    assert "keep the first labels as first.yaml" in done.stderr


def test_first_labels_that_were_kept_are_compared_in_place_of_settled_ones(tmp_path):
    before = [row.apart for row in rows(read(put(tmp_path / "town")))]
    put(tmp_path / "town", first={**SECOND, "version": 2})
    (tmp_path / "town" / "first.yaml").write_text(yaml.safe_dump(FIRST), "utf-8")
    assert [row.apart for row in rows(read(tmp_path / "town"))] == before
    assert CliRunner().invoke(main, ["--root", str(tmp_path)]).stderr == ""


def test_a_story_whose_texts_are_absent_is_skipped_and_said_to_be(tmp_path):
    absent = {"texts": {"kind": "ecbplus", "path": "absent.jsonl"}}
    put(tmp_path / "town", {**FIRST, **absent}, {**SECOND, **absent})
    assert read(tmp_path / "town") is None
    done = CliRunner().invoke(main, ["--root", str(tmp_path)])
    assert "town is skipped" in done.stderr
