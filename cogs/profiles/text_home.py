"""What profiles say on somebody's own panel."""

MINE = "My profile"
SHARED = "The group sees what you allow of it."
NOT_SHARED = "Nobody but you sees it so far: it is shared with your introduction."
NONE = "You have not told the group anything yet. Your introduction fills it, step by step."
START = "Start here"
