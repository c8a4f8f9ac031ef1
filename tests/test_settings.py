"""Settings: each from its variable, each wrong one named."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pydantic import ValidationError

from briefing.errors import ConfigurationError
from briefing.settings import Settings, load

SHARED = {"api_key": "OPENAI_API_KEY", "base_url": "OPENAI_BASE_URL", "source_date_epoch": "SOURCE_DATE_EPOCH"}
"""Fields whose variable other tools know too."""

GIVEN = {
    "api_key": "k",
    "base_url": "http://models.test/v1",
    "model": "small-one",
    "mode": "TOOLS",
    "prompt": "other",
    "prompts_dir": "/tmp/prompts",
    "max_output_tokens": "100",
    "passage_chars": "500",
    "attempts": "3",
    "http_retries": "1",
    "deadline": "1.5",
    "concurrency": "2",
    "price_in": "0.4",
    "price_out": "1.6",
    "cache_dir": "/tmp/cache",
    "cache": "false",
    "recordings": "/tmp/recordings",
    "recording": "replay",
    "data_dir": "/tmp/data",
    "body_limit_bytes": "2000",
    "source_date_epoch": "0",
}


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    """No variable that matters here is set."""
    for field in Settings.model_fields:
        monkeypatch.delenv(variable(field), raising=False)
    monkeypatch.delenv("BRIEFING_API_KEY", raising=False)
    monkeypatch.delenv("BRIEFING_BASE_URL", raising=False)


def variable(field: str) -> str:
    return SHARED.get(field, f"BRIEFING_{field.upper()}")


def test_the_table_of_this_test_has_every_field():
    assert set(GIVEN) == set(Settings.model_fields)


@pytest.mark.parametrize("field", GIVEN)
def test_every_field_is_read_from_its_variable(field: str, monkeypatch: pytest.MonkeyPatch):
    before = getattr(load(), field)
    monkeypatch.setenv(variable(field), GIVEN[field])
    assert getattr(load(), field) != before


def test_every_field_says_what_it_is_for():
    assert [name for name, field in Settings.model_fields.items() if not field.description] == []


def test_without_variables_no_key_is_set_and_answers_are_cached():
    settings = load()
    assert (settings.api_key, settings.cache, settings.recording) == (None, True, "off")
    assert (settings.prompts_dir / f"{settings.prompt}.md").is_file()


def test_what_is_given_stands_above_the_environment(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("BRIEFING_MODEL", "from-the-environment")
    monkeypatch.setenv("OPENAI_API_KEY", "from-the-environment")
    settings = load(model="given", api_key=None)
    assert (settings.model, settings.api_key) == ("given", None)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("concurrency", "0"),
        ("concurrency", "many"),
        ("mode", "TOOLS_STRICT"),
        ("deadline", "-1"),
        ("recording", "maybe"),
        ("source_date_epoch", "yesterday"),
        ("source_date_epoch", "99999999999999999"),
        ("cache", "perhaps"),
    ],
)
def test_a_value_that_does_not_fit_is_an_error_that_names_its_variable(
    field: str, value: str, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv(variable(field), value)
    with pytest.raises(ConfigurationError) as caught:
        load()
    assert variable(field) in str(caught.value)
    assert caught.value.remedy


def test_a_key_does_not_show():
    settings = load(api_key="sk-that-must-not-show")
    assert "must-not-show" not in f"{settings!r} {settings} {settings.model_dump_json()}"
    assert settings.api_key is not None
    assert settings.api_key.get_secret_value() == "sk-that-must-not-show"


def test_settings_are_frozen():
    with pytest.raises(ValidationError):
        load().model = "other"  # type: ignore[misc]


def test_the_time_of_making_is_the_one_that_is_set_or_the_clocks_to_the_second():
    assert load(source_date_epoch=86_400).now() == datetime(1970, 1, 2, tzinfo=UTC)
    now = load().now()
    assert (now.tzinfo, now.microsecond) == (UTC, 0)


def test_nothing_but_settings_reads_the_environment():
    package = Path(__file__).resolve().parent.parent / "briefing"
    readers = [
        path.relative_to(package).as_posix()
        for path in package.rglob("*.py")
        if re.search(r"\bos\.(?:environ|getenv)|from os import", path.read_text("utf-8"))
    ]
    assert readers == []
