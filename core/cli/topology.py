"""A running cloud as a picture: what is in which zone, and attached to which cluster."""

from __future__ import annotations

from typing import Any

from orrery.core.api.pictures import Link, Node, Picture
from orrery.core.client.caller import Caller
from orrery.core.kernel.api.text import escaped

HOSTS_SHOWN = 20
"""More hosts of one cluster than these are drawn as one box that says how many they are."""
CLOUD = "cloud"
SHOWN = {"sortBy": "name", "limit": HOSTS_SHOWN, "replyWithCount": True}

Row = dict[str, Any]


class _Drawing:
    def __init__(self) -> None:
        self.nodes: dict[str, Node] = {}
        self.links: list[Link] = []

    def add(self, above: str | None, name: str, *lines: str, label: str = "") -> str:
        """A box below another; names that are taken get a number."""
        name, lines = escaped(name), tuple(map(escaped, lines))
        unique = name
        number = 1
        while unique in self.nodes:
            number += 1
            unique = f"{name} ({number})"
        self.nodes[unique] = Node(unique, tuple(line for line in lines if line))
        if above is not None:
            self.links.append(Link(above, unique, label))
        return unique


async def topology_picture(server: Caller) -> Picture:
    """Zones with their clusters, hosts, storages and networks, as the server has them now."""
    drawing = _Drawing()
    cloud = drawing.add(None, CLOUD)
    for storage in await _all(server, "QueryBackupStorage"):
        drawing.add(cloud, f"backup storage {storage['name']}", storage["type"], _condition(storage))
    for zone in await _all(server, "QueryZone"):
        await _zone(server, drawing, cloud, zone)
    return Picture("topology", tuple(drawing.nodes.values()), tuple(drawing.links), tree=True)


async def _zone(server: Caller, drawing: _Drawing, above: str, zone: Row) -> None:
    box = drawing.add(above, f"zone {zone['name']}", zone["state"])
    in_zone = {"name": "zoneUuid", "op": "=", "value": zone["uuid"]}
    clusters: dict[str, str] = {}
    for cluster in await _all(server, "QueryCluster", in_zone):
        lines = (f"{cluster['hypervisorType']}, {cluster['state']}", await _vms(server, cluster["uuid"]))
        clusters[cluster["uuid"]] = drawing.add(box, f"cluster {cluster['name']}", *lines)
        await _hosts(server, drawing, clusters[cluster["uuid"]], cluster["uuid"])
    for storage in await _all(server, "QueryPrimaryStorage", in_zone):
        name = f"primary storage {storage['name']}"
        made = drawing.add(box, name, storage["type"], _condition(storage))
        drawing.links += _attached(made, clusters, storage)
    l3s = await _all(server, "QueryL3Network", in_zone)
    for l2 in await _all(server, "QueryL2Network", in_zone):
        vlan = f", VLAN {l2['vlan']}" if l2.get("vlan") is not None else ""
        made = drawing.add(box, f"L2 network {l2['name']}", l2["physicalInterface"] + vlan)
        drawing.links += _attached(made, clusters, l2)
        for l3 in l3s:
            if l3["l2NetworkUuid"] == l2["uuid"]:
                ranges = [f"{one['startIp']} to {one['endIp']}" for one in l3["ipRanges"]]
                drawing.add(made, f"L3 network {l3['name']}", l3["category"], *ranges)


async def _hosts(server: Caller, drawing: _Drawing, above: str, cluster: str) -> None:
    where = {"name": "clusterUuid", "op": "=", "value": cluster}
    body = await server.call("QueryHost", conditions=[where], **SHOWN)
    if body["total"] > HOSTS_SHOWN:
        drawing.add(above, f"{body['total']} hosts")
        return
    for host in body["inventories"]:
        drawing.add(above, f"host {host['name']}", host["managementIp"], _condition(host))


async def _vms(server: Caller, cluster: str) -> str:
    where = {"name": "clusterUuid", "op": "=", "value": cluster}
    return f"{(await server.call('QueryVmInstance', conditions=[where], count=True))['total']} VMs"


async def _all(server: Caller, api: str, *conditions: Row) -> list[Row]:
    body = await server.call(api, conditions=list(conditions), sortBy="name")
    rows: list[Row] = body["inventories"]
    return rows


def _attached(made: str, clusters: dict[str, str], row: Row) -> list[Link]:
    attached = [clusters[uuid] for uuid in row["attachedClusterUuids"] if uuid in clusters]
    return [Link(made, cluster, "attached", faint=True) for cluster in attached]


def _condition(row: Row) -> str:
    return f"{row['state']}, {row['status']}"
