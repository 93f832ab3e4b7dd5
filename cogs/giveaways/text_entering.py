"""The texts of entering: the ticket, the way out, and for each refusal what is missing and when it will be there."""

from collections.abc import Callable, Mapping, Sequence

from bot.text import listing, moment
from cogs.giveaways.model_rules import Obstacle, Reason

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
