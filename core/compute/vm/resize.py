"""Changing a VM's name, texts and size, inside transactions."""

from __future__ import annotations

from typing import Any

from orrery.core.compute.offering.model import InstanceOffering
from orrery.core.compute.vm.messages import ChangeInstanceOffering, UpdateVmInstance
from orrery.core.compute.vm.model import VmInstance, VmNic
from orrery.core.compute.vm.quotas import VMS
from orrery.core.compute.vm.records import require_vm
from orrery.core.compute.vm.states import VmState
from orrery.core.kernel import resources
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import InvalidArgument, Refused

SIZE_FIELDS = ("cpu_num", "memory_size", "reserved_memory_size")


def update(tx: Transaction, message: UpdateVmInstance) -> None:
    """Sets what is given. Raises InvalidArgument or Refused, and then nothing has changed."""
    vm = require_vm(tx, message.uuid)
    given = message.model_dump(
        include={
            "name",
            "description",
            "default_l3_network_uuid",
            "platform",
            "guest_os_type",
            *SIZE_FIELDS,
        }
    )
    if any(given[field] is not None for field in SIZE_FIELDS):
        refuse_unless_stopped(vm)
    if message.state is not None and message.state != vm.state:
        raise Refused(
            f"field[state]: vm[{vm.uuid}] is {vm.state}; use StartVmInstance or StopVmInstance to change that"
        )
    l3s = [nic.l3_network_uuid for nic in tx.find(VmNic, vm_instance_uuid=vm.uuid)]
    if message.default_l3_network_uuid not in (None, *l3s):
        raise InvalidArgument(
            f"field[defaultL3NetworkUuid]: vm[{vm.uuid}] has no nic on [{message.default_l3_network_uuid}]"
        )
    _change(tx, vm, given)


def change_offering(tx: Transaction, message: ChangeInstanceOffering) -> None:
    """Takes the size of another offering. Raises InvalidArgument or Refused."""
    vm = require_vm(tx, message.vm_instance_uuid)
    refuse_unless_stopped(vm)
    offering = tx.require(InstanceOffering, message.instance_offering_uuid)
    if offering.state != "Enabled":
        raise Refused(f"field[instanceOfferingUuid]: instance offering[{offering.uuid}] is {offering.state}")
    values = {
        "instance_offering_uuid": offering.uuid,
        "cpu_num": offering.cpu_num,
        "cpu_speed": offering.cpu_speed,
        "memory_size": offering.memory_size,
        "reserved_memory_size": offering.reserved_memory_size,
    }
    _change(tx, vm, values)


def _change(tx: Transaction, vm: VmInstance, values: dict[str, Any]) -> None:
    resources.change(tx, VmInstance, vm.uuid, values)
    VMS.changed(tx, vars(vm), {key: value for key, value in values.items() if value is not None})


def refuse_unless_stopped(vm: VmInstance) -> None:
    """Raises InvalidArgument unless the VM is stopped (or only recorded)."""
    if vm.state not in (VmState.STOPPED, VmState.CREATED):
        raise InvalidArgument(f"vm[{vm.uuid}] is {vm.state}; its size can change only while it is Stopped")
