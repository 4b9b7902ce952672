"""Builds the tiny guest: ``python -m orrery.backends.tiny``."""

from __future__ import annotations

from pathlib import Path

import click

from orrery.backends.tiny import image as tiny
from orrery.backends.tiny.building import FOLDER, CannotBuild


@click.command()
@click.option(
    "--folder", type=click.Path(path_type=Path, file_okay=False), default=FOLDER, show_default=True,
    help="Where the image is kept.",
)  # fmt: skip
def main(folder: Path) -> None:
    """Build the image of the tiny guest, and print where it is."""
    image = folder / tiny.NAME
    try:
        tiny.build(image)
    except CannotBuild as failure:
        raise click.ClickException(str(failure)) from None
    click.echo(image)


if __name__ == "__main__":
    main()
