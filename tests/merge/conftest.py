"""Short made-up documents and their claims, as grounding would give them."""

from collections.abc import Callable, Sequence

import pytest

from briefing.ground import ground
from briefing.merge import merge
from briefing.model import Attribution, CandidateClaim, Claim, Document, Finding, Modality

Made = tuple[Document, list[Claim]]


def made(
    publisher: str,
    *statements: str,
    day: str | None = "2025-03-05",
    said_by: Sequence[str] = (),
    via: Sequence[str] = (),
    modality: Modality = "asserted",
) -> Made:
    """A document whose sentences are its claims, with one chain for all of them."""
    chain = [Attribution(name=name, role="relay") for name in via] + [
        Attribution(name=n, role="speaker") for n in said_by
    ]
    names = ", ".join([*via, *said_by])
    text = " ".join(statements) + (f"\nSources: {names}." if names else "")
    document = Document(text=text, publisher=publisher, published_at=day)
    claims = []
    for statement in statements:
        claim = ground(
            document,
            CandidateClaim(statement=statement, quotes=(statement,), attribution=tuple(chain), modality=modality),
        )
        assert isinstance(claim, Claim), claim
        claims.append(claim)
    return document, claims


def merged(*pairs: Made) -> tuple[Finding, ...]:
    return merge([document for document, _ in pairs], [claim for _, claims in pairs for claim in claims])


def together(*pairs: Made) -> Finding:
    """The one finding that holds the first claim of every document."""
    wanted = {claims[0].id for _, claims in pairs}
    return next(finding for finding in merged(*pairs) if wanted <= set(finding.claim_ids))


@pytest.fixture
def kinds() -> Callable[..., set[tuple[str, str]]]:
    """Kind and slot of every relation of the finding that two documents' first claims are in."""

    def of(*pairs: Made) -> set[tuple[str, str]]:
        return {(relation.kind, relation.slot) for relation in together(*pairs).relations}

    return of
