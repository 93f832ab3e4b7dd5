"""What comes back from controls and forms, read into the profile's own words."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any, TypeVar

from bot.errors import UserError
from cogs.profiles.model import (
    Changes,
    Kind,
    Niche,
    Platform,
    PlatformEntry,
    Subgroup,
    chosen_niches,
    one_sentence,
    region_name,
)
from cogs.profiles.model_handles import handle
from cogs.profiles.model_sizes import follower_count
from cogs.profiles.model_zones import time_zone

Choice = TypeVar("Choice", bound=StrEnum)


def choice(choices: type[Choice], values: Sequence[str]) -> Choice:
    """The one chosen value. Raises UserError for anything that is not on offer (any more)."""
    try:
        return choices(values[0])
    except (IndexError, ValueError):
        raise UserError("That choice is not on offer any more. Open the panel again and choose anew.") from None


def niches(values: Sequence[str]) -> tuple[Niche, ...]:
    """One or two niches. Raises UserError for more, fewer or unknown ones."""
    return chosen_niches(tuple(choice(Niche, [value]) for value in values))


def platform_entry(fields: Mapping[str, Any]) -> PlatformEntry:
    """A platform with handle and size. Raises UserError with the sentence that helps."""
    platform = choice(Platform, fields["platform"] or [])
    return PlatformEntry(platform, handle(platform, fields["handle"]), follower_count(fields["followers"]))


def place(fields: Mapping[str, Any]) -> Changes:
    """Region and time zone, either of which may be empty. Raises UserError for an unknown zone."""
    return Changes(region=region_name(fields.get("region") or ""), zone=time_zone(fields.get("zone") or ""))


def about(fields: Mapping[str, Any]) -> Changes:
    """Kind, subgroup, niches and sentence. Raises UserError with the sentence that helps."""
    return Changes(
        kind=choice(Kind, fields["kind"] or []),
        subgroup=choice(Subgroup, fields["subgroup"] or []),
        niches=niches(fields["niches"] or []),
        sentence=one_sentence(fields["sentence"]),
    )
