"""A request on the board, and what its owner chose for it. What they type is understood in `model_drafting`."""

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from cogs.analytics.model_money import Money
from cogs.collabs.model import (
    DRAFT_KEPT,
    LEADS_TO,
    REMIND_BEFORE,
    Compensation,
    Kind,
    Nature,
    Rights,
    State,
    Term,
    Where,
)
from cogs.profiles.model import Niche, Platform

_LONGEST_NAME = 100
"""Of a thread, in Discord; counted in UTF-16 units to be safe."""


@dataclass(frozen=True, slots=True)
class Pay:
    """What a paid partnership gives, from whom, and what the brand partner may do with the content."""

    compensation: Compensation = Compensation.NONE
    fee: Money | None = None
    brand: str = ""
    rights: Rights = Rights.NONE
    term: Term = Term.NONE


@dataclass(frozen=True, slots=True)
class Wanted:
    """Whom it is for. Nothing chosen means everybody; sizes are followers, both ends included."""

    platforms: tuple[Platform, ...] = ()
    niches: tuple[Niche, ...] = ()
    smallest: int | None = None
    largest: int | None = None
    where: Where = Where.REMOTE
    region: str = ""


@dataclass(frozen=True, slots=True)
class Spec:
    """Everything the owner chooses."""

    nature: Nature
    kind: Kind
    title: str = ""
    what: str = ""
    deadline: datetime | None = None
    slots: int = 1
    wanted: Wanted = field(default_factory=Wanted)
    pay: Pay = field(default_factory=Pay)
    fixed: str = ""
    free: str = ""

    def plain(self) -> dict[str, Any]:
        """As plain data, to be stored."""
        plain = asdict(self)
        plain["wanted"] |= {name: list(plain["wanted"][name]) for name in ("platforms", "niches")}
        return plain | {"deadline": self.deadline.timestamp() if self.deadline else None}

    def facets(self) -> Iterator[tuple[str, str]]:
        """What the request can be found by. One that is for everybody is found by everything."""
        yield "kind", self.kind.value
        yield "pay", self.pay.compensation.value
        yield from (("platform", each.value) for each in self.wanted.platforms or Platform)
        yield from (("niche", each.value) for each in self.wanted.niches or Niche)


def spec_from(data: Mapping[str, Any]) -> Spec:
    """Read what `plain` wrote."""
    wanted, pay = data["wanted"], data["pay"]
    at = data["deadline"]
    return Spec(
        **{name: data[name] for name in ("title", "what", "slots", "fixed", "free")},
        nature=Nature(data["nature"]),
        kind=Kind(data["kind"]),
        deadline=datetime.fromtimestamp(at, UTC) if at is not None else None,
        wanted=Wanted(
            platforms=tuple(map(Platform, wanted["platforms"])),
            niches=tuple(map(Niche, wanted["niches"])),
            smallest=wanted["smallest"],
            largest=wanted["largest"],
            where=Where(wanted["where"]),
            region=wanted["region"],
        ),
        pay=Pay(
            compensation=Compensation(pay["compensation"]),
            fee=Money(**pay["fee"]) if pay["fee"] else None,
            brand=pay["brand"],
            rights=Rights(pay["rights"]),
            term=Term(pay["term"]),
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One request. `version` grows with every change, `taken` counts the slots that somebody has.

    `refused` keeps, by page, what was typed and could not be used, so that a closed window loses nothing. `due_at` is
    when something happens by itself next: a draft is dropped, the owner is reminded, it expires, it is closed.
    `checked_at` is when the card is looked for next. `reason` is why a moderator closed it.
    """

    id: int = 0
    guild_id: int
    version: int = 0
    state: State
    owner_id: int
    spec: Spec
    refused: Mapping[str, Any] = field(default_factory=dict)
    taken: int = 0
    created_at: datetime
    posted_at: datetime | None = None
    expires_at: datetime | None = None
    due_at: datetime | None = None
    checked_at: datetime | None = None
    closed_at: datetime | None = None
    channel_id: int | None = None
    thread_id: int | None = None
    message_id: int | None = None
    reason: str = ""

    @property
    def left(self) -> int:
        """Slots that nobody has yet."""
        return max(0, self.spec.slots - self.taken)

    def becomes(self, state: State, **changes: Any) -> "Request":  # noqa: ANN401 - its own fields
        """The same in another state. Raises ValueError for a way that does not exist: that is a bug."""
        if state not in LEADS_TO[self.state]:
            message = f"a request that is {self.state.value} cannot become {state.value}"
            raise ValueError(message)
        return replace(self, state=state, **changes)


def draft(guild_id: int, owner_id: int, spec: Spec, now: datetime) -> Request:
    """A new one that only its owner sees."""
    due_at = now + DRAFT_KEPT
    return Request(guild_id=guild_id, state=State.DRAFT, owner_id=owner_id, spec=spec, created_at=now, due_at=due_at)


def listed(request: Request, now: datetime, lasts: timedelta) -> Request:
    """Open from now on, for that long or until its deadline; posted for the first time, or renewed."""
    expires_at = min(now + lasts, request.spec.deadline or now + lasts)
    remind_at = expires_at - REMIND_BEFORE
    due_at = remind_at if remind_at > now else expires_at
    return request.becomes(State.OPEN, posted_at=request.posted_at or now, expires_at=expires_at, due_at=due_at)


def thread_name(title: str) -> str:
    """The title as the name of a thread: whole characters only, never empty, never too long."""
    name = "".join(each for each in title if unicodedata.category(each) not in {"Cc", "Cs"}).strip()
    while len(name.encode("utf-16-le")) // 2 > _LONGEST_NAME:
        name = name[:-1].rstrip("\u200d ")  # a joiner that joins nothing more would be shown as a box
    return name or "…"
