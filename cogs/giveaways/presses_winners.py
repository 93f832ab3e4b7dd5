"""What moderators press about winners: who has what, it is sent, the prize moves on."""

from bot.access import Who
from bot.errors import UserError
from bot.presses import STALE, Press, Presses
from cogs.desk.model import Act
from cogs.giveaways import service, service_claims, service_prizes, ui_winners
from cogs.giveaways.model import FEATURE, View
from cogs.giveaways.model_winners import REASONS, WinnerState
from cogs.giveaways.service_claims import act

presses = Presses(FEATURE)


async def _view(press: Press) -> View:
    async with press.bot.db.read() as conn:
        return await service.view(conn, press.guild_id, press.id())


@presses.on("prizes", Who.MODERATOR)
async def prizes(press: Press) -> None:
    """Winners and prizes."""
    await press.show(ui_winners.winners_card(await _view(press)))


@presses.on("sent", Who.MODERATOR)
async def sent(press: Press) -> None:
    """These prizes are on their way."""
    async with press.bot.db.write() as conn:
        for value in press.values:
            done = act(press.guild_id, press.user_id, "prize_sent", giveaway=f"G{press.id()}")
            await service_prizes.sent(conn, done, press.id(), int(value), press.bot.now())
    await press.redraw(ui_winners.winners_card(await _view(press)))


@presses.on("reroll", Who.MODERATOR)
async def reroll(press: Press) -> None:
    """Ask whose prize moves on."""
    await press.show(ui_winners.reroll_card(await _view(press)))


@presses.on("reroll_whom", Who.MODERATOR)
async def reroll_whom(press: Press) -> None:
    """Ask why."""
    await press.redraw(ui_winners.reasons_card((await _view(press)).giveaway, int(press.values[0])))


@presses.on("reroll_now", Who.MODERATOR)
async def reroll_now(press: Press) -> None:
    """Let the prize move on."""
    reason = reason_of(press.args[2] if len(press.args) > 2 else "")  # noqa: PLR2004 - giveaway, person, reason
    async with press.bot.db.write() as conn:
        await service_claims.reroll(
            conn,
            replacing(press.guild_id, press.user_id, press.id(), press.id(1), reason),
            press.id(),
            reason,
            press.bot.now(),
        )
    await press.redraw(ui_winners.replaced_card())


def reason_of(word: str) -> WinnerState:
    """The reason that a button or a choice names. Raises UserError for anything else."""
    if word not in {state.value for state in REASONS}:
        raise UserError(STALE)
    return WinnerState(word)


def replacing(guild_id: int, moderator_id: int, giveaway_id: int, user_id: int, reason: WinnerState) -> Act:
    """What the audit log says about it."""
    return act(guild_id, moderator_id, "winner_replaced", user_id, giveaway=f"G{giveaway_id}", reason=REASONS[reason])
