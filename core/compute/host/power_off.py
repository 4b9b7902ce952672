"""The statement that a host is powered off: what it ends."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import suppress

from orrery.core.compute.host.configs import PING_TIMEOUT
from orrery.core.compute.host.errors import StillAnswers
from orrery.core.compute.host.hypervisor import Hypervisor
from orrery.core.compute.host.messages import FollowHosts
from orrery.core.compute.host.model import CONNECTED, Host, HostPowerOff
from orrery.core.compute.host.reference import HostRef
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import BackendError, NotFound, OrreryError
from orrery.core.kernel.node import Node
from orrery.core.kernel.workflow.holds import Place
from orrery.core.kernel.workflow.model import Garbage, Hold


async def confirm_powered_off(node: Node, uuid: Uuid, account: Uuid | None) -> None:
    """Records the statement and everything that follows from it.

    Raises NotFound for a host that there neither is nor was as far as garbage knows; StillAnswers.
    """
    place = await node.db.read(_place_of, uuid)
    await _refuse_if_it_answers(node, uuid, place)
    # Guests that were moved elsewhere before are found first.
    unheard = await node.bus.call(FollowHosts())
    await node.db.write(_record, node, (uuid, node.new_uuid(), account), place, unheard)
    # What is held on several hosts asks the others.
    await node.collector.make_due(place.address)
    for item in await node.db.read(Transaction.find, Garbage, host_uuid=uuid):
        with suppress(OrreryError):
            await node.collector.collect(item.uuid)


def _place_of(tx: Transaction, uuid: Uuid) -> Place:
    host = tx.get(Host, uuid)
    if host is not None:
        _refuse_connected(host)
        return Place(uuid, host.management_ip, host.hypervisor_type)
    item = tx.first(Garbage, host_uuid=uuid)
    if item is not None and item.host_address is not None:
        return Place(uuid, item.host_address, item.host_type)
    hold = tx.first(Hold, host_uuid=uuid)
    if hold is not None:
        return Place(uuid, hold.address, tx.require(Garbage, hold.garbage_uuid).host_type)
    stated = tx.first(HostPowerOff, host_uuid=uuid)
    if stated is not None:
        return Place(uuid, stated.address)
    raise NotFound(f"no host has the uuid[{uuid}], and nothing waits for a deleted one with it")


def _refuse_connected(host: Host) -> None:
    if host.status == CONNECTED:
        raise StillAnswers(
            f"host[uuid:{host.uuid}] is {CONNECTED}: it answers, so it is not powered off; power it off, or"
            " delete it as it is"
        )


async def _refuse_if_it_answers(node: Node, uuid: Uuid, place: Place) -> None:
    if place.hypervisor is None:
        return
    hypervisor = node.backends.find(Hypervisor, place.hypervisor)
    try:
        async with asyncio.timeout(node.configs.get(PING_TIMEOUT)):
            silent = (await hypervisor.ping([HostRef(uuid, place.address)])).silent
    except (BackendError, TimeoutError):
        return
    if uuid not in silent:
        raise StillAnswers(
            f"host[uuid:{uuid}, managementIp:{place.address}] answers a ping, so it is not powered off;"
            " reconnect it, or power it off"
        )


def _record(
    tx: Transaction,
    node: Node,
    identity: tuple[Uuid, Uuid, Uuid | None],
    place: Place,
    unheard: Sequence[Uuid],
) -> None:
    uuid, statement, account = identity
    host = tx.get(Host, uuid)
    if host is not None:
        _refuse_connected(host)
    if tx.first(HostPowerOff, host_uuid=uuid) is None:
        values = {"host_uuid": uuid, "address": place.address, "account_uuid": account}
        tx.insert(HostPowerOff, uuid=statement, **values)
    for item in tx.find(Garbage, host_uuid=uuid, ends_with_power=True):
        node.collector.end(tx, item)
    node.hooks.hook.host_powered_off(tx=tx, host_uuid=uuid, unheard=unheard)
