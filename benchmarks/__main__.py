"""What Greenroom costs, as ratios to a bare discord.py bot on the same machine: `make bench`.

Every figure is the median of interleaved pairs, so that a busy machine slows both sides. Ratios under 1.5 mean little.
"""

import argparse
import asyncio
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.table import Table

from benchmarks import board, charts, check, draw, find, giveaways, match, press, rotation, rows, scaling, start, writer
from benchmarks.databases import UrlIn, databases
from benchmarks.processes import __main__ as processes

console = Console()


def times(value: float) -> str:
    """A ratio, as precise as it deserves."""
    return f"{value:.1f} ×"


def show_presses(engine: str, rows: list[press.Row]) -> None:
    """The cost of a press."""
    table = Table(title=f"One press of “Start here”, stored before it is answered: {engine}")
    for heading in ("presses at once", "bare, one line", "bare, same card", "Greenroom", "to one line", "to same card"):
        table.add_column(heading, justify="right")
    for row in rows:
        figures = (f"{median(each):,.0f} µs" for each in (row.one_line, row.same_card, row.whole))
        table.add_row(str(row.at_once), *figures, times(row.times_one_line()), times(row.times_same_card()))
    console.print(table)


def show_writer(engine: str, rows: list[writer.Row]) -> None:
    """The batched writer."""
    table = Table(title=f"Writes together against a transaction each: {engine}")
    for heading in ("writes at once", "a transaction each", "together", "gain"):
        table.add_column(heading, justify="right")
    for row in rows:
        figures = (f"{1e6 / median(each):,.0f} a second" for each in (row.alone, row.batched))
        table.add_row(str(row.at_once), *figures, times(row.gain()))
    console.print(table)


def show_starts(engine: str, starts: start.Starts) -> None:
    """Start-up and memory."""
    table = Table(title=f"From nothing to ready: {engine}")
    for heading in ("", "seconds", "to bare", "memory", "to bare"):
        table.add_column(heading, justify="right")
    for which, name in (("bare", "bare bot"), ("again", "Greenroom"), ("first", "Greenroom, making its tables")):
        figures = getattr(starts, which)
        seconds, megabytes = (median(each[key] for each in figures) for key in ("seconds", "megabytes"))
        ratios = [times(starts.ratio(which, key)) for key in ("seconds", "megabytes")]
        table.add_row(name, f"{seconds:.2f}", ratios[0], f"{megabytes:.0f} MB", ratios[1])
    console.print(table)


def show_giveaways(engine: str, rows: list[giveaways.Pairs], slow: giveaways.Slow) -> None:
    """Entering a giveaway."""
    table = Table(title=f"One press of “Enter”, stored before it is answered: {engine}")
    for heading in ("", "the other", "Greenroom", "presses a second", "aim"):
        table.add_column(heading, justify="right")
    for row in rows:
        figures = (f"{median(each):,.0f} µs" for each in (row.other, row.ours))
        table.add_row(row.what, *figures, f"{row.ratio():.2f} ×", f"{row.aim:.2f} ×")
    console.print(table)
    console.print(
        f"Discord takes {giveaways.SLOW * 1000:.0f} ms: 100 presses at once are answered in {slow.seconds:.2f} s; "
        f"people go on pressing for {slow.during:.0f} s, and the card is edited {slow.edits} times.\n"
    )


def show_draw(draws: draw.Draws) -> None:
    """The order of a draw."""
    ours, bare = median(draws.ours), median(draws.bare)
    console.print(
        f"A draw over {draws.entrants:,} entrants: {ours:.2f} s, the bare loop {bare:.2f} s, "
        f"ratio {draws.ratio():.2f} (aim {draw.AIM}); {draws.megabytes:.0f} MB beside the list.\n"
    )


def show_charts(measured: charts.Charts) -> None:
    """Ten charts at once."""
    stall, idle, ours, bare = (median(each) for each in (measured.stalls, measured.idle, measured.ours, measured.bare))
    console.print(
        f"{charts.AT_ONCE} charts at once: the event loop stands still for {1000 * stall:.1f} ms at worst, idle "
        f"{1000 * idle:.1f} ms, ratio {times(measured.stall_ratio())}; one chart {1000 * ours:.0f} ms, the bare "
        f"library call {1000 * bare:.0f} ms, ratio {times(measured.render_ratio())}.\n"
    )


