"""What offerings bring to a node."""

from __future__ import annotations

from core.compute.offering.service import OfferingService
from core.kernel.plugins import Noun
from core.kernel.tags import TagPattern

INSTANCE_FORMS = (
    "instanceOfferingUserConfig::{instanceOfferingUserConfig}",
    "commandsParallelismDegree::{parallelismDegree}",
    "guestL3Network::{guestL3NetworkUuid}",
    "vrouter",
)
NOUN = Noun(
    name="offering",
    services=(OfferingService,),
    tags=(
        *(TagPattern("InstanceOfferingVO", form) for form in INSTANCE_FORMS),
        TagPattern("DiskOfferingVO", "diskOfferingUserConfig::{diskOfferingUserConfig}"),
    ),
)
