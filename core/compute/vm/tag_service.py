"""Keeps people from hanging tags on a VM that it could not start with."""

from __future__ import annotations

from orrery.core.compute.vm.model import VmInstance, VmNic
from orrery.core.compute.vm.tag_rules import refuse_taken_hostname
from orrery.core.compute.vm.tags import CUSTOM_MAC, STATIC_IP
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import InvalidArgument
from orrery.core.kernel.plugins import Service
from orrery.core.network.l3.transactions import refuse_unusable_ip
from orrery.core.tag.hooks import hookimpl


class VmTagService(Service):
    """Has a say where somebody tags a VM."""

    @hookimpl
    def refuse_system_tag(self, tx: Transaction, vo: str, resource_uuid: Uuid, tag: str) -> None:
        """Raises InvalidArgument for a host name or an address that another VM has."""
        if vo != VmInstance.__vo__:
            return
        vm = tx.require(VmInstance, resource_uuid)
        refuse_taken_hostname(tx, vm.uuid, vm.default_l3_network_uuid, [tag])
        for pattern in (STATIC_IP, CUSTOM_MAC):
            found = pattern.match(tag)
            if found is not None:
                nic = _nic_on(tx, vm.uuid, found["l3NetworkUuid"], tag)
                if found.get("staticIp") not in (None, nic.ip):
                    refuse_unusable_ip(tx, nic.l3_network_uuid, found["staticIp"])
                if found.get("customMac", nic.mac).lower() != nic.mac:
                    raise InvalidArgument(
                        f"system tag[{tag}]: nic[uuid:{nic.uuid}] has the MAC address[{nic.mac}] for good;"
                        " attach the network anew with another one"
                    )


def _nic_on(tx: Transaction, vm: Uuid, l3: Uuid, tag: str) -> VmNic:
    nic = tx.first(VmNic, vm_instance_uuid=vm, l3_network_uuid=l3)
    if nic is None:
        raise InvalidArgument(f"system tag[{tag}]: vm[uuid:{vm}] has no nic on L3 network[uuid:{l3}]")
    return nic
