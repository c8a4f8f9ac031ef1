"""What the README says is what happens: its printed output, its Python, its list of files, its commands."""

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.conftest import ROOT

README = (ROOT / "README.md").read_text("utf-8")
ORDER = (
    "__init__.py version.py errors.py model text normalize ingest settings.py prompts.py llm extract ground merge "
    "compose render pipeline.py store.py serve cli __main__.py"
).split()


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)


def opening(path: Path) -> str:
    """The first sentence of a module's docstring."""
    text = ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""
    return " ".join(re.split(r"(?<=[^A-Z])\.\s|\n\n|: ", text, maxsplit=1)[0].split()).rstrip(".")


def listing() -> str:
    lines: list[str] = []
    for name in ORDER:
        path = ROOT / "briefing" / name
        inner = sorted(path.rglob("*.py")) if path.is_dir() else []
        lines.append(f"{name + '/' if inner else name:28}{opening(path / '__init__.py' if inner else path)}")
        rest = [file for file in inner if file != path / "__init__.py"]
        lines += [f"  {file.relative_to(path).as_posix():26}{opening(file)}" for file in rest]
    return "\n".join(lines) + "\n"


def test_every_file_is_listed_in_reading_order():
    assert listing() in blocks("text"), "\n" + listing()


def test_the_printed_output_is_what_the_command_prints(monkeypatch: pytest.MonkeyPatch):
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("OPENAI", "BRIEFING"))}
    environment |= {"SOURCE_DATE_EPOCH": "1780000000", "COLUMNS": "80"}
    done = subprocess.run(
        [sys.executable, "-m", "briefing", "make", "seeds"],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=True,
    )  # fmt: skip
    printed = [line.rstrip() for line in done.stdout.splitlines()]
    [shown] = [block for block in blocks("console") if block.startswith("$ make brief")]
    wanted = [line.rstrip() for line in shown.splitlines()[1:] if line.strip() and line.strip() != "…"]
    assert wanted
    missing = [line for line in wanted if line not in printed]
    assert not missing, "\n".join(missing) + "\n---\n" + done.stdout


def test_the_python_example_runs_and_prints_what_it_shows():
    [example] = blocks("python")
    code, _, shown = example.partition("# prints\n")
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("OPENAI", "BRIEFING"))}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines() == [line.removeprefix("# ") for line in shown.splitlines()]


def test_every_command_of_the_readme_exists():
    from briefing.cli import cli

    for line in re.findall(r"^    briefing (\w+)", README, re.MULTILINE):
        assert CliRunner().invoke(cli, [line, "--help"]).exit_code == 0
    recipes = (ROOT / "Makefile").read_text("utf-8")
    for target in set(re.findall(r"`make ([\w-]+)`", README)):
        assert re.search(rf"^{target}:", recipes, re.MULTILINE), target


def test_every_link_of_the_readme_leads_to_a_file():
    for target in re.findall(r"\]\((?!http|#)([^)#]+)", README):
        assert (ROOT / target).exists(), target
