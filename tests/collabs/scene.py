"""A group with a collab board, in a forum or a text channel, and people who post on it."""

from dataclasses import dataclass
from typing import Any

import discord
from simcord.actors import MemberActor
from simcord.builders import ChannelHandle
from simcord.results import InteractionResult, ResponseMessage

from bot.by import By
from cogs.collabs import service, store
from cogs.collabs.model import NOT_OVER, Limits, State
from cogs.collabs.model_request import Request
from cogs.desk import store as desk
from tests.group import Group

BASICS = {"title": "Bread reel", "kind": ["creator"], "what": "A reel each", "deadline": "", "slots": "1"}
PAY = {"compensation": ["fee"], "fee": "250 EUR", "brand": "Mill & Co", "rights": ["ads"], "term": ["year"]}


@dataclass
class Scene:
    """The board of a group."""

    group: Group
    board: ChannelHandle
    log: ChannelHandle

    async def ask(self, person: MemberActor, answer: str = "A collab") -> tuple[ResponseMessage, InteractionResult]:
        """/collab post and the answer to the house question: the private card, and the form that opens."""
        shown = answered(await person.slash(self.group.lobby, "collab post"))
        return shown, await person.click(shown, label=answer)

    async def draft(self, person: MemberActor, answer: str = "A collab", **typed: Any) -> ResponseMessage:  # noqa: ANN401
        """The card of a new draft."""
        card, form = await self.ask(person, answer)
        await person.submit_modal(form, {**BASICS, **typed})
        return card

    async def post(self, person: MemberActor, **typed: Any) -> Request:  # noqa: ANN401
        """From the command to the card on the board."""
        card = await self.draft(person, **typed)
        await person.click(card, label="Post it")
        await self.group.tick()
        return (await self.of(person))[0]

    async def of(self, person: MemberActor, states: frozenset[State] = NOT_OVER) -> list[Request]:
        """A person's requests, the newest first."""
        async with self.group.bot.db.read() as conn:
            return list(await store.owned(conn, self.group.guild.id, person.id, states, 100))

    async def limits(self, **changes: int) -> None:
        """What a moderator chose."""
        who = By(self.group.guild.id, self.group.moderator.id, self.group.now())
        async with self.group.bot.db.write() as conn:
            await service.set_limits(conn, who, Limits(**changes))

    def forum(self) -> discord.ForumChannel:
        """The forum as the bot sees it."""
        guild = self.group.bot.get_guild(self.group.guild.id)
        assert guild is not None
        forum = guild.get_channel(self.board.id)
        assert isinstance(forum, discord.ForumChannel)
        return forum

    def threads(self) -> list[ChannelHandle]:
        """What stands in the forum."""
        return self.board.threads

    def cards(self) -> list[discord.Message]:
        """Every card on the board, in a forum the first message of each thread."""
        if self.group.env.backend.get_channel(self.board.id).type == discord.ChannelType.forum.value:
            return [thread.history()[0] for thread in self.threads() if thread.history()]
        return self.board.history()

    def tags(self, thread: ChannelHandle) -> set[str]:
        """The names of the tags that a thread carries."""
        backend = self.group.env.backend
        names = {int(tag["id"]): tag["name"] for tag in backend.get_channel(self.board.id).available_tags}
        return {names[tag] for tag in backend.get_channel(thread.id).applied_tags}

    def notes(self) -> list[discord.Message]:
        """What stands in the moderators' log."""
        return self.log.history()


async def scene(group: Group, *, forum: bool, log: bool = True) -> Scene:
    """A board and a log, as /setup would leave them. Nobody has to wait between two requests."""
    guild = group.guild
    board = guild.create_forum_channel("collabs") if forum else guild.create_text_channel("collabs")
    made = Scene(group, board, guild.create_text_channel("moderator-log"))
    await group.settle()
    async with group.bot.db.write() as conn:
        await desk.ensure_group(conn, guild.id, group.now())
        await desk.set_place(conn, guild.id, "collabs", board.id)
        if log:
            await desk.set_place(conn, guild.id, "moderator_log", made.log.id)
    await made.limits(cooldown_hours=0)
    return made


async def begun(group: Group, *, forum: bool) -> tuple[Scene, MemberActor]:
    """A board with one request."""
    made = await scene(group, forum=forum)
    keiko = group.join("keiko")
    await group.settle()
    await made.post(keiko)
    return made, keiko


def answered(result: InteractionResult) -> ResponseMessage:
    """What the bot answered."""
    assert result.response is not None, "the bot answered nothing"
    return result.response


def typed_in(form: InteractionResult) -> dict[str, Any]:
    """What stands in the fields of a form that opened."""
    assert form.modal is not None, "no form opened"
    inputs = [part["component"] for part in form.modal["components"]]
    return {each["custom_id"]: _value(each) for each in inputs}


def _value(field: dict[str, Any]) -> Any:  # noqa: ANN401 - words or a list of them
    if "options" in field:
        return [option["value"] for option in field["options"] if option.get("default")]
    return field.get("value") or ""
