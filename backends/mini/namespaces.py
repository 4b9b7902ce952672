"""Hosts that are namespaces of this machine: network, mounts, processes and host name of their own.

A host is found by its first process, and ends with it: the kernel then ends all its processes, and removes
its interfaces and mounts. The machine's own network is not touched. The node reaches an agent through a
socket that was opened at a loopback address of the machine before the agent's first process left its network.
"""

from __future__ import annotations

import socket
import subprocess
import sys
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from orrery.backends.agent.service import GuestKind
from orrery.backends.agent.wire import AGENT_PORT
from orrery.backends.mini import processes, switch
from orrery.backends.mini.errors import UpFailed
from orrery.backends.mini.fleet import FleetHost, FleetSpec, Lack
from orrery.backends.mini.images import DEBIAN, container_images, machine_images
from orrery.backends.mini.life import (
    HOST,
    NAMESPACES,
    SCRIPT,
    STOP_SECONDS,
    ask_to_stop,
    clear,
    kill,
    names_of,
    popen,
    prepare,
    wait_for_agent,
    wait_ready,
)
from orrery.backends.mini.needs import missing_for_machines, missing_tools, needs_root
from orrery.backends.mini.state import CloudFolder, cache_folder
from orrery.core.client.deploy import Supplies

LOCAL, SHARED = "/mnt", "/srv"
"""Where every host has a disk of its own, and what all share."""
NETWORKS = 250
NO_DEBIAN = (
    "the Debian image boots in virtual machines only: use --backend kvm --here, or give a url (container"
    " guests take a file system in a qcow2 or raw file)"
)


@dataclass(frozen=True, slots=True)
class NamespaceFleet:
    """Implements `orrery.backends.mini.fleet.HostFleet`."""

    name: str = "namespaces"
    guests: GuestKind = GuestKind.CONTAINERS

    def lacks(self) -> list[Lack]:
        """See `HostFleet`."""
        found = [*needs_root(), *missing_tools()]
        if self.guests is GuestKind.LIBVIRT:
            found += missing_for_machines()
        if not found:
            tried = subprocess.run(
                ["unshare", *NAMESPACES, "true"], capture_output=True, text=True, timeout=30, check=False
            )
            if tried.returncode:
                why = tried.stderr.strip() or "namespaces cannot be made"
                found.append(Lack(why, "run it where root may make namespaces (CAP_SYS_ADMIN)"))
        return found

    def supplies(self, cloud: str) -> Supplies:
        """See `HostFleet`."""
        images = machine_images() if self.guests is GuestKind.LIBVIRT else container_images()
        return supplies_of(cloud, f"127.71.{zlib.crc32(cloud.encode()) % NETWORKS}.1", images)

    def start(self, spec: FleetSpec) -> None:
        """See `HostFleet`."""
        wanted = {host.name for host in spec.hosts}
        for name in self.running(spec.cloud):
            if name not in wanted:
                self._stop_host(spec.cloud, spec.folder, name)
        pids = {one.words[3]: one.pid for one in processes.firsts(HOST, spec.cloud)}
        began = [self._begin(spec, host) for host in spec.hosts if host.name not in pids]
        for host, process in began:
            wait_ready(process, f"host [{host.name}]")
        pids = {one.words[3]: one.pid for one in processes.firsts(HOST, spec.cloud)}
        switch.join_hosts(spec, pids)
        for host in spec.hosts:
            wait_for_agent(host, spec.folder)

    def _begin(self, spec: FleetSpec, host: FleetHost) -> tuple[FleetHost, subprocess.Popen[str]]:
        prepare(spec.folder, host.name)
        with _listening(host) as agent:
            argv = ["unshare", *NAMESPACES, "sh", str(SCRIPT), spec.cloud, host.name, str(spec.folder)]
            options = ("--guests", self.guests.value, "--fd", str(agent.fileno()))
            return host, popen([*argv, sys.executable, *options], agent.fileno())

    def running(self, cloud: str) -> list[str]:
        """See `HostFleet`."""
        return sorted(one.words[3] for one in processes.firsts(HOST, cloud))

    def stop(self, cloud: str, folder: Path) -> None:
        """See `HostFleet`."""
        for name in sorted({*self.running(cloud), *names_of(folder)}):
            self._stop_host(cloud, folder, name)
        switch.stop(cloud)

    def _stop_host(self, cloud: str, folder: Path, name: str) -> None:
        for found in processes.firsts(HOST, cloud):
            if found.words[3] == name:
                ask_to_stop(folder, name)
                processes.has_ended(found.pid, STOP_SECONDS if (folder / name).is_dir() else 0)
                kill(found.pid)
        clear(folder, name)

    def ask(self, cloud: str, address: str, port: int) -> str | None:
        """See `HostFleet`."""
        return switch.ask(cloud, address, port)

    def reach(self, cloud: str, address: str, port: int) -> str:
        """See `HostFleet`."""
        return switch.reach(cloud, address, port)


def supplies_of(cloud: str, first_address: str, images: Mapping[str, Path]) -> Supplies:
    """What hosts of this machine add to a file: the address of the first one, and images by purpose."""
    folder = CloudFolder(cloud)
    return Supplies(
        first_address=first_address,
        values={
            "localPrimaryStorage": {"url": LOCAL},
            "sharedMountPointPrimaryStorage": {"url": SHARED},
            "directoryBackupStorage": {"url": str(folder.store)},
        },
        images={purpose: f"file://{image}" for purpose, image in images.items()},
        without={} if DEBIAN in images else {DEBIAN: NO_DEBIAN},
        global_configs={"image/url.fileDirectories": str(cache_folder())},
    )


def _listening(host: FleetHost) -> socket.socket:
    try:
        made = socket.create_server((host.address, AGENT_PORT))
    except OSError as failure:
        raise UpFailed(
            f"host [{host.name}] cannot listen at {host.address}:{AGENT_PORT}: {failure.strerror}; if another"
            " cloud has the address, give the file's hosts a managementIp in 127.0.0.0/8"
        ) from None
    made.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return made
