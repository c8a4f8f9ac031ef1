"""What a run was made with: enough to make it again, and to see at once why two runs are not comparable."""

from __future__ import annotations

import hashlib
import platform
import re
import subprocess
from collections.abc import Sequence
from datetime import datetime
from importlib import metadata
from typing import Any

from briefing.extract import Extractor
from briefing.model import Usage, Value
from briefing.settings import Settings
from evals.cases import REPOSITORY, Case, available
from evals.labels import Split
from evals.systems import public


class CaseMark(Value):
    """Which form of a case was run."""

    name: str
    """The case's name."""
    version: int
    """Of its labels."""
    split: Split
    """As in the labels."""
    fictional: bool
    """As in the labels."""
    labels: str
    """Hash of the label file."""
    texts: str
    """Hash of the documents' texts."""


class Skipped(Value):
    """A case that was not run."""

    case: str
    """Its name."""
    reason: str
    """Why."""


class Header(Value):
    """What was run on what."""

    started: datetime
    """When the run began; also the time that its briefings bear."""
    commit: str
    """Of the repository; "unknown" outside of one."""
    dirty: bool
    """Whether tracked files differed from the commit."""
    system: str
    """The extractor's name."""
    model: str | None
    """As in the briefing's provenance."""
    prompt: str | None
    """Name and version of the prompt."""
    prompt_hash: str | None
    """Of all that the prompt sends."""
    cases_hash: str
    """Of all labels and texts that were run."""
    settings: dict[str, Any]
    """All but secrets."""
    packages: dict[str, str]
    """Versions of what is installed of the requirements."""
    python: str
    """Version and platform."""
    cases: tuple[CaseMark, ...]
    """What was run, by name."""
    skipped: tuple[Skipped, ...] = ()
    """What was not run."""


def describe(cases: Sequence[Case], extractor: Extractor, settings: Settings) -> Header:
    """The header of a run that begins now."""
    made_by = extractor.provenance(Usage())
    marks = tuple(mark(case) for case in cases if available(case))
    commit = _git("rev-parse", "HEAD") or "unknown"
    return Header(
        started=settings.now(),
        commit=commit,
        dirty=bool(_git("status", "--porcelain", "--untracked-files=no")),
        system=extractor.name,
        model=made_by.model,
        prompt=made_by.prompt_name and f"{made_by.prompt_name} {made_by.prompt_version}",
        prompt_hash=made_by.prompt_hash,
        cases_hash=_hash("".join(m.labels + m.texts for m in marks)),
        settings=public(settings),
        packages=_versions(),
        python=f"{platform.python_version()} on {platform.system()} {platform.machine()}",
        cases=marks,
        skipped=tuple(
            Skipped(case=case.name, reason=f"its texts ({case.labels.texts.path}) are not on this machine")
            for case in cases
            if not available(case)
        ),
    )


def mark(case: Case) -> CaseMark:
    """Which form of the case this is."""
    labels = case.labels
    return CaseMark(
        name=case.name,
        version=labels.version,
        split=labels.split,
        fictional=labels.fictional,
        labels=_hash(labels.model_dump_json()),
        texts=_hash("\x1f".join(document.text for document in case.documents)),
    )


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def _git(*arguments: str) -> str:
    """What git answers about the repository; "" where there is none."""
    try:
        asked = subprocess.run(  # noqa: S603 — fixed arguments
            ["git", *arguments],  # noqa: S607 — whichever git the caller has
            cwd=REPOSITORY, capture_output=True, text=True, check=True,
        )  # fmt: skip
    except (OSError, subprocess.CalledProcessError):
        return ""
    return asked.stdout.strip()


def _versions() -> dict[str, str]:
    """Versions of the package itself and of what it requires, as far as installed."""
    try:
        required = metadata.requires("briefing") or []
    except metadata.PackageNotFoundError:
        return {}
    names = sorted({_name(line) for line in required if "extra ==" not in line})
    return {"briefing": metadata.version("briefing"), **{name: metadata.version(name) for name in names}}


def _name(requirement: str) -> str:
    """The package of a requirement.

    >>> _name("litestar[jinja]>=2.25,<3")
    'litestar'
    """
    return re.split(r"[\s\[<>=;!~]", requirement, maxsplit=1)[0]
