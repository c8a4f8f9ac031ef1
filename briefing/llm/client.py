"""One question to a model, and an answer of the type that was asked for.

`instructor` asks again with the reason where an answer does not fit its type; `openai` tries again what failed on the
way. Both libraries take a second to import, so that happens with the first question.
"""

from __future__ import annotations

import asyncio
import logging
import re
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import Any, Protocol, Self, TypeVar

import httpx
from pydantic import BaseModel, SecretStr

from briefing.errors import AnswerCutOff, AnswerRefused, ConfigurationError
from briefing.llm.costs import Meter, Prices, counting, prices
from briefing.llm.failures import Place, translated
from briefing.llm.recordings import Recordings
from briefing.llm.requests import without_userinfo
from briefing.llm.transport import AnsweringTransport

_CONNECT_SECONDS = 10.0
_LINK_TO_A_MANUAL = re.compile(r"\n\s*For further information visit \S+")
_REASONING = re.compile(r"o\d|gpt-[5-9]")  # OpenAI's models of these names refuse any temperature
T = TypeVar("T", bound=BaseModel)


class Options(Protocol):
    """What a client needs to be told; `Settings` has it all."""

    @property
    def api_key(self) -> SecretStr | None: ...
    @property
    def base_url(self) -> str: ...
    @property
    def model(self) -> str: ...
    @property
    def mode(self) -> str: ...
    @property
    def max_output_tokens(self) -> int: ...
    @property
    def attempts(self) -> int: ...
    @property
    def http_retries(self) -> int: ...
    @property
    def deadline(self) -> float: ...
    @property
    def concurrency(self) -> int: ...
    @property
    def price_in(self) -> float | None: ...
    @property
    def price_out(self) -> float | None: ...
    @property
    def cache(self) -> bool: ...
    @property
    def cache_dir(self) -> Path: ...
    @property
    def recordings(self) -> Path | None: ...
    @property
    def recording(self) -> str: ...


