"""SimCord's Discord, for a play that is to move on as soon as the bot has finished."""

from typing import Any

from simcord import Env

_IDLE = 0.002
"""Seconds between two looks. SimCord's own 0.05 are felt at every press, and make a week take half a minute."""


class Simulation(Env):
    """Looks each few milliseconds whether the bot has finished."""

    async def settle(self, timeout: float | None = None, idle: float = _IDLE) -> None:  # noqa: ASYNC109 - SimCord's own
        """Wait until the bot has done what it is about to do."""
        await super().settle(timeout, idle)

    async def _settle_internal(self, *, idle: float = _IDLE, **options: Any) -> None:  # noqa: ANN401 - SimCord's own
        await super()._settle_internal(idle=idle, **options)
