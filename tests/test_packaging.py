"""What is handed out is whole: the wheel, and the container that is built from the files Docker is given."""

import os
import shutil
import subprocess
import sys
import zipfile
from fnmatch import fnmatch
from pathlib import Path

import pytest

from bot.settings import Settings
from bot.trouble import DISCORD_AWAY
from tests.source import ROOT, tracked

EXPECTED = (
    "bot/py.typed",
    "bot/_migrations/env.py",
    "cogs/py.typed",
)


def _build_wheel(source: Path, target: Path) -> Path:
    command = [
        sys.executable,
        "-m",
        "build",
        "--wheel",
        "--no-isolation",
        "--outdir",
        str(target),
        str(source),
    ]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    return next(target.glob("*.whl"))


def _packaged(wheel: Path) -> set[str]:
    """Files of the packages; the metadata beside them is the build backend's business."""
    return {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _build_wheel(ROOT, tmp_path_factory.mktemp("wheel"))


def test_the_wheel_holds_the_packages_the_migrations_and_nothing_else(wheel: Path) -> None:
    code = set(tracked("bot", "cogs"))
    migrations = {f"bot/_{name}" for name in tracked("migrations")}
    assert _packaged(wheel) == code | migrations
    assert set(EXPECTED) <= _packaged(wheel)


_MIGRATE = """
import asyncio, pathlib, bot.migrate
print(bot.migrate.__file__)
asyncio.run(bot.migrate.migrate("sqlite+aiosqlite:///data/group.sqlite3", pathlib.Path("data/group.sqlite3")))
"""


_RUN = """
import sys, discord.http
discord.http.Route.BASE = "http://127.0.0.1:1/api"
sys.argv = ["greenroom", "run"]
import bot.cli
print(bot.cli.__file__)
bot.cli.main()
"""


def _in_an_empty_folder(wheel: Path, folder: Path, program: str, *options: str) -> subprocess.CompletedProcess[str]:
    """Run a program with the wheel, and nothing else of ours."""
    installed, empty = folder / "installed", folder / "empty"
    empty.mkdir()
    zipfile.ZipFile(wheel).extractall(installed)
    settings = {name.upper() for name in Settings.model_fields}
    environment = {name: value for name, value in os.environ.items() if name not in settings}
    run = subprocess.run(
        [sys.executable, *options, "-c", program],
        env={**environment, "PYTHONPATH": str(installed), "DISCORD_TOKEN": "made-up"},
        cwd=empty,
        capture_output=True,
        text=True,
        check=False,
        timeout=50,
    )
    assert run.stdout.startswith(str(installed)), f"the checkout ran, not the wheel: {run.stderr}"
    return run


def test_the_wheel_migrates_a_database_in_an_empty_folder(wheel: Path, tmp_path: Path) -> None:
    run = _in_an_empty_folder(wheel, tmp_path, _MIGRATE, "-W", "error")
    assert run.returncode == 0, run.stderr
    assert (tmp_path / "empty" / "data" / "group.sqlite3").stat().st_size > 0


def test_the_wheel_runs_in_an_empty_folder_as_far_as_it_can_without_a_network(wheel: Path, tmp_path: Path) -> None:
    run = _in_an_empty_folder(wheel, tmp_path, _RUN)
    assert run.returncode == 1, run.stderr
    assert run.stderr.endswith(f"{DISCORD_AWAY}\n")
    assert "Traceback" not in run.stderr
    assert (tmp_path / "empty" / "data" / "greenroom.sqlite3").stat().st_size > 0


# The container: no Docker is needed to know what it would be given.


def _copied() -> list[str]:
    """Sources of every COPY that reads the checkout."""
    lines = (ROOT / "Dockerfile").read_text().splitlines()
    copies = [line.split()[1:] for line in lines if line.startswith("COPY ") and "--from" not in line]
    return [source for *sources, _target in copies for source in sources]


def _is_ignored(path: str) -> bool:
    """Docker's rule: the last pattern that matches a path, or a folder above it, decides."""
    ignored = False
    for line in (ROOT / ".dockerignore").read_text().splitlines():
        if not line or line.startswith("#"):
            continue
        pattern = line.removeprefix("!")
        if _matches(path, pattern):
            ignored = not line.startswith("!")
    return ignored


def _matches(path: str, pattern: str) -> bool:
    parts = path.split("/")
    above = ["/".join(parts[: end + 1]) for end in range(len(parts))]
    if pattern.startswith("**/"):
        return any(fnmatch(part, pattern.removeprefix("**/")) for part in parts)
    return any(fnmatch(folder, pattern) for folder in above)


def test_docker_is_given_every_file_that_it_copies() -> None:
    for source in _copied():
        assert (ROOT / source).exists(), source
        assert not _is_ignored(source), source


@pytest.mark.parametrize("path", [".env", "data/greenroom.sqlite3", ".git/config", "bot/__pycache__/db.pyc"])
def test_docker_is_not_given_secrets_or_litter(path: str) -> None:
    assert _is_ignored(path)


def test_the_container_holds_the_same_files_as_the_wheel(wheel: Path, tmp_path: Path) -> None:
    context = tmp_path / "context"
    for name in tracked(*_copied()):
        if not _is_ignored(name):
            (context / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, context / name)
    assert _packaged(_build_wheel(context, tmp_path / "wheel")) == _packaged(wheel)
