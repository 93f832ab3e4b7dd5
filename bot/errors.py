"""Two kinds of errors: what a person can cause (UserError) and bugs. How either is told is in `bot.replies`."""

import logging
import secrets

log = logging.getLogger("greenroom")

_READABLE = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"


class UserError(Exception):
    """Something a person can mend. Its text is the sentence they will read: what happened, what to do now."""


class StartupError(Exception):
    """Why a program cannot do its work, in one sentence for the operator: what happened, what to do now.

    `status` is what the program exits with: trying again later may help.
    """

    status = 1


class ConfigurationError(StartupError):
    """The same, and trying again does not help before something is changed."""

    status = 2


def log_bug(where: str, error: BaseException) -> str:
    """Log a bug once, with its traceback.

    Returns a short reference that leads from a person's report to the log line.
    """
    reference = "".join(secrets.choice(_READABLE) for _ in range(6))
    known = {"reference": reference, "where": where}
    log.error("Unexpected error %(reference)s in %(where)s", known, exc_info=error, extra=known)
    return reference
