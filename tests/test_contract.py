"""What discord.py really sends keeps the contract; how the check itself works."""

import datetime as dt
import io
import json
from collections import Counter
from pathlib import Path

import discord
import pytest
import simcord
from discord import app_commands, ui

from tests.contract import Contract, Watch, check_env

Interaction = discord.Interaction[discord.Client]


# --- a small bot that sends one of everything ---------------------------------------------------------------


class Card(ui.LayoutView):
    def __init__(self) -> None:
        super().__init__(timeout=None)
        image = "https://example.org/cover.png"
        row: ui.ActionRow[Card] = ui.ActionRow(
            ui.Button(label="Enter", custom_id="enter:1", style=discord.ButtonStyle.primary),
            ui.Button(label="Rules", url="https://example.org/rules"),
        )
        choice: ui.ActionRow[Card] = ui.ActionRow(
            ui.Select(custom_id="pick:1", options=[discord.SelectOption(label="One", emoji="1️⃣")])
        )
        self.add_item(
            ui.Container(
                ui.Section("## A giveaway", "Ends soon", accessory=ui.Thumbnail(image)),
                ui.Separator(),
                ui.MediaGallery(discord.MediaGalleryItem(image, description="Cover")),
                row,
                choice,
                accent_colour=discord.Colour.teal(),
            )
        )


class Form(ui.Modal, title="New giveaway"):
    def __init__(self) -> None:
        super().__init__()
        options = [discord.SelectOption(label="One"), discord.SelectOption(label="Two")]
        radio: ui.RadioGroup[Form] = ui.RadioGroup(options=[discord.RadioGroupOption(label=name) for name in "AB"])
        self.add_item(ui.Label(text="Prize", description="What", component=ui.TextInput(max_length=100)))
        self.add_item(ui.Label(text="Kind", component=ui.Select(options=options)))
        self.add_item(ui.Label(text="Who may enter", component=ui.RoleSelect(required=False)))
        self.add_item(ui.Label(text="Mood", component=radio))
        self.add_item(ui.TextDisplay("That is all."))

    async def on_submit(self, interaction: Interaction) -> None:
        await interaction.response.send_message("Thank you.", ephemeral=True)


async def post_card(interaction: Interaction) -> None:
    channel = interaction.channel
    assert isinstance(channel, discord.TextChannel)
    await interaction.response.defer(ephemeral=True)
    message = await channel.send(view=Card(), nonce="giveaway:1")
    await message.edit(view=Card())
    await message.reply("Good luck.", mention_author=False, allowed_mentions=discord.AllowedMentions.none())
    await interaction.followup.send(embed=discord.Embed(title="Posted"), ephemeral=True)
    await interaction.edit_original_response(content="Done.")


async def open_form(interaction: Interaction) -> None:
    await interaction.response.send_modal(Form())


async def build_rooms(interaction: Interaction) -> None:
    guild = interaction.guild
    assert guild is not None
    assert isinstance(interaction.user, discord.Member)
    role = await guild.create_role(name="Crew", permissions=discord.Permissions(send_messages=True))
    await role.edit(colour=discord.Colour.gold(), mentionable=True)
    await interaction.user.add_roles(role, reason="joins")
    await interaction.user.edit(nick="Robin", roles=[role])
    await interaction.user.timeout(dt.timedelta(minutes=5))
    category = await guild.create_category("Rooms")
    hidden = discord.PermissionOverwrite(view_channel=False)
    shown = discord.PermissionOverwrite(view_channel=True, send_messages=True)
    room = await guild.create_text_channel(
        "room",
        category=category,
        topic="Talk",
        overwrites={guild.default_role: hidden, role: shown, guild.me: shown},
    )
    await room.set_permissions(interaction.user, overwrite=shown)
    await room.edit(topic="Talk more", slowmode_delay=5)
    await interaction.response.send_message("Built.")
    await fill_room(room)


async def fill_room(room: discord.TextChannel) -> None:
    message = await room.send("Hello", file=discord.File(io.BytesIO(b"x"), "x.txt"), silent=True)
    await message.edit(content="Hello there", embed=full_embed(), attachments=[])
    await message.pin()
    await message.add_reaction("🎉")
    thread = await message.create_thread(name="Replies", auto_archive_duration=60)
    await thread.send("In here")
    await thread.edit(archived=True, locked=True)
    await room.create_thread(name="Private", type=discord.ChannelType.private_thread, invitable=False)
    await room.create_invite(max_age=3600, max_uses=1)
    await room.delete_messages([await room.send("a"), await room.send("b")])
    await room.delete()


def full_embed() -> discord.Embed:
    embed = discord.Embed(title="T", description="D", colour=1, timestamp=dt.datetime.now(dt.UTC))
    embed.set_author(name="A", icon_url="https://example.org/a.png").set_footer(text="F")
    return embed.add_field(name="N", value="V", inline=False).set_image(url="https://example.org/i.png")


async def post_in_forum(interaction: Interaction, forum: discord.ForumChannel) -> None:
    await interaction.response.send_message("On it.")
    await forum.create_thread(name="First", content="Hello", embed=full_embed())


@app_commands.describe(size="How many", kind="Which", taste="Of what taste")
@app_commands.choices(kind=[app_commands.Choice(name="Big", value="big")])
async def order(interaction: Interaction, size: app_commands.Range[int, 1, 9], kind: str, taste: str = "") -> None:
    await interaction.response.send_message(f"{size} {kind} {taste}")


async def tastes(_interaction: Interaction, current: str) -> list[app_commands.Choice[str]]:
    return [app_commands.Choice(name=f"{current}berry", value="berry")]


