"""Many rows as one parameter: a statement reads them like a table, and keeps its text however many there are."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Text, bindparam, column
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import TypeEngine

Types = Mapping[str, type[TypeEngine[Any]] | TypeEngine[Any]]


class _Unpacked(FunctionElement[Any]):
    """The rows, unpacked by the database."""

    inherit_cache = False

    def __init__(self, parameter: str, columns: Sequence[Any]) -> None:
        super().__init__(bindparam(parameter, type_=Text))
        self.unpacked = columns


@compiles(_Unpacked, "sqlite")
def _for_sqlite(element: _Unpacked, compiler: SQLCompiler, **options: Any) -> str:  # noqa: ANN401 - SQLAlchemy's own
    given = compiler.process(element.clause_expr.element, **options)
    fields = (f"json_extract(value, '$[{place}]') AS {each.name}" for place, each in enumerate(element.unpacked))
    return f"(SELECT {', '.join(fields)} FROM json_each({given}))"  # noqa: S608 - names of our own, and a parameter


@compiles(_Unpacked, "postgresql")
def _for_postgresql(element: _Unpacked, compiler: SQLCompiler, **options: Any) -> str:  # noqa: ANN401 - as above
    given = compiler.process(element.clause_expr.element, **options)
    types = compiler.dialect.type_compiler_instance
    fields = (
        f"CAST(value ->> {place} AS {types.process(each.type)}) AS {each.name}"
        for place, each in enumerate(element.unpacked)
    )
    return f"(SELECT {', '.join(fields)} FROM json_array_elements(CAST({given} AS JSON)))"  # noqa: S608 - as above


class JsonRows:
    """A table of rows that come with the statement, in the parameter that has its name.

    Names are our own, never a person's words: they stand in the statement as they are.
    """

    def __init__(self, name: str, types: Types) -> None:
        """Declare the columns in order."""
        columns = [column(each, kind) for each, kind in types.items()]
        self.table = _Unpacked(name, columns).table_valued(*columns, joins_implicitly=True).alias(name)
        self.c = self.table.c


def dump(rows: Iterable[Sequence[int | str | None]]) -> str:
    """The parameter: the values of each row, in the order of the columns, as they are stored (times as numbers)."""
    return json.dumps(list(rows), separators=(",", ":"))
