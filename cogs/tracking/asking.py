"""The form that opens: filled in with what was typed before, else with what is known."""

from collections.abc import Callable, Mapping

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.by import By
from bot.presses import Form
from cogs.tracking import service, service_links, service_results, ui_forms
from cogs.tracking.model import Work
from cogs.tracking.ui_forms import Sheet, Typed


async def form(conn: AsyncConnection, who: By, sheet: Sheet, work_id: int = 0, typed: Typed | None = None) -> Form:
    """That form, for a work or for itself (number 0). Raises UserError for a work that is not the person's own."""
    work = await service.mine(conn, who, work_id) if work_id or sheet in _OF_A_WORK else None
    known = typed if typed is not None else await _known(conn, who, sheet, work)
    if sheet is Sheet.WORK:
        return ui_forms.work_form(work_id, known, await service.requests(conn, who, work.request_id if work else None))
    if sheet is Sheet.PACKAGE:
        return ui_forms.pack_form(work_id, known, has_other=work is not None and work.other_id is not None)
    return _PLAIN[sheet](work_id, known)


_OF_A_WORK = {Sheet.PACKAGE, Sheet.RESULTS}
"""What cannot be by itself."""
_PLAIN: Mapping[Sheet, Callable[[int, Typed], Form]] = {
    Sheet.LINK: ui_forms.link_form,
    Sheet.CODE: ui_forms.code_form,
    Sheet.RESULTS: ui_forms.count_form,
}


async def _known(conn: AsyncConnection, who: By, sheet: Sheet, work: Work | None) -> Typed:
    if sheet is Sheet.LINK:
        platform = await service_links.usual_platform(conn, who)
        return {"campaign": work.name if work is not None else "", "platform": platform.value if platform else ""}
    if work is None:
        return {}
    if sheet is Sheet.WORK:
        ids = {"other": work.other_id, "request": work.request_id}
        told = {"name": work.name, "brand": work.brand, "nature": work.nature.value}
        return told | {name: str(value) for name, value in ids.items() if value is not None}
    if sheet is Sheet.RESULTS:
        written = service_results.written(work)
        return {"cost": written.cost, "counted": written.counted, "revenue": written.revenue}
    return {"brand": work.brand} if sheet is Sheet.CODE else {}
