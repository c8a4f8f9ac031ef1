"""Serving until told to stop."""

from __future__ import annotations

import logging.config
import socket
from typing import Any

from briefing.errors import ConfigurationError
from briefing.serve.app import create_app
from briefing.serve.guards import is_loopback
from briefing.settings import Settings
from briefing.store import FILE_NAME, Store

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"level": "INFO", "handlers": ["stderr"]},
    "loggers": {"httpx": {"level": "WARNING"}, "httpcore": {"level": "WARNING"}},  # they log every address asked
}
_log = logging.getLogger("briefing.serve")


def run(settings: Settings, host: str = "127.0.0.1", port: int = 8000) -> None:
    """Serve on `host` and `port` (0: any free one) until interrupted; the log goes to standard error.

    Work under way is finished before this returns. Raises ConfigurationError where the address is not to be had or is
    reachable from other machines, and StoreError where the store is unusable, before anything is served.
    """
    import uvicorn

    listening = listen(host, port)
    with listening:
        Store(settings.data_dir / FILE_NAME).recent(1)
        logging.config.dictConfig(LOGGING)
        shown, actual = listening.getsockname()[:2]
        _log.info("serving on http://%s:%d", f"[{shown}]" if ":" in shown else shown, actual)
        config = uvicorn.Config(create_app(settings), log_config=None, server_header=False, proxy_headers=False)
        uvicorn.Server(config).run(sockets=[listening])


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens there.

    Raises ConfigurationError where other machines could reach it, or where the system refuses it.
    """
    if not is_loopback(host):
        raise ConfigurationError(
            f"{host} can be reached from other machines, and this server asks nobody who they are",
            remedy="serve on 127.0.0.1",
        )
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except (OSError, OverflowError) as error:
        raise ConfigurationError(
            f"cannot serve on {host} port {port} ({error})", remedy="choose another with --port"
        ) from error
