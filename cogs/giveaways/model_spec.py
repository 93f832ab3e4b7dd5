"""What a moderator chooses for a giveaway: the prize, how it looks, who may enter, what happens after the draw.

Templates, repetitions and giveaways themselves keep one as plain data. Standard library only.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

MOST_WINNERS = 50
LONGEST_PRIZE = 200
LONGEST_DESCRIPTION = 1000
LONGEST_CLAIM_HOURS = 14 * 24
MOST_BONUS = 99
"""Bonus entries of one person: with the one everybody has, at most 100."""


@dataclass(frozen=True, slots=True)
class Look:
    """How the card looks: a text, a picture (https), a colour (0xRRGGBB)."""

    description: str = ""
    image: str = ""
    colour: int | None = None


@dataclass(frozen=True, slots=True)
class Bonus:
    """More entries for people with a role."""

    role_id: int
    entries: int


@dataclass(frozen=True, slots=True)
class Rules:
    """Who may enter. Roles are ids; spans are whole days; a bypass role lifts everything but bars and the cooldown."""

    needs_all: tuple[int, ...] = ()
    needs_any: tuple[int, ...] = ()
    barred_roles: tuple[int, ...] = ()
    bypass_roles: tuple[int, ...] = ()
    account_days: int = 0
    member_days: int = 0
    introduced: bool = False
    cooldown_days: int = 0
    bonus: tuple[Bonus, ...] = ()


@dataclass(frozen=True, slots=True)
class After:
    """What happens after the draw: hours to claim the prize, and whether the public beacon takes part."""

    claim_hours: int = 48
    beacon: bool = True


@dataclass(frozen=True, slots=True)
class Sponsor:
    """Who gives the prize, when it is a brand partner, and the platform whose release text is shown."""

    name: str = ""
    platform: str = ""


@dataclass(frozen=True, slots=True)
class Spec:
    """Everything a moderator chooses, but for the times and the channel."""

    prize: str
    winners: int = 1
    look: Look = field(default_factory=Look)
    rules: Rules = field(default_factory=Rules)
    after: After = field(default_factory=After)
    sponsor: Sponsor = field(default_factory=Sponsor)
    ping_role: int | None = None

    def plain(self) -> dict[str, Any]:
        """As plain data, to be stored."""
        return asdict(self)


def spec_from(data: Mapping[str, Any]) -> Spec:
    """Read what `plain` wrote; what a later version adds takes its default."""
    rules = dict(data["rules"])
    bonus = tuple(Bonus(**each) for each in rules.pop("bonus"))
    return Spec(
        prize=data["prize"],
        winners=data["winners"],
        look=Look(**data["look"]),
        rules=Rules(**{name: _frozen(value) for name, value in rules.items()}, bonus=bonus),
        after=After(**data["after"]),
        sponsor=Sponsor(**data["sponsor"]),
        ping_role=data["ping_role"],
    )


def _frozen(value: Any) -> Any:  # noqa: ANN401 - JSON knows lists only
    return tuple(value) if isinstance(value, list) else value
