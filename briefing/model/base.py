"""The base of all types, and ids that are hashes of content."""

from __future__ import annotations

import hashlib

from pydantic import BaseModel, ConfigDict


def content_id(prefix: str, *parts: object) -> str:
    """An id that is the same wherever the content is: prefix, hyphen, 12 hex digits of a SHA-256.

    >>> content_id("c", "one", 2) == content_id("c", "one", 2) != content_id("c", "one2")
    True
    """
    digest = hashlib.sha256("\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass")).hexdigest()
    return f"{prefix}-{digest[:12]}"


class Value(BaseModel):
    """Base of all types here: frozen, no unknown fields, each field's docstring in the JSON schema."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)
