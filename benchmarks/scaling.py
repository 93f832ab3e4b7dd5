"""One question asked of little and of much, in turns, so that a busy machine slows both sides."""

from dataclasses import dataclass, field
from statistics import median


@dataclass
class Row:
    """Seconds of one question, round by round, with few and with many. `aim` is the ratio that it may reach."""

    what: str
    aim: float
    few: list[float] = field(default_factory=list)
    many: list[float] = field(default_factory=list)

    def ratio(self) -> float:
        """How much longer it takes with many: the median of the pairs."""
        return median(many / few for few, many in zip(self.few, self.many, strict=True))
