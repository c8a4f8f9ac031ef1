"""What a request asks, as a digest: the same question has the same digest whoever asks, with whichever key."""

from __future__ import annotations

import hashlib
import json
from typing import NamedTuple
from urllib.parse import urlsplit

import httpx

_KEY_VERSION = 1
_NOT_PART_OF_THE_QUESTION = {"user", "metadata", "store", "stream_options"}


class Question(NamedTuple):
    """The parts of a chat request that decide its answer."""

    digest: str
    """SHA-256 of the request's body in canonical form, without what does not change the answer."""
    url: str
    """Where it goes, without any user name or password in it."""
    model: str
    """By its name at the endpoint."""
    prompt: str
    """12 hex digits of a SHA-256 over all but the passage: what is static in a prompt has one digest."""
    passage: str
    """12 hex digits of a SHA-256 over what the user said last."""

    @property
    def cache_key(self) -> str:
        """Digest of question and endpoint, for two endpoints may give one name to different models."""
        return _sha256([_KEY_VERSION, self.url, self.digest])


def question(request: httpx.Request) -> Question | None:
    """What a request asks; None where it is no chat request in one piece, which is passed on untouched."""
    if request.method != "POST" or not request.url.path.endswith("/chat/completions"):
        return None
    try:
        body = json.loads(request.content)
    except ValueError:
        return None
    if not isinstance(body, dict) or body.get("stream"):
        return None
    kept = {key: value for key, value in body.items() if key not in _NOT_PART_OF_THE_QUESTION}
    static, passage = _parts(kept.get("messages"))
    others = {key: value for key, value in kept.items() if key != "messages"}
    return Question(
        digest=_sha256(kept),
        url=without_userinfo(str(request.url)),
        model=str(kept.get("model")),
        prompt=_sha256([static, others])[:12],
        passage=_sha256(passage)[:12],
    )


def without_userinfo(url: str) -> str:
    """An address that can be shown and stored.

    >>> without_userinfo("https://me:secret@models.example/v1")
    'https://models.example/v1'
    """
    parts = urlsplit(url)
    return parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()


def _parts(messages: object) -> tuple[list[object], list[object]]:
    """What went before, and what the user said last: the passage, or the reason why it is asked again."""
    chat = messages if isinstance(messages, list) else []
    turns = [at for at, message in enumerate(chat) if isinstance(message, dict) and message.get("role") == "user"]
    return (chat, []) if not turns else (chat[: turns[-1]], chat[turns[-1] :])


def _sha256(value: object) -> str:
    text = json.dumps(value, sort_keys=True, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
