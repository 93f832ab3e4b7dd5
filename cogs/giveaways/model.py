"""A giveaway and its states. Each change is one row written anew; who may enter and the draw itself are elsewhere.

    draft → scheduled → open ⇄ paused → closed → drawn → announced → done
                 any of these before `drawn` may end as cancelled

`closed` waits for the beacon, `drawn` for the announcement, `announced` for the winners to claim.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from cogs.giveaways.model_spec import Spec
from cogs.giveaways.model_winners import Winner

FEATURE = "giveaways"
PLACE = "giveaways"


class State(StrEnum):
    """Where a giveaway stands. A draft is seen by its host alone."""

    DRAFT = "draft"
    SCHEDULED = "scheduled"
    OPEN = "open"
    PAUSED = "paused"
    CLOSED = "closed"
    DRAWN = "drawn"
    ANNOUNCED = "announced"
    DONE = "done"
    CANCELLED = "cancelled"


RUNNING = frozenset({State.OPEN, State.PAUSED})
"""On show, and not over yet."""
UPCOMING = frozenset({State.DRAFT, State.SCHEDULED})
ENDED = frozenset({State.DRAWN, State.ANNOUNCED, State.DONE})
"""There are winners."""
CANCELLABLE = UPCOMING | RUNNING | {State.CLOSED}

LEADS_TO: Mapping[State, frozenset[State]] = {
    State.DRAFT: frozenset({State.SCHEDULED, State.OPEN, State.CANCELLED}),
    State.SCHEDULED: frozenset({State.DRAFT, State.OPEN, State.CANCELLED}),
    State.OPEN: frozenset({State.PAUSED, State.CLOSED, State.CANCELLED}),
    State.PAUSED: frozenset({State.OPEN, State.CLOSED, State.CANCELLED}),
    State.CLOSED: frozenset({State.DRAWN, State.CANCELLED}),
    State.DRAWN: frozenset({State.ANNOUNCED}),
    State.ANNOUNCED: frozenset({State.DONE}),
    State.DONE: frozenset({State.ANNOUNCED}),
    State.CANCELLED: frozenset(),
}
"""DONE leads back to ANNOUNCED when a winner is replaced late, SCHEDULED to DRAFT when it could not start."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Giveaway:
    """One giveaway, all of it but its entries and winners. `version` grows with every change.

    `edited` names what changed since it was opened, for all to see; `reason` is why it was cancelled.

    `seed` (64 hex digits) is secret until the draw; `commitment` is public from the start. `due_at` is when something
    has to happen by itself next: remove a draft, open, remind of a pause, close, ask the beacon again. `round` and
    `beacon` belong to drand.

    `digest_at` is when the digest's own message was posted, by Discord's clock: the round follows from it and from
    nothing else. `beacon_failed_at` is when the beacon was first asked in vain.
    """

    id: int
    guild_id: int
    version: int
    state: State
    channel_id: int
    message_id: int | None = None
    host_id: int | None
    spec: Spec
    created_at: datetime
    starts_at: datetime | None = None
    ends_at: datetime
    paused_at: datetime | None = None
    closed_at: datetime | None = None
    drawn_at: datetime | None = None
    due_at: datetime | None = None
    seed: str
    commitment: str
    digest: str | None = None
    digest_at: datetime | None = None
    digest_message_id: int | None = None
    entrants: int | None = None
    round: int | None = None
    beacon_failed_at: datetime | None = None
    beacon: str | None = None
    signature: str | None = None
    announcement_id: int | None = None
    series_id: int | None = None
    edited_at: datetime | None = None
    edited: tuple[str, ...] = ()
    reason: str = ""

    def __repr__(self) -> str:
        """Without the seed: a log line must not give the draw away."""
        return f"Giveaway({self.public_id}, {self.state.value}, version {self.version})"

    @property
    def public_id(self) -> str:
        """The name it has in its proof."""
        return f"G{self.id}"

    def becomes(self, state: State, *, due_at: datetime | None = None, **changes: object) -> "Giveaway":
        """The same in another state. Raises ValueError for a way that does not exist: that is a bug."""
        if state not in LEADS_TO[self.state]:
            message = f"a giveaway that is {self.state.value} cannot become {state.value}"
            raise ValueError(message)
        return replace(self, state=state, due_at=due_at, **changes)  # type: ignore[arg-type]  # names of its fields


@dataclass(frozen=True, slots=True)
class View:
    """What a screen shows: a giveaway, how many people are in, and who won so far, in the order of the draw."""

    giveaway: Giveaway
    entries: int
    winners: tuple[Winner, ...] = ()


def control(verb: str, *args: int | str) -> str:
    """The custom id of a button: `giveaways:verb:giveaway id:…`."""
    return ":".join((FEATURE, verb, *map(str, args)))
