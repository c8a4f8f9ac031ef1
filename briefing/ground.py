"""CandidateClaim → Claim | Rejection: exact spans, and a statement that says no more than its sentences do.

A quote can be exact and still mislead: "not" left out in front of it, a figure from elsewhere in the statement. So the
statement is checked against the whole sentences that its quotes stand in: figures, dates, names and negation. What
fails is a value with a reason, never an exception and never silence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from briefing.model import (
    CandidateClaim,
    Claim,
    Document,
    EvidenceSpan,
    Quantity,
    Rejection,
    RejectionReason,
    TimeExpression,
)
from briefing.normalize import (
    OUTCOMES,
    content_terms,
    find_aliases,
    find_names,
    find_quantities,
    find_times,
    fold_name,
    is_cue,
    is_denied,
    name_key,
    negated_terms,
)
from briefing.text import locate, occurrences, sentence_at, words

SUPPORT_LEAST = 0.5
"""Least share of a statement's content words, weighed by rarity, that its sentences must hold. Below it a statement is
about something else; a paraphrase by another word for everything is lost too, which is the safe side."""

_PRONOUN = re.compile(
    r"\b(?:he|she|it|they|him|her|his|its|their|them|we|our|us|i|my|the (?:two|group|firm|company))\b", re.IGNORECASE
)
_NUMBER = re.compile(r"\d[\d,.]*")


class _Refused(Exception):
    """Carries a reason out of a check; never leaves this module."""

    def __init__(self, reason: RejectionReason, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason
        self.detail = detail


@dataclass(frozen=True)
class _Support:
    """The document, and the sentences that a candidate's quotes stand in."""

    document: Document
    spans: tuple[tuple[int, int], ...]

    @cached_property
    def text(self) -> str:
        sentences = dict.fromkeys(sentence_at(self.document.text, *span) for span in self.spans)
        return "\n".join(self.document.text[a:b] for a, b in sentences)

    @cached_property
    def aliases(self) -> dict[str, str]:
        return find_aliases(self.document.running_text)

    @cached_property
    def words(self) -> frozenset[str]:
        return frozenset(part for word in words(self.text) for part in (word, *re.split(r"['-]", word)))


def ground_all(document: Document, candidates: Iterable[CandidateClaim]) -> tuple[list[Claim], list[Rejection]]:
    """Ground all candidates of one document; of two that say the same in the same place, the first stays."""
    claims: dict[str, Claim] = {}
    rejections: list[Rejection] = []
    for candidate in candidates:
        outcome = ground(document, candidate)
        if isinstance(outcome, Rejection):
            rejections.append(outcome)
        elif outcome.id in claims:
            rejections.append(_rejection(document, candidate, "duplicate", f'"{outcome.statement}" is there already'))
        else:
            claims[outcome.id] = outcome
    return list(claims.values()), rejections


def ground(document: Document, candidate: CandidateClaim) -> Claim | Rejection:
    """Give a candidate its exact spans, or say why it has none.

    >>> text = Document(text="The mayor did not resign on Monday. Two aides did.")
    >>> ground(text, CandidateClaim(statement="The mayor resigned.", quotes=("resign on Monday",))).reason
    'negation_changed'
    >>> ground(text, CandidateClaim(statement="Two aides resigned.", quotes=("two aides did",))).evidence[0].quote
    'Two aides did'
    """
    try:
        spans = _locate_all(document, candidate)
        support = _Support(document, spans)
        spans += _missing_names(support, candidate.statement)
        support = _Support(document, spans)
        for check in _CHECKS:
            check(support, candidate)
    except _Refused as refusal:
        return _rejection(document, candidate, refusal.reason, refusal.detail)
    return Claim(
        document_id=document.id,
        statement=_tidy(candidate.statement),
        evidence=tuple(
            EvidenceSpan(document_id=document.id, start=a, end=b, quote=document.text[a:b])
            for a, b in dict.fromkeys(spans)
        ),
        attribution=candidate.attribution,
        quantities=_used_quantities(support, candidate.statement),
        times=_used_times(support, candidate.statement),
        modality=candidate.modality,
        polarity="denied" if is_denied(candidate.statement) else "affirmed",
    )


