"""`docs/http.md` is true: its commands are run against the app, its output compared, its tables checked."""

import re
import shlex
from http import HTTPStatus
from pathlib import Path

import httpx
import pytest

from briefing.serve import create_app
from briefing.serve.openapi import PROBLEMS, description
from briefing.serve.wire import MOST_DOCUMENTS, NewBriefing, NewDocument

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "http.md").read_text("utf-8")
TAKES_A_VALUE = {"-H": "headers", "-d": "form", "--json": "json"}


def examples() -> list[tuple[str, str]]:
    """Each command of the page with the output printed beneath it."""
    found = []
    for block in re.findall(r"```console\n(.*?)```", PAGE, flags=re.DOTALL):
        for example in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            lines = example.splitlines(keepends=True)
            length = next(n for n in range(1, len(lines) + 1) if complete("".join(lines[:n])))
            found.append(("".join(lines[:length]), "".join(lines[length:])))
    return found


def complete(command: str) -> bool:
    try:
        return bool(shlex.split(command))
    except ValueError:
        return False


async def curl(client: httpx.AsyncClient, command: str) -> str:
    """What curl would print, for the few options that the page uses."""
    words = iter(shlex.split(command)[1:])
    given: dict[str, list[str]] = {"headers": [], "form": [], "json": [], "rest": []}
    for word in words:
        if word in TAKES_A_VALUE:
            given[TAKES_A_VALUE[word]].append(next(words))
        else:
            given["rest"].append(word)
    headers = dict(header.split(": ", 1) for header in given["headers"])
    if given["json"] or given["form"]:
        headers["Content-Type"] = "application/json" if given["json"] else "application/x-www-form-urlencoded"
    body = "".join(given["json"] + given["form"]).encode()
    show, (address,) = "-i" in given["rest"], [word for word in given["rest"] if word != "-i"]
    answer = await client.request("POST" if body else "GET", address, content=body or None, headers=headers)
    status = f"HTTP/1.1 {answer.status_code} {HTTPStatus(answer.status_code).phrase}\n"
    head = status + "".join(f"{name}: {value}\n" for name, value in answer.headers.items()) + "\n"
    return (head if show else "") + answer.text


def matches(printed: str, expected: str) -> bool:
    """Whether the output is as printed on the page; a line of `…` alone stands for any number of lines."""
    pattern = re.escape(expected.strip()).replace("\\\n…\\\n", "\n(?:.*?\n)??").replace("…", ".*?")
    return re.fullmatch(pattern, printed.strip(), flags=re.DOTALL) is not None


async def test_every_command_of_the_page_prints_what_the_page_says(settings):
    app = create_app(settings)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app)) as client:
        for command, expected in examples():
            listed = (await client.get("http://127.0.0.1:8000/v1/briefings")).json()["briefings"]
            made = command.replace("/ID", f"/{listed[0]['id']}") if listed else command
            printed = await curl(client, made)
            assert matches(printed, expected), f"$ {command}\n{printed}"


def test_the_page_has_an_example_of_each_operation_that_is_not_the_description():
    asked = " ".join(command for command, _ in examples())
    for path in description()["paths"]:
        if path != "/openapi.json":
            assert path.replace("{briefing_id}", "ID") in asked


@pytest.mark.parametrize("path", description()["paths"])
def test_the_page_names_every_path(path):
    assert path.replace("briefing_id", "id") in PAGE


@pytest.mark.parametrize("status", [status for status in PROBLEMS if status != "default"])
def test_the_page_has_every_status_that_is_described(status):
    table = PAGE[PAGE.index("| status |") :]
    assert re.search(rf"^\| .*\b{status}\b.* \|", table, flags=re.MULTILINE)


@pytest.mark.parametrize("field", [*NewBriefing.model_fields, *NewDocument.model_fields])
def test_the_page_has_every_field_of_a_request(field):
    assert re.search(rf"`(documents\.N\.)?{field}`", PAGE)


def test_the_page_has_the_limit_on_documents():
    assert f"1 to {MOST_DOCUMENTS}" in PAGE


def test_a_wrong_output_would_be_seen():
    assert matches('{"a":"1","b":2}', '{"a":"…",…}')
    assert not matches('{"a":"1","b":2}', '{"b":"…",…}')
