"""Who passes on what somebody else had: the arrows between sources and publishers."""

from __future__ import annotations

from typing import Literal

from briefing.model.base import Value

RelayKind = Literal["credited", "relayed", "handed_out", "copied", "retold"]


class Relay(Value):
    """One arrow of the graph of who has it from whom, and the claims that came along it."""

    source: str
    """Whom it comes from: an agency or another relay, a body that handed it out, a publisher that was copied."""
    target: str
    """Who passes it on: a publisher, or a relay that stands between the two."""
    kinds: tuple[RelayKind, ...]
    """How that is known: the page credits the source for its text; a claim's attribution names it; it is the body
    behind a press release or a spokesperson; the target tells its text, or its matters from its sources."""
    claim_ids: tuple[str, ...] = ()
    """The claims that came this way, in the order of documents and text; none where a page credits a source that none
    of its claims rests on."""
    document_ids: tuple[str, ...]
    """Documents in which that shows, sorted."""
