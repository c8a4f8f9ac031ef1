"""What all tests share."""

from pathlib import Path

import pytest
from hypothesis import settings

from briefing.model import Document

# Tables are loaded on first use: how long an example takes says nothing here.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="session")
def seed_documents() -> tuple[Document, ...]:
    """The four source documents, as ingest reads them, in file order."""
    from briefing.ingest import from_text

    paths = sorted((ROOT / "seeds").glob("*.txt"))
    return tuple(from_text(path.read_text("utf-8"), name=path.name) for path in paths)
