"""A client whose answers are written beforehand, for tests of whatever stands above this layer.

Only the wire is replaced: types, asking again, refusals and costs are those of a real client, so nothing is patched.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import httpx

from briefing.llm.client import Client, Options

Script = Iterable[object] | Callable[[str], object]


def scripted(answers: Script, options: Options, *, cached: bool = False) -> Client:
    """A client that gives `answers` in turn, or what a function makes of the passage asked about.

    An answer is what the model writes: text as it is, anything else as JSON. A `completion` or a response of httpx is
    given as the endpoint's own, and an exception is raised. Where an iterable runs out, the endpoint fails with 500.
    Nothing is cached unless `cached` asks for it.
    """
    return Client(options, wire=ScriptedWire(answers), cached=cached)


class ScriptedWire(httpx.AsyncBaseTransport):
    """Stands where the network would; `asked` holds the body of each request that came, in order."""

    def __init__(self, answers: Script) -> None:
        self._function = answers if callable(answers) else None
        self._rest: Iterator[object] = iter(()) if callable(answers) else iter(answers)
        self.asked: list[dict[str, Any]] = []

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """The next answer, as an endpoint would send it."""
        body = json.loads(await request.aread())
        self.asked.append(body)
        await asyncio.sleep(0)
        answer = self._next(str(body["messages"][-1]["content"]))
        if isinstance(answer, Exception):
            raise answer
        if isinstance(answer, httpx.Response):
            return answer
        ready = isinstance(answer, dict) and "choices" in answer
        return httpx.Response(200, json=answer if ready else completion(answer))

    def _next(self, passage: str) -> object:
        if self._function is not None:
            return self._function(passage)
        over = httpx.Response(500, headers={"x-should-retry": "false"}, json={"error": "the script is at its end"})
        return next(self._rest, over)


def completion(answer: object, *, finish_reason: str = "stop", refusal: str | None = None) -> dict[str, Any]:
    """The body of a chat completion that says `answer`, at a cost of 100 tokens sent and 50 received."""
    content = answer if isinstance(answer, str) else json.dumps(answer, ensure_ascii=False)
    message = {"role": "assistant", "content": None if refusal else content, "refusal": refusal}
    return {
        "id": "scripted",
        "object": "chat.completion",
        "created": 0,
        "model": "scripted",
        "choices": [{"index": 0, "message": message, "finish_reason": finish_reason}],
        "usage": {"prompt_tokens": 100, "completion_tokens": 50, "total_tokens": 150},
    }
