"""Builds the Debian guest: ``python -m orrery.backends.debian``."""

from __future__ import annotations

from pathlib import Path

import click

from orrery.backends.debian import image as debian
from orrery.backends.tiny.building import FOLDER, CannotBuild


@click.command()
@click.option(
    "--folder", type=click.Path(path_type=Path, file_okay=False), default=FOLDER, show_default=True,
    help="Where the image is kept.",
)  # fmt: skip
@click.option("--mirror", default=debian.MIRROR, show_default=True, help="Debian's archive.")
def main(folder: Path, mirror: str) -> None:
    """Build the image of the Debian guest, and print where it is."""
    image = folder / debian.NAME
    try:
        debian.build(image, mirror)
    except CannotBuild as failure:
        raise click.ClickException(str(failure)) from None
    click.echo(image)


if __name__ == "__main__":
    main()
