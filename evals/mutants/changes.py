"""The table: regressions that the gate must stop, and changes that it must let by."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from types import MappingProxyType

from briefing.model import Briefing, CandidateClaim, Claim, Document, Finding
from evals.mutants import effects, prompts

Prompting = Callable[[prompts.PromptFiles], prompts.PromptFiles]


@dataclass(frozen=True, slots=True)
class Change:
    """One change; each field replaces what passes at one seam, and None leaves it be."""

    name: str
    what: str
    """In a sentence."""
    candidates: Callable[[tuple[CandidateClaim, ...]], tuple[CandidateClaim, ...]] | None = None
    """Of one document, on their way from the extractor."""
    grounded: Callable[[Sequence[Claim]], list[Claim]] | None = None
    """Of one document, on their way from grounding."""
    to_merge: Callable[[Sequence[Claim]], list[Claim]] | None = None
    """All claims, on their way to the merger alone."""
    findings: Callable[[Sequence[Document], Sequence[Finding]], tuple[Finding, ...]] | None = None
    """On their way from the merger."""
    page: Callable[[Briefing], Briefing] | None = None
    """On its way from the composer."""
    documents: Callable[[tuple[Document, ...]], tuple[Document, ...]] | None = None
    """Of one case, on their way to the pipeline."""
    later: timedelta = timedelta()
    """How much later the run is made."""
    constants: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))
    """By dotted name."""
    prompt: Prompting | None = None
    """The prompt's files; needs recordings of the changed prompt."""


REGRESSIONS: tuple[Change, ...] = (
    Change("prompt_without_attribution", "the prompt no longer says whom to cite", prompt=prompts.without_attribution),
    Change("prompt_inviting_paraphrase", "the prompt asks for quotes in short", prompt=prompts.inviting_paraphrase),
    Change("every_tenth_claim_lost", "the extractor loses every tenth claim", candidates=effects.without_every_tenth),
    Change("second_half_unread", "the extractor stops half way", candidates=effects.without_second_half),
    Change("attribution_lost", "the extractor cites nobody", candidates=effects.without_attribution),
    Change("relays_lost", "the extractor cuts chains to who spoke", candidates=effects.without_relays),
    Change("always_asserted", "the extractor puts plans and possibilities as so", candidates=effects.all_asserted),
    Change("dates_off_by_a_day", "times are resolved to the day after", grounded=effects.dates_a_day_late),
    Change("polarity_lost", "denials count as affirmed", grounded=effects.without_polarity),
    Change(
        "negation_unchecked", "an extractor that drops “not”, and no check of it", grounded=effects.without_negation
    ),
    Change("millions_lost", "the number parser knows no million", grounded=effects.without_scales),
    Change("bounds_ignored", "the merger sees figures without their hedges", to_merge=effects.without_bounds),
    Change("outlets_for_origins", "the merger counts outlets", findings=effects.outlets_for_origins),
    Change("contradictions_excused", "the merger calls them differences", findings=effects.contradictions_differ),
    Change("merges_too_much", "half the likeness suffices", constants={"briefing.merge.match.THRESHOLD": 0.21}),
    Change("merges_nothing", "no likeness suffices", constants={"briefing.merge.match.THRESHOLD": 1.01}),
    Change("contested_dropped", "the composer leaves contested findings out", page=effects.without_contested),
    Change("citations_shifted", "citations are of the next sentence", page=effects.cites_the_next_sentence),
    Change("sources_unnamed", "single-source sentences name nobody", page=effects.without_sources_in_words),
    Change("headline_of_the_last", "the headline is the worst finding's", page=effects.headline_of_the_last),
)

HARMLESS: tuple[Change, ...] = (
    Change("comment_in_the_prompt", "a comment that is not sent", prompt=prompts.with_comment),
    Change("documents_reversed", "documents in another order", documents=lambda given: given[::-1]),
    Change("claims_reversed", "claims in another order", grounded=lambda claims: list(claims)[::-1]),
    Change("made_later", "the run is made a year later", later=timedelta(days=365)),
    Change("documents_renamed", "files of other names in another folder", documents=lambda given: _renamed(given)),  # noqa: PLW0108  defined below,
)


def _renamed(documents: tuple[Document, ...]) -> tuple[Document, ...]:
    return tuple(d.model_copy(update={"name": f"elsewhere/{n:03}.txt"}) for n, d in enumerate(documents))
