"""Counting how often something asynchronous is called, while it does what it always does."""

from collections.abc import Callable
from typing import Any, Self
from unittest.mock import patch


class Counted:
    """The calls of a class's method, in every object of that class, until the end of the block."""

    def __init__(self, owner: type, method: str) -> None:
        """Nothing is counted before the block begins."""
        self.count = 0
        self._call: Callable[..., Any] = getattr(owner, method)
        self._patch = patch.object(owner, method, autospec=True, side_effect=self._counted)

    def __enter__(self) -> Self:
        """From here on."""
        self._patch.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Up to here."""
        self._patch.stop()

    async def _counted(self, *arguments: Any, **options: Any) -> Any:  # noqa: ANN401 - whatever the method takes
        self.count += 1
        return await self._call(*arguments, **options)
