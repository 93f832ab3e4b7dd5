"""Whether giveaways kept their promises: what people saw and were told, against what is stored and can be proved."""

import re
from collections.abc import Mapping, Sequence

from benchmarks.survival.entrants import Entrant
from benchmarks.survival.verdict import Verdict, seen_twice
from benchmarks.survival.world import World
from bot.db import Database
from cogs.giveaways import service, service_proof, store_lists, store_winners
from cogs.giveaways.model import Giveaway, State
from cogs.giveaways.model_check import check
from cogs.giveaways.model_winners import Winner, WinnerState
from tests.beacon import StandIn

_MENTION = re.compile(r"<@(\d+)>")


async def judge(
    world: World, db: Database, people: Sequence[Entrant], giveaways: Mapping[str, int], accidents: Mapping[str, int]
) -> Verdict:
    """Compare. `giveaways`: number by prize. `accidents` are counts of what must not happen either."""
    broken: dict[str, list[str]] = {name: [] for name in _PROMISES}
    kept = {"giveaways": len(giveaways), "entries told": 0, "claims told": 0, "prizes that moved on": 0}
    for prize, number in giveaways.items():
        async with db.read() as conn:
            giveaway = (await service.view(conn, world.guild.id, number)).giveaway
            winners = await store_winners.of(conn, world.guild.id, number)
        for name, wrong in await _look_at(world, db, prize, giveaway, winners):
            broken[name].append(wrong)
        for name, wrong in await _lost(db, people, giveaway, winners):
            broken[name].append(wrong)
        kept["prizes that moved on"] += sum(not winner.holds for winner in winners)
    kept["entries told"] = sum(len(person.tickets) for person in people)
    kept["claims told"] = sum(len(person.claimed) for person in people)
    counts = {name: len(wrong) for name, wrong in broken.items()}
    counts |= {"messages seen twice": seen_twice(world), "requests that broke the simulation": world.broken}
    return Verdict(kept, counts | dict(accidents), tuple(each for wrong in broken.values() for each in wrong))


_PROMISES = (
    "not over",
    "not drawn as the proof says",
    "digest posted twice or never",
    "announced twice or never",
    "announced otherwise than drawn",
    "letters twice or never",
    "acknowledged entries lost",
    "acknowledged claims lost",
    "won twice",
)


async def _look_at(
    world: World, db: Database, prize: str, giveaway: Giveaway, winners: Sequence[Winner]
) -> Sequence[tuple[str, str]]:
    """What is wrong with what people saw of one giveaway."""
    texts = [post.text for post in world.posted[world.places["giveaways"]] if prize in post.text]
    announced = [text for text in texts if f"{prize}: it is drawn" in text]
    digests = [text for text in texts if "Fingerprint of the list" in text]
    letters = sum(f"You won: {prize}" in post.text for posts in world.posted.values() for post in posts)
    told = [winner for winner in winners if winner.claim_by is not None]
    named = {int(user_id) for text in announced for user_id in _MENTION.findall(text)}
    first = {winner.user_id for winner in told if winner.notice_id is None}
    wrong = {
        "not over": giveaway.state is not State.DONE,
        "digest posted twice or never": len(digests) != (1 if giveaway.entrants else 0),
        "announced twice or never": len(announced) != 1,
        "announced otherwise than drawn": named != first,
        # Who claims before the letter goes out gets none.
        "letters twice or never": not len([each for each in told if not each.holds]) <= letters <= len(told),
        "won twice": len({winner.user_id for winner in winners}) != len(winners),
        "not drawn as the proof says": bool(giveaway.entrants) and not await _holds(db, giveaway),
    }
    detail = f"{prize} ({giveaway}): {len(announced)} announcements, {len(digests)} digests, {letters} letters"
    return [(name, f"{name}: {detail}") for name, is_wrong in wrong.items() if is_wrong]


async def _holds(db: Database, giveaway: Giveaway) -> bool:
    if giveaway.drawn_at is None:
        return False
    async with db.read() as conn:
        material = await service_proof.material(conn, giveaway.guild_id, giveaway.id)
    return check(material.proof(), StandIn().is_genuine).holds


async def _lost(
    db: Database, people: Sequence[Entrant], giveaway: Giveaway, winners: Sequence[Winner]
) -> Sequence[tuple[str, str]]:
    """What people were told and is not there."""
    claimed = {winner.user_id for winner in winners if winner.state is WinnerState.CLAIMED}
    found = []
    for person in people:
        async with db.read() as conn:
            entry = await store_lists.entry(conn, giveaway.guild_id, giveaway.id, person.id)
        told = person.tickets.get(giveaway.id)
        if told is not None and (entry is None or entry.ticket != told or entry.weight is None):
            found.append(("acknowledged entries lost", f"{person.id} was told {told} in {giveaway}"))
        if giveaway.id in person.claimed and person.id not in claimed:
            found.append(("acknowledged claims lost", f"{person.id} in {giveaway}"))
    return found
