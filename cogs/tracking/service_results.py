"""What a collab came to: numbers typed in at the end or taken over from one's own campaigns, and all of it as rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.by import By
from cogs.analytics import service_campaigns
from cogs.analytics.model_campaign import Campaign
from cogs.tracking import model_reading, store, text_results
from cogs.tracking.model import Folder, Work
from cogs.tracking.model_results import Cost, Figure, Results, Summary, summary
from cogs.tracking.service import filled, own

_OFFERED = 25
FIGURES = tuple(each.name for each in fields(Summary) if each.name.startswith(("per_", "returned")))
"""The figures of a summary, in their order."""
_AMOUNTS = ("fee", "product", "commission")
_COUNTS = tuple(model_reading.COUNTS)
COLUMNS = (
    "name",
    "nature",
    "brand",
    "request",
    "added_at",
    "as_of",
    "packages",
    "codes",
    "links",
    *_AMOUNTS,
    "cost",
    "cost_currency",
    *_COUNTS,
    "revenue",
    "revenue_currency",
    *FIGURES,
    "provenance",
)
"""Of the file. An empty cell is not known, which is not zero; a figure's cell says why it is not there."""


@dataclass(frozen=True, slots=True)
class Typed:
    """The form as it came back."""

    cost: str = ""
    counted: str = ""
    revenue: str = ""


async def count(conn: AsyncConnection, by: By, work_id: int, typed: Typed) -> Work:
    """Keep what was typed. Raises UserError for what cannot be read; then nothing is changed."""
    work = await own(conn, by, work_id)
    cost, results = model_reading.cost(typed.cost), model_reading.results(typed.counted, typed.revenue)
    return await store.save(conn, replace(work, cost=cost, results=results, counted_at=by.now))


def written(work: Work) -> Typed:
    """What is known, as it would be typed."""
    currency = work.cost.currency if work.cost is not None else ""
    return Typed(
        cost=model_reading.cost_lines(work.cost, work.nature),
        counted=model_reading.count_lines(work.results),
        revenue=model_reading.revenue_line(work.results, currency),
    )


async def campaigns(conn: AsyncConnection, by: By) -> Sequence[Campaign]:
    """The person's own newest campaigns, whose numbers can be taken over."""
    return await service_campaigns.page(conn, by, 0, _OFFERED - 1)


async def take_over(conn: AsyncConnection, by: By, work_id: int, campaign_id: int) -> Work:
    """Copy the numbers of one of the person's own campaigns; what changes there later changes nothing here."""
    work = await own(conn, by, work_id)
    cost, results = model_reading.from_campaign(await service_campaigns.mine(conn, by, campaign_id))
    return await store.save(conn, replace(work, cost=cost, results=results, counted_at=by.now))


def summed(work: Work) -> Summary | None:
    """What it came to; None as long as nothing was counted."""
    if work.cost is None or work.results is None:
        return None
    return summary(work.cost, work.results)


async def counted_with(conn: AsyncConnection, by: By, request_id: int, other_id: int) -> Work | None:
    """The person's newest work from that request that something was counted of; none that is about somebody else."""
    found = await store.of_request(conn, by.guild_id, by.user_id, request_id)
    return next((each for each in found if each.other_id in {None, other_id} and summed(each) is not None), None)


# As rows


async def rows(conn: AsyncConnection, by: By) -> Sequence[Mapping[str, Any]]:
    """A row for each of the person's works, the newest first."""
    return [row(await filled(conn, each)) for each in await store.owned(conn, by.guild_id, by.user_id)]


def row(folder: Folder) -> Mapping[str, Any]:
    """A work as plain data. Amounts are in the currency's main unit, as words, so that no program rounds them."""
    work = folder.work
    about = {"name": work.name, "nature": work.nature.value, "brand": work.brand, "request": folder.title}
    return {
        **about,
        "added_at": work.created_at.isoformat(),
        "as_of": work.counted_at.isoformat() if work.counted_at is not None else None,
        "packages": "; ".join(f"{each.package.what}: {each.package.stage}" for each in folder.parcels),
        "codes": " ".join(each.promo.code for each in folder.codes),
        "links": " ".join(each.url for each in folder.links),
        **_costs(work.cost),
        **_counted(work.results, work.cost),
        **_figures(summed(work)),
        "provenance": text_results.PROVENANCE,
    }


def _costs(cost: Cost | None) -> Mapping[str, Any]:
    if cost is None:
        return {}
    amounts = {name: text_results.plain(getattr(cost, name), cost.currency) for name in _AMOUNTS}
    return amounts | {"cost": text_results.plain(cost.total, cost.currency), "cost_currency": cost.currency}


def _counted(results: Results | None, cost: Cost | None) -> Mapping[str, Any]:
    if results is None:
        return {}
    currency = results.revenue_currency or (cost.currency if cost is not None else "")
    sold = {"revenue": text_results.plain(results.revenue, currency), "revenue_currency": currency}
    return {name: getattr(results, name) for name in _COUNTS} | sold


def _figures(summed_up: Summary | None) -> Mapping[str, str]:
    if summed_up is None:
        return {}
    found: dict[str, Figure] = {name: getattr(summed_up, name) for name in FIGURES}
    return {name: text_results.cell(name, each, summed_up.currency) for name, each in found.items()}
