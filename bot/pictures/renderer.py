"""The renderer: one thread that draws, a short queue before it, and the last pictures kept.

matplotlib is not safe in several threads and is loaded by the first picture only, so everything of it stays in that one
thread. The event loop does no more than wait.
"""

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial

from bot.errors import UserError
from bot.pictures import loading
from bot.pictures.spec import Spec

BUSY = "Many charts are being drawn right now. Please try again in a minute."
SLOW = "Drawing that took too long. Please try again in a minute."
CLOSED = "I am just restarting. Please try again in a minute."

MOST_WAITING = 20
"""How many pictures may be under way, the one that is being drawn included."""
PATIENCE = 10.0
"""Seconds that somebody waits for a picture."""
MOST_KEPT = 64
"""Pictures in memory, about 100 kB each."""

Draw = Callable[[Spec], bytes]


class Renderer:
    """Make one for the bot, and close it with the bot. It starts its thread with the first picture."""

    def __init__(self, load: Callable[[], Draw] = loading.draw, patience: float = PATIENCE) -> None:
        """`load` answers what draws; it is called once, in the thread."""
        self._load = load
        self._patience = patience
        self._draw: Draw | None = None
        self._kept: OrderedDict[Spec, bytes] = OrderedDict()
        self._under_way: dict[Spec, asyncio.Future[bytes]] = {}
        self._thread: ThreadPoolExecutor | None = None
        self._is_closed = False
        self._rests = False

    async def png(self, spec: Spec) -> bytes:
        """The picture. Raises UserError when too many are waiting or it takes too long; it goes on being drawn then.

        Whoever asks for one that is under way waits for the same; one that was drawn lately is there at once.
        """
        if self._is_closed:
            raise UserError(CLOSED)
        if self._rests:
            raise UserError(BUSY)
        if spec in self._kept:
            self._kept.move_to_end(spec)
            return self._kept[spec]
        drawing = self._under_way.get(spec) or self._begin(spec)
        try:
            return await asyncio.wait_for(asyncio.shield(drawing), self._patience)
        except TimeoutError:
            raise UserError(SLOW) from None
        except asyncio.CancelledError:
            if not drawing.cancelled():
                raise
            raise UserError(CLOSED) from None

    @contextmanager
    def resting(self) -> Iterator[None]:
        """Draw nothing for a while. The simulated group's weeks go by without: nobody looks, and loading takes long."""
        self._rests = True
        try:
            yield
        finally:
            self._rests = False

    def forget(self) -> None:
        """Drop all kept pictures, because somebody no longer wants to be in one."""
        self._kept.clear()

    async def close(self) -> None:
        """Let the picture that is being drawn be finished, and give up the others. Safe to call twice."""
        self._is_closed = True
        thread, self._thread = self._thread, None
        for drawing in self._under_way.values():
            drawing.cancel()
        if thread is not None:
            await asyncio.to_thread(thread.shutdown, cancel_futures=True)
        self.forget()

    def _begin(self, spec: Spec) -> asyncio.Future[bytes]:
        if len(self._under_way) >= MOST_WAITING:
            raise UserError(BUSY)
        if self._thread is None:
            self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="charts")
        drawing = asyncio.get_running_loop().run_in_executor(self._thread, self._work, spec)
        self._under_way[spec] = drawing
        drawing.add_done_callback(partial(self._done, spec))
        return drawing

    def _work(self, spec: Spec) -> bytes:
        """In the thread."""
        if self._draw is None:
            self._draw = self._load()
        return self._draw(spec)

    def _done(self, spec: Spec, drawing: asyncio.Future[bytes]) -> None:
        """Back in the loop: keep the picture. An error goes to whoever waits; asking for it here keeps it quiet."""
        self._under_way.pop(spec, None)
        if drawing.cancelled() or drawing.exception() is not None or self._is_closed:
            return
        self._kept[spec] = drawing.result()
        while len(self._kept) > MOST_KEPT:
            self._kept.popitem(last=False)
