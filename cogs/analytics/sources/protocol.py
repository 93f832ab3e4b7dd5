"""What every source can do. Each method may raise a SourceError, and nothing else."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from cogs.analytics.model import Content
from cogs.analytics.model_sources import Found, Ref
from cogs.profiles.model import Platform


class Connector(Protocol):
    """One platform."""

    @property
    def platform(self) -> Platform:
        """Which."""
        ...

    async def resolve(self, handle: str) -> Ref:
        """Find an account by its handle, as `model_handles` reads it."""
        ...

    async def profiles(self, refs: Sequence[Ref]) -> Mapping[str, Found]:
        """What the accounts look like now, by their external ids. One that is gone is missing."""
        ...

    async def contents(self, ref: Ref, limit: int = 12, also: Sequence[str] = ()) -> tuple[Content, ...]:
        """The newest content without reposts, newest first; and those with these keys, where they can be asked for."""
        ...

    async def check(self) -> None:
        """See whether the credential still works, at the smallest cost."""
        ...


class Ledger(Protocol):
    """What is left of a day's quota."""

    async def spend(self, units: int) -> None:
        """Take so many units. Raises QuotaExhaustedError when there are no more."""
        ...

    async def exhaust(self) -> None:
        """Note that the platform says there is nothing left. Raises QuotaExhaustedError."""
        ...
