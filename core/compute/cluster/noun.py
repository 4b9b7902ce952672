"""What clusters bring to a node."""

from __future__ import annotations

from core.compute.cluster.service import ClusterService
from core.kernel.plugins import Noun
from core.kernel.tags import TagPattern

FORMS = (
    "host::reservedCpu::{capacity}",
    "host::reservedMemory::{capacity}",
    "check::cluster::cpu::model::{enable}",
)
NOUN = Noun(
    name="cluster",
    services=(ClusterService,),
    tags=tuple(TagPattern("ClusterVO", form) for form in FORMS),
)
