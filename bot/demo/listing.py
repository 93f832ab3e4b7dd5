"""What the page lists for one person: the people, the places they can see, and what is unread."""

from typing import Any

from simcord import ChannelHandle
from simcord.backend.models import Channel, Message
from simcord.enums import ChannelType, MessageType

from bot.demo import portraits
from bot.demo.people import Actor
from bot.demo.screen import Screen, View
from bot.demo.world import World

_LISTED = (ChannelType.TEXT, ChannelType.NEWS)
Json = dict[str, Any]


class Listing:
    """Reads the world for the page and remembers who has read what."""

    def __init__(self, world: World, screen: Screen) -> None:
        """Start with everything read."""
        self._world, self._screen = world, screen
        self._read: dict[tuple[int, int], int] = {}
        self._all_read_until = world.env.backend.snowflake()

    def state(self) -> Json:
        """Everything the page shows, as plain data."""
        view = self._screen.view
        if view is not None:
            self.mark_read(view.actor, view.place)
        return {
            "group": self._world.guild.name,
            "now": self._world.now().isoformat(),
            "people": [self._person(actor) for actor in self._world.people if self._has_been(actor)],
            "strangers": len(self._world.people.strangers()),
            "places": self.places(view.actor) if view else [],
            "open": self._open(view) if view else None,
            "permissions": [vars(one) for one in self._world.doors.listed()],
        }

    @staticmethod
    def _open(view: View) -> Json:
        person = view.actor.cast
        return {"person": person.handle, "zone": person.zone, "place": str(view.place.id), "frame": view.frame}

    def _has_been(self, actor: Actor) -> bool:
        return self._world.people.kind(actor) != "stranger"

    def _person(self, actor: Actor) -> Json:
        return {
            "handle": actor.cast.handle,
            "name": actor.cast.name,
            "about": f"{actor.cast.platform}, {actor.cast.followers:,} followers",
            "kind": self._world.people.kind(actor),
            "dms_closed": self._world.people.dms_closed(actor),
            "unread": self._unread_privately(actor),
        }

    # Places

    def places(self, actor: Actor) -> list[Json]:
        """List what somebody can open: channels with their threads below them, then direct messages."""
        backend = self._world.env.backend
        guild = backend.get_guild(self._world.guild.id)
        channels = [backend.channels[one] for one in guild.channel_ids]
        threads = [backend.channels[one] for one in guild.thread_ids]
        shown = []
        for channel in sorted(channels, key=lambda one: one.position):
            if channel.type in _LISTED and self._visible(actor, channel):
                shown.append(self._place(actor, channel, "channel"))
                below = [one for one in threads if one.parent_id == channel.id and self._is_theirs(actor, one)]
                shown += [self._place(actor, one, "thread") for one in below]
        return [*shown, self._direct_messages(actor)]

    def _is_theirs(self, actor: Actor, thread: Channel) -> bool:
        archived = thread.thread_metadata is not None and thread.thread_metadata.archived
        return not archived and self._visible(actor, thread)

    def _visible(self, actor: Actor, channel: Channel) -> bool:
        place = self._world.place(channel.id)
        return place is not None and self._screen.may_see(actor, place)

    def _place(self, actor: Actor, channel: Channel, kind: str) -> Json:
        return {
            "id": str(channel.id),
            "name": channel.name,
            "kind": kind,
            "private": channel.type == ChannelType.PRIVATE_THREAD,
            "unread": self._is_unread(actor, channel.id),
        }

    def _direct_messages(self, actor: Actor) -> Json:
        channel = actor.dm
        unread = self._is_unread(actor, channel.id)
        return {"id": str(channel.id), "name": portraits.BOT, "kind": "dm", "private": True, "unread": unread}

    # Unread

    def mark_read(self, actor: Actor, place: ChannelHandle) -> None:
        """Remember that somebody has seen everything in a place."""
        self._read[actor.id, place.id] = self._newest(actor, place.id)

    def _is_unread(self, actor: Actor, channel_id: int) -> bool:
        read = self._read.get((actor.id, channel_id), self._all_read_until)
        return self._newest(actor, channel_id) > read

    def _newest(self, actor: Actor, channel_id: int) -> int:
        messages = self._world.env.backend.messages.get(channel_id, {}).values()
        return max((one.id for one in messages if self._is_for(actor, one)), default=0)

    @staticmethod
    def _is_for(actor: Actor, message: Message) -> bool:
        announced = message.type == MessageType.THREAD_CREATED  # not shown either, see `frame.css`
        return message.author_id != actor.id and message.visible_to(actor.id) and not announced

    def _unread_privately(self, actor: Actor) -> bool:
        backend = self._world.env.backend
        threads = [one for one in backend.get_guild(self._world.guild.id).thread_ids if one in backend.channels]
        mine = [one for one in threads if actor.id in backend.channels[one].thread_members]
        direct = backend.dm_channels.get(actor.id)
        return any(self._is_unread(actor, one) for one in ([*mine, direct] if direct else mine))
