"""The shape of the code, held: who may import whom, where SQL stands, where time and chance come from.

A rule that gets in the way of something better is changed here, with its reason, not worked around.
"""

import ast
import subprocess
import sys

import pytest

from tests.source import CODE, ROOT, Import, Source, sources

EDGE = "edge"
"""Where a slice meets Discord or the clock: cog, ui, jobs, and any other name."""

MAY_USE = {
    "model": {"model"},
    "text": {"model", "text"},
    "store": {"model", "store"},
    "service": {"model", "store", "service", "text"},
    EDGE: {"model", "service", "text", EDGE},
    "wiring": {"model", "store", "service", "text", "wiring", EDGE},
}
"""The wiring hands the parts to the kernel: export and deletion of a person, for instance, straight from the store."""

OPEN_TO_OTHER_SLICES = {"model", "service", "text"}
SPEAKS_SQL = (
    "bot.claims",
    "bot.connections",
    "bot.db",
    "bot.db_cursor",
    "bot.due",
    "bot.identify",
    "bot.leases",
    "bot.lifeline",
    "bot.share",
    "bot.whom",
    "bot.json_rows",
    "bot.migrate",
    "bot.outbox_store",
    "bot.facts",
    "bot._migrations",
)
HANDED_DOWN = {"sqlalchemy.ext.asyncio.AsyncConnection"}
"""A service may pass a transaction on; only a store may say something in it."""

REAL_TIME = {"time.time", "time.sleep", "asyncio.sleep"}
NOW = {"now", "utcnow", "today"}
STOP_WATCHES = ("monotonic", "perf_counter", "process_time", "loop.time")


def layer_of(name: str) -> str:
    """`store` of `store`, `entry_store` and `store_of_entries`; the edge for all that is no inner layer."""
    words = name.split("_")
    return next((layer for layer in MAY_USE if layer in (words[0], words[-1])), EDGE)


def slice_sources() -> list[Source]:
    """Every file inside a feature's folder, but not the map in its `__init__`."""
    return [s for s in sources("cogs") if s.path.count("/") >= 2 and s.stem != "__init__"]


def slice_of(source: Source) -> str:
    return source.path.split("/")[1]


def layered(layer: str) -> list[Source]:
    return [source for source in slice_sources() if layer_of(source.path.split("/")[2].removesuffix(".py")) == layer]


def neighbour(found: Import) -> tuple[str, str] | None:
    """The slice and the layer that an import reaches, if it reaches one."""
    parts = found.target.split(".")
    if parts[0] != "cogs" or len(parts) < 2:
        return None
    return parts[1], layer_of(parts[2]) if len(parts) > 2 else EDGE


def test_the_kernel_knows_no_feature() -> None:
    found = [f"{s.path}:{i.line} {i.target}" for s in sources("bot") for i in s.imports() if i.top == "cogs"]
    assert not found


@pytest.mark.parametrize("layer", MAY_USE)
def test_a_slice_looks_inwards_only(layer: str) -> None:
    wrong = [
        f"{source.path}:{found.line} {found.target}: a {layer} may use {sorted(MAY_USE[layer])} of its slice"
        for source in layered(layer)
        for found in source.imports()
        if (target := neighbour(found)) and target[0] == slice_of(source) and target[1] not in MAY_USE[layer]
    ]
    assert not wrong


def test_slices_meet_at_service_model_or_text() -> None:
    wrong = [
        f"{source.path}:{found.line} {found.target}"
        for source in slice_sources()
        for found in source.imports()
        if (target := neighbour(found)) and target[0] != slice_of(source) and target[1] not in OPEN_TO_OTHER_SLICES
    ]
    assert not wrong


def test_a_model_uses_the_standard_library_only() -> None:
    wrong = [
        f"{source.path}:{found.line} {found.target}"
        for source in layered("model")
        for found in source.imports()
        if found.top not in sys.stdlib_module_names
        and not found.target.startswith(("bot.errors", "bot.home", "bot.text"))
        and neighbour(found) is None
    ]
    assert not wrong


