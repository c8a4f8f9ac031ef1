"""Every error as problem details (RFC 9457), in one shape.

An error of the package's tree has its class as its type: `urn:briefing:problem:deadline-exceeded`. All others have
the type `about:blank`, which says that the status is all there is to know.
"""

from __future__ import annotations

import logging
import re
from http import HTTPStatus
from typing import Any

from litestar import Request, Response
from litestar.exceptions import HTTPException
from pydantic import Field

from briefing.errors import (
    BriefingError,
    BriefingNotFound,
    ConfigurationError,
    DeadlineExceeded,
    InputError,
    ModelError,
    StoreError,
)
from briefing.model import Value

PROBLEM_JSON = "application/problem+json"
STATUSES: tuple[tuple[type[BriefingError], int], ...] = (  # the first that fits
    (InputError, 400),
    (BriefingNotFound, 404),
    (DeadlineExceeded, 504),
    (ModelError, 502),
    (ConfigurationError, 500),
    (StoreError, 500),
    (BriefingError, 500),
)
DETAILS = {  # in place of the bare phrase that the router gives
    404: "there is nothing at this path",
    405: "this path does not answer to this method; Allow names those that it answers to",
    413: "the body is larger than this server accepts (BRIEFING_BODY_LIMIT_BYTES): send fewer documents at once",
}
_log = logging.getLogger("briefing.serve")


class FieldError(Value):
    """What is wrong with one part of the request."""

    field: str
    """Path in the body, or the name of a parameter: `documents.0.text`."""
    message: str
    """What is wrong with it."""


class Problem(Value):
    """Why a request got no other answer."""

    type: str = "about:blank"
    """Which error of the package, where it is one; `about:blank` where the status says it all."""
    title: str
    """The same for all problems of the type."""
    status: int = Field(ge=400, le=599)
    """The status of the answer."""
    detail: str
    """What happened this time, naming the thing."""
    remedy: str = ""
    """What to do about it, where that is known."""
    errors: tuple[FieldError, ...] = ()
    """Every part of the request that is wrong, where the request is."""


def problem_of(error: Exception) -> Problem:
    """What a client is told about an error; never a traceback, and nothing of an error that nobody foresaw.

    >>> problem_of(DeadlineExceeded("no answer within 120 s", remedy="raise BRIEFING_DEADLINE")).type
    'urn:briefing:problem:deadline-exceeded'
    >>> problem_of(ZeroDivisionError("secret")).detail
    'the request failed; the log of the server says why'
    """
    if isinstance(error, BriefingError):
        return _of_ours(error)
    if isinstance(error, HTTPException) and error.status_code < HTTPStatus.INTERNAL_SERVER_ERROR:
        return _of_http(error)
    return _plain(HTTPStatus.INTERNAL_SERVER_ERROR, "the request failed; the log of the server says why")


def respond(request: Request[Any, Any, Any], error: Exception) -> Response[bytes]:
    """The answer to a request that failed; what is the server's fault is logged, an unforeseen error in full."""
    problem = problem_of(error)
    if problem.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        unforeseen = None if isinstance(error, BriefingError) else error
        _log.error("%s %s: %s", request.method, request.url.path, error, exc_info=unforeseen)
    headers = error.headers if isinstance(error, HTTPException) else None
    return Response(
        problem.model_dump_json().encode(), status_code=problem.status, media_type=PROBLEM_JSON, headers=headers
    )


def _of_ours(error: BriefingError) -> Problem:
    words = re.findall("[A-Z][a-z]*", type(error).__name__)
    return Problem(
        type="urn:briefing:problem:" + "-".join(words).lower(),
        title=" ".join(words).capitalize(),
        status=next(status for kind, status in STATUSES if isinstance(error, kind)),
        detail=error.message,
        remedy=error.remedy,
    )


def _of_http(error: HTTPException) -> Problem:
    reported = error.extra if isinstance(error.extra, list) else []
    errors = tuple(FieldError(field=str(each["key"]), message=str(each["message"])) for each in reported)
    detail = "the request is not as /openapi.json describes it" if errors else error.detail
    return _plain(HTTPStatus(error.status_code), DETAILS.get(error.status_code, detail), errors)


def _plain(status: HTTPStatus, detail: str, errors: tuple[FieldError, ...] = ()) -> Problem:
    return Problem(title=status.phrase, status=status, detail=detail, errors=errors)
