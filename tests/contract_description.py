"""Discord's OpenAPI description made ready for checking: its routes, and its schemas closed and loosened.

As published, the description lets unknown keys pass, and is stricter than Discord itself in a few places that
discord.py relies on. Which requests are checked, and how errors are told, is in tests/contract.py.
"""

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tests.contract_rules import Json

BASE = "urn:discord"
MEDIA_CHANNEL = 16  # in the documentation, not in the description
# What discord.py sends beyond the description, and Discord takes: schema or operation, key, kind of value.
EXTRAS: dict[str, Json] = {
    "ApplicationCommandUpdateRequest": {"nsfw": {"type": "boolean"}},
    "ApplicationCommandCreateRequest": {"nsfw": {"type": "boolean"}},
    "ApplicationCommandPatchRequestPartial": {"nsfw": {"type": "boolean"}},
    "BaseCreateMessageCreateRequest": {"tts": {"type": "boolean"}},
    "CreateForumThreadRequest": {"type": {"const": 11}},
    "MessageEditRequestPartial": {"tts": {"type": "boolean"}},
    "IncomingWebhookUpdateRequestPartial": {"tts": {"type": "boolean"}},
    "IncomingWebhookUpdateForInteractionCallbackRequestPartial": {"tts": {"type": "boolean"}},
    "RichEmbed": {"flags": {"type": "integer"}},
    "PUT /channels/{channel_id}/permissions/{overwrite_id}": {"id": {"type": ["string", "integer"]}},
}


@dataclass(frozen=True)
class Route:
    """One operation of the description; `schema` points to its JSON body, None when there is none."""

    method: str
    pattern: re.Pattern[str]
    literals: int
    takes_body: bool
    schema: str | None


def routes(description: Json) -> Iterator[Route]:
    """Every operation that the description knows."""
    for template, operations in description["paths"].items():
        parameters = operations.get("parameters", ())
        ids = {parameter["name"] for parameter in parameters if "$ref" in parameter["schema"]}
        parts = template.split("/")
        pattern = re.compile("/".join(_segment(part, ids) for part in parts))
        literals = sum(not part.startswith("{") for part in parts)
        for method, operation in operations.items():
            if method != "parameters":
                kinds = operation.get("requestBody", {}).get("content", {})
                schema = _pointer(template, method) if "application/json" in kinds else None
                yield Route(method.upper(), pattern, literals, bool(kinds), schema)


def _segment(part: str, ids: set[str]) -> str:
    if not part.startswith("{"):
        return re.escape(part)
    return r"\d+" if part.strip("{}") in ids else "[^/]+"


def _pointer(template: str, method: str) -> str:
    path = template.replace("/", "~1").replace("{", "%7B").replace("}", "%7D")
    return f"{BASE}#/paths/{path}/{method}/requestBody/content/application~1json/schema"


def adjusted(description: Json) -> Json:
    """Close the objects, so that a misspelt key shows, and loosen what discord.py rightly does otherwise."""
    checked: Json = {"paths": _closed(description["paths"]), "components": _closed(description["components"])}
    schemas = checked["components"]["schemas"]
    schemas.get("SnowflakeType", {})["type"] = ["string", "integer"]
    schemas.get("ChannelTypes", {"anyOf": []})["anyOf"].append({"const": MEDIA_CHANNEL})
    for name, properties in EXTRAS.items():
        _properties(checked, name).update(properties)
    return checked


def _properties(description: Json, name: str) -> Json:
    """The properties of a schema or of an operation's body; an empty dict when there is no such thing."""
    method, _, template = name.rpartition(" ")
    body = ("requestBody", "content", "application/json", "schema")
    keys = ("paths", template, method.lower(), *body) if method else ("components", "schemas", name)
    return functools.reduce(lambda node, key: node.get(key, {}), (*keys, "properties"), description)


def _closed(node: Any) -> Any:  # noqa: ANN401 - any piece of JSON
    if isinstance(node, list):
        return [_closed(item) for item in node]
    if not isinstance(node, dict):
        return node
    node = {key: _closed(value) for key, value in node.items()}
    if isinstance(node.get("oneOf"), list):  # loosened integers may fit two branches
        node["anyOf"] = node.pop("oneOf")
    if isinstance(node.get("properties"), dict):
        node.setdefault("additionalProperties", False)
    return _with_digits(node)


def _with_digits(node: Json) -> Json:
    kinds = node["type"] if isinstance(node.get("type"), list) else [node.get("type")]
    if "integer" in kinds and node.get("format") != "int32":  # permissions travel as text
        return node | {"type": [*kinds, "string"], "pattern": "^-?[0-9]+$"}
    return node
