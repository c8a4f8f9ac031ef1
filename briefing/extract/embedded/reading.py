"""A document read sentence by sentence: shells peeled in rounds, then statements made with their chains."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from briefing.extract.embedded import parsing
from briefing.extract.embedded.grammar import is_near
from briefing.extract.embedded.names import Names
from briefing.extract.embedded.peeling import Peeled, peel_trailing
from briefing.extract.embedded.quotation import (
    MARKS,
    balanced,
    ends_in_a_comma,
    is_all_quoted,
    is_open_after,
    names_its_speaker,
    runs,
)
from briefing.extract.embedded.reporting import clauses_inside, peel_leading, reporter_aside, speaker_kept
from briefing.extract.embedded.sources import Source

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from briefing.model import Document

_ROUNDS = 4
"""Shells peeled from one sentence at the most: a chain of four links is the longest that news has."""

Kind = Literal["main", "inside", "aside"]


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence, or what is left of it or found in it, with the sources that its shells named."""

    sentence: int
    text: str
    kind: Kind
    """`main` is what the sentence states; `inside` a clause that somebody reports within it; `aside` what followed a
    shell, in the publisher's own words."""
    sources: tuple[Source, ...] = ()
    is_belief: bool = False
    """Whether a shell said that somebody believes it."""
    doc: Doc | None = field(default=None, compare=False)

    @property
    def parsed(self) -> Doc:
        """The parse; passages leave `peel_all` with one."""
        if self.doc is None:
            raise ValueError("a passage is parsed before it is read")
        return self.doc


@dataclass(frozen=True, slots=True)
class Reading:
    """What the rules read off a document, before sources and pronouns are looked up across sentences."""

    document: Document
    sentences: list[parsing.SourceSentence]
    docs: list[Doc]
    passages: list[Passage]
    names: Names
    quotations: list[int | None]
    """For each sentence the running quotation that it belongs to."""


def read(document: Document) -> Reading:
    """Split, parse and peel."""
    sentences = parsing.split(document)
    texts = [sentence.text for sentence in sentences]
    quotations = runs(texts, [sentence.line for sentence in sentences])
    docs = parsing.parse(_with_marks(texts, quotations))
    names = Names(document.text, docs, document.wire)
    whole = [Passage(i, doc.text, "main", doc=doc) for i, doc in enumerate(docs)]
    passages = sorted(_peel_all(whole), key=lambda passage: (passage.sentence, _ORDER[passage.kind]))
    names.with_relays(source for passage in passages for source in passage.sources)
    return Reading(document, sentences, docs, passages, names, quotations)


_ORDER: dict[Kind, int] = {"main": 0, "inside": 1, "aside": 2}


def _with_marks(texts: Sequence[str], quotations: Sequence[int | None]) -> list[str]:
    """Each sentence with the marks of a quotation that runs on into it or out of it, so that each is whole."""
    made: list[str] = []
    before: int | None = None
    for text, number in zip(texts, quotations, strict=True):
        continues = number is not None and number == before
        opened = f"“{text}" if continues else text
        is_open = is_open_after(text, already=continues)
        made.append(
            _uniform(opened + "”" if is_open and number is not None else opened) if number is not None else text
        )
        before = number
    return made


def _uniform(text: str) -> str:
    """Straight marks beside curly ones are read by turns; one style in a sentence makes them pairs."""
    out, inside = [], False
    for char in text:
        if char in MARKS:
            inside = not inside
            out.append("“" if inside else "”")
        else:
            out.append(char)
    return "".join(out)


def _peel_all(passages: list[Passage]) -> list[Passage]:
    done: list[Passage] = []
    for _ in range(_ROUNDS):
        fresh: list[Passage] = []
        for passage in passages:
            peeled = _peel(passage)
            if peeled:
                fresh.extend(peeled)
            else:
                done.append(passage)
                done.extend(Passage(passage.sentence, t, "inside", (*passage.sources, s)) for s, t in _inside(passage))
        if not fresh:
            return _parsed(done)
        passages = _parsed(fresh)
    return _parsed(done + passages)


def _inside(passage: Passage) -> list[tuple[Source, str]]:
    return clauses_inside(passage.parsed) if passage.kind == "main" else []


def _parsed(passages: list[Passage]) -> list[Passage]:
    missing = [passage for passage in passages if passage.doc is None]
    docs = iter(parsing.parse([_with_stop(passage.text) for passage in missing]))
    return [p if p.doc is not None else replace(p, doc=next(docs)) for p in passages]


def _with_stop(text: str) -> str:
    """A clause out of its sentence gets its full stop back: the parser reads it better."""
    return text if text.rstrip()[-1:] in {".", "!", "?", "…", ""} else text.rstrip() + "."


def _peel(passage: Passage) -> list[Passage]:
    """The passages that a shell leaves, or nothing where there is no shell."""
    if passage.kind == "aside":
        return []
    peeled: Peeled | None = peel_trailing(passage.parsed) or peel_leading(passage.parsed)
    if peeled is None or not peeled.content:
        return []
    sources = (*passage.sources, *peeled.sources)
    belief = passage.is_belief or peeled.is_belief
    made = [Passage(passage.sentence, peeled.content, passage.kind, sources, belief)]
    made += [Passage(passage.sentence, text, "inside", sources) for text in peeled.added]
    made += [Passage(passage.sentence, text, "aside") for text in peeled.dropped]
    return made


def kept_source(passage: Passage) -> Source | None:
    """The speaker of a speech act that stays whole, or who an aside says passed it on."""
    return speaker_kept(passage.parsed) or reporter_aside(passage.parsed) if passage.kind == "main" else None


def unattributed_quotation(passage: Passage) -> bool:
    """Whether it is somebody's words and the sentence does not say whose: a lone mark is the edge of a quotation."""
    if passage.sources or speaker_kept(passage.parsed) is not None or names_its_speaker(passage.text):
        return False
    return is_all_quoted(passage.text) or not balanced(passage.text) or ends_in_a_comma(passage.text)


def speaks_of_itself(doc: Doc) -> bool:
    """Whether a quoted "I" or "we" stands in it: such words need their speaker beside them."""
    return any(map(is_near, doc))
