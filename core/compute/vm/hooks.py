"""Where other nouns and plugins have a say, or watch, in the life of a VM."""

from __future__ import annotations

from typing import Any

from orrery.core.compute.vm.model import VmInstance
from orrery.core.compute.vm.params import WantedNic, WantedVm
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.plugins.hooks import Hooks, hookimpl, hookspec, observer
from orrery.core.kernel.workflow import Flow
from orrery.core.storage.volume.model import Volume

__all__ = ["call_nic_attached", "call_state_changed", "call_volume_attached", "hookimpl", "tell"]


@hookspec
def before_vm_create(tx: Transaction, vm: WantedVm) -> None:
    """Raises Refused (or InvalidArgument) to keep a VM from being created.

    Called inside the transaction that records the VM (its row is there, and says where it shall run), before
    its disks and nics, whatever the creation strategy; perhaps twice. A VM of strategy JustCreate is not
    asked about again when it starts. May write by `tx`; what it writes goes with the transaction. Must not
    block.
    """


@observer
def after_vm_state_change(tx: Transaction, vm_uuid: Uuid, before: str, after: str) -> None:
    """A VM is in another state. Names of states are those of `orrery.core.compute.vm.states.VmState`.

    Called inside the transaction that sets the state: in every operation, when one is undone (the way back),
    and for what is seen on a host that connects or is silent. A VM whose creation is undone disappears, and
    one that is expunged, without a call. Perhaps twice. May write by `tx`; must not block.
    """


@hookspec
def before_volume_attach(tx: Transaction, vm: VmInstance, volume: Volume) -> None:
    """Raises Refused to keep a data volume from a VM.

    Called inside the transaction that gives the volume to the VM, before the volume is made or plugged in;
    perhaps twice. May write by `tx`; must not block. Volumes that are created with a VM are not asked about.
    """


@observer
def after_volume_attach(tx: Transaction, vm_uuid: Uuid, volume_uuid: Uuid) -> None:
    """A data volume is attached to a VM, and plugged in where it runs.

    Called inside the transaction that ends the operation, perhaps twice. May write by `tx`; must not block.
    """


@hookspec
def before_volume_detach(tx: Transaction, vm: VmInstance, volume: Volume) -> None:
    """Raises Refused to keep a data volume on its VM. Called before anything is unplugged; perhaps twice.

    Must only read, and not block.
    """


@observer
def after_volume_detach(tx: Transaction, vm_uuid: Uuid, volume_uuid: Uuid) -> None:
    """A data volume is detached.

    Called inside the transaction that frees it, perhaps twice. May write by `tx`; must not block.
    """


@hookspec
def before_nic_attach(tx: Transaction, vm: VmInstance, nic: WantedNic) -> None:
    """Raises Refused to keep a nic from a VM that is there already.

    Called inside the transaction that records the nic, perhaps twice. May write by `tx`; must not block. Nics
    that are created with a VM are not asked about: `before_vm_create` sees them in ``vm.nics``.
    """


@observer
def after_nic_attach(tx: Transaction, vm_uuid: Uuid, nic_uuid: Uuid) -> None:
    """A nic is attached to a VM, and plugged in where it runs.

    Called inside the transaction that ends the operation, perhaps twice. May write by `tx`; must not block.
    """


@hookspec
def before_nic_detach(tx: Transaction, vm: VmInstance, nic_uuid: Uuid) -> None:
    """Raises Refused to keep a nic on its VM. Called before anything is unplugged; perhaps twice.

    Must only read, and not block.
    """


@observer
def after_nic_detach(tx: Transaction, vm_uuid: Uuid, nic_uuid: Uuid) -> None:
    """A nic is gone, and its addresses are given back.

    Called inside the transaction that removes it, perhaps twice. May write by `tx`; must not block.
    """


def call_state_changed(tx: Transaction, flow: Flow[Any], before: str, after: str) -> None:
    """Tells of the state of the VM that a flow is about."""
    tell(flow.node.hooks, tx, flow.params.vm_uuid, (before, after))


def tell(hooks: Hooks, tx: Transaction, vm_uuid: Uuid, states: tuple[str, str]) -> None:
    """Tells that a VM went from one state into another."""
    before, after = states
    hooks.hook.after_vm_state_change(tx=tx, vm_uuid=vm_uuid, before=str(before), after=str(after))


def call_volume_attached(tx: Transaction, flow: Flow[Any]) -> None:
    """Tells that the volume of a flow is attached."""
    params = flow.params
    flow.node.hooks.hook.after_volume_attach(tx=tx, vm_uuid=params.vm_uuid, volume_uuid=params.volume_uuid)


def call_nic_attached(tx: Transaction, flow: Flow[Any]) -> None:
    """Tells that the nic of a flow is attached."""
    params = flow.params
    flow.node.hooks.hook.after_nic_attach(tx=tx, vm_uuid=params.vm_uuid, nic_uuid=params.nic.uuid)
