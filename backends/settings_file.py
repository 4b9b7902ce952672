"""Options of a command from a file, so that a service needs no long command line."""

from __future__ import annotations

import tomllib
from pathlib import Path

import click

CONFIG = "config"


def take_settings(context: click.Context, _: click.Parameter, path: Path | None) -> None:
    """Callback of an option that names a TOML file: its values become the defaults of the other options.

    Raises BadParameter for a file that cannot be read, and for a name that is no option.
    """
    if path is None:
        return
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as failure:
        raise click.BadParameter(f"{path} cannot be read: {failure.strerror}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as failure:
        raise click.BadParameter(f"{path} is no TOML file: {failure}") from None
    known = _names(context.command)
    for name, value in found.items():
        if name not in known:
            raise click.BadParameter(
                f"{path} has a setting [{name}], which is no option; there are {', '.join(sorted(known))}"
            )
        if isinstance(value, dict) or not (isinstance(value, str | int | float | list)):
            raise click.BadParameter(f"{path}: [{name}] must be a text, a number, true or false, or a list")
    context.default_map = {**(context.default_map or {}), **{known[name]: found[name] for name in found}}


def _names(command: click.Command) -> dict[str, str]:
    """The names that a file may have, and what click calls them."""
    names: dict[str, str] = {}
    for parameter in command.params:
        assert parameter.name is not None
        options = [option.removeprefix("--") for option in parameter.opts if option.startswith("--")]
        for name in options or [parameter.name]:
            names[name] = parameter.name
    names.pop(CONFIG, None)
    names.pop("help", None)
    return names
