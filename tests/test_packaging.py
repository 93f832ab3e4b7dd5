"""What is handed out is whole: the wheel, and the container that is built from the files Docker is given."""

import os
import shutil
import subprocess
import sys
import zipfile
from fnmatch import fnmatch
from pathlib import Path

import pytest

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


def test_the_wheel_migrates_a_database_in_an_empty_folder(wheel: Path, tmp_path: Path) -> None:
    installed, empty = tmp_path / "installed", tmp_path / "empty"
    empty.mkdir()
    zipfile.ZipFile(wheel).extractall(installed)
    run = subprocess.run(
        [sys.executable, "-W", "error", "-c", _MIGRATE],
        env={**os.environ, "PYTHONPATH": str(installed)},
        cwd=empty,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert run.stdout.startswith(str(installed)), "the checkout ran, not the wheel"
    assert (empty / "data" / "group.sqlite3").stat().st_size > 0


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
