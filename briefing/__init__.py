"""A cross-checked news briefing in which every sentence leads to the exact characters it rests on.

The stages, in the order in which `pipeline` runs them:

    ingest    files, pages, records → Document
    extract   Document → CandidateClaim, by a model or by the embedded extractor
    ground    CandidateClaim → Claim with exact spans | Rejection with a reason
    merge     claims of all documents → Findings: what agrees, what contradicts, from how many origins
    compose   Findings → Briefing: what to say, in which order, with which citations
    render    Briefing → page, Markdown, terminal, JSON

>>> import briefing
>>> document = briefing.Document(text="The bridge was closed on Monday.", publisher="Harbour Post")
>>> document.label
'Harbour Post'
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

from briefing.version import __version__

if TYPE_CHECKING:
    from briefing.errors import BriefingError
    from briefing.ingest import from_text
    from briefing.merge import merge
    from briefing.model import (
        Attribution,
        Briefing,
        CandidateClaim,
        Claim,
        DailyBriefing,
        Document,
        EvidenceSpan,
        Finding,
        Quantity,
        Rejection,
        Relation,
        TimeExpression,
    )
    from briefing.pipeline import brief, choose_extractor, daily
    from briefing.settings import Settings

__all__ = [
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

_HOMES = {
    "BriefingError": "errors",
    "Settings": "settings",
    "brief": "pipeline",
    "choose_extractor": "pipeline",
    "daily": "pipeline",
    "from_text": "ingest",
    "merge": "merge",
}
"""Where a public name lives; the others are types of `model`."""


class _Package(ModuleType):
    """Loads a public name when it is first asked for: `briefing --help` must not wait for what it does not use.

    `merge` names a function for callers and a stage in the layout; as a property here it stays the function, whichever
    is imported first.
    """

    def __getattr__(self, name: str) -> object:
        if name not in __all__:
            raise AttributeError(f"module 'briefing' has no attribute {name!r}")
        return getattr(import_module(f"briefing.{_HOMES.get(name, 'model')}"), name)

    @property
    def merge(self) -> object:
        return import_module("briefing.merge").merge

    @merge.setter
    def merge(self, stage: ModuleType) -> None:
        """The import system binds each submodule to its package; this one is found in `sys.modules` instead."""


sys.modules[__name__].__class__ = _Package
