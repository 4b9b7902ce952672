"""A check that a plugin brings for tests."""

from __future__ import annotations

from typing import Protocol

from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.node import Node


class Oracle(Protocol):
    """Finds what is wrong with a cloud at rest; registered as a strategy, and asked after every test."""

    def __call__(self, tx: Transaction, node: Node) -> list[str]:
        """What is wrong, for people; empty when all is well."""