def show_scaling(title: str, engine: str, measured: list[scaling.Row]) -> None:
    """The same questions asked of little and of much."""
    table = Table(title=f"{title}: {engine}")
    for heading in ("", "few", "many", "many to few", "aim"):
        table.add_column(heading, justify="right")
    for row in measured:
        figures = (f"{1000 * median(each):.1f} ms" for each in (row.few, row.many))
        table.add_row(row.what, *figures, f"{row.ratio():.2f} ×", f"{row.aim:.1f} ×")
    console.print(table)


def show_growing(engine: str, url_in: UrlIn, rounds: int) -> None:
    """What a group meets that has grown."""
    title = f"/stats with {rows.FEW:,} and with {rows.MANY:,} rows of content stored"
    show_scaling(title, engine, rows.measure(url_in, 4 * rounds))
    members, requests = zip(board.FEW, board.MANY, strict=True)
    title = f"The board with {requests[0]:,} requests of {members[0]:,} members, and {requests[1]:,} of {members[1]:,}"
    show_scaling(title, engine, board.measure(url_in, 2 * rounds))
    title = f"/find among {find.FEW:,} and among {find.MANY:,} members"
    show_scaling(title, engine, find.measure(url_in, 4 * rounds))
    people, kept = zip(rotation.FEW, rotation.MANY, strict=True)
    title = f"A rotation of {people[0]:,}, and of {people[1]:,} with {kept[1]:,} rows of ledger"
    show_scaling(title, engine, rotation.measure(url_in, 3 * rounds))


def show_matches(measured: list[match.Row]) -> None:
    """Matches among few and among many."""
    table = Table(title="Matches, without the database")
    for heading in ("", "among", "few", "among", "many", "many to few", "aim"):
        table.add_column(heading, justify="right")
    for row in measured:
        few, many = (f"{1000 * median(each):.2f} ms" for each in (row.few, row.many))
        figures = (f"{row.few_count:,}", few, f"{row.many_count:,}", many)
        table.add_row(row.what, *figures, f"{row.ratio():.0f} ×", f"{match.AIM:.0f} ×")
    console.print(table)


def in_folder(url_in: UrlIn, run: Callable[[str], None]) -> None:
    """Run on a fresh database whose files go away afterwards."""
    with TemporaryDirectory(prefix="greenroom-") as folder:
        run(url_in(Path(folder)))


def measure(engine: str, url_in: UrlIn, rounds: int, members: int) -> None:
    """All figures of one engine."""

    def on_one_database(url: str) -> None:
        show_presses(engine, asyncio.run(press.measure(url, rounds, members)))
        show_writer(engine, asyncio.run(writer.measure(url, rounds, members)))

    in_folder(url_in, on_one_database)
    show_giveaways(engine, *giveaways.measure(url_in, rounds, members, 10 * members))
    show_growing(engine, url_in, rounds)
    show_starts(engine, start.measure(url_in, 3))


def main() -> int:
    """Measure on each engine that is here."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer presses: to see that it runs, not to quote")
    parser.add_argument("--engine", choices=("sqlite", "postgresql"), action="append")
    options = parser.parse_args()
    with databases(options.engine) as engines:
        for engine, url_in in engines.items():
            measure(engine, url_in, *((3, 200) if options.quick else (5, 1000)))
    show_charts(charts.measure(3 if options.quick else 9))
    show_draw(draw.measure(*((20_000, 3) if options.quick else (1_000_000, 3))))
    show_matches(match.measure(3 if options.quick else 9))
    check.measure(*((60, 12) if options.quick else (check.CREATORS, check.BOUGHT)))
    processes.measure(*((2, 3) if options.quick else (5, 10)), seed=1, counts=(2,) if options.quick else (2, 4))
    return 0


if __name__ == "__main__":
    sys.exit(main())
