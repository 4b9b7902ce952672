"""Settings of volumes."""

from __future__ import annotations

from orrery.core.kernel.deletion import Deletion
from orrery.core.storage.volume.model import DELETED, Volume

DELETION = Deletion(
    category="volume",
    what="deleted data volumes",
    model=Volume,
    state="status",
    deleted=DELETED,
    period_seconds=259_200,
)
CONFIGS = DELETION.configs
