"""What Discord refuses although its OpenAPI description allows it, as rules written by hand.

Each rule yields pairs: where in the body, and what is wrong there. Values of the wrong type are passed over,
since the description (tests/contract.py) reports those. What depends on earlier requests (a second answer, a
modal in reply to a modal) is not here. Source: Discord's documentation, August 2026. All lengths are in
characters.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

Json = dict[str, Any]
Finding = tuple[str, str]

COMMANDS = re.compile(r"(PUT|POST|PATCH) /applications/\d+/(guilds/\d+/)?commands(/\d+)?")
CALLBACK = re.compile(r"POST /interactions/\d+/[^/]+/callback")
NEW_MESSAGE = re.compile(r"POST (/channels/\d+/messages|/webhooks/\d+/[^/]+)")
EDITED_MESSAGE = re.compile(r"PATCH (/channels/\d+/messages/\d+|/webhooks/\d+/[^/]+/messages/[^/]+)")
NEW_THREAD = re.compile(r"POST /channels/\d+/threads")

EPHEMERAL, COMPONENTS_V2 = 64, 32768
ROW, BUTTON, TEXT_DISPLAY = 1, 2, 10
SELECTS = frozenset({3, 5, 6, 7, 8})
FORWARD = 1
SUBCOMMANDS = frozenset({1, 2})
COMMANDS_OF_TYPE = {1: 100, 2: 15, 3: 15}
# Letters and digits of every script, and the combining marks of Devanagari and Thai.
COMMAND_NAME = re.compile(r"[-'\w\u0900-\u0963\u0966-\u097f\u0e01-\u0e3a\u0e40-\u0e5b]{1,32}")
CONTENTS = ("embeds", "components", "attachments", "sticker_ids", "poll", "shared_client_theme")


def broken_rules(method: str, path: str, body: object) -> Iterator[Finding]:
    """Find what Discord would refuse in one request; `path` is as in `/channels/1/messages`."""
    request = f"{method} {path}"
    if COMMANDS.fullmatch(request):
        yield from _commands(body)
    elif not isinstance(body, dict):
        return
    elif CALLBACK.fullmatch(request):
        yield from _callback(body)
    elif NEW_MESSAGE.fullmatch(request):
        yield from _message(body, "", new=True)
    elif EDITED_MESSAGE.fullmatch(request):
        yield from _message(body, "", new=False)
    elif NEW_THREAD.fullmatch(request) and "message" in body:
        yield from _message(_dict(body["message"]), "message.", new=True)


# --- messages -----------------------------------------------------------------------------------------------


def _callback(body: Json) -> Iterator[Finding]:
    data = _dict(body.get("data"))
    match body.get("type"):
        case 4:
            yield from _message(data, "data.", new=True)
        case 5 if set(data) - {"flags"} or data.get("flags") not in {None, 0, EPHEMERAL}:
            yield "data", "a defer takes only the ephemeral flag"
        case 7:
            yield from _message(data, "data.", new=False)
        case 9:
            yield from _modal(data)


def _message(body: Json, at: str, *, new: bool) -> Iterator[Finding]:
    if _is_empty(body, new=new):
        yield at.rstrip("."), "an empty message (50006)"
    yield from _too_many(f"{at}content", "characters", len(_text(body.get("content"))), 2000)
    embedded = sum(map(_embed_length, _dicts(body, "embeds")))
    yield from _too_many(f"{at}embeds", "characters in all", embedded, 6000)
    yield from _mentions(body, at)
    parts = list(_parts(body, at))
    yield from _custom_ids(parts)
    flagged = bool(_number(body.get("flags")) & COMPONENTS_V2)
    plain = all(part.get("type") == ROW for part in _dicts(body, "components"))
    if flagged or not (new or plain):  # an edit may leave the flag out: the message already has it
        yield from _layout(body, at, parts)
    else:
        yield from _rows(body, at, plain=plain)


def _is_empty(body: Json, *, new: bool) -> bool:
    if _text(body.get("content")).strip() or any(body.get(key) for key in CONTENTS):
        return False
    if new:
        return _dict(body.get("message_reference")).get("type") != FORWARD
    return {"content", "embeds", "components"} <= set(body)


def _embed_length(embed: Json) -> int:
    texts = [embed.get("title"), embed.get("description")]
    texts += [field.get(key) for field in _dicts(embed, "fields") for key in ("name", "value")]
    texts += [_dict(embed.get("footer")).get("text"), _dict(embed.get("author")).get("name")]
    return sum(len(_text(text)) for text in texts)


def _mentions(body: Json, at: str) -> Iterator[Finding]:
    allowed = _dict(body.get("allowed_mentions"))
    parse = allowed.get("parse")
    for kind in ("users", "roles"):
        if isinstance(parse, list) and kind in parse and allowed.get(kind):
            yield f"{at}allowed_mentions", f"{kind!r} both in parse and as a list"


# --- components and modals ----------------------------------------------------------------------------------


def _parts(body: Json, at: str) -> Iterator[tuple[str, Json]]:
    for key in ("components", "component", "accessory"):
        inner = body.get(key)
        children = [(f"{at}{key}", inner)] if isinstance(inner, dict) else []
        children += [(f"{at}{key}[{number}]", part) for number, part in enumerate(_dicts(body, key))]
        for where, part in children:
            yield where, part
            yield from _parts(part, f"{where}.")


def _custom_ids(parts: list[tuple[str, Json]]) -> Iterator[Finding]:
    seen: set[str] = set()
    for where, part in parts:
        if isinstance(custom_id := part.get("custom_id"), str):
            if not custom_id:
                yield f"{where}.custom_id", "empty"
            yield from _too_many(f"{where}.custom_id", "characters", len(custom_id), 100)
            if custom_id in seen:
                yield f"{where}.custom_id", f"{custom_id[:100]!r} is there twice"
            seen.add(custom_id)


def _rows(body: Json, at: str, *, plain: bool) -> Iterator[Finding]:
    if not plain:
        yield f"{at}flags", f"these components need the flag {COMPONENTS_V2}"
        return
    yield from _too_many(f"{at}components", "rows", len(_dicts(body, "components")), 5)
    for number, row in enumerate(_dicts(body, "components")):
        yield from _row(row, f"{at}components[{number}]")


def _row(row: Json, at: str) -> Iterator[Finding]:
    kinds = [part.get("type") for part in _dicts(row, "components")]
    yield from _too_many(at, "buttons in a row", kinds.count(BUTTON), 5)
    if SELECTS.intersection(kinds) and len(kinds) > 1:
        yield at, "a select stands alone in its row"


def _layout(body: Json, at: str, parts: list[tuple[str, Json]]) -> Iterator[Finding]:
    for key in ("content", "embeds", "poll", "sticker_ids"):
        if body.get(key):
            yield f"{at}{key}", f"not beside the flag {COMPONENTS_V2}"
    for where, part in parts:
        if part.get("type") == ROW:
            yield from _row(part, where)
    yield from _too_many(f"{at}components", "components in all", len(parts), 40)
    text = sum(len(_text(part.get("content"))) for _, part in parts if part.get("type") == TEXT_DISPLAY)
    yield from _too_many(f"{at}components", "characters of text in all", text, 4000)


def _modal(data: Json) -> Iterator[Finding]:
    title, count = _text(data.get("title")), len(_dicts(data, "components"))
    if not title:
        yield "data.title", "a modal needs a title"
    yield from _too_many("data.title", "characters", len(title), 45)
    if not count:
        yield "data.components", "a modal needs at least one part"
    yield from _too_many("data.components", "parts", count, 5)
    yield from _custom_ids([("data", data)])
    yield from _custom_ids(list(_parts(data, "data.")))


# --- commands -----------------------------------------------------------------------------------------------


def _commands(body: object) -> Iterator[Finding]:
    if isinstance(body, dict):
        yield from _command(body, "")
        return
    commands = _dicts({"": body}, "")
    for kind, most in COMMANDS_OF_TYPE.items():
        names = [_text(command.get("name")) for command in commands if _kind(command) == kind]
        yield from _too_many("", f"commands of type {kind}", len(names), most)
        yield from _twice("", names)
    for number, command in enumerate(commands):
        yield from _command(command, f"[{number}].")


def _command(command: Json, at: str) -> Iterator[Finding]:
    if _kind(command) == 1 and "name" in command:
        yield from _command_name(command, at)
    yield from _too_many(at.rstrip("."), "characters in all", _command_length(command), 8000)
    yield from _options(command, at)


def _options(parent: Json, at: str) -> Iterator[Finding]:
    optional = False
    options = _dicts(parent, "options")
    yield from _twice(f"{at}options", [_text(option.get("name")) for option in options])
    for number, option in enumerate(options):
        where = f"{at}options[{number}]"
        yield from _command_name(option, f"{where}.")
        if option.get("required") and optional:
            yield where, "a required option after an optional one"
        optional = optional or not (option.get("required") or option.get("type") in SUBCOMMANDS)
        yield from _options(option, f"{where}.")


def _command_name(command: Json, at: str) -> Iterator[Finding]:
    name = _text(command.get("name"))
    if not COMMAND_NAME.fullmatch(name) or name != name.lower():
        yield f"{at}name", f"{name[:40]!r} is not 1 to 32 lower-case letters, digits, - _ or '"


def _command_length(command: Json) -> int:
    total = max(map(len, _localized(command, "name"))) + max(map(len, _localized(command, "description")))
    total += len(str(command.get("value", "")))
    return total + sum(map(_command_length, _dicts(command, "options") + _dicts(command, "choices")))


def _localized(command: Json, key: str) -> list[str]:
    """Every language of one text: Discord counts the longest."""
    return [_text(command.get(key)), *map(_text, _dict(command.get(f"{key}_localizations")).values())]


def _kind(command: Json) -> int:
    return _number(command.get("type")) or 1


# --- reading values that may be of the wrong type -----------------------------------------------------------


def _too_many(where: str, what: str, found: int, most: int) -> Iterator[Finding]:
    if found > most:
        yield where, f"{found} {what}, at most {most}"


def _twice(where: str, names: list[str]) -> Iterator[Finding]:
    for name, times in Counter(names).items():
        if times > 1:
            yield where, f"{name[:40]!r} is there {times} times"


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0


def _dict(value: object) -> Json:
    return value if isinstance(value, dict) else {}


def _dicts(parent: Json, key: str) -> list[Json]:
    value = parent.get(key)
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []
