"""What primary storages bring to a node."""

from __future__ import annotations

from core.kernel.plugins import Noun
from core.storage.primary import hooks
from core.storage.primary.cache import CACHE_IMAGE, CLEAN_CACHE
from core.storage.primary.cache_service import ImageCacheService
from core.storage.primary.cascade import CASCADES
from core.storage.primary.configs import CONFIGS
from core.storage.primary.model import STATE_TABLE, STATUS_TABLE
from core.storage.primary.service import PrimaryStorageService
from core.storage.primary.strategies import STRATEGIES
from core.storage.primary.tags import TAGS
from core.storage.primary.types import STRATEGIES as TYPES
from core.storage.primary.workflows import (
    ADD_STORAGE,
    ATTACH_STORAGE,
    CONNECT_STORAGE,
    DELETE_STORAGE,
    DETACH_STORAGE,
    MAINTAIN_STORAGE,
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
    strategies=(*STRATEGIES, *TYPES),
)
