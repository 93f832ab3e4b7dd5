"""What a person's hands do: press, choose and fill in, as Discord's own app tells it to the bot, and see the answer."""

import asyncio
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from simcord import interactions
from simcord.backend import serializers
from simcord.backend.models import Interaction
from simcord.enums import InteractionType

from benchmarks.survival.world import World, controls, texts

PATIENCE = 3.0
"""After this many real seconds without an answer a person sees "This interaction failed" and may press again."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What a person sees after a press: a message (its id and parts), or a form."""

    channel_id: int
    message_id: int | None
    parts: list[dict[str, Any]]
    form: str | None = None
    words: str = ""

    @property
    def text(self) -> str:
        """Everything it says."""
        return "\n".join(filter(None, (self.words, texts(self.parts))))

    def control(self, custom_id: str) -> dict[str, Any]:
        """The button or menu with that custom id."""
        return next(each for each in controls(self.parts) if each["custom_id"] == custom_id)

    @property
    def ids(self) -> list[str]:
        """The custom ids of everything that can be pressed."""
        return [each["custom_id"] for each in controls(self.parts)]


class Hands:
    """One person's."""

    def __init__(self, world: World, person_id: int) -> None:
        """Belong to somebody who is in the group."""
        self._world = world
        self._person_id = person_id

    async def press(self, seen: Seen, custom_id: str, values: list[str] | None = None) -> Seen | None:
        """Press a button, or choose from a menu. None when nothing came back in time."""
        control = seen.control(custom_id)
        data = {"custom_id": custom_id, "component_type": control["type"], "id": control.get("id")}
        if values is not None:
            data["values"] = values
        return await self._interact(InteractionType.MESSAGE_COMPONENT, seen, data)

    async def submit(self, seen: Seen, form: Seen, fields: dict[str, Any]) -> Seen | None:
        """Send a form that was opened from `seen`. None when nothing came back in time."""
        filled = [_filled(label, fields) for label in form.parts]
        return await self._interact(InteractionType.MODAL_SUBMIT, seen, {"custom_id": form.form, "components": filled})

    async def _interact(self, kind: InteractionType, seen: Seen, data: dict[str, Any]) -> Seen | None:
        backend = self._world.backend
        assert seen.message_id is not None
        record, payload = interactions.base_payload(
            backend,
            type=int(kind),
            channel_id=seen.channel_id,
            guild_id=self._world.guild.id,
            user_id=self._person_id,
            data=data,
        )
        # Discord waits three real seconds; the simulated ones would be over at once.
        record.initial_response_deadline = record.expires_at
        record.source_message_id = seen.message_id
        message = backend.get_message(seen.channel_id, seen.message_id)
        payload["message"] = dict(serializers.message_payload(backend, message))
        backend.emit("INTERACTION_CREATE", payload)
        await self._wait(record)
        return self._look(record)

    async def _wait(self, record: Interaction) -> None:
        event = self._world.answered[str(record.id)] = asyncio.Event()
        with suppress(TimeoutError):
            await asyncio.wait_for(event.wait(), PATIENCE)
        if not record.responded:
            record.expires_at = record.initial_response_deadline = self._world.backend.now_iso()
        while record.loading and self._world.is_heard:  # noqa: ASYNC110 - SimCord tells nobody
            await asyncio.sleep(0.05)
        del self._world.answered[str(record.id)]

    def _look(self, record: Interaction) -> Seen | None:
        if not record.responded or record.loading:
            return None
        if record.modal is not None:
            return Seen(record.channel_id, None, record.modal["components"], record.modal["custom_id"])
        if record.message_id is None:
            return None
        message = self._world.backend.get_message(record.channel_id, record.message_id)
        return Seen(record.channel_id, message.id, message.components, words=message.content)


def _filled(label: dict[str, Any], fields: dict[str, Any]) -> dict[str, Any]:
    asked = label["component"]
    answer = fields.get(asked["custom_id"], "")
    given = {"values": answer} if isinstance(answer, list) else {"value": answer}
    inside = {"type": asked["type"], "id": asked.get("id"), "custom_id": asked["custom_id"], **given}
    return {"type": label["type"], "id": label.get("id"), "component": inside}
