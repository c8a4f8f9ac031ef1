"""The seeds' manifest, and that ingest finds what it says."""

import asyncio
import hashlib
from pathlib import Path

import pytest
import yaml

from briefing.ingest import read
from briefing.model import Document

SEEDS = Path(__file__).parents[2] / "seeds"
ENTRIES = yaml.safe_load((SEEDS / "manifest.yaml").read_text("utf-8"))["documents"]


@pytest.fixture(scope="module")
def documents() -> dict[str, Document]:
    found, left_out = asyncio.run(read([SEEDS]))
    assert left_out == ()
    return {Path(document.name).name: document for document in found}


def test_the_manifest_names_every_text_and_ingest_reads_nothing_else(documents):
    assert [entry["file"] for entry in ENTRIES] == sorted(path.name for path in SEEDS.glob("*.txt")) == list(documents)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["file"])
def test_each_text_is_byte_for_byte_as_it_came(entry):
    assert hashlib.sha256((SEEDS / entry["file"]).read_bytes()).hexdigest() == entry["sha256"]


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["file"])
@pytest.mark.parametrize("field", ["title", "publisher", "publisher_basis", "published_at_basis"])
def test_ingest_infers_what_the_manifest_says(documents, entry, field):
    assert getattr(documents[entry["file"]], field) == entry[field]


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["file"])
def test_ingest_finds_the_time_and_the_agencies_of_the_manifest(documents, entry):
    document = documents[entry["file"]]
    assert (document.published_at and document.published_at.isoformat()) == entry["published_at"]
    assert list(document.wire) == entry["wire"]


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["file"])
def test_what_is_not_body_is_what_the_manifest_lists(documents, entry):
    document = documents[entry["file"]]
    found = [(b.kind, document.text[b.start : b.end]) for b in document.blocks if b.kind != "body"]
    assert [kind for kind, _ in found] == [part["kind"] for part in entry["not_body"]]
    for (_, text), part in zip(found, entry["not_body"], strict=True):
        assert text == part.get("text", text)
        assert text.startswith(part.get("starts", ""))
        assert text.endswith(part.get("ends", ""))
