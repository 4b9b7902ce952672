"""Handlers of the calls on L3 networks and their ranges."""

from __future__ import annotations

import ipaddress
from typing import Any, NamedTuple

from orrery.core.kernel import resources
from orrery.core.kernel.bus import handles
from orrery.core.kernel.config import Owner, boolean, overrides
from orrery.core.kernel.context import current_call
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import InvalidArgument, Refused
from orrery.core.kernel.node import Node
from orrery.core.kernel.ownership import Caller, owner
from orrery.core.kernel.plugins import Hooks, Service
from orrery.core.kernel.query import Inventories
from orrery.core.kernel.resources import ENABLED, STATE_EVENTS
from orrery.core.network.l2.model import L2Network
from orrery.core.network.l3.configs import ALLOW_OVERLAPPING_RANGES, IP_ALLOCATE_STRATEGY, MAX_DNS, MAX_RANGES
from orrery.core.network.l3.messages import (
    AddDnsToL3Network,
    AddIpRange,
    AddIpRangeByNetworkCidr,
    AddRange,
    ChangeL3NetworkState,
    CreateL3Network,
    DeleteIpRange,
    DeleteL3Network,
    GetL3NetworkTypes,
    RangesReply,
    RemoveDnsFromL3Network,
    RemoveIpRange,
    RemoveL3Network,
    TypesReply,
    UpdateIpRange,
    UpdateL3Network,
)
from orrery.core.network.l3.model import (
    ADDRESS_POOL,
    IPV4,
    PRIVATE,
    PUBLIC,
    SYSTEM,
    TYPES,
    IpRange,
    L3Network,
    L3NetworkDns,
)
from orrery.core.network.l3.quotas import L3_NETWORKS
from orrery.core.network.l3.ranges import Span, refuse_clash, refuse_same_addresses, span_of, spans_of_cidr
from orrery.core.network.l3.strategies import IpAllocatorStrategy
from orrery.core.network.l3.tags import ALLOW_OVERLAP
from orrery.core.network.l3.transactions import forget_held, release_held
from orrery.core.resourceconfig.hooks import hookimpl


