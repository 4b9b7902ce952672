"""System tags of offerings."""

from __future__ import annotations

from orrery.core.compute.offering.model import DiskOffering, InstanceOffering
from orrery.core.kernel.config import Owner
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.tags import TagPattern, system_tags_of
from orrery.core.kernel.tags.tokens import UUID, whole
from orrery.core.storage.primary.tags import CHOICE, choosing_patterns

Offering = type[InstanceOffering] | type[DiskOffering]

INSTANCE, DISK = InstanceOffering.__vo__, DiskOffering.__vo__
OFFERINGS: dict[str, Offering] = {INSTANCE: InstanceOffering, DISK: DiskOffering}

TAGS = (
    *choosing_patterns(INSTANCE),
    *choosing_patterns(DISK),
    TagPattern(INSTANCE, "instanceOfferingUserConfig::{instanceOfferingUserConfig}", once_per=()),
    TagPattern(INSTANCE, "commandsParallelismDegree::{parallelismDegree}", {"parallelismDegree": whole(1)}),
    TagPattern(INSTANCE, "guestL3Network::{guestL3NetworkUuid}", {"guestL3NetworkUuid": UUID}),
    TagPattern(INSTANCE, "vrouter"),
    TagPattern(DISK, "diskOfferingUserConfig::{diskOfferingUserConfig}", once_per=()),
)
"""Those that choose a storage are obeyed, the others stored."""


def copy_storage_tags(tx: Transaction, model: Offering, uuid: Uuid) -> None:
    """Puts the tags that choose a storage into the offering's row, where VM creations read them."""
    chosen = [tag for tag in system_tags_of(tx, Owner(model.__vo__, uuid)) if tag.startswith(CHOICE)]
    tx.update(model, {"uuid": uuid}, storage_tags=chosen or None)
