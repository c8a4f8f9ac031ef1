"""The real app on a store of its own, asked in-process."""

from collections.abc import AsyncIterator, Callable
from pathlib import Path

import httpx
import pytest

from briefing.serve import create_app
from briefing.settings import Settings
from tests.serve.extractors import EveryLine

Connect = Callable[..., httpx.AsyncClient]


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Nothing of the machine's own environment: no key, and an endpoint where nothing answers."""
    return Settings(
        data_dir=tmp_path / "data",
        cache_dir=tmp_path / "cache",
        api_key=None,
        base_url="http://127.0.0.1:1/v1",
        source_date_epoch=1_715_000_000,
    )


@pytest.fixture
async def connect(settings: Settings) -> AsyncIterator[Connect]:
    """A client of a new app: `connect(extractor=…, body_limit_bytes=…)`."""
    clients: list[httpx.AsyncClient] = []

    def connect(extractor: object = None, **changed: object) -> httpx.AsyncClient:
        app = create_app(settings.model_copy(update=changed), extractor=extractor or EveryLine())
        transport = httpx.ASGITransport(app, raise_app_exceptions=False)
        clients.append(httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1"))
        return clients[-1]

    yield connect
    for client in clients:
        await client.aclose()


@pytest.fixture
def client(connect: Connect) -> httpx.AsyncClient:
    return connect()
