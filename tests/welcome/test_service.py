"""What happens to people and what moderators do, on both engines, without Discord."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from bot.batch import BatchWriter
from bot.by import By
from bot.db import Database
from bot.errors import UserError
from bot.outbox_store import outbox
from cogs.desk import store as desk
from cogs.desk import store_audit
from cogs.welcome import service, service_due, service_settings, store, store_settings
from cogs.welcome.model import Joined, Left, Seen, State
from cogs.welcome.model_settings import GreetOn, Part, Trouble
from cogs.welcome.model_template import MOST_TEMPLATES, Kind

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
BY = By(1, 9, NOW)


@pytest.fixture
async def group(database: Database) -> Database:
    """A group with its channels, watched since yesterday."""
    async with database.write() as conn:
        await service.watch(conn, 1, NOW - timedelta(days=1))
        await desk.set_place(conn, 1, "welcome", 100)
        await desk.set_place(conn, 1, "moderator_log", 101)
        await desk.set_role(conn, 1, "newcomer", 102)
    return database


def join(user_id: int, guild_id: int = 1, *, at: datetime = NOW, pending: bool = False) -> Joined:
    return Joined(guild_id, user_id, at, pending, at)


async def errands(database: Database, kind: str) -> list[str]:
    async with database.read() as conn:
        return list(await conn.scalars(select(outbox.c.key).where(outbox.c.kind == kind).order_by(outbox.c.id)))


async def test_a_burst_is_written_in_batches_and_everybody_is_answered(group: Database) -> None:
    """W8: also a person who is told of twice, and people of another group."""
    writer: BatchWriter[Joined, State] = BatchWriter(group, service.take_in)
    joins = [join(number, guild_id=number % 2 + 1) for number in range(1, 201)] + [join(1, guild_id=2)] * 2
    answers = await asyncio.gather(*(writer.submit(joined) for joined in joins))
    assert set(answers) == {State.WAITING}
    async with group.read() as conn:
        assert len(await store.of_group(conn, 1)) == 100
        assert len(await store.of_group(conn, 2)) == 100


async def test_greetings_keep_the_pace_and_the_size(group: Database) -> None:
    """W8."""
    async with group.write() as conn:
        await service.take_in(conn, [join(number) for number in range(1, 51)])
    sizes = []
    for second in range(40):
        async with group.write() as conn:
            sizes.append(len(await service_due.greet(conn, 1, NOW + timedelta(seconds=second))))
    assert [size for size in sizes if size] == [20, 20, 10]
    assert [second for second, size in enumerate(sizes) if size] == [0, 10, 20]
    assert len(await errands(group, service_due.GREETING)) == 3


async def test_two_processes_at_once_greet_once(group: Database) -> None:
    """W8, W9."""
    async with group.write() as conn:
        await service.take_in(conn, [join(number) for number in range(1, 31)])

    async def tick() -> list[int]:
        async with group.write() as conn:
            return list(await service_due.greet(conn, 1, NOW))

    claimed = await asyncio.gather(*(tick() for _ in range(5)))
    assert sorted(len(each) for each in claimed) == [0, 0, 0, 0, 20]


async def test_a_join_and_a_sweep_at_once_are_one_arrival(group: Database) -> None:
    """W9: neither overwrites a greeting that the other did not know of."""

    async def told() -> None:
        async with group.write() as conn:
            await service.take_in(conn, [join(1)])
            await service_due.greet(conn, 1, NOW)

    async def swept() -> None:
        async with group.write() as conn:
            await service.sweep(conn, 1, {1: Seen(NOW, pending=False, is_member=False)}, NOW)

    await asyncio.gather(told(), swept(), told(), swept())
    async with group.read() as conn:
        assert (await store.of_group(conn, 1))[1].state is State.GREETED
    assert len(await errands(group, service_due.GREETING)) == 1


async def test_nothing_is_claimed_without_a_channel(database: Database) -> None:
    """W1: people wait for /setup, and no tick takes the writer for them."""
    async with database.write() as conn:
        await service.take_in(conn, [join(1)])
        assert await service_due.greet(conn, 1, NOW) == ()
    assert await service_due.due_greetings(database, NOW) == []
    async with database.read() as conn:
        assert (await store.of_group(conn, 1))[1].state is State.WAITING


async def test_a_batch_that_never_went_out_waits_again(group: Database) -> None:
    """W26: twice told is once done, and who left does not come back by it."""
    async with group.write() as conn:
        await service.take_in(conn, [join(1), join(2)])
        await service_due.greet(conn, 1, NOW)
        batch = (await store.of_group(conn, 1))[1].batch
        assert batch is not None
        await service.let_go(conn, [Left(1, 2, "ben", NOW)])
        for _ in range(2):
            await service_due.release_batch(conn, 1, batch, NOW)
        found = await store.of_group(conn, 1)
    assert (found[1].state, found[1].greeted_at) == (State.WAITING, None)
    assert (found[2].state, found[2].greeted_at) == (State.LEFT, None)


async def test_who_left_while_the_greeting_was_sent_counts_as_not_greeted(group: Database) -> None:
    """W8, W9."""
    async with group.write() as conn:
        await service.take_in(conn, [join(1), join(2)])
        await service_due.greet(conn, 1, NOW)
        batch = (await store.of_group(conn, 1))[1].batch
        assert batch is not None
        await service_due.release_absent(conn, 1, batch, [2], NOW)
        found = await store.of_group(conn, 1)
    assert (found[1].state, found[1].greeted_at) == (State.GREETED, NOW)
    assert (found[2].state, found[2].greeted_at) == (State.LEFT, None)


async def test_a_sweep_finds_who_came_and_who_went(group: Database) -> None:
    """W1: and not who was there before the group was watched."""
    old = NOW - timedelta(days=3)
    async with group.write() as conn:
        await service.take_in(conn, [join(1, at=NOW - timedelta(hours=1))])
        present = {
            2: Seen(NOW - timedelta(hours=2), pending=False, is_member=False),
            3: Seen(old, pending=False, is_member=False),
        }
        await service.sweep(conn, 1, present, NOW)
        found = await store.of_group(conn, 1)
    assert {person: found[person].state for person in found} == {1: State.LEFT, 2: State.WAITING}


async def test_a_sweep_forgives_a_list_that_is_a_moment_old(group: Database) -> None:
    """W9: somebody came or left while the list was made."""
    async with group.write() as conn:
        await service.take_in(conn, [join(1), join(2, at=NOW - timedelta(hours=1))])
        await service.let_go(conn, [Left(1, 2, "ben", NOW)])
        await service.sweep(conn, 1, {2: Seen(NOW - timedelta(hours=1), pending=False, is_member=False)}, NOW)
        found = await store.of_group(conn, 1)
    assert (found[1].state, found[2].state) == (State.WAITING, State.LEFT)


@pytest.mark.parametrize(
    "seen",
    [
        {},
        {1: Seen(NOW, pending=False, is_member=False), 2: Seen(NOW, pending=False, is_member=False)},
        {1: Seen(NOW, pending=False, is_member=False), 3: Seen(NOW, pending=True, is_member=False)},
        {1: Seen(NOW, pending=False, is_member=True), 2: Seen(NOW, pending=True, is_member=False)},
    ],
)
async def test_what_a_sweep_would_change_is_seen_before_it_takes_the_writer(
    group: Database, seen: dict[int, Seen]
) -> None:
    """Somebody left, was screened, came or got the role; and before anything was known, there is nothing to compare."""
    later = NOW + timedelta(minutes=2)
    as_they_are = {1: Seen(NOW, pending=False, is_member=False), 2: Seen(NOW, pending=True, is_member=False)}
    async with group.write() as conn:
        await store_settings.put(conn, 1, greet_on=GreetOn.ROLE)
        await service.take_in(conn, [join(1), join(2, pending=True)])
        await desk.set_role(conn, 1, "member", 103)
    known = await service.known(group, 1)
    assert known is not None
    assert known.member_role == 103
    assert service.is_as_known(known, as_they_are, later)
    assert not service.is_as_known(known, seen, later)
    assert await service.known(group, 2) is None
    await service.nothing_new(group, 1, later)
    async with group.read() as conn:
        settings = await store_settings.settings_of(conn, 1)
    assert settings is not None
    assert settings.swept_at == later


async def test_a_rush_is_told_once(group: Database) -> None:
    """W23: 61 in a minute; 60 are no rush."""
    async with group.write() as conn:
        await service.take_in(conn, [join(number) for number in range(1, 61)])
    assert await errands(group, service.RAID) == []
    for number in (61, 62):
        async with group.write() as conn:
            await service.take_in(conn, [join(number)])
    assert len(await errands(group, service.RAID)) == 1
    async with group.write() as conn:
        assert await service_due.greet(conn, 1, NOW) == ()


async def test_people_found_by_a_sweep_are_no_rush(group: Database) -> None:
    """W23: a hundred came over a day while the bot was away."""
    present = {
        number: Seen(NOW - timedelta(minutes=10 * number), pending=False, is_member=False) for number in range(1, 101)
    }
    async with group.write() as conn:
        await service.sweep(conn, 1, present, NOW)
        settings = await store_settings.hold(conn, 1, NOW)
    assert not settings.paused(NOW)


async def test_a_part_that_fails_is_switched_off_with_one_alert(group: Database) -> None:
    """W26."""
    for _ in range(2):
        async with group.write() as conn:
            await service_settings.switch_off(conn, 1, Part.GREETING, Trouble.GONE, NOW)
    assert len(await errands(group, "desk.alert")) == 1
    async with group.write() as conn:
        await service_settings.change(conn, BY, "greeting_on", "on")
        settings = await store_settings.hold(conn, 1, NOW)
    assert settings.greeting_on
    assert settings.greeting_trouble is None


async def test_twenty_templates_are_enough(group: Database) -> None:
    """W7."""
    async with group.write() as conn:
        for _ in range(MOST_TEMPLATES):
            await service_settings.add_template(conn, BY, Kind.ONE, "{name}")
        with pytest.raises(UserError, match="Remove one first"):
            await service_settings.add_template(conn, BY, Kind.ONE, "{name}")


async def test_a_late_answer_to_a_rush_says_so(group: Database) -> None:
    """W23."""
    async with group.write() as conn:
        with pytest.raises(UserError, match="over"):
            await service_settings.keep_waiting(conn, BY)


async def test_every_change_is_audited(group: Database) -> None:
    """D4."""
    async with group.write() as conn:
        await service_settings.change(conn, BY, "tone", "short")
        await service_settings.set_farewell(conn, BY, "Bye {name}")
        number = await service_settings.add_template(conn, BY, Kind.ONE, "Hey {name}")
        await service_settings.change_template(conn, BY, number, "Ho {name}")
        await service_settings.remove_template(conn, BY, number)
        await service_settings.end_raid(conn, BY)
        await service_settings.clear(conn, BY, None)
        found = await conn.execute(
            select(store_audit.audit.c.actor_id, store_audit.audit.c.action).order_by(store_audit.audit.c.id)
        )
        acts = [row.action for row in found if row.actor_id == BY.user_id]
    assert acts == [
        "changed a setting",
        "changed a setting",
        "added a text",
        "changed a text",
        "removed a text",
        "greeted those who waited",
        "greeted new accounts",
    ]


async def test_what_is_kept_about_a_person_is_shown_and_removed(group: Database) -> None:
    """D3."""
    async with group.write() as conn:
        await service.take_in(conn, [join(1)])
        assert await service.export(conn, 1, 1) == {"joined": NOW.isoformat()}
        await service.forget(conn, 1, 1)
        assert await service.export(conn, 1, 1) == {}


async def test_the_introduction_counts_only_where_it_is_waited_for(group: Database) -> None:
    """W5."""
    async with group.write() as conn:
        await service.take_in(conn, [join(1)])
        await service.introduced(conn, 1, 1, NOW + timedelta(hours=1))
        assert (await store.of_group(conn, 1))[1].due_at == NOW
        await service.introduced(conn, 2, 1, NOW)