def _rejection(document: Document, candidate: CandidateClaim, reason: RejectionReason, detail: str) -> Rejection:
    return Rejection(document_id=document.id, candidate=candidate, reason=reason, detail=detail)


def _tidy(statement: str) -> str:
    return " ".join(statement.split())


# ── Spans ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _locate_all(document: Document, candidate: CandidateClaim) -> tuple[tuple[int, int], ...]:
    if not any(map(str.isalnum, candidate.statement)):
        raise _Refused("empty_statement", "there is no statement")
    if not candidate.quotes:
        raise _Refused("quote_not_found", "there is no quote")
    return tuple(_in_body(document, quote) for quote in candidate.quotes)


def _in_body(document: Document, quote: str) -> tuple[int, int]:
    spans = list(occurrences(document.text, quote))
    if not spans:
        raise _Refused("quote_not_found", f'"{_short(quote)}" does not occur in the document')
    for start, end in spans:
        if any(block.start <= start and end <= block.end for block in document.body):
            return start, end
    raise _Refused("quote_outside_body", f'"{_short(quote)}" occurs only outside of the running text')


def _short(text: str, most: int = 80) -> str:
    tidy = _tidy(text)
    return tidy if len(tidy) <= most else tidy[: most - 1] + "…"


# ── Checks of the statement against its sentences ─────────────────────────────────────────────────────────────────────


def _figures(support: _Support, candidate: CandidateClaim) -> None:
    """Every figure of the statement is in its sentences with the same value, the same bound and the same role."""
    stated = find_quantities(candidate.statement)
    known = [mention.value for mention in find_quantities(support.text)]
    for mention in stated:
        if not any(_same_figure(mention.value, other) for other in known):
            raise _Refused("figure_not_in_quote", f'"{mention.value.quote}" is not in the quoted sentence')
    read = [(figure.start, figure.end) for figure in stated]
    read += [(time.start, time.end) for time in find_times(candidate.statement, support.document.day)]
    for number in _NUMBER.finditer(candidate.statement):
        digits = number.group().rstrip(".,")
        covered = any(a <= number.start() < b for a, b in read)
        if not covered and locate(support.text, digits) is None:
            raise _Refused("figure_not_in_quote", f'"{digits}" is not in the quoted sentence')


def _same_figure(stated: Quantity, known: Quantity) -> bool:
    if (stated.low, stated.high) != (known.low, known.high):
        return False
    roles = {stated.role, known.role} - {""}
    return len(roles) < 2 or not roles <= OUTCOMES


def _dates(support: _Support, candidate: CandidateClaim) -> None:
    """Every time in the statement is one of its sentences', or a stretch around one."""
    known = [mention.value for mention in find_times(support.text, support.document.day)]
    quotes = [" ".join(words(time.quote)) for time in known]
    for mention in find_times(candidate.statement, support.document.day):
        same_words = " ".join(words(mention.value.quote)) in quotes
        if not same_words and not any(_within(time, mention.value) for time in known):
            raise _Refused("date_not_in_quote", f'"{mention.value.quote}" is not in the quoted sentence')


def _within(known: TimeExpression, stated: TimeExpression) -> bool:
    if None in (known.start, known.end, stated.start, stated.end):
        return False
    return stated.start <= known.start and known.end <= stated.end  # type: ignore[operator]


def _names(support: _Support, candidate: CandidateClaim) -> None:
    for name in _unnamed(support, candidate.statement):
        raise _Refused("name_not_in_quote", f'"{name}" is not in the quoted sentence')


