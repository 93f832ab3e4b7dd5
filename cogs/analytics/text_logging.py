"""Words of logging, importing, correcting, notes and screenshots."""

from collections.abc import Iterator, Mapping

from bot.text import plural
from cogs.analytics.model_import import COLUMNS, MOST_ROWS
from cogs.analytics.model_logging import EXAMPLE, MOST_LINES, Refused
from cogs.analytics.model_matching import Fate
from cogs.analytics.model_report import Imported

LOG = "Log numbers"
LOG_TITLE = "Log your numbers"
ASK_ACCOUNT = "Which account?"
ASK_FOLLOWERS = "Followers now"
ASK_FOLLOWERS_HINT = "Such as 15.1k, or with whom you follow: 15.1k, 830 following. Empty keeps what is known."
ASK_CONTENTS = f"Content, one per line (up to {MOST_LINES})"
ASK_CONTENTS_HINT = "Or only numbers: likes comments shares saves views reach. “-” is unknown, never zero."
ASK_PUBLISHED = "Published (for lines that do not say)"
ASK_PUBLISHED_HINT = "yesterday, 3 days ago, 12 Nov 18:30 or 2026-11-12, on your own clock."
ASK_KIND = "What kind of content is it?"
ASK_KIND_HINT = "For lines that do not say. You can choose two: a format, and sponsored content."
SPONSORED = "Sponsored content"
EXAMPLES = f"{EXAMPLE}\n9 Nov 310 9 - 14"

ADD_ACCOUNT = "Add an account"
ASK_PLATFORM = "Platform"
ASK_HANDLE = "Your handle there"
ASK_HANDLE_HINT = "With or without @, a link works too."
ACCOUNT_ADDED = "Added. Next, log your numbers: followers, and the content of the last weeks."

NOTHING_NEW = "Nothing new: all of it was here already."
NOT_READ = "**I could not use these lines.** Nothing else is lost: press the button, they are in the form."
CORRECT = "Correct them"
NOTHING_LOST = "Nothing is lost: what you wrote is in the form."
CORRECT_IT = "Correct it"
ADD_PROOF = "Add a screenshot"
MY_NUMBERS = "My numbers"
ODD = "Please look again, it may well be right: {what}."

IMPORT = "Import a file"
ASK_FILE = "A CSV file"
ASK_FILE_HINT = f"With one piece of content per line, up to {MOST_ROWS:,}. The template shows the columns."
TEMPLATE_NAME = "greenroom-template.csv"
IMPORT_HOW = (
    "Fill in the template, or take your platform's export, then send it with `/stats import` or the button below.\n"
    f"-# Columns I know: {', '.join(COLUMNS)}. An empty cell is unknown, never zero. "
    "A file that is sent twice changes nothing the second time."
)
WHICH_ACCOUNT = "You have several accounts. Use the command again and choose one under “account”."
REPORT_NAME = "what-came-in.txt"
FATES: Mapping[Fate, str] = {
    Fate.ADDED: "came in",
    Fate.UPDATED: "updated, it was here with other numbers",
    Fate.SAME: "was here already",
    Fate.PLATFORM: "left as it is, the platform itself tells these numbers",
}

PROOF_TITLE = "A screenshot of these numbers"
ASK_PICTURE = "The screenshot"
ASK_PICTURE_HINT = "Moderators see it with these numbers until one has answered. I keep no copy."
PROOF_SENT = (
    "The moderators have been asked. They see the picture and these numbers, and nothing else of yours. "
    "You will be told, and the numbers then say “confirmed by a moderator”."
)
PROOF_WAITS = "Moderators have been asked to look at {number}."
WITHDRAW = "Take the question back"
WITHDRAWN = "Taken back. The moderators do not see the picture any more."
CONFIRM = "They match"
DECLINE = "They do not match"
PROOF_HINT = "Compare the picture with the numbers below. Your answer is private; only “confirmed” is ever shown."
CONFIRMED = "Confirmed by <@{who}>. The picture is gone from here."
DECLINED = "Answered by <@{who}>: it does not match. The creator has been told kindly. The picture is gone from here."
TOLD_CONFIRMED = "A moderator has looked at your screenshot. Your numbers now say “confirmed by a moderator”."
TOLD_DECLINED = (
    "A moderator could not find your numbers in the screenshot. That happens: numbers move on, or a line is cut off. "
    "Nothing changed. Log them again and send a new picture whenever you like."
)

NOTE = "Notes"
NOTE_TITLE = "What was special?"
ADD_NOTE = "Add a note"
NOTE_HOW = (
    "A note explains a time that stands out, on your charts and to anything that looks for patterns. "
    "It is yours: only you see its words."
)
NO_NOTES = "No notes yet."
ASK_NOTE_KIND = "What was it?"
ASK_SINCE = "First day"
ASK_UNTIL = "Last day"
ASK_UNTIL_HINT = "Leave it empty for one day."
ASK_DAYS_HINT = "yesterday, 12 Nov or 2026-11-12, on your own clock."
ASK_WORDS = "In your words, if you like"
REMOVE_NOTE = "Remove a note"

CONTENT = "Content"
CONTENT_TITLE = "Content you logged"
CHOOSE_CONTENT = "Change or remove one"
CHANGE = "Correct the numbers"
IS_SPONSORED = "It is sponsored content"
NOT_SPONSORED = "It is not sponsored content"
REMOVE = "Remove"
REMOVE_SURE = "Remove this content with its numbers? It cannot be brought back."
YES_REMOVE = "Yes, remove it"
KEEP = "Keep it"
REMOVED = "Removed."
NEWER, OLDER, BACK = "Newer", "Older", "Back"
BLANK_IS_UNKNOWN = "Leave it empty if it is hidden or unknown."


def refused_line(each: Refused) -> str:
    """`line 3: why`."""
    return f"line {each.line}: {each.why}"


def import_summary(done: Imported) -> str:
    """What came in, in a few words."""
    told = [f"{plural(number, 'line')}: {FATES[fate]}" for fate in Fate if (number := done.number(fate))]
    if done.new_snapshots:
        told.append(f"{plural(done.new_snapshots, 'day')} of followers")
    if done.parsed.refused:
        told.append(f"{plural(len(done.parsed.refused), 'line')}: could not be used")
    return "\n".join(f"- {line}" for line in told) or NOTHING_NEW


def report(done: Imported) -> Iterator[str]:
    """Every line of the file, and what became of it."""
    what = {line: FATES[fate] for line, fate in done.fates}
    what |= {each.line: f"not used: {each.why} ({each.words})" for each in done.parsed.refused}
    for line in sorted(what):
        yield f"line {line}: {what[line]}"
