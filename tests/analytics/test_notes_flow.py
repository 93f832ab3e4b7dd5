"""Notes through the running bot: what explains a time that stands out."""

from cogs.analytics import store_notes
from cogs.analytics.model import NoteKind
from tests.analytics.creator import creator
from tests.group import Group


async def test_a_spike_is_noted_listed_and_removed(group: Group) -> None:
    """A12: from-until, on the creator's own clock."""
    keiko = await creator(group, zone="Asia/Tokyo")
    assert "Begin with your followers" in await keiko.use("stats note")
    await keiko.log("4 days ago 300 9")
    assert "No notes yet" in await keiko.use("stats note")
    shown = await keiko.fill(
        "Add a note", kind=["giveaway"], since="3 days ago", until="yesterday", words="*Ring* light"
    )
    assert "**A giveaway**" in shown
    assert "\\*Ring\\* light" in shown
    (note,) = await keiko.notes()
    assert (note.kind, note.since.hour, (note.until - note.since).days) == (NoteKind.GIVEAWAY, 15, 2)
    assert note.covers(note.since)
    await group.restart()
    await keiko.use("stats note")
    assert "No notes yet" in await keiko.choose("note_remove", str(note.id))
    assert await keiko.notes() == ()


async def test_a_span_that_makes_no_sense_is_refused(group: Group) -> None:
    """A12: backwards, in the future, too long, no day at all."""
    keiko = await creator(group)
    await keiko.log("4 days ago 300 9")
    for since, until, why in (
        ("yesterday", "3 days ago", "before the first one"),
        ("1 Jan 2099", "", "still to come"),
        ("300 days ago", "yesterday", "92 days at most"),
        ("whenever", "", "as a day"),
    ):
        await keiko.use("stats note")
        assert why in await keiko.fill("Add a note", kind=["viral"], since=since, until=until)
    assert await keiko.notes() == ()


async def test_another_creator_cannot_remove_it(group: Group) -> None:
    """A13: by a copied menu of somebody else."""
    keiko, jamal = await creator(group), await creator(group, name="jamal")
    for each in (keiko, jamal):
        await each.log("4 days ago 300 9")
        await each.use("stats note")
        await each.fill("Add a note", kind=["sale"], since="yesterday")
    (note,) = await keiko.notes()
    await jamal.use("stats note")
    (theirs,) = await jamal.notes()
    async with group.bot.db.write() as conn:
        (account,) = await jamal.accounts()
        await store_notes.remove(conn, group.guild.id, account.id, note.id)
    assert await keiko.notes() == (note,)
    assert theirs.id != note.id
