"""The help of every command fits a terminal of 80 columns, is whole, and speaks to its reader."""

from __future__ import annotations

from collections.abc import Iterator

import click
import pytest
from click.testing import CliRunner

from orrery.core.api.catalogue import declarations
from orrery.core.cli.main import main

APIS = declarations()
COLUMNS = 80


def commands(group: click.Group, *path: str) -> Iterator[tuple[str, ...]]:
    """The words of every command that is no API, groups before what is in them."""
    ctx = click.Context(group, obj=APIS)
    yield path
    for name in group.list_commands(ctx):
        command = group.get_command(ctx, name)
        if isinstance(command, click.Group):
            yield from commands(command, *path, name)
        else:
            yield (*path, name)


def help_of(words: tuple[str, ...]) -> str:
    """What a command prints for ``--help`` in a terminal of 80 columns."""
    result = CliRunner().invoke(main, [*words, "--help"], obj=APIS, terminal_width=COLUMNS)
    assert result.exit_code == 0, result.output
    return result.output


@pytest.mark.parametrize("words", list(commands(main)), ids=lambda words: " ".join(words) or "orrery")
def test_the_help_of_a_command_is_whole(words: tuple[str, ...]) -> None:
    lines = help_of(words).splitlines()
    assert [line for line in lines if len(line) > COLUMNS] == []
    assert [line for line in lines if line.endswith("...") and not line.startswith("Usage:")] == []
    assert [line for line in lines if "Raises" in line or "``" in line] == []


@pytest.mark.parametrize("name", list(APIS))
def test_the_help_of_an_api_is_whole(name: str) -> None:
    lines = help_of((name,)).splitlines()
    assert [line for line in lines if len(line) > COLUMNS] == []
    assert [line for line in lines if "``" in line] == []
