"""Whether the promises were kept: what people saw, compared with what is stored and with what they were told."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from benchmarks.survival.newcomer import Newcomer
from benchmarks.survival.world import World
from bot.db import Database
from bot.outbox_store import outbox
from cogs.onboarding import service as onboarding
from cogs.profiles import service as profiles
from cogs.profiles.model import Profile


@dataclass(frozen=True, slots=True)
class Verdict:
    """Counts; the ones under `broken` must all be zero."""

    kept: dict[str, int]
    broken: dict[str, int]
    details: tuple[str, ...]

    @property
    def is_good(self) -> bool:
        """Whether every promise was kept."""
        return not any(self.broken.values())


async def judge(world: World, db: Database, people: Sequence[Newcomer], accidents: Mapping[str, int]) -> Verdict:
    """Compare. `accidents` are counts of what must not happen either."""
    details: list[str] = []
    greeted = _mentions(world, "welcome", people)
    introduced = _mentions(world, "introductions", people)
    lost = {person.id: await _lost(world, db, person) for person in people}
    details += [f"{person.id}: {', '.join(lost[person.id])}" for person in people if lost[person.id]]
    details += [f"{person} was greeted {count} times" for person, count in greeted.items() if count != 1]
    details += [f"{person} was introduced {count} times" for person, count in introduced.items() if count != 1]
    roles = [person.id for person in people if not await _has_roles(world, db, person)]
    details += [f"{person} has the wrong roles" for person in roles]
    for person in people:
        if any(detail.startswith(str(person.id)) for detail in details):
            details += await _errands(db, person.id)
    kept = {
        "people greeted once": sum(count == 1 for count in greeted.values()),
        "steps acknowledged": sum(person.acknowledged for person in people),
        "introductions posted once": sum(count == 1 for count in introduced.values()),
    }
    broken = {
        "greeted twice": sum(count > 1 for count in greeted.values()),
        "forgotten": sum(count == 0 for count in greeted.values()),
        "never arrived": sum(not person.arrived for person in people),
        "acknowledged steps lost": sum(map(len, lost.values())) + sum(person.backwards for person in people),
        "introduced twice or never": sum(count != 1 for count in introduced.values()),
        "wrong roles": len(roles),
        "messages seen twice": seen_twice(world),
        "requests that broke the simulation": world.broken,
        **accidents,
    }
    return Verdict(kept, broken, tuple(details))


def _mentions(world: World, place: str, people: Sequence[Newcomer]) -> Counter[int]:
    counted = Counter({person.id: 0 for person in people})
    for post in world.posted[world.places[place]]:
        for person in people:
            counted[person.id] += f"<@{person.id}>" in post.text or person.name in post.text
    return counted


def seen_twice(world: World) -> int:
    """Each message carries the bot's own number: the same number on two messages is one thing said twice."""
    markers = Counter(post.marker for posts in world.posted.values() for post in posts if post.marker is not None)
    return sum(count - 1 for count in markers.values())


async def _lost(world: World, db: Database, person: Newcomer) -> list[str]:
    async with db.read() as conn:
        profile = await profiles.get(conn, world.guild.id, person.id)
        status = await onboarding.status(conn, world.guild.id, person.id)
    if profile is None or status is None:
        return list(person.told)
    stored = _stored(profile) | {"agree": status.pledged_at is not None, "keep": True, "post": status.is_finished}
    # A platform whose answer got lost may be there beside those that were acknowledged.
    stored["add"] = {name: entry for name, entry in stored["add"].items() if name in person.told.get("add", ())}
    return [f"{step}: told {told}, stored {stored[step]}" for step, told in person.told.items() if stored[step] != told]


async def _errands(db: Database, person_id: int) -> list[str]:
    """What the outbox knows about a person, for whoever looks for the cause."""
    async with db.read() as conn:
        rows = (await conn.execute(select(outbox))).mappings().all()
    shown = ("kind", "state", "asked", "attempts", "created_at", "due_at", "settled_at", "message_id", "error")
    return [
        "    " + ", ".join(f"{name} {row[name]}" for name in shown) for row in rows if str(person_id) in f"{row['key']}"
    ]


def _stored(profile: Profile) -> dict[str, Any]:
    return {
        "kind": profile.kind,
        "subgroup": profile.subgroup,
        "niches": sorted(profile.niches),
        "where": (profile.region or "", profile.zone or ""),
        "say": profile.sentence,
        "add": {entry.platform.value: (entry.handle, entry.followers) for entry in profile.platforms},
    }


async def _has_roles(world: World, db: Database, person: Newcomer) -> bool:
    async with db.read() as conn:
        profile = await profiles.get(conn, world.guild.id, person.id)
    wanted = {"member"} | ({str(profile.subgroup)} if profile is not None and profile.subgroup else set())
    had = set(world.guild.members[person.id].role_ids)
    return {world.roles[name] for name in wanted} <= had and world.roles["newcomer"] not in had
