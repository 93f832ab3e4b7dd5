"""What Discord would refuse is shown, and where."""

from typing import Any

import pytest

from tests.contract import VARIABLE, Contract, described_path

MESSAGES, MESSAGE = "POST /channels/1/messages", "PATCH /channels/1/messages/2"
CALLBACK, COMMANDS = "POST /interactions/1/token/callback", "PUT /applications/1/commands"
BUTTON: dict[str, Any] = {"type": 2, "style": 1, "label": "Go", "custom_id": "go"}
SELECT: dict[str, Any] = {"type": 3, "custom_id": "pick", "options": [{"label": "One", "value": "1"}]}
TEXT: dict[str, Any] = {"type": 10, "content": "x"}
V2 = 32768


def row(*parts: dict[str, Any]) -> dict[str, Any]:
    return {"type": 1, "components": list(parts)}


def button(number: int) -> dict[str, Any]:
    return BUTTON | {"custom_id": f"go:{number}"}


def modal(parts: int, title: str = "Form") -> dict[str, Any]:
    inputs = [{"type": 4, "style": 1, "custom_id": f"field:{number}"} for number in range(parts)]
    labels = [{"type": 18, "label": "Field", "component": field} for field in inputs]
    return {"type": 9, "data": {"custom_id": "form", "title": title, "components": labels}}


def command(**changes: object) -> dict[str, Any]:
    return {"name": "order", "description": "Order something", "type": 1} | changes


def option(name: str, **changes: object) -> dict[str, Any]:
    return {"type": 3, "name": name, "description": "An option"} | changes


def fat_command() -> dict[str, Any]:
    choices = [{"name": "n" * 100, "value": f"{number}".rjust(100)} for number in range(25)]
    return command(options=[option(name, choices=choices) for name in ("a", "b")])


