"""Presses of the panel: its first page, the pages of an account, removing an account."""

from bot.access import Who
from bot.pictures.spec import Spec
from bot.presses import Press, Presses
from bot.studio import Chart
from bot.ui import Card
from cogs.analytics import (
    charting,
    charting_others,
    service,
    service_privacy,
    service_proof,
    showing,
    text_panel,
    ui,
    ui_forms,
    ui_panel,
)
from cogs.analytics.model import FEATURE
from cogs.analytics.model_growth import SPANS
from cogs.analytics.model_portrait import Shelf, portrait, usual_metric
from cogs.analytics.model_rates import Metric, Preset, default_metric
from cogs.analytics.people import home, may_derive_youtube
from cogs.analytics.studio import try_to_draw
from cogs.profiles.model import Platform

presses = Presses(FEATURE)
_USUAL_SPAN = 28


async def shelf_of(press: Press, account_id: int) -> Shelf:
    """What is kept about one of the presser's accounts. Raises UserError."""
    async with press.bot.db.read() as conn:
        return await service.shelf(conn, press.by, account_id, youtube_allowed=may_derive_youtube(press.bot))


@presses.on("me", Who.EVERYONE)
async def show_home(press: Press) -> None:
    """The first page."""
    await press.redraw(await home(press.bot, press.by))


@presses.on("open", Who.EVERYONE)
async def open_account(press: Press) -> None:
    """The overview of the account that was chosen."""
    await press.redraw(await overview(press, _chosen(press)))


@presses.on("account", Who.EVERYONE)
async def show_account(press: Press) -> None:
    """The overview of an account."""
    await press.redraw(await overview(press, press.id()))


async def overview(press: Press, account_id: int) -> Card:
    """The card of one of the presser's accounts."""
    shelf = await shelf_of(press, account_id)
    async with press.bot.db.read() as conn:
        waiting = await service_proof.waiting(conn, press.by, account_id)
    return ui_panel.account_card(shelf, press.bot.now(), waiting=waiting)


def _chosen(press: Press) -> int:
    return int(press.values[0]) if press.values and press.values[0].isdecimal() else 0


# Pages


async def _charts(press: Press, *specs: Spec | None) -> tuple[Chart, ...]:
    """The pictures of a page. Drawing takes a moment, so the press is answered first."""
    wanted = [spec for spec in specs if spec is not None]
    if wanted:
        await press.interaction.response.defer()
    drawn = [await try_to_draw(press.bot, spec, f"chart-{place}") for place, spec in enumerate(wanted, 1)]
    return tuple(chart for charts in drawn for chart in charts)


@presses.on("rate", Who.EVERYONE)
async def show_rate(press: Press) -> None:
    """The rate in full."""
    await _show_rate(press, None, Preset.HOUSE)


@presses.on("formula", Who.EVERYONE)
async def choose_formula(press: Press) -> None:
    """Another formula, the same way of counting."""
    metric = ui_forms.chosen(press.values, Metric)
    preset = ui_forms.chosen(press.args[1:2], Preset)
    await _show_rate(press, Metric(metric) if metric else None, Preset(preset or Preset.HOUSE))


@presses.on("preset", Who.EVERYONE)
async def choose_preset(press: Press) -> None:
    """Another way of counting, the same formula."""
    metric = ui_forms.chosen(press.args[1:2], Metric)
    preset = ui_forms.chosen(press.values, Preset)
    await _show_rate(press, Metric(metric) if metric else None, Preset(preset or Preset.HOUSE))


async def _show_rate(press: Press, metric: Metric | None, preset: Preset) -> None:
    shelf = await shelf_of(press, press.id())
    beside = await showing.beside(press.interaction, shelf) if _is_usual(shelf, metric, preset) else (None, None)
    charts = await _charts(press, charting.rate_spec(shelf, metric, preset, press.bot.now(), beside))
    await press.redraw(ui_panel.rate_card(shelf, press.bot.now(), metric, preset, charts))


def _is_usual(shelf: Shelf, metric: Metric | None, preset: Preset) -> bool:
    """Whether it is the figure that others are compared by: nothing else may stand beside theirs."""
    usual = default_metric(shelf.account.platform)
    return preset is Preset.HOUSE and (metric or usual_metric(shelf)) is usual


@presses.on("platforms", Who.EVERYONE)
async def show_platforms(press: Press) -> None:
    """All accounts side by side."""
    person = press.by
    async with press.bot.db.read() as conn:
        shelves = await service.shelves(conn, person, youtube_allowed=may_derive_youtube(press.bot))
    charts = await _charts(press, charting_others.platforms_spec(shelves, person.now))
    await press.redraw(ui_panel.platforms_card([portrait(each, person.now) for each in shelves], charts))


@presses.on("growth", Who.EVERYONE)
async def show_growth(press: Press) -> None:
    """Growth over some days."""
    days = int(press.args[1]) if len(press.args) > 1 and press.args[1].isdecimal() else _USUAL_SPAN
    shelf = await shelf_of(press, press.id())
    days = days if days in SPANS else _USUAL_SPAN
    charts = await _charts(press, charting.growth_spec(shelf, days, press.bot.now()))
    await press.redraw(ui_panel.growth_card(shelf, press.bot.now(), days, charts))


@presses.on("kinds", Who.EVERYONE)
async def show_kinds(press: Press) -> None:
    """Formats and sponsored content."""
    shelf = await shelf_of(press, press.id())
    now = press.bot.now()
    charts = await _charts(press, charting.formats_spec(shelf, now), charting.sponsored_spec(shelf, now))
    await press.redraw(ui_panel.kinds_card(shelf, now, charts))


@presses.on("times", Who.EVERYONE)
async def show_times(press: Press) -> None:
    """Best times."""
    shelf = await shelf_of(press, press.id())
    charts = await _charts(press, charting.heat_spec(shelf, press.bot.now()))
    await press.redraw(ui_panel.times_card(shelf, charts))


# Accounts


@presses.on("add", Who.EVERYONE)
async def ask_account(press: Press) -> None:
    """Ask where the content is."""
    await press.ask(ui_forms.account_form())


@presses.on("add_save", Who.EVERYONE)
async def add_account(press: Press) -> None:
    """Keep it."""
    platform = ui_forms.chosen(press.fields.get("platform") or (), Platform)
    async with press.bot.db.write() as conn:
        account = await service.add_account(
            conn, press.by, Platform(platform or Platform.OTHER), press.fields.get("handle") or ""
        )
    await press.show(ui_panel.added_card(account))


@presses.on("drop", Who.EVERYONE)
async def ask_to_drop(press: Press) -> None:
    """Ask before an account goes."""
    await press.redraw(ui_panel.drop_card((await shelf_of(press, press.id())).account))


@presses.on("drop_sure", Who.EVERYONE)
async def drop(press: Press) -> None:
    """Remove an account with all that hangs on it."""
    async with press.bot.db.write() as conn:
        await service_privacy.remove_account(conn, press.by, press.id())
    await press.redraw(ui.said_card(text_panel.ACCOUNT_REMOVED, ui.to_panel()))