def test_no_service_loads_a_library_of_the_outside_world() -> None:
    """All in one fresh interpreter, one after the other: the first that loads something is named."""
    program = (
        "import importlib, sys\n"
        "for name in sys.argv[1:]:\n"
        "    importlib.import_module(name)\n"
        "    assert not {'discord', 'httpx', 'apscheduler'} & set(sys.modules), name\n"
    )
    names = [source.module for source in layered("service")]
    run = subprocess.run([sys.executable, "-c", program, *names], capture_output=True, text=True, check=False, cwd=ROOT)
    assert run.returncode == 0, run.stderr


def test_a_start_loads_alembic_only_where_there_may_be_work_for_it() -> None:
    """What a function imports is loaded when the function is called; `doctor` is a program of its own."""
    at_once = [
        source.at(node)
        for source in sources(*CODE)
        if source.path not in {"bot/migrate.py", "bot/doctor.py"}
        for node in source.tree.body
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(("alembic", "bot.migrate"))
    ]
    assert not at_once


def test_sql_is_spoken_in_stores_only() -> None:
    stores = {source.module for source in layered("store")}
    wrong = [
        f"{source.path}:{found.line} {found.target}"
        for source in sources(*CODE)
        if source.module not in stores and not source.module.startswith(SPEAKS_SQL)
        for found in source.imports()
        if found.top == "sqlalchemy" and found.target not in HANDED_DOWN
    ]
    assert not wrong


def test_every_question_to_the_database_names_its_group() -> None:
    """Or says why not, in a comment `# no guild:` inside the function."""
    wrong = [
        source.at(function)
        for source in layered("store")
        for function in source.functions()
        if not function.name.startswith("_")
        and not any(word in source.written(function) for word in ("guild_id", "# no guild:"))
    ]
    assert not wrong


def is_real_time(name: str) -> bool:
    owner, _, last = name.rpartition(".")
    return name in REAL_TIME or (last in NOW and owner.split(".")[-1] in {"datetime", "date"})


def test_time_comes_from_the_clock() -> None:
    """A line at the very edge of the program says so: `# edge:` and why."""
    wrong = [
        f"{source.at(call)} {name}"
        for source in sources(*CODE)
        if source.module != "bot.clock"
        for name, call in source.calls()
        if is_real_time(name) and "# edge:" not in source.line(call.lineno)
    ]
    assert not wrong


def test_tests_do_not_sleep() -> None:
    """Except to wait for another process, which is said: `# edge:` and why. Giving way once, sleep(0), is no sleep."""
    wrong = [
        source.at(call)
        for source in sources("tests")
        if "sleep" in source.text  # most do not, and need not be read
        for name, call in source.calls()
        if name in {"time.sleep", "asyncio.sleep"}
        and "# edge:" not in source.line(call.lineno)
        and not (call.args and isinstance(call.args[0], ast.Constant) and call.args[0].value == 0)
    ]
    assert not wrong


def test_tests_do_not_time() -> None:
    """How long something takes is the machine's matter; `make bench` compares within one run."""
    wrong = [
        source.at(call)
        for source in sources("tests")
        if any(name in source.text for name in STOP_WATCHES)  # as above
        for name, call in source.calls()
        if name.endswith(STOP_WATCHES) and "# edge:" not in source.line(call.lineno)
    ]
    assert not wrong


def test_chance_is_handed_down() -> None:
    """Inner layers take `secrets` as a default argument at most, so that a test can choose."""
    predictable = [
        f"{source.path}:{found.line}"
        for source in sources(*CODE)
        for found in source.imports()
        if found.top == "random" and "# edge:" not in source.line(found.line)
    ]
    called = [
        source.at(call)
        for layer in ("model", "store", "service")
        for source in layered(layer)
        for name, call in source.calls()
        if name.startswith("secrets.")
    ]
    assert not predictable
    assert not called
