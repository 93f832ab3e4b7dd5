"""The digest on the moderators' page of /home."""

from cogs.digest import service, service_home, text
from tests.digest.scene import weekly
from tests.group import Group


async def test_moderators_see_whether_it_is_on_and_that_it_gave_up(group: Group) -> None:
    """D10: nothing while it works, a word when it does not."""
    made = await weekly(group)
    await made.begin()
    async with group.bot.db.write() as conn:
        on = await service_home.desk(conn, group.guild.id, group.now())
        await service.gave_up(conn, group.guild.id, text.GONE, "now", group.now())
        off = await service_home.desk(conn, group.guild.id, group.now())
    assert not on.needs
    assert [each.words for each in on.doors] == [text.DOOR_ON]
    assert "its channel is gone" in off.needs[0].words
