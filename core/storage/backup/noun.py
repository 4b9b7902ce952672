"""What backup storages bring to a node."""

from __future__ import annotations

from orrery.core.kernel.plugins import Noun
from orrery.core.kernel.tags import TagPattern
from orrery.core.storage.backup.cascade import CASCADES
from orrery.core.storage.backup.configs import CONFIGS
from orrery.core.storage.backup.model import STATE_TABLE, STATUS_TABLE
from orrery.core.storage.backup.service import BackupStorageService
from orrery.core.storage.backup.workflows import ADD_BACKUP, CONNECT_BACKUP

TAG_FORMS = (
    "backupStorage::data::network::cidr::{backupStorageDataNetwork}",
    "extraips::{extraips}",
    "iscsiInitiatorName::{iscsiInitiatorName}",
    "ceph::predefinedPool",
)
"""Accepted and stored; none changes the behaviour of the types that there are."""

NOUN = Noun(
    name="backupStorage",
    services=(BackupStorageService,),
    workflows=(ADD_BACKUP, CONNECT_BACKUP),
    cascades=CASCADES,
    configs=CONFIGS,
    states=(STATE_TABLE, STATUS_TABLE),
    tags=tuple(TagPattern("BackupStorageVO", form) for form in TAG_FORMS),
)
