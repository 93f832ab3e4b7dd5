"""How the page that says why, and the picture to share, look."""

import discord

from bot.pictures.spec import Look
from bot.studio import Chart
from bot.ui import Card, button
from cogs.shoutouts import text_why as text
from cogs.shoutouts.model import Mode, Rotation, Turn, control
from cogs.shoutouts.ui_report import file_button


def why_card(turn: Turn, rotation: Rotation) -> Card:
    """Private, for whoever asks; of any turn."""
    card = Card().heading(text.TITLE).text(text.headline(turn, rotation))
    card.text("\n".join(text.lines(turn, rotation)))
    is_known = turn.featured_id is not None and rotation.spec.mode is Mode.TURNS
    if is_known and turn.why:
        card.small(text.computed(turn))
    buttons = [picture_button(turn.id)] if is_known else []
    return card.small(text.ANYBODY_CAN).row(*buttons, file_button(rotation.id))


def picture_button(turn_id: int, look: Look | None = None) -> discord.ui.Button[discord.ui.LayoutView]:
    """To the picture; with a look, to the same one in that look."""
    labels = {None: text.PICTURE, Look.LIGHT: text.LIGHT, Look.DARK: text.DARK}
    return button(labels[look], control("picture", turn_id, *([look.value] if look else [])))


def picture_card(turn: Turn, look: Look, chart: Chart) -> Card:
    """The picture of a turn, to be saved and posted, and the way to the other look."""
    other = Look.LIGHT if look is Look.DARK else Look.DARK
    return Card().attach(*chart).small(text.PICTURE_SAYS).row(picture_button(turn.id, other))
