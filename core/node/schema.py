"""The schema of a database file, brought up to date by migrations."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, MetaData

from orrery.core.api.catalogue import plugins
from orrery.core.kernel.db.drivers.sqlite.file import migrating
from orrery.core.kernel.db.model import Base
from orrery.core.kernel.errors import PluginFailed
from orrery.core.kernel.plugins import Plugin
from orrery.core.kernel.secret_store import Keyring

MIGRATIONS = Path(__file__).parent / "migrations"


def metadata() -> MetaData:
    """The tables of all nouns."""
    plugins()
    return Base.metadata


def upgrade(path: str, to: str = "head", keyring: Keyring | None = None) -> list[Plugin]:
    """Creates the tables in a database file, or brings them to this version: the core's, then each plugin's.

    `to` names another revision of the core's tables, for tests of what comes after it.
    `keyring` encrypts the secrets of a database of before they were encrypted.
    Every plugin has a version table of its own, so one that was taken away leaves its tables as they are.
    Gives all nouns; a plugin whose migrations failed, and are taken back, stands there with its error. Raises
    OSError, DatabaseFailed or DatabaseDamaged where the file is no database or cannot be written.
    """
    with migrating(path) as connection:
        _run(connection, to=to, keyring=keyring)
        return [_with_tables(connection, plugin) for plugin in plugins()]


def versions() -> list[str]:
    """The versions of the core's tables that this program can bring up to date, the newest first."""
    config = Config()
    config.set_main_option("script_location", _escaped(str(MIGRATIONS)))
    return [script.revision for script in ScriptDirectory.from_config(config).walk_revisions()]


def _with_tables(connection: Connection, plugin: Plugin) -> Plugin:
    if plugin.noun is None or plugin.noun.migrations is None:
        return plugin
    folder = plugin.noun.migrations
    try:
        _run(connection, folder, version_table(plugin.name))
    except Exception as failure:
        connection.rollback()
        error = PluginFailed(plugin.name, f"the migrations in {folder} failed: {failure}")
        return replace(plugin, noun=None, register=None, error=error)
    return plugin


def version_table(plugin: str) -> str:
    """Where the version of a plugin's tables is kept."""
    return "alembic_version_" + re.sub(r"\W", "_", plugin).lower()


def _run(
    connection: Connection,
    folder: str | None = None,
    table: str = "alembic_version",
    to: str = "head",
    keyring: Keyring | None = None,
) -> None:
    config = Config()
    config.set_main_option("script_location", _escaped(str(MIGRATIONS)))
    if folder is not None:
        config.set_main_option("path_separator", "newline")
        config.set_main_option("version_locations", _escaped(folder))
    config.attributes["connection"] = connection
    config.attributes["version_table"] = table
    config.attributes["keyring"] = keyring
    command.upgrade(config, to)


def _escaped(path: str) -> str:
    return path.replace("%", "%%")
