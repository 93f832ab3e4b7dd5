"""A line to a Discord that answers at once, or after a while if asked to: payloads in, requests out.

The client under measure is real from its gateway parser to its HTTP client. Only the last step, the request itself, is
replaced, in the bot's HTTP client and in the adapter that answers interactions.
"""

import asyncio
import time
from typing import Any, NoReturn

import discord
from discord.http import HTTPClient
from discord.webhook.async_ import AsyncWebhookAdapter, async_context

APPLICATION = 900_000_000_000_000_001
GUILD = 900_000_000_000_000_002
CHANNEL = 900_000_000_000_000_003
MESSAGE = 900_000_000_000_000_004
FIRST_PERSON = 910_000_000_000_000_000
_FIRST_PRESS = 920_000_000_000_000_000

_EDITS = 5
_EDITS_IN = 5.0
"""How many edits Discord lets through in how many seconds."""

_MEMBER_PERMISSIONS = discord.Permissions(view_channel=True, send_messages=True, use_application_commands=True).value
_BOT_PERMISSIONS = discord.Permissions.all().value
_JOINED = "2026-01-01T00:00:00+00:00"


class Line:
    """What a client says through its replaced transport. `answered` wakes whoever waits for a press's answer."""

    def __init__(self, delay: float = 0) -> None:
        """Nobody waits yet. Discord takes `delay` seconds for each request."""
        self.delay = delay
        self.edits: list[float] = []
        self._waiting: dict[str, asyncio.Future[dict[str, Any]]] = {}
        self._pressed = 0
        self._webhooks = _Webhooks(self)

    def connect(self, client: discord.Client) -> None:
        """Replace the client's transport. Call it inside the running loop, before `login`."""
        http = _Http(asyncio.get_running_loop(), self)
        client.http = http
        client._connection.http = http  # noqa: SLF001 - the transport has no public place
        if (tree := getattr(client, "tree", None)) is not None:
            tree._http = http  # noqa: SLF001 - as above
        client._connection.guild_ready_timeout = 0.0  # noqa: SLF001 - one group, and it is announced below
        self.speak()

    def speak(self) -> None:
        """Let interactions that are answered from here on be answered on this line."""
        async_context.set(self._webhooks)

    async def log_in(self, client: discord.Client) -> None:
        """Bring the client to ready, in one group."""
        await client.login("not.a.token")
        parsers = client._connection.parsers  # noqa: SLF001 - where the gateway hands its payloads over
        parsers["READY"](_ready())
        parsers["GUILD_CREATE"](_group())
        await client.wait_until_ready()

    async def press(self, client: discord.Client, person: int, custom_id: str) -> dict[str, Any]:
        """Press a button as a person, as the gateway tells it. Returns the body of the answer."""
        self._pressed += 1
        press = str(_FIRST_PRESS + self._pressed)
        future: asyncio.Future[dict[str, Any]] = asyncio.get_running_loop().create_future()
        self._waiting[press] = future
        client._connection.parsers["INTERACTION_CREATE"](_press(press, person, custom_id))  # noqa: SLF001 - as above
        return await future

    def answered(self, press: str, body: dict[str, Any]) -> None:
        """Note the answer to a press."""
        if (future := self._waiting.pop(press, None)) is not None:
            future.set_result(body)


class _Http(HTTPClient):
    """Discord's REST side: the few requests of a start, and messages. A slow Discord lets few of them be edited."""

    def __init__(self, loop: asyncio.AbstractEventLoop, line: Line) -> None:
        super().__init__(loop)
        self._line = line
        self._HTTPClient__session: Any = None  # interactions take the session along; nobody uses it here

    async def static_login(self, token: str) -> Any:  # noqa: ANN401 - Discord's JSON
        del token
        return _bot_user()

    async def request(self, route: Any, **_options: Any) -> Any:  # noqa: ANN401 - the signature it replaces
        if route.path == "/oauth2/applications/@me":
            return _application()
        if route.method == "PATCH":
            await self._edit()
        if route.path.startswith("/channels/{channel_id}/messages"):
            return _greeting("posted")
        return [] if route.method == "PUT" else {}  # the only PUT of a start tells Discord the commands

    async def _edit(self) -> None:
        """With a Discord that takes its time: wait as discord.py does when the limit is reached, then for Discord."""
        edits = self._line.edits
        if self._line.delay and len(edits) >= _EDITS:
            await asyncio.sleep(edits[-_EDITS] + _EDITS_IN - time.monotonic())
        edits.append(time.monotonic())
        await asyncio.sleep(self._line.delay)

    async def close(self) -> None:
        """Nothing was opened."""


