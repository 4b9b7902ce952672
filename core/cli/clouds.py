"""Deployment files by their path, or by the name of a packaged cloud."""

from __future__ import annotations

from pathlib import Path

import click

from orrery.core.cli.complete import live


def find_file(name: str) -> Path:
    """The deployment file called `name`: a path, or the name of a packaged cloud such as ``demo``.

    Raises click.UsageError for what is neither.
    """
    path = Path(name)
    if path.exists():
        return path
    stem = name.removesuffix(".yaml")
    folder = live.clouds_folder()
    if folder is not None and stem in live.clouds():
        return folder / f"{stem}.yaml"
    known = ", ".join(live.clouds())
    raise click.UsageError(
        f"there is no file '{name}', and no packaged cloud of that name; there are: {known}"
    )
