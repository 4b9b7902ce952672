"""The schema of a database file, brought up to date by migrations."""

from __future__ import annotations

import re
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, MetaData, create_engine

from core.api.catalogue import plugins
from core.kernel.db.model import Base
from core.kernel.errors import PluginFailed

MIGRATIONS = Path(__file__).parent / "migrations"


def metadata() -> MetaData:
    """The tables of all nouns."""
    plugins()
    return Base.metadata


def upgrade(path: str) -> None:
    """Creates the tables in a database file, or brings them to this version: the core's, then each plugin's.

    Every plugin has a version table of its own, so one that was taken away leaves its tables as they are.
    Raises sqlalchemy.exc.DatabaseError where the file is no database or cannot be written; PluginFailed.
    """
    engine = create_engine(f"sqlite:///{path}")
    try:
        with engine.connect() as connection:
            _run(connection)
            for plugin in plugins():
                if plugin.noun is not None and plugin.noun.migrations is not None:
                    _run_plugin(connection, plugin.name, plugin.noun.migrations)
    finally:
        engine.dispose()


def _run_plugin(connection: Connection, name: str, folder: str) -> None:
    try:
        _run(connection, folder, version_table(name))
    except Exception as failure:
        raise PluginFailed(name, f"the migrations in {folder} failed: {failure}") from failure


def version_table(plugin: str) -> str:
    """Where the version of a plugin's tables is kept."""
    return "alembic_version_" + re.sub(r"\W", "_", plugin).lower()


def _run(connection: Connection, folder: str | None = None, table: str = "alembic_version") -> None:
    config = Config()
    config.set_main_option("script_location", _escaped(str(MIGRATIONS)))
    if folder is not None:
        config.set_main_option("path_separator", "newline")
        config.set_main_option("version_locations", _escaped(folder))
    config.attributes["connection"] = connection
    config.attributes["version_table"] = table
    command.upgrade(config, "head")


def _escaped(path: str) -> str:
    return path.replace("%", "%%")
