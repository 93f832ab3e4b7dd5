"""The one way to answer a person: privately, once, whatever state the interaction is in. Errors are told here too."""

import logging
from typing import Any

import discord
from discord import app_commands

from bot import ui
from bot.errors import UserError, log_bug
from bot.metrics import Outcome
from bot.reach import LINE_TROUBLE, is_away
from bot.trouble import note

log = logging.getLogger("greenroom")

_UNKNOWN_INTERACTION = 10062
_ALREADY_ANSWERED = 40060

NO_DIRECT = "That works inside your group, not in direct messages. Open the group and try it there."


NOT_SAVED = (
    "I cannot save anything just now, so I left all as it was. Please try again in a few minutes. If it lasts, tell "
    "whoever runs me: my log says what is wrong."
)


class Refused(app_commands.AppCommandError):
    """Carries a UserError out of a command's check, where discord.py only lets its own errors pass."""


async def show(interaction: discord.Interaction, card: ui.Card, *, private: bool = True) -> None:
    """Answer with a card: a new private message, or after a defer the one that was promised."""
    if interaction.response.is_done():
        await interaction.followup.send(view=card, ephemeral=private, **card.extras())
    else:
        await interaction.response.send_message(view=card, ephemeral=private, **card.extras())


async def say(interaction: discord.Interaction, text: str) -> None:
    """Answer privately with words alone: a third of the work of a card, for presses that come by the thousand."""
    if interaction.response.is_done():
        await interaction.followup.send(text, ephemeral=True)
    else:
        await interaction.response.send_message(text, ephemeral=True)


async def redraw(interaction: discord.Interaction, card: ui.Card) -> None:
    """Answer a press by changing the message it was on; no extra request, no rate limit."""
    if interaction.response.is_done():
        await interaction.edit_original_response(view=card, **_edit_extras(card))
    else:
        await interaction.response.edit_message(view=card, **_edit_extras(card))


def _edit_extras(card: ui.Card) -> dict[str, Any]:
    extras = card.extras()
    return {"allowed_mentions": extras["allowed_mentions"], "attachments": extras.get("files", [])}


async def report(interaction: discord.Interaction, error: BaseException, where: str) -> Outcome:
    """Tell the person who caused it, privately. A bug is logged once and named by its reference."""
    cause = _unwrap(error)
    if isinstance(cause, discord.NotFound) and cause.code == _UNKNOWN_INTERACTION:
        return Outcome.DISCORD  # It gave up waiting; nobody is there to be told.
    try:
        await show(interaction, _card(cause, where))
    except (discord.HTTPException, *LINE_TROUBLE) as failure:
        code = getattr(failure, "code", None)
        if code not in {_UNKNOWN_INTERACTION, _ALREADY_ANSWERED} and not is_away(failure):
            log_bug(f"the answer to an error in {where}", failure)
    return _outcome(cause)


def _outcome(cause: BaseException) -> Outcome:
    if isinstance(cause, (UserError, app_commands.CheckFailure)):
        return Outcome.REFUSED
    return Outcome.DISCORD if isinstance(cause, discord.Forbidden) or is_away(cause) else Outcome.BUG


def _unwrap(error: BaseException) -> BaseException:
    if isinstance(error, (app_commands.CommandInvokeError, app_commands.TransformerError)) and error.__cause__:
        return error.__cause__
    return error.__cause__ if isinstance(error, Refused) and error.__cause__ else error


def _card(error: BaseException, where: str) -> ui.Card:
    if isinstance(error, UserError):
        return ui.Card(accent=ui.WARNING).text(str(error))
    if isinstance(error, app_commands.NoPrivateMessage):
        return ui.Card(accent=ui.WARNING).text(NO_DIRECT)
    if isinstance(error, discord.Forbidden):
        return ui.Card(accent=ui.WARNING).text(
            "Discord did not let me do that: a permission is missing. Ask a moderator to run /doctor, it names the one."
        )
    if is_away(error):
        log.warning("Discord did not do its part in %s: %s", where, error)
        return ui.Card(accent=ui.WARNING).text("Discord did not answer me in time. Please try again in a moment.")
    if isinstance(error, app_commands.CheckFailure):
        return ui.Card(accent=ui.WARNING).text("That is not open to you here. A moderator can tell you more.")
    reference = note(where, error)
    return ui.Card(accent=ui.TROUBLE).text(NOT_SAVED if reference is None else _mistake(reference))


def _mistake(reference: str) -> str:
    return (
        f"Something went wrong on my side, and nothing was lost. Please try again in a minute. "
        f"If it happens again, give a moderator this reference: **{reference}**"
    )
