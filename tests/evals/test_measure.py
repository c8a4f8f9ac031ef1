"""The frame of the measurements: rows, what is wanted of them, the table and the file."""

import json
from pathlib import Path

import pytest

from evals.measure.__main__ import MODULES, main, save, table
from evals.measure.rows import Row, met, share_row


def row(value: float, wanted: str) -> Row:
    return Row(name="dates_exact", value=value, n=50, wanted=wanted)


@pytest.mark.parametrize(
    ("value", "wanted", "expected"),
    [
        (0.85, ">= 0.85", True),
        (0.84, "≥ .85", False),
        (0.02, "<= 2 %", True),
        (0.021, "≤ 2 %", False),
        (9, ">= 9", True),
        (1, "0", False),
        (0, "= 0", True),
        (0.3, "", None),
        (0.3, "as good as may be", None),
    ],
)
def test_a_row_is_met_where_its_value_is_within_what_is_wanted(value: float, wanted: str, expected: bool | None):
    assert met(row(value, wanted)) is expected


def test_a_share_of_nothing_is_nothing_and_says_so_by_its_n():
    assert (share_row("a", 0, 0).value, share_row("a", 0, 0).n) == (0.0, 0)


def test_the_table_says_what_is_not_met():
    lines = table([row(0.9, ">= 0.85"), row(0.5, ">= 0.85")]).splitlines()
    assert lines[1].endswith("met")
    assert not lines[1].endswith("NOT MET")
    assert lines[2].endswith("NOT MET")


def test_the_file_holds_value_n_and_what_is_wanted_by_name(tmp_path: Path):
    save([row(0.9, ">= 0.85")], tmp_path / "new" / "measure.json")
    found = json.loads((tmp_path / "new" / "measure.json").read_text("utf-8"))
    assert found == {"dates_exact": {"value": 0.9, "n": 50, "wanted": ">= 0.85"}}


def test_an_unknown_module_is_refused_with_the_names_that_there_are(capsys: pytest.CaptureFixture[str]):
    with pytest.raises(SystemExit):
        main(["--only", "weather"])
    assert MODULES[0] in capsys.readouterr().err
