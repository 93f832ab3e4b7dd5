"""The tags of a forum that show a request's state and kind: found by their names, made where there is room."""

from collections.abc import Sequence

import discord

from cogs.collabs import text
from cogs.collabs.model import UNSEEN, State
from cogs.collabs.model_request import Request

MOST = 20
"""Tags that a forum can have."""
_STATES = tuple(text.STATES[state] for state in State if state not in UNSEEN)
NAMES = (*_STATES, *text.KINDS.values())
"""All of ours. The states come first: where there is no room for all, they matter most."""


async def ready(forum: discord.ForumChannel, request: Request) -> list[discord.ForumTag]:
    """The tags that the request should carry, as far as the forum has them or has room for them."""
    wanted = (text.STATES[request.state], text.KINDS[request.spec.kind])
    known = _by_name(forum)
    if not set(map(_plain, wanted)) <= known.keys():
        known = await _add(forum, known)
    return [known[_plain(name)] for name in wanted if _plain(name) in known]


def missing(forum: discord.ForumChannel) -> Sequence[str]:
    """Ours that the forum does not have."""
    known = _by_name(forum)
    return [name for name in NAMES if _plain(name) not in known]


async def _add(forum: discord.ForumChannel, known: dict[str, discord.ForumTag]) -> dict[str, discord.ForumTag]:
    """All that are missing in one request, as many as fit. Only moderators may set them by hand."""
    new = [discord.ForumTag(name=name, moderated=True) for name in missing(forum)]
    room = MOST - len(forum.available_tags)
    if room <= 0 or not forum.permissions_for(forum.guild.me).manage_channels:
        return known
    return _by_name(await forum.edit(available_tags=[*forum.available_tags, *new[:room]]))


def _by_name(forum: discord.ForumChannel) -> dict[str, discord.ForumTag]:
    return {_plain(tag.name): tag for tag in forum.available_tags if tag.id}


def _plain(name: str) -> str:
    return name.strip().casefold()
