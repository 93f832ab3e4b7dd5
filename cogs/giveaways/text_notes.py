"""What the moderators' log says about a giveaway."""

from cogs.giveaways.model_notes import Note

NOTES = {
    Note.STARTED: "**{prize}** has started in {channel}, as planned.",
    Note.NOT_STARTED: "**{prize}** could not start as planned. It is a draft again. Mend this, then start it:",
    Note.PAUSED: "**{prize}** is still paused. Nobody can enter until you press **Manage**, then **Go on**.",
    Note.CARD_GONE: (
        "The card of **{prize}** in {channel} was deleted. Every entry is kept. To have it back, press **Manage**, "
        "then **Post again**; or cancel the giveaway."
    ),
    Note.CHANNEL_GONE: (
        "The channel of **{prize}** is gone. Every entry is kept. Press **Manage**, then **Post again**, and choose "
        "another one."
    ),
    Note.LACKS: "**{prize}** in {channel} is in trouble. I need this to bring it to its end:",
}
