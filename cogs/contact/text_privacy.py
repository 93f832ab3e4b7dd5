"""How the way to somebody reads where people see what is stored about them."""

from bot.telling import CHANNEL, Part, Words
from cogs.contact.model import Way

TOLD: Words = {
    "way": Part(
        "How I write to you",
        {Way.NONE.value: "not at all", Way.DM.value: "by direct message", Way.THREAD.value: "in a private thread"},
    ),
    "thread_id": Part("Your private thread", shown_as=CHANNEL),
    "direct_messages_closed_at": "Your direct messages were closed",
    "waiting_letters": "Letters that wait for your thread",
}
