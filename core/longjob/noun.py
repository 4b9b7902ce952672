"""What long jobs bring to a node."""

from __future__ import annotations

from core.kernel.plugins import Noun
from core.kernel.tags import TagPattern
from core.longjob.cascade import CASCADES
from core.longjob.configs import CONFIGS
from core.longjob.model import STATE_TABLE
from core.longjob.quotas import LONG_JOBS
from core.longjob.service import LongJobService

NOUN = Noun(
    name="longJob",
    services=(LongJobService,),
    states=(STATE_TABLE,),
    configs=CONFIGS,
    cascades=CASCADES,
    tags=(TagPattern("LongJobVO", "uploadImage::{imageId}"),),
    quotas=(LONG_JOBS,),
)
