"""What somebody keeps track of: a collab or a paid partnership, its packages, and who may see and say what.

Links are made in `model_links`, promo codes in `model_promo`, results in `model_results`; how far a package is says
`model_package`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.errors import UserError
from cogs.collabs.model import Nature
from cogs.tracking.model_package import STEPS, Package, Side, Stage, choices, no_address
from cogs.tracking.model_promo import Promo
from cogs.tracking.model_results import Cost, Results

FEATURE = "tracking"
MOST_WORKS = 100
"""Per person."""
MOST_LINKS = 10
"""Kept per work: the newest."""
MOST_CODES = 25
"""Per person, so that a menu holds them."""
MOST_PACKAGES = 5
"""Per work, so that its card holds them."""
LONGEST_NAME = 80


def control(verb: str, *args: int | str) -> str:
    """The custom id of a button: `tracking:verb:…`."""
    return ":".join((FEATURE, verb, *map(str, args)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """A collab or a paid partnership that its owner keeps track of. Theirs alone, until they share it with the other.

    `other_id` is the member on the other side, if it is one; `request_id` the owner's request on the board that it
    came from. Without `cost` and `results` nothing was counted yet, else `counted_at` is when.
    """

    id: int = 0
    guild_id: int
    owner_id: int
    name: str
    nature: Nature
    brand: str = ""
    other_id: int | None = None
    request_id: int | None = None
    shared_at: datetime | None = None
    cost: Cost | None = None
    results: Results | None = None
    counted_at: datetime | None = None
    created_at: datetime

    def is_seen_by(self, user_id: int) -> bool:
        """Whether that person may look at it."""
        return user_id == self.owner_id or (self.shared_at is not None and user_id == self.other_id)


class Route(StrEnum):
    """Who sends a package to whom, as the owner of the work says it."""

    FROM_BRAND = "from_brand"
    FROM_OTHER = "from_other"
    TO_OTHER = "to_other"


_OWNERS: Mapping[Route, Side] = {
    Route.FROM_BRAND: Side.RECEIVER,
    Route.FROM_OTHER: Side.RECEIVER,
    Route.TO_OTHER: Side.SENDER,
}
_OPPOSITE: Mapping[Side, Side] = {Side.SENDER: Side.RECEIVER, Side.RECEIVER: Side.SENDER}


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """A package of a work. `asked` is how often it was asked about at this stage, `due_at` when it is again."""

    id: int = 0
    work: Work
    route: Route
    package: Package
    asked: int = 0
    due_at: datetime | None = None

    @property
    def is_between(self) -> bool:
        """Whether two members have a part in it: the other one takes part from the moment that it is shared."""
        return self.route is not Route.FROM_BRAND and self.work.shared_at is not None

    def who(self, side: Side) -> int:
        """Whose word counts for that side. For a side that is not here, it is the owner's."""
        if self.is_between and self.work.other_id is not None and side is not _OWNERS[self.route]:
            return self.work.other_id
        return self.work.owner_id

    def side_for(self, stage: Stage, user_id: int) -> Side:
        """The side for which that person says that it has come to that stage. Raises UserError for a stranger."""
        sides = [side for side in Side if self.who(side) == user_id]
        if not sides:
            raise UserError("Only the two whom this package is about can say that.")
        return next((side for side in sides if stage in choices(self.package, side)), sides[0])

    def choices(self, user_id: int) -> tuple[Stage, ...]:
        """What that person may say now."""
        theirs = {side for side in Side if self.who(side) == user_id}
        return tuple(stage for stage, sides in STEPS[self.package.stage].items() if sides & theirs)

    def other_than(self, user_id: int) -> int | None:
        """The other one of the two, if there are two."""
        both = {self.who(side) for side in Side}
        return next(iter(both - {user_id}), None) if len(both) > 1 else None


@dataclass(frozen=True, slots=True)
class Link:
    """A link with its tags, as it was made."""

    id: int
    url: str
    made_at: datetime


@dataclass(frozen=True, slots=True)
class Code:
    """A promo code in the registry, and the work it belongs to, if any."""

    id: int
    work_id: int | None
    promo: Promo


@dataclass(frozen=True, slots=True)
class Folder:
    """A work with everything that belongs to it; `title` is what its request is called on the board."""

    work: Work
    links: tuple[Link, ...] = ()
    codes: tuple[Code, ...] = ()
    parcels: tuple[Parcel, ...] = ()
    title: str = ""

    @property
    def gives(self) -> bool:
        """Whether somebody gets something for the content, so that people have to be told."""
        return self.work.nature is Nature.PAID or bool(self.codes or self.parcels)


def name_of(typed: str) -> str:
    """What a work is called. Raises UserError."""
    name = no_address(typed)
    if not name:
        raise UserError("Please give it a name that tells it from the others, such as “Spring menu”.")
    if len(name) > LONGEST_NAME:
        raise UserError(f"That name is {len(name)} characters long. Please say it in {LONGEST_NAME}.")
    return name


def brand_of(typed: str) -> str:
    """The brand partner's name, or nothing. Raises UserError."""
    brand = no_address(typed)
    if len(brand) > LONGEST_NAME:
        raise UserError(f"That brand partner's name is {len(brand)} characters long. Please say it in {LONGEST_NAME}.")
    return brand
