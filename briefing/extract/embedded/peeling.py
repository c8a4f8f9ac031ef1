"""A sentence without its trailing shell. What is left is parsed anew, and may hold a further shell: so a chain is read
from the outside in.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.extract.embedded import words
from briefing.extract.embedded.grammar import FINITE_OR_MODAL, SUBJECTS, has_finite
from briefing.extract.embedded.quotation import MARKS, balanced
from briefing.extract.embedded.shells import Shell, end_of, shells
from briefing.extract.embedded.sources import Source, as_relay, source_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


@dataclass(frozen=True, slots=True)
class Peeled:
    """A sentence without its shell."""

    content: str
    """What is attributed."""
    sources: tuple[Source, ...]
    """Outermost first."""
    dropped: tuple[str, ...] = ()
    """What followed the shell and is not part of the content: the publisher's own words."""
    added: tuple[str, ...] = ()
    """Further clauses of the same sources: "adding that P2"."""
    is_belief: bool = False
    """Whether the shell was somebody's belief, so that the content is no more than possible."""


def peel_trailing(doc: Doc) -> Peeled | None:
    """The sentence without the first shell that follows a part of it, or None where there is none."""
    found = next(shells(doc), None)
    return None if found is None else _without(doc, *found, end_of(doc))


def _without(doc: Doc, at: int, shell: Shell, end: int) -> Peeled | None:
    first = _text_before(doc, at)
    rest = shell.end + 1 if shell.end < end and doc[shell.end].text in {",", "—", "–", ";"} else shell.end
    if rest >= end:
        return Peeled(first, shell.sources, is_belief=shell.is_belief)
    head, after = doc[rest], doc.text[doc[rest].idx :]
    if head.lower_ in words.CITING:
        return _cited(doc, at, shell, rest, end)
    if head.tag_ == "CC" and rest + 1 < end and doc[rest + 1].tag_ == "PRP":
        return Peeled(first, shell.sources, is_belief=shell.is_belief)  # "but he …": who spoke, or who was spoken of?
    if not _is_clause(doc, at) or head.tag_ == "CC" or (head.text in MARKS and rest + 1 < end):
        return Peeled(_joined(first, after, head), shell.sources) if balanced(_joined(first, after, head)) else None
    added = (clause_text(doc, rest + 1),) if head.lower_ in words.ADDING else ()
    return Peeled(first, shell.sources, dropped=() if added else (after,), added=tuple(text for text in added if text))


def _cited(doc: Doc, at: int, shell: Shell, rest: int, end: int) -> Peeled | None:
    """As in "P, X reported, citing Y": X passes on what Y says."""
    stop = next((i for i in range(rest + 1, end) if doc[i].text == ","), end)
    cited = source_of(doc[rest + 1 : stop])
    first, rest_of = _text_before(doc, at), doc.text[doc[stop].idx :].lstrip(", ") if stop < end else ""
    sources = (*shell.sources[:-1], as_relay(shell.sources[-1]), cited) if cited else shell.sources
    return Peeled(first, sources, dropped=(rest_of,) if rest_of else ())


def clause_text(doc: Doc, at: int) -> str:
    """From `at` on, without a leading "that"; empty where no finite clause follows."""
    start = at + 1 if at < len(doc) and doc[at].lower_ == "that" else at
    if start >= len(doc) or not any(token.tag_ in FINITE_OR_MODAL for token in doc[start:]):
        return ""
    return doc.text[doc[start].idx :]


def _text_before(doc: Doc, at: int) -> str:
    """The text before a shell, without the comma that led to it: inside a closing mark or outside."""
    text = doc.text[: doc[at].idx].rstrip()
    if text.endswith(","):
        return text[:-1].rstrip()
    if text[-1:] in MARKS and text[:-1].rstrip().endswith(","):
        return text[:-1].rstrip()[:-1] + text[-1]
    return text


def _is_clause(doc: Doc, end: int) -> bool:
    """Whether there is a subject with a finite verb before `end`: else the shell stands inside a clause."""
    return any(token.dep_ in SUBJECTS and token.head.i < end and has_finite(token.head) for token in doc[:end])


def _joined(first: str, after: str, head: Token) -> str:
    """Both sides of a shell in the middle; one quotation again where it cut one in two."""
    if first[-1:] in MARKS and after[:1] in MARKS:
        return first[:-1].rstrip(",") + " " + after[1:].lstrip()
    return first + (", " if head.tag_ == "CC" else " ") + after
