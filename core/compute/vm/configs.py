"""Settings of VMs."""

from __future__ import annotations

from typing import Any

from orrery.core.compute.vm.guest_configs import GUEST_CONFIGS
from orrery.core.compute.vm.model import VmInstance
from orrery.core.compute.vm.states import VmState
from orrery.core.kernel.config import GlobalConfig, boolean
from orrery.core.kernel.config.configs import whole_number
from orrery.core.kernel.config.forms import flag
from orrery.core.kernel.deletion import Deletion

DELETION = Deletion(
    category="vm",
    what="destroyed VMs",
    model=VmInstance,
    state="state",
    deleted=VmState.DESTROYED,
    period_seconds=604_800,
)
DELETE_DATA_VOLUMES = GlobalConfig(
    category="vm",
    name="dataVolume.deleteOnVmDestroy",
    default="false",
    parse=boolean,
    description="Whether the data volumes of a VM are deleted when it is destroyed.",
)
CD_ROM_COUNT = GlobalConfig(
    category="vm",
    name="vmDefaultCdRomNum",
    default="1",
    parse=whole_number,
    above=0,
    below=3,
    description="CD-ROM drives of a new VM.",
)
MAX_DATA_VOLUMES = GlobalConfig(
    category="kvm",
    name="dataVolume.maxNum",
    default="24",
    parse=whole_number,
    range=(0, 24),
    description="Data volumes that one VM may have.",
)
MIGRATIONS_AT_ONCE = GlobalConfig(
    category="kvm",
    name="vm.migrationQuantity",
    default="2",
    parse=whole_number,
    above=0,
    description="VMs that leave one host at once when it goes into maintenance.",
)
UNIQUE_NAMES = flag("vm", "uniqueVmName", False, "Whether no two VMs may have the same name.")

CONFIGS: tuple[GlobalConfig[Any], ...] = (
    *DELETION.configs,
    DELETE_DATA_VOLUMES,
    CD_ROM_COUNT,
    MAX_DATA_VOLUMES,
    MIGRATIONS_AT_ONCE,
    UNIQUE_NAMES,
    *GUEST_CONFIGS,
)
