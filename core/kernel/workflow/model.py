"""The journal's tables: runs, claims, and garbage that an undo could not remove yet."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Index, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from core.kernel.db.model import Base, Stamped

FORWARD, BACK = "forward", "back"


class WorkflowRun(Base):
    """One unfinished run: the cursor says which steps are done, and in which direction it goes."""

    __tablename__ = "workflow_run"
    __table_args__ = {"sqlite_autoincrement": True}

    number: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=True)
    parent: Mapped[int | None]
    root: Mapped[int | None]
    workflow: Mapped[str] = mapped_column(String(64))
    version: Mapped[int]
    position: Mapped[int]
    """Forward: the first step whose commit has not happened. Back: the step being undone."""
    step: Mapped[str] = mapped_column(String(64))
    committed: Mapped[bool]
    """Going back: whether the step at `position` had committed, so that its `uncommit` is due."""
    direction: Mapped[str] = mapped_column(String(8))
    attempt: Mapped[int]
    epoch: Mapped[int]
    deadline: Mapped[int | None]
    """Milliseconds since 1970."""
    params: Mapped[dict[str, Any]]
    outputs: Mapped[dict[str, Any]]
    error: Mapped[str | None]
    node: Mapped[str] = mapped_column(String(32))
    started: Mapped[int]


class Claim(Base):
    """A resource that a run works on; nobody else may, across nodes and crashes."""

    __tablename__ = "claim"

    resource: Mapped[str] = mapped_column(String(32), primary_key=True)
    run: Mapped[int] = mapped_column(index=True)


class Garbage(Stamped):
    """Outside work that failed and is tried again until it is done."""

    __tablename__ = "garbage"
    __table_args__ = (Index(None, "due", "uuid"),)

    run: Mapped[int]
    epoch: Mapped[int]
    attempt: Mapped[int]
    workflow: Mapped[str] = mapped_column(String(64))
    version: Mapped[int]
    step: Mapped[str] = mapped_column(String(64))
    direction: Mapped[str] = mapped_column(String(8))
    params: Mapped[dict[str, Any]]
    outputs: Mapped[dict[str, Any]]
    tries: Mapped[int]
    due: Mapped[int]
    """When it is tried next, in milliseconds since 1970."""
    error: Mapped[str | None]
