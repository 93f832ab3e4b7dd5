"""Small pieces with honest names: sizes of files and functions, names that promise something, a word on top."""

import ast
import math
from statistics import median

from tests.source import ALL_CODE, CODE, Source, sources

LONGEST_FILE = 300
LONGEST_FUNCTION = 50
MEDIAN_FUNCTION = 8
LARGE_FUNCTION = 25
NO_PROMISE = {"util", "utils", "helper", "helpers", "manager", "managers", "common", "misc"}
MOCKS = {"Mock", "MagicMock", "AsyncMock", "NonCallableMock", "NonCallableMagicMock"}
SPECS = {"spec", "spec_set", "autospec", "new", "new_callable"}


def function_sizes(*folders: str) -> list[tuple[int, str]]:
    """Lines of every function, signature and docstring included."""
    return [
        ((function.end_lineno or function.lineno) - function.lineno + 1, f"{source.at(function)} {function.name}")
        for source in sources(*folders)
        if not source.path.startswith("migrations/versions")
        for function in source.functions()
    ]


def test_files_are_small_or_say_why_not() -> None:
    long = [
        (source.path, len(source.text.splitlines()))
        for source in sources(*ALL_CODE)
        if len(source.text.splitlines()) > LONGEST_FILE and "# long because:" not in source.text
    ]
    assert not long


def test_functions_are_small() -> None:
    assert not [size for size in function_sizes(*ALL_CODE) if size[0] > LONGEST_FUNCTION]


def test_most_functions_are_very_small() -> None:
    sizes = sorted(lines for lines, _ in function_sizes(*CODE))
    middle, large = median(sizes), sizes[math.ceil(len(sizes) * 0.95) - 1]
    print(f"{len(sizes)} functions: median {middle} lines, 95th percentile {large}")  # noqa: T201 - seen with -rP
    assert middle <= MEDIAN_FUNCTION
    assert large <= LARGE_FUNCTION


def test_a_file_name_is_a_promise() -> None:
    empty = [
        s.path
        for s in sources(*ALL_CODE)
        if NO_PROMISE & {word for part in s.path.split("/") for word in part.removesuffix(".py").split("_")}
    ]
    assert not empty


def test_every_file_says_what_is_in_it() -> None:
    assert not [source.path for source in sources(*ALL_CODE) if not ast.get_docstring(source.tree)]


def test_a_mock_has_a_spec() -> None:
    """A mock without one agrees to everything, also to what the real thing does not have."""
    assert not [place for source in sources("tests") for place in _mocks_without_spec(source)]


def _mocks_without_spec(source: Source) -> list[str]:
    return [
        source.at(call)
        for name, call in source.calls()
        if _is_mock(name)
        and not SPECS & {keyword.arg for keyword in call.keywords}
        and len(call.args) <= int("patch" in name)
    ]


def _is_mock(name: str) -> bool:
    return name.rpartition(".")[2] in MOCKS or name in {"patch", "mock.patch", "unittest.mock.patch"}
