"""Looking for words on the board, as people do it."""

import pytest

from tests.collabs.scene import answered, scene, typed_in
from tests.group import Group, labels, said

BOTH = pytest.mark.parametrize("forum", [True, False], ids=["forum", "text"])


@BOTH
async def test_people_search_and_filters_and_pages_stay(group: Group, forum: bool) -> None:  # noqa: FBT001
    """C15: after a restart too."""
    made = await scene(group, forum=forum)
    await made.limits(most_open=20, cooldown_hours=0)
    keiko, jamal = group.join("keiko"), group.join("jamal")
    await group.settle()
    for number in range(7):
        await made.post(keiko, title=f"Bäckerei {number}", kind=["event" if number > 5 else "creator"])
    await made.post(keiko, title="Street tour")
    card = answered(await jamal.slash(group.lobby, "collab browse", words="BACKEREI"))
    assert "Searched for: backerei" in said(card)
    assert "Street tour" not in said(card)
    assert "Limits of the board" not in labels(card)
    await group.restart()
    await jamal.click(card, label="Older ›")
    assert "Bäckerei 1" in said(card)
    await jamal.click(card, label="‹ Newer")
    assert "Bäckerei 6" in said(card)
    await jamal.select(card, ["event"], custom_id="collabs:filter:kind:all.all.all.all.backerei")
    assert "Bäckerei 6" in said(card)
    assert "Bäckerei 5" not in said(card)
    form = await jamal.click(card, label="Search")
    assert typed_in(form) == {"words": "backerei"}
    await jamal.submit_modal(form, {"words": "street"})
    assert "Nothing fits that right now" in said(card), "the kind is still chosen"
    await jamal.select(card, ["all"], custom_id="collabs:filter:kind:event.all.all.all.street")
    assert "Street tour" in said(card)
    await jamal.submit_modal(await jamal.click(card, label="Search"), {"words": ""})
    assert "Searched for" not in said(card)
    assert "Bäckerei 6" in said(card)


async def test_words_that_nothing_can_be_made_of_show_everything(group: Group) -> None:
    made = await scene(group, forum=False)
    keiko = group.join("keiko")
    await group.settle()
    await made.post(keiko)
    card = answered(await keiko.slash(group.lobby, "collab browse", words="…:.!*"))
    assert "Bread reel" in said(card)
    assert "Searched for" not in said(card)
