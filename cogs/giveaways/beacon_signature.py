"""Whether the beacon drand quicknet signed a round: BLS12-381, signatures on G1, the public key on G2.

About half a second of processor time, in pure Python: always off the event loop. The library loads with the first call.
"""

import sys
from functools import cache, lru_cache
from hashlib import sha256
from typing import TYPE_CHECKING

from cogs.giveaways.model_beacon import PUBLIC_KEY, SIGNATURE_BYTES, SIGNATURE_TAG, signed_message

if TYPE_CHECKING:
    from py_ecc.bls.typing import G1Uncompressed


@lru_cache(maxsize=128)
def is_genuine(number: int, signature: bytes) -> bool:
    """Whether this is the beacon's signature of this round. False for anything that is no signature at all."""
    if len(signature) != SIGNATURE_BYTES or not 1 <= number < 1 << 64:
        return False
    _load()
    point = _point(signature)
    return point is not None and _pairs(point, signed_message(number))


@cache
def _load() -> None:
    """Load the library, which lifts Python's limit of recursion for the whole process as it does, and undo that.

    With the limit lifted, deeply nested JSON of a stranger would end the process instead of raising RecursionError.
    """
    limit = sys.getrecursionlimit()
    import py_ecc  # noqa: F401, PLC0415 - loads in 0.4 s: only for those who check a signature

    sys.setrecursionlimit(limit)


def _point(signature: bytes) -> "G1Uncompressed | None":
    """The point that a signature stands for; None when it stands for none, or for one outside the group."""
    from eth_typing import BLSPubkey  # noqa: PLC0415 - as above
    from py_ecc.bls.g2_primitives import pubkey_to_G1, subgroup_check  # noqa: PLC0415 - as above
    from py_ecc.optimized_bls12_381.optimized_curve import is_inf  # noqa: PLC0415 - as above

    try:
        # The library names its readers after the other arrangement, where public keys are the points on G1.
        point = pubkey_to_G1(BLSPubkey(signature))
    except ValueError:
        return None
    return point if not is_inf(point) and subgroup_check(point) else None


def _pairs(signature: "G1Uncompressed", message: bytes) -> bool:
    """The signature's equation: e(signature, generator) = e(hash of the message, public key)."""
    from eth_typing import BLSSignature  # noqa: PLC0415 - as above
    from py_ecc.bls.g2_primitives import signature_to_G2  # noqa: PLC0415 - as above
    from py_ecc.bls.hash_to_curve import hash_to_G1  # noqa: PLC0415 - as above
    from py_ecc.fields import optimized_bls12_381_FQ12 as FQ12  # noqa: PLC0415 - as above
    from py_ecc.optimized_bls12_381.optimized_curve import G2, neg  # noqa: PLC0415 - as above
    from py_ecc.optimized_bls12_381.optimized_pairing import final_exponentiate, pairing  # noqa: PLC0415 - as above

    public_key = signature_to_G2(BLSSignature(bytes.fromhex(PUBLIC_KEY)))
    hashed = hash_to_G1(message, SIGNATURE_TAG, sha256)  # type: ignore[arg-type] # it wants the function, and says the hash
    left = pairing(G2, signature, final_exponentiate=False)
    right = pairing(public_key, neg(hashed), final_exponentiate=False)
    return bool(final_exponentiate(left * right) == FQ12.one())
