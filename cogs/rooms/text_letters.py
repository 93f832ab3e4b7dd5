"""Letters about a room, and words for moderators when there is no place for one."""

from collections.abc import Mapping, Sequence
from enum import StrEnum

from bot.text import moment
from cogs.rooms.model import Room, Step
from cogs.rooms.text import STEPS

SOMEBODY = "The other one"
REMIND = "{step} for “{title}” in {group} is planned for {when}. That is your date with {other}."
STILL = (
    "“{title}” with {other} in {group} has not moved for three weeks. Is it still on? "
    "The card takes it further, or ends it kindly."
)
CONFIRM = "{other} says that “{title}” in {group} is done. If you think so too, say it on the card."
REVEAL = "Feedback about “{title}” in {group} is there for you to read. Only you see it."
BACK = "“{title}” in {group} went one step back. {other} wrote: {words}"
OFF = "{other} called off “{title}” in {group}: {words}"
LEFT = "{other} left {group}, so “{title}” is over. A place that was taken is free again."
GIVE = "{other} gave feedback on “{title}” in {group}. You can read it as soon as you give yours, or after a week."
CLASH = "{other} set dates for “{title}” in {group}. On one of these days you are booked already: {words}"
DATED = "{other} set dates for “{title}” in {group}: {words}"
NO_PLACE = (
    "You and {other} agreed on “{title}” in {group}, but I may not open a private thread for you there. "
    "Please write to each other directly. /room show has the brief, the steps and everything else."
)


class Topic(StrEnum):
    """What a letter is about."""

    REMIND = "remind"
    STILL = "still"
    CONFIRM = "confirm"
    REVEAL = "reveal"
    BACK = "back"
    OFF = "off"
    LEFT = "left"
    GIVE = "give"
    CLASH = "clash"
    DATED = "dated"
    NO_PLACE = "no_place"


WORDS: Mapping[Topic, str] = {
    Topic.REMIND: REMIND,
    Topic.STILL: STILL,
    Topic.CONFIRM: CONFIRM,
    Topic.REVEAL: REVEAL,
    Topic.BACK: BACK,
    Topic.OFF: OFF,
    Topic.LEFT: LEFT,
    Topic.GIVE: GIVE,
    Topic.CLASH: CLASH,
    Topic.DATED: DATED,
    Topic.NO_PLACE: NO_PLACE,
}


def dates(room: Room) -> str:
    """All of them in one line."""
    return ", ".join(f"{STEPS[step]} {moment(at, 'D')}" for step, at in room.dates.items()) or "none any more"


def step(of: Step) -> str:
    """A step's name."""
    return STEPS[of]


def no_place(room_id: int, channel_id: int | None) -> str:
    """For moderators: two people have no room."""
    where = f"in <#{channel_id}>" if channel_id else "anywhere"
    return (
        f"Two members agreed on a collab (room {room_id}), and I could not open a private thread for them {where}. "
        "I told them how to go on without one. Run /doctor to see what is missing."
    )


PROBLEM = "I cannot open private threads for people who make something together: neither on the board nor at the door."
FIX = (
    "Let me create private threads in the board's channel, or in the welcome channel when the board is a forum. "
    "Private threads need a text channel that both people can see."
)
LATE = "Reminders for collab rooms are late."
LATE_FIX = "Restart the bot; if this stays, look into its log for the job “due” of rooms."


def booked(days: Sequence[tuple[Step, str]]) -> str:
    """`Posted, with “A reel”; Measured, with “A pie”`."""
    return "; ".join(f"{STEPS[step]}, with “{title}”" for step, title in days) or "see /room next"
