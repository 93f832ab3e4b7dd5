"""What giveaways say on somebody's own panel, in their list, and on the moderators' page."""

from datetime import datetime

from bot.text import moment, plural

MINE = "My giveaways"
NOTHING_RUNS = "No giveaway is running right now. The next one appears in its channel, and here."
NOTHING_WON = "When you win, the prize waits here until you claim it."
CLAIM = "Claim your prize"
RECEIVED = "It has arrived"
IN, NOT_IN, PAUSED = "you are in", "you are not in yet", "paused for now"
OPEN_CARD = "Look at it"
HOW = "Press Enter on a card to take part. It is one press, and you get a ticket."
LIST = "All giveaways"
LOOK = "Look at it"
DESK_CALM = "No giveaway waits for you."
START_ONE = "`/giveaway start` begins one, with a preview before anybody sees it."


def won(claim_by: datetime | None) -> str:
    """A prize to be claimed; its name is filled in later."""
    until = f" Claim it before {moment(claim_by, 'f')}, {moment(claim_by, 'R')}." if claim_by is not None else ""
    return f"You won **{{}}**.{until}"


ON_ITS_WAY = "**{}** is on its way to you. Is it there?"


def standing(running: int, entered: int) -> str:
    """How many run, and in how many they are."""
    if not running:
        return NOTHING_RUNS
    in_all = "it" if running == 1 else "all of them"
    mine = (
        f"you are in {in_all}" if entered == running else f"you are in {entered}" if entered else "you are in none yet"
    )
    return f"{plural(running, 'giveaway')} {'runs' if running == 1 else 'run'}, and {mine}."


def line(prize: str, ends_at: datetime, where: str) -> str:
    """One that runs; `prize` is escaped already."""
    return f"**{prize}** · {where}\n-# Ends {moment(ends_at, 'R')}"


def unclaimed(count: int, claim_by: datetime | None) -> str:
    """Winners who have not said a word."""
    until = f" The first claim ends {moment(claim_by, 'R')}." if claim_by is not None else ""
    return f"**{{}}**: {plural(count, 'winner')} {'has' if count == 1 else 'have'} not claimed yet.{until}"


def unsent(count: int) -> str:
    """Prizes that were claimed."""
    return f"**{{}}**: {plural(count, 'claimed prize')} {'is' if count == 1 else 'are'} not sent yet."


DRAFT = "**{}** is a draft that nobody has started."
ON_PAUSE = "**{}** is paused, so nobody can enter."
SILENT = "**{}** waits for the public beacon before it can be drawn."
