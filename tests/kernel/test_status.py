"""The status page tells how the bot is, counts what it does, and says nothing about anybody (D7)."""

from datetime import timedelta

import aiohttp
import pytest
from prometheus_client.parser import text_string_to_metric_families

from bot import status
from bot.heartbeat import Heartbeat
from bot.metrics import Metrics
from bot.status import serving
from tests.group import Group, labels

HERE = ("127.0.0.1", 0)


async def look(group: Group, *paths: str) -> list[tuple[int, str]]:
    """Status and text of each page."""
    async with serving(group.bot, Heartbeat(group.bot), HERE) as runner, aiohttp.ClientSession() as client:
        host, port = runner.addresses[0]
        return [
            (page.status, await page.text())
            for path in paths
            for page in [await client.get(f"http://{host}:{port}{path}")]
        ]


def counted(page: str) -> dict[str, float]:
    """The samples by name and labels."""
    samples = [sample for family in text_string_to_metric_families(page) for sample in family.samples]
    return {" ".join((each.name, *each.labels.values())): each.value for each in samples}


@pytest.fixture
def in_a_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    """Where the heartbeat's file may be made."""
    monkeypatch.chdir(str(tmp_path))


@pytest.mark.usefixtures("in_a_folder")
async def test_a_bot_that_is_well_lives_and_is_ready(group_on_each_engine: Group) -> None:
    """D7."""
    group = group_on_each_engine
    await group.tick()
    assert await look(group, "/livez", "/readyz") == [(200, "ok\n"), (200, "ok\n")]
    assert [code for code, _ in await look(group, "/", "/metrics/x", "/livez?x=1")] == [404, 404, 200]


@pytest.mark.usefixtures("in_a_folder")
async def test_without_discord_it_lives_and_is_not_ready(group: Group, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(group.bot, "is_ready", lambda: False)
    assert await look(group, "/livez", "/readyz") == [(200, "ok\n"), (503, "not well: not connected to Discord\n")]


@pytest.mark.usefixtures("in_a_folder")
async def test_without_its_database_it_is_not_ready(group: Group, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.heartbeat._PATIENCE", 0)
    assert await look(group, "/readyz") == [(503, "not well: the database does not answer (TimeoutError)\n")]


@pytest.mark.usefixtures("in_a_folder")
async def test_when_nothing_is_looked_after_any_more_only_a_restart_helps(group: Group) -> None:
    await group.tick()
    await group.env.advance_time((status.STUCK + timedelta(minutes=1)).total_seconds())
    said = "not well: nothing was looked after for 11 minutes\n"
    assert await look(group, "/livez", "/readyz") == [(503, said), (503, said)]
    await group.tick()
    assert await look(group, "/livez") == [(200, "ok\n")]


async def test_what_it_does_is_counted_by_how_it_ended(group_on_each_engine: Group) -> None:
    """D7: without a word about anybody."""
    group = group_on_each_engine
    sofia = group.join("sofia")
    await group.settle()
    (doctor,) = (each for each in await group.bot.tree.fetch_commands() if each.name == "doctor")
    group.guild.set_command_permissions(doctor, {group.guild.default_role: True})
    await sofia.slash(group.lobby, "stats me")
    await sofia.slash(group.lobby, "doctor")
    await group.moderator.slash(group.lobby, "doctor")
    await group.tick()
    ((code, page),) = await look(group, "/metrics")
    found = counted(page)
    assert code == 200
    assert found["greenroom_answers_total done /stats me"] == 1
    assert found["greenroom_answers_total refused /doctor"] == found["greenroom_answers_total done /doctor"] == 1
    assert found["greenroom_answer_seconds_count"] >= 3
    assert (found["greenroom_connected"], found["greenroom_groups"]) == (1, 1)
    assert found["greenroom_outbox_waiting"] == found["greenroom_outbox_oldest_timestamp_seconds"] == 0
    assert found["greenroom_last_tick_timestamp_seconds"] == group.now().timestamp()
    for name in ("sofia", str(sofia.id), str(group.guild.id), "Green Room"):
        assert name not in page


async def test_an_invented_button_gets_no_name_of_its_own(group: Group) -> None:
    sofia = group.join("sofia")
    await group.settle()
    card = (await sofia.slash(group.lobby, "stats me")).response
    assert card is not None
    group.bot.switchboard.pressables.clear()
    await sofia.click(card, label=labels(card)[0])
    ((_, page),) = await look(group, "/metrics")
    assert counted(page)["greenroom_answers_total refused unknown"] == 1


async def test_a_mistake_and_failed_work_are_counted_as_such(group: Group, monkeypatch: pytest.MonkeyPatch) -> None:
    async def broken() -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(group.bot, "_jobs", {"broken.job": broken})
    await group.tick()
    group.bugs.expect("Unexpected error")
    ((_, page),) = await look(group, "/metrics")
    assert counted(page)["greenroom_job_failures_total broken.job"] == 1


async def test_a_busy_port_is_told_and_no_reason_to_stop(group: Group, caplog: pytest.LogCaptureFixture) -> None:
    heart = Heartbeat(group.bot)
    async with serving(group.bot, heart, HERE) as first:
        host, port = first.addresses[0]
        async with serving(group.bot, heart, (host, port)) as second:
            assert second.addresses == []
    assert f"There is no status page at {host}:{port} (address already in use)" in caplog.text


async def test_it_can_be_switched_off(group: Group) -> None:
    async with serving(group.bot, Heartbeat(group.bot), None) as runner:
        assert runner.addresses == []


def test_two_bots_in_one_process_count_for_themselves() -> None:
    assert Metrics().registry is not Metrics().registry