class Client:
    """Asks one model at one endpoint. It belongs to the event loop that first uses it; close it there."""

    def __init__(
        self, options: Options, *, wire: httpx.AsyncBaseTransport | None = None, cached: bool | None = None
    ) -> None:
        """`wire` stands in for the network; without it, proxies and certificates are found as httpx finds them.

        `cached` overrules the options.
        """
        self.options = options
        self.place = Place(_one_line(without_userinfo(options.base_url)), _one_line(options.model))
        self._wire = wire
        self._cached = options.cache if cached is None else cached
        self._turns = asyncio.Semaphore(options.concurrency)
        self._cache: Any = None
        self._sdk: Any = None
        self._create: Callable[..., Awaitable[Any]] | None = None

    @property
    def prices(self) -> Prices | None:
        """US dollars for a million tokens, where they are known."""
        return prices(self.options.base_url, self.options.model, self.options.price_in, self.options.price_out)

    async def ask(self, messages: Sequence[Any], answer: type[T], meter: Meter) -> T:
        """The model's answer as `answer`, counting on `meter` whether it comes or not.

        Waits for one of `concurrency` turns; from then on `deadline` seconds are left for all attempts. Raises one of
        the ModelErrors, whose message holds no key, no answer and no text of a document.
        """
        create = self._connected()
        async with self._turns:
            try:
                with counting(meter):
                    async with asyncio.timeout(self.options.deadline):
                        found = await create(response_model=answer, messages=list(messages), **self._request())
            except Exception as error:  # noqa: BLE001 - each is one of the tree, by its cause
                raise translated(error, self.place) from None
        return answer.model_validate(found)

    async def aclose(self) -> None:
        """Give back connections and files."""
        if self._sdk is not None:
            await self._sdk.close()
        if self._cache is not None:
            await self._cache.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()

    def _request(self) -> dict[str, Any]:
        limit = "max_completion_tokens" if _at_openai(self.options.base_url) else "max_tokens"
        return {
            "model": self.options.model,
            **({} if _REASONING.match(self.options.model) else {"temperature": 0}),
            limit: self.options.max_output_tokens,
            "max_retries": self.options.attempts - 1,
            "strict": False,  # pydantic's, not the endpoint's: "1" may stand for 1
        }

    def _connected(self) -> Callable[..., Awaitable[Any]]:
        if self._create is None:
            self._create = self._connect()
        return self._create

    def _connect(self) -> Callable[..., Awaitable[Any]]:
        """Stack the layers: instructor, our reading of each answer, openai, our transport, the wire."""
        import instructor
        import openai

        logging.getLogger("instructor").setLevel(logging.CRITICAL + 1)  # its errors hold whole answers
        replaying = self.options.recording == "replay"
        self._sdk = openai.AsyncOpenAI(
            api_key=self.options.api_key.get_secret_value() if self.options.api_key else "none",
            base_url=self.options.base_url,
            max_retries=0 if replaying else self.options.http_retries,
            timeout=self._timeout(),
            http_client=httpx.AsyncClient(transport=self._transport()),
        )
        mode = instructor.Mode[self.options.mode]
        created: Callable[..., Awaitable[Any]] = instructor.patch(create=self._attempt, mode=mode)
        return created

    def _transport(self) -> AnsweringTransport:
        from briefing.llm.disk import AnswerCache

        options = self.options
        self._cache = AnswerCache(options.cache_dir / "answers") if self._cached else None
        wire = httpx.AsyncClient(transport=self._wire, timeout=self._timeout())
        return AnsweringTransport(wire, self._cache, self._recordings())

    def _recordings(self) -> Recordings | None:
        if self.options.recording == "off":
            return None
        if self.options.recordings is None:
            given = f"BRIEFING_RECORDING={self.options.recording} is set without a folder"
            raise ConfigurationError(given, remedy="set BRIEFING_RECORDINGS to a folder")
        return Recordings(self.options.recordings, self.options.recording == "replay")

    def _timeout(self) -> httpx.Timeout:
        return httpx.Timeout(self.options.deadline, connect=min(_CONNECT_SECONDS, self.options.deadline))

    async def _attempt(self, **request: Any) -> object:  # noqa: ANN401 - whatever instructor sends
        """One answer, read for what no schema can say: that it was refused, or stopped half-way."""
        from instructor.core.exceptions import ResponseParsingError

        request["messages"] = [_without_links(message) for message in request["messages"]]
        answer = await self._sdk.chat.completions.create(**_strictly(request))
        if not (choices := getattr(answer, "choices", None)):
            raise ResponseParsingError("no choices", mode=self.options.mode)
        self._look_for_a_stop(choices[0].message, choices[0].finish_reason)
        return answer

    def _look_for_a_stop(self, message: object, finish_reason: str | None) -> None:
        model = self.place.model
        if getattr(message, "refusal", None) or finish_reason == "content_filter":
            raise AnswerRefused(f"{model} declined to answer", remedy="try another BRIEFING_MODEL for this document")
        if finish_reason == "length":
            remedy = "raise BRIEFING_MAX_OUTPUT_TOKENS or lower BRIEFING_PASSAGE_CHARS"
            raise AnswerCutOff(f"the answer of {model} stopped at its token limit", remedy=remedy)


def _strictly(request: dict[str, Any]) -> dict[str, Any]:
    """The request with `strict` set on its schema: instructor leaves it out, and endpoints that know it enforce it."""
    wanted = request.get("response_format")
    if not isinstance(wanted, dict) or wanted.get("type") != "json_schema":
        return request
    return {**request, "response_format": {**wanted, "json_schema": {**wanted["json_schema"], "strict": True}}}


def _without_links(message: dict[str, object]) -> dict[str, object]:
    """A re-ask without pydantic's links, which change with its version and would change the cache's keys with them."""
    content = message.get("content")
    return {**message, "content": _LINK_TO_A_MANUAL.sub("", content)} if isinstance(content, str) else message


def _at_openai(base_url: str) -> bool:
    """Whether the limit of an answer goes by its newer name, which not every other endpoint knows."""
    return httpx.URL(base_url).host == "api.openai.com"


def _one_line(text: str) -> str:
    return " ".join(text.split())
