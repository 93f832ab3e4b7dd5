"""Plays steps and tells them: after each step's title, what was said meanwhile and by whom."""

import re
from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping
from typing import Any

from simcord.backend.models import Message

from bot.demo.stage import Shot, Step
from bot.demo.world import World

Tell = Callable[[str], object]
Shoot = Callable[[Shot], Awaitable[str]]
_MENTION = re.compile(r"<@(\d+)>")
_LONGEST = 100  # characters of one line of a message; the story is about who hears what


async def play(world: World, steps: Iterable[Step], tell: Tell, shoot: Shoot) -> int:
    """Play every step and tell it; answers how many did not do what they say."""
    failures = 0
    for number, step in enumerate(steps, start=1):
        tell(f"\n{number}. {step.title}")
        wrong = await _play_one(world, step, tell)
        if step.shot and not wrong:
            tell(await shoot(step.shot))
        if wrong:
            failures += 1
            tell(f"   ✗ This did not happen: {wrong}.")
    tell(f"\n{failures} of the steps went wrong." if failures else "\nEverything happened as told.")
    return failures


async def _play_one(world: World, step: Step, tell: Tell) -> str | None:
    async with world.turn.take():
        before = world.env.backend.snowflake()
        try:
            await step.act(world)
            for line in heard(world, before):
                tell(f"   {line}")
            return step.wrong(world)
        except Exception as error:  # noqa: BLE001  a step that breaks is told like one that fails, and the rest goes on
            return f"{type(error).__name__}: {error}"


def heard(world: World, since: int) -> Iterator[str]:
    """Tell what was said after a moment (an id of it), oldest first: where and to whom, who, what."""
    everywhere = world.env.backend.messages.values()
    fresh = [one for channel in everywhere for one in channel.values() if one.id > since]
    for message in sorted(fresh, key=lambda one: one.id):
        text = _named(world, " / ".join(words(message)))
        short = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
        author = world.env.backend.get_user(message.author_id)
        yield f"{_place(world, message)}  {author.global_name or author.name}: {short}"


def _place(world: World, message: Message) -> str:
    private = " (only they see it)" if message.is_ephemeral else ""
    return f"[{world.name_of(message.channel_id)}{private}]"


def _named(world: World, text: str) -> str:
    users = world.env.backend.users
    for user_id in {int(found) for found in _MENTION.findall(text)} & users.keys():
        text = text.replace(f"<@{user_id}>", f"@{users[user_id].global_name or users[user_id].name}")
    return text


def words(message: Message) -> Iterator[str]:
    """List the texts of a message, cards and buttons included."""
    if message.content:
        yield " ".join(message.content.split())
    for component in message.components:
        yield from _words_of(component)


def _words_of(component: Mapping[str, Any]) -> Iterator[str]:
    if text := component.get("content"):
        yield " ".join(str(text).split())
    if label := component.get("label"):
        yield f"({label})"
    inner = [*component.get("components", ()), component.get("accessory")]
    for one in inner:
        if isinstance(one, Mapping):
            yield from _words_of(one)
