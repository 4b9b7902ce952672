"""The files of a served cloud: its database, and the simulated world beside it.

Both belong together: a database without its world knows VMs that are nowhere, a world without its database
has VMs that nobody knows. They are checked before either is opened, and what is refused is not changed.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from orrery.core.compute.host.model import Host
from orrery.core.kernel.db.drivers.sqlite.file import companions, empty, make_database_private
from orrery.core.kernel.files import writable_by_others
from orrery.core.node.database_file import DatabaseFile
from orrery.core.node.errors import UnusableDatabase
from orrery.core.node.logs import status
from orrery.core.storage.backup.model import BackupStorage
from orrery.core.storage.primary.model import PrimaryStorage
from orrery.simulator.errors import DamagedWorld
from orrery.simulator.store import Stored, examine

IN_WORLD = tuple(model.__tablename__ for model in (Host, PrimaryStorage, BackupStorage))
"""Tables whose rows stand for something in the world."""
NEW_WORLD = "--new-world"


@dataclass(frozen=True)
class Prepared:
    """What is to be done with the files of a cloud."""

    is_new: bool
    """Whether there is no cloud in them yet."""
    lost_world: bool
    """Whether the database has a cloud whose world is begun anew."""


def world_of(database: Path) -> Path:
    """Where the world of a database is kept."""
    return database.with_name(database.name + ".world")


def prepare(database: DatabaseFile, *, file: str | None, new_world: bool) -> Prepared:
    """Checks the files of a claimed database, and makes them private.

    `file` is what would be deployed into a new cloud. With `new_world`, a world that is there is set aside.
    A first deployment that did not end is removed, since nobody was served from it. Raises UnusableDatabase.
    """
    world = world_of(database.path)
    if new_world:
        _set_aside(world)
    stored = _examined(world)
    if stored.note:
        _remove_half(database, world, stored.note, file)
        stored = Stored()
    has_cloud = not database.is_new and database.has_rows(IN_WORLD)
    if database.is_new and stored.is_populated:
        raise UnusableDatabase(
            f"{database.path} is new or empty, but its world {world} is not: the database was moved or"
            f" deleted. Put it back, or begin anew with {NEW_WORLD}, which sets the old world aside"
        )
    if has_cloud and not stored.is_used and not new_world:
        raise UnusableDatabase(
            f"{database.path} has a cloud, but its world {world} is missing or empty. Put the world back, or"
            f" begin with {NEW_WORLD}: all machines are there then, without any VM, volume or image"
        )
    make_database_private(database.path)
    make_database_private(world)
    _warn(database.path.absolute().parent)
    return Prepared(database.is_new, lost_world=has_cloud and not stored.is_used)


def _examined(world: Path) -> Stored:
    try:
        return examine(world)
    except DamagedWorld as failure:
        raise unusable_world(failure) from None


def unusable_world(failure: DamagedWorld) -> UnusableDatabase:
    """The error for a world that cannot be opened."""
    return UnusableDatabase(
        f"the world of the cloud cannot be used: {failure}. Restore it from a backup, or begin with an empty"
        f" one by {NEW_WORLD}, which sets the old one aside"
    )


def _remove_half(database: DatabaseFile, world: Path, deployed: str, file: str | None) -> None:
    if file is None:
        raise UnusableDatabase(
            f"{database.path} holds a part of {deployed}: its deployment was interrupted or failed. Start"
            " with that file again, or with another one, and it begins anew; or name another database"
        )
    status.info("the deployment of %s into %s did not end; it begins anew", deployed, database.path)
    database.make_empty()
    empty(world)  # the world comes last: its note says that the rest may be incomplete


def _set_aside(world: Path) -> None:
    if not world.exists():
        return
    number = 1
    while (aside := world.with_name(f"{world.name}.old-{number}")).exists():
        number += 1
    # the log goes first: a world without its log is an older world, a log without its world is nothing
    for old, new in zip(companions(world), companions(aside), strict=True):
        if old.exists():
            old.rename(new)
    world.rename(aside)
    status.info("the old world was set aside as %s", aside)


def _warn(directory: Path) -> None:
    if writable_by_others(directory):
        status.warning(
            "warning: other users can write to %s, and so replace the database and the world", directory
        )
