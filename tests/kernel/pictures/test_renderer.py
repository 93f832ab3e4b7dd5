"""The renderer: one thread, a short queue, pictures kept, and an end. Nothing is really drawn here, but once."""

import asyncio
import subprocess
import sys
import threading
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.errors import UserError
from bot.pictures import renderer
from bot.pictures.renderer import Renderer
from bot.pictures.spec import Spec
from tests.analytics.charts.samples import RATE
from tests.source import ROOT


class Drawer:
    """Draws titles, and only when it may."""

    def __init__(self) -> None:
        self.may = threading.Event()
        self.may.set()
        self.drawn: list[str] = []
        self.threads: set[str] = set()
        self.loaded = 0

    def load(self) -> renderer.Draw:
        self.loaded += 1
        return self.draw

    def draw(self, spec: Spec) -> bytes:
        assert self.may.wait(30)
        self.threads.add(threading.current_thread().name)
        title = getattr(spec, "title", "")
        self.drawn.append(title)
        if title == "broken":
            raise ValueError(title)
        return title.encode()


@pytest.fixture
def drawer() -> Drawer:
    return Drawer()


@pytest.fixture
async def charts(drawer: Drawer) -> AsyncIterator[Renderer]:
    made = Renderer(drawer.load)
    yield made
    drawer.may.set()
    await made.close()


def titled(title: str) -> Spec:
    return replace(RATE, title=title)


async def test_a_picture_is_drawn_once_and_kept(charts: Renderer, drawer: Drawer) -> None:
    assert await charts.png(titled("one")) == b"one"
    assert await charts.png(titled("one")) == b"one"
    assert await charts.png(titled("two")) == b"two"
    assert drawer.drawn == ["one", "two"]
    assert drawer.loaded == 1


async def test_what_is_asked_for_together_is_drawn_once(charts: Renderer, drawer: Drawer) -> None:
    found = await asyncio.gather(*(charts.png(titled("same")) for _ in range(50)))
    assert set(found) == {b"same"}
    assert drawer.drawn == ["same"]


async def test_one_thread_draws_all(charts: Renderer, drawer: Drawer) -> None:
    await asyncio.gather(*(charts.png(titled(str(n))) for n in range(9)))
    assert len(drawer.threads) == 1
    assert threading.current_thread().name not in drawer.threads


async def test_only_the_last_pictures_are_kept(
    charts: Renderer, drawer: Drawer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(renderer, "MOST_KEPT", 2)
    for title in ("a", "b", "a", "c", "a", "b"):
        await charts.png(titled(title))
    assert drawer.drawn == ["a", "b", "c", "b"]


async def test_somebody_who_is_forgotten_is_in_no_kept_picture(charts: Renderer, drawer: Drawer) -> None:
    await charts.png(titled("one"))
    charts.forget()
    await charts.png(titled("one"))
    assert drawer.drawn == ["one", "one"]


async def test_more_than_twenty_are_asked_to_come_again(charts: Renderer, drawer: Drawer) -> None:
    drawer.may.clear()
    waiting = [asyncio.create_task(charts.png(titled(str(n)))) for n in range(20)]
    await asyncio.sleep(0)
    with pytest.raises(UserError, match="try again"):
        await charts.png(titled("one too many"))
    drawer.may.set()
    assert len(await asyncio.gather(*waiting)) == 20
    assert await charts.png(titled("one too many")) == b"one too many"


async def test_who_waits_too_long_is_told_and_finds_it_drawn_next_time(drawer: Drawer) -> None:
    charts = Renderer(drawer.load, patience=0.01)
    drawer.may.clear()
    with pytest.raises(UserError, match="try again"):
        await charts.png(titled("slow"))
    drawer.may.set()
    await asyncio.gather(*charts._under_way.values())
    assert await charts.png(titled("slow")) == b"slow"
    assert drawer.drawn == ["slow"]
    await charts.close()


async def test_a_bug_is_told_to_who_waits_and_hurts_no_other(charts: Renderer) -> None:
    with pytest.raises(ValueError, match="broken"):
        await charts.png(titled("broken"))
    assert await charts.png(titled("whole")) == b"whole"


async def test_somebody_who_gives_up_takes_nothing_from_the_others(charts: Renderer, drawer: Drawer) -> None:
    drawer.may.clear()
    leaves, stays = (asyncio.create_task(charts.png(titled("same"))) for _ in range(2))
    await asyncio.sleep(0)
    leaves.cancel()
    drawer.may.set()
    assert await stays == b"same"


async def test_closing_gives_up_what_waits_and_ends_the_thread(drawer: Drawer) -> None:
    charts = Renderer(drawer.load)
    await charts.png(titled("done"))
    drawer.may.clear()
    waiting = [asyncio.create_task(charts.png(titled(str(n)))) for n in range(3)]
    await asyncio.sleep(0)
    closing = asyncio.create_task(charts.close())
    await asyncio.sleep(0)
    drawer.may.set()
    await closing
    assert all(isinstance(each, UserError) for each in await asyncio.gather(*waiting, return_exceptions=True))
    assert not [thread for thread in threading.enumerate() if thread.name in drawer.threads]
    with pytest.raises(UserError, match="restarting"):
        await charts.png(titled("done"))
    await charts.close()


_PROGRAM = """
import asyncio, sys, threading
import bot.client
import psutil
from bot.pictures import renderer
from cogs.analytics.charts import alt, kit
from tests.analytics.charts.samples import RATE

def loaded():
    return {"matplotlib", "numpy", "PIL"} & {name.partition(".")[0] for name in sys.modules}

async def main():
    charts = renderer.Renderer()
    assert not loaded(), loaded()
    assert alt.alt(RATE)
    picture = await charts.png(RATE)
    assert picture.startswith(b"\\x89PNG")
    assert "matplotlib.pyplot" not in sys.modules
    assert psutil.Process().num_threads() == threading.active_count(), "numpy has threads of its own"
    await charts.close()

asyncio.run(main())
"""


def test_matplotlib_comes_with_the_first_chart_and_leaves_no_trace(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    environment = {"HOME": str(home), "TMPDIR": str(tmp_path), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-W", "error", "-W", "ignore:'audioop':DeprecationWarning", "-c", _PROGRAM]
    run = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path, env=environment)
    assert run.returncode == 0, run.stderr
    assert run.stderr + run.stdout == ""
    assert [path.name for path in tmp_path.rglob("*")] == ["home"]