REFUSED_BY_RULES = {
    "long content": (MESSAGES, {"content": "x" * 2001}, "content: 2001 characters, at most 2000"),
    "empty message": (MESSAGES, {"content": " ", "tts": False}, "body: an empty message"),
    "empty answer": (CALLBACK, {"type": 4, "data": {"flags": 64}}, "data: an empty message"),
    "emptied message": (MESSAGE, {"content": None, "embeds": [], "components": []}, "an empty message"),
    "embed sum": (MESSAGES, {"embeds": [{"description": "x" * 3001}] * 2}, "embeds: 6002 characters in all"),
    "mentions twice": (
        MESSAGES,
        {"content": "x", "allowed_mentions": {"parse": ["users"], "users": ["1"]}},
        "allowed_mentions: 'users' both in parse and as a list",
    ),
    "six rows": (
        MESSAGES,
        {"components": [row(button(number)) for number in range(6)]},
        "components: 6 rows",
    ),
    "six buttons": (MESSAGES, {"components": [row(*map(button, range(6)))]}, "6 buttons in a row, at most 5"),
    "button beside select": (MESSAGES, {"components": [row(BUTTON, SELECT)]}, "a select stands alone"),
    "same custom_id": (MESSAGES, {"components": [row(BUTTON), row(BUTTON)]}, "'go' is there twice"),
    "long custom_id": (
        MESSAGES,
        {"components": [row(BUTTON | {"custom_id": "x" * 101})]},
        "components[0].components[0].custom_id: 101 characters, at most 100",
    ),
    "empty custom_id": (MESSAGES, {"components": [row(BUTTON | {"custom_id": ""})]}, "custom_id: empty"),
    "flag forgotten": (MESSAGES, {"components": [TEXT]}, "flags: these components need the flag 32768"),
    "content beside V2": (
        MESSAGES,
        {"flags": V2, "content": "x", "components": [TEXT]},
        "content: not beside",
    ),
    "embeds beside V2": (
        CALLBACK,
        {"type": 7, "data": {"components": [TEXT], "embeds": [{"title": "x"}]}},
        "data.embeds: not beside the flag",
    ),
    "41 components": (
        MESSAGES,
        {"flags": V2, "components": [{"type": 17, "components": [TEXT] * 40}]},
        "components: 41 components in all, at most 40",
    ),
    "4001 characters": (
        MESSAGES,
        {"flags": V2, "components": [TEXT, TEXT | {"content": "x" * 4000}]},
        "components: 4001 characters of text in all",
    ),
    "forum post": (
        "POST /channels/1/threads",
        {"name": "x", "message": {"content": "x" * 2001}},
        "message.content: 2001 characters",
    ),
    "defer with content": (CALLBACK, {"type": 5, "data": {"content": "x"}}, "a defer takes only"),
    "modal without parts": (CALLBACK, modal(0), "data.components: a modal needs at least one part"),
    "modal of six": (CALLBACK, modal(6), "data.components: 6 parts, at most 5"),
    "modal title": (CALLBACK, modal(1, "x" * 46), "data.title: 46 characters, at most 45"),
    "command name": (COMMANDS, [command(name="Order it")], "[0].name: 'Order it' is not 1 to 32 lower-case"),
    "option name": (COMMANDS, [command(options=[option("Size")])], "[0].options[0].name: 'Size' is not"),
    "required last": (
        COMMANDS,
        [command(options=[option("a"), option("b", required=True)])],
        "[0].options[1]: a required option after an optional one",
    ),
    "101 commands": (
        COMMANDS,
        [command(name=f"c{number}") for number in range(101)],
        "101 commands of type 1",
    ),
    "same command": (COMMANDS, [command(), command()], "'order' is there 2 times"),
    "fat command": (COMMANDS, [fat_command()], "[0]: 10040 characters in all, at most 8000"),
    "not JSON": (MESSAGES, {"content": object()}, "body: not JSON"),
}
REFUSED_BY_THE_DESCRIPTION = {
    "unknown key": (MESSAGES, {"content": "x", "embed": {}}, "body: unknown key 'embed'"),
    "wrong type": (MESSAGES, {"content": 3}, "content: this is not of types"),
    "unknown key within": (
        CALLBACK,
        {"type": 4, "data": {"components": [row(BUTTON | {"lable": "x"})]}},
        "data.components[0].components[0]: unknown key 'lable'",
    ),
    "long label": (
        MESSAGES,
        {"components": [row(BUTTON | {"label": "x" * 81})]},
        "components[0].components[0].label: this is longer than 80 characters",
    ),
    "25 options": (
        MESSAGES,
        {"components": [row(SELECT | {"options": SELECT["options"] * 26})]},
        "components[0].components[0].options: this has more than 25 items",
    ),
    "unknown callback": (CALLBACK, {"type": 99}, "type: this is not one of"),
    "bad duration": (
        "POST /channels/1/messages/2/threads",
        {"name": "x", "auto_archive_duration": 61},
        "auto_archive_duration: 61 is none of the values that Discord knows",
    ),
    "long role name": ("POST /guilds/1/roles", {"name": "x" * 101}, "name: this is longer than 100"),
    "missing name": ("POST /guilds/1/channels", {"type": 0}, '"name" is a required property'),
    "permissions": ("PATCH /guilds/1/roles/2", {"permissions": "all"}, "permissions: this does not match"),
    "bad id": ("PATCH /guilds/1/members/2", {"roles": ["crew"]}, "roles[0]: this does not match"),
    "bad link": (
        MESSAGES,
        {"embeds": [{"title": "x", "url": "no link"}]},
        'embeds[0].url: this is not a "uri"',
    ),
    "edit of a modal": ("PATCH /webhooks/1/token/messages/@original", modal(1)["data"], "unknown key"),
    "no such route": ("POST /channels/1/mesages", {"content": "x"}, "path: Discord has no such route"),
    "no such id": ("POST /channels/None/messages", {"content": "x"}, "path: Discord has no such route"),
    "unwanted body": ("PUT /channels/1/messages/pins/2", {"pin": True}, "body: this route takes none"),
}


@pytest.mark.parametrize(("request_line", "body", "said"), REFUSED_BY_RULES.values(), ids=REFUSED_BY_RULES)
def test_the_rules_refuse(request_line: str, body: object, said: str) -> None:
    method, path = request_line.split()
    assert said in "; ".join(Contract.load(None).violations(method, path, body))


if described_path():
    CASES = [pytest.param(*case, id=name) for name, case in REFUSED_BY_THE_DESCRIPTION.items()]
else:
    reason = f"set {VARIABLE} to the path of Discord's openapi.json to check bodies against it"
    CASES = [pytest.param("", None, "", id="no description", marks=pytest.mark.skip(reason))]


@pytest.mark.parametrize(("request_line", "body", "said"), CASES)
def test_the_description_refuses(request_line: str, body: object, said: str) -> None:
    method, path = request_line.split()
    assert said in "; ".join(Contract.load(described_path()).violations(method, path, body))
