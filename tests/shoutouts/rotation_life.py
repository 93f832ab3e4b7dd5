"""A rotation lived through step by step, with everything that can happen to it, and what must hold at every step."""

from collections import Counter
from dataclasses import dataclass, field, replace

from cogs.shoutouts import model_order as order
from cogs.shoutouts.model import Event, Line, Seat, SeatState, What
from cogs.shoutouts.model_replay import gave, missed, received, replay

ROTATION = 7
TURNS = (What.TURN, What.NEWCOMER_TURN)


@dataclass
class Wait:
    """What happened since somebody's turn. `fair`: they did not pause, skip or swap since."""

    roster: int
    fair: bool = True
    plain: int = 0
    right_of_way: int = 0
    seen: Counter[int] = field(default_factory=Counter)
    swaps: bool = False


@dataclass
class Life:
    """Line and seats as the bot would store them, the ledger, and what the bounds are about."""

    line: Line = field(default_factory=lambda: Line(ROTATION))
    seats: dict[int, Seat] = field(default_factory=dict)
    events: list[Event] = field(default_factory=list)
    turns: Counter[int] = field(default_factory=Counter)
    steady: set[int] = field(default_factory=set)
    waits: dict[int, Wait] = field(default_factory=dict)

    def among(self, *states: SeatState) -> list[int]:
        return sorted(who for who, seat in self.seats.items() if seat.state in states)

    @property
    def here(self) -> list[int]:
        return self.among(SeatState.IN)

    def write(self, what: What, who: int, other: int | None = None, at: int | None = None, lot: int = 0) -> None:
        played = self.line.round if at is None else at
        self.events.append(Event(len(self.events) + 1, played, what, who, other, lot))

    def join(self, who: int, *, welcomed: bool = False) -> None:
        old = self.seats.get(who)
        seat = order.joined(self.line, who, welcomed=welcomed) if old is None else order.rejoined(self.line, old)
        self.seats[who] = seat
        if old is None and self.line.round == 0:
            self.steady.add(who)
        self.write(What.NEWCOMER if seat.front else What.JOINED, who, lot=seat.place.lot)
        self._same_round()

    def _same_round(self) -> None:
        """Who comes in the very round of somebody's turn ties with them, and the lot may say that they come first."""
        for who, wait in self.waits.items():
            if self.seats[who].place.since == self.line.round:
                wait.roster = max(wait.roster, self._roster())

    def _roster(self) -> int:
        return len(self.among(SeatState.IN, SeatState.PAUSED))

    def change(self, who: int, seat: Seat, what: What) -> None:
        self.seats[who] = seat
        self.write(what, who, at=self.line.round + (what is What.SKIPPED))
        self.steady.discard(who)
        self.unfair(who)

    def unfair(self, who: int) -> None:
        if who in self.waits:
            self.waits[who].fair = False

    def leave(self, who: int) -> None:
        self.change(who, order.left(self.seats[who]), What.LEFT)
        self.waits.pop(who, None)

    def pause(self, who: int) -> None:
        self.change(who, order.paused(self.seats[who]), What.PAUSED)

    def resume(self, who: int) -> None:
        self.change(who, order.resumed(self.line, self.seats[who]), What.RESUMED)

    def skip(self, who: int) -> None:
        self.change(who, order.skipping(self.line, self.seats[who]), What.SKIPPED)

    def swap(self, one: int, other: int) -> None:
        if order.no_swap(self.seats[one], self.seats[other]) is not None:
            return
        self.seats[one], self.seats[other] = order.swapped(self.seats[one], self.seats[other])
        self.write(What.SWAPPED, one, other)
        for wait in self.waits.values():
            wait.swaps = True
        self.unfair(one)
        self.unfair(other)

    def gift(self, giver: int, featured: int) -> None:
        self.seats[giver] = gave(self.seats[giver], self.line.round)
        self.seats[featured] = received(self.seats[featured])
        self.write(What.GAVE, giver, featured)

    def no_show(self, giver: int, featured: int) -> None:
        self.seats[giver] = missed(self.seats[giver])
        self.write(What.MISSED, giver, featured)
        if self.seats[giver].misses >= 2 and self.seats[giver].state is SeatState.IN:
            self.pause(giver)

    def play(self) -> None:
        """One round, and the bounds for whoever's turn it is."""
        before, queue = self.line, order.in_order(self.line, self.seats.values())
        choice = order.choose(self.line, self.seats.values())
        if choice is None:
            return
        assert queue[0].user_id == choice.user_id
        assert not (before.newcomer_before and choice.right_of_way), "right of way twice in a row"
        self._take(choice)
        self._bounds(choice)
        self.waits[choice.user_id] = Wait(self._roster())

    def _take(self, choice: order.Choice) -> None:
        who = choice.user_id
        self.line, self.seats[who] = order.featured(self.line, self.seats[who], right_of_way=choice.right_of_way)
        self.write(choice.what, who, lot=self.seats[who].place.lot)
        self.turns[who] += 1

    def _bounds(self, choice: order.Choice) -> None:
        self._check_wait(self.waits.pop(choice.user_id, None))
        for who, wait in self.waits.items():
            wait.seen[choice.user_id] += 1
            wait.right_of_way += choice.right_of_way
            wait.plain += not choice.right_of_way
            if self.seats[who].state is SeatState.IN:
                self._check_wait(wait)
        self._check_laps()

    @staticmethod
    def _check_wait(wait: Wait | None) -> None:
        """Nobody waits longer than the roster and the newcomers' turns, and nobody else comes twice before."""
        if wait is None or not wait.fair:
            return
        assert wait.plain <= wait.roster - 1
        assert wait.right_of_way <= wait.plain + 1
        assert wait.swaps or max(wait.seen.values(), default=0) <= 1

    def _check_laps(self) -> None:
        assert all(seat.place.lap <= self.line.lap + 1 for seat in self.seats.values())
        turns = [self.turns[who] for who in self.steady]
        assert max(turns, default=0) - min(turns, default=0) <= 1

    def check_replay(self) -> None:
        """The ledger alone leads to the same."""
        assert replay(ROTATION, self.events) == (self.line, self.seats)

    def forgotten(self, who: int, stand_in: int) -> "Life":
        """The same when somebody was forgotten: another number in every row."""
        names = {who: stand_in}
        events = [
            replace(
                each,
                user_id=names.get(each.user_id, each.user_id),
                other_id=names.get(each.other_id or 0, each.other_id),
            )
            for each in self.events
        ]
        return Life(events=events)
