"""Words for the end: feedback and the case study."""

from collections.abc import Mapping

from bot.text import duration, moment, plural
from bot.ui import escape
from cogs.collabs import text as collabs
from cogs.rooms.model import BOTH, LONGEST_WORDS, Room
from cogs.rooms.model_feedback import BEST, Feedback
from cogs.rooms.text import CASE_WANTED

TITLE = "How was it?"
QUESTIONS: Mapping[str, str] = {
    "clear": "Clear about what they wanted?",
    "reliable": "Kept to what you agreed?",
    "again": "Would you work together again?",
}
ANSWERS: Mapping[int, str] = {5: "5 · yes, fully", 4: "4 · mostly", 3: "3 · partly", 2: "2 · hardly", 1: "1 · no"}
WORDS = "A few words for them"
WORDS_HINT = "Only the other one reads this, nobody else. You can leave it empty."
THANKS = "Thank you. They see it as soon as they gave theirs, or a week after the end."
HEADING = "What they said"
KEPT = "Feedback from people who asked to be forgotten"
CASE_HEADING = "Case study"

ADD_NUMBERS, TAKE_NUMBERS = "Add these numbers", "Take my numbers out"
YOUR_NUMBERS = (
    "**Your numbers for this**, from /track mine. Only you see them here. Add them, and the case study in your room "
    "says them as they are now; you can take them out again."
)


def lines(given: Feedback) -> str:
    """The three answers and the words."""
    asked = [f"{QUESTIONS[name]} **{getattr(given, name)}** of {BEST}" for name in QUESTIONS]
    return "\n".join([*asked, *([f"> {_one_line(given.words)}"] if given.words else [])])


def _one_line(words: str) -> str:
    return escape(" ".join(words.split()), LONGEST_WORDS)


def case(room: Room) -> str:
    """What was made, by whom, how long it took, where it is."""
    spec = room.spec
    lasted = duration((room.ended_at or room.moved_at) - room.began_at)
    facts = [
        f"**What** {collabs.KINDS[spec.kind]}, {collabs.NATURES[spec.nature].lower()}",
        f"**Who** <@{room.owner_id}> and <@{room.creator_id}>",
        f"**How long** {lasted}, until {moment(room.ended_at or room.moved_at, 'D')}",
    ]
    if spec.pay.brand:
        facts.append(f"**Brand partner** {escape(spec.pay.brand)}")
    if room.link:
        facts.append(f"**Where** {room.link}")
    return "\n".join(facts)


def wanted(room: Room) -> str | None:
    """That one of the two would like a case study."""
    return CASE_WANTED if room.agreed and room.agreed != BOTH else None


def kept(count: int) -> str:
    """How much there is."""
    return f"{KEPT} ({plural(count, 'note')})"
