"""The dates of a room: reading what somebody typed, and seeing that a person is booked twice on a day. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from itertools import pairwise
from zoneinfo import ZoneInfo

from bot.errors import UserError
from cogs.collabs.model_drafting import Desk, at_the_end_of_day
from cogs.giveaways.model_when import written
from cogs.rooms.model import Planned, Step

DATED = (Step.BRIEFED, Step.PRODUCTION, Step.APPROVAL, Step.POSTED, Step.MEASURED)
"""The steps that can have a date, as many as a form has fields."""
_NOT_IN_ORDER = "The steps follow each other: {later} cannot be before {earlier}. Change one of the two dates."


def read(
    typed: Mapping[str, str], before: Mapping[Step, datetime], names: Mapping[Step, str], desk: Desk
) -> Mapping[Step, datetime]:
    """The dates that are meant; an empty field is no date. A date that was not changed may have passed.

    Raises UserError for one that cannot be read, and for dates in the wrong order.
    """
    dates: dict[Step, datetime] = {}
    for step in DATED:
        if words := typed.get(step, "").strip():
            dates[step] = _moment(words, before.get(step), desk)
    _in_order(dates, names)
    return dates


def _moment(typed: str, before: datetime | None, desk: Desk) -> datetime:
    if before is not None and typed == written(before, desk.zone):
        return before
    return at_the_end_of_day(typed, desk)


def _in_order(dates: Mapping[Step, datetime], names: Mapping[Step, str]) -> None:
    steps = list(dates)
    for earlier, later in pairwise(steps):
        if dates[later] < dates[earlier]:
            raise UserError(_NOT_IN_ORDER.format(later=f"“{names[later]}”", earlier=f"“{names[earlier]}”"))


def known(dates: Mapping[Step, datetime], zone: ZoneInfo) -> Mapping[str, str]:
    """What the form would say."""
    return {step.value: written(at, zone) for step, at in dates.items()}


def clashes(
    dates: Mapping[Step, datetime], others: Iterable[Planned], zone: ZoneInfo
) -> Sequence[tuple[Step, Planned]]:
    """Dates that fall on a day when the person is booked already, on the clock of that person."""
    booked = list(others)
    return [
        (step, planned)
        for step, at in dates.items()
        for planned in booked
        if at.astimezone(zone).date() == planned.at.astimezone(zone).date()
    ]
