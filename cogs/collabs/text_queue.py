"""What people read about requests that wait until a moderator has looked at them."""

from collections.abc import Mapping

from cogs.collabs.model import Outcome

SWITCH = "New requests"
SWITCH_HINT = "Waiting ones are in /collab browse, and in the moderator log if there is one."
SWITCHES: Mapping[bool, str] = {False: "Are on the board at once", True: "Wait until a moderator has looked at them"}

QUEUE = "Waiting requests"
NONE = "No request is waiting."
LOOK = "Look"
APPROVE = "Approve"
SEND_BACK = "Send back"
REASON = "What should be different?"
REASON_HINT = "The person who wrote it reads this, and can change it and post it again."
NO_REASON = "Please say what should be different. The person who wrote the request reads it."
ASKS = "<@{owner}> asks for this to be on the board."
OUTCOMES: Mapping[Outcome, str] = {
    Outcome.APPROVED: "Approved",
    Outcome.SENT_BACK: "Sent back",
    Outcome.TAKEN_BACK: "Taken back by the person who wrote it",
}
DECIDED = "Somebody was quicker: this request is not waiting any more."
DEADLINE_PASSED = "Its deadline has passed while it waited. Please send it back, so that a new one can be chosen."

WAITS = (
    "A moderator looks at it first, then it goes to the board. You hear from me either way; /collab mine shows it any "
    "time, and takes it back."
)
SAID = "**A moderator sent it back** {reason}"
TAKE_BACK = "Take it back"
TAKEN_BACK = "Taken back. It is a draft again, and nobody but you sees it."
LETTER_APPROVED = "Your request “{title}” is on the board of {group} now."
LETTER_SENT_BACK = (
    "A moderator of {group} sent your request “{title}” back: {reason}\n"
    "-# It is a draft again with everything you wrote. Change it and post it again: /collab mine."
)


def outcome(what: Outcome, decided_by: int | None) -> str:
    """What became of it, and through whom."""
    return f"{OUTCOMES[what]} by <@{decided_by}>" if decided_by is not None else OUTCOMES[what]


def more(count: int) -> str:
    """Those that do not fit on the card."""
    return f"and {count} more, once these are decided"


def still_waits(title: str) -> str:
    """Two days later, for the moderators."""
    return f"The request “{title}” has waited for two days now. /collab browse, “{QUEUE}”, has it."


def changed(owner_id: int, title: str) -> str:
    """Something that was approved is not what it was."""
    return (
        f"<@{owner_id}> changed the request “{title}”, which is on the board. "
        "If it is not all right any more: /collab close takes it down with a reason."
    )
