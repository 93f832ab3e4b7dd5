"""What came of a file that was brought in."""

from dataclasses import dataclass
from datetime import datetime

from cogs.analytics.model import Account
from cogs.analytics.model_import import Parsed
from cogs.analytics.model_matching import Fate


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of a file, line by line."""

    account: Account
    parsed: Parsed
    fates: tuple[tuple[int, Fate], ...]
    new_snapshots: int
    at: datetime

    def number(self, fate: Fate) -> int:
        """How many lines had that fate."""
        return sum(each is fate for _, each in self.fates)
