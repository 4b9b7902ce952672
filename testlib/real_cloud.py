"""A management node in real time over mini hosts, for tests."""

from __future__ import annotations

import subprocess
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from orrery.backends.first_login import FIRST_PASSWORD
from orrery.core.api.dispatcher import CallFailed
from orrery.core.client.errors import ApiFailure
from orrery.core.kernel.errors import OrreryError
from orrery.core.node import ManagementNode
from orrery.testlib.mini_hosts import MiniCloud
from orrery.testlib.real_node import RealNode

SECONDS = 60
IMAGE_MEBIBYTES = 16


@dataclass
class RealCloud:
    """A node, and its administrator's session."""

    node: ManagementNode
    session: str = ""

    async def call(self, api: str, /, **fields: Any) -> dict[str, Any]:
        """The answer of a call. Raises ApiFailure, with all causes."""
        try:
            return await self.node.api.call(api, fields, self.session)
        except CallFailed as failed:
            raise ApiFailure.from_wire(failed.error) from None
        except OrreryError as refused:
            raise ApiFailure.of(refused) from None

    async def create(self, api: str, /, **fields: Any) -> dict[str, Any]:
        """The inventory of what was made or changed."""
        made: dict[str, Any] = (await self.call(api, **fields))["inventory"]
        return made

    async def found(self, api: str, /, **fields: Any) -> list[dict[str, Any]]:
        """The inventories that a query finds."""
        found: list[dict[str, Any]] = (await self.call(api, **fields))["inventories"]
        return found


@asynccontextmanager
async def real_cloud(database: str, cloud: str = "tests", *, is_new: bool = True) -> AsyncIterator[RealCloud]:
    """A node on a database, which has a cloud already unless it is new; stopped when the block ends."""
    started = RealNode(database, cloud, is_new)
    await started.start()
    try:
        made = RealCloud(started.node)
        login = await made.create("LogInByAccount", accountName="admin", password=FIRST_PASSWORD)
        made.session = login["uuid"]
        yield made
    finally:
        await started.stop()


def small_root(folder: Path) -> Path:
    """A disk image for container guests: an ext4 file system with one file of its own."""
    root, raw, image = folder / "root", folder / "root.raw", folder / "root.qcow2"
    (root / "etc").mkdir(parents=True)
    (root / "etc/issue").write_text("a small guest\n")
    for tool in (
        ("mkfs.ext4", "-q", "-d", str(root), str(raw), f"{IMAGE_MEBIBYTES}M"),
        ("qemu-img", "convert", "-O", "qcow2", str(raw), str(image)),
    ):
        subprocess.run(tool, check=True, timeout=SECONDS, capture_output=True)
    return image


@dataclass(frozen=True)
class Built:
    """The uuids of a small cloud."""

    image: str
    l3: str
    hosts: tuple[str, ...]
    primary: str


async def build_cloud(cloud: RealCloud, machines: MiniCloud, shared: Path) -> Built:
    """One zone and cluster with all mini hosts, a shared storage, an image, and an untagged network."""
    zone = await cloud.create("CreateZone", name="zone")
    cluster = await cloud.create("CreateCluster", name="cluster", zoneUuid=zone["uuid"], hypervisorType="KVM")
    hosts = []
    for machine in machines.hosts:
        login = {"username": "root", "password": "unused"}
        host = await cloud.create(
            "AddKVMHost",
            name=f"host-{machine.number}",
            managementIp=machine.address,
            clusterUuid=cluster["uuid"],
            **login,
        )
        hosts.append(host["uuid"])
    in_zone = {"zoneUuid": zone["uuid"]}
    primary = await cloud.create("AddSharedMountPointPrimaryStorage", name="p", url=str(shared), **in_zone)
    to_cluster = {"clusterUuid": cluster["uuid"]}
    await cloud.call("AttachPrimaryStorageToCluster", primaryStorageUuid=primary["uuid"], **to_cluster)
    image = await _add_image(cloud, machines.folder, zone["uuid"])
    l2 = await cloud.create("CreateL2NoVlanNetwork", name="l2", physicalInterface="eth0", **in_zone)
    await cloud.call("AttachL2NetworkToCluster", l2NetworkUuid=l2["uuid"], **to_cluster)
    l3 = await cloud.create("CreateL3Network", name="l3", l2NetworkUuid=l2["uuid"])
    await cloud.call(
        "AddIpRange",
        name="range",
        l3NetworkUuid=l3["uuid"],
        startIp="10.10.0.10",
        endIp="10.10.0.99",
        netmask="255.255.255.0",
        gateway="10.10.0.1",
    )
    return Built(image, l3["uuid"], tuple(hosts), primary["uuid"])


async def _add_image(cloud: RealCloud, folder: Path, zone: str) -> str:
    store = await cloud.create("AddDirectoryBackupStorage", name="store", url=str(folder / "store"))
    await cloud.call("AttachBackupStorageToZone", backupStorageUuid=store["uuid"], zoneUuid=zone)
    setting = {"category": "image", "name": "url.fileDirectories"}
    await cloud.call("UpdateGlobalConfig", **setting, value=str(folder))
    image = await cloud.create(
        "AddImage",
        name="tiny",
        url=f"file://{small_root(folder)}",
        format="qcow2",
        backupStorageUuids=[store["uuid"]],
    )
    return str(image["uuid"])
