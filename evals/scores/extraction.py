"""How well claims were extracted: which, and with what attributes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from briefing.model import Attribution, Claim, TimeExpression
from briefing.text import words
from evals.cases import Case
from evals.scores.matching import Pairing, on_same_words
from evals.scores.model import Output, Score
from evals.scores.table import Maker
from evals.scores.values import among, named_figures, numbers_in, same_name, same_time, times_meet


def extraction_scores(case: Case, output: Output, pairing: Pairing) -> Iterator[Score]:
    """All scores of extraction; a labelled claim that is optional counts neither when missed nor when made."""
    briefing = output.briefing
    assert briefing is not None, "a failed output is not scored"
    make = Maker(case.name)
    precision, recall = _precision(make, case, briefing.claims, pairing), _recall(make, case, pairing)
    yield precision
    yield recall
    yield make.f1("extraction.f1", recall, precision)
    yield _elements(make, case, briefing.claims)
    yield from _attributes(make, case, briefing.claims, pairing)
    per_document = Counter(claim.document_id for claim in briefing.claims)
    counts = [f"{document.label}: {per_document[document.id]}" for document in case.documents]
    made, of = len(briefing.claims), len(case.documents)
    yield make.ratio("extraction.claims_per_document", made, of, counts)
    refused = Counter(rejection.reason for rejection in briefing.rejections)
    reasons = [f"{reason}: {n}" for reason, n in refused.most_common()]
    yield make.ratio("extraction.rejected", refused.total(), refused.total() + made, reasons)


def chain_right(given: Sequence[Attribution], wanted: Sequence[Attribution]) -> bool:
    """Whether two chains have the same links in the same order and roles, whatever form of a name is used."""
    return len(given) == len(wanted) and all(
        a.role == b.role and same_name(a.name, b.name) for a, b in zip(given, wanted, strict=True)
    )


def _precision(make: Maker, case: Case, claims: Sequence[Claim], pairing: Pairing) -> Score:
    counted = [claim for claim in claims if not _tells_optional_only(claim, case, pairing)]
    misses = [
        f"{_short(claim)} ({pairing.clashes.get(claim.id, 'no labelled claim is like it')})"
        for claim in counted
        if claim.id not in pairing.matched
    ]
    return make.ratio("extraction.precision", len(counted) - len(misses), len(counted), misses)


def _tells_optional_only(claim: Claim, case: Case, pairing: Pairing) -> bool:
    """Whether a claim is the one labelled as optional, or tells nothing but such."""
    if claim.id in pairing.matched:
        return pairing.matched[claim.id] in case.optional
    told = pairing.tells.get(claim.id, frozenset())
    return bool(told) and told <= case.optional


def _recall(make: Maker, case: Case, pairing: Pairing) -> Score:
    told = frozenset[str]().union(*pairing.tells.values())
    wanted = [claim for claim in case.claims if claim.id not in case.optional]
    misses = [f"{claim.id} {_short(claim)}" for claim in wanted if claim.id not in told]
    return make.ratio("extraction.recall", len(wanted) - len(misses), len(wanted), misses)


def _elements(make: Maker, case: Case, claims: Sequence[Claim]) -> Score:
    """Whatever claim of the same place has them, be it right or wrong in the rest."""
    missing: list[str] = []
    of = 0
    for labelled in (claim for claim in case.claims if claim.id not in case.optional):
        near = [c for c in claims if c.document_id == labelled.document_id and on_same_words(c, labelled)]
        found = dict(_found_elements(labelled, near))
        of += len(found)
        missing += [f"{labelled.id} “{element}”" for element, is_there in found.items() if not is_there]
    return make.ratio("extraction.element_coverage", of - len(missing), of, missing)


def _found_elements(labelled: Claim, near: Sequence[Claim]) -> Iterator[tuple[str, bool]]:
    figures = {figure for claim in near for figure in numbers_in(claim.statement)}
    figures |= {figure for claim in near for quantity in claim.quantities for figure in named_figures(quantity)}
    for quantity in labelled.quantities:
        yield quantity.quote, set(named_figures(quantity)) <= figures
    for time in labelled.times:
        yield time.quote, any(same_time(time, t) or _resolved_alike(time, t) for claim in near for t in claim.times)
    names = [link.name for claim in near for link in claim.attribution]
    spoken = {word for claim in near for word in words(claim.statement)}
    for link in labelled.attribution:
        yield link.name, among(link.name, names) or set(words(link.name)) <= spoken


def _resolved_alike(one: TimeExpression, other: TimeExpression) -> bool:
    return bool(one.start and other.start) and times_meet(one, other)


def _attributes(make: Maker, case: Case, claims: Sequence[Claim], pairing: Pairing) -> Iterator[Score]:
    made, labelled = ({claim.id: claim for claim in some} for some in (claims, case.claims))
    pairs = [(made[s], labelled[g]) for s, g in pairing.aligned.items() if g not in case.optional]
    wrong = [
        f"{g.id}: {_chain(s.attribution)} for {_chain(g.attribution)}"
        for s, g in pairs
        if not chain_right(s.attribution, g.attribution)
    ]
    yield make.ratio("extraction.attribution", len(pairs) - len(wrong), len(pairs), wrong)
    yield from _quantities(make, pairs)
    yield from _times(make, pairs)
    wrong = [f"{g.id}: {s.modality} for {g.modality}" for s, g in pairs if s.modality != g.modality]
    yield make.ratio("extraction.modality", len(pairs) - len(wrong), len(pairs), wrong)
    wrong = [f"{g.id}: {s.polarity} for {g.polarity}" for s, g in pairs if s.polarity != g.polarity]
    yield make.ratio("extraction.polarity", len(pairs) - len(wrong), len(pairs), wrong)


def _quantities(make: Maker, pairs: Sequence[tuple[Claim, Claim]]) -> Iterator[Score]:
    missing: list[str] = []
    misread: list[str] = []
    of = 0
    for s, g in pairs:
        for quantity in g.quantities:
            of += 1
            bounds = [q.bound for q in s.quantities if named_figures(q) == named_figures(quantity)]
            if not bounds:
                missing.append(f"{g.id} “{quantity.quote}”")
            elif quantity.bound not in bounds:
                misread.append(f"{g.id} “{quantity.quote}”: {bounds[0]} for {quantity.bound}")
    found = of - len(missing)
    yield make.ratio("extraction.quantity", found, of, missing)
    yield make.ratio("extraction.bound", found - len(misread), found, misread)


def _times(make: Maker, pairs: Sequence[tuple[Claim, Claim]]) -> Iterator[Score]:
    missing: list[str] = []
    misread: list[str] = []
    of = 0
    for s, g in pairs:
        for time in g.times:
            of += 1
            grains = [t.granularity for t in s.times if same_time(t, time)]
            if not grains:
                given = ", ".join(f"{t.start}–{t.end}" for t in s.times) or "none"
                missing.append(f"{g.id} “{time.quote}”: {given} for {time.start}–{time.end}")
            elif time.granularity not in grains:
                misread.append(f"{g.id} “{time.quote}”: {grains[0]} for {time.granularity}")
    found = of - len(missing)
    yield make.ratio("extraction.date", found, of, missing)
    yield make.ratio("extraction.granularity", found - len(misread), found, misread)


def _chain(links: Sequence[Attribution]) -> str:
    return " → ".join(f"{link.name} ({link.role})" for link in links) or "nobody"


def _short(claim: Claim, most: int = 90) -> str:
    text = claim.statement
    return f"“{text if len(text) <= most else text[: most - 1] + '…'}”"
