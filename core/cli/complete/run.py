"""The answer to a shell that completes a line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import click

from orrery.core.cli.complete.index import Data, load
from orrery.core.cli.complete.mirror import Mirror
from orrery.core.cli.complete.shells import Bash, Fish, Zsh

if TYPE_CHECKING:
    from orrery.core.kernel.api.message import Declaration

COMPLETION_VARIABLE = "_ORRERY_COMPLETE"
"""Tells the command to complete; its value names the shell, as in ``bash_complete``."""
PROGRAM = "orrery"
SHELLS = {"bash": Bash, "zsh": Zsh, "fish": Fish}


def answer(root: click.Group, asked: str) -> str:
    """What the shell's script shall get; nothing for a shell that is not known."""
    kind = SHELLS.get(asked.partition("_")[0])
    return (
        kind(Mirror(index(root), root), {}, PROGRAM, COMPLETION_VARIABLE).complete()
        if kind is not None
        else ""
    )


def script(shell: str) -> str:
    """The script that makes a shell complete our command."""
    return SHELLS[shell](click.Group(PROGRAM), {}, PROGRAM, COMPLETION_VARIABLE).source()


def index(root: click.Group) -> Data:
    """The index of all commands and APIs that are installed; building it takes some seconds."""

    def made() -> Data:
        from orrery.core.api.catalogue import declarations
        from orrery.core.cli.complete.build import build

        known: Mapping[str, Declaration] = declarations()
        return build(root, known)

    return load(made)
