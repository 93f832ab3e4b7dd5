"""What moderators see of a screenshot, and what the creator is told."""

from bot.ui import CALM, Card, button
from cogs.analytics import text_logging, text_numbers
from cogs.analytics.model_proof import ProofState
from cogs.analytics.service_proof import Shown
from cogs.analytics.ui import PRIMARY, control, name_of

_MOST = 12


def question_card(shown: Shown, picture: str) -> Card:
    """The picture with the numbers, for the moderators."""
    card = Card().text(f"<@{shown.account.user_id}> asks whether this picture shows these numbers.")
    _numbers(card, shown)
    card.picture(picture, "A screenshot of a creator's own statistics").small(text_logging.PROOF_HINT)
    return card.row(
        button(text_logging.CONFIRM, control("proof_yes", shown.proof.id), style=PRIMARY),
        button(text_logging.DECLINE, control("proof_no", shown.proof.id)),
    )


def _numbers(card: Card, shown: Shown) -> None:
    card.text(f"**{name_of(shown.account)}**")
    if shown.snapshot is not None and shown.snapshot.followers is not None:
        card.text(f"{shown.snapshot.followers:,} followers")
    lines = [f"- {text_numbers.content_line(each)}" for each in shown.contents[:_MOST]]
    if more := len(shown.contents) - _MOST:
        lines += [f"- and {more:,} more"] if more > 0 else []
    if lines:
        card.text("\n".join(lines))


def answered_card(shown: Shown, who: int) -> Card:
    """What is left of the question: no picture, no numbers."""
    words = text_logging.CONFIRMED if shown.proof.state is ProofState.CONFIRMED else text_logging.DECLINED
    return Card(accent=CALM).text(f"<@{shown.account.user_id}> · {name_of(shown.account)}").small(words.format(who=who))


def told_card(shown: Shown, group: str) -> Card:
    """For the creator."""
    confirmed = shown.proof.state is ProofState.CONFIRMED
    words = text_logging.TOLD_CONFIRMED if confirmed else text_logging.TOLD_DECLINED
    return Card().text(f"**{group}** · {name_of(shown.account)}").text(words)
