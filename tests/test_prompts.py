"""The prompt files, and what is sent of them."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing import prompts
from briefing.errors import PromptError
from briefing.settings import Settings
from briefing.text import locate, words

FOLDER = Settings().prompts_dir
EXTRACT = prompts.load("extract", FOLDER)
CLAIMS = [(example.passage, claim) for example in EXTRACT.examples for claim in example.claims]
HEADER = "---\nname: p\nversion: 1\nschema: claims\n---\n"


def load(folder: Path, text: str, examples: str | None = None) -> prompts.Prompt:
    (folder / "p.md").write_text(text, "utf-8")
    if examples is not None:
        (folder / "p.examples.yaml").write_text(examples, "utf-8")
    return prompts.load("p", folder)


# The examples, checked like code


def test_the_examples_show_claims_and_a_passage_without_any():
    assert len(CLAIMS) >= 5
    assert any(not example.claims for example in EXTRACT.examples)


@pytest.mark.parametrize(("passage", "claim"), CLAIMS)
def test_each_quote_of_an_example_is_a_whole_sentence_of_its_passage(passage, claim):
    start, end = locate(passage, claim.quote)
    assert passage[start:end] == claim.quote
    assert passage[:start].rstrip()[-1:] in ("", ".", "!", "?", "-")
    assert passage[end - 1] in ".!?"


@pytest.mark.parametrize(("passage", "claim"), CLAIMS)
def test_each_figure_of_an_example_is_in_its_quote(passage, claim):
    figures = re.findall(r"\d[\d,.]*\d|\d", claim.statement)
    assert all(locate(claim.quote, figure) for figure in figures)


@pytest.mark.parametrize(("passage", "claim"), CLAIMS)
def test_each_source_of_an_example_is_named_in_its_passage(passage, claim):
    assert all(locate(passage, source.name) for source in claim.attribution)


@pytest.mark.parametrize(("passage", "claim"), CLAIMS)
def test_each_statement_of_an_example_adds_nothing_but_names_to_its_quote(passage, claim):
    added = set(words(claim.statement)) - set(words(claim.quote))
    assert added <= set(words(passage))


def test_the_examples_show_each_role_and_each_modality():
    assert {claim.modality for _, claim in CLAIMS} == {"asserted", "possible", "intended"}
    assert {source.role for _, claim in CLAIMS for source in claim.attribution} == {"relay", "speaker"}


def test_the_static_part_leaves_room_in_a_small_context():
    assert sum(len(message["content"]) for message in EXTRACT.messages("")) < 6_000


# What is sent


@given(st.text())
def test_a_passage_is_sent_as_it_is_alone_and_last(passage):
    *static, last = EXTRACT.messages(passage)
    assert last == {"role": "user", "content": passage}
    assert static == EXTRACT.messages("")[:-1]


def test_comments_are_not_sent_and_do_not_change_the_hash(tmp_path):
    plain = load(tmp_path, HEADER + "Say what you see.\n")
    commented = load(tmp_path, HEADER.replace("version", "# why\nversion") + "<!-- a\nnote -->\nSay what you see.\n")
    assert commented.text == "Say what you see."
    assert commented.hash == plain.hash


@pytest.mark.parametrize(
    ("text", "examples"),
    [
        (HEADER + "Say what you hear.", "[]"),
        (HEADER + "Say what you see.", "- {passage: It rains., claims: []}"),
    ],
)
def test_whatever_is_sent_changes_the_hash(text, examples, tmp_path):
    before = load(tmp_path, HEADER + "Say what you see.", "[]").hash
    assert load(tmp_path, text, examples).hash != before


def test_braces_in_a_prompt_file_are_characters(tmp_path):
    assert load(tmp_path, HEADER + "Say {{ 7*7 }} {% x").messages("")[0]["content"] == "Say {{ 7*7 }} {% x"


def test_the_schema_asks_for_no_figures_or_dates_and_lets_a_model_add_nothing():
    schema = EXTRACT.schema_type.model_json_schema()
    claim = schema["$defs"]["ProposedClaim"]
    assert list(claim["properties"]) == claim["required"] == ["quote", "attribution", "statement", "modality"]
    assert all(part["additionalProperties"] is False for part in (schema, *schema["$defs"].values()))


# What is refused


@pytest.mark.parametrize(
    ("text", "examples", "names"),
    [
        ("no header", None, "p.md has no header"),
        ("---\n- a list\n---\ntext", None, "p.md"),
        ("---\nname: [\n---\ntext", None, "p.md is not valid YAML"),
        ("---\nname: p\nschema: claims\n---\ntext", None, "version"),
        ("---\nname: p\nversion: 1\nschema: poems\n---\ntext", None, "schema"),
        ("---\nname: p\nversion: 1\nschema: claims\nmood: good\n---\ntext", None, "mood"),
        (HEADER + "<!-- only a comment -->", None, "text"),
        (HEADER + "text", "passage: alone", "p.examples.yaml is no list"),
        (HEADER + "text", "- {passage: It rains., claims: [{quote: It rains.}]}", "examples.0.claims.0"),
        (HEADER + "text", "- {passage: It rains.", "p.examples.yaml is not valid YAML"),
    ],
)
def test_a_malformed_prompt_is_an_error_that_names_the_file_or_field(text, examples, names, tmp_path):
    with pytest.raises(PromptError) as caught:
        load(tmp_path, text, examples)
    assert names in caught.value.message
    assert caught.value.remedy
    assert "\n" not in str(caught.value)


def test_a_missing_prompt_is_an_error_that_names_the_settings(tmp_path):
    with pytest.raises(PromptError, match=r"nowhere\.md.*BRIEFING_PROMPT"):
        prompts.load("nowhere", tmp_path)


def test_a_prompt_in_another_encoding_is_refused(tmp_path):
    (tmp_path / "p.md").write_bytes(b"---\nname: \xff\n---\n")
    with pytest.raises(PromptError, match="UTF-8"):
        prompts.load("p", tmp_path)
