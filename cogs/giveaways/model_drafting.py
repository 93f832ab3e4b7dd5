"""What a moderator fills in, page by page, and what it makes of a giveaway. Pure: typed words in, a giveaway out.

A page gives its answers as words (typed) and as lists of words (chosen). What cannot be used raises a UserError.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.errors import UserError
from cogs.giveaways.model import UPCOMING, Giveaway
from cogs.giveaways.model_spec import (
    LONGEST_CLAIM_HOURS,
    LONGEST_DESCRIPTION,
    LONGEST_PRIZE,
    MOST_BONUS,
    MOST_WINNERS,
    Bonus,
    Look,
    Spec,
    Sponsor,
)
from cogs.giveaways.model_when import understand_end, written

Answers = Mapping[str, str | Sequence[str] | None]

LONGEST_NAME = 80
LONGEST_IMAGE = 500
LONGEST_SPAN_DAYS = 3650
MOST_ROLES = 8
"""Roles in one list: all of them together have room on one card."""
ROLE_LISTS = ("needs_all", "needs_any", "barred_roles", "bypass_roles")
ON = "on"
OFF = "off"

_IMAGE = re.compile(r"https://[\w.-]+\.[a-z]{2,}(?::\d{2,5})?/[^\s<>\"]+", re.IGNORECASE)


class Page(StrEnum):
    """The pages of a draft. Their order is the order of their buttons."""

    BASICS = "basics"
    LOOKS = "looks"
    ROLES = "roles"
    AGES = "ages"
    BONUS = "bonus"
    AFTER = "after"
    SPONSOR = "sponsor"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Desk:
    """What reading needs to know beside the answers: now, and whose clock is meant."""

    now: datetime
    zone: ZoneInfo


def apply(page: Page, giveaway: Giveaway, answers: Answers, desk: Desk) -> Giveaway:
    """The giveaway as the page wants it. Raises UserError, in words for the moderator."""
    return _READERS[page](giveaway, answers, desk)


def spec_of_basics(answers: Answers) -> tuple[str, int]:
    """Prize and number of winners."""
    prize = " ".join(words(answers, "prize").split())
    if not prize:
        raise UserError("Please say what the prize is.")
    if len(prize) > LONGEST_PRIZE:
        raise UserError(f"The prize is too long. {LONGEST_PRIZE} characters fit; the rest can go into the description.")
    return prize, _number(answers, "winners", "How many people win", 1, MOST_WINNERS)


def words(answers: Answers, name: str) -> str:
    """What was typed there, or the first that was chosen."""
    answer = answers.get(name) or ""
    return answer.strip() if isinstance(answer, str) else str(next(iter(answer), ""))


def chosen(answers: Answers, name: str) -> tuple[int, ...]:
    """The roles or channels that were chosen there."""
    answer = answers.get(name) or ()
    return tuple(int(each) for each in answer) if not isinstance(answer, str) else ()


def _basics(giveaway: Giveaway, answers: Answers, desk: Desk) -> Giveaway:
    prize, winners = spec_of_basics(answers)
    typed = words(answers, "ends")
    unchanged = typed == written(giveaway.ends_at, desk.zone)
    starts_at = max(giveaway.starts_at or desk.now, desk.now)
    ends_at = giveaway.ends_at if unchanged else understand_end(typed, starts_at, desk.now, desk.zone)
    return replace(giveaway, ends_at=ends_at, spec=replace(giveaway.spec, prize=prize, winners=winners))


def _looks(giveaway: Giveaway, answers: Answers, desk: Desk) -> Giveaway:
    del desk
    image, colour = words(answers, "image"), words(answers, "colour")
    if image and (len(image) > LONGEST_IMAGE or not _IMAGE.fullmatch(image)):
        raise UserError("That is not the address of a picture. It begins with https:// and leads to a picture.")
    look = Look(words(answers, "description")[:LONGEST_DESCRIPTION], image, int(colour) if colour else None)
    return _with(giveaway, look=look)


def _roles(giveaway: Giveaway, answers: Answers, desk: Desk) -> Giveaway:
    del desk
    needs_all, needs_any, barred, bypass = (_known(giveaway, chosen(answers, name)) for name in ROLE_LISTS)
    if clash := set(barred) & {*needs_all, *needs_any, *bypass}:
        raise UserError(f"<@&{min(clash)}> cannot be wanted and kept out at once. Choose it in one of the lists.")
    rules = giveaway.spec.rules
    rules = replace(rules, needs_all=needs_all, needs_any=needs_any, barred_roles=barred, bypass_roles=bypass)
    return _with(giveaway, rules=rules)


def _ages(giveaway: Giveaway, answers: Answers, desk: Desk) -> Giveaway:
    del desk
    most = LONGEST_SPAN_DAYS
    rules = replace(
        giveaway.spec.rules,
        account_days=_number(answers, "account_days", "The age of the account in days", 0, most),
        member_days=_number(answers, "member_days", "The time in the group in days", 0, most),
        cooldown_days=_number(answers, "cooldown_days", "The pause after a win in days", 0, most),
        introduced=words(answers, "introduced") == ON,
    )
    return _with(giveaway, rules=rules)


def _bonus(giveaway: Giveaway, answers: Answers, desk: Desk) -> Giveaway:
    """Roles that were chosen get that many more entries; 0 takes theirs away."""
    del desk
    roles = _known(giveaway, chosen(answers, "roles"))
    entries = _number(answers, "entries", "The number of extra entries", 0, MOST_BONUS)
    kept = [bonus for bonus in giveaway.spec.rules.bonus if bonus.role_id not in roles]
    bonus = (*kept, *(Bonus(role, entries) for role in roles if entries))
    if len(bonus) > MOST_ROLES:
        raise UserError(f"At most {MOST_ROLES} roles can bring extra entries. Take one away first: give it 0.")
    return _with(giveaway, rules=replace(giveaway.spec.rules, bonus=bonus))


def _after(giveaway: Giveaway, answers: Answers, desk: Desk) -> Giveaway:
    """The beacon is part of what was promised at the start, so it can only be chosen before."""
    del desk
    hours = _number(answers, "claim_hours", "The time to claim in hours", 1, LONGEST_CLAIM_HOURS)
    after = replace(giveaway.spec.after, claim_hours=hours)
    if giveaway.state in UPCOMING and words(answers, "beacon"):
        after = replace(after, beacon=words(answers, "beacon") == ON)
    return _with(giveaway, after=after)


def _sponsor(giveaway: Giveaway, answers: Answers, desk: Desk) -> Giveaway:
    del desk
    name, platform = " ".join(words(answers, "name").split()), words(answers, "platform")
    return _with(giveaway, sponsor=Sponsor(name[:LONGEST_NAME], platform))


def _place(giveaway: Giveaway, answers: Answers, desk: Desk) -> Giveaway:
    """A card that is posted stays where it is."""
    del desk
    ping = next(iter(_known(giveaway, chosen(answers, "ping_role"))), None)
    channel = next(iter(chosen(answers, "channel")), giveaway.channel_id)
    if giveaway.state not in UPCOMING:
        channel = giveaway.channel_id
    return replace(_with(giveaway, ping_role=ping), channel_id=channel)


_READERS: Mapping[Page, Callable[[Giveaway, Answers, Desk], Giveaway]] = {
    Page.BASICS: _basics,
    Page.LOOKS: _looks,
    Page.ROLES: _roles,
    Page.AGES: _ages,
    Page.BONUS: _bonus,
    Page.AFTER: _after,
    Page.SPONSOR: _sponsor,
    Page.PLACE: _place,
}


def _with(giveaway: Giveaway, **changes: object) -> Giveaway:
    spec: Spec = replace(giveaway.spec, **changes)  # type: ignore[arg-type]  # names of its fields
    return replace(giveaway, spec=spec)


def _known(giveaway: Giveaway, roles: tuple[int, ...]) -> tuple[int, ...]:
    if giveaway.guild_id in roles:
        raise UserError("@everyone is not a role that somebody has. Choose another one.")
    return roles


def _number(answers: Answers, name: str, what: str, least: int, most: int) -> int:
    typed = words(answers, name) or str(least)
    if not typed.isdecimal() or not least <= int(typed[:9]) <= most:
        raise UserError(f"{what} is a whole number from {least} to {most}. You wrote “{typed[:20]}”.")
    return int(typed)


def changed(before: Giveaway, after: Giveaway) -> tuple[str, ...]:
    """Which things people see differ, by name; for the card, which says so, and for the log."""
    old, new = before.spec, after.spec
    differs = {
        "prize": old.prize != new.prize,
        "winners": old.winners != new.winners,
        "end": before.ends_at != after.ends_at,
        "looks": old.look != new.look,
        "rules": replace(old.rules, bonus=()) != replace(new.rules, bonus=()),
        "bonus": old.rules.bonus != new.rules.bonus,
        "claim": old.after != new.after,
        "sponsor": old.sponsor != new.sponsor,
        "ping": old.ping_role != new.ping_role,
        "channel": before.channel_id != after.channel_id,
    }
    return tuple(name for name, is_so in differs.items() if is_so)


QUIET = {"looks", "ping", "channel"}
"""Changes that nobody's chances or plans depend on: the card does not speak of them."""
