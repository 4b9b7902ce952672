"""What happens to a host's row: recorded, connected, lost, emptied, removed. Pure transaction functions."""

from __future__ import annotations

import random
from typing import Any

from sqlalchemy import select

from orrery.core.compute.cluster.model import Cluster
from orrery.core.compute.host.capabilities import text_of
from orrery.core.compute.host.hypervisor import HostFacts
from orrery.core.compute.host.model import (
    CONNECTED,
    CONNECTING,
    DISCONNECTED,
    IN_MAINTENANCE,
    STATE_TABLE,
    STATUS_TABLE,
    Host,
    HostPowerOff,
)
from orrery.core.compute.host.reference import make_ref, ref_of
from orrery.core.compute.host.reservations import share_of
from orrery.core.compute.host.tags import CONNECTED_TIME, drop_tag, set_tags
from orrery.core.compute.host.types import HypervisorType
from orrery.core.kernel import resources
from orrery.core.kernel.backends import Registry
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.statement import Statement
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import InvalidArgument, Refused
from orrery.core.kernel.workflow.garbage import readdress

_REF = (Host.uuid, Host.management_ip, Host.ssh_port, Host.username, Host.certificate)
"""What `orrery.core.compute.host.reference.make_ref` takes."""
WATCHED = Statement(select(*_REF, Host.hypervisor_type, Host.state, Host.status).order_by(Host.uuid))


def refuse_taken_address(tx: Transaction, address: str, owner: Uuid | None) -> None:
    """Raises InvalidArgument where a host other than `owner` has this management address."""
    other = tx.first(Host, management_ip=address)
    if other is not None and other.uuid != owner:
        raise InvalidArgument(
            f"field[managementIp]: there has been a host[uuid:{other.uuid}] having managementIp[{address}]"
        )


def change_access(tx: Transaction, host: Host, values: dict[str, Any]) -> None:
    """What waits for a host waits for it where its row is going to say that it is: address, port, login.

    A certificate is pinned anew at another address. Raises InvalidArgument for an address that is taken, and
    Refused for another address while VMs are there, unless the host is silent at its present one.
    """
    before = ref_of(host)
    address = values.get("management_ip") or before.address
    refuse_taken_address(tx, address, host.uuid)
    if address != before.address and host.status != DISCONNECTED:
        _refuse_in_use(host, address)
    certificate = before.certificate if address == before.address else None
    after = make_ref(
        host.uuid,
        address,
        values.get("ssh_port") or before.port,
        values.get("username") or host.username,
        certificate,
    )
    if after == before:
        return
    readdress(tx, before.to_json(), after.to_json())
    tx.update(HostPowerOff, {"host_uuid": host.uuid, "address": before.address}, address=address)
    tx.update(Host, {"uuid": host.uuid}, certificate=certificate)


def _refuse_in_use(host: Host, address: str) -> None:
    """Raises Refused while VMs are on a host: what answers at `address` has none of their guests."""
    if host.vm_count:
        raise Refused(
            f"field[managementIp]: [{host.vm_count}] VMs are on host[uuid:{host.uuid}], which is"
            f" {host.status} at {host.management_ip}; another machine at {address} has none of their guests."
            " Put the host into maintenance first"
        )


def refuse_wrong_cluster(tx: Transaction, cluster_uuid: Uuid, hypervisor_type: str) -> Cluster:
    """The cluster. Raises NotFound, or InvalidArgument where its hosts are of another type."""
    cluster = tx.require(Cluster, cluster_uuid)
    if cluster.hypervisor_type != hypervisor_type:
        raise InvalidArgument(
            f"field[clusterUuid]: cluster[uuid:{cluster_uuid}] takes {cluster.hypervisor_type} hosts,"
            f" not {hypervisor_type} ones"
        )
    return cluster


def record_facts(tx: Transaction, types: Registry, uuid: Uuid, facts: HostFacts) -> None:
    """Writes what a host said of itself; capacity that VMs hold stays taken.

    Raises Refused where the machine is of another architecture than its cluster, or has less memory than
    is to be reserved.
    """
    host = tx.require(Host, uuid)
    refuse_other_architecture(tx, host, facts.architecture)
    share = share_of(tx, types, host)
    if facts.memory < share.reserved_memory:
        raise Refused(
            f"host[uuid:{uuid}] has {facts.memory} bytes of memory, but {share.reserved_memory} shall be kept"
            " free (config kvm/reservedMemory, or a system tag)"
        )
    cpus = facts.cpus * share.cpu_ratio
    held_cpus = (host.total_cpu_capacity or 0) - (host.available_cpu_capacity or 0)
    held_memory = (host.total_memory_capacity or 0) - (host.available_memory_capacity or 0)
    tx.update(
        Host,
        {"uuid": uuid},
        cpu_num=facts.cpus,
        cpu_sockets=facts.sockets,
        total_cpu_capacity=cpus,
        available_cpu_capacity=cpus - held_cpus,
        total_memory_capacity=facts.memory,
        available_memory_capacity=facts.memory - held_memory,
        reserved_memory=share.reserved_memory,
        reserved_cpu=share.reserved_cpu,
        architecture=facts.architecture,
        certificate=host.certificate or facts.certificate,
        capabilities=text_of(facts.capabilities or ()),
        os_distribution=facts.os_distribution,
        os_release=facts.os_release,
        os_version=facts.os_version,
    )


