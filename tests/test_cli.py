"""The command line, from what people type to how it ends."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from briefing.cli import main
from briefing.cli.outputs import Output, deliver, plan, prepare
from briefing.errors import ConfigurationError, StoreError
from briefing.model import Briefing, Document, EvidenceSpan, Provenance

STORIES = {
    "gazette.txt": "OLDMERE, March 3 (NPA) The Tarn bridge was closed on Sunday.\nThe bridge was built in 1931.",
    "herald.txt": "The county council closed the Tarn bridge on Sunday, March 2, 2031, it said.",
}


@pytest.fixture
def folder(tmp_path, monkeypatch) -> Path:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1900000000")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    for name, text in STORIES.items():
        (tmp_path / "in" / name).write_text(text, "utf-8")
    return tmp_path


def command(*arguments: str, **options) -> subprocess.CompletedProcess:
    return subprocess.run([sys.executable, "-m", "briefing", *arguments], capture_output=True, timeout=110, **options)


def test_without_options_the_briefing_is_printed_and_nothing_else(folder, capfd):
    assert main(["make", "in"]) == 0
    printed = capfd.readouterr()
    assert "without a language model" in " ".join(printed.out.split())
    assert "export OPENAI_API_KEY=… && make brief" in printed.out
    assert "\x1b" not in printed.out
    assert printed.err == ""
    assert [path.name for path in folder.iterdir()] == ["in"]


def test_a_folder_gets_all_formats_and_the_terminal_the_briefing(folder, capfd):
    assert main(["make", "in", "--out", "new/folder"]) == 0
    printed = capfd.readouterr()
    made = folder / "new/folder"
    assert sorted(path.name for path in made.iterdir()) == ["briefing.html", "briefing.json", "briefing.md"]
    assert "KEY POINTS" in printed.out.upper()
    assert "briefing: wrote new/folder/briefing.html" in printed.err
    assert (made / "briefing.html").read_text("utf-8").startswith("<!doctype html>")
    assert (made / "briefing.md").read_text("utf-8").startswith("# ")
    Briefing.model_validate_json((made / "briefing.json").read_text("utf-8"))


def test_json_stands_alone_on_standard_output(folder, capfd):
    assert main(["make", "in", "--format", "json", "--out", "-"]) == 0
    first = capfd.readouterr().out
    made = Briefing.model_validate_json(first)
    assert {document.name.split("/")[-1] for document in made.documents} == set(STORIES)
    assert all(
        document.text[span.start : span.end] == span.quote
        for document in made.documents
        for claim in made.claims
        for span in claim.evidence
        if span.document_id == document.id
    )
    assert main(["make", "in", "--out", "-"]) == 0
    assert capfd.readouterr().out == first


def test_the_suffix_decides_the_format_and_an_old_file_is_replaced(folder, capfd):
    (folder / "x.html").write_text("old", "utf-8")
    assert main(["make", "in", "--out", "x.html"]) == 0
    assert (folder / "x.html").read_text("utf-8").startswith("<!doctype html>")
    assert main(["make", "in", "--out", "x.txt"]) == 0
    assert "without a language model" in (folder / "x.txt").read_text("utf-8")
    assert capfd.readouterr().out == ""
    assert not [path for path in folder.iterdir() if path.name.endswith(".part")]


def test_a_written_file_has_the_permissions_of_any_new_file(folder):
    (folder / "plain").touch()
    assert main(["make", "in", "--out", "x.json"]) == 0
    assert (folder / "x.json").stat().st_mode == (folder / "plain").stat().st_mode


def test_a_link_stays_a_link_and_its_target_is_written(folder):
    (folder / "real.json").write_text("old", "utf-8")
    (folder / "link.json").symlink_to("real.json")
    assert main(["make", "in", "--out", "link.json"]) == 0
    assert (folder / "link.json").is_symlink()
    assert json.loads((folder / "real.json").read_text("utf-8"))["schema_version"]


def test_standard_input_is_read_for_a_hyphen(folder):
    ended = command("make", "-", "--format", "json", input=STORIES["herald.txt"].encode(), cwd=folder)
    assert ended.returncode == 0
    assert json.loads(ended.stdout)["documents"][0]["text"].startswith("The county council")
    assert ended.stderr == b""


def test_the_topic_given_is_the_topic(folder, capfd):
    assert main(["make", "in", "--topic", "Bridges", "--out", "-"]) == 0
    assert json.loads(capfd.readouterr().out)["topic"] == "Bridges"


def test_what_is_missing_is_said_on_standard_error_where_the_output_is_a_file(folder, capfd):
    (folder / "in/scan.txt").write_bytes(b"%PDF-1.7\x00\x01\x02\xff")
    assert main(["make", "in", "--out", "x.json"]) == 0
    assert re.search(r"^briefing: missing in/scan.txt: ", capfd.readouterr().err, re.MULTILINE)
    assert json.loads((folder / "x.json").read_text("utf-8"))["omissions"][0]["name"] == "in/scan.txt"


def test_a_day_is_written_under_its_date(folder, capfd):
    assert main(["daily", "--date", "2031-03-03", "in", "--out", "days"]) == 0
    names = sorted(path.name for path in (folder / "days").iterdir())
    assert names == ["briefing-2031-03-03.html", "briefing-2031-03-03.json", "briefing-2031-03-03.md"]
    assert "Daily briefing · 3 March 2031" in capfd.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["make", "nowhere"], r"nowhere.*: .+"),
        (["make", "in", "--extractor", "model"], r"needs a key: set OPENAI_API_KEY"),
        (["make", "in", "--out", "x.pdf"], r"--out x.pdf does not tell the format: end it with \.html"),
        (
            ["make", "in", "--out", "in", "--format", "json"],
            r"--out in is a folder.*: give a file such as in/briefing.json",
        ),
        (
            ["make", "in", "--out", "in/gazette.txt/x.html"],
            r"in/gazette.txt/x.html cannot be written \(.+\): give another",
        ),
        (["make", "in", "--out", "taken"], r"taken/briefing.html cannot be written \(.*folder\): give another --out"),
        (["make", "in", "--out", "x" * 300 + ".html"], r"cannot be written \(File name too long\): give another --out"),
        (["daily", "--date", "1999-01-01", "in", "--format", "json"], r"1999-01-01"),
    ],
)
def test_what_the_caller_can_put_right_is_one_line_and_status_two(folder, capfd, arguments, message):
    (folder / "taken/briefing.html").mkdir(parents=True)
    if arguments[0] == "daily":
        for name, text in STORIES.items():
            dated = {"text": text, "published_at": "2031-03-03"}
            (folder / "in" / f"{name}.json").write_text(json.dumps(dated), "utf-8")
            (folder / "in" / name).unlink()
    assert main(arguments) == 2
    printed = capfd.readouterr()
    assert printed.out == ""
    assert re.fullmatch(rf"briefing: .*{message}.*\n", printed.err)


@pytest.mark.parametrize("arguments", [["make"], ["make", "in", "--format", "pdf"], ["daily", "in"], ["nothing"]])
def test_a_slip_in_the_options_is_explained_with_status_two(folder, capfd, arguments):
    assert main(arguments) == 2
    assert "Try 'briefing" in capfd.readouterr().err


def test_a_wrong_day_says_how_days_are_written(folder, capfd):
    assert main(["daily", "--date", "5 June", "in"]) == 2
    assert "'5 June' is no day: write it like 2025-06-05" in capfd.readouterr().err


def test_an_output_that_cannot_be_written_is_found_before_anything_is_extracted(folder, capfd, monkeypatch):
    monkeypatch.setenv("OPENAI_API_KEY", "any")
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")  # asking it would be another error
    assert main(["make", "in", "--out", "in/gazette.txt/x.html"]) == 2
    assert "cannot be written" in capfd.readouterr().err


def test_a_message_cannot_move_the_cursor(folder, capfd):
    assert main(["make", "no\x1b[2Jwhere\nat all"]) == 2
    message = capfd.readouterr().err
    assert "\x1b" not in message
    assert message.count("\n") == 1


def test_a_traceback_is_shown_only_when_asked_for(folder, capfd):
    assert main(["make", "nowhere"]) == 2
    assert "Traceback" not in capfd.readouterr().err
    for arguments in (["--debug", "make", "nowhere"], ["make", "nowhere", "--debug"]):
        assert main(arguments) == 2
        assert "Traceback" in capfd.readouterr().err


def test_help_names_the_commands_and_loads_nothing_slow():
    ended = command("--help")
    assert ended.returncode == 0
    assert all(name in ended.stdout.decode() for name in ("make", "daily", "serve"))
    loaded = subprocess.run(
        [sys.executable, "-c", "import sys, briefing.cli; print(*sys.modules)"], capture_output=True, check=True
    )
    assert not {"spacy", "openai", "instructor", "litestar", "jinja2", "rich"} & set(loaded.stdout.decode().split())


def test_the_version_is_printed(capfd):
    assert main(["--version"]) == 0
    assert re.fullmatch(r"briefing \d+\.\d+\.\d+\n", capfd.readouterr().out)


def test_a_reader_that_leaves_early_is_no_error(folder):
    asked = [sys.executable, "-m", "briefing", "make", "in", "--format", "json"]
    with subprocess.Popen(asked, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=folder) as running:
        running.stdout.close()
        said = running.stderr.read()
        assert running.wait(110) == 141
    assert said == b""


def heeding_interruptions() -> None:
    """A shell starts what runs in the background with SIGINT ignored, and these tests may run there."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_an_interruption_ends_with_its_own_status_and_no_traceback(folder):
    with socket.create_server(("127.0.0.1", 0)) as endpoint:
        address = f"http://127.0.0.1:{endpoint.getsockname()[1]}/v1"
        around = os.environ | {"OPENAI_API_KEY": "any", "OPENAI_BASE_URL": address, "BRIEFING_CACHE": "0"}
        asked = [sys.executable, "-m", "briefing", "make", "in", "--out", "-"]
        with subprocess.Popen(
            asked, stdout=-1, stderr=-1, cwd=folder, env=around, preexec_fn=heeding_interruptions
        ) as running:
            endpoint.settimeout(60)
            connection, _ = endpoint.accept()  # it is waiting for an answer now, and gets none
            with connection:
                running.send_signal(signal.SIGINT)
                printed, said = running.communicate(timeout=60)
    assert (running.returncode, printed, said) == (130, b"", b"briefing: stopped\n")


