"""Two statements in one sentence: "A did X, and B did Y", split only where nothing can reach over both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.extract.embedded import words
from briefing.extract.embedded.quotation import balanced
from briefing.extract.embedded.shells import has_finite

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SUBJECTS = {"nsubj", "nsubjpass", "expl"}
_BEFORE_A_SUBJECT = {"nsubj", "nsubjpass", "expl", "cc", "punct", "aux", "auxpass", "neg"}
_JOINING = frozenset(("and", "but", ";", "while"))


def coordinated(doc: Doc) -> tuple[str, str] | None:
    """Both halves, or None where the sentence is to be kept whole.

    Kept whole: anything in front of the first subject ("After the vote, A and B"), which may govern both halves; a
    second subject that is a pronoun; halves that cut a quotation; a half that has no finite verb.
    """
    root = next((token for token in doc if token.dep_ == "ROOT"), None)
    if root is None or not _is_whole(root) or not _nothing_in_front(root):
        return None
    for second in root.children:
        if second.dep_ == "conj" and second.i > root.i and _is_whole(second):
            return _halves(root, second)
    return None


def _is_whole(verb: Token) -> bool:
    subject = next((child for child in verb.children if child.dep_ in _SUBJECTS and child.i < verb.i), None)
    if subject is None or not has_finite(verb):
        return False
    return subject.lower_ not in words.THIRD_PERSON | words.NEAR_PERSONS and subject.tag_ not in {"WDT", "WP", "DT", "EX"}


def _nothing_in_front(root: Token) -> bool:
    first = next(child for child in root.children if child.dep_ in _SUBJECTS)
    return all(child.dep_ in _BEFORE_A_SUBJECT for child in root.children if child.i < first.i)


def _halves(root: Token, second: Token) -> tuple[str, str] | None:
    doc, start = root.doc, second.left_edge.i
    joint = start - 1
    if joint < 2 or doc[joint].lower_ not in _JOINING:
        return None
    has_comma = doc[joint].text == ";" or doc[joint - 1].text == ","
    left = doc[: joint - 1 if doc[joint - 1].text == "," else joint]
    right = doc[start:]
    if not has_comma or second.right_edge.i < root.right_edge.i - 1 or len(left) < 4 or len(right) < 5:
        return None
    if any(token.lower_ in words.PERSONAL for token in right) or not (balanced(left.text) and balanced(right.text)):
        return None
    return left.text, right.text
