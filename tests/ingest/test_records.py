"""JSON and JSON Lines."""

import json
from datetime import UTC, date, datetime

import pytest

from briefing import errors
from briefing.ingest import admit, from_records

RECORD = {
    "text": "Rain fell on Monday.",
    "title": "Rain",
    "publisher": "The Hill Gazette",
    "url": "https://gazette.example/rain",
    "published_at": "2021-05-03T09:21:00Z",
    "views": 40,
}
OTHER = {"text": "Snow fell on Monday.", "id": 7, "published_at": "2021-05-03", "language": "en", "publisher": None}


@pytest.mark.parametrize(
    "raw",
    [
        json.dumps([RECORD, OTHER]),
        json.dumps({"documents": [RECORD, OTHER]}, indent=2),
        f"{json.dumps(RECORD)}\n\n{json.dumps(OTHER)}\n",
        f"\ufeff{json.dumps(RECORD)}\r\n{json.dumps(OTHER)}",
    ],
    ids=["array", "object of documents", "lines", "lines with a mark and CRLF"],
)
def test_records_are_read_in_each_of_their_forms(raw):
    (one, other), left_out = from_records(raw, name="news.json")
    assert left_out == ()
    assert (one.text, one.title, one.publisher, one.url) == tuple(
        RECORD[k] for k in ("text", "title", "publisher", "url")
    )
    assert (one.published_at, one.published_at_basis) == (datetime(2021, 5, 3, 9, 21, tzinfo=UTC), "given")
    assert (other.id, other.published_at, other.publisher_basis) == ("7", date(2021, 5, 3), "unknown")


def test_one_object_is_one_document():
    assert from_records(json.dumps(RECORD), name="one.json")[0][0].name == "one.json"


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"text": None}, 'news.jsonl, line 2 has no "text"'),
        ({"text": " "}, 'news.jsonl, line 2 has no "text"'),
        ({"text": ["a"]}, 'news.jsonl, line 2 has no "text"'),
        ({"title": 4}, 'news.jsonl, line 2 has a "title" that is no string'),
        ({"published_at": "yesterday"}, 'news.jsonl, line 2 has a "published_at" that is no ISO date ("yesterday")'),
        ({"published_at": 1620000000}, 'news.jsonl, line 2 has a "published_at" that is no string'),
    ],
)
def test_a_malformed_record_names_file_and_line(change, says):
    bad = "\n" + json.dumps(RECORD | change)
    with pytest.raises(errors.MalformedRecord) as caught:
        from_records(bad, name="news.jsonl")
    assert caught.value.message == says
    assert caught.value.remedy
    documents, left_out = from_records(bad + "\n" + json.dumps(OTHER), name="news.jsonl")
    assert [document.text for document in documents] == [OTHER["text"]]
    assert f"{left_out[0].name} {left_out[0].reason}" == str(caught.value)


@pytest.mark.parametrize("line", ["4", "null", '"text"', "{", "[" * 100_000, '{"text": ' + "9" * 5000 + "}"])
def test_a_line_that_is_no_object_is_named_and_the_others_are_read(line):
    documents, left_out = from_records(f"{json.dumps(OTHER)}\n{line}", name="news.jsonl")
    assert (len(documents), left_out[0].name) == (1, "news.jsonl, line 2")


def test_a_lone_surrogate_in_json_becomes_text_that_utf8_can_hold():
    (one,), _ = from_records(r'{"text": "Rain \ud800 fell."}', name="a.json")
    assert one.text.encode()


def test_two_texts_under_one_id_are_not_taken_for_one_document():
    records = [RECORD | {"id": "x"}, OTHER | {"id": "x"}]
    kept, left_out = admit(from_records(json.dumps(records), name="a.json")[0])
    assert [document.text for document in kept] == [RECORD["text"]]
    assert 'has the id "x"' in left_out[0].reason


def test_the_same_text_of_two_publishers_is_two_documents():
    records = [RECORD, RECORD | {"publisher": "The Coast Herald"}]
    assert len(admit(from_records(json.dumps(records), name="a.json")[0])[0]) == 2
