"""What stands on the card of a room, and what is said in its thread."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from bot.text import listing, moment, plural
from bot.ui import escape
from cogs.collabs import text as collabs
from cogs.collabs import text_request
from cogs.collabs.model import Rights, Term
from cogs.collabs.model_drafting import LONGEST_FREEDOM
from cogs.collabs.model_request import Spec
from cogs.rooms.model import STEPS, Did, Entry, Marking, Planned, Room, Side, State, Step
from cogs.rooms.text import STEPS as NAMES

BACK = "Back one step"
DATES = "Dates"
HISTORY = "History"
CALL_OFF = "Call it off"
FEEDBACK = "Give feedback"
READ = "Read their feedback"
CASE = "Make a case study"
SEE_CASE = "See the case study"
OPEN_THREAD = "Open the room"

BACK_TITLE = "Back one step"
BACK_WORDS = "What is still missing?"
BACK_HINT = "The other one reads it."
OFF_TITLE = "Call this collab off"
OFF_WORDS = "Why? A kind sentence is enough"
OFF_HINT = "The other one reads it. This cannot be taken back."
DATES_TITLE = "When should what be there?"
DATE_HINT = "Such as Friday, 24 Dec or 12 Jun 18:00. Empty means no date."
DATES_ANYWAY = "Keep these dates"
DATES_CORRECT = "Change them"
NOTHING_LOST = "What you typed is kept on this card."

MINE = "Your rooms"
NONE_MINE = (
    "You are in no room right now. One opens by itself when somebody accepts you for a collab, or you accept somebody."
)
CHOOSE = "Choose one"
NEXT = "What is next for you"
NOTHING_NEXT = "Nothing waits for you, and no date is coming."
HISTORY_HEADING = "What happened"
THREAD_NAME = "{title} · {number}"
CLOSED_ROOM = "Closed room"
DOUBLE_BOOKED = "On a day that is taken already:"
SAVED_DATES = "Saved. You are both reminded a day before each date, if you asked me to write to you."

OPENED = "This room is yours alone. The card above shows where you are, and stays pinned."
REMADE = "Somebody deleted the room you had, so I made this one. Nothing else is lost."
CALLED_OFF = "This collab was called off. The reason is on the card above. The thread stays yours to talk."
OTHER_LEFT = "The other one left the group, so this collab is over. The thread stays yours."
OTHER_FORGOTTEN = "The other one asked me to forget them, so this room is closed. The card of it is gone."
COMPLETED = "Done, both of you said so. Thank you. Now is a good moment for feedback: a button on the card asks for it."
STILL = "Three weeks without a step. Is this still on? The buttons on the card take it further, or end it kindly."


def above(room: Room) -> str:
    """What it is, and both of them."""
    spec = room.spec
    kind = collabs.KINDS[spec.kind]
    return f"{collabs.NATURES[spec.nature]} · {kind} · <@{room.owner_id}> and <@{room.creator_id}>"


def brief(spec: Spec) -> str:
    """What was agreed, a line each."""
    return "\n".join(_brief(spec))


def _brief(spec: Spec) -> Iterator[str]:
    yield f"**In return** {text_request.pay(spec.pay)}"
    if spec.pay.brand:
        yield f"**Brand partner** {escape(spec.pay.brand)}"
    if spec.pay.rights is not Rights.NONE and spec.pay.term is not Term.NONE:
        rights, term = collabs.RIGHTS[spec.pay.rights], collabs.TERMS[spec.pay.term].lower()
        yield f"**Rights to the content** {rights}: {term}"
    if spec.deadline is not None:
        yield f"**Deadline** {moment(spec.deadline, 'D')}"
    if spec.fixed:
        yield f"**Fixed** {escape(spec.fixed, LONGEST_FREEDOM)}"
    if spec.free:
        yield f"**Free** {escape(spec.free, LONGEST_FREEDOM)}"


def steps(room: Room, history: Sequence[Entry]) -> str:
    """Every step: those that are taken with who and when, the others with their dates."""
    taken = reached(room, history)
    return "\n".join(_step(room, step, taken.get(step)) for step in STEPS)


def reached(room: Room, history: Sequence[Entry]) -> Mapping[Step, Entry]:
    """When each step was taken last, of those that count: a step that was gone back from is open again."""
    marks = {entry.step: entry for entry in history if entry.did in {Did.BEGAN, Did.STEPPED}}
    return {step: entry for step, entry in marks.items() if STEPS.index(step) <= STEPS.index(room.step)}


def _step(room: Room, step: Step, entry: Entry | None) -> str:
    if entry is not None:
        who = f" · <@{room.person(entry.side)}>" if entry.side is not None else ""
        return f"✓ **{NAMES[step]}** · {moment(entry.at, 'D')}{who}"
    at = room.dates.get(step)
    date = f" · by {moment(at, 'D')}" if at is not None else ""
    arrow = "→" if step is room.following else "·"
    return f"{arrow} {NAMES[step]}{date}"


def standing(room: Room) -> str:
    """Whose turn it is, or how it ended."""
    if room.state is State.DONE:
        return f"Done {moment(room.ended_at, 'D')}." if room.ended_at else "Done."
    if room.state is State.CANCELLED:
        return "Called off."
    if (step := room.following) is None:
        return ""
    turn = listing([f"<@{room.person(side)}>" for side in Side if side in room.takers(step)], "or")
    if step is Step.DONE:
        said = " The other one has said so." if room.confirmed else ""
        return f"Next: **{NAMES[step]}**, when both of you say so. {turn}, is it done?{said}".replace(" or ", " and ")
    return f"Next: **{NAMES[step]}**. {turn} says when."


def posted(room: Room) -> str:
    """The link, and what is known about the marking. Escaped, a link would break; `model_link` keeps it plain."""
    marks = {Marking.CLEAR: " · marked clearly", Marking.AS_IT_IS: " · posted as it was, with open questions"}
    return f"**What was posted** {room.link}{marks.get(room.marking, '')}"


def moved(step: Step, following: Step | None, *, back: bool) -> str:
    """A line in the thread; without names, so that it can stay when somebody is forgotten."""
    if back:
        return f"One step back: **{NAMES[step]}**. What is missing is in the history on the card."
    return f"**{NAMES[step]}**." + (f" Next: {NAMES[following]}." if following is not None else "")


def line(room: Room) -> str:
    """A room in a list."""
    if room.state is State.CANCELLED:
        return "called off"
    return "done" if room.state is State.DONE else NAMES[room.step].lower()


def told(room: Room, entry: Entry) -> str:
    """A line of the history."""
    who = f"<@{room.person(entry.side)}>" if entry.side is not None else ""
    words = f": {escape(entry.words, 500)}" if entry.words else ""
    what = {
        Did.BEGAN: "Agreed",
        Did.STEPPED: f"{NAMES[entry.step]}",
        Did.CONFIRMED: "Done, from one side",
        Did.WENT_BACK: f"Back to {NAMES[entry.step]}",
        Did.CALLED_OFF: "Called off",
        Did.LEFT: "One of you left the group",
    }[entry.did]
    return " · ".join(each for each in (moment(entry.at), who, what) if each) + words


def booked(step: Step, planned: Planned) -> str:
    """One date on a day that is taken."""
    return (
        f"- **{NAMES[step]}**: that day you also have “{NAMES[planned.step]}” for "
        f"“{escape(planned.title, 60)}” ({moment(planned.at)})."
    )


def coming(planned: Planned, at: datetime) -> str:
    """A date that comes, in the list of what is next."""
    late = " · past" if planned.at < at else ""
    return f"- {moment(planned.at, 'D')} **{NAMES[planned.step]}** · {escape(planned.title, 60)}{late}"


def waiting(room: Room) -> str:
    """A step that the person can take."""
    return f"- **{NAMES[room.following or Step.DONE]}** · {escape(room.spec.title, 60)}"


def more_than_shown(count: int) -> str:
    """A list is longer than the card."""
    return f"And {plural(count, 'older one')}."
