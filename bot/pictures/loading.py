"""The only way to matplotlib: loaded once, in the renderer's thread, without a trace on the disk.

Its settings are reset, so that no file of the operator's changes a picture.
"""

import logging
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType
from typing import Any

from bot.pictures.spec import Spec

TYPEFACE = Path(__file__).parent / "typeface"
_WEIGHTS = {400: "Inter-Regular.otf", 700: "Inter-SemiBold.otf"}
"""The semibold stands in for bold, which is what DejaVu has."""
_SETTINGS: Mapping[Any, Any] = {
    "font.family": ["Inter", "DejaVu Sans"],
    "text.parse_math": False,
    "text.hinting": "none",
}


def draw() -> Callable[[Spec], bytes]:
    """Load matplotlib, and answer the function that turns a spec into a PNG. Takes half a second the first time."""
    logging.getLogger("matplotlib").setLevel(logging.WARNING)
    with _surroundings():
        import matplotlib as mpl  # noqa: PLC0415 - not before the first picture: it costs more than the whole start
        from matplotlib import font_manager  # noqa: PLC0415 - the same
    mpl.rcdefaults()
    _only_ours(font_manager, mpl.get_data_path())
    mpl.rcParams.update(_SETTINGS)
    return png


def png(spec: Spec) -> bytes:
    """The finished picture, drawn by the module `drawing` beside the spec's. The same spec gives the same bytes."""
    drawing = import_module(f"{type(spec).__module__.rpartition('.')[0]}.drawing")
    picture: bytes = drawing.canvas(spec).png()
    return picture


def _only_ours(font_manager: ModuleType, bundled: str) -> None:
    """Forget the fonts of this machine, so that a picture is the same on every other."""
    known = font_manager.fontManager.ttflist
    ours = [
        font_manager.FontEntry(str(TYPEFACE / file), 0, "Inter", "normal", "normal", weight, "normal", "scalable")
        for weight, file in _WEIGHTS.items()
    ]
    known[:] = [entry for entry in known if entry.fname.startswith(bundled)] + ours


@contextmanager
def _surroundings() -> Iterator[None]:
    """A folder for the list of fonts that matplotlib wants to keep; it is made again in a moment, so none is kept.

    And no threads for numpy, which would start one for each core: a picture has no use for them.
    """
    with TemporaryDirectory(prefix="greenroom-charts-", ignore_cleanup_errors=True) as folder:
        wanted = {"MPLCONFIGDIR": folder, "OPENBLAS_NUM_THREADS": "1"}
        before = {name: os.environ[name] for name in wanted if name in os.environ}
        os.environ.update(wanted)
        try:
            yield
        finally:
            for name in wanted:
                os.environ.pop(name)
            os.environ.update(before)
