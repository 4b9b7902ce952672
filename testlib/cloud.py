"""The simulated cloud as an environment of tests: a node, a world, virtual time, one seed.

With pytest, the fixture ``cloud`` gives one to every asynchronous test that asks for it:

    @pytest.mark.cloud("small", variables={"vms": 0})
    async def test_a_zone_can_be_created(cloud: Cloud) -> None:
        zone = await cloud.create("CreateZone", name="z")
        assert zone["state"] == "Enabled"

`run_cloud` does the same for programs that are no tests.
"""

from __future__ import annotations

import asyncio
import copy
from collections.abc import Awaitable, Callable, Coroutine, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Self, TypeVar

from orrery.backends.cloud import CloudOptions, SimulatedCloud, parameters_of, provision
from orrery.backends.sim.supplies import SUPPLIES
from orrery.backends.sim.truth import SimTruth
from orrery.core.client.deploy import Deployed, Plan, deploy, load
from orrery.simulator.clock import SimEnvironment
from orrery.simulator.incidents import EMPTY_GUEST_MEMORY
from orrery.simulator.loop import Runner, VirtualLoop
from orrery.simulator.parameters import Parameters
from orrery.simulator.plain import read_plain
from orrery.simulator.specs import VmSpec
from orrery.simulator.world import World
from orrery.testlib.environment import SETTLE_SECONDS, Capability, Cloud, Fault, Faults, Incidents
from orrery.testlib.oracles import find_leaks
from orrery.testlib.sim_physical import SimGuests, SimMachines

T = TypeVar("T")

CLOUDS = Path(__file__).parent.parent / "scenarios" / "clouds"


class SimIncidents:
    """What happens to guests of a simulated world."""

    def __init__(self, world: World) -> None:
        self._world = world
        incidents = world.incidents
        self.stop, self.crash, self.hang = incidents.stop, incidents.crash, incidents.hang
        self.destroy, self.move = incidents.destroy, incidents.move

    def start(self, address: str, guest: str, *, like: str | None = None) -> None:
        """Somebody starts a guest. Raises NotThere where there is no guest `like`."""
        spec = VmSpec(guest, guest, 1, EMPTY_GUEST_MEMORY)
        if like is not None:
            spec = next(replace(one.spec, uuid=guest) for one in self._world.guests() if one.uuid == like)
        self._world.incidents.start(address, spec)


class TestCloud(SimulatedCloud, Cloud):
    """A simulated cloud. Its `world` and its `node` are open to tests that are marked simulator_only."""

    __test__ = False
    deployed: Deployed

    @property
    def capabilities(self) -> frozenset[Capability]:
        """All but the restart of the node, which `orrery.testlib.mortal` has."""
        return frozenset(Capability) - {Capability.NODE_RESTARTS}

    @property
    def truth(self) -> SimTruth:
        """What is there in the world."""
        return SimTruth(self.world)

    @property
    def faults(self) -> Faults:
        """Those of the world."""
        return self.world.faults

    @property
    def incidents(self) -> Incidents:
        """Those of the world."""
        return SimIncidents(self.world)

    @property
    def guests(self) -> SimGuests:
        """Those of the world."""
        return SimGuests(self.world)

    @property
    def machines(self) -> SimMachines:
        """Those of the world."""
        return SimMachines(self.world)

    def now(self) -> float:
        """The simulated time in seconds."""
        return asyncio.get_running_loop().time()

    def seen_by(self, session: str) -> Self:
        """The same cloud, called with another session."""
        other = copy.copy(self)
        other.session = session
        return other

    async def tenant(self, name: str, **fields: Any) -> Self:
        """As any cloud does."""
        tenant = await super().tenant(name, **fields)
        assert isinstance(tenant, type(self))
        return tenant

    async def logged_in(self, api: str, /, **wire_fields: Any) -> Self:
        """As any cloud does."""
        somebody = await super().logged_in(api, **wire_fields)
        assert isinstance(somebody, type(self))
        return somebody

    async def leaks(self) -> list[str]:
        """What the oracles find, once the garbage has been given time to be collected."""
        await self.settle()
        return await find_leaks(self.node.kernel, SimTruth(self.world))

    async def settle(self, seconds: float = SETTLE_SECONDS) -> None:
        """Lets simulated time pass, so that retries, heartbeats and collections happen."""
        await asyncio.sleep(seconds)


