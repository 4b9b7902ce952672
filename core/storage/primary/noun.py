"""What primary storages bring to a node."""

from __future__ import annotations

from orrery.core.compute.host.attachments import Attachable
from orrery.core.kernel.plugins import Noun
from orrery.core.storage.primary import hooks
from orrery.core.storage.primary.cache import CACHE_IMAGE, CLEAN_CACHE
from orrery.core.storage.primary.cache_service import ImageCacheService
from orrery.core.storage.primary.cascade import CASCADES
from orrery.core.storage.primary.configs import CONFIGS
from orrery.core.storage.primary.model import STATE_TABLE, STATUS_TABLE
from orrery.core.storage.primary.service import PrimaryStorageService
from orrery.core.storage.primary.strategies import STRATEGIES
from orrery.core.storage.primary.tags import TAGS
from orrery.core.storage.primary.types import STRATEGIES as TYPES
from orrery.core.storage.primary.workflows import (
    ADD_STORAGE,
    ATTACH_STORAGE,
    CONNECT_STORAGE,
    DELETE_STORAGE,
    DETACH_STORAGE,
    MAINTAIN_STORAGE,
    PRIMARY_STORAGES,
)

NOUN = Noun(
    name="primaryStorage",
    services=(PrimaryStorageService, ImageCacheService),
    workflows=(
        ADD_STORAGE,
        ATTACH_STORAGE,
        DETACH_STORAGE,
        CONNECT_STORAGE,
        MAINTAIN_STORAGE,
        DELETE_STORAGE,
        CACHE_IMAGE,
        CLEAN_CACHE,
    ),
    cascades=CASCADES,
    states=(STATE_TABLE, STATUS_TABLE),
    configs=CONFIGS,
    tags=TAGS,
    hookspecs=hooks,
    strategies=(*STRATEGIES, *TYPES, (Attachable, "primaryStorage", PRIMARY_STORAGES)),
)
