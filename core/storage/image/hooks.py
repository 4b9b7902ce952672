"""Where other nouns and plugins have a say, or watch, in the life of an image."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.plugins.hooks import hookimpl, hookspec, observer

__all__ = ["hookimpl"]


@hookspec
def before_image_add(tx: Transaction, image_uuid: Uuid, row: Mapping[str, Any]) -> None:
    """Raises Refused (or InvalidArgument) to keep an image out; `row` has its columns (``name``, ``url``).

    Called inside the transaction that records the image, before anything is downloaded; perhaps twice. May
    write by `tx`; what it writes goes with the transaction. Must not block.
    """


@observer
def after_image_add(tx: Transaction, image_uuid: Uuid) -> None:
    """An image has arrived on all its backup storages and is Ready.

    Called inside the transaction that says so, perhaps twice. May write by `tx`; must not block.
    """
