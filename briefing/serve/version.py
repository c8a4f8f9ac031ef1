"""Which version answers."""

from __future__ import annotations

from importlib import metadata


def version() -> str:
    """The installed version of this package."""
    return metadata.version("briefing")
