"""Where other nouns and plugins add steps of their own to the workflows of VMs.

A plugin contributes by its `noun.py`:

NOUN = Noun(..., contributions=(
    Contribution(name="register", slot=BEFORE_RUN, do=register, undo=unregister),
))
"""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict

from orrery.core.compute.host.model import Host
from orrery.core.compute.vm.model import VmInstance, VmNic
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.workflow import Flow, Slot


class _Context(BaseModel):
    model_config = ConfigDict(frozen=True)


class OnHost(_Context):
    """A host; its row may be gone by the time that garbage is collected."""

    uuid: Uuid
    address: str
    hypervisor_type: str


class Nic(_Context):
    """A nic of the VM."""

    uuid: Uuid
    l3_network_uuid: Uuid
    mac: str
    ip: str | None
    device_id: int


class Change(_Context):
    """What an operation changes on the VM."""

    nics_added: tuple[Uuid, ...] = ()
    nics_removed: tuple[Uuid, ...] = ()
    volumes_added: tuple[Uuid, ...] = ()
    volumes_removed: tuple[Uuid, ...] = ()
    tags: bool = False
    """Whether its system tags are other ones."""


class VmContext(_Context):
    """What a contributed step is told of the VM, as it was when the operation came to the slot."""

    uuid: Uuid
    name: str
    account_uuid: Uuid
    host: OnHost | None
    """Where the guest runs, is about to run, or ran until now; None where there is none."""
    nics: tuple[Nic, ...]
    """By their numbers; those that are about to be removed too."""
    change: Change = Change()


class MigrationContext(VmContext):
    """What a step is told of a VM that moves: `host` is the source."""

    destination: OnHost


PREPARED = Slot(
    "vm.prepared", VmContext, "the VM has its host, volumes and addresses in the database, and nothing runs"
)
BEFORE_RUN = Slot("vm.before-run", VmContext, "the volumes are made; the guest starts on this host next")
RUNNING = Slot("vm.running", VmContext, "the guest runs on its host")
CHANGED = Slot("vm.changed", VmContext, "nics, volumes or tags of the VM are changed, live where it runs")
GONE = Slot("vm.gone", VmContext, "the guest is gone from its host", forward_only=True)
EXPUNGED = Slot("vm.expunged", VmContext, "nothing is left of the VM", forward_only=True)
DESTINATION = Slot("vm.destination", MigrationContext, "the guest moves to this destination next")
SOURCE = Slot("vm.source", MigrationContext, "the guest has left its source", forward_only=True)


def describe(tx: Transaction, flow: Flow[Any, Any]) -> VmContext:
    """The VM of a flow, on the host among its outputs."""
    return VmContext(**fields_of(tx, flow.params.vm_uuid, _host(tx, getattr(flow.out, "host", None))))


def describe_migration(tx: Transaction, flow: Flow[Any, Any]) -> MigrationContext:
    """The VM of a migration, with its destination."""
    destination = _host(tx, flow.out.destination)
    assert destination is not None
    fields = fields_of(tx, flow.params.vm_uuid, _host(tx, flow.out.host))
    return MigrationContext(**fields, destination=destination)


def fields_of(tx: Transaction, vm_uuid: Uuid, host: OnHost | None) -> dict[str, Any]:
    """The fields of a VM's context."""
    vm = tx.require(VmInstance, vm_uuid)
    nics = sorted(tx.find(VmNic, vm_instance_uuid=vm_uuid), key=lambda nic: nic.device_id)
    return {
        "uuid": vm.uuid,
        "name": vm.name,
        "account_uuid": vm.account_uuid,
        "host": host,
        "nics": tuple(
            Nic(
                uuid=nic.uuid,
                l3_network_uuid=nic.l3_network_uuid,
                mac=nic.mac,
                ip=nic.ip,
                device_id=nic.device_id,
            )
            for nic in nics
        ),
    }


def _host(tx: Transaction, uuid: Uuid | None) -> OnHost | None:
    host = tx.get(Host, uuid)
    if host is None:
        return None
    return OnHost(uuid=host.uuid, address=host.management_ip, hypervisor_type=host.hypervisor_type)
