"""Takes the README's pictures of the front page, if there is a browser to take them with."""

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from simcord import ChannelHandle

from bot.demo.server import Server, listen
from bot.demo.stage import Shot
from bot.demo.tour import Shoot
from bot.demo.world import World

if TYPE_CHECKING:
    from playwright.async_api import Browser

_NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
_PHONE = 500  # pixels; below, the window is as high as a phone
_NO_SANDBOX = "--no-sandbox"  # only our own page is opened, and in a container there is no other way


def find_browser() -> str | None:
    """Find Chromium on this machine, or nothing."""
    return next((path for name in _NAMES if (path := shutil.which(name))), None)


@asynccontextmanager
async def ready(world: World, folder: Path | None) -> AsyncIterator[Shoot]:
    """Set up a camera that saves to a folder; without folder, browser or Playwright it only says so."""
    browser_path = find_browser() if find_spec("playwright") else None
    if folder is None or browser_path is None:
        yield _no_camera
        return
    from playwright.async_api import async_playwright  # noqa: PLC0415  a tool of developers, not of players

    with listen(0) as taken:
        async with Server.running(world, taken) as server, async_playwright() as playwright:
            browser = await playwright.chromium.launch(executable_path=browser_path, args=[_NO_SANDBOX])
            try:
                yield _Camera(world, browser, server.url, folder).shoot
            finally:
                await browser.close()


async def _no_camera(shot: Shot) -> str:
    return f"   (no picture of {shot.name}: there is no Chromium here, or no folder was named)"


class _Camera:
    def __init__(self, world: World, browser: "Browser", url: str, folder: Path) -> None:
        self._world, self._browser, self._url, self._folder = world, browser, url, folder

    async def shoot(self, shot: Shot) -> str:
        """Save one picture; answers what to tell."""
        height = 844 if shot.width < _PHONE else 800
        page = await self._browser.new_page(
            viewport={"width": shot.width, "height": height}, color_scheme="dark", reduced_motion="reduce"
        )
        try:
            place = self._find(shot).id
            await page.goto(f"{self._url}?as={shot.person}&in={place}")
            await page.locator("body[data-ready]").wait_for()
            path = self._folder / f"{shot.name}.png"
            await page.screenshot(path=path)
        finally:
            await page.close()
        return f"   (picture: {path})"

    def _find(self, shot: Shot) -> ChannelHandle:
        return self._world.people[shot.person].dm if shot.place == "dm" else self._world.channel(shot.place)
