"""SQL that is built and compiled once, then given to the driver.

SQLAlchemy builds every statement; executing one through its own connection costs more than the database
does, so the hot path keeps the compiled text with its parameter order and hands both to the driver.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from functools import cache
from operator import itemgetter
from typing import Any, TypeVar

from pydantic_core import to_json
from sqlalchemy import Executable, Table, UpdateBase, bindparam, delete, insert, select, update
from sqlalchemy.engine.default import DefaultDialect
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.selectable import CompoundSelect, Select

from orrery.core.kernel.db.constructs import insert_ignoring
from orrery.core.kernel.db.model import Base, Stamped, table_of

M = TypeVar("M", bound=Base)
T = TypeVar("T")
Processor = Callable[[Any], Any]
Values = Sequence[Any]


def json_text(value: Any) -> str:
    """A value, or a model of Pydantic's, as JSON."""
    return to_json(value).decode()


class Statement:
    """A statement, compiled when it is first used, for the dialect of the driver that executes it.

    With `is_kept` false, rows are read anew each time, also of tables that seldom change.
    """

    __slots__ = ("_compiled", "_is_kept", "executable")

    def __init__(self, executable: Executable, *, is_kept: bool = True) -> None:
        self.executable = executable
        self._is_kept = is_kept
        self._compiled: dict[DefaultDialect, Compiled] = {}

    def compiled(self, dialect: DefaultDialect) -> Compiled:
        """Its SQL for a dialect."""
        found = self._compiled.get(dialect)
        if found is None:
            found = self._compiled[dialect] = Compiled(self.executable, dialect)
            found.cached = found.cached and self._is_kept
        return found


class Compiled:
    """The SQL of a statement. `rows` turns the driver's rows into records or tuples of Python values.

    `cached` says that it reads only tables that seldom change, `disturbs` that it changes such a table.
    """

    __slots__ = (
        "_binds",
        "_defaults",
        "_entity",
        "_names",
        "_order",
        "_pick",
        "_results",
        "cached",
        "disturbs",
        "sql",
    )

    def __init__(self, executable: Executable, dialect: DefaultDialect) -> None:
        options = {"render_postcompile": True}
        compiled = executable.compile(dialect=dialect, compile_kwargs=options)  # type: ignore[attr-defined]
        assert isinstance(compiled, SQLCompiler)
        self.sql: str = compiled.string
        self._order: tuple[str, ...] = tuple(compiled.positiontup or ())
        self._pick = _picker(self._order)
        self._defaults: dict[str, Any] = dict(compiled.params)
        self._binds = _bind_processors(compiled, dialect, self._order)
        shape = executable.selects[0] if isinstance(executable, CompoundSelect) else executable
        self._entity = _entity_of(shape)
        self._names, self._results = _result_shape(shape, dialect)
        self.cached = isinstance(executable, Select) and _reads_only(self.sql, _cached_tables())
        self.disturbs = isinstance(executable, UpdateBase) and _name(executable) in _cached_tables()

    def parameters(self, given: dict[str, Any]) -> Values:
        """The driver's positional parameters, from the statement's own values and the `given` ones."""
        return self.values({**self._defaults, **given})

    def plain(self, prefix: str) -> Compiled:
        """This statement with parameters named without `prefix`."""
        self._order = tuple(name.removeprefix(prefix) for name in self._order)
        self._pick = _picker(self._order)
        self._defaults = {name.removeprefix(prefix): value for name, value in self._defaults.items()}
        return self

    def values(self, given: Mapping[str, Any]) -> Values:
        """As `parameters`, where every parameter is given."""
        picked = self._pick(given)
        return _converted(picked, self._binds) if self._binds else picked

    def rows(self, raw: Iterable[Sequence[Any]]) -> list[Any]:
        """Records where the statement selects one model, else tuples."""
        converters = self._results
        if converters:
            raw = [_converted(row, converters) for row in raw]
        if self._entity is None:
            return list(raw)
        model, names = self._entity, self._names
        return [record(model, names, row) for row in raw]


def record(model: type[M], names: Sequence[str], values: Iterable[Any]) -> M:
    """A detached record of `model` holding `values`."""
    made: M = object.__new__(_plain(model))
    made.__dict__.update(zip(names, values))  # noqa: B905 - the driver gives as many values as were selected
    return made


@cache
def _plain(model: type[M]) -> type[M]:
    """`model` with plain attributes: SQLAlchemy's own cost a call whenever one is read.

    It is not mapped, so nothing can be selected by the type of a record; rows can be changed by it.
    """
    columns = dict.fromkeys(model.__table__.columns.keys())
    return type(model.__name__, (model,), {"__abstract__": True, "__module__": model.__module__, **columns})


def _picker(names: Sequence[str]) -> Callable[[Mapping[str, Any]], Values]:
    """What takes the values of `names`, in their order, out of a mapping."""
    if len(names) > 1:
        return itemgetter(*names)
    return lambda given: [given[name] for name in names]


def _converted(row: Values, processors: dict[int, Processor]) -> Values:
    values = list(row)
    for index, process in processors.items():
        values[index] = process(values[index])
    return values


