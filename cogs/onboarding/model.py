"""The steps of onboarding and their order. What is answered at a step is a profile: see `cogs.profiles.model`."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.errors import UserError
from cogs.profiles.model import Profile, Subgroup

START = "onboarding:start"
"""The custom id of the "Start here" button."""

GIVEN_ROLES = ("member", *(each.value for each in Subgroup))
"""The purposes of the roles that onboarding gives."""

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


@dataclass(frozen=True, slots=True)
class Scene:
    """All that a card of onboarding is drawn from. `channel_id` is the introductions channel."""

    status: Status
    settings: Settings
    profile: Profile
    channel_id: int | None


@dataclass(frozen=True, slots=True)
class Waiting:
    """A group where something waits: its introductions channel and the roles that are given there."""

    guild_id: int
    channel_id: int | None
    roles: frozenset[int]


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


def is_answered(step: Step, profile: Profile | None) -> bool:
    """Whether somebody may go on from a step with what they said before. The region may stay empty."""
    if step is Step.REGION:
        return True
    if profile is None:
        return False
    answers: Mapping[Step, object] = {
        Step.PLATFORMS: profile.platforms,
        Step.NICHES: profile.niches,
        Step.SENTENCE: profile.sentence,
    }
    return bool(answers.get(step))


def role_changes(roles: Mapping[str, int], subgroup: Subgroup | None) -> tuple[frozenset[int], frozenset[int]]:
    """The roles to give and the roles to take, of those the group has: member and subgroup for newcomer and others."""
    given = {"member"} | ({subgroup.value} if subgroup else set())
    taken = {"newcomer", *(each.value for each in Subgroup)} - given
    return _ids(roles, given), _ids(roles, taken) - _ids(roles, given)


def _ids(roles: Mapping[str, int], purposes: set[str]) -> frozenset[int]:
    return frozenset(roles[purpose] for purpose in purposes if purpose in roles)
