"""How the desk looks elsewhere: alerts, the doctor's card, the audit log. /setup has `ui_setup`."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from discord import ui

from bot.feature import Finding, Severity
from bot.outbox import Delivery
from bot.presses import Form, Presses
from bot.text import listing, moment
from bot.ui import ACCENT, CALM, TROUBLE, WARNING, Card, button, escape
from cogs.desk import text_audit, text_findings
from cogs.desk.model import Cursor, Entry, Page, Query

MOST_FINDINGS = 10
FEATURES_PER_PAGE = 3
LONGEST_WORDS = 24
"""Of a search, so that all of it fits into a button."""


@dataclass(frozen=True, slots=True)
class Powers:
    """One feature in the list of who may do what: its moderators' roles and (command, who) pairs."""

    title: str
    role_ids: tuple[int, ...]
    commands: tuple[tuple[str, str], ...]


def alert_card(delivery: Delivery, presses: Presses) -> Card:
    """A few sentences for the moderators, with the doctor at hand when that helps."""
    card = Card(accent=ACCENT if delivery.ref.get("good") else WARNING).text(delivery.ref["text"])
    return card.row(button("What is wrong now?", presses.id("examine"))) if delivery.ref.get("check") else card


def doctor_card(findings: Sequence[Finding], presses: Presses) -> Card:
    """What is wrong, in plain words, each with its fix."""
    again = button("Check again", presses.id("check"))
    if not findings:
        return Card(accent=ACCENT).heading(text_findings.ALL_WELL).text(text_findings.ALL_WELL_HINT).row(again)
    is_broken = any(finding.severity is Severity.BROKEN for finding in findings)
    card = Card(accent=TROUBLE if is_broken else WARNING).heading(text_findings.FOUND).text(text_findings.FOUND_HINT)
    for finding in findings[:MOST_FINDINGS]:
        card.line().text(_finding(finding))
    if len(findings) > MOST_FINDINGS:
        card.small(f"And {len(findings) - MOST_FINDINGS} more.")
    return card.row(again, button("Set up", presses.id("plan")))


def _finding(finding: Finding) -> str:
    is_broken = finding.severity is Severity.BROKEN
    mark = text_findings.BROKEN_MARK if is_broken else text_findings.WARNING_MARK
    return f"{mark} {finding.problem}\n-# {finding.fix}"


def audit_card(page: Page, query: Query, titles: dict[str, str], presses: Presses) -> Card:
    """One page of the log."""
    card = Card(accent=CALM).heading(text_audit.TITLE).small(_searched(query, titles))
    if not page.entries:
        card.text(text_audit.NOTHING)
    for entry in page.entries:
        card.text(_entry(entry, titles))
    buttons = [button("Who may do what", presses.id("who", 0))]
    if page.has_newer and page.entries:
        buttons.append(button("‹ Newer", audit_id(query, Cursor(page.entries[0].id, newer=True), presses)))
    if page.has_older and page.entries:
        buttons.append(button("Older ›", audit_id(query, Cursor(page.entries[-1].id), presses)))
    return card.row(*buttons)


def search_form(presses: Presses) -> Form:
    """Who, and what."""
    form = Form(text_audit.SEARCH, presses.id("found"))
    who: ui.UserSelect[Any] = ui.UserSelect(min_values=0, max_values=1, required=False)
    form.input("person", text_audit.SEARCH_PERSON, who, text_audit.SEARCH_PERSON_HINT)
    hint = text_audit.SEARCH_WORDS_HINT
    return form.line("words", text_audit.SEARCH_WORDS, hint, required=False, max_length=LONGEST_WORDS)


def audit_id(query: Query, cursor: Cursor, presses: Presses) -> str:
    """Everything about the search fits into the button, so that it works at any time."""
    start = f"{'n' if cursor.newer else 'o'}{cursor.entry_id}"
    return presses.id("audit", query.person or 0, query.feature or "", query.days, start, " ".join(query.words))


def _searched(query: Query, titles: dict[str, str]) -> str:
    parts = [f"last {query.days} days"]
    parts += [f"<@{query.person}>"] if query.person is not None else []
    parts += [titles.get(query.feature, query.feature)] if query.feature is not None else []
    parts += [f"“{escape(' '.join(query.words))}”"] if query.words else []
    return " · ".join(parts)


def _entry(entry: Entry, titles: dict[str, str]) -> str:
    act = entry.act
    about = f" · <@{act.subject_id}>" if act.subject_id is not None else ""
    feature = titles.get(act.feature, act.feature)
    details = text_audit.details(act.details)
    return (
        f"**{escape(feature)}: {escape(text_audit.action(act.action))}**{about}\n"
        f"-# <@{act.actor_id}> · {moment(entry.at, 'R')}{f' · {details}' if details else ''}"
    )


def who_card(powers: Sequence[Powers], page: int, presses: Presses) -> Card:
    """Every feature's moderators and commands."""
    card = Card(accent=CALM).heading(text_audit.WHO_TITLE)
    for one in powers[page * FEATURES_PER_PAGE : (page + 1) * FEATURES_PER_PAGE]:
        roles = [f"<@&{role_id}>" for role_id in one.role_ids]
        lines = [f"**{one.title}**", f"Moderators: {listing([*roles, text_audit.MANAGERS])}"]
        card.text("\n".join([*lines, *(f"-# /{name} · {who}" for name, who in one.commands)]))
    card.small(text_audit.WHO_HINT)
    buttons = [button("What moderators did", presses.id("audit", 0, "", 30, "", ""))]
    if page > 0:
        buttons.append(button("‹ Before", presses.id("who", page - 1)))
    if (page + 1) * FEATURES_PER_PAGE < len(powers):
        buttons.append(button("More ›", presses.id("who", page + 1)))
    return card.row(*buttons)
