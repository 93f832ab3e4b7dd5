"""Who may enter, and who has more entries, as lines on a card. What one person lacks is told in `text_entering`."""

from collections.abc import Iterator, Sequence

from bot.text import listing, plural
from cogs.giveaways.model_spec import Bonus, Rules

WHO = "**Who may enter**"
MORE = "**More entries for**"


def blocks(rules: Rules) -> list[tuple[str, list[str]]]:
    """Titles with their lines; nothing when everybody may enter with one entry."""
    both = [(WHO, list(_lines(rules))), (MORE, [_bonus(each) for each in rules.bonus])]
    return [(title, lines) for title, lines in both if lines]


def _bonus(bonus: Bonus) -> str:
    return f"{_role(bonus.role_id)} · {plural(bonus.entries, 'more entry', 'more entries')}"


def _lines(rules: Rules) -> Iterator[str]:
    if rules.needs_all:
        yield f"You have {_roles(rules.needs_all, 'and')}"
    if rules.needs_any:
        many = len(rules.needs_any) > 1
        yield f"You have {'one of ' if many else ''}{_roles(rules.needs_any, 'or')}"
    yield from _about_time(rules)
    if rules.bypass_roles:
        yield f"None of that is asked of {_roles(rules.bypass_roles, 'and')}"
    if rules.cooldown_days:
        yield f"No win here in the last {plural(rules.cooldown_days, 'day')}"
    if rules.barred_roles:
        yield f"Not for {_roles(rules.barred_roles, 'and')}"


def _about_time(rules: Rules) -> Iterator[str]:
    if rules.account_days:
        yield f"Your Discord account is {plural(rules.account_days, 'day')} old or more"
    if rules.member_days:
        yield f"You joined the group {plural(rules.member_days, 'day')} ago or more"
    if rules.introduced:
        yield "You have introduced yourself"


def _roles(roles: Sequence[int], last: str) -> str:
    return listing([_role(role) for role in roles], last)


def _role(role: int) -> str:
    return f"<@&{role}>"
