"""Public randomness: numbers that nobody knows before their time, and that carry their own proof.

The kernel only knows how a source is asked, so that tests and simulations can hand in one that needs no network.
"""

from typing import Protocol


class PublicBeacon(Protocol):
    """A source of numbered rounds; each round's randomness is the SHA-256 of its signature."""

    async def ask(self, number: int) -> bytes | None:
        """The signature of a round, checked. None when nobody has it yet, or nobody can be reached. Never raises."""
        ...

    def is_genuine(self, number: int, signature: bytes) -> bool:
        """Whether the source signed that round. May take half a second: off the event loop."""
        ...
