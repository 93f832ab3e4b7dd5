"""A creator with a phone, in a simulated group: what they type, send and press, and what they see."""

from collections.abc import Sequence
from typing import Any

from simcord.actors import MemberActor

from bot.ui import Card, button
from cogs.analytics import store, store_campaigns, store_notes
from cogs.analytics.model import Account, Content, Note, Snapshot
from cogs.analytics.model_campaign import Campaign
from cogs.profiles import service as profiles
from cogs.profiles.model import Changes, Platform, PlatformEntry
from tests.group import Group, labels, said

HANDLE = "keiko.bakes"


class Creator:
    """One person. `shown` is the answer before them."""

    def __init__(self, group: Group, name: str = "keiko", person: MemberActor | None = None) -> None:
        self.group = group
        self.person: MemberActor = person or group.join(name)
        self.shown: Any = None

    async def tell(self, *platforms: Platform, zone: str | None = None) -> "Creator":
        """Have a profile with these platforms."""
        entries = tuple(PlatformEntry(each, HANDLE, 7000) for each in platforms)
        async with self.group.bot.db.write() as conn:
            changes = Changes(platforms=entries, zone=zone)
            await profiles.save(conn, self.group.guild.id, self.person.id, changes, self.group.now())
        return self

    async def use(self, command: str, **options: Any) -> str:  # noqa: ANN401 - SimCord's own options
        """A command in the lobby."""
        self.shown = await self.person.slash(self.group.lobby, command, **options)
        return said(self.shown) if self.shown.response is not None else ""

    async def press(self, label: str) -> str:
        """A button on the answer before them."""
        self._next(await self.person.click(self.shown.response, label=label))
        return said(self.shown)

    async def fill(self, label: str | None, **answers: Any) -> str:  # noqa: ANN401 - SimCord's own values
        """A form, opened by a button; without one, the form that the command opened."""
        form = self.shown if label is None else await self.person.click(self.shown.response, label=label)
        self._next(await self.person.submit_modal(form, answers))
        return said(self.shown)

    async def choose(self, verb: str, value: str) -> str:
        """A menu on the answer before them."""
        self._next(await self.person.select(self.shown.response, [value], custom_id=self.menu(verb)))
        return said(self.shown)

    def menu(self, verb: str) -> str:
        """The custom id of the menu that leads there."""
        return next(each for each in _custom_ids(self.shown.response.components) if each.split(":")[1] == verb)

    def options(self, verb: str) -> list[str]:
        """What the menu offers."""
        wanted = self.menu(verb)
        return [
            option["value"]
            for each in _controls(self.shown.response.components)
            if each.get("custom_id") == wanted
            for option in each["options"]
        ]

    async def copy(self, custom_id: str) -> str:
        """Press a button that says anything at all: somebody else's, an old one, nonsense."""
        await self.group.bot.get_partial_messageable(self.group.lobby.id).send(
            view=Card().row(button("Copied", custom_id))
        )
        self._next(await self.person.click(self.group.lobby.history()[-1], label="Copied"))
        return said(self.shown)

    def _next(self, result: Any) -> None:  # noqa: ANN401 - SimCord's own
        self.shown = result if result.response is not None else self.shown

    def alt(self) -> str:
        """What the pictures before them say to somebody who cannot see them."""
        found = [item for each in _controls(self.shown.response.components) for item in each.get("items", ())]
        return " ".join(str(item["description"]) for item in found)

    def labels(self) -> list[str]:
        """The buttons before them."""
        return labels(self.shown)

    async def log(self, contents: str = "", **answers: Any) -> str:  # noqa: ANN401 - SimCord's own values
        """Use /stats log and fill it in."""
        await self.use("stats log")
        chosen = answers.pop("account", None) or _first_option(self.shown.modal)
        return await self.fill(None, account=[chosen], contents=contents, **answers)

    async def accounts(self) -> tuple[Account, ...]:
        """What is kept."""
        async with self.group.bot.db.read() as conn:
            return await store.accounts_of(conn, self.group.guild.id, self.person.id)

    async def contents(self) -> tuple[Content, ...]:
        """All content of all accounts."""
        found: list[Content] = []
        async with self.group.bot.db.read() as conn:
            for each in await store.accounts_of(conn, self.group.guild.id, self.person.id):
                found += await store.contents_of(conn, self.group.guild.id, each.id)
        return tuple(found)

    async def snapshots(self) -> tuple[Snapshot, ...]:
        """All numbers of followers."""
        found: list[Snapshot] = []
        async with self.group.bot.db.read() as conn:
            for each in await store.accounts_of(conn, self.group.guild.id, self.person.id):
                found += await store.snapshots_of(conn, self.group.guild.id, each.id)
        return tuple(found)

    async def campaigns(self) -> tuple[Campaign, ...]:
        """All campaigns, the newest first."""
        async with self.group.bot.db.read() as conn:
            return await store_campaigns.listed(conn, self.group.guild.id, self.person.id)

    async def notes(self) -> tuple[Note, ...]:
        """All notes."""
        found: list[Note] = []
        async with self.group.bot.db.read() as conn:
            for each in await store.accounts_of(conn, self.group.guild.id, self.person.id):
                found += await store_notes.of_account(conn, self.group.guild.id, each.id)
        return tuple(found)


async def creator(group: Group, *platforms: Platform, name: str = "keiko", zone: str | None = None) -> Creator:
    """Somebody with a profile; on Instagram, when nothing else is said."""
    made = Creator(group, name)
    await group.settle()
    return await made.tell(*(platforms or (Platform.INSTAGRAM,)), zone=zone)


def lines(number: int, since: int = 4, **counts: int) -> str:
    """So many contents, one a day, `since` days ago and before."""
    told = " ".join(f"{value} {name}" for name, value in (counts or {"likes": 300, "comments": 9}).items())
    return "\n".join(f"{day} days ago {told}" for day in range(since, since + number))


def _first_option(modal: Any) -> str:  # noqa: ANN401 - Discord's raw data
    return next(str(each["options"][0]["value"]) for each in _controls(modal["components"]) if "options" in each)


def _controls(components: Sequence[Any]) -> list[Any]:
    found = []
    for each in components:
        inner = [*each.get("components", ()), *([each["component"]] if "component" in each else ())]
        found += [each, *_controls(inner)]
    return found


def _custom_ids(components: Sequence[Any]) -> list[str]:
    return [each["custom_id"] for each in _controls(components) if "custom_id" in each]
