"""Measures real mini hosts beside the simulator: ``python -m orrery.loadtests.bench.real`` (root).

Prints a table in Markdown. All hosts are namespaces of this machine, with the node in this process, so that
agents, guests and node share its processors.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import statistics
import time
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

from orrery.backends.agent import commands
from orrery.core.compute.host.reference import HostRef
from orrery.core.kernel.tasks import all_bounded
from orrery.loadtests.bench.latencies import timed
from orrery.testlib import cloud as simulated
from orrery.testlib.cloud import Options
from orrery.testlib.environment import Cloud
from orrery.testlib.real_environment import OpenedRealCloud, open_containers

VMS = 50
ONE_BY_ONE = 10
COMMANDS = 500
AT_ONCE = 8
IDLE_SECONDS = 30
MAKING = ("create_volume", "start_vm")
"""What an agent is told for each VM."""
TICKS = os.sysconf("SC_CLK_TCK")


def wanted(cloud: Cloud, number: int, host: int | None = None) -> dict[str, Any]:
    """The fields of a VM."""
    uuids = cloud.deployed.uuids
    fields = {
        "name": f"vm-{number}",
        "instanceOfferingUuid": uuids["instanceOffering"]["small"],
        "imageUuid": uuids["image"]["tiny"],
        "l3NetworkUuids": [uuids["l3Network"]["front"]],
    }
    return fields if host is None else {**fields, "hostUuid": uuids["host"][f"host-{host}"]}


async def one_by_one(cloud: Cloud) -> list[float]:
    """Seconds of each of some creations, the first of which, which downloads the image, is left out."""
    taken = []
    for number in range(ONE_BY_ONE + 1):
        began = cloud.now()
        vm = await cloud.create("CreateVmInstance", **wanted(cloud, number, 0))
        taken.append(cloud.now() - began)
        await cloud.call("DestroyVmInstance", uuid=vm["uuid"])
        await cloud.call("ExpungeVmInstance", uuid=vm["uuid"])
    return taken[1:]


async def together(cloud: Cloud) -> float:
    """Seconds until many VMs run that are created at once, on all hosts."""
    began = cloud.now()
    calls = [cloud.create("CreateVmInstance", **wanted(cloud, 1000 + number)) for number in range(VMS)]
    await all_bounded(calls, VMS)
    return cloud.now() - began


async def commands_per_second(opened: OpenedRealCloud) -> float:
    """Commands of one agent that find nothing to do, each with a call id of its own, some at once."""
    cloud = opened.cloud
    host = await cloud.get("QueryHost", cloud.deployed.uuids["host"]["host-0"])
    agent = cloud.site.node.agents.at(HostRef(host["uuid"], host["managementIp"]))

    async def ask(number: int) -> None:
        absent = f"{number:032x}"
        await agent.do(commands.DestroyGuest(call=(1_000_000 + number, 1, 1), guest=absent))

    await ask(COMMANDS)  # connects
    began = time.perf_counter()
    await all_bounded([ask(number) for number in range(COMMANDS)], AT_ONCE)
    return COMMANDS / (time.perf_counter() - began)


def rss_mebibytes(pid: int) -> tuple[float, float]:
    """What a process has in memory, and what of it nobody shares."""
    text = Path(f"/proc/{pid}/smaps_rollup").read_text()
    values = {line.split(":")[0]: int(line.split()[1]) for line in text.splitlines()[1:]}
    return values["Rss"] / 1024, (values["Private_Dirty"] + values["Private_Clean"]) / 1024


def cpu_seconds(pid: int) -> float:
    """What a process has used of the processors."""
    words = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(words[11]) + int(words[12])) / TICKS


async def idle(opened: OpenedRealCloud) -> tuple[float, float]:
    """The share of a processor that the node and one agent take while nothing is asked of them."""
    agents = [host.agent.pid for host in opened.cloud.site.machines.hosts if host.agent and host.agent.pid]
    before = time.process_time(), sum(map(cpu_seconds, agents))
    await asyncio.sleep(IDLE_SECONDS)
    node, all_agents = time.process_time() - before[0], sum(map(cpu_seconds, agents)) - before[1]
    return node / IDLE_SECONDS, all_agents / IDLE_SECONDS / len(agents)


def predicted(hosts: int) -> tuple[float, float]:
    """What the simulator says of the first two measurements."""
    measured = {"latencies": "containers"}
    options = Options(plan="three", variables={"hosts": hosts}, parameters=measured, check=False)
    with simulated.open_cloud(options) as opened:
        return statistics.median(opened.run(one_by_one(opened.cloud))), opened.run(together(opened.cloud))


Row = tuple[str, str, str]


def creations(hosts: int) -> Iterator[Row]:
    """What VMs and commands take."""
    one_simulated, many_simulated = predicted(hosts)
    options = Options(plan="three", variables={"hosts": hosts, "memory": "16M"}, check=False)
    with timed() as commanded, open_containers(options) as opened:
        taken = opened.run(one_by_one(opened.cloud))
        waited = sum(chain.from_iterable(commanded[kind][-len(taken) :] for kind in MAKING))
        share = statistics.mean(taken) - waited / len(taken)
        yield "call to running guest, median", f"{statistics.median(taken):.3f} s", f"{one_simulated:.3f} s"
        yield "of that not spent by the agent, mean", f"{share:.3f} s", "0"
        many = opened.run(together(opened.cloud))
        yield f"{VMS} guests on {hosts} hosts, created at once", f"{many:.2f} s", f"{many_simulated:.2f} s"
        yield "commands a second, one agent", f"{opened.run(commands_per_second(opened)):.0f}", "unlimited"


def rest(hosts: int) -> Iterator[Row]:
    """What hosts take of which nothing is asked."""
    with open_containers(Options(plan="three", variables={"hosts": hosts}, check=False)) as opened:
        node, agent = opened.run(idle(opened))
        host = opened.cloud.site.machines.hosts[0]
        assert host.agent is not None and host.agent.pid is not None
        memory, own = rss_mebibytes(host.agent.pid)
    yield "memory of an agent, forked (its own part)", f"{memory:.0f} MiB ({own:.0f})", "–"
    yield f"idle CPU of the node, {hosts} hosts", f"{node:.1%}", "–"
    yield f"idle CPU of one of {hosts} agents", f"{agent:.1%}", "–"


def main() -> None:
    """Measures, and prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--hosts", type=int, default=5)
    parser.add_argument("--idle-hosts", type=int, default=50)
    given = parser.parse_args()
    print(f"load before: {os.getloadavg()[0]:.1f}")
    print("| | here | simulator |\n|---|---|---|")
    for row in chain(creations(given.hosts), rest(given.idle_hosts)):
        print(f"| {' | '.join(row)} |", flush=True)


if __name__ == "__main__":
    main()
