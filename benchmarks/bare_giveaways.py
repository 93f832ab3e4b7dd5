"""What giveaways are compared with: the least that discord.py can be asked to do when somebody presses "Enter"."""

import secrets
import sqlite3
from pathlib import Path
from typing import Any

import aiosqlite
import discord
from discord import ui

ENTER = "giveaways:enter:1"
_TABLE = "CREATE TABLE IF NOT EXISTS entries (giveaway INTEGER, person INTEGER, ticket TEXT, UNIQUE (giveaway, person))"
_INSERT = "INSERT OR IGNORE INTO entries VALUES (1, ?, ?)"
_PRAGMAS = ("journal_mode=WAL", "synchronous=FULL")


class Answering(ui.View):
    """Answers and stores nothing."""

    def __init__(self) -> None:
        """It never times out."""
        super().__init__(timeout=None)

    @ui.button(label="Enter", custom_id=ENTER)
    async def enter(self, interaction: discord.Interaction, _button: ui.Button[Any]) -> None:
        """Answer."""
        await interaction.response.send_message("You are in. Good luck.", ephemeral=True)


class Blocking(ui.View):
    """Stores each press before it answers, with everybody else waiting meanwhile: the fastest way there is."""

    def __init__(self, folder: Path) -> None:
        """Open the file."""
        super().__init__(timeout=None)
        self._connection = sqlite3.connect(folder / "blocking.sqlite3", isolation_level=None)
        for pragma in _PRAGMAS:
            self._connection.execute(f"PRAGMA {pragma}")
        self._connection.execute(_TABLE)

    @ui.button(label="Enter", custom_id=ENTER)
    async def enter(self, interaction: discord.Interaction, _button: ui.Button[Any]) -> None:
        """Store and answer."""
        ticket = secrets.token_hex(8)
        self._connection.execute(_INSERT, (interaction.user.id, ticket))
        await interaction.response.send_message(f"You are in, with ticket {ticket}. Good luck.", ephemeral=True)

    def close(self) -> None:
        """Close the file."""
        self._connection.close()


class Storing(ui.View):
    """Stores each press before it answers, as bots of this kind do it: aiosqlite, an insert and a commit."""

    def __init__(self, connection: aiosqlite.Connection) -> None:
        """Take an open file: see `opened`."""
        super().__init__(timeout=None)
        self._connection = connection

    @ui.button(label="Enter", custom_id=ENTER)
    async def enter(self, interaction: discord.Interaction, _button: ui.Button[Any]) -> None:
        """Store and answer."""
        ticket = secrets.token_hex(8)
        await self._connection.execute(_INSERT, (interaction.user.id, ticket))
        await self._connection.commit()
        await interaction.response.send_message(f"You are in, with ticket {ticket}. Good luck.", ephemeral=True)


async def opened(folder: Path) -> aiosqlite.Connection:
    """The file of `Storing`."""
    connection = await aiosqlite.connect(folder / "storing.sqlite3")
    for pragma in _PRAGMAS:
        await connection.execute(f"PRAGMA {pragma}")
    await connection.execute(_TABLE)
    await connection.commit()
    return connection
