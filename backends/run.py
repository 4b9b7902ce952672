"""One simulation run: deploy a file, create its VMs, let things settle, check everything."""

from __future__ import annotations

import asyncio
import hashlib
import resource
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from sqlalchemy import func, select

from orrery.backends.cloud import CloudOptions, SimulatedCloud, parameters_of, provision
from orrery.backends.report import Report
from orrery.backends.sim.truth import SimTruth
from orrery.core.client.deploy import Deployed, Plan, Resource, deploy
from orrery.core.client.errors import ApiFailure
from orrery.core.compute.host.model import Host
from orrery.core.compute.vm.model import VmInstance
from orrery.core.kernel.db.drivers.sqlite import MEMORY
from orrery.core.kernel.db.statement import Statement
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.workflow import Garbage, WorkflowRun
from orrery.simulator.clock import SimEnvironment
from orrery.simulator.loop import run_virtual
from orrery.testlib.oracles import find_leaks

SETTLE_STEP_SECONDS = 60.0
SETTLE_MAX_SECONDS = 7200.0
DEPLOY_AT_ONCE = 500

UNSETTLED = Statement(
    select(
        select(func.count()).select_from(Garbage).scalar_subquery(),
        select(func.count()).select_from(WorkflowRun).scalar_subquery(),
        select(func.count()).select_from(Host).where(Host.status != "Connected").scalar_subquery(),
    )
)
VM_STATES = Statement(
    select(VmInstance.uuid, VmInstance.name, VmInstance.state, VmInstance.host_uuid).order_by(VmInstance.uuid)
)

Progress = Callable[[str, int, int], None]
"""Called with what is going on, how much of it is done, and how much there is."""


def no_progress(doing: str, done: int, total: int) -> None:
    """Shows nothing."""


@dataclass(frozen=True, kw_only=True)
class RunOptions:
    """How to run a simulation."""

    seed: int = 0
    concurrency: int = 1000
    """VM creations in flight at once."""
    database: str = MEMORY
    skip_unsupported: bool = False
    progress: Progress = no_progress


@dataclass
class Creation:
    """The VMs of one run, and when each of them ended on the wall clock."""

    ended_at: list[float] = field(default_factory=list)
    failures: Counter[str] = field(default_factory=Counter)
    started_at: float = 0.0

    def rate(self, first: int, last: int) -> float:
        """VMs per wall second between two of them, in the order in which they ended."""
        begin = self.ended_at[first - 1] if first else self.started_at
        seconds = self.ended_at[last - 1] - begin
        return (last - first) / seconds if seconds > 0 else 0.0


def simulate(plan: Plan, options: RunOptions) -> Report:
    """Runs `plan` in virtual time from one seed and reports.

    Raises NotServed, DeploymentFailed or KeyboardInterrupt.
    """
    if not options.skip_unsupported:
        plan.require_served()
    env = SimEnvironment()
    cloud = SimulatedCloud.build(
        env,
        CloudOptions(seed=options.seed, parameters=parameters_of(plan), database=options.database),
    )
    return run_virtual(_run(cloud, plan, options), env)


async def _run(cloud: SimulatedCloud, plan: Plan, options: RunOptions) -> Report:
    report = Report(seed=options.seed, hosts=len(plan.hosts), vms_requested=len(plan.vms))
    report.skipped = [*plan.unsupported, *plan.skipped]
    await cloud.start()
    provision(cloud.world, plan)
    began = time.perf_counter()
    deployed = await deploy(
        plan.infrastructure(),
        cloud,
        concurrency=DEPLOY_AT_ONCE,
        skip_unsupported=True,
        on_progress=lambda p: options.progress("deploying", p.done, p.total),
    )
    report.deploy_wall_seconds = time.perf_counter() - began
    creation = await create_vms(cloud, plan, deployed, options)
    _measure(report, creation)
    rest = plan.vms_only()
    if len(rest.resources) > len(plan.vms):
        await _deploy_rest(cloud, rest, deployed)
    await _settle(cloud, options)
    await _check(cloud, report)
    await cloud.node.stop()
    return report


async def create_vms(cloud: SimulatedCloud, plan: Plan, deployed: Deployed, options: RunOptions) -> Creation:
    """Creates the VMs of a plan, `options.concurrency` at a time, and notes when each of them ended."""
    vms = plan.vms
    creation = Creation(started_at=time.perf_counter())
    waiting = iter(vms)

    async def worker(left: Iterator[Resource]) -> None:
        for vm in left:
            try:
                deployed.record(vm, await cloud.invoke(vm.api, deployed.wire_fields(vm)))
            except ApiFailure as failure:
                creation.failures[str(failure.root)] += 1
            creation.ended_at.append(time.perf_counter())
            options.progress("creating VMs", len(creation.ended_at), len(vms))

    workers = [
        asyncio.create_task(worker(waiting), name=f"creator-{number}")
        for number in range(min(options.concurrency, len(vms)))
    ]
    for task in workers:
        await task
    return creation


async def _deploy_rest(cloud: SimulatedCloud, rest: Plan, deployed: Deployed) -> None:
    """Creates what comes beside the VMs (data volumes), and nothing twice."""
    made = deployed.uuids.get("vm", {})
    left = tuple(r for r in rest.resources if r.key.family != "vm" or r.key.name not in made)
    await deploy(replace(rest, resources=left), cloud, skip_unsupported=True, onto=deployed)


def _measure(report: Report, creation: Creation) -> None:
    count = len(creation.ended_at)
    report.vms_failed = sum(creation.failures.values())
    report.failures = dict(creation.failures)
    if count == 0:
        return
    tenth = max(1, count // 10)
    report.wall_seconds = creation.ended_at[-1] - creation.started_at
    report.vms_per_second = creation.rate(0, count)
    report.vms_per_second_first_tenth = creation.rate(0, tenth)
    report.vms_per_second_last_tenth = creation.rate(count - tenth, count)


async def _settle(cloud: SimulatedCloud, options: RunOptions) -> None:
    """Lets simulated time pass until faults are over, hosts are back and garbage is gone, within limits."""
    passed = 0.0
    db = cloud.node.kernel.db
    while passed < SETTLE_MAX_SECONDS:
        garbage, runs, away = await db.read(_unsettled)
        if not (garbage or runs or away) and passed > 0:
            return
        options.progress("settling", int(passed), int(SETTLE_MAX_SECONDS))
        await asyncio.sleep(SETTLE_STEP_SECONDS)
        passed += SETTLE_STEP_SECONDS


def _unsettled(tx: Transaction) -> tuple[int, int, int]:
    row: tuple[int, int, int] = tx.all(UNSETTLED)[0]
    return row


async def _check(cloud: SimulatedCloud, report: Report) -> None:
    node = cloud.node.kernel
    report.leaks = await find_leaks(node, SimTruth(cloud.world))
    rows = await node.db.read(_vm_states)
    report.vms_running = sum(state == "Running" for _, _, state, _ in rows)
    report.virtual_seconds = asyncio.get_running_loop().time()
    report.trace_hash = _hash_of(cloud.world.trace_hash(), rows)
    report.faults = dict(sorted(cloud.world.faults.effects.items()))
    report.peak_rss_mib = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _vm_states(tx: Transaction) -> list[tuple[str, str, str, str | None]]:
    return tx.all(VM_STATES)


def _hash_of(world: str, rows: list[tuple[str, str, str, str | None]]) -> str:
    """The world's trace and where every VM ended up, as one hash."""
    digest = hashlib.blake2b(world.encode(), digest_size=16)
    for row in rows:
        digest.update(repr(row).encode())
    return digest.hexdigest()