def bare() -> Briefing:
    document = Document(text="Rain fell.", name="rain.txt")
    return Briefing(
        id="b-1",
        topic="",
        headline="",
        generated_at="2031-03-05T06:00:00Z",
        sections=(),
        findings=(),
        claims=(),
        rejections=(),
        documents=(document,),
        provenance=Provenance(extractor="given", code_version="1"),
    )


def kept_in(message: str) -> Path:
    return Path(re.search(r"the briefing is kept in (\S+\.json)", message)[1])


def test_a_briefing_that_cannot_be_written_after_all_is_kept_and_the_message_says_where(folder):
    outputs = plan(None, "out/x.html", "briefing")
    prepare(outputs)
    (folder / "out").rmdir()
    (folder / "out").write_text("now a file", "utf-8")
    with pytest.raises(StoreError, match="could not be written") as refused:
        deliver(bare(), outputs)
    kept = kept_in(str(refused.value))
    assert Briefing.model_validate_json(kept.read_text("utf-8")) == bare()
    kept.unlink()


def test_a_briefing_that_cannot_be_printed_is_kept_too(folder):
    elsewhere = EvidenceSpan(document_id="d-unknown", start=0, end=4, quote="Rain")
    made = bare().model_copy(update={"headline_citations": (elsewhere,)})
    with pytest.raises(KeyError) as failed:
        deliver(made, [Output("page", folder / "x.html")])
    kept = kept_in(failed.value.__notes__[0])
    assert json.loads(kept.read_text("utf-8"))["id"] == "b-1"
    kept.unlink()


