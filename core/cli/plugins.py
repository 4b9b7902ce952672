"""`orrery plugins`: what takes part in a node, and which hooks each uses."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import click

from orrery.core.cli import output
from orrery.core.cli.main import EXIT_FAILED


@click.command("plugins")
@click.option("--json", "as_json", is_flag=True, help="All there is to know, for programs.")
@click.option("--try", "is_trial", is_flag=True, help="Also start a node of them on an empty database.")
@click.pass_context
def plugins_command(ctx: click.Context, as_json: bool, is_trial: bool) -> None:
    """List built-in nouns and installed plugins, in the order in which they join, with the hooks of each.

    The numbers are those of the hooks that it specifies, the strategies that it registers and (of a plugin)
    the APIs that it declares; --json names them. Exit status 1 when a plugin cannot be loaded. Whether one
    can also join, migrate and start is found out by --try, which leaves nothing behind.
    """
    found = _found(is_trial=is_trial)
    if as_json:
        keys = ("name", "origin", "hooks", "offers", "strategies", "apis")
        rows = [{key: getattr(plugin, key) for key in keys} | _error(plugin.error) for plugin in found]
        click.echo(json.dumps(rows, indent=1))
    else:
        shown = [
            [p.name, p.origin, ", ".join(p.hooks), len(p.offers), len(p.strategies), len(p.apis)]
            for p in found
            if p.error is None
        ]
        output.table(["name", "from", "uses hooks", "offers", "strategies", "apis"], shown)
        for plugin in found:
            if plugin.error is not None:
                click.echo(f"left out: {plugin.error.details} ({plugin.origin})", err=True)
    if is_trial:
        click.echo(_tried(found), err=True)
    if any(plugin.error is not None for plugin in found):
        ctx.exit(EXIT_FAILED)


def _found(*, is_trial: bool) -> Sequence[Any]:
    if is_trial:
        from orrery.core.node.trial import tried

        return tried()
    from orrery.core.api.catalogue import plugins

    return plugins()


def _tried(found: Sequence[Any]) -> str:
    """What a trial did, and with how many."""
    joined = [plugin for plugin in found if plugin.error is None]
    plugins = sum(not plugin.is_built_in for plugin in joined)
    return (
        f"tried: migrated an empty database, then started and stopped a node of"
        f" {len(joined) - plugins} built-in nouns and {plugins} plugins, {len(found) - len(joined)} left out"
    )


def _error(error: Exception | None) -> dict[str, str]:
    return {"error": str(error)} if error is not None else {}
