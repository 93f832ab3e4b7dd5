"""The cards of privacy: what is kept, part by part; who sees what; deleting; and what a moderator sees of that."""

from collections.abc import Iterator, Sequence
from typing import Any

import discord

from bot.ui import CALM, TROUBLE, WARNING, Card, button
from cogs.analytics.text_levels import LEVELS
from cogs.analytics.text_sharing import MEASURES
from cogs.contact import model as contact
from cogs.contact import text as contact_text
from cogs.privacy import reading, text
from cogs.privacy.gathering import Chapter
from cogs.privacy.model import Clock
from cogs.privacy.service_visibility import Seen
from cogs.profiles.text import FIELDS, PLATFORMS, VISIBILITIES

_MOST_OPTIONS = 25


def home_card(chapters: Sequence[Chapter], clock: Clock | None) -> Card:
    """What there is of each feature, and what can be done about it."""
    card = Card().heading(text.TITLE).small(text.HOW)
    if clock is not None:
        card.text(text.runs(clock))
    card.text("\n".join(f"**{each.title}** · {text.counted(each.counted())}" for each in chapters) or text.NOTHING)
    if chapters:
        card.row(_parts(chapters))
    return card.row(*_doors(clock))


def _parts(chapters: Sequence[Chapter]) -> discord.ui.Select[Any]:
    options = [discord.SelectOption(label=each.title[:100], value=each.name) for each in chapters[:_MOST_OPTIONS]]
    return discord.ui.Select(custom_id="privacy:part", placeholder=text.LOOK, options=options)


def _doors(clock: Clock | None) -> Iterator[discord.ui.Button[Any]]:
    yield button(text.DOWNLOAD, "privacy:export")
    yield button(text.WHO_SEES, "privacy:visibility")
    if clock is not None and clock.asked_at is not None:
        yield button(text.KEEP, f"privacy:keep:{clock.guild_id}", style=discord.ButtonStyle.success)
    else:
        yield button(text.DELETE, "privacy:delete", style=discord.ButtonStyle.danger)


def part_card(chapter: Chapter, page: int) -> Card:
    """Everything that one feature stores, in pages."""
    pages = reading.pages(reading.lines(chapter.things()))
    page = min(max(page, 0), len(pages) - 1)
    card = Card().heading(chapter.title).text(pages[page])
    if len(pages) > 1:
        card.small(text.PAGE.format(page=page + 1, pages=len(pages)))
    return card.row(
        button(text.EARLIER, f"privacy:page:{chapter.name}:{page - 1}", disabled=page == 0),
        button(text.LATER, f"privacy:page:{chapter.name}:{page + 1}", disabled=page + 1 == len(pages)),
        button(text.BACK, "privacy:home"),
    )


def visibility_card(seen: Seen, said: str = "") -> Card:
    """What others see, and the way to each place where it is changed."""
    card = Card().heading(text.VISIBILITY_TITLE)
    if said:
        card.text(said)
    card.text("\n".join((text.YOUR_PROFILE, *_profile(seen))))
    card.text("\n".join((text.YOUR_NUMBERS, *_numbers(seen))))
    card.text(f"{text.YOUR_LETTERS}\n{contact_text.NOW[seen.way]}").small(text.ALWAYS_SEEN)
    card.row(
        button(text.CHANGE_PROFILE, "profiles:sees", disabled=seen.fields is None),
        button(text.CHANGE_NUMBERS, "analytics:share"),
        button(text.ALL_PRIVATE, "privacy:hide", disabled=seen.is_all_private),
        button(text.BACK, "privacy:home"),
    )
    return card.row(*_ways(seen))


def _profile(seen: Seen) -> Iterator[str]:
    if seen.fields is None:
        yield text.NO_PROFILE
    else:
        yield from (f"{FIELDS[each]}: {VISIBILITIES[who]}" for each, who in seen.fields.items())


def _numbers(seen: Seen) -> Iterator[str]:
    if not seen.levels:
        yield text.NO_NUMBERS_SHARED
    for (platform, measure), level in sorted(seen.levels.items()):
        yield f"{PLATFORMS[platform]}, {MEASURES[measure].lower()}: {LEVELS[level]}"


def _ways(seen: Seen) -> Iterator[discord.ui.Button[Any]]:
    doors = (
        (contact.Way.DM, contact_text.BY_DM, contact.ASK_DM),
        (contact.Way.THREAD, contact_text.IN_THREAD, contact.ASK_THREAD),
        (contact.Way.NONE, contact_text.NO_REMINDERS, contact.ASK_NONE),
    )
    for way, label, custom_id in doors:
        yield button(label, custom_id, disabled=way is seen.way)


def delete_card() -> Card:
    """What goes, what stays, and the question."""
    card = Card(accent=WARNING).heading(text.DELETE_TITLE).text(text.WHAT_GOES).text(text.WHAT_STAYS)
    card.text(f"{text.time_to_reconsider()} {text.TAKE_A_COPY}")
    return card.row(
        button(text.YES_DELETE, "privacy:delete_yes", style=discord.ButtonStyle.danger),
        button(text.DOWNLOAD, "privacy:export"),
        button(text.BACK, "privacy:home"),
    )


def running_card(clock: Clock) -> Card:
    """That it is under way, with the button against it."""
    card = Card(accent=TROUBLE).text(text.runs(clock))
    if clock.asked_at is not None:
        card.row(button(text.KEEP, f"privacy:keep:{clock.guild_id}", style=discord.ButtonStyle.success))
    return card


def letter_card(clock: Clock, group: str) -> Card:
    """The same as a letter, which may lie in direct messages."""
    keep = button(text.KEEP, f"privacy:keep:{clock.guild_id}", style=discord.ButtonStyle.success)
    return Card(accent=WARNING).text(text.letter(clock, group)).row(keep)


def kept_card(after: Clock | None) -> Card:
    """They changed their mind."""
    return Card(accent=CALM).text(text.kept(after))


def file_card(file: discord.File, number: int, of: int) -> Card:
    """One file to download."""
    card = Card().text(text.FILE_READY if number == 1 else text.FILE_PART.format(number=number, all=of))
    if number == 1 and of > 1:
        card.small(text.FILE_PART.format(number=number, all=of))
    return card.file(file)


def forget_card(user_id: int, found: list[str], clock: Clock | None) -> Card:
    """For a moderator: start the deletion for somebody, or stop it."""
    if clock is not None and clock.asked_at is not None:
        card = Card(accent=TROUBLE).text(text.running_for(user_id, clock))
        return card.row(button(text.STOP_FOR, f"privacy:stop_for:{user_id}"))
    start = button(text.START_FOR, f"privacy:start_for:{user_id}", style=discord.ButtonStyle.danger)
    return Card(accent=WARNING).text(text.forget_for(user_id, found)).row(start)


def started_card(user_id: int, clock: Clock) -> Card:
    """For a moderator: it is under way."""
    card = Card(accent=CALM).text(text.running_for(user_id, clock)).small(text.STARTED_FOR)
    return card.row(button(text.STOP_FOR, f"privacy:stop_for:{user_id}"))


def stopped_card() -> Card:
    """For a moderator: it is stopped."""
    return Card(accent=CALM).text(text.STOPPED_FOR)
