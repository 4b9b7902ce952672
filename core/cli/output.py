"""Answers as people and programs want them: tables or JSON, and a spinner where somebody looks."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import click

from orrery.core.kernel.api.text import escaped

FORMATS = ("json", "table")
FIRST_COLUMNS = ("name", "uuid", "state", "status", "type")
_COLUMNS_MAX = 8
_CELL_MAX = 60
_PIPE_WIDTH = 10_000
"""Programs that read a table want whole lines."""


def chosen(output: str | None) -> str:
    """The format: what was asked for, else a table for a terminal and JSON for a pipe."""
    return output or ("table" if sys.stdout.isatty() else "json")


def show(body: Mapping[str, Any], output: str | None, columns: Sequence[str] | None = None) -> None:
    """Print the body of a success. `columns` are the fields that were asked for."""
    if chosen(output) == "json":
        click.echo(escaped(json.dumps(body, indent=2, ensure_ascii=False), lines=True))
    elif isinstance(body.get("inventories"), list):
        _list(body["inventories"], columns)
        shown = len(body["inventories"])
        told = f"{shown} shown, {body['total']} in all" if "total" in body else f"{shown} shown"
        click.echo(told + (f"; the next: after={body['next']}" if "next" in body else ""), err=True)
    else:
        _details(body["inventory"] if isinstance(body.get("inventory"), dict) else body)


def table(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """Print a table."""
    from rich import box
    from rich.console import Console
    from rich.table import Table

    grid = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for column in columns:
        grid.add_column(escaped(column), overflow="fold")
    for row in rows:
        grid.add_row(*(_cell(value) for value in row))
    width = None if sys.stdout.isatty() else _PIPE_WIDTH
    Console(width=width, markup=False, highlight=False).print(grid)


@contextmanager
def spinner(text: str) -> Iterator[None]:
    """Show that something runs, if standard error is a terminal."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console

    with Console(stderr=True).status(text):
        yield


def _list(items: Sequence[Mapping[str, Any]], columns: Sequence[str] | None) -> None:
    present = {key: None for item in items for key in item}
    if not columns:
        first = [c for c in FIRST_COLUMNS if c in present]
        rest = [
            c for c in present if c not in first and _is_short(items[0].get(c)) and not c.endswith("Date")
        ]
        columns = (first + rest)[:_COLUMNS_MAX]
    table(list(columns), [[item.get(column) for column in columns] for item in items])


def _details(body: Mapping[str, Any]) -> None:
    if not body:
        click.echo("done", err=True)
        return
    table(["field", "value"], list(body.items()))


def _is_short(value: Any) -> bool:
    return not isinstance(value, dict | list) and len(str(value)) <= _CELL_MAX


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    text = json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list) else str(value)
    return escaped(text, lines=True)
