"""The Discord client: intents, the life of its parts from `setup_hook` to `close`, and the tick."""

import asyncio
import importlib
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands
from discord.ext import commands
from filelock import FileLock
from sqlalchemy.ext.asyncio import AsyncConnection

from bot import backup, jobs, known_commands, outbox_store, ownership, rounds
from bot.access import ModeratorRoles
from bot.borrowed import Borrowed
from bot.clock import Clock, system_clock
from bot.db import Database, open_database
from bot.due import Due
from bot.feature import Feature
from bot.jobs import Driver
from bot.known_migrations import is_newest
from bot.metrics import Metrics, Outcome, stopwatch
from bot.outbox import Outbox
from bot.pictures.renderer import Renderer
from bot.presses import Switchboard, answer
from bot.processes import Processes
from bot.randomness import PublicBeacon
from bot.replies import report
from bot.settings import Settings
from bot.text import duration

if TYPE_CHECKING:
    import httpx

FEATURES = (
    "cogs.desk",
    "cogs.profiles",
    "cogs.contact",
    "cogs.onboarding",
    "cogs.welcome",
    "cogs.firststeps",
    "cogs.shoutouts",
    "cogs.giveaways",
    "cogs.analytics",
    "cogs.collabs",
    "cogs.disclosure",
    "cogs.rooms",
    "cogs.tracking",
    "cogs.interests",
    "cogs.digest",
    "cogs.finding",
    "cogs.privacy",
    "cogs.home",
)

_AWAY = timedelta(hours=1)
"""Without a tick: the machine slept, or the bot was not running."""
_SET_BACK = timedelta(minutes=1)
"""Less than that is a clock that keeps itself right."""

log = logging.getLogger("greenroom")


def create_bot(
    settings: Settings,
    *,
    clock: Clock | None = None,
    driver: Driver | None = None,
    beacon: PublicBeacon | None = None,
    network: "httpx.AsyncBaseTransport | None" = None,
) -> "Greenroom":
    """Build the client without connecting or opening anything.

    `clock` answers now (default: the machine's). `driver` calls the tick; None leaves that to the caller, as tests and
    the demo do by hand. `greenroom run` hands over APScheduler. `beacon` replaces the one of the settings, as tests do;
    `network` answers in the place of the platforms that accounts are linked to.
    """
    kind = Greenroom if settings.shard_count == 1 else importlib.import_module("bot.sharded").ShardedGreenroom
    bot: Greenroom = kind(settings, clock or system_clock, driver)
    bot.beacon, bot.network = beacon, network
    return bot


class Tree(app_commands.CommandTree["Greenroom"]):
    """The command tree; every command is for use inside a group."""

    async def interaction_check(self, interaction: discord.Interaction["Greenroom"], /) -> bool:
        """Every command is let in; who may use it is said beside it. Here the time begins to be taken."""
        interaction.extras["began"] = stopwatch()
        return True

    async def on_error(
        self, interaction: discord.Interaction["Greenroom"], error: app_commands.AppCommandError, /
    ) -> None:
        """Tell the person; log bugs."""
        name = interaction.command.qualified_name if interaction.command else "unknown"
        outcome = await report(interaction, error, f"the command /{name}")
        interaction.client.metrics.answered(f"/{name}", outcome, interaction.extras["began"])


