"""Answers as people and programs want them: tables, names, JSON, YAML or what a JSONPath selects."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

import click

from orrery.core.kernel.api.text import escaped, first_control

if TYPE_CHECKING:
    from orrery.core.cli.tables import View

Command = TypeVar("Command", bound=Callable[..., Any])
TABLE, WIDE, NAME, YAML, JSON = "table", "wide", "name", "yaml", "json"
JSONPATH = "jsonpath="
FORMATS = (JSON, TABLE, WIDE, NAME, YAML)
OUTPUT_VARIABLE = "ORRERY_OUTPUT"
UUID_WIDTH = 32
_CELL_MIN = 12
"""A column of text is made no narrower than this."""
_COLUMNS_MIN = 2
_GAP, _EDGES = 3, 2
"""Characters between two columns of a table, and those at its edges."""


class Format(click.Choice):  # type: ignore[type-arg]  # no generic type before click 8.2
    """The value of ``--output``: one of `FORMATS`, or ``jsonpath=`` with an expression."""

    name = "format"

    def __init__(self) -> None:
        super().__init__(FORMATS)

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        """How help texts show the value."""
        return f"[{'|'.join(FORMATS)}|jsonpath=EXPR]"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Checks the value, and the expression before anything is called."""
        text = str(value)
        if text.startswith(JSONPATH):
            _check_path(text, lambda why: self.fail(why, param, ctx))
        elif text not in FORMATS:
            self.fail(f"'{text}' is none of {', '.join(FORMATS)} and jsonpath=EXPR", param, ctx)
        return text


def named(*names: str) -> Callable[[Command], Command]:
    """The option ``--output``, whose value the command gets under another name."""
    return click.option(
        "--output",
        "-o",
        *names,
        type=Format(),
        envvar=OUTPUT_VARIABLE,
        help=f"Default: ${OUTPUT_VARIABLE}, else a table on a terminal and JSON in a pipe.",
    )


option = named()
"""The option ``--output`` of every command that shows an answer."""


def chosen(output: str | None) -> str:
    """The format: what was asked for, else a table for a terminal and JSON for a pipe."""
    return output or (TABLE if is_terminal() else JSON)


def is_terminal() -> bool:
    """Whether the output is read by somebody in a terminal."""
    return sys.stdout.isatty()


def show(
    body: Mapping[str, Any],
    output: str | None,
    columns: Sequence[str] | None = None,
    view: View | None = None,
) -> None:
    """Print the body of a success.

    `columns` are the fields that were asked for; `view` says how tables and names show the kind.
    """
    form = chosen(output)
    if form == JSON:
        click.echo(escaped(json.dumps(body, indent=2, ensure_ascii=False), lines=True))
    elif form == YAML:
        click.echo(as_yaml(body), nl=False)
    elif form.startswith(JSONPATH):
        for line in selected(body, form.removeprefix(JSONPATH)):
            click.echo(line)
    else:
        from orrery.core.cli import tables

        tables.show(body, form, columns, view or tables.View())


def as_yaml(value: Any) -> str:
    """A JSON value as YAML, its keys in their order; characters that are not seen are escaped."""
    import yaml

    text: str = yaml.safe_dump(value, sort_keys=False, allow_unicode=True, width=10_000)
    if first_control(text, lines=True) is None:
        return text
    escaped_text: str = yaml.safe_dump(value, sort_keys=False, allow_unicode=False, width=10_000)
    return escaped_text


def selected(value: Any, expression: str) -> list[str]:
    """What an expression (RFC 9535) selects, a text for each: texts as they are, other values as JSON.

    As in other tools, ``$`` at the beginning and braces around the whole may be left out or written.
    """
    import jsonpath

    found = jsonpath.findall(_standard(expression), value)
    return [
        escaped(one if isinstance(one, str) else json.dumps(one, ensure_ascii=False), lines=True)
        for one in found
    ]


def table(
    columns: Sequence[str], rows: Sequence[Sequence[Any]], *, form: str = "", whole: Sequence[str] = ()
) -> None:
    """Print a table; uuids, and texts in the columns that are named `whole`, are neither wrapped nor cut.

    In a terminal that is too narrow, long texts are folded; of a table of the form `TABLE`, the last columns
    are then left out, and one of the form `WIDE` is as wide as its texts.
    """
    from rich import box
    from rich.cells import cell_len
    from rich.console import Console
    from rich.table import Table

    cells = [[_cell(value) for value in row] for row in rows]
    full = [
        max([cell_len(title), *(cell_len(row[index]) for row in cells)])
        for index, title in enumerate(columns)
    ]
    room = Console().width if is_terminal() else _total(full)
    least = [
        width if form == WIDE or width <= UUID_WIDTH or title in whole else _CELL_MIN
        for title, width in zip(columns, full, strict=True)
    ]
    kept = _fitting(least, room) if form == TABLE else len(columns)
    grid = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for title, width, smallest in zip(columns[:kept], full, least, strict=False):
        grid.add_column(
            escaped(title), overflow="fold", no_wrap=width == smallest, min_width=smallest, max_width=width
        )
    for row in cells:
        grid.add_row(*row[:kept])
    console = Console(width=max(room, _total(least[:kept])), markup=False, highlight=False)
    with console.capture() as drawn:
        console.print(grid)
    lines = [line.rstrip() for line in drawn.get().splitlines()]
    click.echo("\n".join(line for line in lines if line))
    if kept < len(columns):
        click.echo(f"no room for {', '.join(columns[kept:])}; -o wide shows all", err=True)


@contextmanager
def spinner(text: str) -> Iterator[None]:
    """Show that something runs, if standard error is a terminal."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console

    with Console(stderr=True).status(text):
        yield


def _check_path(text: str, fail: Any) -> None:
    import jsonpath

    try:
        jsonpath.compile(_standard(text.removeprefix(JSONPATH)))
    except jsonpath.JSONPathError as broken:
        why = str(broken).partition("\n")[0]
        fail(
            f"'{text.removeprefix(JSONPATH)}' is no JSONPath ({why}); write for example"
            " jsonpath=inventories[*].name"
        )


def _standard(expression: str) -> str:
    bare = expression.strip()
    if bare.startswith("{") and bare.endswith("}"):
        bare = bare[1:-1].strip()
    if bare.startswith("$"):
        return bare
    return f"${bare}" if bare.startswith((".", "[")) else f"$.{bare}"


def _fitting(widths: Sequence[int], room: int) -> int:
    """How many of the first columns have room."""
    kept = len(widths)
    while kept > _COLUMNS_MIN and _total(widths[:kept]) > room:
        kept -= 1
    return kept


def _total(widths: Sequence[int]) -> int:
    return sum(widths) + _GAP * max(len(widths) - 1, 0) + _EDGES


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    text = json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list) else str(value)
    return escaped(text, lines=True)
