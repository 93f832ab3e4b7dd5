"""What happened lately: listens to every event of the simulated Discord and keeps the little the page needs."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from simcord.backend import Backend

_SPOKEN = (0, 19, 20)  # messages, replies and answers to commands; not Discord's own remarks
_IGNORED = {"TYPING_START", "INTERACTION_CREATE"}


@dataclass(frozen=True)
class News:
    """One message that arrived: where and from whom, as ids."""

    channel_id: int
    author_id: int


class Ears:
    """Counts changes, remembers new messages and what people pressed."""

    def __init__(self, backend: Backend) -> None:
        """Start to listen; stays attached through restarts of the bot."""
        self.changes = 0
        self.news: list[News] = []
        self.played: set[str] = set()
        backend.subscribers.append(self._hear)

    def _hear(self, event: str, payload: Mapping[str, Any]) -> None:
        if event == "INTERACTION_CREATE":
            self._remember_press(payload.get("data") or {})
        if event == "MESSAGE_CREATE" and payload.get("type", 0) in _SPOKEN:
            self.news.append(News(int(payload["channel_id"]), int(payload["author"]["id"])))
        if event not in _IGNORED:
            self.changes += 1

    def _remember_press(self, data: Mapping[str, Any]) -> None:
        self.changes += 1
        if pressed := data.get("custom_id"):
            self.played.add(str(pressed))
        elif command := data.get("name"):
            self.played.add(f"/{command}")

    def pressed(self, prefix: str) -> bool:
        """Whether somebody pressed or submitted something whose id starts so, or ran the command (`"/setup"`)."""
        return any(item.startswith(prefix) for item in self.played)

    def forget(self) -> None:
        """Start afresh: what was before the curtain does not count as tried."""
        self.news.clear()
        self.played.clear()
