"""Checks of a statement against the sentences it rests on; each raises Refused with its reason."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from briefing.ground.support import Refused, Support, short, tidy, unnamed
from briefing.ground.values import around, same_figure, same_time
from briefing.model import CandidateClaim
from briefing.normalize import content_terms, find_names, find_quantities, fold_name, is_cue, negated_terms
from briefing.text import locate, words

SUPPORT_LEAST = 0.5
"""Least share of a statement's content words, weighed by rarity, that its sentences must hold. Below it a statement is
about something else; a paraphrase by another word for everything is lost too, which is the safe side."""

_VERBS = r"(?:said|says|told|added|adds|reported|reports|stated|noted|announced|claimed|wrote|explained|continued)"
_NOT_PASSIVE = r"(?<!are )(?<!is )(?<!were )(?<!was )(?<!been )"
_TAIL = r"(?: (?:on|in|at) \w+| \w+day| (?:it|so|that|this))?"
_ONLY_SAYS = re.compile(rf"^[^,\"“”]{{0,80}}{_NOT_PASSIVE}\b{_VERBS}{_TAIL}$")
_SAYS = re.compile(
    rf"[^\"“”]{{0,60}}?\b(?:{_VERBS}|called|described|warned|insisted|argued|vowed|pledged|promised|praised)\b"
)
_NAME = r"([A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)"
_AFTER_QUOTATION = re.compile(
    rf"[\"”]\s*,?\s+(?:{_NAME}(?:, [^,\"“”]{{1,60}},)? {_VERBS}\b|{_VERBS} (?:[a-z]+ )*{_NAME})"
)
_FIRST_PERSON = re.compile(r"\b(?:I|we|We|my|My|our|Our|us|me)\b")
_NUMBER = re.compile(r"[\w.,/:–-]*\d[\w.,/:–-]*")


def _figures(support: Support, candidate: CandidateClaim) -> None:
    """Every figure of the statement is in its sentences with the same value, the same bound and the same role."""
    stated = find_quantities(candidate.statement)
    known = [mention.value for mention in find_quantities(support.text)]
    for mention in stated:
        if not any(same_figure(mention.value, other) for other in known):
            raise Refused("figure_not_in_quote", f'"{mention.value.quote}" is not in the quoted sentence')
    read = [(figure.start, figure.end) for figure in stated]
    read += [(time.start, time.end) for time in support.times(candidate.statement)]
    for number in _NUMBER.finditer(candidate.statement):
        token = number.group().strip(".,/:–-")
        covered = any(a < number.end() and number.start() < b for a, b in read)
        if not covered and locate(support.text, token) is None:
            raise Refused("figure_not_in_quote", f'"{token}" is not in the quoted sentence')


def _dates(support: Support, candidate: CandidateClaim) -> None:
    """Every time in the statement is one of its sentences', or the month or year around a day that they name."""
    left = [mention.value for mention in support.times(support.text)]
    stated = [mention.value for mention in support.times(candidate.statement)]
    for same in (same_time, around):
        for time in list(stated):
            if twin := next((known for known in left if same(known, time)), None):
                left.remove(twin)
                stated.remove(time)
    for time in stated:
        raise Refused("date_not_in_quote", f'"{time.quote}" is not in the quoted sentence')


def _names(support: Support, candidate: CandidateClaim) -> None:
    for name in unnamed(support, candidate.statement):
        raise Refused("name_not_in_quote", f'"{name}" is not in the quoted sentence')


def _negation(support: Support, candidate: CandidateClaim) -> None:
    """What the statement denies its sentences deny, and the reverse, word by word.

    The word right behind a negation must be within reach of one on the other side too, where it occurs there at all.
    """
    stated = {term for term, _ in content_terms(candidate.statement)}
    known = {term for term, _ in content_terms(support.text)}
    lost = negated_terms(support.text, 1) & stated - negated_terms(candidate.statement, 3)
    gained = negated_terms(candidate.statement, 1) - negated_terms(support.text, 3)
    if lost:
        raise Refused("negation_changed", f"the sentence denies what the statement says ({', '.join(sorted(lost))})")
    if gained & known or (gained and not any(is_cue(word) for word in words(support.text))):
        raise Refused("negation_changed", f"the statement denies what the sentence says ({', '.join(sorted(gained))})")


def _speakers(support: Support, candidate: CandidateClaim) -> None:
    for link in candidate.attribution:
        held = locate(support.document.text, link.name) or _words_within(support.document.text, link.name)
        if not held:
            raise Refused("speaker_not_in_document", f'"{short(link.name)}" is not named in the document')


def _words_within(text: str, name: str) -> bool:
    found = set(words(name.lower().removeprefix("the ")))
    return bool(found) and found <= set(words(text))


def _content(support: Support, candidate: CandidateClaim) -> None:
    known = {term for term, _ in content_terms(support.text)}
    stated = content_terms(candidate.statement)
    total = sum(weight for _, weight in stated)
    held = sum(weight for term, weight in stated if term in known)
    if not total or held / total < SUPPORT_LEAST:
        raise Refused("statement_not_supported", "most of the statement's words are not in the quoted sentence")


def _spoken(support: Support, candidate: CandidateClaim) -> None:
    """A speaker is not the subject of what he says, and that somebody spoke is no claim by itself."""
    plain = tidy(candidate.statement).rstrip(".")
    if _ONLY_SAYS.search(plain):
        raise Refused("statement_not_supported", "the statement only says that somebody spoke")
    for found in _AFTER_QUOTATION.finditer(support.text):
        speaker = found.group(1) or found.group(2)
        name = fold_name(speaker)
        subject = next(iter(find_names(plain)), None)
        opens = subject is not None and subject.start < 4 and fold_name(subject.value).endswith(name.split()[-1])
        elsewhere = support.text.count(speaker) > 1 or _FIRST_PERSON.search(support.text)
        if opens and subject and not elsewhere and not _SAYS.match(plain, subject.end):
            raise Refused("statement_not_supported", f'"{speaker}" says it and is not the one that it is said of')


_Check = Callable[[Support, CandidateClaim], None]
CHECKS: Sequence[_Check] = (_content, _spoken, _speakers, _figures, _dates, _names, _negation)
