"""Every feature that the documentation promises is shown by a test that drives the real bot, and can be found."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from tests.group import Group
from tests.source import ROOT, Source, dotted, sources, type_of_function

REQUIRED = (
    {f"W{number}" for number in (*range(1, 10), *range(11, 16), *range(17, 22), *range(23, 27))}
    | {f"D{number}" for number in (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 13, 16, 21, 22)}
    | {f"G{number}" for number in (*range(1, 14), *range(15, 35), *range(37, 47))}
    | {f"A{number}" for number in range(1, 22)}
    | {f"C{number}" for number in (*range(1, 14), *range(15, 23))}
    | {f"S{number}" for number in range(1, 18)}
)
"""What this version must have.

C14, W10, W16, W22, G14, G35 and G36 could come one day.
"""

LIVING = {"Group", "House", "Door"}
"""What a test asks for when it drives the running bot: a simulated group."""


@dataclass(frozen=True, slots=True)
class Promise:
    """A row of docs/features.md."""

    id: str
    what: str
    where: str
    file: str


def promises() -> dict[str, Promise]:
    """Every row of the table, by id."""
    lines = (ROOT / "docs/features.md").read_text(encoding="utf-8").splitlines()
    table = [line.strip("|").split("|") for line in lines if re.match(r"\| [A-Z]\d+ \|", line)]
    rows = [[cell.strip() for cell in row] for row in table]
    assert len({row[0] for row in rows}) == len(rows), "an id stands twice in docs/features.md"
    return {row[0]: Promise(row[0], row[1], row[2], row[3].strip("`")) for row in rows}


def flows(source: Source) -> Iterator[type_of_function]:
    """The tests that drive the running bot: they ask for a simulated group."""
    for function in source.functions():
        if not function.name.startswith("test_"):
            continue
        if LIVING & {ast.unparse(argument.annotation) for argument in function.args.args if argument.annotation}:
            yield function


def shown() -> dict[str, set[str]]:
    """The files with a flow test that names the id in its own docstring."""
    found: dict[str, set[str]] = defaultdict(set)
    for source in sources("tests"):
        for test in flows(source):
            for name in re.findall(r"\b[A-Z]\d+\b", ast.get_docstring(test) or ""):
                found[name].add(source.path)
    return found


def test_everything_this_version_must_have_is_in_the_table() -> None:
    assert promises().keys() >= REQUIRED


def test_every_row_has_a_flow_test_in_the_file_it_names() -> None:
    files = shown()
    assert not [row for row in promises().values() if row.file not in files[row.id]]


def test_a_flow_test_that_names_an_id_asserts_something() -> None:
    """A test that only runs through shows nothing; asking inside a function of the same file counts."""
    silent = [
        source.at(test)
        for source in sources("tests")
        for test in flows(source)
        if re.search(r"\b[WD]\d+\b", ast.get_docstring(test) or "") and not _asserts(source, test)
    ]
    assert not silent


def _asserts(source: Source, test: type_of_function) -> bool:
    by_name = {function.name: function for function in source.functions()}
    called = {dotted(node.func) for node in ast.walk(test) if isinstance(node, ast.Call)}
    bodies = [test, *(by_name[name] for name in called if name in by_name)]
    return any(isinstance(node, ast.Assert) for body in bodies for node in ast.walk(body))


async def test_every_command_in_the_documentation_exists(group: Group) -> None:
    commands = {f"/{command.qualified_name}" for command in group.bot.tree.walk_commands()}
    for name in ("README.md", "docs/features.md", "CHANGELOG.md"):
        text = (ROOT / name).read_text(encoding="utf-8")
        named = set(re.findall(r"`(/[a-z]+(?: [a-z]+)?)", text))
        assert not named - commands, f"{name} names a command that does not exist"


def test_every_button_in_the_table_exists() -> None:
    """What stands in quotation marks is the label of something that can be pressed."""
    texts = "\n".join(source.text for source in sources("cogs"))
    named = {label for row in promises().values() for label in re.findall(r'"([^"]+)"', row.where)}
    assert not {label for label in named if f'"{label}"' not in texts}