class L3Service(Service):
    """Everything that happens to L3 networks and IP ranges."""

    def __init__(self, node: Node) -> None:
        super().__init__(node)
        node.collector.on_release(release_held)

    async def start(self) -> None:
        """All tables are declared by now, and the strategies of plugins, which the setting takes too."""
        self._inventories = Inventories()
        self.node.configs.widen(IP_ALLOCATE_STRATEGY, self.node.backends.kinds(IpAllocatorStrategy))

    @handles(CreateL3Network)
    async def create(self, message: CreateL3Network) -> Uuid:
        """Records the network. Raises InvalidArgument for a type, version or category that there is not."""
        uuid = message.resource_uuid or self.node.new_uuid()
        seed = self.node.random.getrandbits(64)
        await self.node.db.write(_create, message, (uuid, seed, owner()), self.node.hooks)
        return uuid

    @handles(UpdateL3Network)
    async def update(self, message: UpdateL3Network) -> Uuid:
        """Changes what is given."""
        await self.node.db.write(_update, message)
        return message.uuid

    @handles(ChangeL3NetworkState)
    async def change_state(self, message: ChangeL3NetworkState) -> Uuid:
        """Enables or disables; either twice is no error."""
        values = {"state": STATE_EVENTS[message.state_event]}
        await self.node.db.write(resources.change, L3Network, message.uuid, values)
        return message.uuid

    @handles(DeleteL3Network)
    async def delete(self, message: DeleteL3Network) -> None:
        """Deletes the network with its ranges; the nics on it are detached. Raises NotDeleted."""
        await self.node.cascades.delete("l3Network.delete", message.uuid, message.delete_mode)

    @handles(RemoveL3Network)
    async def remove(self, message: RemoveL3Network) -> None:
        """Removes the network. Raises Refused while a nic or an address in use is on it."""
        await self.node.db.write(_delete, message.uuid)

    @handles(AddIpRange)
    async def add_range(self, message: AddIpRange) -> Uuid:
        """Records a range. Raises InvalidArgument naming the rule that it breaks."""
        return (await self._add_ranges(message, [span_of(message)]))[0]

    @handles(AddIpRangeByNetworkCidr)
    async def add_ranges_by_cidr(self, message: AddIpRangeByNetworkCidr) -> RangesReply:
        """Records one or two ranges. Raises InvalidArgument naming the rule that they break."""
        uuids = await self._add_ranges(message, spans_of_cidr(message))
        shown = await self.node.db.query(_shown_ranges, uuids, self._inventories)
        classes = self._inventories.schema(IpRange, shown, "inventories")
        classes |= self._inventories.schema(IpRange, shown[0], "inventory")
        return RangesReply(inventory=shown[0], inventories=shown, classes=classes)

    @handles(UpdateIpRange)
    async def update_range(self, message: UpdateIpRange) -> Uuid:
        """Changes what is given."""
        values = message.model_dump(include={"name", "description"})
        await self.node.db.write(resources.change, IpRange, message.uuid, values)
        return message.uuid

    @handles(DeleteIpRange)
    async def delete_range(self, message: DeleteIpRange) -> None:
        """Deletes a range; the nics with an address of it are detached. Raises NotDeleted."""
        await self.node.cascades.delete("ipRange.delete", message.uuid, message.delete_mode)

    @handles(RemoveIpRange)
    async def remove_range(self, message: RemoveIpRange) -> None:
        """Removes a range. Raises Refused while one of its addresses is in use."""
        await self.node.db.write(_delete_range, message.uuid)

    @handles(AddDnsToL3Network)
    async def add_dns(self, message: AddDnsToL3Network) -> Uuid:
        """Adds a DNS server.

        Raises InvalidArgument for what is no address, Refused for one already there, or one too many.
        """
        dns, most = _dns_address(message.dns), self.node.configs.get(MAX_DNS)
        await self.node.db.write(_add_dns, message.l3_network_uuid, dns, most)
        return message.l3_network_uuid

    @handles(RemoveDnsFromL3Network)
    async def remove_dns(self, message: RemoveDnsFromL3Network) -> Uuid:
        """Removes a DNS server, if it is there."""
        await self.node.db.write(_remove_dns, message.l3_network_uuid, message.dns)
        return message.l3_network_uuid

    @handles(GetL3NetworkTypes)
    async def types(self, message: GetL3NetworkTypes) -> TypesReply:
        """The types that this node knows."""
        return TypesReply(types=list(TYPES))

    @hookimpl
    def resource_config_changed(self, tx: Transaction, resource_uuid: Uuid, category: str, name: str) -> None:
        """A network may give out addresses in its own way."""
        if (category, name) == IP_ALLOCATE_STRATEGY.key:
            _copy_strategy(tx, resource_uuid)

    async def _add_ranges(self, message: AddRange, spans: list[Span]) -> list[Uuid]:
        new = self.node.new_uuid
        uuids = [message.resource_uuid or new(), *(new() for _ in spans[1:])]
        made = list(zip(uuids, spans, strict=True))
        self.node.tags.refuse_wrong(IpRange.__vo__, message.system_tags or ())
        no_overlap = None if self._may_overlap(message) else NoOverlap(current_call().caller)
        seed = self.node.random.getrandbits(64)
        most = self.node.configs.get(MAX_RANGES)
        await self.node.db.write(_add_spans, message, (made, seed, most), no_overlap, self.node.hooks)
        return uuids

    def _may_overlap(self, message: AddRange) -> bool:
        told = ALLOW_OVERLAP.first(message.system_tags or ())
        if told is not None:
            return boolean(told["allowOverlap"])
        return self.node.configs.get(ALLOW_OVERLAPPING_RANGES)


def _create(
    tx: Transaction, message: CreateL3Network, identity: tuple[Uuid, int, Uuid], hooks: Hooks
) -> None:
    uuid, seed, account = identity
    if message.type not in (None, *TYPES):
        raise InvalidArgument(f"field[type]: there is no type[{message.type}]; use {', '.join(TYPES)}")
    if message.ip_version not in (None, IPV4):
        raise InvalidArgument(f"field[ipVersion]: only version {IPV4} is supported")
    l2 = tx.require(L2Network, message.l2_network_uuid)
    values = {
        "uuid": uuid,
        "name": message.name,
        "description": message.description,
        "type": message.type or TYPES[0],
        "zone_uuid": l2.zone_uuid,
        "l2_network_uuid": l2.uuid,
        "state": ENABLED,
        "dns_domain": message.dns_domain,
        "system": message.system,
        "category": _category_of(message),
        "ip_version": IPV4,
        "enable_ipam": message.enable_ipam is not False,
        "isolated": l2.isolated,
        "account_uuid": account,
    }
    resources.create(tx, L3Network, message, seed, values)
    L3_NETWORKS.added(tx, values)
    if message.system_tags:
        _copy_strategy(tx, uuid)
    hooks.hook.before_l3_create(tx=tx, l3_uuid=uuid, message=message)


def _category_of(message: CreateL3Network) -> str:
    """The category; a system network that names none is of category System."""
    if message.category is None or "category" not in message.model_fields_set:
        return SYSTEM if message.system else PRIVATE
    _refuse_mismatch(message.category, message.system)
    return message.category


