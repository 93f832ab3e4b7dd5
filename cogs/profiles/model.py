"""A creator's profile: the choices, the limits, and who sees which field. What people type is read next door."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import TypedDict

from bot.errors import UserError

SHOW = "profiles:show"
"""The custom id of a button that shows somebody's profile as the reader may see it; their id follows after a colon."""
MOST_PLATFORMS = 5
MOST_NICHES = 2
SHORTEST_SENTENCE = 10
LONGEST_SENTENCE = 200
LONGEST_REGION = 60


class Kind(StrEnum):
    """What somebody is in the group as."""

    ASPIRING = "aspiring"
    EXPERT = "expert"
    ENTHUSIAST = "enthusiast"
    STRATEGIST = "strategist"


class Subgroup(StrEnum):
    """The four subgroups; each value is also the purpose of the subgroup's role."""

    LIFESTYLE = "lifestyle"
    LOCAL = "local"
    REVIEWERS = "reviewers"
    EVENTS = "events"


class Niche(StrEnum):
    """The industries a creator works in."""

    FASHION = "fashion"
    TRAVEL = "travel"
    BUSINESS = "business"
    ENTERTAINMENT = "entertainment"
    HOME = "home"
    FOOD = "food"
    FITNESS = "fitness"
    PARENTING = "parenting"


class Platform(StrEnum):
    """Where the content is."""

    INSTAGRAM = "instagram"
    TIKTOK = "tiktok"
    YOUTUBE = "youtube"
    PINTEREST = "pinterest"
    FACEBOOK = "facebook"
    TWITCH = "twitch"
    BLUESKY = "bluesky"
    MASTODON = "mastodon"
    THREADS = "threads"
    X = "x"
    LINKEDIN = "linkedin"
    OTHER = "other"


class Visibility(StrEnum):
    """Who may see a field."""

    PRIVATE = "private"
    SUBGROUP = "subgroup"
    GROUP = "group"


class Field(StrEnum):
    """The parts of a profile whose visibility is chosen one by one."""

    KIND = "kind"
    SUBGROUP = "subgroup"
    PLATFORMS = "platforms"
    FOLLOWERS = "followers"
    NICHES = "niches"
    REGION = "region"
    ZONE = "zone"
    SENTENCE = "sentence"


DEFAULTS: Mapping[Field, Visibility] = dict.fromkeys(Field, Visibility.GROUP) | {
    Field.FOLLOWERS: Visibility.PRIVATE,
    Field.ZONE: Visibility.PRIVATE,
}
"""Numbers and the time zone stay private until somebody decides otherwise."""

_WIDENING = (Visibility.PRIVATE, Visibility.SUBGROUP, Visibility.GROUP)


@dataclass(frozen=True, slots=True)
class PlatformEntry:
    """One place with content. `followers` is None when it is not shown."""

    platform: Platform
    handle: str
    followers: int | None


class Changes(TypedDict, total=False):
    """What to change in a profile; what is left out stays."""

    kind: Kind | None
    subgroup: Subgroup | None
    niches: tuple[Niche, ...]
    platforms: tuple[PlatformEntry, ...]
    region: str | None
    zone: str | None
    sentence: str | None
    visibility: Mapping[Field, Visibility]


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What a creator told one group. `visibility` holds only what differs from DEFAULTS."""

    guild_id: int
    user_id: int
    kind: Kind | None = None
    subgroup: Subgroup | None = None
    platforms: tuple[PlatformEntry, ...] = ()
    niches: tuple[Niche, ...] = ()
    region: str | None = None
    zone: str | None = None
    sentence: str | None = None
    visibility: Mapping[Field, Visibility] = field(default_factory=dict)
    shared_at: datetime | None = None

    def visibility_of(self, name: Field) -> Visibility:
        """Who may see this field."""
        return self.visibility.get(name, DEFAULTS[name])

    def shows(self, name: Field, audience: Visibility) -> bool:
        """Whether people as close as `audience` may see this field; PRIVATE is the person themselves."""
        return _WIDENING.index(self.visibility_of(name)) >= _WIDENING.index(audience)

    def as_seen_by(self, audience: Visibility) -> "Profile":
        """The profile without what this audience may not see."""
        numbers = self.shows(Field.FOLLOWERS, audience)
        entries = self.platforms if numbers else tuple(replace(entry, followers=None) for entry in self.platforms)
        return Profile(
            guild_id=self.guild_id,
            user_id=self.user_id,
            kind=self.kind if self.shows(Field.KIND, audience) else None,
            subgroup=self.subgroup if self.shows(Field.SUBGROUP, audience) else None,
            platforms=entries if self.shows(Field.PLATFORMS, audience) else (),
            niches=self.niches if self.shows(Field.NICHES, audience) else (),
            region=self.region if self.shows(Field.REGION, audience) else None,
            zone=self.zone if self.shows(Field.ZONE, audience) else None,
            sentence=self.sentence if self.shows(Field.SENTENCE, audience) else None,
            visibility=self.visibility,
            shared_at=self.shared_at,
        )


def audience_of(owner: Profile, viewer_id: int, viewer: Profile | None) -> Visibility:
    """How close the viewer is to the owner: themselves, the same subgroup, or the group."""
    if owner.user_id == viewer_id:
        return Visibility.PRIVATE
    same = viewer is not None and viewer.subgroup is not None and viewer.subgroup == owner.subgroup
    return Visibility.SUBGROUP if same else Visibility.GROUP


def one_sentence(typed: str) -> str:
    """The niche in one sentence, in one line. Raises UserError when it is too short or too long."""
    sentence = " ".join(typed.split())
    if len(sentence) < SHORTEST_SENTENCE:
        raise UserError(f"That is a little short. Please use at least {SHORTEST_SENTENCE} characters.")
    if len(sentence) > LONGEST_SENTENCE:
        raise UserError(
            f"That is {len(sentence)} characters long. Please say it in {LONGEST_SENTENCE}, one sentence is enough."
        )
    return sentence


def region_name(typed: str) -> str | None:
    """A region in one line, or None when nothing was typed. Raises UserError when it is too long."""
    region = " ".join(typed.split())
    if len(region) > LONGEST_REGION:
        raise UserError(f"Please keep the region under {LONGEST_REGION} characters, such as “Lisbon, Portugal”.")
    return region or None


def chosen_niches(niches: tuple[Niche, ...]) -> tuple[Niche, ...]:
    """One or two different niches, or a UserError."""
    different = tuple(dict.fromkeys(niches))
    if not 1 <= len(different) <= MOST_NICHES:
        raise UserError("Please choose one or two niches. Few niches are easier to remember.")
    return different


def with_platform(entries: tuple[PlatformEntry, ...], entry: PlatformEntry) -> tuple[PlatformEntry, ...]:
    """Add an entry, or replace the one for the same platform. Raises UserError when there is no room."""
    others = tuple(known for known in entries if known.platform is not entry.platform)
    if len(others) >= MOST_PLATFORMS:
        raise UserError(f"You have {MOST_PLATFORMS} platforms already. Remove one first, then add this one.")
    if len(others) == len(entries):
        return (*entries, entry)
    return tuple(entry if known.platform is entry.platform else known for known in entries)
