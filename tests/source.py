"""The project's own files, as the architecture tests read them: names, syntax trees, imports. No rule is here."""

import ast
import subprocess
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import pytest

_OF_THE_WHOLE = Path(__file__).parent
ROOT = _OF_THE_WHOLE.parent
CODE = ("bot", "cogs")
ALL_CODE = ("bot", "cogs", "migrations", "tests", "benchmarks")

type_of_function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True, slots=True)
class Import:
    """One imported module, or one name taken from it: `bot.errors` or `bot.errors.UserError`."""

    target: str
    line: int

    @property
    def top(self) -> str:
        """The outermost package."""
        return self.target.partition(".")[0]


@dataclass(frozen=True)
class Source:
    """A Python file of the project."""

    path: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        """Its syntax tree, made for the first rule that asks."""
        return ast.parse(self.text)

    @property
    def module(self) -> str:
        """The dotted name it is imported by."""
        return self.path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")

    @property
    def stem(self) -> str:
        """The file's name."""
        return Path(self.path).stem

    @cached_property
    def _lines(self) -> list[str]:
        return self.text.splitlines()

    def line(self, number: int) -> str:
        """Return a line, counted from one."""
        return self._lines[number - 1]

    def written(self, node: type_of_function) -> str:
        """Return the whole lines of a function. `ast.get_source_segment` would cut the file into lines for each."""
        return "\n".join(self._lines[node.lineno - 1 : node.end_lineno])

    def at(self, node: ast.AST) -> str:
        """Return where something is, for a person who has to find it."""
        return f"{self.path}:{getattr(node, 'lineno', 1)}"

    @cached_property
    def _nodes(self) -> dict[type[ast.AST], list[Any]]:
        """All nodes by their kind: dozens of rules ask, and one walk through all files takes half a second."""
        found = defaultdict[type[ast.AST], list[Any]](list)
        for node in ast.walk(self.tree):
            found[type(node)].append(node)
        return found

    def functions(self) -> Iterator[type_of_function]:
        """Give every function and method, also those inside others."""
        yield from self._nodes[ast.FunctionDef]
        yield from self._nodes[ast.AsyncFunctionDef]

    def calls(self) -> Iterator[tuple[str, ast.Call]]:
        """Give every call with the dotted name of what is called."""
        for node in self._nodes[ast.Call]:
            yield dotted(node.func), node

    def imports(self) -> Iterator[Import]:
        """Give every import, also late ones and those only for types."""
        for node in self._nodes[ast.Import]:
            yield from (Import(name.name, node.lineno) for name in node.names)
        for node in self._nodes[ast.ImportFrom]:
            base = self._base_of(node)
            yield from (Import(f"{base}.{name.name}", node.lineno) for name in node.names)

    def _base_of(self, node: ast.ImportFrom) -> str:
        """Resolve a relative import against this file's package."""
        if not node.level:
            return node.module or ""
        package = self.path.split("/")[: -node.level]
        return ".".join([*package, *([node.module] if node.module else [])])


def dotted(node: ast.expr) -> str:
    """`a.b.c` of a chain of names; an empty string for anything else."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}".lstrip(".")
    return ""


@cache
def tracked(*folders: str) -> tuple[str, ...]:
    """Name the files under version control, and those that soon will be."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "--", *folders]
    run = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    return tuple(sorted({line for line in run.stdout.splitlines() if (ROOT / line).is_file()}))


@cache
def parse(path: str) -> Source:
    """Read one Python file."""
    return Source(path, (ROOT / path).read_text(encoding="utf-8"))


def sources(*folders: str) -> list[Source]:
    """Read every Python file in these folders."""
    return [parse(path) for path in tracked(*folders) if path.endswith(".py")]


def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> None:
    """Forget the trees when the tests of the whole are over: two million objects.

    Each later search for rubbish would go through all of them, which takes a second.
    """
    if item.path.parent == _OF_THE_WHOLE and (nextitem is None or nextitem.path.parent != _OF_THE_WHOLE):
        parse.cache_clear()
