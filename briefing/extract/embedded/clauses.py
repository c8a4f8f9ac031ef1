"""Two statements in one sentence, split only where nothing can reach over both; else the sentence is kept whole."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from briefing.extract.embedded.grammar import SUBJECTS, has_finite, is_personal, root_of
from briefing.extract.embedded.quotation import balanced

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

Part = tuple[str, "Token"]
"""A statement's text and its main verb."""

_BEFORE_A_SUBJECT = {"nsubj", "nsubjpass", "expl", "cc", "punct", "aux", "auxpass"}
_JOINING = frozenset(("and", "but", ";", "while"))
_FIGURES = {"CARDINAL", "QUANTITY", "MONEY", "PERCENT", "DATE"}
_SCOPES = {"neg", "mark"}


def coordinated(doc: Doc) -> tuple[Part, ...]:
    """Both halves of "A did X, and B did Y"; nothing where the sentence is to be kept whole.

    Kept whole: anything in front of the first subject ("After the vote, A and B"), which may govern both halves; a
    second subject that is a pronoun; halves that cut a quotation; a half that has no finite verb.
    """
    root = root_of(doc)
    if not _has_own_subject(root) or not _nothing_in_front(root):
        return ()
    second = next((c for c in root.children if c.dep_ == "conj" and c.i > root.i and _has_own_subject(c)), None)
    if second is None:
        return ()
    start = second.left_edge.i
    joint = start - 1
    if joint < 2 or doc[joint].lower_ not in _JOINING or not (doc[joint].text == ";" or doc[joint - 1].text == ","):
        return ()
    left, right = doc[: joint - 1 if doc[joint - 1].text == "," else joint], doc[start:]
    if any(is_personal(token) for token in right) or not _are_whole(left, right, second):
        return ()
    return (left.text, root), (right.text, second)


def shared_subject(doc: Doc) -> tuple[Part, ...]:
    """Both halves of "A sent 500 men and has lost 20": each has a figure or date, or the second has a date.

    A date of the second half would else be taken for one of the first: "held Hall, and heard two on Friday".

    Not under a negation or a modal of the first verb, which may reach over the second.
    """
    root = root_of(doc)
    if not _has_own_subject(root) or not _nothing_in_front(root) or _scopes(root):
        return ()
    second = next((c for c in root.children if c.dep_ == "conj" and c.i > root.i and _is_bare(c)), None)
    subject = _subject(root)
    if second is None or subject is None or subject.left_edge.i > 0:
        return ()
    joint = next((i for i in range(second.i - 1, root.i, -1) if doc[i].dep_ == "cc" and doc[i].head == root), None)
    if joint is None or doc[joint].lower_ not in {"and", "but"}:
        return ()
    left, right = doc[: joint - 1 if doc[joint - 1].text == "," else joint], doc[joint + 1 :]
    if not (
        _has_figure(right) and (_has_figure(left) or _has_figure(right, {"DATE"})) and _are_whole(left, right, second)
    ):
        return ()
    phrase = doc[: subject.right_edge.i + 1]
    return (left.text, root), (f"{phrase.text.rstrip(',')} {right.text}", second)


def _subject(verb: Token) -> Token | None:
    return next((child for child in verb.children if child.dep_ in SUBJECTS and child.i < verb.i), None)


def _has_own_subject(verb: Token) -> bool:
    subject = _subject(verb)
    if subject is None or not has_finite(verb):
        return False
    return subject.tag_ not in {"PRP", "WDT", "WP", "DT", "EX"}


def _is_bare(verb: Token) -> bool:
    """A finite verb without a subject of its own, and with no infinitive's "to"."""
    return has_finite(verb) and not any(child.dep_ in SUBJECTS for child in verb.children)


def _scopes(root: Token) -> bool:
    return any(child.dep_ in _SCOPES or child.tag_ == "MD" for child in root.children)


def _nothing_in_front(root: Token) -> bool:
    first = _subject(root)
    return first is not None and all(c.dep_ in _BEFORE_A_SUBJECT for c in root.children if c.i < first.i)


def _has_figure(span: Span, kinds: Collection[str] = _FIGURES) -> bool:
    return any(token.ent_type_ in kinds for token in span)


def _are_whole(left: Span, right: Span, second: Token) -> bool:
    """Long enough, no quotation cut, and the second verb's clause running to the end."""
    reaches = second.right_edge.i >= second.doc[-1].i - 1
    return reaches and len(left) > 3 and len(right) > 3 and balanced(left.text) and balanced(right.text)
