"""`orrery secrets`: the keys by which a server's secrets are encrypted."""

from __future__ import annotations

from pathlib import Path

import click

from orrery.core.cli.main import Failed


@click.group("secrets")
def secrets_command() -> None:
    """Look after the keys that encrypt the passwords and signing keys in a server's database."""


@secrets_command.command("rotate")
@click.option(
    "--db",
    "database",
    type=click.Path(path_type=Path),
    default="orrery.db",
    show_default=True,
    metavar="FILE",
)
@click.option(
    "--key-file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Where the keys are; default: beside the database, with .key appended.",
)
@click.option("--key-command", metavar="COMMAND", help="What prints the keys, the new one first.")
def rotate_command(database: Path, key_file: Path | None, key_command: str | None) -> None:
    """Encrypt all secrets of a database with a new key. Stop its server first.

    Backups of the database from before need the old keys: keep a copy of them where those backups are.
    """
    from orrery.core.kernel.errors import OrreryError
    from orrery.core.node.rotation import rotate

    if not database.exists():
        raise Failed(f"--db: there is no {database}")
    try:
        count = rotate(database, key_file, key_command)
    except OrreryError as failure:
        raise Failed(failure.details) from None
    click.echo(f"{count} secrets of {database} are encrypted with a new key")
