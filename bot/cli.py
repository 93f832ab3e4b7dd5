"""The command line: `greenroom` and `python -m bot`. Each command is a translation; the work is done elsewhere.

What goes wrong ends in `main`: one sentence on stderr and an exit status, 2 when something must be changed first.
"""

import asyncio
import importlib
import shlex
import sys
import tomllib
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from typer.core import TyperGroup

from bot.clock import system_clock

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping

    from typer._click.core import Command, Context

    from bot.doctor import Line
    from bot.settings import Settings


class Commands(TyperGroup):
    """The kernel's commands, then those of the features; a feature is asked only for what the kernel does not know."""

    def list_commands(self, ctx: "Context") -> list[str]:
        """Name all commands, for the help."""
        return [*super().list_commands(ctx), *sorted(feature_commands())]

    def get_command(self, ctx: "Context", cmd_name: str) -> "Command | None":
        """Find one by its name."""
        return super().get_command(ctx, cmd_name) or feature_commands().get(cmd_name)


@cache
def feature_commands() -> "Mapping[str, Command]":
    """The commands that features bring: each `cli.py` in a feature's folder has a Typer named `commands`.

    They must load without discord.py, because the help and every command of a feature loads them all.
    """
    package = find_spec("cogs")
    folders = [Path(folder) for folder in (package and package.submodule_search_locations) or ()]
    names = sorted(file.parent.name for folder in folders for file in folder.glob("*/cli.py"))
    found: dict[str, Command] = {}
    for name in names:
        found |= typer.main.get_group(importlib.import_module(f"cogs.{name}.cli").commands).commands
    return found


app = typer.Typer(
    cls=Commands,
    help="A Discord bot for small private groups of content creators.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def main() -> None:
    """Run the command line."""
    try:
        app(prog_name="greenroom")
    except Exception as error:  # noqa: BLE001 - the end of the program: every error gets its sentence here
        from bot.trouble import tell

        trouble = tell(error)
        typer.echo(trouble.sentence, err=True)
        sys.exit(trouble.status)


def _settings() -> "Settings":
    """Read the settings and begin the log."""
    from bot import logs
    from bot.settings import read_settings

    settings = read_settings()
    logs.configure(settings)
    return settings


def _show_version(wanted: bool) -> None:
    if not wanted:
        return
    try:
        number = version("greenroom")
    except PackageNotFoundError:  # A checkout is run as it is, without being installed.
        project = Path(__file__).parent.parent / "pyproject.toml"
        number = tomllib.loads(project.read_text(encoding="utf-8"))["project"]["version"]
    typer.echo(f"greenroom {number}")
    raise typer.Exit


@app.callback()
def _options(
    _version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and stop.")
    ] = False,
) -> None:
    """Take the options that stand before the command."""


@app.command()
def demo(
    port: Annotated[int, typer.Option(min=0, max=65535, help="The front page's port; 0 takes any free one.")] = 8710,
    tour: Annotated[bool, typer.Option("--tour", help="Tell the whole story here, without a browser.")] = False,
    pictures: Annotated[Path | None, typer.Option(help="With --tour: a folder for the story's pictures.")] = None,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Open the front page.")] = True,
) -> None:
    """Play with a simulated group on this machine; no account, no token."""
    from bot import demo as house
    from bot import logs
    from bot.settings import Settings

    # Neither .env nor the environment has a say: nothing of the real group may reach the simulated one.
    logs.configure(Settings.model_construct(log_level="WARNING"))
    if tour:
        raise typer.Exit(asyncio.run(house.tour(pictures)))
    asyncio.run(house.serve(port, open_browser=browser))


@app.command()
def run() -> None:
    """Connect to Discord with the token in .env, until Ctrl-C."""
    from bot import running

    asyncio.run(running.run(_settings()))


@app.command()
def migrate() -> None:
    """Bring the database up to date. Starting the bot does so by itself."""
    from bot.migrate import migrate_alone

    changed = asyncio.run(migrate_alone(_settings()))
    typer.echo("The database was brought up to date." if changed else "The database is up to date.")


@app.command()
def backup(
    to: Annotated[
        Path | None, typer.Option(help="A file, or a folder [default: backups, beside the database].")
    ] = None,
) -> None:
    """Copy the database, also while the bot runs; the newest BACKUPS_KEPT copies stay."""
    from bot.backup import back_up

    settings = _settings()
    copy = back_up(
        _sqlite_path(settings, "pg_dump", "--format=custom", "--file=greenroom.dump"),
        to,
        system_clock(),
        settings.backups_kept,
    )
    typer.echo(f"Saved {copy} ({copy.stat().st_size / 1024:,.0f} KB).")


@app.command()
def restore(
    file: Annotated[Path, typer.Argument(help="The backup to take.")],
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    lose_newer: Annotated[
        bool, typer.Option("--lose-newer", help="Also when something was written since that backup.")
    ] = False,
) -> None:
    """Put a backup in the database's place. The present file is kept beside it."""
    from bot.restore import check, put_back, refuse_to_lose

    settings = _settings()
    present = _sqlite_path(settings, "pg_restore", "--clean", "--if-exists", str(file))
    check(file, present)
    if not lose_newer:
        refuse_to_lose(file, present)
    if not yes:
        typer.confirm(f"Replace {present} with {file}? The present file is kept beside it.", abort=True)
    kept = put_back(file, present)
    typer.echo(f"Restored {file}.{f' The file before is {kept}.' if kept else ''} You can start the bot now.")


def _sqlite_path(settings: "Settings", *command: str) -> Path:
    """The SQLite file, or the sentence that leads to PostgreSQL's own tool."""
    from bot.errors import ConfigurationError

    if settings.sqlite_path is not None:
        return settings.sqlite_path
    program, *options = command
    words = shlex.join([program, f"--dbname={settings.url_without_password}", *options])
    raise ConfigurationError(f"PostgreSQL has its own tool for this, which asks for the password: {words}")


@app.command()
def doctor(
    offline: Annotated[bool, typer.Option("--offline", help="Do not ask Discord about the token.")] = False,
) -> None:
    """Look at everything that can be looked at without starting the bot, and say what to mend."""
    from bot.doctor import examine

    if not asyncio.run(_report(examine(_settings(), system_clock(), online=not offline))):
        raise typer.Exit(1)


async def _report(lines: "AsyncIterator[Line]") -> bool:
    """Show each line as it comes. Answers whether all is well."""
    well = True
    async for line in lines:
        typer.echo(f"{line.mark.value:<4} {line.text}")
        well = well and line.mark.is_fine
    return well


@app.command()
def health() -> None:
    """Exit with 0 while the bot on this machine runs and is well; for containers and monitors."""
    from bot import heartbeat
    from bot.settings import read_settings

    problem = heartbeat.problem(heartbeat.file_of(read_settings()), system_clock())
    typer.echo(problem or "Greenroom is running and well.", err=problem is not None)
    raise typer.Exit(1 if problem else 0)
