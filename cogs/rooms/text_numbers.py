"""What a collab came to, as its case study says it."""

from bot.text import moment
from cogs.tracking import text_results as tracking
from cogs.tracking.model import Work
from cogs.tracking.model_results import summary

TYPED_IN = "Typed in by <@{person}>, on {day}. What was not told is not known, which is not zero."


def numbers(work: Work) -> str | None:
    """What a work came to, with who typed it in and when; None when nothing was counted."""
    if work.cost is None or work.results is None or work.counted_at is None:
        return None
    told = tracking.told(work.cost, work.results, summary(work.cost, work.results))
    return f"{told}\n-# {TYPED_IN.format(person=work.owner_id, day=moment(work.counted_at, 'D'))}"
