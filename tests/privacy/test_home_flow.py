"""The way to one's data from one's own panel, and a deletion that is under way."""

from cogs.privacy import text
from tests.group import Group, labels, said
from tests.home.panel import home


async def test_a_deletion_that_was_asked_for_stands_first_at_home(group: Group) -> None:
    """D3, D21."""
    keiko = group.join("keiko")
    await group.settle()
    assert "My data" in labels(await home(group, keiko))
    card = (await keiko.slash(group.lobby, "privacy delete")).response
    assert card is not None
    await keiko.click(card, label=text.YES_DELETE)
    shown = await home(group, keiko)
    assert "Everything about you is deleted" in said(shown)
    assert "Everything about you is deleted" not in said(await home(group, group.moderator))
