"""A tiny real discord.py bot that knows nothing of Greenroom: enough to try every part of the simulated group.

It greets whoever passes the rules screening in #lounge, answers the button
privately, opens a form, and keeps a table, so that a restart can be seen.
"""

import re
import sqlite3
from datetime import datetime, timedelta
from types import SimpleNamespace
from typing import Any, Self

import discord
from discord import app_commands, ui

from bot.demo.stage import Clock, Suggestion
from bot.demo.world import World


class Form(ui.Modal, title="Say hello"):
    """One question."""

    words: ui.Label[Any] = ui.Label(text="Your niche in one sentence", component=ui.TextInput(max_length=100))

    async def on_submit(self, interaction: discord.Interaction[Any]) -> None:
        """Say it aloud."""
        answer = self.words.component
        assert isinstance(answer, ui.TextInput)
        await interaction.response.send_message(f"Say hello to {interaction.user.mention}: {answer.value}")


class Start(ui.DynamicItem[ui.Button[Any]], template=r"standin:start"):
    """The button on the card."""

    def __init__(self) -> None:
        super().__init__(ui.Button(label="Start here", custom_id="standin:start", style=discord.ButtonStyle.primary))

    @classmethod
    async def from_custom_id(cls, _interaction: object, _item: object, _match: re.Match[str]) -> Self:
        return cls()

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        view = ui.View(timeout=None)
        view.add_item(Introduce())
        await interaction.response.send_message("Only you can see this. Ready?", ephemeral=True, view=view)


class Introduce(ui.DynamicItem[ui.Button[Any]], template=r"standin:introduce"):
    """The button that opens the form."""

    def __init__(self) -> None:
        super().__init__(ui.Button(label="Introduce myself", custom_id="standin:introduce"))

    @classmethod
    async def from_custom_id(cls, _interaction: object, _item: object, _match: re.Match[str]) -> Self:
        return cls()

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        await interaction.response.send_modal(Form())


def card(person: discord.Member) -> ui.LayoutView:
    """Build the greeting."""
    view = ui.LayoutView(timeout=None)
    row: ui.ActionRow[Any] = ui.ActionRow()
    row.add_item(Start())
    view.add_item(ui.Container(ui.TextDisplay(f"## Welcome, {person.mention}\nHey fam! What's good?"), row))
    return view


class StandIn(discord.Client):
    """The bot."""

    def __init__(self, database_url: str, clock: Clock) -> None:
        super().__init__(intents=discord.Intents(guilds=True, members=True))
        self.path, self.clock = database_url.partition(":///")[2], clock
        self.tree = app_commands.CommandTree(self)
        self.tree.command(name="hello", description="Answers.")(self.hello)
        self.ticks: list[datetime] = []
        self.features = [SimpleNamespace(name="standin", seed=self.seed)]
        self.due: datetime | None = None

    async def setup_hook(self) -> None:
        with sqlite3.connect(self.path) as db:
            db.execute("CREATE TABLE IF NOT EXISTS starts (at TEXT)")
            db.execute("INSERT INTO starts VALUES (?)", (self.clock().isoformat(),))
        self.add_dynamic_items(Start, Introduce)
        await self.tree.sync()

    async def hello(self, interaction: discord.Interaction[Any]) -> None:
        await interaction.response.send_message("Hello.", ephemeral=True)

    async def seed(self, stage: World) -> None:
        stage.suggest(
            Suggestion("start", "Press Start here", "In #lounge", lambda world: world.ears.pressed("standin:start"))
        )

    async def on_member_update(self, before: discord.Member, after: discord.Member) -> None:
        if before.pending and not after.pending:
            lounge = discord.utils.get(after.guild.text_channels, name="lounge")
            assert lounge is not None
            await lounge.send(view=card(after))
            self.due = self.clock() + timedelta(hours=2)
            self.waiting = after

    async def tick(self) -> None:
        self.ticks.append(self.clock())
        if self.due and self.clock() >= self.due:
            self.due = None
            try:
                await self.waiting.send("How was your first evening?")
            except discord.Forbidden:
                lounge = discord.utils.get(self.waiting.guild.text_channels, name="lounge")
                assert lounge is not None
                thread = await lounge.create_thread(name="A quiet word", type=discord.ChannelType.private_thread)
                await thread.add_user(self.waiting)
                await thread.send("Your direct messages are closed, so I am here.")

    def starts(self) -> int:
        """Count how often this database was opened."""
        with sqlite3.connect(self.path) as db:
            return int(db.execute("SELECT count(*) FROM starts").fetchone()[0])