@dataclass(frozen=True, kw_only=True)
class Options:
    """What cloud a test wants."""

    plan: str | None = None
    """The deployment file that is deployed first: a packaged one (demo, small, storm) or a path."""
    variables: Mapping[str, Any] = field(default_factory=dict)
    """Of the deployment file."""
    seed: int = 1
    """Everything that is random comes from it."""
    parameters: Mapping[str, Any] | None = None
    """Of the simulator; those of the deployment file unless given."""
    faults: Sequence[Fault | Mapping[str, Any]] = ()
    """In force once the deployment is done, as `Fault` or as in a file."""
    check: bool = True
    """Whether the oracles must find nothing at the end."""
    kind: type[TestCloud] = TestCloud
    """The class of the cloud; another one is for tests that are marked simulator_only."""


class OpenedSimulation:
    """A simulated cloud that runs in virtual time."""

    def __init__(self, cloud: TestCloud, runner: Runner, options: Options) -> None:
        self.cloud = cloud
        self._runner = runner
        self._options = options

    def run(self, main: Coroutine[Any, Any, T]) -> T:
        """Runs a coroutine to its end in the cloud's time; raises what it raises."""
        return self._runner.run(main)

    def finish(self) -> None:
        """Checks the cloud and stops its node. Raises AssertionError listing the leaks."""
        self._runner.run(self._finish())

    async def _finish(self) -> None:
        leaks = await self.cloud.leaks() if self._options.check else []
        assert not leaks, "the cloud is not clean:\n  " + "\n  ".join(leaks)
        await self.cloud.node.stop()

    def summary(self) -> str:
        """What repeats the run, and where it is."""
        world = self.cloud.world
        return f"seed {self._options.seed}, {world.env.now:,.3f} simulated s, trace {world.trace_hash()}"


@contextmanager
def open_cloud(options: Options) -> Iterator[OpenedSimulation]:
    """A simulated cloud in virtual time, deployed. Raises DeploymentError, DeploymentFailed."""
    plan = _load(options) if options.plan is not None else None
    env = SimEnvironment()
    given = options.parameters
    parameters = Parameters.from_dict(given) if given is not None else parameters_of(plan)
    cloud = options.kind.build(env, CloudOptions(seed=options.seed, parameters=parameters))
    assert isinstance(cloud, TestCloud)
    cloud.deployed = Deployed()
    with Runner(VirtualLoop(env)) as runner:
        runner.run(_start(cloud, plan, options.faults))
        yield OpenedSimulation(cloud, runner, options)


def _load(options: Options) -> Plan:
    assert options.plan is not None
    return load(plan_file(options.plan), dict(options.variables), supplies=SUPPLIES)


async def _start(cloud: TestCloud, plan: Plan | None, faults: Sequence[Fault | Mapping[str, Any]]) -> None:
    await cloud.start()
    if plan is not None:
        provision(cloud.world, plan)
        cloud.deployed = await deploy(plan, cloud)
    for fault in faults:
        cloud.faults.add(fault if isinstance(fault, Fault) else read_plain(Fault, fault, "faults"))


def run_cloud(
    body: Callable[[TestCloud], Awaitable[T]],
    *,
    seed: int = 1,
    plan: str | None = None,
    variables: Mapping[str, Any] | None = None,
    parameters: Mapping[str, Any] | None = None,
    check: bool = True,
    kind: type[TestCloud] = TestCloud,
) -> T:
    """Runs `body` on a fresh simulated cloud in virtual time; afterwards the oracles must find nothing.

    The options are those of `Options`. Raises AssertionError listing the leaks.
    """
    options = Options(
        plan=plan, variables=variables or {}, seed=seed, parameters=parameters, check=check, kind=kind
    )

    async def main(cloud: TestCloud) -> T:
        return await body(cloud)

    with open_cloud(options) as opened:
        result = opened.run(main(opened.cloud))
        opened.finish()
        return result


def plan_file(plan: str) -> Path:
    """The file of a packaged plan, or the path itself."""
    named = CLOUDS / f"{plan}.yaml"
    return named if named.exists() else Path(plan)
