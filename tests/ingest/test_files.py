"""Reading files, folders and standard input, and what is said where that cannot be done."""

import asyncio

import pytest

from briefing import errors
from briefing.ingest import MAX_DOCUMENT, read

STORY = "The harbour board agreed on Monday to build a new pier for the ferries."
SPANISH = "El consejo del puerto acordó el lunes construir un nuevo muelle para los transbordadores de la isla. " * 4


def reading(*paths, stdin=None):
    return asyncio.run(read(paths, stdin=stdin))


def failing(*paths, stdin=None):
    with pytest.raises(errors.InputError) as caught:
        reading(*paths, stdin=stdin)
    assert "\n" not in str(caught.value)
    return caught.value


def test_a_folder_is_read_in_the_order_of_its_names_without_hidden_files_and_readmes(tmp_path):
    for name in ("b.txt", "a/c.md", ".hidden.txt", ".git/x.txt", "README.md", "manifest.json", "picture.png"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"{STORY} {name}")
    (tmp_path / "d.jsonl").write_text('{"text": "Rain fell."}')
    documents, left_out = reading(tmp_path)
    names = [document.name.removeprefix(f"{tmp_path}/") for document in documents]
    assert (names, left_out) == (["a/c.md", "b.txt", "d.jsonl, line 1"], ())


def test_a_briefing_that_was_written_into_a_folder_is_no_source_of_the_next(tmp_path):
    for stem in ("briefing", "briefing-2024-05-07"):
        for suffix in (".html", ".md", ".json"):
            (tmp_path / f"{stem}{suffix}").write_text(STORY)
    for name in ("story.txt", "briefing.txt", "other.md"):
        (tmp_path / name).write_text(f"{STORY} {name}")
    (tmp_path / "desk").mkdir()
    (tmp_path / "desk" / "briefing.md").write_text(f"{STORY} No page stands beside it.")
    documents, left_out = reading(tmp_path)
    names = [document.name.removeprefix(f"{tmp_path}/") for document in documents]
    assert (names, left_out) == (["briefing.txt", "desk/briefing.md", "other.md", "story.txt"], ())


def test_a_file_that_is_named_may_have_any_suffix(tmp_path):
    (tmp_path / "notes").write_text(STORY)
    assert reading(tmp_path / "notes")[0][0].text == STORY


def test_standard_input_is_a_text_or_records():
    assert reading("-", stdin=STORY.encode())[0][0].text == STORY
    assert reading("-", stdin=b'[{"text": "Rain fell."}, {"text": "Snow fell."}]')[0][1].text == "Snow fell."
    assert reading("-", stdin=b"[Coastwire] - Rain fell on Monday.")[0][0].text.startswith("[Coastwire]")


def test_empty_standard_input_is_an_error_that_says_so():
    for data in (None, b"", b" \n"):
        assert isinstance(failing("-", stdin=data), errors.EmptyInput)


def test_a_path_that_does_not_exist_is_raised_even_among_readable_ones(tmp_path):
    (tmp_path / "a.txt").write_text(STORY)
    error = failing(tmp_path / "a.txt", tmp_path / "typo.txt")
    assert isinstance(error, errors.InputNotFound)
    assert "typo.txt" in error.message


