"""Handlers of the plugin's calls, and its hook."""

from __future__ import annotations

import re

from sqlalchemy import bindparam, select

from orrery.core.compute.vm.hooks import hookimpl
from orrery.core.compute.vm.params import WantedVm
from orrery.core.kernel import resources
from orrery.core.kernel.bus import handles
from orrery.core.kernel.config import GlobalConfig
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.statement import Statement
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import InvalidArgument, Refused
from orrery.core.kernel.plugins import Service
from orrery.core.network.l2.messages import CreateL2NoVlanNetwork
from orrery.core.network.l2.transactions import insert_l2
from orrery_example.messages import CreateL2PooledNetwork, CreateVlanPool, DeleteVlanPool
from orrery_example.model import PooledVlan, VlanPool
from orrery_example.strategies import POOLED

FORBIDDEN_NAMES = GlobalConfig(
    category="example",
    name="forbiddenVmNames",
    default="forbidden-.*",
    parse=lambda text: re.compile(text).pattern,
    description="A regular expression; VMs whose whole name it matches are refused.",
)
TAKEN = Statement(
    select(PooledVlan.vlan).where(PooledVlan.pool_uuid == bindparam("pool")).order_by(PooledVlan.vlan)
)


class ExampleService(Service):
    """VLAN pools, the networks that draw from them, and the names that no VM may have."""

    @handles(CreateVlanPool)
    async def create_pool(self, message: CreateVlanPool) -> Uuid:
        """Records the pool. Raises InvalidArgument where it would be empty."""
        if message.start_vlan > message.end_vlan:
            raise InvalidArgument(f"field[endVlan]: {message.end_vlan} is before startVlan")
        uuid = message.resource_uuid or self.node.new_uuid()
        await self.node.db.write(_create_pool, message, uuid, self.node.random.getrandbits(64))
        return uuid

    @handles(DeleteVlanPool)
    async def delete_pool(self, message: DeleteVlanPool) -> None:
        """Removes the pool. Raises Refused while a network has a VLAN of it."""
        await self.node.db.write(_delete_pool, message.uuid)

    @handles(CreateL2PooledNetwork)
    async def create_network(self, message: CreateL2PooledNetwork) -> Uuid:
        """Records the network with the first free VLAN. Raises Refused where the pool has none left."""
        uuid = message.resource_uuid or self.node.new_uuid()
        await self.node.db.write(_create_network, message, uuid, self.node.random.getrandbits(64))
        return uuid

    @hookimpl
    def before_vm_create(self, vm: WantedVm) -> None:
        """Raises Refused for a forbidden name."""
        pattern = self.node.configs.get(FORBIDDEN_NAMES)
        if re.fullmatch(pattern, vm.name):
            raise Refused(f"field[name]: [{vm.name}] matches [{pattern}], which no name of a VM may")


def _create_pool(tx: Transaction, message: CreateVlanPool, uuid: Uuid, seed: int) -> None:
    fields = {"name", "description", "zone_uuid", "physical_interface", "start_vlan", "end_vlan"}
    resources.create(tx, VlanPool, message, seed, {**message.model_dump(include=fields), "uuid": uuid})


def _delete_pool(tx: Transaction, uuid: Uuid) -> None:
    user = tx.first(PooledVlan, pool_uuid=uuid)
    if user is not None:
        raise Refused(f"vlanPool[uuid:{uuid}]: l2Network[uuid:{user.l2_network_uuid}] has vlan[{user.vlan}]")
    resources.delete(tx, VlanPool, uuid)


def _create_network(tx: Transaction, message: CreateL2PooledNetwork, uuid: Uuid, seed: int) -> None:
    pool = tx.require(VlanPool, message.pool_uuid)
    taken = {vlan for (vlan,) in tx.all(TAKEN, pool=pool.uuid)}
    vlan = next((v for v in range(pool.start_vlan, pool.end_vlan + 1) if v not in taken), None)
    if vlan is None:
        raise Refused(f"vlanPool[uuid:{pool.uuid}] has no VLAN left; delete a network or make another pool")
    plain = CreateL2NoVlanNetwork(
        name=message.name,
        description=message.description,
        zone_uuid=pool.zone_uuid,
        physical_interface=pool.physical_interface,
        system_tags=message.system_tags,
        user_tags=message.user_tags,
    )
    insert_l2(tx, plain, (uuid, POOLED, vlan), seed)
    tx.insert(PooledVlan, pool_uuid=pool.uuid, vlan=vlan, l2_network_uuid=uuid)
