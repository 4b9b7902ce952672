"""What long jobs bring to a node."""

from __future__ import annotations

from orrery.core.kernel.plugins import Noun
from orrery.core.kernel.tags import TagPattern
from orrery.core.longjob.cascade import CASCADES
from orrery.core.longjob.configs import CONFIGS
from orrery.core.longjob.model import STATE_TABLE
from orrery.core.longjob.quotas import LONG_JOBS
from orrery.core.longjob.service import LongJobService

NOUN = Noun(
    name="longJob",
    services=(LongJobService,),
    states=(STATE_TABLE,),
    configs=CONFIGS,
    cascades=CASCADES,
    tags=(TagPattern("LongJobVO", "uploadImage::{imageId}"),),
    quotas=(LONG_JOBS,),
)