def _unnamed(support: _Support, statement: str) -> list[str]:
    """Names of the statement that its sentences do not hold, in any form."""
    keys = {name_key(m.value, support.aliases) for m in find_names(support.text)}
    missing: list[str] = []
    for mention in find_names(statement):
        folded = set(fold_name(mention.value).split())
        spelled = folded <= support.words or set(words(mention.value)) <= support.words
        if not spelled and name_key(mention.value) not in keys:
            missing.append(mention.value)
    return missing


def _missing_names(support: _Support, statement: str) -> tuple[tuple[int, int], ...]:
    """Sentences that say who a pronoun or a short form in the quoted ones means.

    A name that the statement puts in full is looked up in the nearest sentence before that holds it, but only where the
    quoted sentence has a pronoun or the name's short form: else the name would come from nowhere.
    """
    added: list[tuple[int, int]] = []
    short = {m.value: support.aliases.get(fold_name(m.value)) for m in find_names(support.text)}
    for name in _unnamed(support, statement):
        if not (_PRONOUN.search(support.text) or fold_name(name) in short.values()):
            continue
        before = [span for span in occurrences(support.document.text, name) if span[0] < support.spans[0][0]]
        in_body = [s for s in before if any(b.start <= s[0] and s[1] <= b.end for b in support.document.body)]
        if in_body:
            added.append(sentence_at(support.document.text, *in_body[-1]))
    return tuple(added)


def _negation(support: _Support, candidate: CandidateClaim) -> None:
    """What the statement denies its sentences deny, and the reverse, word by word."""
    stated, known = negated_terms(candidate.statement), negated_terms(support.text)
    stems = {term for term, _ in content_terms(candidate.statement)}
    lost = (known & stems) - stated
    gained = stated - known
    own_cue = any(is_cue(word) for word in words(candidate.statement))
    if lost and not own_cue:
        raise _Refused("negation_changed", f"the sentence denies what the statement says ({', '.join(sorted(lost))})")
    if gained and not any(is_cue(word) for word in words(support.text)):
        raise _Refused("negation_changed", "the statement denies what the sentence says")


def _speakers(support: _Support, candidate: CandidateClaim) -> None:
    for link in candidate.attribution:
        held = locate(support.document.text, link.name) or _words_within(support.document.text, link.name)
        if not held:
            raise _Refused("speaker_not_in_document", f'"{_short(link.name)}" is not named in the document')


def _words_within(text: str, name: str) -> bool:
    found = set(words(name.lower().removeprefix("the ")))
    return bool(found) and found <= set(words(text))


def _content(support: _Support, candidate: CandidateClaim) -> None:
    known = {term for term, _ in content_terms(support.text)}
    stated = content_terms(candidate.statement)
    total = sum(weight for _, weight in stated)
    held = sum(weight for term, weight in stated if term in known)
    if not total or held / total < SUPPORT_LEAST:
        raise _Refused("statement_not_supported", "most of the statement's words are not in the quoted sentence")


_Check = Callable[[_Support, CandidateClaim], None]
_CHECKS: Sequence[_Check] = (_figures, _dates, _names, _negation, _speakers, _content)


# ── Values that the claim uses ────────────────────────────────────────────────────────────────────────────────────────


def _used_quantities(support: _Support, statement: str) -> tuple[Quantity, ...]:
    """The sentences' own readings of the figures that the statement uses, in the statement's order."""
    known = [mention.value for mention in find_quantities(support.text)]
    used = (next((q for q in known if _same_figure(m.value, q)), None) for m in find_quantities(statement))
    return tuple(dict.fromkeys(quantity for quantity in used if quantity is not None))


def _used_times(support: _Support, statement: str) -> tuple[TimeExpression, ...]:
    known = [mention.value for mention in find_times(support.text, support.document.day)]
    used: list[TimeExpression] = []
    for mention in find_times(statement, support.document.day):
        spelled = [t for t in known if words(t.quote) == words(mention.value.quote)]
        used += (spelled or [t for t in known if _within(t, mention.value)])[:1]
    return tuple(dict.fromkeys(used))
