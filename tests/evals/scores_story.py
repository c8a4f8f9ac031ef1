"""A story of three documents, small enough to score by hand."""

import json
from datetime import UTC, datetime

import yaml

from briefing.compose import compose
from briefing.model import Claim, EvidenceSpan, Finding, Provenance, Relation
from evals.cases import load
from evals.scores import Output

TEXTS = {
    "post": "A bus fell off the Lorne Bridge on Monday, Harbour Post has learned. Police said 12 people were killed. "
    "The driver, Ana Ruiz, survived.",
    "echo": "A bus fell off the Lorne Bridge on Monday. Police said 14 people were killed. The bridge is old.",
    "wire": "The bus that fell off the Lorne Bridge was carrying about 40 people, the company said.",
}
LABELS = {
    "name": "bus",
    "version": 1,
    "split": "dev",
    "title": "A bus falls off a bridge",
    "texts": {"kind": "records", "path": "documents.jsonl"},
    "documents": [
        {
            "id": "post",
            "source": "post",
            "publisher": "Harbour Post",
            "published_at": "2026-03-03",
            "claims": [
                {
                    "id": "post.1",
                    "statement": "A bus fell off the Lorne Bridge on Monday, 2 March 2026.",
                    "quotes": ["A bus fell off the Lorne Bridge on Monday"],
                    "times": [{"quote": "Monday", "start": "2026-03-02", "end": "2026-03-02", "granularity": "day"}],
                },
                {
                    "id": "post.2",
                    "statement": "12 people were killed.",
                    "quotes": ["Police said 12 people were killed"],
                    "attribution": ["Police (speaker)"],
                    "quantities": [
                        {"quote": "12", "low": 12, "high": 12, "unit": "person", "bound": "exact", "role": "dead"}
                    ],
                },
                {
                    "id": "post.3",
                    "statement": "The driver survived.",
                    "quotes": ["The driver, Ana Ruiz, survived"],
                },
            ],
        },
        {
            "id": "echo",
            "source": "echo",
            "publisher": "The Echo",
            "published_at": "2026-03-03",
            "claims": [
                {
                    "id": "echo.1",
                    "statement": "A bus fell off the Lorne Bridge on Monday, 2 March 2026.",
                    "quotes": ["A bus fell off the Lorne Bridge on Monday"],
                    "times": [{"quote": "Monday", "start": "2026-03-02", "end": "2026-03-02", "granularity": "day"}],
                },
                {
                    "id": "echo.2",
                    "statement": "14 people were killed.",
                    "quotes": ["Police said 14 people were killed"],
                    "attribution": ["Police (speaker)"],
                    "quantities": [
                        {"quote": "14", "low": 14, "high": 14, "unit": "person", "bound": "exact", "role": "dead"}
                    ],
                },
                {
                    "id": "echo.3",
                    "statement": "The bridge is old.",
                    "quotes": ["The bridge is old"],
                    "optional": True,
                },
            ],
        },
        {
            "id": "wire",
            "source": "wire",
            "publisher": "Nord Wire",
            "published_at": "2026-03-03",
            "claims": [
                {
                    "id": "wire.1",
                    "statement": "The bus was carrying about 40 people.",
                    "quotes": ["The bus that fell off the Lorne Bridge was carrying about 40 people, the company said"],
                    "attribution": ["the company (speaker)"],
                    "quantities": [
                        {
                            "quote": "about 40",
                            "low": 36,
                            "high": 44,
                            "unit": "person",
                            "bound": "about",
                            "role": "aboard",
                        }
                    ],
                }
            ],
        },
    ],
    "findings": [
        {
            "id": "fall",
            "about": "the fall",
            "claims": ["post.1", "echo.1"],
            "verdict": "corroborated",
            "origins": ["Harbour Post", "The Echo"],
            "relations": [
                {"kind": "agrees", "slot": "time", "claim_a": "post.1", "claim_b": "echo.1", "why": "Both say Monday."}
            ],
        },
        {
            "id": "toll",
            "about": "the dead",
            "claims": ["post.2", "echo.2"],
            "verdict": "contested",
            "origins": ["Harbour Post", "The Echo"],
            "relations": [
                {
                    "kind": "contradicts",
                    "slot": "quantity",
                    "claim_a": "post.2",
                    "claim_b": "echo.2",
                    "why": "The Post says 12 and the Echo 14.",
                }
            ],
        },
        {"id": "driver", "about": "it", "claims": ["post.3"], "verdict": "single", "origins": ["Harbour Post"]},
        {"id": "age", "about": "it", "claims": ["echo.3"], "verdict": "single", "origins": ["The Echo"]},
        {"id": "aboard", "about": "it", "claims": ["wire.1"], "verdict": "single", "origins": ["Nord Wire"]},
    ],
    "nuggets": [
        {
            "id": "fall",
            "text": "A bus fell off the Lorne Bridge on 2 March 2026.",
            "importance": "vital",
            "findings": ["fall"],
        },
        {
            "id": "toll",
            "text": "The toll is contested: 12 or 14 killed.",
            "importance": "vital",
            "findings": ["toll"],
        },
        {"id": "driver", "text": "The driver, Ana Ruiz, survived.", "importance": "okay", "findings": ["driver"]},
    ],
}


def case_in(folder):
    """The story, located."""
    lines = [json.dumps({"id": key, "text": text}) for key, text in TEXTS.items()]
    (folder / "documents.jsonl").write_text("\n".join(lines), "utf-8")
    (folder / "case.yaml").write_text(yaml.safe_dump(LABELS), "utf-8")
    return load(folder)


def claim(case, document_id, statement, quote, **fields):
    """A system's claim whose evidence is a quote of a document."""
    document = next(document for document in case.documents if document.id == document_id)
    start = document.text.index(quote)
    span = EvidenceSpan(document_id=document_id, start=start, end=start + len(quote), quote=quote)
    return Claim(document_id=document_id, statement=statement, evidence=(span,), **fields)


def finding(claims, verdict="single", origins=(), relations=()):
    """A system's finding over claims."""
    return Finding(
        id="f-" + "-".join(c.id for c in claims),
        statement=claims[0].statement,
        verdict=verdict,
        claim_ids=tuple(c.id for c in claims),
        document_ids=tuple(sorted({c.document_id for c in claims})),
        origins=tuple(origins),
        relations=tuple(relations),
    )


def relation(kind, slot, a, b):
    """A relation between two claims."""
    return Relation(kind=kind, slot=slot, claim_a=a.id, claim_b=b.id, rule="test", explanation="they do")


def output(case, claims, findings):
    """A system's output: the engine's own page over the claims and findings."""
    made = compose(
        documents=case.documents,
        claims=claims,
        findings=findings,
        rejections=(),
        omissions=(),
        provenance=Provenance(extractor="given", code_version="0"),
        generated_at=datetime(2026, 3, 4, tzinfo=UTC),
    )
    return Output(case=case.name, briefing=made, gold_findings=tuple(findings))


def by_name(scores):
    """Scores under their names."""
    return {score.name: score for score in scores}
