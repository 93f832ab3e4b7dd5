"""The simulated group: the real bot, unchanged, in an in-memory Discord, played in a browser.

`serve` opens the front page, `tour` plays the whole story without one. Both
need the optional packages of the demo; nothing else in the bot imports this.

cast, chatter    who they are and what they say (data); portraits draws them
pace, turn       how time passes, and one thing at a time
world            the group, its clock and the bot, on a quick simulation; people, doors: what can happen; ears: what did
setting, history how the group came to be; features join in through `stage`
screen, listing  what one person sees; guide: what to try first
server           the front page: acts (its buttons), hub, gate, proxy; heartbeat keeps the real time
theatre          puts all of it together, for the command line
story, tour      the story as steps, and how it is told; camera takes its pictures
"""

import logging
from pathlib import Path

from bot.errors import StartupError

PORT = 8710


async def serve(port: int = PORT, *, open_browser: bool = True) -> None:
    """Play the group on a port of this machine until Ctrl-C; leaves nothing behind.

    Raises StartupError, with what to do, if the port is busy or the demo's packages are missing.
    """
    _need_packages()
    from bot.demo import theatre  # noqa: PLC0415  the demo's packages are optional

    await theatre.serve(port, open_browser=open_browser)


async def tour(pictures: Path | None = None) -> int:
    """Tell the whole story on the terminal; answers the exit status: 0, or 1 if a step did not do what it says.

    With a folder, and with Chromium on this machine, the README's pictures are saved there.
    """
    _need_packages()
    from bot.demo import theatre  # noqa: PLC0415  as above

    return await theatre.tour(pictures)


def _need_packages() -> None:
    # Importing SimCord builds a throw-away client without intents; discord.py's warning about that one means nothing.
    logging.getLogger("discord").setLevel(logging.ERROR)
    try:
        import simcord.preview  # noqa: F401, PLC0415  as above
    except ImportError:
        sentence = "The simulated group needs some more packages. Install them with: pip install 'greenroom[demo]'"
        raise StartupError(sentence) from None
