"""A skip is visible on a developer's machine and a failure where everything is supposed to be there."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests import no_skips

_SKIPPED_TEST = """
import pytest

@pytest.mark.skip(reason="no such thing here")
def test_something(): ...

@pytest.mark.skip(reason="this one may be skipped")
def test_excused(): ...

@pytest.mark.xfail(reason="known", strict=True)
def test_known(): raise AssertionError
"""
_SKIPPED_FILE = """
import pytest
pytest.importorskip("surely_not_a_module", reason="no such module")
"""
_ROOT = Path(__file__).parent.parent


def _run_pytest(folder: Path, switch: str) -> str:
    options = ["-p", "tests.no_skips", "--rootdir", str(folder), "--continue-on-collection-errors"]
    command = [sys.executable, "-m", "pytest", *options]
    environment = {
        **os.environ,
        no_skips.SWITCH: switch,
        no_skips.ALLOWED: "may be skipped",
        "PYTHONPATH": str(_ROOT),
        "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
    }
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False, cwd=folder).stdout


@pytest.mark.parametrize(("switch", "closing"), [("", "3 skipped, 1 xfailed"), ("1", "1 skipped, 1 xfailed, 2 errors")])
def test_a_skip_fails_only_when_the_switch_is_set(tmp_path: Path, switch: str, closing: str) -> None:
    (tmp_path / "test_one.py").write_text(_SKIPPED_TEST)
    (tmp_path / "test_file.py").write_text(_SKIPPED_FILE)
    output = _run_pytest(tmp_path, switch)
    assert ("so nothing may be skipped: " in output) is bool(switch)
    assert closing in output
