"""What went wrong at an endpoint, as one error of the tree.

The libraries' own messages hold whole answers, and with them the text of documents; none of their words is passed on.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import NamedTuple

from briefing.errors import (
    AnswerCutOff,
    AnswerInvalid,
    BriefingError,
    DeadlineExceeded,
    EndpointFailed,
    EndpointUnreachable,
    KeyRejected,
    ModelError,
    ModelNotFound,
    RateLimited,
)


class Place(NamedTuple):
    """Which endpoint and model an error is about, in words that may be shown: no password, no line break."""

    url: str
    model: str


_BY_STATUS: dict[int, tuple[type[ModelError], str, str]] = {
    401: (KeyRejected, "{url} refuses the key (401)", "set OPENAI_API_KEY to a key of this endpoint"),
    403: (KeyRejected, "{url} refuses the key (403)", "use a key that may use {model}, or set BRIEFING_MODEL"),
    404: (ModelNotFound, "{url} does not serve {model} (404)", "set BRIEFING_MODEL, or check OPENAI_BASE_URL"),
    429: (RateLimited, "{url} limits requests (429)", "wait, lower BRIEFING_CONCURRENCY, or check the account's quota"),
}
_REFUSED_REQUEST = (
    AnswerInvalid,
    "{url} does not accept the request ({status})",
    "try BRIEFING_MODE=TOOLS or MD_JSON, and check OPENAI_BASE_URL",
)
_FAILED = (EndpointFailed, "{url} failed ({status})", "try again later")
_TOO_LONG = (
    AnswerCutOff,
    "the passage is too long for {model}",
    "lower BRIEFING_PASSAGE_CHARS or BRIEFING_MAX_OUTPUT_TOKENS",
)
_TIMED_OUT = (
    DeadlineExceeded,
    "{url} did not answer in time",
    "raise BRIEFING_DEADLINE or lower BRIEFING_PASSAGE_CHARS",
)
_UNREACHABLE = (EndpointUnreachable, "nothing answers at {url}", "start the endpoint, or set OPENAI_BASE_URL")
_INVALID = (
    AnswerInvalid,
    "{model} gave no answer of the form that was asked for",
    "raise BRIEFING_ATTEMPTS, or set another BRIEFING_MODE or BRIEFING_MODEL",
)
_LENGTH_CODES = ("context_length_exceeded", "exceed_context_size_error")
_MODEL_CODES = ("model_not_found", "invalid_model", "model_not_supported")


def translated(error: BaseException, place: Place) -> BriefingError:
    """The error of the tree for whatever the libraries raised, by what caused it."""
    import httpx
    import openai

    for cause in _causes(error):
        if isinstance(cause, BriefingError):
            return cause
        if isinstance(cause, openai.APIStatusError):
            return _by_status(cause.status_code, _code(cause.body), place)
        if isinstance(cause, (httpx.ConnectError, httpx.ConnectTimeout, httpx.UnsupportedProtocol)):
            return _error(_UNREACHABLE, place)
        if isinstance(cause, (TimeoutError, httpx.TimeoutException)):
            return _error(_TIMED_OUT, place)
        if isinstance(cause, httpx.TransportError):
            return _error((EndpointFailed, "{url} broke off the connection", "try again later"), place)
        if isinstance(cause, (httpx.InvalidURL, httpx.TooManyRedirects)):
            return _error(_UNREACHABLE, place)
    return _error(_INVALID, place)


def _causes(error: BaseException) -> Iterator[BaseException]:
    """The error and what caused it, outermost first, for a time-out's root does not say whether it ever connected."""
    cause: BaseException | None = error
    while cause is not None:
        yield cause
        cause = cause.__cause__


def _by_status(status: int, code: str, place: Place) -> ModelError:
    if any(known in code for known in _LENGTH_CODES):
        return _error(_TOO_LONG, place)
    if any(known in code for known in _MODEL_CODES):
        return _error(_BY_STATUS[404], place)
    return _error(_BY_STATUS.get(status) or (_FAILED if status >= 500 else _REFUSED_REQUEST), place, status)


def _error(row: tuple[type[ModelError], str, str], place: Place, status: int = 0) -> ModelError:
    kind, message, remedy = row
    words = {"url": place.url, "model": place.model, "status": status}
    return kind(message.format(**words), remedy=remedy.format(**words))


def _code(body: object) -> str:
    """The machine-readable parts of an error's body; its prose may quote the request, and is left."""
    fields = body if isinstance(body, dict) else {}
    return json.dumps([fields.get("code"), fields.get("type")])