class Greenroom(commands.Bot):
    """The bot. `db`, `outbox` and `features` exist from `setup_hook` to `close`."""

    db: Database
    outbox: Outbox
    ticked_at: datetime | None = None
    _awake_since: datetime | None = None
    _jobs: Mapping[str, Callable[[], Awaitable[None]]]
    _due: Due
    beacon: PublicBeacon | None = None
    network: "httpx.AsyncBaseTransport | None" = None

    def __init__(self, settings: Settings, clock: Clock, driver: Driver | None, **shards: Any) -> None:  # noqa: ANN401 - discord.py's
        """Only remember; `setup_hook` opens."""
        super().__init__(
            command_prefix=(),
            help_command=None,
            intents=discord.Intents(guilds=True, members=True),
            allowed_mentions=discord.AllowedMentions.none(),
            allowed_contexts=app_commands.AppCommandContext(guild=True),
            allowed_installs=app_commands.AppInstallationType(guild=True),
            max_messages=None,
            tree_cls=Tree,
            **shards,
        )
        self.settings = settings
        self.now = clock
        self.processes = Processes(settings)
        self.borrowed = Borrowed(self, self.processes.home, clock)
        self.features: list[Feature] = []
        self.switchboard = Switchboard()
        self.renderer = Renderer()
        self.metrics = Metrics()
        self.moderator_roles: ModeratorRoles = _nobody
        self._driver = driver
        self._ticking = asyncio.Lock()
        self._file_lock: FileLock | None = None
        self._prepared = False
        self._opened = False

    async def setup_hook(self) -> None:
        """Open the database, load the features, tell Discord about changed commands, start the clock."""
        await self.prepare()
        self.db = open_database(self.settings.database_url.get_secret_value())
        self._opened = True
        self.db.share, self.db.holder = self.processes.home, self.processes.name
        self.outbox = Outbox(self, self.db, self.now)
        self.outbox.on_settled = self.metrics.settled
        self.outbox.reach = self.borrowed.reach
        self.db.after_enqueue = self.outbox.kick
        for name in FEATURES:
            # Not load_extension: closing a bot would unload the modules, and a second bot find its tables defined.
            await importlib.import_module(name).setup(self)
        self._line_up()
        await known_commands.sync_if_changed(self)
        if self._driver is not None:
            self._driver.start(self.tick)

    def _line_up(self) -> None:
        """Put every feature's jobs into the order of a tick; what they leave for the outbox goes out at its end."""
        jobs_of = [(feature.name, name, job) for feature in self.features for name, job in feature.ticks.items()]
        probes = {f"{each.name}.{name}": probe for each in self.features for name, probe in each.probes.items()}
        last = {"rounds": rounds.of_features(self).tick, "outbox": self.outbox.tick}
        self._jobs = {f"{feature}.{name}": job for feature, name, job in jobs_of} | last
        self._due = Due(self.db, probes | {"outbox": outbox_store.IS_DUE})

    async def prepare(self) -> None:
        """Take the database, see that it is whole, bring it up to date.

        Once; `greenroom run` does it before it troubles Discord. Raises StartupError.
        """
        if self._prepared:
            return
        path = self.settings.sqlite_path
        if path is not None:
            self._file_lock = ownership.take(path)
        if path is None or not is_newest(await asyncio.to_thread(backup.look_after, path, self.now())):
            from bot.migrate import migrate  # noqa: PLC0415 - loads Alembic: only where there may be work for it

            await migrate(self.settings.database_url.get_secret_value(), path)
        self._prepared = True

    async def add_feature(self, feature: Feature) -> None:
        """Take a feature in; called by its `setup`."""
        self.features.append(feature)
        for presses in feature.presses:
            self.switchboard.connect(presses)
        for cog in feature.cogs:
            await self.add_cog(cog)

    async def on_interaction(self, interaction: discord.Interaction[Any]) -> None:
        """Presses and forms are answered here, by their custom id; commands find their own way."""
        await answer(self.switchboard, interaction)

    async def on_app_command_completion(
        self, interaction: discord.Interaction["Greenroom"], command: app_commands.Command[Any, ..., Any]
    ) -> None:
        """Count a command that did what it is for."""
        self.metrics.answered(f"/{command.qualified_name}", Outcome.DONE, interaction.extras["began"])

    async def tick(self) -> None:
        """Do all work that is due now, once. Safe to repeat, and to call while another call is under way."""
        self._look_at_the_clock()
        if not self.is_ready():
            return
        async with self._ticking:
            await jobs.run("the shards", partial(self.processes.tick, self.db, self.now()))
            waiting: Sequence[str] = tuple(self._jobs)
            while waiting:
                waiting = await self._work(waiting)

    async def _work(self, waiting: Sequence[str]) -> Sequence[str]:
        """Do what is due of these jobs. Answers which of the others may have become due by what was written."""
        due: list[str] = []
        await jobs.run("the look at what is due", partial(self._look, waiting, due))
        changes = self.db.changes
        for name in due:
            await jobs.run(name, partial(self._measured, name))
        return [name for name in waiting if name not in due] if due and self.db.changes != changes else ()

    async def watch(self) -> None:
        """Do what is due as soon as another process has died, and not only at the next tick."""
        if self.is_ready() and await self.processes.has_lost_one(self.db):
            await self.tick()

    def has_been_awake(self, span: timedelta) -> bool:
        """Whether it has looked after what is due for so long, without a longer break. Before that it catches up."""
        return self._awake_since is not None and self.now() - self._awake_since >= span

    def _look_at_the_clock(self) -> None:
        now, before = self.now(), self.ticked_at
        self.ticked_at = now
        if before is None or not -_SET_BACK < now - before < _AWAY:
            self._awake_since = now
        if before is not None and before - now > _SET_BACK:
            log.warning("The clock was set back by %s: what is due comes that much later.", duration(before - now))

    async def _look(self, waiting: Sequence[str], due: list[str]) -> None:
        due += await self._due.among(waiting, self.now())

    async def _measured(self, name: str) -> None:
        with self.metrics.working(name):
            await self._jobs[name]()

    async def export_person(self, conn: AsyncConnection, guild_id: int, user_id: int) -> Mapping[str, Any]:
        """Everything the group stores about a person, by feature."""
        return {feature.name: await feature.export(conn, guild_id, user_id) for feature in self.features}

    async def forget_person(self, conn: AsyncConnection, guild_id: int, user_id: int) -> None:
        """Remove everything the group stores about a person, in the caller's transaction."""
        for feature in self.features:
            await feature.forget(conn, guild_id, user_id)
        await outbox_store.forget(conn, guild_id, user_id)
        self.renderer.forget()

    async def close(self) -> None:
        """Close everything that was opened. Safe to call twice, and after a start that failed half-way."""
        if self._driver is not None:
            self._driver.stop()
        await self.renderer.close()
        await super().close()
        if self._opened:
            self._opened = False
            await self.outbox.idle()
            async with self._ticking:
                # The driver has cancelled its tick; let it give its connection back.
                await jobs.run("leaving the shards", partial(self.processes.leave, self.db, self.now()))
                await self.db.close()
        if self._file_lock is not None:
            self._file_lock.release()
            self._file_lock = None
        self._prepared = False


async def _nobody(guild_id: int, feature: str) -> frozenset[int]:
    """Until a feature knows better, only people who may manage the server moderate."""
    del guild_id, feature
    return frozenset()
