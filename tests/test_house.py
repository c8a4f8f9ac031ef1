"""The house rules that a machine can check: sizes, names, words, and that nothing goes untested."""

import ast
import io
import re
import subprocess
import tokenize
from fnmatch import fnmatch
from functools import cache
from pathlib import Path
from statistics import median
from typing import NamedTuple

import pytest

from tests.conftest import ROOT

FILE_LINES, FUNCTION_LINES, MEDIAN_LINES = 300, 50, 8
"""Most lines of a file, most lines of code of a function, most that half of them have."""

BANNED = frozenset(
    "fact facts item items article articles snippet snippets fuzzy util utils manager managers helper helpers "
    "processor processors".split()
)
"""Words that the design does not use: each has a clearer one there."""

TESTED_ELSEWHERE = {
    "__main__": ("test_cli.py", "one call; the command is run with -m"),
    "version": ("test_exports.py", "one line, held to pyproject.toml"),
    "cli/*": ("test_cli.py", "the command is tested from outside, as people run it"),
    "extract/embedded/*": ("extract/test_embedded_statements.py", "the parts of one reading, tested by what it states"),
    "ground/*": ("ground/test_ground.py", "the checks refuse or pass whole candidates"),
    "ingest/*": ("ingest/test_pages.py", "the parts of a page are found together, on whole pages"),
    "llm/*": ("llm/test_transport.py", "seen from above and from the wire, with test_client.py"),
    "merge/*": ("merge/test_relations.py", "what a claim's profile holds shows in how two claims relate"),
    "model/*": ("test_model.py", "one test for what holds of all types"),
    "normalize/quantity_*": ("normalize/test_quantities.py", "the rules of one reader, tested on sentences"),
    "normalize/units": ("normalize/test_quantities.py", "the table of the same reader"),
    "normalize/time_*": ("normalize/test_times.py", "the rules of one reader, tested on sentences"),
    "render/*": ("render/test_render_page.py", "the view is tested on each surface that prints it"),
    "serve/*": ("serve/test_briefings.py", "the app is asked over HTTP, as clients do"),
}
"""Modules without a test file of their own name, where they are tested instead, and why."""


class Function(NamedTuple):
    where: str
    lines: int


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def modules(*folders: str) -> list[Path]:
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


def short(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def code_lines(path: Path) -> set[int]:
    """Numbers of the lines that hold more than a comment or nothing."""
    empty = {tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.ENDMARKER}
    tokens = tokenize.generate_tokens(io.StringIO(path.read_text("utf-8")).readline)
    return {line for token in tokens if token.type not in empty for line in range(token.start[0], token.end[0] + 1)}


def functions(folder: str) -> list[Function]:
    """Every function with its lines of code, signature included, docstring and comments not."""
    found = []
    for path in modules(folder):
        lines = code_lines(path)
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                own = set(range(node.lineno, (node.end_lineno or node.lineno) + 1)) & lines
                if ast.get_docstring(node) is not None:
                    own -= set(range(node.body[0].lineno, (node.body[0].end_lineno or 0) + 1))
                found.append(Function(f"{short(path)}: {node.name}", len(own)))
    return found


# Sizes


def test_no_file_is_longer_than_a_reader_can_hold():
    lengths = {short(path): len(path.read_text("utf-8").splitlines()) for path in modules("briefing", "evals")}
    assert {name: length for name, length in lengths.items() if length > FILE_LINES} == {}


@pytest.mark.parametrize("folder", ["briefing", "evals"])
def test_functions_are_short(folder: str):
    found = functions(folder)
    assert [function for function in found if function.lines > FUNCTION_LINES] == []
    assert median(function.lines for function in found) <= MEDIAN_LINES


def test_lines_of_code_are_counted_without_docstrings_comments_and_blanks():
    mine = {
        function.where.split(": ")[1]: function.lines for function in functions("tests") if "house" in function.where
    }
    assert (mine["short"], mine["code_lines"]) == (2, 4)


# Words


def test_every_module_says_what_it_is():
    silent = [
        short(path) for path in modules("briefing", "evals") if tree(path).body and not ast.get_docstring(tree(path))
    ]
    assert silent == []


def words_of(name: str) -> set[str]:
    """The words of a name in small letters, however they are joined.

    >>> sorted(words_of("find_HTTPItem"))
    ['find', 'http', 'item']
    """
    return {word.lower() for word in re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+", name)}


def test_no_module_class_or_function_has_a_name_that_the_design_does_not_use():
    named = [(short(path), path.stem) for path in modules("briefing")]
    named += [(short(path), path.parent.name) for path in modules("briefing")]
    named += [
        (short(path), node.name)
        for path in modules("briefing")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    assert [entry for entry in named if words_of(entry[1]) & BANNED] == []


@pytest.mark.parametrize(
    ("name", "words"), [("find_items", {"find", "items"}), ("HTTPItem", {"http", "item"}), ("artefact", {"artefact"})]
)
def test_names_are_read_word_by_word(name: str, words: set[str]):
    assert words_of(name) == words


# Layers


def test_the_engine_never_imports_its_evaluation_or_its_tests():
    for path in modules("briefing"):
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                names = [node.module or ""]
            else:
                continue
            assert not {name.split(".")[0] for name in names} & {"evals", "tests"}, short(path)


# Tests


def untested() -> list[str]:
    """Modules of the engine without a test file of their own name in the folder of the same name."""
    own = [path.relative_to(ROOT / "briefing") for path in modules("briefing") if path.name != "__init__.py"]
    return [
        path.with_suffix("").as_posix()
        for path in own
        if not (ROOT / "tests" / path.parent / f"test_{path.name}").is_file()
    ]


def test_every_module_is_tested_under_its_name_or_said_to_be_tested_elsewhere():
    assert [name for name in untested() if not any(fnmatch(name, pattern) for pattern in TESTED_ELSEWHERE)] == []


@pytest.mark.parametrize("pattern", TESTED_ELSEWHERE)
def test_the_table_of_modules_tested_elsewhere_names_what_exists(pattern: str):
    test, _ = TESTED_ELSEWHERE[pattern]
    assert any(fnmatch(name, pattern) for name in untested())
    assert (ROOT / "tests" / test).is_file()


def test_test_names_are_sentences():
    terse = [
        f"{short(path)}: {node.name}"
        for path in modules("tests")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.name.startswith("test_")
        and len(node.name.split("_")) < 4
    ]
    assert terse == []


# What every file of the project may say


def written() -> list[Path]:
    """Files that are, or can be, committed."""
    asked = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file()]


@pytest.mark.parametrize(
    ("what", "pattern"),
    [
        ("the address of a package registry", r"://[\w.-]*(?:p[y]pi|[p]ythonhosted|n[p]mjs|[c]rates\.io|anac[o]nda)"),
        ("a path in somebody's home", r"(?<![\w.~-])/(?:hom[e]|roo[t]|User[s])/[\w.]"),
        ("work that was put off", r"\bT[O]DO\b|\bF[I]XME\b"),
        ("a conflict that was not settled", r"^(?:<{7}|>{7}) "),
    ],
)
def test_no_file_holds(what: str, pattern: str):
    found = []
    for path in written():
        try:
            text = path.read_text("utf-8")
        except UnicodeDecodeError:
            continue
        found += [f"{short(path)}: {match.group()}" for match in re.finditer(pattern, text, re.MULTILINE)]
    assert found == [], f"{what} is in {len(found)} places"
