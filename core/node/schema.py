"""The schema of a database file, brought up to date by migrations."""

from __future__ import annotations

import importlib
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import MetaData, create_engine

from core.api.catalogue import NOUNS
from core.kernel.db.model import Base

MIGRATIONS = Path(__file__).parent / "migrations"


def metadata() -> MetaData:
    """The tables of all nouns."""
    for noun in NOUNS:
        importlib.import_module(f"{noun}.noun")
    return Base.metadata


def upgrade(path: str) -> None:
    """Creates the tables in a database file, or brings them to this version.

    Raises sqlalchemy.exc.DatabaseError where the file is no database or cannot be written.
    """
    engine = create_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
    engine.dispose()
