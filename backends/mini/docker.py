"""Hosts that are containers of a Docker engine on this machine.

They run the software of this machine, which they have read-only; their image holds nothing but folders. The
node reaches their agents over a network of the engine. The networks of guests are the switch's, as for hosts
that are namespaces. Labels name cloud and host, so everything is found again.
"""

from __future__ import annotations

import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from orrery.backends.mini import cables, switch
from orrery.backends.mini.errors import UpFailed
from orrery.backends.mini.fleet import FleetHost, FleetSpec, Lack
from orrery.backends.mini.host_image import IMAGE, build_host_image, mounts
from orrery.backends.mini.images import container_images
from orrery.backends.mini.life import (
    SCRIPT,
    STOP_SECONDS,
    ask_to_stop,
    clear,
    names_of,
    prepare,
    wait_for_agent,
)
from orrery.backends.mini.namespaces import supplies_of
from orrery.backends.mini.needs import missing_tools, needs_root
from orrery.core.client.deploy import Supplies

CLOUD, HOST = "orrery.cloud", "orrery.host"
"""Labels."""
CAPABILITIES = ("NET_ADMIN", "SYS_ADMIN", "SYS_PTRACE")
"""Beyond those of every container; never all of them, since some machines refuse that."""
DEVICES = ("/dev/fuse", "/dev/net/tun", "/dev/loop-control")
LOOP_DEVICES = "b 7:* rmw"
UNCONFINED = ["apparmor=unconfined", "seccomp=unconfined"]
MANAGEMENT = "mgmt0"
PIDS_MAX = 4096
NETWORKS = 250
INSTALL = "apt-get install docker.io"
EXTRA = "pip install 'orrery-cloud[docker]'"


@dataclass(frozen=True, slots=True)
class DockerFleet:
    """Implements `orrery.backends.mini.fleet.HostFleet`."""

    name: str = "docker"

    def lacks(self) -> list[Lack]:
        """See `HostFleet`."""
        found = [*needs_root(), *missing_tools()]
        try:
            with _engine():
                return found
        except ImportError:
            return [*found, Lack("Python has no docker", EXTRA)]
        except UpFailed as failure:
            return [*found, Lack(str(failure), f"{INSTALL}, and see that the engine runs")]

    def supplies(self, cloud: str) -> Supplies:
        """See `HostFleet`."""
        return supplies_of(cloud, f"{_prefix(cloud)}.11", container_images())

    def start(self, spec: FleetSpec) -> None:
        """See `HostFleet`."""
        wanted = {host.name for host in spec.hosts}
        for name in self.running(spec.cloud):
            if name not in wanted:
                self._stop_host(spec.cloud, spec.folder, name)
        with _engine() as engine:
            build_host_image(engine)
            network = _network(engine, spec.cloud)
            pids = {host.name: _begin(engine, network, spec, host) for host in spec.hosts}
        for pid in pids.values():
            cables.rename(pid, "eth0", MANAGEMENT)
        switch.join_hosts(spec, pids)
        for host in spec.hosts:
            wait_for_agent(host, spec.folder)

    def running(self, cloud: str) -> list[str]:
        """See `HostFleet`."""
        with _engine() as engine:
            found = engine.containers.list(filters={"label": f"{CLOUD}={cloud}"})
            return sorted(one.labels[HOST] for one in found)

    def stop(self, cloud: str, folder: Path) -> None:
        """See `HostFleet`; nothing is there where there is no engine."""
        try:
            with _engine() as engine:
                containers = engine.containers.list(all=True, filters={"label": f"{CLOUD}={cloud}"})
                for name in sorted({one.labels[HOST] for one in containers}):
                    self._stop_host(cloud, folder, name)
                for network in engine.networks.list(filters={"label": f"{CLOUD}={cloud}"}):
                    network.remove()
        except ImportError:
            return
        except Unavailable:
            return
        for name in names_of(folder):
            clear(folder, name)
        switch.stop(cloud)

    def _stop_host(self, cloud: str, folder: Path, name: str) -> None:
        with _engine() as engine:
            labels = [f"{CLOUD}={cloud}", f"{HOST}={name}"]
            for container in engine.containers.list(all=True, filters={"label": labels}):
                if container.status == "running":
                    ask_to_stop(folder, name)
                    _wait_ended(container)
                container.remove(force=True)
        clear(folder, name)

    def ask(self, cloud: str, address: str, port: int) -> str | None:
        """See `HostFleet`."""
        return switch.ask(cloud, address, port)

    def reach(self, cloud: str, address: str, port: int) -> str:
        """See `HostFleet`."""
        return switch.reach(cloud, address, port)


class Unavailable(UpFailed):
    """There is no engine that answers."""


@contextmanager
def _engine() -> Iterator[Any]:
    """The engine of this machine. Raises ImportError, Unavailable; UpFailed for what it refuses."""
    import docker
    from docker.errors import DockerException

    try:
        engine = docker.from_env()
        engine.ping()
    except DockerException as failure:
        raise Unavailable(f"no Docker engine answers ({failure})") from None
    try:
        yield engine
    except DockerException as failure:
        raise UpFailed(f"the Docker engine refused: {failure}") from None
    finally:
        engine.close()


def _prefix(cloud: str) -> str:
    return f"10.71.{zlib.crc32(cloud.encode()) % NETWORKS}"


def _network(engine: Any, cloud: str) -> Any:
    """The network between the node and the agents of a cloud."""
    import docker

    for found in engine.networks.list(filters={"label": f"{CLOUD}={cloud}"}):
        return found
    pool = docker.types.IPAMPool(subnet=f"{_prefix(cloud)}.0/24", gateway=f"{_prefix(cloud)}.1")
    ipam = docker.types.IPAMConfig(pool_configs=[pool])
    return engine.networks.create(f"orrery-{cloud}", driver="bridge", ipam=ipam, labels={CLOUD: cloud})


def _begin(engine: Any, network: Any, spec: FleetSpec, host: FleetHost) -> int:
    """Has a host running; gives its first process, as this machine counts."""
    labels = {CLOUD: spec.cloud, HOST: host.name}
    filters = {"label": [f"{key}={value}" for key, value in labels.items()]}
    for found in engine.containers.list(all=True, filters=filters):
        if found.status == "running":
            return int(found.attrs["State"]["Pid"])
        found.remove(force=True)
    prepare(spec.folder, host.name)
    options = [sys.executable, "--listen", host.address]
    made = engine.containers.create(
        IMAGE,
        ["/bin/sh", str(SCRIPT), spec.cloud, host.name, str(spec.folder), *options],
        name=f"orrery-{spec.cloud}-{host.name}",
        hostname=host.name,
        labels=labels,
        cap_add=list(CAPABILITIES),
        security_opt=UNCONFINED,
        devices=[f"{device}:{device}:rwm" for device in DEVICES],
        device_cgroup_rules=[LOOP_DEVICES],
        mounts=mounts(spec.folder),
        network_mode="none",
        pids_limit=PIDS_MAX,
    )
    engine.networks.get("none").disconnect(made)
    network.connect(made, ipv4_address=host.address)
    made.start()
    made.reload()
    pid = int(made.attrs["State"]["Pid"])
    if not pid:
        raise UpFailed(f"host [{host.name}] ended at once: {made.logs().decode(errors='replace').strip()}")
    return pid


def _wait_ended(container: Any) -> None:
    from requests.exceptions import RequestException

    try:
        container.wait(timeout=STOP_SECONDS)
    except RequestException:  # it is removed by force
        return
