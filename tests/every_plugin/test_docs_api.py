"""The examples of docs/api.md, sent to the demonstration of one regency: status, and the names in the answer."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path
from typing import Any

import pytest

from kawasan.plugin_api import RegencyRef
from kawasan.testing import At, Client, InRegency, PlainLoader, UserId, registry

pytestmark = pytest.mark.once

PAGE = Path(__file__).resolve().parents[2] / "docs" / "api.md"
EXAMPLE = re.compile(r"^```console\n\$ curl (.+?)\n```\n\n```json status=(\d+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
ROOT = "http://127.0.0.1:8000/toba"


@pytest.fixture
def demonstration(toba: RegencyRef, ani: Client, user_id: UserId, in_regency: InRegency, at: At) -> None:
    at("2026-03-02 10:00")
    loader = PlainLoader(toba, user_id(ani))
    with in_regency(toba):
        registry().call("demo", toba, regency=toba, loader=loader)


def ask(visitor: Client, command: str) -> Any:
    words = shlex.split(command)
    headers = dict(words[i + 1].split(": ", 1) for i, word in enumerate(words) if word == "-H")
    method = words[words.index("-X") + 1] if "-X" in words else "GET"
    body = words[words.index("-d") + 1] if "-d" in words else None
    url = next(word for word in words if word.startswith(ROOT))
    return visitor.ask(method, url.removeprefix(ROOT), headers=headers, data=body)


def names(value: Any) -> Any:
    """The names in a document; of a list, those of its first item."""
    if isinstance(value, dict):
        return {key: names(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [names(value[0])] if value else []
    return None


def differences(documented: Any, answered: Any, path: str = "") -> list[str]:
    """Where they differ; a part that is null or empty in one of them says nothing."""
    if not documented or not answered:
        return []
    if isinstance(documented, list):
        return differences(documented[0], answered[0], f"{path}[]")
    unlike = [f"{path}.{key}" for key in documented.keys() ^ answered.keys()]
    common = documented.keys() & answered.keys()
    return unlike + [d for key in sorted(common) for d in differences(documented[key], answered[key], f"{path}.{key}")]


@pytest.mark.usefixtures("demonstration")
def test_the_examples_answer_as_documented(visitor: Client) -> None:
    wrong, code = [], ""
    examples = EXAMPLE.findall(PAGE.read_text(encoding="utf-8"))
    for command, status, document in examples:
        answer = ask(visitor, command.replace("$CODE", code))
        assert (command, answer.status_code) == (command, int(status)), answer.text
        wrong += [f"{command}: {where}" for where in differences(names(json.loads(document)), names(answer.json))]
        code = answer.json.get("code", code) if isinstance(answer.json, dict) else code
    assert examples
    assert wrong == []


def undescribed(value: Any, schema: dict[str, Any], spec: dict[str, Any], path: str = "") -> list[str]:
    """Names in an answer that its shape in the specification does not have."""
    if "$ref" in schema:
        schema = spec["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    if isinstance(value, list):
        return [name for one in value for name in undescribed(one, schema["items"], spec, f"{path}[]")]
    known = schema.get("properties")
    if not isinstance(value, dict) or known is None:
        return []
    found = [f"{path}.{name}" for name in value.keys() - known.keys()]
    common = value.keys() & known.keys()
    return found + [deep for name in common for deep in undescribed(value[name], known[name], spec, f"{path}.{name}")]


@pytest.mark.usefixtures("demonstration")
def test_the_specification_describes_all_that_is_answered(visitor: Client) -> None:
    spec = visitor.json("/api/v1/openapi.json").json
    lists = {path: visitor.json(path) for path, item in spec["paths"].items() if "get" in item and "{" not in path}
    text = json.dumps([answer.json for answer in lists.values()])
    slugs, asked = re.findall(r'"slug": "([^"]+)"', text), dict(lists)
    for path in (path for path in spec["paths"] if "{slug}" in path):
        found = (visitor.json(path.replace("{slug}", slug)) for slug in slugs)
        asked[path] = next(answer for answer in found if answer.status_code == 200)
    for path, answer in asked.items():
        content = spec["paths"][path]["get"]["responses"]["200"]["content"]
        assert undescribed(answer.json, content[answer.mimetype]["schema"], spec) == [], path


@pytest.mark.usefixtures("demonstration")
def test_the_readable_page_says_what_each_answer_is(visitor: Client) -> None:
    spec, page = visitor.json("/api/v1/openapi.json").json, visitor.get("/api/v1/?lang=en").text
    operations = [one for item in spec["paths"].values() for method, one in item.items() if method != "parameters"]
    told = [answer.get("description", "") for one in operations for answer in one["responses"].values()]
    assert [text for text in told if text not in page] == []
    assert [name for name in spec["components"]["schemas"] if f'id="{name}"' not in page] == []


@pytest.mark.usefixtures("demonstration")
def test_the_same_key_gives_the_same_ticket_with_200(visitor: Client) -> None:
    command = next(c for c, status, _ in EXAMPLE.findall(PAGE.read_text(encoding="utf-8")) if status == "201")
    first, second = ask(visitor, command), ask(visitor, command)
    assert (first.status_code, second.status_code) == (201, 200)
    assert first.json["code"] == second.json["code"]


def test_the_description_is_where_it_is_said_to_be(visitor: Client) -> None:
    assert visitor.get("/api/v1/").status_code == 200
    paths = visitor.json("/api/v1/openapi.json").json["paths"]
    text = PAGE.read_text(encoding="utf-8")
    missing = [p for p in paths if re.sub(r"\{\w+\}", "", p).removeprefix("/api/v1/").rstrip("/") not in text]
    assert missing == []
