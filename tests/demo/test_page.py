"""The front page in a real browser, on a phone and on a desk."""

from collections.abc import AsyncIterator

import pytest_asyncio
from playwright.async_api import Page, ViewportSize, expect

from tests.browser import in_a_browser
from tests.demo.plays import opened, served

pytestmark = in_a_browser
PHONE = ViewportSize(width=390, height=844)
DESK = ViewportSize(width=1280, height=800)


@pytest_asyncio.fixture(loop_scope="session")
async def page(tab: Page) -> AsyncIterator[Page]:
    """The page on a phone, opened and ready, with a play of its own; fails if a script on it failed."""
    async with opened() as world, served(world) as server:
        await tab.set_viewport_size(PHONE)
        await tab.emulate_media(reduced_motion="reduce")
        failures: list[str] = []
        tab.on("pageerror", lambda error: failures.append(str(error)))
        await tab.goto(server.url)
        await tab.locator("body[data-ready]").wait_for()
        yield tab
        await tab.close()
        assert failures == []


async def go(page: Page, tab: str) -> None:
    """On a phone one part is shown at a time."""
    if await page.locator(".tabs").is_visible():
        await page.locator(".tabs").get_by_role("button", name=tab).click()


async def test_on_a_phone_a_newcomer_is_let_in_and_walks_through_the_welcome(page: Page) -> None:
    await go(page, "Stage")
    await page.get_by_role("button", name="Somebody joins").click()
    await page.get_by_role("button", name="Be Keiko").click()
    await expect(page.locator("#you .name")).to_have_text("Keiko Mori")
    await page.locator("body[data-ready]").wait_for()

    channel = page.frame_locator("#frame").locator("#preview-app")
    await channel.get_by_role("button", name="Start here").last.click()
    await expect(channel.get_by_text("Only you can see this. Ready?")).to_be_visible()
    await channel.get_by_role("button", name="Introduce myself").click()
    await channel.get_by_role("textbox", name="Your niche").fill("One loaf at a time")
    await channel.get_by_role("button", name="Submit").click()
    await expect(channel.get_by_text("One loaf at a time")).to_be_visible()
    await expect(page.locator("#guide .done")).to_have_count(3)


async def test_a_message_taller_than_the_channel_is_read_from_its_beginning(page: Page) -> None:
    box = page.frame_locator("#frame").locator("#channel-composer-input")
    await box.fill("\n".join(f"line {number}" for number in range(80)))
    await box.press("Enter")
    await expect(page.frame_locator("#frame").get_by_text("line 79")).to_be_attached()
    await page.wait_for_function(_TOP_OF_THE_NEWEST)


_TOP_OF_THE_NEWEST = """() => {
  const inside = document.getElementById("frame").contentDocument;
  const newest = [...inside.querySelectorAll("[data-message-id]")].at(-1).getBoundingClientRect();
  const seen = inside.getElementById("channel-timeline").getBoundingClientRect();
  return newest.height > seen.height && Math.abs(newest.top - seen.top) < 40;
}"""


async def test_it_fits_and_at_a_desk_survives_a_reload_and_a_restart_and_works_by_keyboard(page: Page) -> None:
    # One test for four things: to play the three weeks takes longer than all of them.
    channel = page.frame_locator("#frame").locator("#preview-app")
    for size in (PHONE, DESK):
        await page.set_viewport_size(size)
        assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    await page.keyboard.press("Tab")
    await expect(page.get_by_role("link", name="Skip to the channel")).to_be_focused()

    await go(page, "Stage")
    switch = page.get_by_role("switch", name="Manage roles")
    await switch.focus()
    await page.keyboard.press("Space")
    await expect(switch).to_have_attribute("aria-checked", "false")
    await expect(switch).to_be_focused()

    await page.get_by_role("button", name="Restart the bot").click()
    await expect(page.get_by_text("The bot restarted on the same data.")).to_be_visible()
    await go(page, "Channel")
    await page.locator("body[data-ready]").wait_for()
    await channel.get_by_role("button", name="Start here").last.click()
    await expect(channel.get_by_text("Only you can see this. Ready?")).to_be_visible()

    await go(page, "Places")
    await page.locator("#places").get_by_role("button", name="wins").click()
    await expect(channel.get_by_role("heading", name="wins")).to_be_visible()
    await page.reload()
    await expect(channel.get_by_role("heading", name="wins")).to_be_visible()
    await expect(page).to_have_title("wins as Theo Lindqvist · The Green Room")
