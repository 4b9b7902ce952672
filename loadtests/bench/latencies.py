"""Measures how long agents take: ``python -m orrery.loadtests.bench.latencies`` (root, Linux).

Prints the parameters ``latencies`` of a simulated world, in YAML: what a VM's life, its volumes, nics and
networks take on mini hosts of this machine with virtual machines, else with container guests. A median and the
deviation of the logarithm, as `orrery.simulator.latency.Lognormal` has them.
"""

from __future__ import annotations

import argparse
import math
import os
import statistics
import time
from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import Any

from orrery.backends.remote.client import AgentClient
from orrery.testlib.cloud import Options
from orrery.testlib.environment import Capability, Cloud
from orrery.testlib.real_environment import open_containers, open_kvm

ROUNDS = 10
KINDS = {
    "/v1/connect": "connect_host",
    "/v1/ping": "ping",
    "/v1/guests": "list_vms",
    "/v1/questions/capacity": "storage_capacity",
    "start-guest": "start_vm",
    "stop-guest": "stop_vm",
    "reboot-guest": "reboot_vm",
    "pause-guest": "pause_vm",
    "resume-guest": "resume_vm",
    "destroy-guest": "destroy_vm",
    "migrate-guest": "migrate_vm",
    "attach-disk": "attach_volume",
    "detach-disk": "detach_volume",
    "attach-nic": "attach_nic",
    "detach-nic": "detach_nic",
    "realize-networks": "realize_l2",
    "remove-networks": "remove_l2",
    "connect-storages": "connect_primary_storage",
    "create-volume": "create_volume",
    "delete-bits": "delete_bits",
    "download-image": "download_image",
}
"""Questions and commands of agents, and the parameter each stands for."""
Taken = dict[str, list[float]]


@contextmanager
def timed() -> Iterator[Taken]:
    """Seconds that answered calls to agents take, by parameter."""
    taken: Taken = defaultdict(list)
    real = {name: getattr(AgentClient, name) for name in ("do", "ask", "ask_mapping")}

    def watch(call: Callable[..., Awaitable[Any]]) -> Callable[..., Awaitable[Any]]:
        async def watched(self: AgentClient, asked: Any, *given: Any, **named: Any) -> Any:
            began = time.perf_counter()
            answer = await call(self, asked, *given, **named)
            kind = KINDS.get(asked if isinstance(asked, str) else asked.name)
            if kind is not None:
                taken[kind].append(time.perf_counter() - began)
            return answer

        return watched

    for name, call in real.items():
        setattr(AgentClient, name, watch(call))
    try:
        yield taken
    finally:
        for name, call in real.items():
            setattr(AgentClient, name, call)


async def live(cloud: Cloud, number: int) -> None:
    """A VM's life, one call after the other."""
    uuids = cloud.deployed.uuids
    here, there = uuids["host"]["host-0"], uuids["host"]["host-1"]
    front, back = uuids["l3Network"]["front"], uuids["l3Network"]["back"]
    made = await cloud.create(
        "CreateVmInstance",
        name=f"vm-{number}",
        instanceOfferingUuid=uuids["instanceOffering"]["small"],
        imageUuid=uuids["image"]["tiny"],
        l3NetworkUuids=[front],
        hostUuid=here,
    )
    vm = made["uuid"]
    volume = await cloud.create(
        "CreateDataVolume", name=f"data-{number}", diskOfferingUuid=uuids["diskOffering"]["disk"]
    )
    await cloud.call("AttachDataVolumeToVm", volumeUuid=volume["uuid"], vmInstanceUuid=vm)
    await cloud.call("DetachDataVolumeFromVm", uuid=volume["uuid"])
    await cloud.call("DeleteDataVolume", uuid=volume["uuid"])
    await cloud.call("ExpungeDataVolume", uuid=volume["uuid"])
    shown = await cloud.create("AttachL3NetworkToVm", vmInstanceUuid=vm, l3NetworkUuid=back)
    (nic,) = [nic["uuid"] for nic in shown["vmNics"] if nic["l3NetworkUuid"] == back]
    await cloud.call("DetachL3NetworkFromVm", vmNicUuid=nic)
    await cloud.call("PauseVmInstance", uuid=vm)
    await cloud.call("ResumeVmInstance", uuid=vm)
    await cloud.call("RebootVmInstance", uuid=vm)
    if Capability.LIVE_MIGRATION in cloud.capabilities:
        await cloud.call("MigrateVm", vmInstanceUuid=vm, hostUuid=there)
    await cloud.call("StopVmInstance", uuid=vm)
    await cloud.call("StartVmInstance", uuid=vm)
    await cloud.call("DestroyVmInstance", uuid=vm)
    await cloud.call("ExpungeVmInstance", uuid=vm)
    for host in (here, there):
        await cloud.call("ReconnectHost", uuid=host)
    await cloud.call("ReconnectPrimaryStorage", uuid=uuids["primaryStorage"]["shared"])
    tagged, cluster = uuids["l2Network"]["tagged"], uuids["cluster"]["cluster"]
    await cloud.call("DetachL2NetworkFromCluster", l2NetworkUuid=tagged, clusterUuid=cluster)
    await cloud.call("AttachL2NetworkToCluster", l2NetworkUuid=tagged, clusterUuid=cluster)


def show(taken: Taken) -> Iterator[str]:
    """The lines of the parameters."""
    yield "latencies:"
    for kind in dict.fromkeys(KINDS.values()):
        if kind not in taken:
            yield f"  # {kind}: not met"
            continue
        logs = [math.log(seconds) for seconds in taken[kind]]
        median, spread = statistics.median(taken[kind]), statistics.pstdev(logs)
        yield f"  {kind}: {{median: {median:.4f}, spread: {spread:.2f}}}  # {len(logs)} calls"


def main() -> None:
    """Measures, and prints the parameters."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--containers", action="store_true", help="container guests, not virtual machines")
    given = parser.parse_args()
    print(f"# load before: {os.getloadavg()[0]:.1f}")
    opening = open_containers if given.containers else open_kvm
    with timed() as taken, opening(Options(plan="three", check=False)) as opened:
        for number in range(given.rounds):
            opened.run(live(opened.cloud, number))
    for line in show(taken):
        print(line)


if __name__ == "__main__":
    main()
