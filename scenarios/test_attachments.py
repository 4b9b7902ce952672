"""What is attached to clusters reaches hosts in few calls, and types of a plugin bring how they are made."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from orrery.core.compute.host.attachments import BATCH
from orrery.core.compute.host.reference import HostRef
from orrery.core.kernel.workflow import CallId
from orrery.core.network.l2.backend import L2Backend, L2Spec
from orrery.core.network.l2.messages import CreateL2NoVlanNetwork
from orrery.core.network.l2.model import VLAN_TYPE, L2Network
from orrery.core.network.l2.strategies import L2Type, Segment
from orrery.core.network.l2.transactions import insert_l2
from orrery.scenarios.cases.l2 import cluster_of, zone_of
from orrery.testlib.cloud import TestCloud
from orrery.testlib.environment import Cloud, Fault, FaultKind

NETWORKS = 300


class Counting:
    """Passes calls on to the backend of VLANs, and counts them."""

    def __init__(self, inner: L2Backend, delegate: str = VLAN_TYPE) -> None:
        self._inner = inner
        self._type = delegate
        self.calls: list[tuple[str, int]] = []

    async def realize(self, host: HostRef, networks: Sequence[L2Spec], call: CallId) -> None:
        """See `L2Backend`."""
        self.calls.append((host.address, len(networks)))
        await self._inner.realize(host, [replace(one, type=self._type) for one in networks], call)

    async def remove(self, host: HostRef, networks: Sequence[L2Spec], call: CallId) -> None:
        """See `L2Backend`."""
        await self._inner.remove(host, networks, call)


async def attached_vlans(cloud: Cloud, count: int) -> None:
    """Makes VLANs and attaches them to the cluster."""
    zone, cluster = await zone_of(cloud), await cluster_of(cloud)

    async def one(vlan: int) -> None:
        given = {"name": f"v-{vlan}", "zoneUuid": zone, "physicalInterface": "eth2", "vlan": vlan}
        made = await cloud.create("CreateL2VlanNetwork", **given)
        await cloud.call("AttachL2NetworkToCluster", l2NetworkUuid=made["uuid"], clusterUuid=cluster)

    await asyncio.gather(*(one(vlan) for vlan in range(1, count + 1)))


@pytest.mark.simulator_only("registers a strategy or backend in the node")
@pytest.mark.cloud("small", variables={"vms": 0})
async def test_a_host_with_hundreds_of_networks_connects_in_few_calls(cloud: TestCloud) -> None:
    await attached_vlans(cloud, NETWORKS)
    backends = cloud.node.kernel.backends
    counting = Counting(backends.find(L2Backend, (VLAN_TYPE, "KVM")))
    backends._made[L2Backend, (VLAN_TYPE, "KVM")] = counting
    host = (await cloud.query("QueryHost"))[0]
    before = asyncio.get_running_loop().time()
    await cloud.call("ReconnectHost", uuid=host["uuid"])
    assert sum(count for _, count in counting.calls) >= NETWORKS
    assert len(counting.calls) <= NETWORKS // BATCH + 2
    assert asyncio.get_running_loop().time() - before < 30
    (machine,) = [one for one in cloud.world.machines() if one.address == host["managementIp"]]
    assert len(machine.l2s) >= NETWORKS


class Tunnel(Segment):
    """A type of L2 network that hosts make in their own way."""

    def spec(self, l2: L2Network) -> L2Spec:
        """See `L2Type`."""
        return replace(super().spec(l2), bridge=f"tun_{l2.uuid[:8]}")


async def new_tunnel(cloud: TestCloud, uuid: str) -> None:
    """Records a network of that type, as the handler of a plugin's API does."""
    kernel = cloud.node.kernel
    message = CreateL2NoVlanNetwork(name="t", zone_uuid=await zone_of(cloud), physical_interface="eth1")
    await kernel.db.write(insert_l2, message, (uuid, "Tunnel", None), 1)


@pytest.mark.simulator_only("registers a strategy or backend in the node")
@pytest.mark.cloud("small", variables={"vms": 0})
async def test_a_type_of_a_plugin_brings_how_hosts_make_it(cloud: TestCloud) -> None:
    backends = cloud.node.kernel.backends
    uuid = cloud.node.kernel.new_uuid()
    backends.add(L2Type, "Tunnel", Tunnel())
    await new_tunnel(cloud, uuid)
    where: dict[str, Any] = {"l2NetworkUuid": uuid, "clusterUuid": await cluster_of(cloud)}
    failure = await cloud.failure("AttachL2NetworkToCluster", **where)
    assert "hosts of type[KVM]" in str(failure)
    assert "cannot make networks of type[Tunnel]" in str(failure)
    vlans = backends.find(L2Backend, (VLAN_TYPE, "KVM"))
    counting = Counting(vlans, "L2NoVlanNetwork")
    backends.add(L2Backend, ("Tunnel", "KVM"), counting)
    await cloud.call("AttachL2NetworkToCluster", **where)
    hosts = await cloud.query("QueryHost")
    assert sorted(counting.calls) == sorted((host["managementIp"], 1) for host in hosts)
    assert all(uuid in machine.l2s for machine in cloud.world.machines())
    await cloud.call("DetachL2NetworkFromCluster", **where)
    assert not any(uuid in machine.l2s for machine in cloud.world.machines())


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_a_host_that_fails_while_it_connects_is_told_which_network_it_was(cloud: Cloud) -> None:
    await attached_vlans(cloud, 3)
    host = (await cloud.query("QueryHost"))[0]
    refusing = Fault(
        kind=FaultKind.FAILED_CALL, operations=("realize_l2",), addresses=(host["managementIp"],)
    )
    number = cloud.faults.add(refusing)
    failure = await cloud.failure("ReconnectHost", uuid=host["uuid"])
    assert "L2 network[uuid:" in str(failure)
    assert host["uuid"] in str(failure)
    cloud.faults.remove(number)
    await cloud.call("ReconnectHost", uuid=host["uuid"])
