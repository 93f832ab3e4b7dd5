"""What services of sharing say: the names of the levels, and what is refused. Nothing here needs Discord."""

from collections.abc import Mapping

from cogs.analytics.model_sharing import Level

LEVELS: Mapping[Level, str] = {
    Level.PRIVATE: "Only me",
    Level.AVERAGE: "In the group's figures, without my name",
    Level.PLACE: "My place in my tier, without the number",
    Level.NAMED: "My number, with my name",
    Level.POSTED: "My number, also on posted boards and my share card",
}
NOTHING_LOGGED = "You have no numbers here yet. Log your first ones with /stats log, they stay private until you share."
NOTHING_THERE = "You have no numbers on that platform any more. Log some with /stats log first."
NOT_ON_OFFER = "That choice is not on offer any more. Open the panel again and choose anew."
NO_TIER = "I do not know your tier there yet. Log your number of followers with /stats log, then try again."
COMPARED_WITH_ONESELF = "That is you. Choose somebody else to compare with, or open /stats me."
NO_SUCH_BENCHMARK = "That row is not there any more. Open the list again."


def too_many_benchmarks(most: int) -> str:
    """There is no room for another."""
    return f"There are {most} rows of your own already. Remove one first, then add this one."
