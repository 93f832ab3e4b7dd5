"""A real browser for the tests of pages: one in each process, because opening it takes longer than most of them."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import BrowserContext, Page, async_playwright

from bot.demo.camera import find_browser

in_a_browser = [
    pytest.mark.browser,
    pytest.mark.skipif(find_browser() is None, reason="needs Chromium"),
    pytest.mark.asyncio(loop_scope="session"),
]
"""The marks of such tests; their fixtures live on the browser's loop, too."""


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def window() -> AsyncIterator[BrowserContext]:
    """Chromium's window, with one empty page: to open a window takes ten times as long as to open a page in it."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=find_browser(), args=["--no-sandbox"])
        opened = await browser.new_context()
        await opened.new_page()
        yield opened
        await browser.close()


@pytest_asyncio.fixture(loop_scope="session")
async def tab(window: BrowserContext) -> AsyncIterator[Page]:
    """A new page, which knows nothing of those before: they were on other ports or on none, and cookies are gone."""
    await window.clear_cookies()
    opened = await window.new_page()
    yield opened
    await opened.close()
