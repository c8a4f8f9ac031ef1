"""The prompt files, and what is sent of them."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing import prompts
from briefing.errors import PromptError
from briefing.settings import Settings
from briefing.text import locate, sentences, words

FOLDER = Settings().prompts_dir
VERSIONS = {path.stem: prompts.load(path.stem, FOLDER) for path in sorted(FOLDER.glob("*.md"))}
EXTRACT = VERSIONS["extract"]
CLAIMS = [
    pytest.param(example.passage, claim, id=f"{name}-{number}")
    for name, prompt in VERSIONS.items()
    for example in prompt.examples
    for number, claim in enumerate(example.claims)
]
HEADER = "---\nname: p\nversion: 1\nschema: claims\n---\n"


def load(folder: Path, text: str, examples: str | None = None) -> prompts.Prompt:
    (folder / "p.md").write_text(text, "utf-8")
    if examples is not None:
        (folder / "p.examples.yaml").write_text(examples, "utf-8")
    return prompts.load("p", folder)


# The examples, checked like code


@pytest.mark.parametrize("prompt", VERSIONS.values(), ids=VERSIONS)
def test_the_examples_show_claims_and_a_passage_without_any(prompt):
    assert sum(len(example.claims) for example in prompt.examples) >= 5
    assert any(not example.claims for example in prompt.examples)


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


@pytest.mark.parametrize("prompt", VERSIONS.values(), ids=VERSIONS)
def test_the_examples_show_each_role_and_each_modality(prompt):
    claims = [claim for example in prompt.examples for claim in example.claims]
    assert {claim.modality for claim in claims} == {"asserted", "possible", "intended"}
    assert {source.role for claim in claims for source in claim.attribution} == {"relay", "speaker"}


@pytest.mark.parametrize("prompt", VERSIONS.values(), ids=VERSIONS)
def test_the_static_part_leaves_room_in_a_small_context(prompt):
    assert sum(len(message["content"]) for message in prompt.messages("")) < 6_000


def test_each_version_has_a_number_of_its_own():
    assert len({prompt.version for prompt in VERSIONS.values()}) == len(VERSIONS)


# What is sent


@given(st.text())
def test_a_passage_is_sent_as_it_is_alone_and_last(passage):
    asking = VERSIONS["extract-1"]
    *static, last = asking.messages(passage)
    assert last == {"role": "user", "content": passage}
    assert static == asking.messages("")[:-1]


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
    claim = schema["$defs"]["NumberedClaim"]
    assert list(claim["properties"]) == claim["required"] == ["sentence", "attribution", "statement", "modality"]
    assert all(part["additionalProperties"] is False for part in (schema, *schema["$defs"].values()))


# Forms of question and answer

NUMBERED = HEADER.replace("claims", "numbered")
ANSWER = "{quote: It poured., attribution: [], statement: It poured., modality: asserted}"
ONE = f"- {{passage: It rained. It poured., claims: [{ANSWER}]}}"


def test_numbered_sentences_are_sent_with_their_numbers_and_examples_answer_with_them(tmp_path):
    _, asked, answered, last = load(tmp_path, NUMBERED + "List.", ONE).messages(
        "Snow fell. “More,” he said.\n\nIt thawed."
    )
    assert asked["content"] == "[1] It rained.\n[2] It poured."
    assert json.loads(answered["content"])["claims"][0]["sentence"] == 2
    assert last["content"] == "[1] Snow fell.\n[2] “More,” he said.\n[3] It thawed."


@given(st.text(min_size=1), st.integers())
def test_a_number_stands_for_its_sentence_letter_by_letter_and_no_other_number_for_any(passage, number):
    prompt = prompts.Prompt(name="p", version=1, schema="numbered", text="List.")
    claim = prompts.NumberedClaim(sentence=number, attribution=[], statement="So.", modality="asserted")
    [proposed] = prompt.claims(prompts.NumberedClaims(claims=[claim]), passage)
    spans = sentences(passage)
    wanted = passage[slice(*spans[number - 1])] if 1 <= number <= len(spans) else f"[{number}]"
    assert (proposed.quote, proposed.statement) == (wanted, "So.")


def test_curly_marks_open_after_a_gap_and_close_elsewhere_and_are_found_in_the_printed_text(tmp_path):
    prompt = load(tmp_path, HEADER.replace("schema", "quotation_marks: curly\nschema") + "List.")
    passage = 'He said "no" ("not now"), and left.'
    sent = prompt.messages(passage)[-1]["content"]
    assert sent == "He said “no” (“not now”), and left."
    assert locate(passage, sent) == (0, len(passage))


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
