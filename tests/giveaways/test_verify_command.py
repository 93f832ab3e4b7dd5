"""`greenroom verify`: words, exit statuses, and nothing loaded that is not needed."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot import cli
from cogs.giveaways import text_proof
from cogs.giveaways.model_proof import Proof, to_json
from tests.giveaways.bundles import small_proof
from tests.source import ROOT

run = CliRunner()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "proof.json"


def written(file: Path, proof: Proof) -> str:
    file.write_text(to_json(proof), encoding="ascii")
    return str(file)


def test_a_proof_that_fits_ends_well(file: Path) -> None:
    ended = run.invoke(cli.app, ["verify", written(file, small_proof()), "--ticket", "0A" * 8])
    assert ended.exit_code == 0
    assert text_proof.GOOD in ended.stdout
    assert ended.stdout.count("ok  ") == 9
    assert "NO  " not in ended.stdout
    assert "Your ticket was in, with weight 5" in ended.stdout
    assert text_proof.LEVEL_2 in ended.stdout
    assert "not claimed" in ended.stdout


def test_one_that_does_not_fit_says_what_and_ends_with_one(file: Path) -> None:
    ended = run.invoke(cli.app, ["verify", written(file, replace(small_proof(None), order=()))])
    assert ended.exit_code == 1
    assert text_proof.BAD in ended.stdout
    assert "NO   The order of the tickets, drawn again here, is another one." in ended.stdout
    assert text_proof.LEVEL_1 not in ended.stdout


@pytest.mark.parametrize("content", [None, b"", b"no proof", b"\xff\xfe", b"{}"])
def test_what_cannot_be_read_ends_with_two_and_a_sentence(file: Path, content: bytes | None) -> None:
    if content is not None:
        file.write_bytes(content)
    ended = run.invoke(cli.app, ["verify", str(file)])
    assert ended.exit_code == 2
    assert ended.stdout == ""
    assert ended.stderr.count("\n") == 1
    assert run.invoke(cli.app, ["verify", str(file.parent)]).exit_code == 2


def test_it_needs_neither_discord_nor_a_network_nor_settings(file: Path) -> None:
    program = (
        "import sys; sys.argv[0] = 'greenroom'\n"
        "import bot.cli, atexit\n"
        "atexit.register(lambda: print({'discord', 'httpx', 'sqlalchemy'} & set(sys.modules)))\n"
        "bot.cli.main()\n"
    )
    command = [sys.executable, "-c", program, "verify", written(file, small_proof(None))]
    ended = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert ended.returncode == 0, ended.stderr
    assert ended.stdout.endswith("set()\n")


def test_features_are_asked_for_commands_only_when_needed() -> None:
    cli.feature_commands.cache_clear()
    assert run.invoke(cli.app, ["--version"]).exit_code == 0
    assert run.invoke(cli.app, ["health", "--help"]).exit_code == 0
    assert cli.feature_commands.cache_info().misses == 0
    assert "  verify " in run.invoke(cli.app, ["--help"]).stdout
    assert run.invoke(cli.app, ["verfy"]).exit_code == 2
