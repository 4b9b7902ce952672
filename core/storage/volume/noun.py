"""What volumes bring to a node."""

from __future__ import annotations

from orrery.core.kernel.plugins import Noun
from orrery.core.storage.volume.cascade import CASCADES
from orrery.core.storage.volume.configs import CONFIGS
from orrery.core.storage.volume.model import STATE_TABLE, STATUS_TABLE
from orrery.core.storage.volume.quotas import VOLUMES
from orrery.core.storage.volume.service import VolumeService
from orrery.core.storage.volume.tags import TAGS
from orrery.core.storage.volume.workflows import CREATE_VOLUME, DELETE_VOLUME, EXPUNGE_VOLUME

NOUN = Noun(
    name="volume",
    services=(VolumeService,),
    workflows=(CREATE_VOLUME, DELETE_VOLUME, EXPUNGE_VOLUME),
    cascades=CASCADES,
    states=(STATE_TABLE, STATUS_TABLE),
    configs=CONFIGS,
    quotas=(VOLUMES,),
    tags=TAGS,
)
