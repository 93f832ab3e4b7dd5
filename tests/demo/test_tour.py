"""The tour and the theatre: told stories, exit status, coming and going."""

import asyncio
import os
import signal
from pathlib import Path

import pytest

from bot.demo import story, theatre
from bot.demo.stage import Shot, Step
from bot.demo.tour import play
from bot.demo.world import World
from tests.demo.stand_in import StandIn


def left_in(folder: Path) -> list[str]:
    return [file.name for file in folder.iterdir()]


async def no_picture(shot: Shot) -> str:
    return f"no picture of {shot.name}"


async def test_the_story_is_told_and_everything_happens(capsys: pytest.CaptureFixture[str]) -> None:
    assert await theatre.tour(None, maker=StandIn) == 0
    told = capsys.readouterr().out
    assert "2. Keiko Mori joins, reads the rules and accepts them" in told
    assert "[#lounge]  Greenroom: ## Welcome, @Keiko Mori Hey fam! What's good? / (Start here)" in told
    assert "Everything happened as told." in told


@pytest.mark.slow
async def test_the_story_holds_with_the_real_bot() -> None:
    assert await theatre.tour(None) == 0


async def test_a_step_that_does_not_do_what_it_says_fails_the_tour(world: World) -> None:
    async def breaks(world: World) -> None:
        raise ValueError(world.guild.name)

    steps = [
        Step("Nothing", lambda world: world.tick(), lambda _: "nobody danced"),
        Step("A fall", breaks, lambda _: None),
        Step("A walk", lambda world: world.tick(), lambda _: None),
    ]
    told: list[str] = []
    assert await play(world, steps, told.append, no_picture) == 2
    assert "   ✗ This did not happen: nobody danced." in told
    assert "   ✗ This did not happen: ValueError: The Green Room." in told
    assert told[-1] == "\n2 of the steps went wrong."


async def test_a_feature_has_its_own_chapter_in_the_middle(world: World) -> None:
    chapter = Step("Our chapter", lambda world: world.tick(), lambda _: None)
    world.features[0].tour = lambda: [chapter]  # type: ignore[attr-defined]  # the stand-in's features are plain namespaces
    assert story.steps(world)[len(story.ARRIVAL)] is chapter


async def test_a_polite_kill_ends_the_play_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    playing = asyncio.create_task(theatre.serve(0, open_browser=False, maker=StandIn))
    while "Open http" not in capsys.readouterr().out:  # noqa: ASYNC110  the only sign is on the terminal
        await asyncio.sleep(0)
    os.kill(os.getpid(), signal.SIGTERM)
    await playing
    assert "The lights are out." in capsys.readouterr().out
    assert left_in(tmp_path) == []
