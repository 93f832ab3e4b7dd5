"""A moderator at work: drives the commands and the private cards of giveaways in a simulated group."""

from typing import Any

import discord
from simcord.results import InteractionResult, ResponseMessage

from cogs.desk import store as desk
from cogs.desk import store_audit
from cogs.desk.model import Cursor, Query
from cogs.giveaways import store
from cogs.giveaways.model import Giveaway, State
from tests.group import Group, said

PRIZE = "A ring light"


def answer(result: InteractionResult) -> ResponseMessage:
    """What the bot answered, privately."""
    assert result.response is not None, "the bot answered nothing"
    return result.response


class Host:
    """The moderator of a group, with a giveaways channel and a log."""

    def __init__(self, group: Group) -> None:
        self.group = group
        self.person = group.moderator

    async def settle_in(self) -> "Host":
        """Make the channels, as /setup would."""
        self.channel = self.group.guild.create_text_channel("giveaways")
        self.log = self.group.guild.create_text_channel("moderator-log")
        await self.group.settle()
        async with self.group.bot.db.write() as conn:
            await desk.set_place(conn, self.group.guild.id, "giveaways", self.channel.id)
            await desk.set_place(conn, self.group.guild.id, "moderator_log", self.log.id)
        return self

    async def zone(self, name: str) -> None:
        """Choose the group's time zone."""
        async with self.group.bot.db.write() as conn:
            await desk.ensure_group(conn, self.group.guild.id, self.group.now())
            await desk.set_zone(conn, self.group.guild.id, name)

    async def command(self, name: str, /, **options: Any) -> InteractionResult:  # noqa: ANN401 - a command's options
        """A command of /giveaway."""
        return await self.person.slash(self.group.lobby, f"giveaway {name}", **options)

    async def draft(self, ends: str = "2h", *, prize: str = PRIZE, winners: int = 1) -> ResponseMessage:
        """Type /giveaway start; the private card."""
        return answer(await self.command("start", prize=prize, ends=ends, winners=winners))

    async def press(self, card: ResponseMessage, *labels: str) -> InteractionResult:
        """Press these buttons of the private card, one after the other."""
        result: InteractionResult | None = None
        for label in labels:
            result = await self.person.click(card, label=label)
        assert result is not None
        return result

    async def fill(self, card: ResponseMessage, label: str, **typed: Any) -> InteractionResult:  # noqa: ANN401
        """Press the button that opens a form, and send the form."""
        return await self.person.submit_modal(await self.press(card, label), typed)

    async def start(self, ends: str = "2h", **options: Any) -> Giveaway:  # noqa: ANN401 - of draft
        """From the command to the card in the channel."""
        card = await self.draft(ends, **options)
        await self.press(card, "Start now")
        await self.group.tick()
        return (await self.all())[-1]

    async def panel(self, label: str | None = None) -> ResponseMessage:
        """Press Manage on the newest card, then perhaps a button of the panel; the private card."""
        card = answer(await self.person.click(self.cards()[-1], label="Manage"))
        if label is not None:
            await self.press(card, label)
        return card

    async def all(self) -> list[Giveaway]:
        """Every giveaway of the group, the oldest first."""
        async with self.group.bot.db.read() as conn:
            found = await store.in_states(conn, self.group.guild.id, set(State), 100)
        return sorted(found, key=lambda each: each.id)

    async def one(self) -> Giveaway:
        """The only one."""
        (found,) = await self.all()
        return found

    def cards(self) -> list[discord.Message]:
        """What stands in the giveaways channel."""
        return self.channel.history()

    def notes(self) -> list[str]:
        """What stands in the moderators' log about giveaways."""
        return [said(message) for message in self.notes_posted()]

    def notes_posted(self) -> list[discord.Message]:
        """The same as messages. People who are new are no business of giveaways."""
        return [message for message in self.log.history() if "New on Discord" not in said(message)]

    async def forbid(self, **permissions: bool) -> None:
        """Take permissions from the bot in the giveaways channel; none gives them all back."""
        guild = self.group.bot.get_guild(self.group.guild.id)
        assert guild is not None
        channel = guild.get_channel(self.channel.id)
        assert isinstance(channel, discord.TextChannel)
        overwrite = discord.PermissionOverwrite(**permissions) if permissions else None
        await channel.set_permissions(guild.me, overwrite=overwrite)
        await self.group.settle()

    async def acts(self) -> list[str]:
        """What the audit log says was done, oldest first."""
        async with self.group.bot.db.read() as conn:
            page = await store_audit.find(conn, self.group.guild.id, Query(30), Cursor(), self.group.now(), 100)
        return [entry.act.action for entry in reversed(page.entries)]


def inputs(form: InteractionResult) -> list[dict[str, Any]]:
    """The inputs of the form that opened."""
    assert form.modal is not None, "no form opened"
    return [part["component"] for part in form.modal["components"]]


def seen(card: ResponseMessage) -> str:
    """What stands on a private card now."""
    return said(card)
