"""Who may enter, and with how many entries: asked at the press, and again at the draw. Standard library only."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from cogs.giveaways.model_spec import MOST_BONUS, Bonus, Rules

NEW_ACCOUNT = timedelta(days=7)
"""An account that was younger when it entered is pointed out to moderators: one person may have several."""


class Reason(StrEnum):
    """Why somebody's entry does not count. The values are stored and stand in proofs: never change one."""

    LEFT = "left"
    BOT = "bot"
    BARRED = "barred"
    BARRED_ROLE = "barred_role"
    COOLDOWN = "cooldown"
    NEEDS_ALL = "needs_all"
    NEEDS_ANY = "needs_any"
    ACCOUNT_AGE = "account_age"
    MEMBER_AGE = "member_age"
    NOT_INTRODUCED = "not_introduced"


class Person(NamedTuple):
    """What is known about somebody at this moment. A tuple: one is made for every press.

    `present`: is in the group. `introduced`: has finished onboarding. `barred`: the moderators keep them out of
    giveaways. `last_won_at`: their latest prize in this group that they did not lose again.
    `introduced` and `last_won_at` need only be known where the rules ask for them.
    """

    user_id: int
    created_at: datetime
    joined_at: datetime | None = None
    role_ids: frozenset[int] = frozenset()
    bot: bool = False
    introduced: bool = False
    barred: bool = False
    last_won_at: datetime | None = None
    present: bool = True


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Why somebody may not take part: the roles it is about, and when it passes, if time helps."""

    reason: Reason
    roles: tuple[int, ...] = ()
    until: datetime | None = None


def obstacles(rules: Rules, person: Person, now: datetime) -> tuple[Obstacle, ...]:
    """Everything that keeps the person out, what weighs most first; nothing when they may take part."""
    if not person.present:
        return (Obstacle(Reason.LEFT),)
    if person.bot:
        return (Obstacle(Reason.BOT),)
    found = list(_always(rules, person, now))
    if person.role_ids.isdisjoint(rules.bypass_roles):
        found.extend(_unless_bypassed(rules, person, now))
    return tuple(found)


def _always(rules: Rules, person: Person, now: datetime) -> Iterator[Obstacle]:
    """What no bypass role lifts. Like the next one it does nothing for what is not asked: it runs at every press."""
    if person.barred:
        yield Obstacle(Reason.BARRED)
    if not person.role_ids.isdisjoint(rules.barred_roles):
        yield Obstacle(Reason.BARRED_ROLE, tuple(role for role in rules.barred_roles if role in person.role_ids))
    if rules.cooldown_days:
        yield from _too_soon(Reason.COOLDOWN, person.last_won_at, rules.cooldown_days, now)


def _unless_bypassed(rules: Rules, person: Person, now: datetime) -> Iterator[Obstacle]:
    if not person.role_ids.issuperset(rules.needs_all):
        yield Obstacle(Reason.NEEDS_ALL, tuple(role for role in rules.needs_all if role not in person.role_ids))
    if rules.needs_any and person.role_ids.isdisjoint(rules.needs_any):
        yield Obstacle(Reason.NEEDS_ANY, rules.needs_any)
    if rules.account_days:
        yield from _too_soon(Reason.ACCOUNT_AGE, person.created_at, rules.account_days, now)
    if rules.member_days and person.joined_at is None:
        yield Obstacle(Reason.MEMBER_AGE)
    if rules.member_days:
        yield from _too_soon(Reason.MEMBER_AGE, person.joined_at, rules.member_days, now)
    if rules.introduced and not person.introduced:
        yield Obstacle(Reason.NOT_INTRODUCED)


def _too_soon(reason: Reason, since: datetime | None, days: int, now: datetime) -> Iterator[Obstacle]:
    if since is not None and (until := since + timedelta(days=days)) > now:
        yield Obstacle(reason, until=until)


def named_roles(rules: Rules) -> frozenset[int]:
    """Every role that the rules ask about: the only ones worth knowing of a person."""
    asked = (*rules.needs_all, *rules.needs_any, *rules.barred_roles, *rules.bypass_roles)
    return frozenset((*asked, *(bonus.role_id for bonus in rules.bonus)))


def earned(rules: Rules, person: Person) -> tuple[Bonus, ...]:
    """The bonus entries the person's roles bring."""
    return tuple([bonus for bonus in rules.bonus if bonus.role_id in person.role_ids and bonus.entries > 0])


def weight(rules: Rules, person: Person) -> int:
    """How many entries the person has: the one that everybody has and their bonuses, 1 to 100."""
    return 1 + min(MOST_BONUS, sum(bonus.entries for bonus in earned(rules, person)))
