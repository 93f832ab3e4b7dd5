"""The worked example in CONTRIBUTING.md, put into a copy of the project and tried there."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bot.known_migrations import versions
from tests.engines import GIVEN_URL
from tests.source import ROOT, tracked

HELD = ["tests/cheers", "tests/test_architecture.py", "tests/test_sizes.py"]
"""The example's own tests, and the rules that a new slice has to keep."""


def example() -> dict[str, str]:
    """The files of the example: a line with a path in backquotes, then the block. Its migration is the next."""
    newest = int(versions()[-1])
    numbers = {"0009": f"{newest + 1:04}", "0008": f"{newest:04}"}
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    text = re.sub(r"\b000[89](?=[_\"])", lambda number: numbers[number.group()], text)
    return dict(re.findall(r"^`([\w/]+\.py)`\n\n```python\n(.*?)^```$", text, flags=re.MULTILINE | re.DOTALL))


def put(folder: Path, path: str, text: str) -> None:
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    (folder / path).write_text(text, encoding="utf-8")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The project with the example in it."""
    folder = tmp_path / "project"
    for path in tracked():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / path, folder / path)
    for compiled in {(ROOT / path).parent / "__pycache__" for path in tracked() if path.endswith(".py")}:
        if compiled.is_dir():  # still true of the copies, which are of the same second: to compile anew takes longer
            shutil.copytree(compiled, folder / compiled.relative_to(ROOT))
    for path, text in example().items():
        put(folder, path, text)
    client = (folder / "bot/client.py").read_text(encoding="utf-8")
    put(folder, "bot/client.py", re.sub(r"(?m)(^FEATURES = \((?:\n    .*)*)\n\)", r'\1\n    "cogs.cheers",\n)', client))
    git = ["git", "init", "--quiet"]
    subprocess.run(git, cwd=folder, check=True)
    # The rules ask about what git knows. Of all other files they ask where those are: here it takes most of the time.
    known = [path for path in tracked() if path not in {"bot/client.py", *example()}]
    put(folder, ".git/info/exclude", "".join(f"/{path}\n" for path in known))
    return folder


def seen_by_rules(folder: Path) -> set[str]:
    """The files that `tests.source` finds there."""
    command = ["git", "ls-files", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True).stdout
    return set(listed.splitlines())


def run(folder: Path, *arguments: str, **environment: str) -> None:
    # Its own place for bytecode and caches, and no settings of the run that we are part of.
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST_", "COV_"))}
    command = [sys.executable, "-m", *arguments]
    ended = subprocess.run(
        command, cwd=folder, env=inherited | environment, capture_output=True, text=True, check=False
    )
    assert ended.returncode == 0, ended.stdout[-3000:] + ended.stderr[-2000:]


@pytest.mark.slow
@pytest.mark.timeout(180)
def test_the_example_works_and_keeps_every_rule(copy: Path, postgres_url: str) -> None:
    """On the server that is running already: a second one would take as long as all the rest."""
    assert seen_by_rules(copy) == {"bot/client.py", *example()}
    run(copy, "pytest", "-q", "-x", "-k", "not loads_a_library", *HELD, **{GIVEN_URL: postgres_url})


def test_the_example_is_written_as_everything_else(copy: Path) -> None:
    files = sorted(example())
    assert len(files) > 10
    run(copy, "ruff", "check", *files)
    run(copy, "ruff", "format", "--check", *files)
