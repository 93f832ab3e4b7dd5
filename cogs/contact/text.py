"""Every word that contact says to people."""

from cogs.contact.model import Notice, Way

BY_DM = "Remind me by DM"
IN_THREAD = "In a private thread here"
NO_REMINDERS = "No reminders"
STOP = "Stop reminders"
SEND_GUIDE = "Send me the guide"

CHOSEN = {
    Way.NONE: "All right, no reminders. You can change that here whenever you like.",
    Way.DM: "I will write to you by direct message. A first short one is on its way, so you know where to look.",
    Way.THREAD: "I will write to you in a private thread here. It opens in a moment, and only moderators can look in.",
}
NOW = {
    Way.NONE: "I do not send you reminders.",
    Way.DM: "I remind you by direct message.",
    Way.THREAD: "I remind you in your private thread.",
}
QUIET = "I never write between nine in the evening and nine in the morning, your time."
NOTICES = {
    Notice.DM_CLOSED: "Your direct messages are closed, so I wrote to you in a private thread under the welcome "
    "channel instead.",
    Notice.NO_THREAD: "I could not open a private thread for you, so reminders are off. The moderators know. "
    "Choose again once they have mended it.",
}
GUIDE_COMING = {
    Way.DM: "The guide is on its way to your direct messages.",
    Way.THREAD: "The guide is on its way to your private thread under the welcome channel.",
}
THREAD_NAME = "Private notes for {name}"


def hello(group: str, way: Way, *, dm_closed: bool) -> str:
    """The first short message, where the next ones will come."""
    if way is Way.THREAD and dm_closed:
        return f"Your direct messages are closed, so I will write here instead when there is news for you in {group}."
    return f"I will write here when there is something for you in {group}. Not often, and never at night."


def guide_title(group: str) -> str:
    """The heading of the guide."""
    return f"Welcome to {group}"


GUIDE_WHAT = (
    "I keep an eye on the small things here: your introduction, your turn for a shoutout, "
    "and your first steps over three to four weeks."
)
GUIDE_FIRST = (
    "**Three things to do first**\n"
    "1. Press **Start here** in the welcome channel. You can stop and come back, I remember where you were.\n"
    "2. Say what you create in one sentence. That is what others will know you by.\n"
    "3. Use **/steps** in the group to see what comes next, one thing at a time."
)
GUIDE_END = (
    "No rush. Once a week is fine if it lasts. Whenever you feel lost, /home in the group has a button for everything."
)

ALERT_NO_THREAD = (
    "I may not open private threads in the welcome channel, so I could not reach a member who wants reminders. "
    "Give me *Create Private Threads* and *Send Messages in Threads* there. Nothing is lost: they can ask again after."
)
ALERT_NO_PLACE = (
    "There is no welcome channel for private threads, so I could not reach a member who wants reminders. "
    "Run /setup to make or choose one. Nothing is lost: they can ask again after."
)
DOCTOR_PROBLEM = "I may not open private threads in {channel}, so people with closed direct messages get no reminders."
DOCTOR_FIX = "Give me {permissions} in {channel}."
