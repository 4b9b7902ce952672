"""How many VMs an account may have, and how much of hosts they may take."""

from __future__ import annotations

from orrery.core.compute.vm.model import VmInstance
from orrery.core.compute.vm.states import ON_HOST, VmState
from orrery.core.kernel.quota import Counted, Quota

KEPT = tuple(state for state in VmState if state not in (VmState.DESTROYED, VmState.EXPUNGING))
GIB = 1 << 30

VMS = Counted(
    Quota(
        name="vm.totalNum",
        default=20,
        description="How many VMs there may be, running or not; destroyed ones do not count.",
        kind=VmInstance,
        where={"state": KEPT},
    ),
    Quota(
        name="vm.num",
        default=20,
        description="How many VMs may hold a host, from the moment at which they start.",
        kind=VmInstance,
        where={"state": ON_HOST},
    ),
    Quota(
        name="vm.cpuNum",
        default=80,
        description="How many CPUs those VMs may have together.",
        kind=VmInstance,
        amount="cpu_num",
        where={"state": ON_HOST},
    ),
    Quota(
        name="vm.memorySize",
        default=80 * GIB,
        description="How many bytes of memory those VMs may have together.",
        kind=VmInstance,
        amount="memory_size",
        where={"state": ON_HOST},
    ),
)
