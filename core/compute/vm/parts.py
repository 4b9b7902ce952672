"""What guests are made of, as hosts list it, compared with the nics and volumes of their VMs."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from orrery.core.compute.vm.holds import mac
from orrery.core.compute.vm.model import VmNic
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.workflow.holds import is_held
from orrery.core.storage.volume.model import Volume
from orrery.core.storage.volume.transactions import held_volume

VMS_AT_ONCE = 512
"""Of how many VMs one statement reads the nics, or the volumes."""
TOLD_AT_MOST = 8
"""How many parts a reason names."""


def parts_by_vm(tx: Transaction, vms: Iterable[Uuid]) -> Mapping[Uuid, frozenset[str]]:
    """The MAC addresses of the nics and the uuids of the volumes that belong to each of these VMs."""
    uuids = list(dict.fromkeys(vms))
    found: dict[Uuid, set[str]] = {uuid: set() for uuid in uuids}
    for start in range(0, len(uuids), VMS_AT_ONCE):
        some = uuids[start : start + VMS_AT_ONCE]
        for nic in tx.find_in(VmNic, "vm_instance_uuid", some, "uuid"):
            found[nic.vm_instance_uuid].add(nic.mac.lower())
        for volume in tx.find_in(Volume, "vm_instance_uuid", some, "uuid"):
            assert volume.vm_instance_uuid is not None
            found[volume.vm_instance_uuid].add(volume.uuid)
    return {uuid: frozenset(parts) for uuid, parts in found.items()}


def why_other(tx: Transaction, vm: Uuid, seen: Collection[str]) -> str:
    """Why a guest that has these parts is not made of what its VM has; empty where it is.

    What unconfirmed work holds may be there or not, and counts for nothing.
    """
    wanted, there = parts_by_vm(tx, [vm])[vm], frozenset(seen)
    lacking = [part for part in sorted(wanted - there) if not _is_held(tx, part)]
    foreign = [part for part in sorted(there - wanted) if not _is_held(tx, part)]
    told = [
        f"{what} {', '.join(map(_named, parts[:TOLD_AT_MOST]))}"
        for what, parts in (("it lacks", lacking), ("it has besides", foreign))
        if parts
    ]
    return f"the guest is not made as vm[uuid:{vm}] is: {'; '.join(told)}" if told else ""


def _is_held(tx: Transaction, part: str) -> bool:
    return is_held(tx, mac(part) if _is_mac(part) else held_volume(part))


def _named(part: str) -> str:
    return f"the nic[{part}]" if _is_mac(part) else f"the volume[uuid:{part}]"


def _is_mac(part: str) -> bool:
    return ":" in part
