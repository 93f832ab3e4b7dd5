"""A newcomer's way through onboarding: what they answer, what they were told is done, and what they see come back.

They read the card and press what moves them on, now and then twice, now and then after a walk. An answer that does not
come is asked for again, as people do. What was acknowledged is remembered here, to be compared in the end.
"""

import random
from dataclasses import dataclass, field
from typing import Any

from benchmarks.survival.hands import Seen
from cogs.onboarding import text

STEPS = ("agree", "kind", "subgroup", "add", "niches", "where", "say", "post")
"""The button or menu that shows each step, in their order."""

FINISHED = "profiles:edit"
"""On every card for somebody who has arrived."""

PLATFORMS = ("tiktok", "instagram", "youtube")
_PLACES = (("Lisbon", "Europe/Lisbon"), ("Kyoto", "Asia/Tokyo"), ("Quito", ""), ("", "America/Toronto"))


@dataclass
class Newcomer:
    """One person's answers. `told` holds what the bot acknowledged, by step."""

    id: int
    name: str
    rng: random.Random
    told: dict[str, Any] = field(default_factory=dict)
    furthest: int = -1
    acknowledged: int = 0
    backwards: int = 0
    arrived: bool = False

    def choose(self, seen: Seen) -> "Move | None":
        """What to press on this card; None when it leads nowhere."""
        ids = {each.split(":")[1]: each for each in seen.ids if each.startswith("onboarding:")}
        if "post" in ids:
            return Move(ids["post"], "post", True)  # noqa: FBT003 - what is told
        here = next((step for step in STEPS if step in ids), None)
        return None if here is None else getattr(self, f"_{here}")(seen, ids)

    def _agree(self, seen: Seen, ids: dict[str, str]) -> "Move":
        del seen
        return Move(ids["agree"], "agree", True)  # noqa: FBT003 - as above

    def _kind(self, seen: Seen, ids: dict[str, str]) -> "Move":
        del ids
        return self._one_of(seen, "kind")

    def _subgroup(self, seen: Seen, ids: dict[str, str]) -> "Move":
        del ids
        return self._one_of(seen, "subgroup")

    def _one_of(self, seen: Seen, step: str) -> "Move":
        chosen = self.rng.choice([each for each in seen.ids if each.startswith(f"onboarding:{step}:")])
        return Move(chosen, step, chosen.split(":")[2])

    def _add(self, seen: Seen, ids: dict[str, str]) -> "Move":
        del seen
        known = self.told.get("add", {})
        left = [platform for platform in PLATFORMS if platform not in known]
        if "keep" in ids and (not left or self.rng.random() < 0.7):
            return Move(ids["keep"], "keep", True)  # noqa: FBT003 - as above
        platform = self.rng.choice(left or list(PLATFORMS))
        handle, followers = f"person{self.id % 100000}", self.rng.randrange(100, 90_000)
        fields = {"platform": [platform], "handle": handle, "followers": str(followers)}
        return Move(ids["add"], "add", {**known, platform: (handle, followers)}, fields=fields)

    def _niches(self, seen: Seen, ids: dict[str, str]) -> "Move":
        menu = seen.control(ids["niches"])
        offered = [option["value"] for option in menu["options"]]
        chosen = sorted(self.rng.sample(offered, self.rng.choice((1, 2))))
        return Move(ids["niches"], "niches", chosen, values=chosen)

    def _where(self, seen: Seen, ids: dict[str, str]) -> "Move":
        del seen
        region, zone = self.rng.choice(_PLACES)
        return Move(ids["where"], "where", (region, zone), fields={"region": region, "zone": zone})

    def _say(self, seen: Seen, ids: dict[str, str]) -> "Move":
        del seen
        sentence = f"I bake bread number {self.rng.randrange(10**6)} and show busy people how."
        return Move(ids["say"], "say", sentence, fields={"sentence": sentence})

    def noticed(self, move: "Move", answer: Seen) -> bool:
        """Take the answer to a move. False when it is no card of the way, such as an apology."""
        arrived = FINISHED in answer.ids
        if not arrived and not any(each.startswith("onboarding:") for each in answer.ids):
            return False
        # "You were further along": what was said before counts, not this.
        if move.step != "start" and text.ELSEWHERE not in answer.text:
            self.told[move.step] = move.value
            self.acknowledged += 1
        self.arrived = self.arrived or arrived
        self._watch_place(answer)
        return True

    def _watch_place(self, answer: Seen) -> None:
        """Nobody is ever led back to a step that was acknowledged as done."""
        verbs = {each.split(":")[1] for each in answer.ids}
        here = max((STEPS.index(step) for step in STEPS if step in verbs), default=len(STEPS))
        if here < self.furthest:
            self.backwards += 1
        self.furthest = max(self.furthest, here)


@dataclass(frozen=True, slots=True)
class Move:
    """A press or a choice, with what is filled in where it opens a form; `value` is what the person means by it."""

    custom_id: str
    step: str
    value: Any
    values: list[str] | None = None
    fields: dict[str, Any] | None = None
