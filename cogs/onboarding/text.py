"""Every text of onboarding for people. Names of niches and the like are in `cogs.profiles.model` and its texts."""

from collections.abc import Mapping, Sequence

from bot.text import listing
from cogs.onboarding.model import QUESTIONS, Step, number

DEFAULT_RULES = """
1. Be kind, and be useful. We support each other with shoutouts, collabs and honest advice.
2. Share real numbers or none. What is shared in the group stays in the group.
3. Say clearly when content is sponsored.
4. No rounds of likes, comments or follows for each other.
""".strip()

DEFAULT_PLEDGE = (
    "I show up as myself: my numbers are real, my sponsored content says so, "
    "and I support people here because I mean it."
)

NO_CHANNEL = (
    "An introduction is waiting: I cannot write in the introductions channel, or there is none. "
    "Run /doctor to see what is missing, or /setup to choose another channel. "
    "I post what is waiting by myself as soon as I can."
)
NO_ROLES = (
    "Somebody finished their introduction and I cannot give them their roles. "
    "I need the permission Manage Roles, and my own role has to stand above the ones I give: /doctor shows which. "
    "I try again by myself as soon as it is mended."
)
WAITING_INTRODUCTIONS = "{count} waiting because I cannot write in the introductions channel, or there is none."
WAITING_INTRODUCTIONS_FIX = (
    "Let me view, read and write in the introductions channel, or run /setup to choose another. Then I post them."
)
WAITING_ROLES = "{count} finished the introduction, and I cannot give them their roles."
WAITING_ROLES_FIX = "Give me Manage Roles and drag my role above the member and subgroup roles. Then I give them."
ROLE_REASON = "Finished their introduction"

TITLES: Mapping[Step, str] = {
    Step.RULES: "Welcome. First, how we treat each other",
    Step.KIND: "I am here as",
    Step.SUBGROUP: "Where do you feel at home?",
    Step.PLATFORMS: "Where is your content?",
    Step.NICHES: "What do you create about?",
    Step.REGION: "Where in the world are you?",
    Step.SENTENCE: "Your niche in one sentence",
    Step.PREVIEW: "One last look",
}
EXPLAINED: Mapping[Step, str] = {
    Step.KIND: (
        "**Aspiring creator** · you are starting out\n"
        "**Niche expert** · people come to you for one thing\n"
        "**Community enthusiast** · you bring people together\n"
        "**Brand strategist** · you think about brand partners and collabs"
    ),
    Step.SUBGROUP: "Choose your subgroup. You get its role, and you can change it whenever you like.",
    Step.PLATFORMS: "Add the platform you use most, and others if you like. One is enough to go on.",
    Step.NICHES: "Choose one or two. Few niches are easier to remember.",
    Step.REGION: "Your region helps with local collabs. Your time zone stays with you: with it I never write at night.",
    Step.SENTENCE: "What do you make, and for whom? One sentence is enough, and you can change it later.",
    Step.PREVIEW: "This is what others will see.",
}

PROGRESS = "{bar} {number} of {all}"
BACK = "Back"
AGREE = "I agree"
PLEDGE_TITLE = "**My pledge**"
PLEDGE_SMALL = "I write down the date, and nobody is graded."
ADD_PLATFORM = "Add a platform"
GO_ON = "Continue"
CHOOSE_NICHES = "Choose one or two"
TELL_PLACE = "Tell where I am"
SKIP = "Skip this"
KEEP = "Keep it like this"
WRITE = "Write it"
CHANGE = "Change it"
POST = "Post my introduction"
SHOW_NUMBERS = "Show my follower numbers"
HIDE_NUMBERS = "Hide my follower numbers"
EXAMPLES = "Such as: “I bake old village breads and show busy people how.”"

NOT_STARTED = "You have not started yet. Press “Start here” in the welcome channel, or use /start."
NOT_ANSWERED = "There is nothing to continue with yet. Please answer this step first, it is a short one."
ANSWERED_BEFORE = "I had another answer from you a moment before, and kept that one. Press Back to change it."
ELSEWHERE = "You were further along in another message. Here is where you are."
RULES_CHANGED = "The rules were changed a moment ago. Please read them once more."

ALREADY = "You have introduced yourself. Here is what you told the group."
GONE = "Your introduction is not in its channel any more. Ask a moderator if you would like it back."
ROSTER = "You are at the front of the shoutout roster, so the group says hello to you next."
MY_STEPS = "My first steps"
NEXT = "**What comes next**"
FIRST_STEPS = (
    "Your first steps take three to four weeks, one thing at a time: your profile, a content calendar, two check-ins. "
    "/steps shows them. For today, say hello to one person whose niche is close to yours."
)
REMIND = "May I remind you when a step is due? You can change your mind at any time."
STARTED_AGAIN = "You can stop here and come back in days. I remember where you were."


def progress(step: Step) -> str:
    """`●●○○○○○ 2 of 7`; nothing once all is answered."""
    done = number(step)
    if done > QUESTIONS:
        return ""
    return PROGRESS.format(bar="●" * done + "○" * (QUESTIONS - done), number=done, all=QUESTIONS)


def hidden(fields: Sequence[str]) -> str:
    """What stays out of the introduction."""
    if not fields:
        return "Everything you told me is in it."
    return f"Not in it: {listing([field.lower() for field in fields])}."


WHERE_IT_GOES = (
    "It goes to the introductions channel, you get your roles, and you enter the shoutout roster at the front. "
    "/profile edit changes any of it later, also what others see."
)
"""Said before the newcomer may see that channel, so it is not named by a mention: they would read a number."""


def arrived(name: str) -> str:
    """The heading when everything is done."""
    return f"You are in, {name}"


def met(name: str) -> str:
    """The heading for somebody who was done before."""
    return f"Good to see you, {name}"


def on_its_way(channel_id: int | None) -> str:
    """The introduction is about to be posted."""
    return f"Your introduction is on its way to {f'<#{channel_id}>' if channel_id else 'the group'}."


def posted(guild_id: int, channel_id: int, message_id: int) -> str:
    """Where the introduction is."""
    return f"[Read your introduction](https://discord.com/channels/{guild_id}/{channel_id}/{message_id})"


WAITING = (
    "Your introduction is safe with me, and it has to wait: its channel is out of reach at the moment. "
    "The moderators know, and I post it as soon as it is back. There is nothing you need to do."
)
