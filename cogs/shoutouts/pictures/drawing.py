"""Which module draws which spec. Loaded by `bot/pictures/loading` only, as it brings matplotlib."""

from collections.abc import Callable, Mapping
from typing import Any

from bot.pictures.canvas import Canvas
from bot.pictures.spec import Spec
from cogs.shoutouts.pictures import fairness_picture, turn_picture
from cogs.shoutouts.pictures.specs import FairnessPicture, TurnPicture

_KINDS: Mapping[type[Any], Callable[[Any], Canvas]] = {
    TurnPicture: turn_picture.draw,
    FairnessPicture: fairness_picture.draw,
}


def canvas(spec: Spec) -> Canvas:
    """Draw it, and leave it as it is."""
    return _KINDS[type(spec)](spec)