def test_a_file_that_could_not_be_replaced_is_the_old_one(folder):
    (folder / "out").mkdir()
    (folder / "out/x.json").write_text("old", "utf-8")
    target = folder / "out/x.json"
    with pytest.raises(ConfigurationError):
        prepare([Output("json", target / "below.json")])
    assert target.read_text("utf-8") == "old"
    assert list((folder / "out").iterdir()) == [target]


@pytest.mark.parametrize(
    ("given", "out", "expected"),
    [
        (None, None, [("terminal", None)]),
        (None, "-", [("json", None)]),
        ("page", "-", [("page", None)]),
        ("markdown", None, [("markdown", None)]),
        (None, "a.MD", [("markdown", "a.MD")]),
        ("json", "a.html", [("json", "a.html")]),
        ("json", "a", [("json", "a")]),
        (None, "a", [("page", "a/s.html"), ("markdown", "a/s.md"), ("json", "a/s.json"), ("terminal", None)]),
        (None, "b.c/", [("page", "b.c/s.html"), ("markdown", "b.c/s.md"), ("json", "b.c/s.json"), ("terminal", None)]),
    ],
)
def test_format_and_out_decide_together_what_goes_where(folder, given, out, expected):
    assert [(o.format, o.path and str(o.path)) for o in plan(given, out, "s")] == expected


def test_a_file_that_is_read_is_never_written_over(folder, capfd):
    source = folder / "news.json"
    source.write_text('{"text": "The bridge at Ormley opened on 4 May 2024."}', "utf-8")
    before = source.read_bytes()
    assert main(["make", "news.json", "--out", "./news.json"]) == 2
    assert "news.json is both read and written" in capfd.readouterr().err
    assert source.read_bytes() == before
