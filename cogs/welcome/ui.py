"""How welcomes look: greetings, farewells, the preview, and what moderators read. The settings are in `panel`."""

from collections.abc import Mapping, Sequence
from datetime import datetime

import discord

from bot.presses import Presses
from bot.text import listing, moment, plural
from bot.ui import CALM, WARNING, Card, button, escape
from cogs.contact.model import ASK_GUIDE
from cogs.contact.text import SEND_GUIDE
from cogs.onboarding.model import START
from cogs.welcome.model import RAID_LASTS, Arrival, State, account_made_at
from cogs.welcome.model_settings import Settings
from cogs.welcome.model_template import fill
from cogs.welcome.text import START_HERE, START_HINT

presses = Presses("welcome")
"""Everything that can be pressed; the handlers are in the module `presses`."""


def mention(user_id: int) -> str:
    """A person's name as Discord shows it to each reader."""
    return f"<@{user_id}>"


def greeting_card(template: str, people: Sequence[int], values: Mapping[str, str], *, start: bool) -> Card:
    """Greet people by name. `start` adds the button that leads through the first steps; only they are pinged."""
    names = listing([mention(person) for person in people])
    card = Card().text(fill(template, {**values, "name": names}))
    return _with_start(card, start=start).pinging(*people)


def _with_start(card: Card, *, start: bool) -> Card:
    if not start:
        return card
    begin = button(START_HERE, START, style=discord.ButtonStyle.success, emoji="👋")
    return card.small(START_HINT).row(begin, button(SEND_GUIDE, ASK_GUIDE))


def preview_card(
    template: str, names: Sequence[str], values: Mapping[str, str], *, start: bool, place: tuple[int, int]
) -> Card:
    """The card as a newcomer sees it, with the way to the other templates below. Pings nobody."""
    index, count = place
    card = _with_start(Card().text(fill(template, {**values, "name": listing(names)})), start=start)
    whom = "several people who come at once" if len(names) > 1 else "one person"
    card.line().small(f"Preview {index + 1} of {count}, for {whom}. Only you see this.")
    return card.row(
        button("Previous", presses.id("preview", "previous", index), disabled=count == 1),
        button("Next", presses.id("preview", "next", index), disabled=count == 1),
    )


def farewell_card(template: str, names: Sequence[str], values: Mapping[str, str]) -> Card:
    """Say that people left, by the name they had."""
    written = listing([f"**{escape(name, 40)}**" for name in names])
    return Card(accent=CALM).text(fill(template, {**values, "name": written}))


def raid_card(settings: Settings, waiting: int, now: datetime) -> Card:
    """Tell moderators that greetings are paused, and let them decide."""
    card = Card(accent=WARNING)
    if not settings.paused(now):
        return Card().text("**Greetings go on.**\nThose who came in the rush are greeted in small groups.")
    until = settings.raid_until
    end = f"I go on by myself {moment(until, 'R')}." if until else "They wait until one of you presses Greet them now."
    minutes = int(RAID_LASTS.total_seconds() // 60)
    card.text(
        f"**Many people came at once**\n"
        f"More than {settings.raid_limit} people joined within a minute, so greetings and the newcomer role wait. "
        f"{plural(waiting, 'person is', 'people are')} waiting, and nobody is forgotten. {end}"
    )
    if until:
        card.small(f"If it goes on, the {minutes} minutes begin anew.")
    greet = button("Greet them now", presses.id("raid", "greet"), style=discord.ButtonStyle.success)
    wait = button("Keep them waiting", presses.id("raid", "wait"))
    return card.row(greet, wait) if until else card.row(greet)


def note_card(people: Sequence[Arrival], batch: int) -> Card:
    """Tell moderators, in neutral words, whose account is young; with a button when they wait for it."""
    lines = [
        f"{mention(person.user_id)} · account made {moment(account_made_at(person.user_id), 'R')}" for person in people
    ]
    card = Card(accent=CALM).text("\n".join(["**New on Discord**", *lines]))
    card.small("That is often just somebody who is new here. It is for your eyes only.")
    if any(person.state is State.HELD for person in people):
        whom = "them" if len(people) > 1 else "this person"
        card.row(button(f"Greet {whom}", presses.id("clear", batch), style=discord.ButtonStyle.success))
    return card


def note_done_card(people: Sequence[Arrival]) -> Card:
    """The note, once somebody pressed its button."""
    names = listing([mention(person.user_id) for person in people])
    return Card(accent=CALM).text(f"**New on Discord**\n{names or 'Nobody'} · greeted, because one of you said so")
