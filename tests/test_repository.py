"""What is under version control is fit to be read by anybody: no leftovers, no secrets, no address of one machine."""

import re
import stat
from pathlib import Path

import pytest

from bot.settings import Settings
from tests.source import ROOT, tracked

# One letter stands in brackets, so that this file does not find itself.
FORBIDDEN = {
    "an unfinished thought": r"\b(?:TOD[O]|FIXM[E])\b",
    "a path of one machine": r"(?<![\w.~-])/(?:wor[k]|roo[t]|home/\w+)/",
    "the address of a package index": r"pyp[i]\.org|python[h]osted\.org|--(?:extra-)?index-ur[l]|--find-link[s]",
    "a private key": r"-----BEGIN [A-Z ]*PRIVATE KE[Y]",
    "something like a Discord token": r"\b[MNO][\w-]{23,27}\.[\w-]{6}\.[\w-]{27,}",
    "something like an access key": r"\b(?:gh[pousr]_\w{36}|AKIA[A-Z0-9]{16}|sk-[A-Za-z0-9]{32,})\b",
}


def texts() -> list[tuple[str, str]]:
    """Every text file; pictures are left out."""
    found = []
    for path in tracked():
        try:
            found.append((path, (ROOT / path).read_text(encoding="utf-8")))
        except UnicodeDecodeError:
            continue
    return found


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_file_holds(what: str) -> None:
    pattern = re.compile(FORBIDDEN[what])
    found = [
        f"{path}:{text.count(chr(10), 0, match.start()) + 1} {match.group()[:20]}"
        for path, text in texts()
        for match in pattern.finditer(text)
    ]
    assert not found


def test_lock_files_hold_versions_and_hashes_only() -> None:
    for path in tracked("requirements"):
        if path.endswith(".lock"):
            text = (ROOT / path).read_text()
            assert "://" not in text, path
            pinned = re.findall(r"^[\w.-]+==\S+.*\\$\n    --hash=sha256:", text, flags=re.MULTILINE)
            assert len(pinned) == len(re.findall(r"^\w", text, flags=re.MULTILINE)), path


@pytest.mark.parametrize("program", [".ci/run", "requirements/install", "requirements/lock"])
def test_programs_can_be_run(program: str) -> None:
    assert (ROOT / program).stat().st_mode & stat.S_IXUSR


# The example of the settings is the documentation an operator reads first, so it cannot be allowed to rot.


def example() -> dict[str, str]:
    lines = (ROOT / ".env.example").read_text().splitlines()
    return dict(line.split("=", 1) for line in lines if "=" in line and not line.startswith("#"))


def test_the_example_names_every_setting_and_no_other() -> None:
    assert {name.lower() for name in example()} == set(Settings.model_fields)


def test_the_example_loads_and_shows_the_defaults(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in example():
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    assert Settings(_env_file=ROOT / ".env.example") == Settings()


def test_every_setting_in_the_example_is_explained() -> None:
    lines = (ROOT / ".env.example").read_text().splitlines()
    named = [number for number, line in enumerate(lines) if "=" in line and not line.startswith("#")]
    assert not [lines[number] for number in named if not lines[number - 1].startswith("# ")]
