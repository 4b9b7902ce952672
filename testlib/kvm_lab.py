"""A lab for contracts and scenarios whose hosts run guests of QEMU."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from orrery.backends.agent.network.inside import inside
from orrery.backends.agent.wire import GUEST_PORT
from orrery.core.compute.host.hypervisor import DiskSpec, NicSpec, VmSpec
from orrery.core.compute.host.reference import HostRef
from orrery.core.kernel.location import file_at
from orrery.core.network.l2.backend import L2Spec
from orrery.core.network.l2.model import NO_VLAN_TYPE
from orrery.core.storage.primary.backend import StorageSpec
from orrery.core.storage.primary.types import NFS, SHARED_MOUNT_POINT
from orrery.testlib.contracts.lab import connect, first, guest
from orrery.testlib.kvm_hosts import MEMORY, KvmHost, require_kvm_hosts, tiny_image
from orrery.testlib.mini_hosts import NETWORK, MiniCloud, mini_cloud
from orrery.testlib.namespaces import cable
from orrery.testlib.nfs_server import NfsServer, nfs_server
from orrery.testlib.remote_lab import RemoteLab
from orrery.testlib.storage_host import file_system

STORAGE_MEBIBYTES = 4096
"""More than the volumes of the contracts take; they are sparse."""
SWITCH_ADDRESS = "10.1.0.1"
"""Of the test itself, at the switch of the hosts."""
NFS_ADDRESS = f"{NETWORK}.200"
"""Of the NFS server, in the network of the management node."""
ANSWER_SECONDS = 30


class KvmLab(RemoteLab):
    """Guests boot the tiny image, as an ISO that all hosts can read."""

    def __init__(self, cloud: MiniCloud, folder: Path, storage: StorageSpec) -> None:
        super().__init__(cloud, folder, storage)
        self.flat = L2Spec("d" * 32, NO_VLAN_TYPE, "br_eth0", "eth0", None)
        """The network of the switch, which guests are in with `nic`."""
        self._switch = cloud.switch

    def guest(self) -> VmSpec:
        """See `Lab`."""
        return self.named("guest", guest().uuid)

    def named(self, name: str, uuid: str, **more: Any) -> VmSpec:
        """A guest that shows its name to whoever connects to it."""
        isos = (file_at(str(tiny_image())),)
        return replace(guest(uuid), name=name, memory=MEMORY, isos=isos, **more)

    def nic(self, number: int) -> NicSpec:
        """A nic in the flat network, at 10.1.0.<10 + number>."""
        return NicSpec(
            uuid=f"{number:032x}",
            name=f"vnic{number}.0",
            mac=f"fa:00:00:00:01:{number:02x}",
            ip=f"10.1.0.{10 + number}",
            l2_uuid=self.flat.uuid,
            bridge=self.flat.bridge,
            device_id=0,
            driver="virtio",
            netmask="255.255.255.0",
        )

    def machine(self, host: HostRef) -> KvmHost:
        """The machine of a host."""
        found = self._host(host)
        assert isinstance(found, KvmHost)
        return found

    def open_network(self) -> None:
        """Connects both hosts, makes the flat network there, and gives the test an address in it."""
        connect(self)
        for host in self.hosts:
            self.run(self.l2.realize(host, [self.flat], first()))
        self._switch.tool("ip", "addr", "replace", f"{SWITCH_ADDRESS}/24", "dev", "br0")

    def call(self, nic: NicSpec) -> socket.socket:
        """A TCP connection from the switch to a guest, which may still be booting."""
        deadline = time.monotonic() + ANSWER_SECONDS
        while True:
            with inside(self._switch.pid):
                try:
                    return socket.create_connection((str(nic.ip), GUEST_PORT), ANSWER_SECONDS)
                except ConnectionRefusedError:
                    assert time.monotonic() < deadline, f"nobody listens at {nic.ip}"
            time.sleep(0.05)

    def left(self, *guests: str) -> list[str]:
        """Destroys these guests and the network; gives what is left of them on the hosts."""
        found = []
        for host in self.hosts:
            for vm in guests:
                self.run(self.hypervisor.destroy_vm(host, vm, first(90)))
            self.run(self.l2.remove(host, [self.flat], first(91)))
            found += self.machine(host).left()
        return found

    def disk(self, uuid: str, path: Path, size: int, device_id: int = 1) -> DiskSpec:
        """A volume in a file."""
        return DiskSpec(uuid, file_at(str(path)), self.storage.uuid, device_id, size)


@contextmanager
def kvm_nfs_lab(folder: Path) -> Iterator[tuple[KvmLab, NfsServer]]:
    """Two new hosts with an NFS storage that they cannot mount, and its server."""
    require_kvm_hosts()
    with (
        nfs_server(folder / "server", STORAGE_MEBIBYTES, NFS_ADDRESS) as server,
        mini_cloud(folder, make=KvmHost) as cloud,
    ):
        cable(server, cloud.management, "nfs0")
        server.tool("ip", "addr", "add", f"{NFS_ADDRESS}/24", "dev", "nfs0")
        cloud.management.tool("ip", "link", "set", "dev", "nfs0", "master", "br0")
        made = KvmLab(cloud, folder, StorageSpec("4" * 32, NFS, server.url, str(folder / "mnt/prim-4")))
        try:
            yield made, server
        finally:
            made.close()


@contextmanager
def kvm_lab(folder: Path) -> Iterator[KvmLab]:
    """Two new hosts with a shared storage. Skips with one line that says what to install."""
    require_kvm_hosts()
    with (
        file_system(folder / "shared", STORAGE_MEBIBYTES) as shared,
        mini_cloud(folder, make=KvmHost) as cloud,
    ):
        made = KvmLab(cloud, folder, StorageSpec("4" * 32, SHARED_MOUNT_POINT, str(shared), str(shared)))
        try:
            yield made
        finally:
            made.close()
