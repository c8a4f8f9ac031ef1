"""The last touch on a statement: a capital, a full stop, and whether it is a statement at all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.extract.embedded import words
from briefing.extract.embedded.grammar import SUBJECTS, has_finite, is_near, is_third
from briefing.extract.embedded.quotation import CLOSING, MARKS, closed

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_JOINT = re.compile(r"^(?:and|but|yet|so|however|meanwhile)\b,?\s+(?=\w)", re.IGNORECASE)

_CUT = re.compile(r"\W*(?:[A-Z] ?\. ?[a-z]|Not (?:because|that)\b)")
"""How what is left of a sentence begins: behind the "U." of "U. K.", or as the answer to a question before it."""


def finished(text: str) -> str:
    """One sentence of one line, with a capital and a stop; a joint to the sentence before is cut.

    >>> finished("but rain fell,")
    'Rain fell.'
    >>> finished("“rain fell”")
    '“Rain fell.”'
    """
    line = _JOINT.sub("", " ".join(text.split())).strip()
    line = closed(re.sub(r"^[,;:—–\-\s]+|[,;:—–\s]+$", "", line))
    first = next((i for i, char in enumerate(line) if char.isalnum()), None)
    if first is None or not line:
        return ""
    if all(char in MARKS or char in "'‘($£€" for char in line[:first]) and _may_be_capital(line[first:]):
        line = line[:first] + line[first].upper() + line[first + 1 :]
    return _stopped(line)


def _may_be_capital(rest: str) -> bool:
    """A word with a capital inside keeps its own spelling: "eBay", "iPhone"."""
    word = re.match(r"\w+", rest)
    return word is None or not any(char.isupper() for char in word.group()[1:])


def _stopped(line: str) -> str:
    """One stop at the end, inside the marks where the whole line is a quotation."""
    line = line.removesuffix(".") if line[-2:-1] in MARKS else line
    closing = line[-1] in CLOSING or (line[-1] == '"' and line.count('"') % 2 == 0)
    body, mark = (line[:-1].rstrip(), line[-1]) if closing else (line, "")
    wholly = bool(mark) and body[:1] in MARKS and not any(char in MARKS for char in body[1:])
    if body[-1:] in {".", "!", "?", "…"}:
        return body + mark
    return f"{body}.{mark}" if wholly or not mark else f"{body}{mark}."


def is_statement(doc: Doc) -> bool:
    """Whether a sentence says something that could be true: no question, order, heading or fragment."""
    text = doc.text.rstrip().rstrip("”\"'’) ")
    if text.endswith("?") or len(doc) < 4 or _CUT.match(text):
        return False
    root = next((token for token in doc if token.dep_ == "ROOT"), None)
    if root is None or _says_nothing(root):
        return False
    return any(_is_finite_with_subject(token) for token in (root, *root.children))


def _says_nothing(root: Token) -> bool:
    """A verb of saying with nothing said: a heading that ran into its source."""
    said = {"ccomp", "dobj", "xcomp", "parataxis", "advcl", "conj", "prep", "dep", "oprd"}
    lemma = words.REPORT_FORMS.get(root.lower_)
    if lemma not in words.SAYING or any(char in MARKS for char in root.doc.text):
        return False
    told = any((child.dep_ in said and child.i > root.i) or child.dep_ == "ccomp" for child in root.children)
    return not told and root.i > len(root.doc) - 4


def _is_finite_with_subject(verb: Token) -> bool:
    return has_finite(verb) and any(_is_subject(child) for child in verb.children)


def _is_subject(token: Token) -> bool:
    """A subject; "this" before a verb is one, whatever the parser calls it."""
    return token.dep_ in SUBJECTS or (token.i < token.head.i and token.lower_ in {"this", "that", "these", "those"})


def opens_with_pronoun(doc: Doc) -> bool:
    """Whether the main subject is a bare pronoun that the sentence itself does not explain."""
    subject = next((t for t in doc if t.dep_ in {"nsubj", "nsubjpass"} and t.head.dep_ == "ROOT"), None)
    return subject is not None and (is_third(subject) or is_near(subject))


def names_something(doc: Doc) -> bool:
    """Whether any proper name or figure stands in it, so that a reader knows what it is about."""
    return any(token.pos_ == "PROPN" for token in doc)
