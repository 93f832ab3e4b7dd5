"""What people read about what they keep track of: the list, one work, sharing, links. No amount is said here."""

from collections.abc import Mapping

from bot.text import plural
from bot.ui import escape
from cogs.profiles.model import Platform
from cogs.profiles.text import PLATFORMS
from cogs.tracking.model import Folder, Work
from cogs.tracking.model_links import Spot

TITLE = "What you keep track of"
PRIVATE = "Only you see this. Share one of them, and the other side sees that one."
NONE = (
    "Nothing yet. Begin with a collab or a partnership: its link, its promo code, the package on its way, and at the "
    "end what it brought."
)
ADD, ADD_TITLE = "Track a collab", "Track a collab"
CHOOSE = "Open one"
NEWER, OLDER, BACK = "‹ Newer", "Older ›", "Back"
CODES, FILE = "My promo codes", "Save as a file"
FILE_READY = "All that you keep track of, with its figures. An empty cell is not known, which is not zero."
FILE_NAME = "tracking.csv"
NO_FILE = "There is nothing to save yet. “Track a collab” begins one."

LINK, CODE, PACKAGE, RESULTS = "Link", "Promo code", "Package", "Results"
CHANGE, CHANGE_TITLE = "Change it", "Change it"
SHARE, TAKE_BACK, REMOVE = "Share it", "Stop sharing", "Remove it"
YES_SHARE, YES_REMOVE = "Yes, share it", "Yes, remove it"
SHARE_SURE = (
    "Share **{name}** with <@{other}>? They see all of it: links, promo codes, packages and results, also what you add "
    "later. They say themselves what they sent and got. You can stop sharing at any time."
)
SHARED = "Shared. <@{other}> finds it with /track mine."
TAKEN_BACK = "It is yours alone again."
REMOVE_SURE = (
    "Remove **{name}** with its links, packages and numbers? It cannot be brought back. Its promo codes stay in the "
    "registry until you end them."
)
LETTER_SHARED = (
    "<@{owner}> in {group} shares with you what they keep track of: **{name}**. /track mine in the group opens it; you "
    "say there what you sent and got."
)

NOT_A_MEMBER = "That is nobody in this group. Choose a member, or nobody."

ASK_NAME, ASK_NAME_HINT = "What you call it", "“Spring menu with Mill & Co”. Never an address."
ASK_BRAND, ASK_BRAND_HINT = "Brand partner", "Empty if there is none."
ASK_OTHER, ASK_OTHER_HINT = "The other side, if it is a member", "They see nothing of it before you share it."
ASK_REQUEST, ASK_REQUEST_HINT = "Your request on the board", "Choose none if it came from elsewhere."

ASK_LINK, ASK_LINK_HINT = "The link, as you were given it", "https://example.com/spring"
ASK_CAMPAIGN, ASK_CAMPAIGN_HINT = "Campaign", "The same words each time, so that it is counted as one."
ASK_PLATFORM, ASK_SPOT = "Where you post it", "Where people find the link"
SPOTS: Mapping[Spot, str] = {
    Spot.PROFILE: "In my profile or bio",
    Spot.POST: "In a post or its caption",
    Spot.STORY: "In a story",
    Spot.DESCRIPTION: "In a video's description",
    Spot.COMMENT: "In a comment",
    Spot.MESSAGE: "In messages or a newsletter",
    Spot.ELSEWHERE: "Somewhere else",
}
LINK_TITLE = "A link that can be told apart"
LINK_READY = "Copy it and use it only there, so that its visits are counted apart from all others."
LINK_WORDS_ONLY = (
    "On {platform} nobody can open a link {spot} with a press: it is shown as mere words there. Your profile or a "
    "story works better; say in the caption where it is."
)
DISCLOSE = (
    "Somebody gets something for this, so mark the content clearly as an ad, from the first line on. `/disclose check` "
    "looks at your caption."
)
NOT_USED, CORRECT = "Nothing of it was saved. What you typed is kept here.", "Correct it"
DOCTOR_PROBLEM = "People who should have been asked about packages were not."
DOCTOR_FIX = "Restart the bot; if this stays, look into its log for the job “ask”."


def line(work: Work, viewer_id: int) -> str:
    """One of the list: what it is called, with whom, and whose it is when it is not the reader's."""
    parts = [f"**{escape(work.name)}**", *_with(work, viewer_id)]
    if work.owner_id == viewer_id and work.shared_at is not None:
        parts.append("shared")
    return " · ".join(parts)


def _with(work: Work, viewer_id: int) -> list[str]:
    brand = [escape(work.brand, 60)] if work.brand else []
    if work.owner_id != viewer_id:
        return [*brand, f"shared by <@{work.owner_id}>"]
    return [*brand, f"with <@{work.other_id}>"] if work.other_id is not None else brand


def below(folder: Folder, viewer_id: int, nature: str) -> str:
    """What it is, and where it came from."""
    request = [f"your request “{escape(folder.title, 60)}”"] if folder.title else []
    if folder.work.owner_id != viewer_id:
        request = [f"the request “{escape(folder.title, 60)}”"] if folder.title else []
    return " · ".join([nature, *_with(folder.work, viewer_id), *request])


def more_links(number: int) -> str:
    """How many are not shown."""
    return f"and {plural(number, 'older link')}, in the file"


def words_only(platform: Platform, spot: Spot) -> str:
    """Nobody can press it there."""
    where = SPOTS[spot]
    return LINK_WORDS_ONLY.format(platform=PLATFORMS[platform], spot=where[0].lower() + where[1:].replace("my", "your"))
