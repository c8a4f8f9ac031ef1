"""Findings → Briefing: what to say, in which order, with which citations. Reads no clock and asks no model."""

from briefing.compose.day import compose_day
from briefing.compose.story import compose

__all__ = ["compose", "compose_day"]