class _Webhooks(AsyncWebhookAdapter):
    """The side that answers interactions."""

    def __init__(self, line: Line) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # discord.py leaves it untyped
        self._line = line

    async def request(self, route: Any, session: Any, **options: Any) -> Any:  # noqa: ANN401 - as above
        del session
        press = str(route.webhook_id)
        if self._line.delay:
            await asyncio.sleep(self._line.delay)
        self._line.answered(press, options.get("payload") or {})
        return {"interaction": {"id": press, "type": 3, "response_message_id": str(MESSAGE)}}


def refuse(reason: str) -> NoReturn:
    """Stop the run: a figure that does not add up is worth nothing."""
    raise SystemExit(f"The measurement is not valid: {reason}")


def _bot_user() -> dict[str, Any]:
    return {"id": str(APPLICATION), "username": "bench", "discriminator": "0", "avatar": None, "bot": True}


def _application() -> dict[str, Any]:
    return {
        "id": str(APPLICATION),
        "name": "bench",
        "description": "",
        "icon": None,
        "bot_public": False,
        "bot_require_code_grant": False,
        "summary": "",
        "verify_key": "",
        "owner": _bot_user(),
        "flags": 0,
    }


def _ready() -> dict[str, Any]:
    return {
        "v": 10,
        "user": _bot_user(),
        "guilds": [{"id": str(GUILD), "unavailable": True}],
        "session_id": "bench",
        "resume_gateway_url": "wss://example.invalid",
        "application": {"id": str(APPLICATION), "flags": 0},
    }


def _group() -> dict[str, Any]:
    role = {"id": str(GUILD), "name": "@everyone", "permissions": str(_MEMBER_PERMISSIONS), "position": 0}
    role |= {"color": 0, "hoist": False, "managed": False, "mentionable": False}
    channel = {"id": str(CHANNEL), "type": 0, "name": "welcome", "position": 0, "permission_overwrites": []}
    me = {"user": _bot_user(), "roles": [], "joined_at": _JOINED, "deaf": False, "mute": False, "flags": 0}
    return {
        "id": str(GUILD),
        "name": "The Green Room",
        "owner_id": str(FIRST_PERSON),
        "roles": [role],
        "channels": [channel],
        "members": [me],
        "member_count": 1,
        "emojis": [],
        "stickers": [],
        "features": [],
        "threads": [],
        "verification_level": 0,
        "default_message_notifications": 0,
        "explicit_content_filter": 0,
        "mfa_level": 0,
        "premium_tier": 0,
        "system_channel_flags": 0,
        "preferred_locale": "en-US",
        "afk_timeout": 300,
        "nsfw_level": 0,
    }


def _press(press: str, person: int, custom_id: str) -> dict[str, Any]:
    user = {"id": str(person), "username": f"person{person}", "discriminator": "0", "avatar": None}
    member = {"user": user, "roles": [], "joined_at": _JOINED, "deaf": False, "mute": False, "flags": 0}
    return {
        "id": press,
        "application_id": str(APPLICATION),
        "type": 3,
        "token": f"token{press}",
        "version": 1,
        "guild_id": str(GUILD),
        "channel_id": str(CHANNEL),
        "channel": {"id": str(CHANNEL), "type": 0, "name": "welcome"},
        "member": member | {"permissions": str(_MEMBER_PERMISSIONS)},
        "app_permissions": str(_BOT_PERMISSIONS),
        "locale": "en-US",
        "guild_locale": "en-US",
        "entitlements": [],
        "authorizing_integration_owners": {"0": str(GUILD)},
        "context": 0,
        "attachment_size_limit": 10_485_760,
        "data": {"custom_id": custom_id, "component_type": 2, "id": 4},
        "message": _greeting(custom_id),
    }


def _greeting(custom_id: str) -> dict[str, Any]:
    button = {"type": 2, "id": 4, "style": 3, "label": "Start here", "custom_id": custom_id}
    text = {"type": 10, "id": 2, "content": "Good to have you here."}
    row = {"type": 1, "id": 3, "components": [button]}
    return {
        "id": str(MESSAGE),
        "channel_id": str(CHANNEL),
        "author": _bot_user(),
        "content": "",
        "timestamp": _JOINED,
        "edited_timestamp": None,
        "tts": False,
        "mention_everyone": False,
        "mentions": [],
        "mention_roles": [],
        "attachments": [],
        "embeds": [],
        "pinned": False,
        "type": 0,
        "flags": 32768,
        "components": [{"type": 17, "id": 1, "components": [text, row]}],
    }
