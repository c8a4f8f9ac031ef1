"""What a request must be before anything else of it is looked at."""

from __future__ import annotations

import ipaddress
from typing import Any
from urllib.parse import urlsplit

from litestar.connection import ASGIConnection
from litestar.exceptions import ClientException
from litestar.handlers import BaseRouteHandler

Connection = ASGIConnection[Any, Any, Any, Any]


def json_only(connection: Connection, _: BaseRouteHandler) -> None:
    """Refuse a body that does not say it is JSON.

    A web page of another site can make a browser post `text/plain` here without asking; JSON it cannot.
    """
    media_type = connection.headers.get("content-type", "").split(";")[0].strip().lower()
    if media_type != "application/json":
        raise ClientException(
            f"the body is {media_type or 'of no named type'}, and is read as application/json alone", status_code=415
        )


def local_host_only(connection: Connection, _: BaseRouteHandler) -> None:
    """Refuse a request for another host's name: a web page whose name was pointed at this machine sends one."""
    host = connection.headers.get("host", "localhost")
    if not is_loopback(urlsplit(f"//{host}").hostname or ""):
        raise ClientException(f"this server answers for localhost, not for {host}", status_code=421)


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach that host.

    >>> [is_loopback(host) for host in ("localhost", "127.0.0.1", "::1", "0.0.0.0", "example.org")]
    [True, True, True, False, False]
    """
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
