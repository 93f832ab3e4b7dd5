"""Leaderboards and rates as they are drawn, and the leaderboard of consistency, through the running bot."""

from dataclasses import replace
from datetime import timedelta

from cogs.analytics import store
from cogs.analytics.model_sharing import Level, Measure
from tests.analytics.creator import Creator
from tests.analytics.sharing_scene import history, share, sharing
from tests.group import Group, said


async def test_consistency_has_a_leaderboard_of_its_own(group: Group) -> None:
    """A14: shared apart from the rate, ranked by weeks, and a gap that may be chance is a tie."""
    people = {name: await sharing(group, name, 4.0, Level.PRIVATE) for name in ("sofia", "jamal", "keiko")}
    weeks = {"sofia": range(12), "jamal": [*range(9), 11], "keiko": [0, 11]}
    async with group.bot.db.write() as conn:
        for name, person in people.items():
            account = (await store.accounts_of(conn, group.guild.id, person.id))[0].id
            for each in history(group.now(), 4.0):
                await store.remove_content(conn, group.guild.id, account, each.key)
            pieces = [
                replace(one, key=f"week-{week}", published_at=group.now() - timedelta(days=7 * week + 1))
                for week, one in zip(weeks[name], history(group.now(), 4.0), strict=False)
            ]
            await store.keep_contents(conn, group.guild.id, account, pieces)
    for person in people.values():
        await share(group, person, Level.NAMED, Measure.CONSISTENCY)
    sofia, jamal, keiko = (people[name].id for name in weeks)
    board = said(await people["sofia"].slash(group.lobby, "stats leaderboard", measure="consistency"))
    assert "Consistency on Instagram" in board
    assert f"**1–2** · <@{sofia}> · **100.0 %** (" in board
    assert "12 of 12 weeks · self-reported" in board
    assert f"**1–2** · <@{jamal}> · **83.3 %**" in board
    assert f"**3** · <@{keiko}> · **16.7 %**" in board
    assert "100 × weeks with content" in board
    assert "Places overlap where the difference may be chance" in board
    compared = said(await people["sofia"].slash(group.lobby, "stats compare", member=people["jamal"]))
    assert "10 of 12 weeks" in compared


async def test_a_leaderboard_is_drawn_of_the_numbers_that_its_reader_may_see(group: Group) -> None:
    """A14: with error bars, ties and whose row is the reader's; nobody is on it who shares less."""
    sofia = Creator(group, person=await sharing(group, "sofia", 6.0, Level.PLACE))
    await sharing(group, "keiko", 4.0, Level.NAMED)
    await sharing(group, "jamal", 3.9, Level.NAMED)
    await sharing(group, "mina", 9.0, Level.PLACE)
    await sofia.use("stats leaderboard")
    assert sofia.alt() == ""
    await share(group, sofia.person, Level.NAMED)
    await sofia.use("stats leaderboard")
    drawn = sofia.alt()
    assert "keiko" in drawn
    assert "jamal" in drawn
    assert "4.0" in drawn
    assert "mina" not in drawn


async def test_a_rate_is_drawn_beside_the_groups_own_half_or_a_published_figure(group: Group) -> None:
    """A10: a published figure is a line with its source, the band is of eight creators who share."""
    sofia = Creator(group, person=await sharing(group, "sofia", 3.0, Level.PRIVATE))
    account = (await sofia.accounts())[0].id
    await sofia.copy(f"analytics:rate:{account}")
    assert "20" in sofia.alt()
    assert "creators here" not in sofia.alt()
    for number in range(8):
        await sharing(group, f"creator{number}", 2.0 + number / 4, Level.AVERAGE)
    await share(group, sofia.person, Level.AVERAGE)
    await sofia.copy(f"analytics:rate:{account}")
    assert "9 creators here, 5k to 20k followers" in sofia.alt()
    await sofia.choose("preset", "hypeauditor-like")
    assert "creators here" not in sofia.alt()
