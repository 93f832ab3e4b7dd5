"""What moderators read about a rotation: its numbers, which `model_fairness` counts, and whose they are."""

from dataclasses import dataclass

from cogs.shoutouts.model import Rotation
from cogs.shoutouts.model_fairness import Fairness


@dataclass(frozen=True, slots=True)
class Report:
    """A rotation with its numbers. The shares of it are by the value of a Subgroup. `thanks` counts thank-yous."""

    rotation: Rotation
    numbers: Fairness
    thanks: int = 0

    @property
    def has_begun(self) -> bool:
        """Whether anybody had a turn."""
        return self.numbers.rounds > 0
