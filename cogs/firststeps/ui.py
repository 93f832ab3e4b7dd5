"""How the path looks: the panel of /steps, the reminder, the calendar, the check-in."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any

import discord
from discord import ui

from bot.presses import Form
from bot.ui import CALM, Card, button, escape
from cogs.contact import model as contact
from cogs.contact import text as contact_text
from cogs.contact.model import Way
from cogs.firststeps import text, text_audits, text_mentors
from cogs.firststeps.model import CHECK_INS, LONGEST_LINE, CheckIn, Feeling, Progress, Step, control
from cogs.firststeps.model_audits import AuditState
from cogs.firststeps.model_calendar import MOST_A_WEEK, Calendar, Format, planned
from cogs.firststeps.model_mentors import PairState
from cogs.firststeps.model_nudges import ABOUT, Nudge, Phase
from cogs.firststeps.service import Panel
from cogs.firststeps.ui_mentors import proposal_row
from cogs.onboarding.model import START

Button = ui.Button[Any]

_PRIMARY = discord.ButtonStyle.primary
_WAYS = {
    Way.DM: (contact_text.BY_DM, contact.ASK_DM),
    Way.THREAD: (contact_text.IN_THREAD, contact.ASK_THREAD),
    Way.NONE: (contact_text.NO_REMINDERS, contact.ASK_NONE),
}
_SHOWN_PIECES = 4
_BEGUN, _NEXT, _LATER = "✅", "▶️", "▫️"


def panel_card(panel: Panel, now: datetime, notice: str | None = None) -> Card:
    """Where somebody is, what is next, their reminders, their mentoring."""
    card = Card().heading(text.TITLE)
    if notice is not None:
        card.text(notice)
    if panel.progress is None or panel.progress.path.began_at is None:
        _before(card, panel)
    else:
        _steps(card, panel.progress, now)
    _reminders(card.line(), panel)
    _mentoring(card.line(), panel)
    return card


def _before(card: Card, panel: Panel) -> None:
    """Onboarding comes first, except for those who were here before the bot."""
    start = button(text.START, START, style=_PRIMARY)
    if panel.in_onboarding:
        card.text(text.IN_ONBOARDING).row(start)
    else:
        card.text(text.BEFORE).text(text.NEW_OR_NOT).row(start, button(text.BEGIN, control("begin", panel.guild_id)))


def _steps(card: Card, progress: Progress, now: datetime) -> None:
    began = progress.path.began_at or now
    card.small(text.day_of(began, now)).text("\n".join(_step_line(progress, step, now) for step in Step))
    card.text(_next_text(progress, now))
    if progress.audit is not None and progress.audit.state is AuditState.UNPOSTED:
        card.small(text_audits.UNPOSTED)
    actions = list(_actions(progress, now))
    if actions:
        card.rows(actions)


def _step_line(progress: Progress, step: Step, now: datetime) -> str:
    mark = _BEGUN if step in progress.done else _NEXT if step is progress.next(now) else _LATER
    opens = progress.opens_at(step)
    more = text.opens(opens) if opens is not None and opens > now and step not in progress.done else ""
    if step is Step.AUDIT and progress.audit is not None and progress.audit.is_open:
        more = text_audits.count_line(progress.audit)
    return f"{mark} {text.NAMES[step]}" + (f" · {more}" if more else "")


def _next_text(progress: Progress, now: datetime) -> str:
    if len(progress.done) == len(Step):
        return text.ALL_DONE
    step = progress.next(now)
    if step is not None:
        return f"**{text.NEXT[step]}**"
    return text.WAITING_FOR_FEEDBACK if Step.AUDIT not in progress.done else text.NOTHING_NOW


def _actions(progress: Progress, now: datetime) -> Iterator[Button]:
    guild_id, step = progress.path.guild_id, progress.next(now)

    def action(label: str, verb: str, about: Step | None) -> Button:
        style = _PRIMARY if about is not None and about is step else discord.ButtonStyle.secondary
        return button(label, control(verb, guild_id), style=style)

    if Step.AUDIT not in progress.taken:
        yield action(text.ASK, "ask", Step.AUDIT)
    if progress.audit is not None and progress.audit.reviewers:
        yield action(text.READ, "feedback", None)
    if progress.audit is not None and progress.audit.is_open:
        yield action(text.TAKE_BACK, "withdraw", None)
    yield action(text.REPLAN if progress.calendar else text.PLAN, "plan", Step.CALENDAR)
    if progress.open_check_in(now) is not None:
        yield action(text.CHECK_IN, "check_in", step if step in CHECK_INS.values() else None)


def _reminders(card: Card, panel: Panel) -> None:
    """How they are reminded, and the other ways; stopped reminders have their way back."""
    stopped = panel.progress is not None and not panel.progress.path.reminders
    if stopped and panel.way is not Way.NONE:
        card.small(text.REMINDERS_OFF).row(button(text.RESUME, control("resume", panel.guild_id)))
        return
    ways = [way for way in _WAYS if way is not panel.way]
    card.small(contact_text.NOW[panel.way])
    card.row(*(button(_WAYS[way][0], contact.asking(_WAYS[way][1], panel.guild_id)) for way in ways))


def _mentoring(card: Card, panel: Panel) -> None:
    for pair in panel.pairs:
        if pair.state is PairState.PROPOSED and pair.mentor_id == panel.user_id:
            card.text(text_mentors.proposal_short(pair.newcomer_id)).row(*proposal_row(pair))
        elif pair.state is PairState.ACCEPTED:
            mine = pair.newcomer_id == panel.user_id
            card.text(text_mentors.mentor_line(pair) if mine else text_mentors.mentee_line(pair))
    label = text_mentors.MENTORING if panel.offer is not None else text_mentors.I_CAN
    card.row(button(label, control("mentor", panel.guild_id)))


def open_button(guild_id: int) -> Button:
    """The way to the panel, from anywhere."""
    return button(text.OPEN, control("open", guild_id), style=_PRIMARY)


def nudge_card(nudge: Nudge, group: str, channel: str, after: str | None = None) -> Card:
    """A reminder; `after` is what is said once it was put off or stopped, in place of those buttons."""
    onboarding = nudge.phase is Phase.ONBOARDING
    words = text.NUDGE_ONBOARDING if onboarding else text.NUDGES[ABOUT[nudge.day]]
    card = Card(accent=CALM).text(words.format(group=escape(group), channel=channel))
    buttons = [] if onboarding else [open_button(nudge.guild_id)]
    if after is not None:
        card.small(after)
    else:
        if not nudge.postponed:
            buttons.append(button(text.LATER, control("later", nudge.guild_id, nudge.id)))
        buttons.append(button(text.STOP, control("stop", nudge.guild_id, nudge.id)))
    return card.row(*buttons) if buttons else card


def calendar_form(guild_id: int, now: Calendar | None) -> Form:
    """How often, which formats, from when."""
    times = [(str(times), text.per_week(times).capitalize()) for times in range(1, MOST_A_WEEK + 1)]
    kinds = [(kind.value, text.FORMATS[kind].capitalize()) for kind in Format]
    chosen = {str(now.per_week)} | {kind.value for kind in now.formats} if now is not None else {"1"}
    form = Form(text.CALENDAR_FORM, control("planned", guild_id))
    form.input("per_week", text.PER_WEEK_LABEL, choice(times, chosen), text.PER_WEEK_HELP)
    form.input("formats", text.FORMATS_LABEL, choice(kinds, chosen, most=4), text.FORMATS_HELP)
    starts = now.starts_on.isoformat() if now is not None else "today"
    return form.line("starts_on", text.STARTS_LABEL, text.STARTS_HELP, default=starts, max_length=20, required=False)


def choice(options: Sequence[tuple[str, str]], chosen: set[str], most: int = 1) -> ui.Select[Any]:
    """A select menu of values and their labels."""
    return ui.Select(
        options=[discord.SelectOption(label=label, value=value, default=value in chosen) for value, label in options],
        max_values=most,
    )


def calendar_card(calendar: Calendar, guild_id: int, today: date) -> Card:
    """The plan, with its next pieces."""
    pieces = planned(calendar, max(today, calendar.starts_on), _SHOWN_PIECES)
    card = Card().heading(text.CALENDAR_TITLE).text(text.calendar_line(calendar))
    card.text("\n".join(text.planned_line(piece) for piece in pieces)).small(text.CALENDAR_END)
    return card.row(open_button(guild_id))


def check_in_form(guild_id: int, number: int) -> Form:
    """How did it go."""
    feelings = [(feeling.value, text.FEELINGS[feeling]) for feeling in Feeling]
    form = Form(text.CHECK_IN_FORM, control("checked_in", guild_id, number))
    form.input("feeling", text.FEELING_LABEL, choice(feelings, set()))
    return form.line("line", text.LINE_LABEL, text.LINE_HELP, max_length=LONGEST_LINE, required=False)


def check_in_card(said: CheckIn, guild_id: int) -> Card:
    """The answer to a check-in."""
    return Card().text(text.CHECK_IN_ANSWERS[said.feeling]).row(open_button(guild_id))
