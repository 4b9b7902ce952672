"""`orrery dump`: the cloud of a server as a deployment file."""

from __future__ import annotations

from pathlib import Path

import click
import yaml

from orrery.core.cli import renewal
from orrery.core.cli.main import Failed, catalogue
from orrery.core.client.deploy import Dump, dump
from orrery.core.client.errors import ClientError
from orrery.core.kernel.api.text import escaped


@click.command("dump")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path), required=False)
@click.option("--name", default="", help="Only what the deployment of this name made; default: everything.")
@click.option("--url", help="The server's address; default: that of the login.")
@click.pass_context
def dump_command(ctx: click.Context, /, file: Path | None, name: str, url: str | None) -> None:
    """Write the cloud as a deployment file to FILE, or to standard output.

    Deploying it makes an equal cloud, but for uuids, dates and what the cloud chooses by itself. Passwords
    are shown by no API: the file has variables for them, which `orrery deploy --var` gives a value. What a
    file cannot say, such as that a VM is paused, is told in warnings.

    Where one deployment has made everything, the file has its name, and `orrery diff` finds no difference. A
    file without a name makes all of it anew.
    """
    if file is not None and file.exists():
        raise click.UsageError(f"{file} exists already; name another file, or remove it")
    try:
        found = renewal.at_server(lambda server: dump(server, catalogue(ctx), deployment=name), url)
    except ClientError as failure:
        raise Failed(escaped(str(failure), lines=True)) from None
    text = as_yaml(found)
    if file is None:
        click.echo(text, nl=False)
    else:
        file.write_text(text, encoding="utf-8")
    for line in found.notes:
        click.echo(f"warning: {escaped(line)}", err=True)
    if found.secrets:
        wanted = " ".join(f"--var {variable}=..." for variable in found.secrets)
        click.echo(f"to deploy it, give the secrets: {wanted}", err=True)


def as_yaml(found: Dump) -> str:
    """The text of the file."""
    return yaml.safe_dump(found.document, sort_keys=False, allow_unicode=True, width=110)
