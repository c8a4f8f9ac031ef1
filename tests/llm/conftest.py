from collections.abc import Callable
from pathlib import Path

import pytest

from briefing import settings
from briefing.settings import Settings

MakeOptions = Callable[..., Settings]


@pytest.fixture
def options(tmp_path: Path) -> MakeOptions:
    """Settings for an endpoint that does not exist, with nothing taken from the environment that matters here."""

    def make(**changes: object) -> Settings:
        given = {
            "api_key": "key-that-must-not-show",
            "base_url": "http://models.test/v1",
            "model": "small-one",
            "mode": "JSON_SCHEMA",
            "attempts": 2,
            "http_retries": 0,
            "deadline": 20.0,
            "concurrency": 4,
            "cache": True,
            "cache_dir": tmp_path / "cache",
            "recordings": None,
            "recording": "off",
            "price_in": None,
            "price_out": None,
        }
        return settings.load(**{**given, **changes})

    return make
