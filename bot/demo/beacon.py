"""The simulated group's public beacon: it needs no network, and nobody outside the simulation will believe it."""

from hashlib import sha256

_SIGNATURE_BYTES = 48  # as many as drand's


class SimulatedBeacon:
    """Signs with a hash; every round is known as soon as it is asked for, and the same after a restart."""

    async def ask(self, number: int) -> bytes | None:
        """The round's signature."""
        return signed(number)

    def is_genuine(self, number: int, signature: bytes) -> bool:
        """Whether it is ours."""
        return signature == signed(number)


def signed(number: int) -> bytes:
    """The signature of a round."""
    return (sha256(b"a simulated beacon, round %d" % number).digest() * 2)[:_SIGNATURE_BYTES]
