"""Pairs of sentences, torn from their texts or in them."""

import json
from pathlib import Path

from evals.measure.pairs import MEASURED, Pair, findings_by_place, in_stories, load_pairs, rows

DOCUMENTS = {
    "post": ["Ferry Orvo sinks off Hale.", "The ferry Orvo sank off Hale on Monday.", "Divers found 9 people."],
    "echo": ["The ferry Orvo sank off Hale on Monday.", "Divers of the Hale coast guard found 9 people."],
    "garden": ["Tulips bloom early under glass.", "Compost needs air and patience."],
}
SAME, APART, STRANGE = (("post", 1), ("echo", 0)), (("post", 1), ("echo", 1)), (("post", 1), ("garden", 0))


def written(folder: Path, pairs: list[tuple[str, tuple[tuple[str, int], tuple[str, int]]]]) -> Path:
    """A folder with the documents and with pairs of a label each."""
    (folder / "ecbplus").mkdir()
    lines = [json.dumps({"doc": name, "sentences": told}) for name, told in DOCUMENTS.items()]
    (folder / "ecbplus" / "dev.jsonl").write_text("\n".join(lines), "utf-8")
    told = [
        {"label": label, "doc_a": a, "sent_a": i, "text_a": DOCUMENTS[a][i]}
        | {"doc_b": b, "sent_b": j, "text_b": DOCUMENTS[b][j]}
        for label, ((a, i), (b, j)) in pairs
    ]
    (folder / "ecbplus" / "derived_pairs_dev.jsonl").write_text("\n".join(map(json.dumps, told)), "utf-8")
    return folder


def test_each_sentence_of_a_whole_document_is_in_the_finding_of_its_story(tmp_path: Path):
    found = findings_by_place(written(tmp_path, []) / "ecbplus" / "dev.jsonl")
    assert found["post", 1] is found["echo", 0]
    assert found["post", 1] is not found["echo", 1]
    assert {name for name, _ in found} == set(DOCUMENTS)


def test_a_pair_in_stories_is_judged_by_the_finding_that_holds_both_sentences(tmp_path: Path):
    data = written(tmp_path, [("same_event", SAME), ("same_event", APART), ("different_event_sibling_story", STRANGE)])
    assert [bool(findings) for _, findings in in_stories(data)] == [True, False, False]
    shown = {row.name: (row.value, row.n) for row in rows(data) if "in_stories" in row.name}
    assert shown == {
        "ECB+ sibling events called the same matter (in_stories)": (0.0, 1),
        "ECB+ same event called the same matter (in_stories)": (0.5, 2),
    }


def test_without_its_documents_a_pair_is_read_alone(tmp_path: Path):
    data = written(tmp_path, [("same_event", SAME)])
    (data / "ecbplus" / "dev.jsonl").unlink()
    assert in_stories(data) == []
    assert {row.name.rpartition("(")[2] for row in rows(data)} == {MEASURED[3].name, MEASURED[4].name, "embedded)"}


def test_a_pair_knows_where_it_stands_only_where_its_set_says_so(tmp_path: Path):
    file = tmp_path / "pairs.jsonl"
    file.write_text(json.dumps({"id": "r1", "label": "neutral", "premise": "It rained.", "hypothesis": "It snowed."}))
    assert list(load_pairs(file)) == [Pair("r1", "neutral", "It rained.", "It snowed.", None)]
