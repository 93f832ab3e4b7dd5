"""/collab match through the running bot: what fits, why, page by page, and what nobody shared stays out of it."""

from typing import Any

import pytest
from simcord.actors import MemberActor

from cogs.profiles import service as profiles
from cogs.profiles.model import Changes, Field, Niche, Platform, PlatformEntry, Visibility
from tests.collabs.scene import Scene, answered, scene
from tests.group import Group, labels, said

BOTH = pytest.mark.parametrize("forum", [True, False], ids=["forum", "text"])


async def introduced(made: Scene, name: str, **told: Any) -> MemberActor:  # noqa: ANN401 - the fields of a profile
    """A member with a profile: a baker on Instagram in Leeds, unless the story says otherwise."""
    person = made.group.join(name)
    await made.group.settle()
    group_id, now = made.group.guild.id, made.group.now()
    usual = {
        "niches": (Niche.FOOD,),
        "platforms": (PlatformEntry(Platform.INSTAGRAM, name, 7_000),),
        "region": "Leeds, UK",
    }
    async with made.group.bot.db.write() as conn:
        await profiles.save(conn, group_id, person.id, Changes(**(usual | told)), now)  # type: ignore[typeddict-item]
        await profiles.share(conn, group_id, person.id, now)
    return person


@BOTH
async def test_a_member_asks_what_fits_reads_why_and_opens_it(group: Group, forum: bool) -> None:  # noqa: FBT001
    """C16."""
    made = await scene(group, forum=forum)
    keiko, jamal = await introduced(made, "keiko"), await introduced(made, "jamal")
    maya = await introduced(made, "maya", niches=(Niche.TRAVEL,), region="Porto")
    await made.post(maya, title="A walk in Porto")
    await made.post(keiko, title="Bread *reel*")
    found = await jamal.slash(group.lobby, "collab match")
    assert found.ephemeral
    shown = said(found)
    assert "**Bread \\*reel\\***\nsame niche, both on Instagram, both in Leeds" in shown
    assert "**A walk in Porto**\nboth on Instagram" in shown
    assert shown.index("Bread") < shown.index("Porto")
    assert "7k" not in shown, "nobody shared how many follow them"
    await group.restart()
    (request,) = await made.of(keiko)
    opened = await jamal.click(answered(found), custom_id=f"collabs:see:{request.id}")
    assert "A reel each" in said(opened)
    assert "See it on the board" in labels(opened)


async def test_pages_stay_and_only_what_is_still_open_is_on_them(group: Group) -> None:
    """C16."""
    made = await scene(group, forum=False)
    await made.limits(most_open=20, cooldown_hours=0)
    keiko, jamal = await introduced(made, "keiko"), await introduced(made, "jamal")
    for number in range(7):
        await made.post(keiko, title=f"Loaf {number}")
    card = answered(await jamal.slash(group.lobby, "collab match"))
    assert "Loaf 0" in said(card)
    assert "Loaf 5" not in said(card)
    await group.restart()
    await jamal.click(card, label="More ›")
    assert "Loaf 5" in said(card)
    assert "Loaf 4" not in said(card)
    for request in (await made.of(keiko))[:2]:
        await keiko.slash(group.lobby, "collab close", request=str(request.id))
    await jamal.click(card, label="‹ Better")
    assert "Loaf 0" in said(card)


async def test_who_shares_nothing_is_sent_to_look_through_everything(group: Group) -> None:
    made = await scene(group, forum=False)
    keiko = await introduced(made, "keiko", visibility=dict.fromkeys(Field, Visibility.PRIVATE))
    carla = group.join("carla")
    await group.settle()
    await made.post(keiko)
    card = answered(await carla.slash(group.lobby, "collab match"))
    assert "Nothing open fits you yet" in said(card)
    await carla.click(card, label="Look through everything")
    assert "Bread reel" in said(card)
