"""All settings, and the only reader of the environment.

Every field can be set by its environment variable (`BRIEFING_` and the name in capitals); the three that other tools
share keep their usual names: `OPENAI_API_KEY`, `OPENAI_BASE_URL` and `SOURCE_DATE_EPOCH`.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from pydantic import AliasChoices, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from briefing.errors import ConfigurationError

_ROOT = Path(__file__).resolve().parent.parent


class Settings(BaseSettings):
    """What can be set. Durations are in seconds, sizes in the unit that the name ends with."""

    model_config = SettingsConfigDict(
        env_prefix="BRIEFING_", frozen=True, extra="ignore", use_attribute_docstrings=True, populate_by_name=True
    )

    api_key: SecretStr | None = Field(None, validation_alias=AliasChoices("OPENAI_API_KEY", "BRIEFING_API_KEY"))
    """Key of the model endpoint. Without one, `--extractor auto` uses the embedded extractor."""
    base_url: str = Field(
        "https://api.openai.com/v1", validation_alias=AliasChoices("OPENAI_BASE_URL", "BRIEFING_BASE_URL")
    )
    """Any OpenAI-compatible endpoint."""
    model: str = "gpt-4.1-mini"
    """The model's name at that endpoint."""
    mode: Literal["JSON_SCHEMA", "TOOLS", "JSON", "MD_JSON"] = "JSON_SCHEMA"
    """How instructor asks for structure; JSON_SCHEMA serves local servers."""
    prompt: str = "extract"
    """Name of the prompt file that extraction uses, without its suffix."""
    prompts_dir: Path = _ROOT / "prompts"
    """Folder of the prompt files."""
    max_output_tokens: int = Field(4096, ge=64)
    """Limit of one answer."""
    passage_chars: int = Field(12_000, ge=400)
    """A longer body is asked about passage by passage, split between sentences."""
    attempts: int = Field(2, ge=1, le=5)
    """Answers asked for one passage at the most: the first, then again with the reason why the last was invalid."""
    http_retries: int = Field(2, ge=0, le=5)
    """Times that a 429, a 5xx or a lost connection is tried again, within the deadline."""
    deadline: float = Field(120.0, gt=0)
    """Seconds for one passage, all attempts included."""
    concurrency: int = Field(4, ge=1, le=64)
    """Requests under way at once."""
    price_in: float | None = Field(None, ge=0)
    """US dollars for a million tokens sent, for models whose prices are not known here."""
    price_out: float | None = Field(None, ge=0)
    """US dollars for a million tokens received."""
    cache_dir: Path = Path.home() / ".cache" / "briefing"
    """Folder of cached answers, made with mode 0700."""
    cache: bool = True
    """Whether answers are cached."""
    recordings: Path | None = None
    """Folder of recorded answers; see `recording`."""
    recording: Literal["off", "record", "replay"] = "off"
    """`record` writes each answer as a file; `replay` answers from the files alone, and a missing one is an error."""
    data_dir: Path = Path.home() / ".local" / "share" / "briefing"
    """Folder of the store."""
    body_limit_bytes: int = Field(10_000_000, ge=1_000)
    """Largest request that the server accepts."""
    source_date_epoch: int | None = Field(None, ge=0, le=253_402_300_799, validation_alias="SOURCE_DATE_EPOCH")
    """Seconds since 1970, up to the end of the year 9999, to be used as the time of making, for output that is the same
    byte for byte."""

    def now(self) -> datetime:
        """The time of making: `SOURCE_DATE_EPOCH` where it is set, else the clock, in UTC and to the second."""
        if self.source_date_epoch is not None:
            return datetime.fromtimestamp(self.source_date_epoch, UTC)
        return datetime.now(UTC).replace(microsecond=0)


def load(**overrides: object) -> Settings:
    """Settings from the environment, with `overrides` on top.

    Raises ConfigurationError, naming the variable, where a value does not fit.
    """
    try:
        return Settings(**overrides)  # type: ignore[arg-type]
    except ValidationError as error:
        first = error.errors()[0]
        name = str(first["loc"][0])
        variable = name if name.isupper() else f"BRIEFING_{name.upper()}"
        raise ConfigurationError(f"{variable} is not usable ({first['msg']})", remedy="correct or unset it") from None