def refuse_other_architecture(tx: Transaction, host: Host, architecture: str) -> Cluster:
    """The host's cluster. Raises Refused where its machines are of another architecture."""
    cluster = tx.require(Cluster, host.cluster_uuid)
    if cluster.architecture not in (None, architecture):
        raise Refused(
            f"host[managementIp:{host.management_ip}] is of architecture {architecture}, but"
            f" cluster[uuid:{cluster.uuid}] of {cluster.architecture}; add it to another cluster"
        )
    return cluster


def record_connecting(tx: Transaction, uuid: Uuid) -> None:
    """A known host is being connected. Raises NotFound, or Refused in maintenance."""
    host = tx.require(Host, uuid)
    if host.state in IN_MAINTENANCE:
        raise Refused(f"host[uuid:{uuid}] is in state {host.state}; enable or disable it, then it reconnects")
    _set_status(tx, host, CONNECTING)


def record_connected(
    tx: Transaction, types: Registry, uuid: Uuid, facts: HostFacts, rng: random.Random
) -> None:
    """A host is ready for use; what it says of itself becomes its system tags, where its type wants that.

    Raises Refused where its cluster has got another architecture meanwhile.
    """
    host = tx.require(Host, uuid)
    cluster = refuse_other_architecture(tx, host, facts.architecture)
    if cluster.architecture is None:
        tx.update(Cluster, {"uuid": cluster.uuid}, architecture=facts.architecture)
    _set_status(tx, host, CONNECTED)
    tx.delete(HostPowerOff, address=host.management_ip)
    if types.find(HypervisorType, host.hypervisor_type).tags_facts:
        set_tags(tx, uuid, _tags_of(facts) | {CONNECTED_TIME: str(tx.now)}, rng)


def _tags_of(facts: HostFacts) -> dict[str, str]:
    return facts.facts | {
        "os::distribution": facts.os_distribution,
        "os::release": facts.os_release,
        "os::version": facts.os_version,
        "cpuProcessorNum": str(facts.cpus),
    }


def record_disconnected(tx: Transaction, uuid: Uuid) -> bool:
    """A host does not answer; False where that was known, or it is gone."""
    host = tx.get(Host, uuid)
    if host is None or host.status == DISCONNECTED:
        return False
    _set_status(tx, host, DISCONNECTED)
    drop_tag(tx, uuid, CONNECTED_TIME)
    return True


def record_silent(tx: Transaction, uuids: list[Uuid]) -> list[Uuid]:
    """Connected hosts that answered no ping become Disconnected; gives those that did."""
    return [uuid for uuid in uuids if _status(tx, uuid) == CONNECTED and record_disconnected(tx, uuid)]


def _status(tx: Transaction, uuid: Uuid) -> str | None:
    host = tx.get(Host, uuid)
    return host.status if host is not None else None


def _set_status(tx: Transaction, host: Host, status: str) -> None:
    STATUS_TABLE.require(host.status, status)
    tx.update(Host, {"uuid": host.uuid}, status=status)


def next_state(host: Host, event: str) -> str:
    """The state that follows by `event`. Raises StateRefused naming the events that the state has."""
    return STATE_TABLE.following(host.uuid, host.state, event)


def change_state(tx: Transaction, uuid: Uuid, event: str) -> bool:
    """Enables or disables; whether the host left maintenance, and so has to be connected again."""
    host = tx.require(Host, uuid)
    left = host.state in IN_MAINTENANCE
    values: dict[str, Any] = {"state": STATE_TABLE.asked(uuid, host.state, event)}
    if left:
        values["status"] = CONNECTING
    tx.update(Host, {"uuid": uuid}, **values)
    return left


def begin_maintenance(tx: Transaction, uuid: Uuid) -> str:
    """The host takes no VMs from now on; gives the state it was in. Raises Refused unless it is Connected."""
    host = tx.require(Host, uuid)
    state = next_state(host, "preMaintain")
    if host.status != CONNECTED:
        raise Refused(
            f"host[uuid:{uuid}] is {host.status}; only a Connected host can be emptied for maintenance"
        )
    tx.update(Host, {"uuid": uuid}, state=state)
    return host.state


def finish_maintenance(tx: Transaction, uuid: Uuid, *, ignore_stuck: bool) -> None:
    """The host is empty. Raises Refused where VMs still hold capacity of it, unless that is allowed."""
    host = tx.require(Host, uuid)
    if host.vm_count and not ignore_stuck:
        raise Refused(f"[{host.vm_count}] VMs are still on host[uuid:{uuid}]")
    tx.update(Host, {"uuid": uuid}, state=next_state(host, "maintain"))


def restore_state(tx: Transaction, uuid: Uuid, state: str) -> None:
    """Puts a host back into the state it was in."""
    tx.update(Host, {"uuid": uuid}, state=state)


def remove(tx: Transaction, host: Host) -> None:
    """Removes a host. Raises Refused naming what still refers to it, or has reserved a place there."""
    resources.refuse_if_used(tx, Host, host.uuid)
    if host.vm_count:
        raise Refused(
            f"[{host.vm_count}] VMs are on their way to host[uuid:{host.uuid}]; delete it when they have"
            " arrived"
        )
    resources.delete(tx, Host, host.uuid)
