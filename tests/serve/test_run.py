"""A real server on loopback: where it listens, what it does when clients leave, how it ends."""

import asyncio
import json
import os
import re
import signal
import socket
import subprocess
import sys
from contextlib import asynccontextmanager

import httpx
import pytest
import uvicorn

from briefing.errors import ConfigurationError, StoreError
from briefing.serve import create_app, run
from briefing.serve.run import listen
from tests.serve.extractors import EveryLine, Waiting

TWO = {"documents": [{"text": "The bridge at Ormley reopened on Monday."}, {"text": "Ormley has its bridge back."}]}


@asynccontextmanager
async def serving(app):
    with listen("127.0.0.1", 0) as listening:
        server = uvicorn.Server(uvicorn.Config(app, log_config=None))
        task = asyncio.create_task(server.serve(sockets=[listening]))
        async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{listening.getsockname()[1]}") as client:
            yield client
        server.should_exit = True
        await task


async def test_a_briefing_is_made_and_fetched_over_a_real_connection(settings):
    async with serving(create_app(settings, extractor=EveryLine())) as client:
        made = await client.post("/v1/briefings", json=TWO)
        assert made.status_code == 201
        assert (await client.get(made.headers["location"])).content == made.content


@pytest.mark.parametrize("path", ["/health", "/v1/briefings", "/openapi.json"])
async def test_head_has_the_headers_of_get_and_no_body(settings, path):
    async with serving(create_app(settings, extractor=EveryLine())) as client:
        got, headed = await client.get(path), await client.head(path)
    assert headed.content == b""
    assert (headed.status_code, headed.headers["content-type"]) == (200, got.headers["content-type"])


def heeding_interruptions() -> None:
    """A shell starts what runs in the background with SIGINT ignored, and these tests may run there."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


async def test_a_briefing_whose_client_left_is_finished_and_stored(settings):
    waiting = Waiting()
    async with serving(create_app(settings, extractor=waiting)) as client:
        request = asyncio.create_task(client.post("/v1/briefings", json=TWO))
        await waiting.asked.wait()
        request.cancel()
        waiting.may_answer.set()
        async with asyncio.timeout(100):
            while not (listed := (await client.get("/v1/briefings")).json()["briefings"]):
                await asyncio.sleep(0.05)
        assert (await client.get(f"/v1/briefings/{listed[0]['id']}")).status_code == 200


@pytest.mark.parametrize(
    ("header", "part"),
    [("Content-Length: 900000", b""), ("Transfer-Encoding: chunked", b"1000\r\n" + b" " * 0x1000 + b"\r\n")],
)
async def test_a_body_over_the_limit_is_413_before_it_is_all_sent(settings, header, part):
    app = create_app(settings.model_copy(update={"body_limit_bytes": 4_000}), extractor=EveryLine())
    async with serving(app) as client:
        reader, writer = await asyncio.open_connection("127.0.0.1", client.base_url.port)
        head = f"POST /v1/briefings HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n{header}\r\n\r\n"
        writer.write(head.encode() + part)
        answer = await reader.readuntil(b"}")
        writer.close()
    assert answer.startswith(b"HTTP/1.1 413 ")
    assert b"application/problem+json" in answer


def test_the_server_says_where_it_serves_and_ends_when_it_is_told_to(tmp_path):
    code = "from briefing.serve import run; from briefing.settings import load; run(load(), '127.0.0.1', 0)"
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("BRIEFING_", "OPENAI_"))}
    environment["BRIEFING_DATA_DIR"] = str(tmp_path)
    server = subprocess.Popen(
        [sys.executable, "-c", code],
        env=environment,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=heeding_interruptions,
    )
    try:
        first = server.stderr.readline()
        address = re.search(r"http://127\.0\.0\.1:\d+", first)
        assert address, first + server.communicate(timeout=20)[1]
        assert httpx.get(f"{address[0]}/health").json()["status"] == "ok"
    finally:
        server.send_signal(signal.SIGINT)
        server.communicate()
    assert server.returncode in (0, -signal.SIGINT)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.7", "example.org", ""])
def test_an_address_that_other_machines_reach_is_refused_with_the_remedy(settings, host):
    with pytest.raises(ConfigurationError, match=r"other machines.*: serve on 127\.0\.0\.1"):
        run(settings, host, 0)


def test_a_port_that_is_taken_is_an_error_that_names_it(settings):
    with listen("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(ConfigurationError, match=f"port {port} .*--port"):
            run(settings, "127.0.0.1", port)


@pytest.mark.parametrize("port", [-1, 65_536])
def test_a_port_that_cannot_be_is_an_error_that_names_it(settings, port):
    with pytest.raises(ConfigurationError, match=f"port {port} "):
        run(settings, "127.0.0.1", port)


def test_a_store_that_is_no_use_stops_the_server_before_it_serves(settings):
    settings.data_dir.write_text("a file where the folder should be")
    with pytest.raises(StoreError, match="BRIEFING_DATA_DIR"):
        run(settings, "127.0.0.1", 0)


def test_it_listens_on_the_loopback_of_either_kind():
    for host, family in (("127.0.0.1", socket.AF_INET), ("localhost", socket.AF_INET)):
        with listen(host, 0) as listening:
            assert listening.family == family
            assert json.dumps(listening.getsockname()).startswith('["127.')
