"""The texts of entering: the ticket, the way out, and for each refusal what is missing and when it will be there."""

from collections.abc import Callable, Mapping, Sequence

from bot.text import listing, moment, plural
from cogs.giveaways.model import State
from cogs.giveaways.model_rules import Obstacle, Person, Reason, earned, weight
from cogs.giveaways.model_spec import Rules

LEAVE = "Leave"
LEAVE_SURE = "Yes, leave"
STAY = "Stay in"
LEAVE_ASK = "Leave this giveaway? Your ticket is gone then. You can enter again before the end, with a new one."
LEFT = "You are out, and your ticket is gone. “Enter” lets you in again until the end."
NO_TICKET = "You are not in this giveaway. While it is open, “Enter” lets you in."
TOO_LATE_TO_LEAVE = "Entries are closed, so your ticket stays in the list. If you win, you can decline the prize."
OVER = "The time is up, and entries are closed. The draw comes in a moment."
CHANGING = "This giveaway is being changed at this very moment. Please press “Enter” again."
HOW_TO_CHECK = "The list of the draw shows your ticket, so you can check that it was in."
NOT_OPEN: Mapping[State, str] = {
    State.DRAFT: "It has not started yet.",
    State.SCHEDULED: "It has not started yet. The card says when it does.",
    State.PAUSED: "It is paused for a moment. Entries open again soon, and the end moves on with the pause.",
    State.CLOSED: "Entries are closed. The draw is being made.",
    State.DRAWN: "It is over, and it is drawn.",
    State.ANNOUNCED: "It is over, and it is drawn.",
    State.DONE: "It is over, and it is drawn.",
    State.CANCELLED: "It was cancelled. Nobody won, and nothing was drawn.",
}

NOT_YET = "You cannot enter yet."
NOT_FOR_YOU = "You cannot enter this one."


def _roles(obstacle: Obstacle, last: str) -> str:
    return listing([f"<@&{role}>" for role in obstacle.roles], last)


def _when(obstacle: Obstacle) -> str:
    return f"{moment(obstacle.until)} ({moment(obstacle.until, 'R')})" if obstacle.until else "later"


_REFUSALS: Mapping[Reason, Callable[[Obstacle], str]] = {
    Reason.LEFT: lambda _: "You are not in this group any more.",
    Reason.BOT: lambda _: "Giveaways are for people. Bots cannot enter.",
    Reason.BARRED: lambda _: (
        "The moderators have taken you out of giveaways. Ask one of them if you think it is a mistake."
    ),
    Reason.BARRED_ROLE: lambda it: f"It is not open to people with {_roles(it, 'or')}.",
    Reason.COOLDOWN: lambda it: (
        f"You won here not long ago, and others get their turn. You can enter again {_when(it)}."
    ),
    Reason.NEEDS_ALL: lambda it: f"You need {_roles(it, 'and')}. Ask a moderator how to get it.",
    Reason.NEEDS_ANY: lambda it: f"You need {_roles(it, 'or')}. Ask a moderator how to get it.",
    Reason.ACCOUNT_AGE: lambda it: f"Your Discord account is too new. It is old enough {_when(it)}.",
    Reason.MEMBER_AGE: lambda it: f"You have not been in this group long enough. You have been {_when(it)}.",
    Reason.NOT_INTRODUCED: lambda _: "Introduce yourself first: `/start` leads you there, and takes a few minutes.",
}

EXCLUDED: Mapping[Reason, str] = {
    Reason.LEFT: "you had left the group",
    Reason.BOT: "bots cannot win",
    Reason.BARRED: "the moderators had taken you out of giveaways",
    Reason.BARRED_ROLE: "you had a role it was not open to",
    Reason.COOLDOWN: "you had won not long before",
    Reason.NEEDS_ALL: "you did not have every role it asked for",
    Reason.NEEDS_ANY: "you had none of the roles it asked for",
    Reason.ACCOUNT_AGE: "your Discord account was too new",
    Reason.MEMBER_AGE: "you had not been in the group long enough",
    Reason.NOT_INTRODUCED: "you had not introduced yourself",
}
"""Why an entry did not count, told to the person whose entry it was."""


def obstacle(found: Obstacle) -> str:
    """One sentence: what is missing, and when it will be there or whom to ask."""
    return _REFUSALS[found.reason](found)


def refusal(found: Sequence[Obstacle]) -> str:
    """Everything that keeps somebody out, at once: nobody should mend one thing to be told the next."""
    lead = NOT_YET if any(each.until for each in found) else NOT_FOR_YOU
    if len(found) == 1:
        return f"{lead} {obstacle(found[0])}"
    return "\n".join((lead, *(f"- {obstacle(each)}" for each in found)))


def ticket(number: str) -> str:
    """The ticket of somebody who is in."""
    return f"You are in, with ticket `{number}`."


def admitted(number: str, rules: Rules, person: Person, entries: int) -> str:
    """All of it, at the first press."""
    return f"🎟️ {ticket(number)}\n{chances(rules, person)}\n{crowd(entries)} Good luck."


def chances(rules: Rules, person: Person) -> str:
    """How many entries somebody has, and what for."""
    bonuses = earned(rules, person)
    if not bonuses:
        return "You have 1 entry."
    why = [f"{bonus.entries} more for <@&{bonus.role_id}>" for bonus in bonuses]
    cap = "" if 1 + sum(bonus.entries for bonus in bonuses) == weight(rules, person) else " (100 at most)"
    return f"You have {weight(rules, person)} entries: 1 as everybody, {listing(why)}{cap}."


def crowd(entries: int) -> str:
    """How many are in, as the person who just entered counts them."""
    others = max(entries - 1, 0)
    return f"{plural(others, 'other person is', 'other people are')} in." if others else "You are the first one in."


def verdict(weight_counted: int | None, excluded: str | None) -> str:
    """Whether an entry counted, from the close on."""
    if excluded is not None:
        why = EXCLUDED.get(Reason(excluded)) if excluded in set(Reason) else None
        return f"It did not count in the draw: {why or 'you could not take part at the end'}."
    if weight_counted is None:
        return "Entries are closed. Whether everybody may take part is being checked."
    return f"It counted in the draw, with {plural(weight_counted, 'entry', 'entries')}."
