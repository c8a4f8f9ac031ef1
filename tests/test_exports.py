"""The public names, and that they are what they say whatever is imported first."""

import importlib
import subprocess
import sys
import tomllib

import pytest

import briefing
from tests.conftest import ROOT

PUBLIC = [
    "Attribution",
    "Briefing",
    "BriefingError",
    "CandidateClaim",
    "Claim",
    "DailyBriefing",
    "Document",
    "EvidenceSpan",
    "Finding",
    "Quantity",
    "Rejection",
    "Relation",
    "Settings",
    "TimeExpression",
    "__version__",
    "brief",
    "choose_extractor",
    "daily",
    "from_text",
    "merge",
]
"""A name that is added or goes is a change that users meet: it belongs here and in the changelog."""


def test_the_public_names_are_these():
    assert briefing.__all__ == PUBLIC


@pytest.mark.parametrize("name", PUBLIC)
def test_every_public_name_can_be_imported_and_says_what_it_is(name: str):
    value = getattr(briefing, name)
    assert name == "__version__" or value.__doc__


def test_a_name_that_is_not_public_is_not_there():
    with pytest.raises(AttributeError, match="nothing_like_it"):
        _ = briefing.nothing_like_it


@pytest.mark.parametrize(
    "package",
    ["text", "normalize", "model", "ground", "merge", "compose", "render", "ingest", "llm", "extract", "serve"],
)
def test_what_a_package_exports_is_there(package: str):
    module = importlib.import_module(f"briefing.{package}")
    for name in getattr(module, "__all__", []):
        assert hasattr(module, name)


@pytest.mark.parametrize(
    "first",
    ["import briefing.merge.match", "from briefing.merge import merge", "import briefing.pipeline", "briefing.merge"],
)
def test_merge_stays_the_function_whatever_is_imported_first(first: str):
    script = f"import briefing; {first}; import briefing.merge.match; assert briefing.merge([], []) == ()"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_importing_the_package_loads_none_of_its_libraries():
    script = "import sys, briefing; print(*sorted({n.split('.')[0] for n in sys.modules} & set(sys.argv[1:])))"
    slow = ["spacy", "openai", "instructor", "litestar", "wordfreq", "pydantic", "rich", "click"]
    done = subprocess.run([sys.executable, "-c", script, *slow], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


def test_the_version_is_the_projects():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert briefing.__version__ == project["version"]
