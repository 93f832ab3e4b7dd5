"""Portraits drawn on the spot: initials on a calm colour, so that nobody's face is used."""

from functools import cache
from hashlib import sha256
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

HASH = "portrait"
BOT = "Greenroom"
_SIZE = 128
_COLOURS = ("#2f6f5e", "#7a5c9e", "#b4653c", "#3d6fa3", "#9c4a63", "#5f7a34", "#a8812b", "#46748a")


def url(user_id: int) -> str:
    """Give the address under which the simulated Discord looks for somebody's portrait."""
    return f"https://cdn.simcord.invalid/avatars/{user_id}/{HASH}.png"


@cache
def draw(name: str) -> bytes:
    """Draw the portrait for a name, as PNG bytes; the same name always looks the same."""
    image = Image.new("RGB", (_SIZE, _SIZE), _colour(name))
    font = ImageFont.load_default(size=50)
    middle = _SIZE / 2
    ImageDraw.Draw(image).text((middle, middle), _initials(name), fill="#f6f3ea", font=font, anchor="mm")
    file = BytesIO()
    image.save(file, "PNG")
    return file.getvalue()


def _colour(name: str) -> str:
    if name == BOT:
        return "#1f4d3f"
    return _COLOURS[sha256(name.encode()).digest()[0] % len(_COLOURS)]


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split()[:2]).upper()
