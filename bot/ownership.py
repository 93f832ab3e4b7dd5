"""One process at a time on one SQLite file: the lock beside it. The system drops it when its holder dies, however."""

from pathlib import Path

from filelock import FileLock, Timeout

from bot.errors import StartupError


def take(path: Path) -> FileLock:
    """Take the file for this process, making its folder. Raises StartupError while another process has it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    lock = FileLock(f"{path}.lock", timeout=0, thread_local=False)
    try:
        lock.acquire()
    except Timeout:
        message = f"Greenroom is already running with {path.name}. Stop it first, or give this one its own file."
        raise StartupError(message) from None
    return lock


def is_taken(path: Path) -> bool:
    """Whether a process has the file now."""
    if not Path(f"{path}.lock").exists():
        return False
    try:
        take(path).release()
    except StartupError:
        return True
    return False
