"""Which representation a client gets: its `Accept` header against what there is."""

from __future__ import annotations

from collections.abc import Sequence


def choose(accept: str | None, offered: Sequence[str]) -> str | None:
    """The offered media type that the client likes best, or None where it accepts none of them.

    The most specific range that fits a type sets its quality (RFC 9110 §12.5.1), and quality 0 rules it out. Of equally
    liked types the one named most exactly wins, then the one named first, then the one offered first.

    >>> offered = ("application/json", "text/markdown", "text/html")
    >>> choose("text/html,application/xhtml+xml,*/*;q=0.8", offered)
    'text/html'
    >>> choose("*/*", offered), choose(None, offered)
    ('application/json', 'application/json')
    >>> choose("text/*, text/markdown;q=0", offered)
    'text/html'
    >>> choose("image/png", offered) is None
    True
    """
    if not accept or not accept.strip():
        return offered[0]
    ranges = [_range(part) for part in accept.split(",") if part.strip()]
    rated = [(_rating(media_type, ranges), media_type) for media_type in offered]
    acceptable = [(rating, media_type) for rating, media_type in rated if rating[0] > 0]
    return max(acceptable, key=lambda pair: pair[0])[1] if acceptable else None


def _range(part: str) -> tuple[str, float]:
    name, *parameters = (piece.strip().lower() for piece in part.split(";"))
    qualities = [piece[2:] for piece in parameters if piece.startswith("q=")]
    return name, _quality(qualities[0]) if qualities else 1.0


def _quality(words: str) -> float:
    """What stands after `q=`; what is no number there counts as no wish at all.

    >>> _quality("0.5"), _quality("high"), _quality("nan")
    (0.5, 1.0, 1.0)
    """
    return float(words) if words.replace(".", "", 1).isdecimal() else 1.0


def _rating(media_type: str, ranges: Sequence[tuple[str, float]]) -> tuple[float, int, int]:
    """Quality, how exactly the type was named (2 by its name, 1 by its kind, 0 by `*/*`), and how early."""
    names = (media_type, media_type.split("/", maxsplit=1)[0] + "/*", "*/*")
    for exactness, name in zip((2, 1, 0), names, strict=True):
        for position, (wanted, quality) in enumerate(ranges):
            if wanted == name:
                return quality, exactness, -position
    return 0.0, 0, 0