def _bind_processors(
    compiled: SQLCompiler, dialect: DefaultDialect, order: Sequence[str]
) -> dict[int, Processor]:
    """What turns values into the driver's, by their position."""
    processors = {
        name: parameter.type.dialect_impl(dialect).bind_processor(dialect)
        for parameter, name in compiled.bind_names.items()
    }
    placed = {index: processors.get(name) for index, name in enumerate(order)}
    return {index: process for index, process in placed.items() if process is not None}


def _entity_of(executable: object) -> type[Base] | None:
    if not isinstance(executable, Select):
        return None
    described = executable.column_descriptions
    entity = described[0].get("entity") if len(described) == 1 else None
    return entity if entity is not None and described[0]["expr"] is entity else None


def _result_shape(executable: object, dialect: DefaultDialect) -> tuple[list[str], dict[int, Processor]]:
    if not isinstance(executable, Select):
        return [], {}
    columns = list(executable.selected_columns)
    processors: dict[int, Processor] = {}
    for index, column in enumerate(columns):
        processor = column.type.dialect_impl(dialect).result_processor(dialect, None)
        if processor is not None:
            processors[index] = processor
    return [getattr(column, "key", str(index)) for index, column in enumerate(columns)], processors


def _cached_tables() -> set[str]:
    return {m.class_.__tablename__ for m in Base.registry.mappers if m.class_.__cached__}


def _reads_only(sql: str, tables: set[str]) -> bool:
    """Whether a select mentions no other table; words of it that only look like names count too."""
    words = set(re.findall(r"\w+", sql))
    mentioned = words & {mapper.class_.__tablename__ for mapper in Base.registry.mappers}
    return bool(mentioned) and mentioned <= tables


def _name(executable: UpdateBase) -> str:
    assert isinstance(executable.table, Table)
    return executable.table.name


class StatementCache:
    """The simple statements (by equality of columns), compiled at their first use."""

    def __init__(self, dialect: DefaultDialect) -> None:
        self._dialect = dialect
        self._made: dict[tuple[Any, ...], Compiled] = {}
        self._beside: dict[Hashable, Any] = {}

    def beside(self, key: Hashable, make: Callable[[], T]) -> T:
        """What else is compiled once for all databases that share these statements, made at its first use."""
        if key not in self._beside:
            self._beside[key] = make()
        made: T = self._beside[key]
        return made

    def _compile(self, executable: Executable) -> Compiled:
        return Compiled(executable, self._dialect)

    def select(self, model: type[Base], where: tuple[str, ...]) -> Compiled:
        """Rows whose `where` columns equal the parameters, in the order of the primary key."""
        key = ("select", model, where)
        if key not in self._made:
            statement = select(model).where(*_equals(model, where)).order_by(*model.__table__.primary_key)
            self._made[key] = self._compile(statement).plain("w_")
        return self._made[key]

    def exists(self, model: type[Base]) -> Compiled:
        """The uuid of a row, where there is one with it."""
        key = ("exists", model)
        if key not in self._made:
            uuid = _column(model, "uuid")
            self._made[key] = self._compile(select(uuid).where(*_equals(model, ("uuid",)))).plain("w_")
        return self._made[key]

    def select_in(self, model: type[Base], column: str, order: str, count: int) -> Compiled:
        """Rows whose `column` is one of `count` parameters ``k0``, ``k1`` ..., ordered by `order`."""
        key = ("in", model, column, order, count)
        if key not in self._made:
            kind = _column(model, column).type
            keys = [bindparam(f"k{number}", type_=kind) for number in range(count)]
            statement = select(model).where(_column(model, column).in_(keys))
            self._made[key] = self._compile(
                statement.order_by(_column(model, order), *model.__table__.primary_key)
            )
        return self._made[key]

    def insert(self, model: type[Base], columns: tuple[str, ...], or_ignore: bool) -> Compiled:
        """One new row; with `or_ignore`, nothing where a constraint already has it."""
        key = ("insert", model, columns, or_ignore)
        if key not in self._made:
            values = {name: bindparam(f"v_{name}", type_=_column(model, name).type) for name in columns}
            statement = (
                insert_ignoring(table_of(model)).values(values)
                if or_ignore
                else insert(table_of(model)).values(values)
            )
            self._made[key] = self._compile(statement).plain("v_")
        return self._made[key]

    def update(self, model: type[Base], columns: tuple[str, ...], where: tuple[str, ...]) -> Compiled:
        """Sets `columns` of the rows whose `where` columns equal the parameters."""
        key = ("update", model, columns, where)
        if key not in self._made:
            values = {name: bindparam(f"v_{name}", type_=_column(model, name).type) for name in columns}
            self._made[key] = self._compile(
                update(table_of(model)).where(*_equals(model, where)).values(values)
            ).plain("v_")
        return self._made[key]

    def delete(self, model: type[Base], where: tuple[str, ...]) -> Compiled:
        """Removes the rows whose `where` columns equal the parameters."""
        key = ("delete", model, where)
        if key not in self._made:
            self._made[key] = self._compile(delete(table_of(model)).where(*_equals(model, where))).plain("w_")
        return self._made[key]


def _column(model: type[Base], name: str) -> Any:
    return model.__table__.columns[name]


def _equals(model: type[Base], names: tuple[str, ...]) -> list[Any]:
    return [_column(model, name) == bindparam(f"w_{name}", type_=_column(model, name).type) for name in names]


def is_stamped(model: type[Base]) -> bool:
    """Whether rows of `model` carry creation and change times."""
    return issubclass(model, Stamped)
