"""Several runs as one Markdown table."""

import pytest
from click.testing import CliRunner

from briefing.errors import InputError
from evals.__main__ import cli
from evals.tabling import PARTS, markdown
from tests.evals.made_runs import scored, story

F1, RECALL = "extraction.f1", "extraction.recall"


@pytest.fixture(scope="module")
def cases(tmp_path_factory):
    root = tmp_path_factory.mktemp("cases")
    fields = [("bus", "dev", False), ("coach", "dev", False), ("tram", "test", False), ("sleigh", "test", True)]
    return [story(root, name, split=split, fictional=fictional) for name, split, fictional in fields]


def test_each_run_is_a_column_and_each_value_has_its_interval_and_n(cases):
    one = scored(cases, {F1: {"bus": 0.25, "coach": 0.75, "tram": 1.0, "sleigh": 0.0}})
    other = scored(cases, {F1: {"bus": 0.5, "coach": 0.5, "tram": None, "sleigh": 1.0}})
    assert markdown([one, other], "dev", [F1]).splitlines() == [
        "| score (dev: bus, coach) | made-up | made-up |",
        "| --- | --- | --- |",
        "| extraction.f1 | 0.50 (0.25–0.75; n 20) | 0.50 (0.50–0.50; n 20) |",
    ]
    assert "| 1.00 (n 10) | unscored |" in markdown([one, other], "test", [F1])
    assert "| 0.00 (n 10) | 1.00 (n 10) |" in markdown([one, other], "fiction", [F1])


def test_every_story_is_in_the_real_ones_or_in_fiction_and_in_one_split_of_them(cases):
    held = {part: {case.name for case in cases if holds(case)} for part, holds in PARTS.items()}
    assert held == {"real": {"bus", "coach", "tram"}, "dev": {"bus", "coach"}, "test": {"tram"}, "fiction": {"sleigh"}}


def test_a_run_without_the_stories_says_so_and_a_table_of_nothing_is_refused(cases):
    whole = scored(cases[:3], {F1: {"bus": 1.0, "coach": 1.0, "tram": 1.0}})
    part = scored(cases[:2], {F1: {"bus": 1.0, "coach": 1.0}})
    assert "| 1.00 (n 10) | not run |" in markdown([whole, part], "test", [F1])
    with pytest.raises(InputError, match="'fiction'"):
        markdown([whole, part], "fiction", [F1])


def test_an_unknown_score_is_refused_with_those_there_are(cases):
    with pytest.raises(InputError, match=f"no score 'f2'.*{RECALL}"):
        markdown([scored(cases, {RECALL: {"bus": 1.0}})], "dev", ["f2"])


def test_the_command_prints_the_table_of_the_runs_that_it_is_given(cases, tmp_path, monkeypatch):
    run = scored(cases, {F1: {"bus": 0.5, "coach": 0.5, "tram": 1.0}})
    monkeypatch.setattr("evals.__main__._scored", lambda folder: run.model_copy(update={"notes": (folder.name,)}))
    asked = ["table", str(tmp_path / "one"), str(tmp_path / "other"), "--part", "test", "--scores", F1]
    printed = CliRunner().invoke(cli, asked)
    assert printed.exit_code == 0
    assert printed.output.endswith("| extraction.f1 | 1.00 (n 10) | 1.00 (n 10) |\n")
