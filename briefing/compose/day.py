"""The day's stories on one page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from briefing.model import Briefing, DailyBriefing, Omission, content_id


def compose_day(
    day: date, briefings: Sequence[Briefing], omissions: Sequence[Omission], generated_at: datetime
) -> DailyBriefing:
    """Stories with the most independent origins first, then those that most documents tell; omissions by name."""
    ordered = sorted(briefings, key=lambda b: (-_origins(b), -len(b.documents), b.id))
    return DailyBriefing(
        id=content_id("day", day, *(b.id for b in ordered)),
        day=day,
        generated_at=generated_at,
        briefings=tuple(ordered),
        omissions=tuple(sorted(omissions, key=lambda o: (o.name, o.reason))),
    )


def _origins(briefing: Briefing) -> int:
    return max((len(finding.origins) for finding in briefing.findings), default=0)
