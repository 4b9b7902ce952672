"""What VMs bring to a node."""

from __future__ import annotations

from orrery.core.compute.vm import hooks
from orrery.core.compute.vm.cascade import CASCADES
from orrery.core.compute.vm.cascade_service import VmCascadeService
from orrery.core.compute.vm.configs import CONFIGS
from orrery.core.compute.vm.create import VM_CREATE, VM_CREATE_STOPPED, VM_FIRST_START, VM_RECORD
from orrery.core.compute.vm.delete import WORKFLOWS as DESTRUCTION
from orrery.core.compute.vm.device_service import VmDeviceService
from orrery.core.compute.vm.devices import NIC_ATTACH, NIC_DETACH, VOLUME_ATTACH, VOLUME_DETACH
from orrery.core.compute.vm.forced import WORKFLOWS as FORCED
from orrery.core.compute.vm.guest_service import VmGuestService
from orrery.core.compute.vm.host_service import VmHostService
from orrery.core.compute.vm.messages import MigrateVm
from orrery.core.compute.vm.migrate import VM_MIGRATE
from orrery.core.compute.vm.power import VM_PAUSE, VM_REBOOT, VM_RESUME, VM_START, VM_STOP
from orrery.core.compute.vm.quotas import VMS
from orrery.core.compute.vm.records import is_where_asked
from orrery.core.compute.vm.service import VmService
from orrery.core.compute.vm.states import STATE_TABLE
from orrery.core.compute.vm.strangers import STRANGER_DESTROY
from orrery.core.compute.vm.tag_service import VmTagService
from orrery.core.compute.vm.tags import TAGS
from orrery.core.kernel.plugins import Noun
from orrery.core.longjob.strategies import AfterCrash, long_job

NOUN = Noun(
    name="vm",
    services=(VmService, VmDeviceService, VmHostService, VmGuestService, VmCascadeService, VmTagService),
    workflows=(
        VM_CREATE,
        VM_CREATE_STOPPED,
        VM_RECORD,
        VM_FIRST_START,
        VM_START,
        VM_STOP,
        VM_REBOOT,
        VM_PAUSE,
        VM_RESUME,
        VM_MIGRATE,
        *DESTRUCTION,
        NIC_ATTACH,
        NIC_DETACH,
        VOLUME_ATTACH,
        VOLUME_DETACH,
        *FORCED,
        STRANGER_DESTROY,
    ),
    cascades=CASCADES,
    states=(STATE_TABLE,),
    configs=CONFIGS,
    quotas=(VMS,),
    hookspecs=hooks,
    strategies=(long_job(MigrateVm, AfterCrash.WAITS, is_done=is_where_asked),),
    tags=TAGS,
)