@pytest.mark.parametrize(
    ("name", "data", "kind", "says"),
    [
        ("empty.txt", b"", errors.EmptyInput, "is empty"),
        ("blank.txt", b" \n\t\n", errors.EmptyInput, "is empty"),
        ("marked.txt", b"\xef\xbb\xbf", errors.EmptyInput, "is empty"),
        ("binary.txt", b"abc\0\x01\x02", errors.NotText, "is binary"),
        ("report.pdf", b"%PDF-1.7\n", errors.NotText, "pdftotext"),
        ("page.html", b"\n<!DOCTYPE html><p>Rain", errors.NotText, "is a web page"),
        (
            "latin.txt",
            "Rain fell.\nCaf\u00e9".encode("latin-1"),
            errors.NotText,
            "at byte 14 (line 2, 0xE9): convert it",
        ),
        ("line.txt", b"a" * 20_000_000, errors.InputTooLarge, "is longer than 2 MB"),
        ("log.txt", b"a\n" * 30_000, errors.InputTooLarge, "has more than 20,000 lines"),
        ("deep.json", b"[" * 100_000, errors.MalformedRecord, "is not JSON"),
        ("cut.json", b'{"text": "Rain', errors.MalformedRecord, "line 1, column 10"),
        ("none.json", b"[]", errors.EmptyInput, "holds no documents"),
        ("line.jsonl", b'{"text": "' + b"a" * 20_000_000 + b'"}', errors.InputTooLarge, "line 1 is longer than 2 MB"),
    ],
)
def test_what_cannot_be_read_is_named_with_the_remedy(tmp_path, name, data, kind, says):
    (tmp_path / name).write_bytes(data)
    error = failing(tmp_path / name)
    assert type(error) is kind
    assert name in error.message
    assert says in str(error)
    assert error.remedy


@pytest.mark.parametrize("data", [b"", b"\0\0", b"\xff\xfea\0\0", b'{"a": 1}'])
def test_one_unreadable_file_among_readable_ones_is_left_out_and_named(tmp_path, data):
    (tmp_path / "good.txt").write_text(STORY)
    (tmp_path / "bad.json").write_bytes(data)
    documents, left_out = reading(tmp_path)
    assert [document.text for document in documents] == [STORY]
    assert len(left_out) == 1
    assert left_out[0].name.endswith("bad.json")
    assert left_out[0].reason.startswith(("is ", "has "))


def test_a_folder_without_anything_to_read_is_an_error_and_beside_others_left_out(tmp_path):
    (tmp_path / "none").mkdir()
    (tmp_path / "none" / "picture.png").write_bytes(b"\x89PNG")
    assert isinstance(failing(tmp_path / "none"), errors.EmptyInput)
    (tmp_path / "a.txt").write_text(STORY)
    documents, left_out = reading(tmp_path / "none", tmp_path / "a.txt")
    assert (len(documents), left_out[0].name) == (1, str(tmp_path / "none"))


def test_a_file_that_the_system_refuses_is_an_error_that_says_why(tmp_path):
    (tmp_path / "one.txt").symlink_to(tmp_path / "other.txt")
    (tmp_path / "other.txt").symlink_to(tmp_path / "one.txt")
    error = failing(tmp_path)
    assert isinstance(error, errors.InputUnreadable)
    assert "one.txt cannot be opened (Too many levels" in error.message


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_says_the_encoding(tmp_path, encoding):
    (tmp_path / "a.txt").write_bytes("Café closed on Monday.".encode(encoding))
    assert reading(tmp_path)[0][0].text == "Café closed on Monday."


def test_a_document_in_another_language_is_left_out_and_the_language_named(tmp_path):
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "b.txt").write_text(SPANISH)
    documents, left_out = reading(tmp_path)
    assert len(documents) == 1
    assert left_out[0].reason == "is in Spanish; only English is read: give a translation"


def test_nothing_but_documents_in_another_language_is_an_error(tmp_path):
    (tmp_path / "b.txt").write_text(SPANISH)
    assert failing(tmp_path).message.endswith("b.txt is in Spanish; only English is read: give a translation")


def test_the_same_document_twice_is_read_once(tmp_path):
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "b.txt").write_text(STORY)
    documents, left_out = reading(tmp_path, tmp_path / "a.txt")
    assert len(documents) == 1
    assert [one.reason for one in left_out] == [f"is the same as {tmp_path}/a.txt, which is read"] * 2


def test_a_document_at_the_limit_is_read(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"a" * MAX_DOCUMENT)
    assert len(reading(tmp_path)[0][0].text) == MAX_DOCUMENT


def test_a_long_line_of_anything_is_marked_without_choking():
    for piece in ("a", "Ab ", "(", ". A", "— ", "May 3, 2021 ", "http", "X/Y "):
        text = piece * (200_000 // len(piece))
        assert reading("-", stdin=text.encode())[0][0].text == text
