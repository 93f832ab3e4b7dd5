"""The steps of onboarding and their order. What is answered at a step is a profile: see `cogs.profiles.model`."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.errors import UserError

START = "onboarding:start"
"""The custom id of the "Start here" button."""

LONGEST_RULES = 1500
LONGEST_PLEDGE = 500


class Step(StrEnum):
    """Where somebody is, in order. At PREVIEW everything is answered, at DONE it is posted."""

    RULES = "rules"
    KIND = "kind"
    SUBGROUP = "subgroup"
    PLATFORMS = "platforms"
    NICHES = "niches"
    REGION = "region"
    SENTENCE = "sentence"
    PREVIEW = "preview"
    DONE = "done"


ORDER = tuple(Step)
QUESTIONS = ORDER.index(Step.PREVIEW)
"""How many steps ask something."""


class Posting(StrEnum):
    """How far something is that must reach Discord once everything is answered."""

    NONE = "none"
    ASKED = "asked"
    WAITING = "waiting"
    DONE = "done"


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """Where a person is. `message_id` is the posted introduction's."""

    guild_id: int
    user_id: int
    step: Step
    started_at: datetime
    pledged_at: datetime | None = None
    finished_at: datetime | None = None
    introduction: Posting = Posting.NONE
    channel_id: int | None = None
    message_id: int | None = None
    roles: Posting = Posting.NONE

    @property
    def is_finished(self) -> bool:
        """Whether the person has gone through all steps."""
        return self.finished_at is not None


@dataclass(frozen=True, slots=True)
class Settings:
    """A group's rules and pledge. `revision` grows with every change, so that it is known what was agreed to."""

    rules: str
    pledge: str
    revision: int


def number(step: Step) -> int:
    """The step's number, from 1."""
    return ORDER.index(step) + 1


def after(step: Step) -> Step:
    """The next step; DONE is the last."""
    return ORDER[min(ORDER.index(step) + 1, len(ORDER) - 1)]


def before(step: Step) -> Step:
    """The step to go back to: the pledge is given once, and DONE is not undone."""
    if step in {Step.RULES, Step.KIND, Step.DONE}:
        return step
    return ORDER[ORDER.index(step) - 1]


def checked_text(text: str, longest: int, what: str) -> str:
    """A moderator's text without blank edges. Raises UserError when it is too long."""
    stripped = text.strip()
    if len(stripped) > longest:
        raise UserError(f"That is {len(stripped)} characters long. Please keep the {what} under {longest}.")
    return stripped
