"""What a feature may bring to the simulated group. Types only; `world.World` is the stage itself.

A feature takes part through two attributes of its declaration in `bot.features`, both optional:

    seed: Seed           called once, on the first day of the history, in the order of the features. Act at once,
                         or book scenes along the weeks: `stage.book(timedelta(days=3, hours=10), scene)`.
                         Name what is worth trying: `stage.suggest(Suggestion(...))`.
    tour: Tour           its part of `greenroom demo --tour`: called when the tour begins, answers steps.

This module needs none of the demo's packages, so a feature may import it anywhere;
`World` itself only under TYPE_CHECKING.
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import discord

if TYPE_CHECKING:
    from datetime import datetime

    from bot.demo.world import World

Scene = Callable[["World"], Awaitable[object]]
"""Something that happens at a booked moment of the history."""

Seed = Callable[["World"], Awaitable[None]]
"""A feature's own history, played or booked."""

Clock = Callable[[], "datetime"]
"""Gives now, aware, in UTC."""

BotMaker = Callable[[str, Clock], discord.Client]
"""Builds a fresh bot, unconnected, on a database address and a clock. It has `tick()` and may have `features`."""


@dataclass(frozen=True)
class Suggestion:
    """A line of "What to try first": ticked off as soon as `done` is true of the world.

    A `late` one comes after those of all features that are not.
    """

    key: str
    title: str
    hint: str
    done: Callable[["World"], bool]
    late: bool = False


@dataclass(frozen=True)
class Shot:
    """A picture for the README: the file's name, whose eyes, which channel (or "dm"), the width in pixels."""

    name: str
    person: str
    place: str
    width: int = 1280


@dataclass(frozen=True)
class Step:
    """One step of the tour: what is done, and a check that answers what is wrong, or nothing if all is well."""

    title: str
    act: Callable[["World"], Awaitable[object]]
    wrong: Callable[["World"], str | None]
    shot: Shot | None = None


Tour = Callable[[], Sequence[Step]]
"""A feature's chapter, made when it is told."""
