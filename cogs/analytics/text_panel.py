"""Words of the panel: its pages, their buttons, and what stands there while there is nothing to show."""

HOME = "Your numbers"
OPEN = "Open an account"
EMPTY = (
    "Here you see in ten seconds where you stand: your engagement rate with its formula, how you grow, what works and "
    "when. Begin with your followers and your last five pieces of content; from five on there is a rate."
)
NO_CONTENT = "No content logged yet. Log your last five pieces, and there is a rate."
ADD_FIRST = "Tell me first where your content is. It takes two lines."

RATE, GROWTH, KINDS, TIMES, NOTES, CONTENT = "Rate", "Growth", "Formats", "Best times", "Notes", "Content"
CHOOSE_METRIC = "Another formula"
CHOOSE_PRESET = "As a brand partner counts"
BACK = "Back"
REMOVE_ACCOUNT = "Remove this account"
REMOVE_ACCOUNT_SURE = (
    "Remove **{name}** with all its content, followers and notes? It is gone at once, also from everything you shared, "
    "and cannot be brought back."
)
YES_REMOVE_ACCOUNT = "Yes, remove all of it"
ACCOUNT_REMOVED = "Removed, with everything that was counted for it."

GROWTH_TITLE = "Growth"
NO_GROWTH = "Two numbers of followers are needed, about a week apart. Log them now and then, and a curve appears here."
KINDS_TITLE = "Formats and sponsored content"
KINDS_NONE = "No content of the last 90 days has all numbers for this."
TIMES_TITLE = "Best times"
TIMES_NONE = (
    "No content with a time of day yet. Add the time when you log: “12 Nov 18:30”. Grey means fewer than two pieces."
)
TIMES_HINT = (
    "The median rate by when it was published, on your clock: {zone}. A hint, no rule: few pieces, much chance."
)
TIMES_UNTIMED = "{number} without a time of day are left out."
BEST = "Strongest so far: {times}"
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
YOUTUBE = "YouTube's own numbers are shown as they are. Rates and growth are made only of what you type in."
YOUTUBE_GROWTH = (
    "YouTube does not let programs work out growth from what it tells, so that stands here as it is. Log your "
    "followers yourself now and then, and growth is worked out from those numbers."
)
AS_TOLD = "each number as YouTube told it"
VIEWS_CHANGED = "YouTube changed what a view is on 24 August 2026, so rates by views begin after that day."
SPAN = "{days} days"
PLATFORMS = "Side by side"
PLATFORMS_TITLE = "All your platforms"
PLATFORMS_FORMULA = "Followers over 90 days, net over 28; each rate by its own formula, so rates are not compared"
GROWTH_SUBTITLE = "Followers over {days} days"
GROWTH_FORMULA = "followers now − followers then"
NOBODY_YET = "nobody yet"


def hours(part: int, length: int) -> str:
    """`18 to 21`."""
    return f"{part * length} to {(part + 1) * length}"