async def greet(interaction: Interaction, member: discord.Member) -> None:
    await interaction.response.send_message(f"Hello {member.display_name}", ephemeral=True)


class Bot(discord.Client):
    def __init__(self) -> None:
        super().__init__(intents=discord.Intents(guilds=True, members=True))
        self.tree = app_commands.CommandTree(self)
        group = app_commands.Group(name="rooms", description="Rooms", guild_only=True)
        group.command(name="build-rooms", description="Rooms")(build_rooms)
        group.command(name="post-in-forum", description="Rooms")(post_in_forum)
        self.tree.add_command(group)
        self.tree.command(name="post-card", description="Something")(post_card)
        self.tree.command(name="open-form", description="Something")(open_form)
        self.tree.command(name="order", description="Something")(order)
        command = self.tree.get_command("order")
        assert isinstance(command, app_commands.Command)
        command.autocomplete("taste")(tastes)
        self.tree.context_menu(name="Say hello")(greet)

    async def setup_hook(self) -> None:
        await self.tree.sync()


@pytest.fixture
def simcord_bot() -> Bot:
    return Bot()


@pytest.fixture
async def guild(simcord_env: simcord.Env) -> simcord.GuildHandle:
    return simcord_env.create_guild()


@pytest.fixture
async def member(simcord_env: simcord.Env, guild: simcord.GuildHandle) -> simcord.MemberActor:
    return guild.add_member(simcord_env.create_user("robin"))


@pytest.fixture
async def lobby(guild: simcord.GuildHandle) -> simcord.ChannelHandle:
    return guild.create_text_channel("lobby")


# --- what discord.py sends passes ---------------------------------------------------------------------------


async def test_cards_and_their_edits_pass(
    simcord_env: simcord.Env, member: simcord.MemberActor, lobby: simcord.ChannelHandle
) -> None:
    await member.slash(lobby, "post-card")
    sent = [f"{request.method} {request.path.split('/')[1]}" for request in simcord_env.http_requests]
    assert sent[-5:] == [
        "POST channels",
        "PATCH channels",
        "POST channels",
        "POST webhooks",
        "PATCH webhooks",
    ]
    check_env(simcord_env)


async def test_modals_and_private_answers_pass(
    simcord_env: simcord.Env, member: simcord.MemberActor, lobby: simcord.ChannelHandle
) -> None:
    shown = await member.slash(lobby, "open-form")
    assert shown.modal
    prize, kind, _, mood, _ = [part.get("component", {}).get("custom_id") for part in shown.modal["components"]]
    done = await member.submit_modal(shown, {prize: "A mug", kind: ["One"], mood: "A"})
    assert done.ephemeral
    check_env(simcord_env)


async def test_commands_choices_and_menus_pass(
    simcord_env: simcord.Env, member: simcord.MemberActor, lobby: simcord.ChannelHandle
) -> None:
    await member.autocomplete(lobby, "order", "taste", "straw", size=2, kind="big")
    await member.slash(lobby, "order", size=2, kind="big")
    await member.context_menu(lobby, "Say hello", member)
    assert [request.method for request in simcord_env.http_requests] == ["GET", "PUT", "POST", "POST", "POST"]
    check_env(simcord_env)


async def test_roles_channels_and_threads_pass(
    simcord_env: simcord.Env, member: simcord.MemberActor, lobby: simcord.ChannelHandle
) -> None:
    await member.slash(lobby, "rooms post-in-forum", forum=simcord_env.guild.create_forum_channel("forum"))
    await member.slash(lobby, "rooms build-rooms")
    methods = Counter(request.method for request in simcord_env.http_requests)
    assert methods == {"GET": 1, "POST": 14, "PUT": 5, "PATCH": 6, "DELETE": 1}
    check_env(simcord_env)


# --- the machinery, without the description -----------------------------------------------------------------


def test_a_description_is_closed_and_loosened(tmp_path: Path) -> None:
    body = {
        "type": "object",
        "properties": {"allow": {"type": "integer"}, "size": {"type": "integer", "format": "int32"}},
        "required": ["allow"],
    }
    operation = {"requestBody": {"content": {"application/json": {"schema": body}}}}
    described = {"paths": {"/things/{id}": {"put": operation}}, "components": {"schemas": {}}}
    (tmp_path / "openapi.json").write_text(json.dumps(described))
    contract = Contract.load(tmp_path / "openapi.json")
    assert contract.violations("PUT", "/things/a", {"allow": "8", "size": 1}) == []
    assert contract.violations("PUT", "/things/a", {"allow": 8, "seize": 1}) == ["body: unknown key 'seize'"]
    assert contract.violations("PUT", "/things/a", {"allow": 8, "size": "1"}) != []
    assert contract.violations("PUT", "/things/a", None) == ['body: "allow" is a required property ({})']
    assert contract.violations("GET", "/things/a", None) == ["path: Discord has no such route"]


async def test_the_watch_fails_the_test_that_sent_it(simcord_env: simcord.Env) -> None:
    watch = Watch()
    watch.checked[simcord_env] = 0
    watch.check()
    empty = simcord.HttpLogEntry("POST", "/channels/1/messages", {}, {"content": ""}, None)
    simcord_env.http_requests.append(empty)
    with pytest.raises(pytest.fail.Exception, match=r"POST /channels/1/messages\n  body: an empty message"):
        watch.check()
    watch.check()  # said once
    simcord_env.http_requests.remove(empty)


async def test_the_watch_notices_environments() -> None:
    watch = Watch()
    watch.begin()
    try:
        async with simcord.run(Bot()) as running:
            assert watch.checked == {running: 0}
            watch.check()
            assert watch.checked == {running: 2}
        watch.check()
        assert watch.checked == {}
    finally:
        watch.pytest_unconfigure()
