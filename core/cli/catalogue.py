"""`orrery api` and `orrery openapi`: what can be called."""

from __future__ import annotations

import json
from importlib.metadata import PackageNotFoundError, version

import click

from orrery.core.cli import output
from orrery.core.cli.complete.suggested import Suggested
from orrery.core.cli.main import catalogue


@click.command("api")
@click.option(
    "--json", "as_json", is_flag=True, help="All there is to know, in the form of the wire catalogue."
)
@click.argument("text", default="", type=Suggested("apis"))
@click.pass_context
def api_command(ctx: click.Context, as_json: bool, text: str) -> None:
    """List all APIs, or those with TEXT in their name."""
    from orrery.core.api.catalogue_export import export, summary
    from orrery.core.api.kinds import Kinds
    from orrery.core.cli.suggest import suggestion

    known = catalogue(ctx)
    wanted = {name: known[name] for name in sorted(known) if text.lower() in name.lower()}
    if not wanted:
        raise click.UsageError(f"no API has '{text}' in its name{suggestion(text, known, [], Kinds(known))}")
    if as_json:
        click.echo(json.dumps(export(wanted), indent=1, ensure_ascii=False))
        return
    rows = [
        [d.name, d.method, d.path, "job" if d.is_async else "", summary(d.message)] for d in wanted.values()
    ]
    output.table(["api", "method", "path", "", "what it does"], rows)


@click.command("openapi")
@click.pass_context
def openapi_command(ctx: click.Context) -> None:
    """Print the OpenAPI 3.1 document of all APIs."""
    from orrery.core.api.openapi import openapi

    try:
        number = version("orrery-cloud")
    except PackageNotFoundError:
        number = "0"
    click.echo(json.dumps(openapi(catalogue(ctx), number), indent=1, ensure_ascii=False))
