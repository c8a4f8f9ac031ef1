"""The one text that offsets count in."""

from __future__ import annotations

import re

_LINE_ENDS = re.compile(r"\r\n?|\u2028|\u2029|\x85")
_SURROGATE = re.compile(r"[\ud800-\udfff]")


def canonical(raw: str) -> str:
    r"""The raw text with one kind of line end, no byte order mark and nothing that UTF-8 cannot hold.

    Nothing else changes: what looks like clutter is marked by ingest, and never cut out.

    >>> canonical("\ufeffOne.\r\nTwo.")
    'One.\nTwo.'
    """
    return _SURROGATE.sub("\ufffd", _LINE_ENDS.sub("\n", raw.lstrip("\ufeff")))
