"""Two kinds of errors: what a person can cause (UserError) and bugs. How either is told is in `bot.replies`."""

import logging
import secrets

log = logging.getLogger("greenroom")

_READABLE = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"


class UserError(Exception):
    """Something a person can mend. Its text is the sentence they will read: what happened, what to do now."""


class StartupError(Exception):
    """Why the bot cannot start, in one sentence for the operator."""


def log_bug(where: str, error: BaseException) -> str:
    """Log a bug once, with its traceback.

    Returns a short reference that leads from a person's report to the log line.
    """
    reference = "".join(secrets.choice(_READABLE) for _ in range(6))
    log.error("Unexpected error %s in %s", reference, where, exc_info=error)
    return reference
