"""The framed channel: SimCord's preview, opened on one place as one person, one at a time."""

import json
from dataclasses import dataclass
from itertools import count
from secrets import compare_digest
from typing import TYPE_CHECKING

from simcord import BackendError, ChannelHandle, SetupError
from simcord.backend.access import can_access_channel

from bot.demo import portraits
from bot.demo.people import Actor
from bot.demo.world import World

if TYPE_CHECKING:
    from simcord import Preview


@dataclass(frozen=True)
class View:
    """What is open: a place, seen by a person, at an address of the frame (a path with its secret)."""

    actor: Actor
    place: ChannelHandle
    frame: str


class Screen:
    """Opens, refreshes and closes the preview. Every method needs the world's turn, and takes it."""

    def __init__(self, world: World) -> None:
        """Start dark."""
        self._world = world
        self._preview: Preview | None = None
        self._openings = count(1)
        self._seen = -1
        self._bot: object = None
        self.view: View | None = None

    @property
    def port(self) -> int | None:
        """The loopback port of the preview's own server, if one is open."""
        return self._preview._server.port if self._preview else None  # noqa: SLF001  it is only in the secret address

    def may_see(self, actor: Actor, place: ChannelHandle) -> bool:
        """Whether the person can open the place."""
        viewer = actor.member if place.guild else actor.user
        return can_access_channel(self._world.env, place.id, viewer, history=True)

    async def open(self, actor: Actor, place: ChannelHandle) -> View:
        """Show a place to a person; raises simcord.SetupError if they cannot see it."""
        async with self._world.turn.take():
            await self.close()
            preview = self._world.env.preview(
                place,
                viewers=[actor.member if place.guild else actor.user],
                layout="channel",
                timezone=actor.cast.zone,
                assets=self._portraits(),
            )
            self._preview = await preview.__aenter__()
            self._seen, self._bot = self._world.ears.changes, self._world.env.bot
            if messages := self._world.messages(place, actor):
                await self._preview.show(messages[-1])  # else it begins at the bot's last message
            secret = preview.url.partition("#")[2]
            self.view = View(actor, place, f"/preview?{next(self._openings)}#{secret}")
            return self.view

    async def refresh(self) -> bool:
        """Show what arrived since the last time; answers whether there was anything."""
        async with self._world.turn.take():
            if self._preview is None or self.view is None or self._seen == self._world.ears.changes:
                return False
            if self._bot is not self._world.env.bot:  # what was pressed before a restart is refused after it
                await self.open(self.view.actor, self.view.place)
                return True
            self._seen = self._world.ears.changes
            await self._preview.refresh()
            return True

    def latest(self, context: str, body: bytes) -> bytes:
        """Let a press count although something else has just changed the channel.

        SimCord refuses a press on anything but the very newest state; a page learns
        of a new state half a second late, and people do not press twice. Whether the
        button is still there is checked all the same.
        """
        page = self._preview._pages.get(context) if self._preview else None  # noqa: SLF001  not known otherwise
        try:
            press = json.loads(body)
        except ValueError:
            return body
        if page is None or not isinstance(press, dict) or "published_revision" not in press:
            return body
        return json.dumps({**press, "published_revision": page.revision}).encode()

    def portrait(self, secret: str, context: str, asset: str) -> bytes | None:
        """Answer a portrait that the open channel asks for, or nothing if it is something else.

        SimCord would check each picture in a process of its own: two seconds for a
        channel in which ten people talk. These were drawn here.
        """
        if self._preview is None or not compare_digest(secret.encode(), self._preview.capability.encode()):
            return None
        try:
            _, record, body = self._preview._authorized_asset(context, asset)  # noqa: SLF001  as above
        except (SetupError, BackendError):
            return None
        return body if record.source and record.source[0] == "user_avatar" else None

    async def close(self) -> None:
        """Go dark."""
        async with self._world.turn.take():
            preview, self._preview, self.view = self._preview, None, None
            if preview is not None:
                await preview.close()

    def _portraits(self) -> dict[str, tuple[str, bytes]]:
        names = {actor.id: actor.cast.name for actor in self._world.people}
        names[self._world.env.backend.bot_user.id] = portraits.BOT
        return {portraits.url(one): ("portrait.png", portraits.draw(name)) for one, name in names.items()}
