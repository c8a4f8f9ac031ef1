"""Which claims are about the same matter.

Claims are compared by the rare concepts, names and quotations that they share; figures and dates decide nothing here,
for two claims that contradict each other share everything but those. Scores only propose: claims join a finding by
average linkage, so that one vague sentence cannot chain two matters together.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product
from math import sqrt

from briefing.merge.concepts import concept
from briefing.merge.linkage import linked
from briefing.merge.measures import counterparts
from briefing.merge.occasions import days_between, other_days, other_places, two_occasions
from briefing.merge.opposites import opposition
from briefing.merge.profile import Figure, Moment, Profile
from briefing.merge.propose import propose
from briefing.merge.roles import FINE_DIGITS, digits, same_telling, telling
from briefing.normalize import stem

THRESHOLD = 0.42
"""Least average score of two groups that become one finding."""

RESTATED = 0.75
"""Least score at which two claims of one document say the same. What its author told apart is two matters; below this
the pair has no say."""

SLOT_SCORE = 0.46
"""Score that a shared slot lends, before a quarter of the score of the words is added."""

FIGURE_LEAST = 0.1
"""Least score of the words at which a figure of two digits makes two claims one matter; one of three needs a word."""

ORDINAL_LEAST = 0.3
"""Least score of the words at which the same ordinal counts: many things are the first of their kind."""

EVENT_LEAST = 0.6
"""Least weight of the concepts that two dated events share."""

OPPOSED_LEAST = 0.3
"""Least score of the words at which opposite answers are answers to one question."""

COUNTS_APART, ONE_COUNTS, ONE_POSSIBLE = 0.65, 0.8, 0.85
"""Factors on the score of claims that count different things, of which one counts, of which one is only possible."""

OTHER_OCCASION = 0.5
"""Factor on the score of claims about like events in other places or at other times."""

TWO_OCCASIONS = 0.4
"""The same where who, or two of where, when and how many, differ: below `THRESHOLD`, however alike the words are."""

OCCASION_DAYS = 14
"""Meetings, visits, attacks and the like further apart than this are two occasions; closer, one with two dates."""

_REPEATED = frozenset(
    concept(stem(word)) for word in "meet visit talk call attack speak win fire arrest launch test protest vote".split()
)
_OTHER_OCCASION = frozenset(map(stem, "previous earlier prior last former past second third next another".split()))

SAME_QUOTATION = 5
"""Least number of words in a run that two quotations share to be the same words."""


def match(profiles: Mapping[str, Profile]) -> list[tuple[str, ...]]:
    """Groups of claim ids, each about one matter; every claim is in exactly one group.

    The result depends on the set of claims, not on their order. Two claims of one document that are told apart have no
    say; they meet only where other documents join them.
    """
    known: dict[tuple[str, str], float | None] = {}

    def vote(a: str, b: str) -> float | None:
        if (a, b) not in known:
            score = similarity(profiles[a], profiles[b])
            known[a, b] = None if told_apart(profiles[a], profiles[b], score) else score
        return known[a, b]

    proposed = ((a, b, vote(a, b)) for a, b in propose(profiles, THRESHOLD, SAME_QUOTATION))
    scores = {(a, b): score for a, b, score in proposed if score is not None and score >= THRESHOLD}
    return linked(sorted(profiles), scores, vote, THRESHOLD)


def told_apart(one: Profile, other: Profile, score: float) -> bool:
    """Whether two claims are of one document and not restatements of each other."""
    return one.claim.document_id == other.claim.document_id and (score < RESTATED or _same_sentence(one, other))


def _same_sentence(one: Profile, other: Profile) -> bool:
    """Whether two claims rest on the same sentence, whose author said two things in it."""
    return bool(one.claim.evidence and other.claim.evidence and one.claim.evidence[0] == other.claim.evidence[0])


def similarity(one: Profile, other: Profile) -> float:
    """0 to 1: the geometric mean of weighted Jaccard and of the share of the smaller claim that the other holds.

    Claims that give a value for the same slot, or quote the same words, are raised: what they say of it is the matter,
    however much else their sentences hold.
    """
    common = _in_both(one.features, other.features)
    if not common:
        return 0.0
    least = min(one.total, other.total)
    score = sqrt(common / (one.total + other.total - common) * min(1.0, common / least))
    if one.quotations and same_quotation(one, other):
        score = max(score, 0.5 + score / 2)
    unlike = score * _mismatch(one, other)
    opposed = opposition(one.claim.statement, other.claim.statement) if score >= OPPOSED_LEAST else None
    answers = opposed is not None and opposed.kind != "deed" and not other_days(one, other)
    slot = (answers or same_slot(one, other, score)) and not other_places(one, other)
    raised = max(score, SLOT_SCORE + score / 4) if slot else unlike
    apart = not answers and raised >= THRESHOLD and (opposed is not None or two_occasions(one, other))
    return unlike * TWO_OCCASIONS if apart else raised


def _in_both(ours: Mapping[str, float], theirs: Mapping[str, float]) -> float:
    """Weight that both hold. A plain loop: this is asked of every pair that may be alike."""
    common = 0.0
    for feature, weight in ours.items():
        other = theirs.get(feature)
        if other is not None:
            common += weight if weight < other else other  # noqa: FURB136 - min() takes thrice as long
    return common


def _mismatch(one: Profile, other: Profile) -> float:
    """Below 1 where the claims are of different kinds: one counts, one may be so only, both date on other occasions."""
    factor = _count_mismatch(one.figures, other.figures) if one.figures or other.figures else 1.0
    if (one.claim.modality == "possible") != (other.claim.modality == "possible"):
        factor *= ONE_POSSIBLE
    if other_places(one, other) or (one.moments and other.moments and _other_times(one, other)):
        factor *= OTHER_OCCASION
    return factor


def _count_mismatch(ours: Sequence[Figure], theirs: Sequence[Figure]) -> float:
    counts = [[f for f in figures if f.unit and f.role != "ordinal"] for figures in (ours, theirs)]
    if all(counts):
        alike = any(_same_count(a, b) or _moved_otherwise(a, b) for a, b in product(*counts))
        return 1.0 if alike else COUNTS_APART
    return ONE_COUNTS if any(counts) else 1.0


def _other_times(one: Profile, other: Profile) -> bool:
    return any(_another_time(a, b) for a, b in product(one.moments, other.moments))


def _another_time(a: Moment, b: Moment) -> bool:
    """Whether what is done again and again was done on days far apart."""
    return bool(a.anchors.keys() & b.anchors.keys() & _REPEATED) and days_between(a, b) > OCCASION_DAYS


def same_slot(one: Profile, other: Profile, score: float) -> bool:
    """Whether both give a figure of the same things in the same role, or date the same event.

    Not where each names only what the other's document does not know of: that is a like event elsewhere.
    """
    if one.names and other.names and one.names.isdisjoint(other.known) and other.names.isdisjoint(one.known):
        return False
    if one.figures and other.figures:
        counted = [a for a, b in product(one.figures, other.figures) if _same_count(a, b)]
        if any(figure.role != "ordinal" or score >= ORDINAL_LEAST for figure in counted):
            return True
        if _shared_figure(one, other, score):
            return True
    if not (one.moments and other.moments):
        return False
    return any(same_event(a, b) for a, b in product(one.moments, other.moments))


def _same_count(a: Figure, b: Figure) -> bool:
    same_unit = a.unit == b.unit != "" or counterparts(a.value.unit, b.value.unit)
    if not same_unit or a.role != b.role or a.role in {"", "age"}:
        return False
    return a.role != "ordinal" or a.value.low == b.value.low


def _shared_figure(one: Profile, other: Profile, score: float) -> bool:
    """Whether both give one figure that few matters have in common."""
    pairs = [(telling(a), telling(b)) for a, b in product(one.figures, other.figures) if same_telling(a, b)]
    shared = [(a[1], b[1]) for a, b in pairs if a and b]
    return any(score >= FIGURE_LEAST or min(digits(a), digits(b)) >= FINE_DIGITS for a, b in shared)


def _moved_otherwise(a: Figure, b: Figure) -> bool:
    """Whether one tells of a rise and the other of a fall in the same unit: they may speak of one move."""
    return a.unit == b.unit != "" and {a.role, b.role} == {"change", "fall"}


def same_event(a: Moment, b: Moment) -> bool:
    """Whether two times date the same: their clauses share a deed or thing and something more, on the same occasion."""
    shared = a.anchors.keys() & b.anchors.keys()
    if len(shared) < 2 or all(feature.startswith("name:") for feature in shared):
        return False
    if _another_time(a, b):
        return False
    weight = sum(min(a.anchors[feature], b.anchors[feature]) for feature in shared)
    return weight >= EVENT_LEAST and bool(a.anchors.keys() & _OTHER_OCCASION) == bool(
        b.anchors.keys() & _OTHER_OCCASION
    )


def same_quotation(one: Profile, other: Profile) -> bool:
    """Whether both quote the same words, whatever the punctuation around and in them."""
    return any(_shared_run(a, b) >= SAME_QUOTATION for a in one.quotations for b in other.quotations)


def _shared_run(one: Sequence[str], other: Sequence[str]) -> int:
    """Length of the longest run of words that both hold."""
    best = 0
    previous = [0] * (len(other) + 1)
    for word in one:
        row = [0] * (len(other) + 1)
        for j, with_word in enumerate(other, 1):
            if word == with_word:
                row[j] = previous[j - 1] + 1
                best = max(best, row[j])
        previous = row
    return best
