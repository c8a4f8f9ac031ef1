"""What a candidate rests on: its document, and the sentences that its quotes stand in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from briefing.model import CandidateClaim, Document, Mention, RejectionReason, TimeExpression
from briefing.normalize import find_aliases, find_names, find_times, find_times_between, fold_name, name_key
from briefing.text import occurrences, sentence_at, words

_PRONOUN = re.compile(
    r"\b(?:he|she|it|they|him|her|his|its|their|them|we|our|us|i|my|the (?:two|group|firm|company))\b", re.IGNORECASE
)


class Refused(Exception):
    """Carries a reason out of a check; never leaves this module."""

    def __init__(self, reason: RejectionReason, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason
        self.detail = detail


@dataclass(frozen=True)
class Support:
    """The document, and the sentences that a candidate's quotes stand in."""

    document: Document
    spans: tuple[tuple[int, int], ...]

    @cached_property
    def text(self) -> str:
        """The sentences, less what stands in front of them on their line (a dateline has a date of its own)."""
        sentences = dict.fromkeys(self._in_block(*span) for span in self.spans)
        return "\n".join(self.document.text[a:b] for a, b in sentences)

    def times(self, text: str) -> tuple[Mention[TimeExpression], ...]:
        """The times in a text, resolved against the day of the document, or the days that it was published between."""
        if self.document.published_between:
            return find_times_between(text, *self.document.published_between)
        return find_times(text, self.document.day)

    def _in_block(self, start: int, end: int) -> tuple[int, int]:
        first, last = sentence_at(self.document.text, start, end)
        block = next((b for b in self.document.body if b.start <= start < b.end), None)
        return (max(first, block.start), min(last, max(end, block.end))) if block else (first, last)

    @cached_property
    def aliases(self) -> Mapping[str, str]:
        return find_aliases(self.document.running_text)

    @cached_property
    def words(self) -> frozenset[str]:
        """The sentences' words, their parts, and their forms without a possessive."""
        found = (form for word in words(self.text) for form in (word, word.removesuffix("'s")))
        return frozenset(part for word in found for part in (word, *re.split(r"['-]", word)))


def locate_all(document: Document, candidate: CandidateClaim) -> tuple[tuple[int, int], ...]:
    if not any(map(str.isalnum, candidate.statement)):
        raise Refused("empty_statement", "there is no statement")
    if not candidate.quotes:
        raise Refused("quote_not_found", "there is no quote")
    return tuple(_in_body(document, quote) for quote in candidate.quotes)


def _in_body(document: Document, quote: str) -> tuple[int, int]:
    spans = list(occurrences(document.text, quote))
    if not spans:
        raise Refused("quote_not_found", f'"{short(quote)}" does not occur in the document')
    for start, end in spans:
        if any(block.start <= start and end <= block.end for block in document.body):
            return start, end
    raise Refused("quote_outside_body", f'"{short(quote)}" occurs only outside of the running text')


def unnamed(support: Support, statement: str) -> list[str]:
    """Names of the statement that its sentences do not hold, in any form."""
    keys = {name_key(m.value, support.aliases) for m in find_names(support.text, frozenset(support.aliases))}
    missing: list[str] = []
    for mention in find_names(statement, frozenset(support.aliases)):
        folded = set(fold_name(mention.value).split())
        spelled = folded <= support.words or set(words(mention.value)) <= support.words
        if not spelled and name_key(mention.value) not in keys:
            missing.append(mention.value)
    return missing


def missing_names(support: Support, statement: str) -> tuple[tuple[int, int], ...]:
    """Sentences that say who a pronoun or a short form in the quoted ones means.

    A name that the statement puts in full is looked up in the nearest sentence before that holds it, but only where the
    quoted sentence has a pronoun or the name's short form: else the name would come from nowhere.
    """
    added: list[tuple[int, int]] = []
    short = {
        m.value: support.aliases.get(fold_name(m.value)) for m in find_names(support.text, frozenset(support.aliases))
    }
    for name in unnamed(support, statement):
        if not (_PRONOUN.search(support.text) or fold_name(name) in short.values()):
            continue
        before = [span for span in occurrences(support.document.text, name) if span[0] < support.spans[0][0]]
        in_body = [s for s in before if any(b.start <= s[0] and s[1] <= b.end for b in support.document.body)]
        if in_body:
            added.append(sentence_at(support.document.text, *in_body[-1]))
    return tuple(added)


def tidy(statement: str) -> str:
    return " ".join(statement.split())


def short(text: str, most: int = 80) -> str:
    plain = tidy(text)
    return plain if len(plain) <= most else plain[: most - 1] + "…"
