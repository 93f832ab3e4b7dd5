"""Presses and forms: every button, select menu and modal, answered without a memory of having sent it.

A control's custom id is `feature:verb` or `feature:verb:argument:…` (ids and short words only, 100 characters in all).
The handler is found by its first two words, so that it works after a restart, in another process, a year later.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import discord
from discord import ui

from bot.access import Who, require
from bot.by import By, who
from bot.errors import UserError
from bot.metrics import Outcome, stopwatch
from bot.replies import redraw, report, say, show
from bot.ui import Card

if TYPE_CHECKING:
    from bot.client import Greenroom

_LONGEST_ID = 100
STALE = "That button is from an older version of me. Open the panel again and use the new one."


@dataclass(frozen=True, slots=True)
class Press:
    """A press, a choice or a submitted form: who, where, with which arguments."""

    interaction: discord.Interaction
    args: tuple[str, ...]
    values: tuple[str, ...] = ()
    fields: Mapping[str, Any] = field(default_factory=dict)
    through: str = ""
    """The press of another feature that led here, if one did: its card stays as it is, and forms come back by it."""

    @property
    def bot(self) -> "Greenroom":
        """The running bot."""
        return self.interaction.client  # type: ignore[return-value]  # the only client there is

    @property
    def guild_id(self) -> int:
        """The group it happened in; 0 in direct messages."""
        return self.interaction.guild_id or 0

    @property
    def user_id(self) -> int:
        """Who pressed."""
        return self.interaction.user.id

    @property
    def by(self) -> By:
        """Who pressed, there and now."""
        return who(self.interaction)

    def by_letter(self) -> By:
        """Who pressed on a letter: its buttons name their group first, because it lies in direct messages."""
        return replace(self.by, guild_id=self.id())

    def id(self, position: int = 0) -> int:
        """The argument at that position, as a number."""
        try:
            return int(self.args[position])
        except (IndexError, ValueError):
            raise UserError(STALE) from None

    async def show(self, card: Card) -> None:
        """Answer privately with a new card."""
        await show(self.interaction, card)

    async def say(self, text: str) -> None:
        """Answer privately with words alone; where thousands press, and no button is needed."""
        await say(self.interaction, text)

    async def redraw(self, card: Card) -> None:
        """Answer by changing the card that was pressed; privately beside it when it is to stay."""
        await (show if self.through else redraw)(self.interaction, card)

    async def ask(self, form: "Form") -> None:
        """Answer with a form."""
        if self.through:
            form.custom_id = f"{self.through}:{form.custom_id}"
        await self.interaction.response.send_modal(form)


Handler = Callable[[Press], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Pressable:
    """A handler and who may reach it."""

    feature: str
    verb: str
    who: Who
    handler: Handler


class Presses:
    """The pressables of one feature, declared beside their handlers and handed to the bot by the feature."""

    def __init__(self, feature: str) -> None:
        """Name the feature; it begins every custom id."""
        self.feature = feature
        self.declared: dict[str, Pressable] = {}

    def on(self, verb: str, who: Who) -> Callable[[Handler], Handler]:
        """Declare the handler of a button, select menu or form, and who may use it."""

        def declare(handler: Handler) -> Handler:
            self.declared[verb] = Pressable(self.feature, verb, who, handler)
            return handler

        return declare

    def id(self, verb: str, *args: int | str) -> str:
        """The custom id that leads to the handler of `verb`."""
        custom_id = ":".join((self.feature, verb, *map(str, args)))
        if verb not in self.declared or len(custom_id) > _LONGEST_ID:
            message = f"not a custom id that anybody answers: {custom_id}"
            raise ValueError(message)
        return custom_id


class Form(ui.Modal):
    """A modal of up to five labelled inputs. It is not remembered: its answers arrive at the handler of its id."""

    def __init__(self, title: str, custom_id: str) -> None:
        """Start an empty form."""
        super().__init__(title=title[:45], custom_id=custom_id, timeout=None)
        self.stop()

    def input(self, name: str, label: str, control: ui.Item[Any], description: str | None = None) -> "Form":
        """Add an input; its answer is found under `name`."""
        control.custom_id = name  # type: ignore[attr-defined]  # every input has one; Item's type does not say so
        self.add_item(ui.Label(text=label[:45], component=control, description=description))
        return self

    def line(self, name: str, label: str, description: str | None = None, **options: Any) -> "Form":  # noqa: ANN401
        """Add a one-line text."""
        return self.input(name, label, ui.TextInput(**options), description)

    def paragraph(self, name: str, label: str, description: str | None = None, **options: Any) -> "Form":  # noqa: ANN401
        """Add a text of several lines."""
        return self.input(name, label, ui.TextInput(style=discord.TextStyle.paragraph, **options), description)


class Switchboard:
    """Finds the handler of a press. One for the whole bot."""

    def __init__(self) -> None:
        """Start with no handlers."""
        self.pressables: dict[tuple[str, str], Pressable] = {}

    def connect(self, presses: Presses) -> None:
        """Add a feature's pressables."""
        for verb, pressable in presses.declared.items():
            self.pressables[presses.feature, verb] = pressable

    async def answer(self, interaction: discord.Interaction, custom_id: str, **given: Any) -> None:  # noqa: ANN401
        """Run the handler. Errors end here: the person is told, bugs are logged."""
        feature, verb, *args = custom_id.split(":") if ":" in custom_id else (custom_id, "")
        pressable = self.pressables.get((feature, verb))
        press = Press(interaction, tuple(args), **given)
        began, outcome = stopwatch(), Outcome.DONE
        try:
            if pressable is None:
                raise UserError(STALE)  # noqa: TRY301 - told like every other error, two lines below
            await require(interaction, pressable.who, feature)
            await pressable.handler(press)
        except Exception as error:  # noqa: BLE001 - a press is one of the two places where errors end
            outcome = await report(interaction, error, f"the press {feature}:{verb}")
        # What is not ours may be anybody's invention: it must not become a name that is counted for ever.
        press.bot.metrics.answered(f"{feature}:{verb}" if pressable else "unknown", outcome, began)


async def answer(switchboard: Switchboard, interaction: discord.Interaction) -> None:
    """Hand over a press, a choice or a submitted form. Commands are not for us.

    Not a DynamicItem: that rebuilds the whole pressed message first, and forgets itself when a view times out.
    """
    data: Mapping[str, Any] = dict(interaction.data or {})
    if interaction.type is discord.InteractionType.component:
        await switchboard.answer(interaction, data["custom_id"], values=tuple(map(str, data.get("values", ()))))
    elif interaction.type is discord.InteractionType.modal_submit:
        fields = dict(_fields(data.get("components", ())))
        await switchboard.answer(interaction, data["custom_id"], fields=fields)


def _fields(components: Any) -> Any:  # noqa: ANN401 - Discord's raw data
    for component in components:
        if "component" in component:
            yield from _fields([component["component"]])
        elif "components" in component:
            yield from _fields(component["components"])
        elif "custom_id" in component:
            yield component["custom_id"], component.get("value", component.get("values"))
