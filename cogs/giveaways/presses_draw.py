"""What everybody presses after the draw, my ticket and the check, and what a draw in trouble asks of moderators."""

from bot.access import Who
from bot.presses import Press, Presses
from bot.ui import CALM, Card
from cogs.desk import service as desk
from cogs.giveaways import (
    checking,
    jobs_drawing,
    service,
    service_closing,
    service_drawing,
    service_proof,
    text_draw,
    ui_draw,
)
from cogs.giveaways.model import FEATURE, State
from cogs.giveaways.service_claims import act

presses = Presses(FEATURE)


@presses.on("place", Who.EVERYONE)
async def place(press: Press) -> None:
    """My ticket: where it came, or why it did not count."""
    async with press.bot.db.read() as conn:
        standing = await service_proof.standing(conn, press.guild_id, press.id(), press.user_id)
    await press.show(ui_draw.ticket_card(standing))


@presses.on("check", Who.EVERYONE)
async def check(press: Press) -> None:
    """Compute the draw again, with the proof to take home."""
    await press.interaction.response.defer(ephemeral=True, thinking=True)
    await press.show(await checking.checked_card(press.bot, press.guild_id, press.id()))


@presses.on("unposted", Who.MODERATOR)
async def unposted(press: Press) -> None:
    """Ask where to go on: the same question as in the moderators' log."""
    async with press.bot.db.read() as conn:
        giveaway = (await service.view(conn, press.guild_id, press.id())).giveaway
    await press.show(ui_draw.trouble_card(giveaway, "closing" if giveaway.state is State.CLOSED else "announcement"))


@presses.on("elsewhere", Who.MODERATOR)
async def elsewhere(press: Press) -> None:
    """Go on in another channel."""
    bot, channel_id = press.bot, int(press.values[0])
    checking.must_write(bot, press.guild_id, channel_id)
    async with bot.db.write() as conn:
        await service_closing.post_elsewhere(conn, press.guild_id, press.id(), channel_id, bot.now())
        done = act(press.guild_id, press.user_id, "moved", giveaway=f"G{press.id()}", channel_id=channel_id)
        await desk.record(conn, done, bot.now())
    await press.redraw(Card(accent=CALM).text(text_draw.goes_on(channel_id)))


@presses.on("without_beacon", Who.MODERATOR)
async def without_beacon(press: Press) -> None:
    """Finish without the beacon, half an hour after it fell silent and not before; it is asked a last time."""
    bot = press.bot
    async with bot.db.read() as conn:
        giveaway = (await service.view(conn, press.guild_id, press.id())).giveaway
    service_drawing.may_do_without(giveaway, bot.now())
    await press.interaction.response.defer()
    done = act(press.guild_id, press.user_id, "finished_without_beacon", giveaway=giveaway.public_id)
    async with bot.db.write() as conn:
        await desk.record(conn, done, bot.now())
    await jobs_drawing.draw(bot, giveaway, without=True)
    async with bot.db.read() as conn:
        drawn = (await service.view(conn, press.guild_id, press.id())).giveaway
    with_it = drawn.state is not State.CLOSED and drawn.beacon is not None
    await press.redraw(Card(accent=CALM).text(text_draw.BEACON_BACK if with_it else text_draw.WITHOUT_BEACON))