def _refuse_mismatch(category: str, system: bool) -> None:
    if (category == SYSTEM) != system:
        raise InvalidArgument(
            f"field[category]: [{category}] does not go with system[{str(system).lower()}];"
            f" a network is of category {SYSTEM} exactly when it is a system network"
        )


def _update(tx: Transaction, message: UpdateL3Network) -> None:
    l3 = tx.require(L3Network, message.uuid)
    if message.category is not None or message.system is not None:
        system = l3.system if message.system is None else message.system
        _refuse_mismatch(message.category or l3.category, system)
    values = message.model_dump(include={"name", "description", "dns_domain", "category", "system"})
    resources.change(tx, L3Network, message.uuid, values)


def _delete(tx: Transaction, uuid: Uuid) -> None:
    parts = tx.find(IpRange, l3_network_uuid=uuid)
    for part in parts:
        forget_held(tx, part.uuid)
    resources.refuse_if_used(tx, L3Network, uuid)
    for part in parts:
        resources.delete(tx, IpRange, part.uuid)
    l3 = tx.get(L3Network, uuid)
    if l3 is not None and resources.delete(tx, L3Network, uuid):
        L3_NETWORKS.removed(tx, vars(l3))


class NoOverlap(NamedTuple):
    """New ranges must not overlap those of other L3 networks; `caller` is who would be told of them."""

    caller: Caller | None


def _add_spans(
    tx: Transaction,
    message: AddRange,
    parts: tuple[list[tuple[Uuid, Span]], int, int],
    no_overlap: NoOverlap | None,
    hooks: Hooks,
) -> None:
    made, seed, most = parts
    l3 = tx.require(L3Network, message.l3_network_uuid)
    if message.ip_range_type == ADDRESS_POOL and l3.category != PUBLIC:
        raise InvalidArgument(
            f"field[ipRangeType]: an {ADDRESS_POOL} is only for networks of category {PUBLIC},"
            f" l3Network[uuid:{l3.uuid}] is {l3.category}"
        )
    others = tx.find(IpRange, l3_network_uuid=l3.uuid)
    if len(others) + len(made) > most:
        raise Refused(
            f"l3Network[uuid:{l3.uuid}] has {len(others)} IP ranges; {most} are the most (global config"
            f" {MAX_RANGES.full_name}); delete one first"
        )
    for index, (uuid, span) in enumerate(made):
        refuse_clash(span, others)
        if no_overlap is not None:
            refuse_same_addresses(tx, span, l3, no_overlap.caller)
        named = {"uuid": uuid, "name": message.name, "description": message.description}
        values = {**named, "l3_network_uuid": l3.uuid, **span.columns()}
        resources.create(tx, IpRange, message, seed + index, values, beside=dict(made))
    hooks.hook.after_ip_range_add(tx=tx, l3_uuid=l3.uuid, range_uuids=[uuid for uuid, _ in made])


def _shown_ranges(tx: Transaction, uuids: list[Uuid], inventories: Inventories) -> list[dict[str, Any]]:
    return inventories.many(tx, [tx.require(IpRange, uuid) for uuid in uuids])


def _delete_range(tx: Transaction, uuid: Uuid) -> None:
    forget_held(tx, uuid)
    resources.refuse_if_used(tx, IpRange, uuid)
    resources.delete(tx, IpRange, uuid)


def _dns_address(text: str) -> str:
    try:
        return str(ipaddress.ip_address(text))
    except ValueError:
        raise InvalidArgument(f"field[dns]: [{text}] is not an IP address") from None


def _add_dns(tx: Transaction, l3_uuid: Uuid, dns: str, most: int) -> None:
    tx.require(L3Network, l3_uuid)
    if not tx.try_insert(L3NetworkDns, l3_network_uuid=l3_uuid, dns=dns):
        raise Refused(f"l3Network[uuid:{l3_uuid}] has the DNS server[{dns}] already")
    if len(tx.find(L3NetworkDns, l3_network_uuid=l3_uuid)) > most:
        raise Refused(
            f"l3Network[uuid:{l3_uuid}] has {most} DNS servers, the most that there may be (global config"
            f" {MAX_DNS.full_name}); remove one first"
        )


def _remove_dns(tx: Transaction, l3_uuid: Uuid, dns: str) -> None:
    tx.require(L3Network, l3_uuid)
    tx.delete(L3NetworkDns, l3_network_uuid=l3_uuid, dns=dns)


def _copy_strategy(tx: Transaction, uuid: Uuid) -> None:
    """Puts a network's own setting into its row, where every creation of a nic reads it."""
    own = overrides(tx, IP_ALLOCATE_STRATEGY.key, [Owner(L3Network.__vo__, uuid)])
    tx.update(L3Network, {"uuid": uuid}, ip_strategy=own[0].value if own else None)
