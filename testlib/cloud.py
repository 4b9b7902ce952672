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
import json
from collections.abc import Awaitable, Callable, Coroutine, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Self, TypeVar

from orrery.backends.cloud import CloudCopy, CloudOptions, SimulatedCloud, parameters_of, provision
from orrery.backends.sim.supplies import SUPPLIES
from orrery.backends.sim.truth import SimTruth
from orrery.core.client.deploy import Deployed, Plan, deploy, load
from orrery.core.client.errors import ApiFailure
from orrery.core.kernel.db.drivers.sqlite import Sqlite
from orrery.core.kernel.db.model import Base
from orrery.core.node import ManagementNode
from orrery.simulator.clock import SimEnvironment
from orrery.simulator.incidents import EMPTY_GUEST_MEMORY
from orrery.simulator.loop import Runner, VirtualLoop
from orrery.simulator.parameters import Parameters
from orrery.simulator.plain import read_plain
from orrery.simulator.specs import VmSpec
from orrery.simulator.world import World
from orrery.testlib.actions import Action, ActionLog
from orrery.testlib.choice import Machine
from orrery.testlib.environment import SETTLE_SECONDS, Capability, Cloud, Fault, Faults, Incidents
from orrery.testlib.oracles import NOTED, find_leaks
from orrery.testlib.sim_physical import SimGuests, SimMachines
from orrery.testlib.steps import StepCounter
from orrery.testlib.writes import Writes

T = TypeVar("T")

RESTING_MAX = 32
"""How many deployed clouds a process keeps, at about two megabytes each."""
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

    def __init__(self, world: World, node: ManagementNode) -> None:
        super().__init__(world, node)
        self.actions = ActionLog()
        self._writes: list[Writes] = []
        self._agreed: tuple[int, int] | None = None
        """Which node had written how much when the oracles last found nothing."""

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

    async def invoke(self, api: str, wire_fields: Mapping[str, Any]) -> dict[str, Any]:
        """As any simulated cloud does; the call is noted with its answer."""
        began, answer, failure = self.now(), None, None
        try:
            answer = await super().invoke(api, wire_fields)
            return answer
        except ApiFailure as refusal:
            failure = refusal
            raise
        finally:
            action = Action(began, self.now(), self.session, api, wire_fields, answer, failure)
            self.actions.note(action)

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

    async def wrongs(self) -> list[str]:
        """What the oracles find now."""
        count = self._watched().beside(NOTED)
        now = (len(self._writes), count)
        found = await find_leaks(self.node.kernel, SimTruth(self.world), rows_agree=now == self._agreed)
        self._agreed = None if found else now
        return found

    def _watched(self) -> Writes:
        """What the node that runs now has written."""
        db = self.node.kernel.db
        if not self._writes or self._writes[-1].db is not db:
            self._writes.append(Writes(db))
        return self._writes[-1]

    def reached(self) -> Mapping[tuple[str, str], int]:
        """What the node's engine has done."""
        kernel = self.node.kernel
        if not isinstance(kernel.tracer, StepCounter):
            kernel.tracer = StepCounter(self.world.faults.effects)
        return kernel.tracer.reached

    def written(self, kind: type[Base]) -> tuple[int, int]:
        """Which of the cloud's nodes runs now, and how often it has written what queries show of a kind."""
        count = self._watched().of(kind)
        return len(self._writes), count

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
    machines: Sequence[Machine] = ()
    """Those of ``--orrery-hosts``, for backends that do not make their own."""
    fresh: bool = False
    """Whether the file is deployed for this cloud alone, and its node has not been restarted since."""
    deployed_seed: int | None = None
    """With which seed the file is deployed, so that many seeds can go on from one deployment."""


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

    def keep(self, folder: Path) -> None:
        """Writes the database, and the world's rows as JSON lines; the node is dead from then on."""
        folder.mkdir(parents=True, exist_ok=True)
        db = self.cloud.node.kernel.db
        self.cloud.node.kill()
        assert isinstance(db.driver, Sqlite)
        (folder / "cloud.db").write_bytes(db.driver.image())
        rows = (json.dumps(row) for row in self.cloud.world.copy().rows)
        (folder / "world.jsonl").write_text("".join(f"{row}\n" for row in rows), encoding="utf-8")

    def summary(self) -> str:
        """What repeats the run, and where it is."""
        world = self.cloud.world
        return f"seed {self._options.seed}, {world.env.now:,.3f} simulated s, trace {world.trace_hash()}"


@contextmanager
def open_cloud(options: Options) -> Iterator[OpenedSimulation]:
    """A simulated cloud in virtual time, deployed. Raises DeploymentError, DeploymentFailed.

    A file is deployed once for each seed, and every cloud of it goes on from a copy, with a node that is
    restarted, so that it does the same whether it is the first one or not. `Options.fresh`, and clouds of
    other classes, deploy for themselves.
    """
    env = SimEnvironment()
    if options.fresh or options.kind is not TestCloud:
        cloud, start = _new_cloud(env, options)
    else:
        cloud, start = _resumed_cloud(env, options)
    with Runner(VirtualLoop(env)) as runner:
        runner.run(start)
        runner.run(_begin_faults(cloud, options.faults))
        yield OpenedSimulation(cloud, runner, options)


def _new_cloud(env: SimEnvironment, options: Options) -> tuple[TestCloud, Coroutine[Any, Any, None]]:
    plan = _load(options) if options.plan is not None else None
    cloud_options = CloudOptions(seed=_deployed_seed(options), parameters=_parameters(options, plan))
    cloud = options.kind.build(env, cloud_options)
    assert isinstance(cloud, TestCloud)
    return cloud, _deploy(cloud, plan)


def _load(options: Options) -> Plan:
    assert options.plan is not None
    return load(plan_file(options.plan), dict(options.variables), supplies=SUPPLIES)


def _resumed_cloud(env: SimEnvironment, options: Options) -> tuple[TestCloud, Coroutine[Any, Any, None]]:
    resting = RESTING.get(options)
    cloud_options = CloudOptions(seed=_deployed_seed(options), parameters=resting.parameters)
    copied = resting.copied if options.deployed_seed is None else resting.copied.at(options.seed)
    cloud = TestCloud.resume(env, cloud_options, copied)
    assert isinstance(cloud, TestCloud)
    cloud.deployed = resting.deployed.copy()
    return cloud, cloud.node.start()


async def _deploy(cloud: TestCloud, plan: Plan | None) -> None:
    cloud.deployed = Deployed()
    await cloud.start()
    if plan is not None:
        provision(cloud.world, plan)
        cloud.deployed = await deploy(plan, cloud)


async def _begin_faults(cloud: TestCloud, faults: Sequence[Fault | Mapping[str, Any]]) -> None:
    for fault in faults:
        cloud.faults.add(fault if isinstance(fault, Fault) else read_plain(Fault, fault, "faults"))


def _parameters(options: Options, plan: Plan | None) -> Parameters:
    given = options.parameters
    return Parameters.from_dict(given) if given is not None else parameters_of(plan)


@dataclass(frozen=True)
class Resting:
    """A cloud that was deployed and stopped, and what the clouds that go on from it need to know."""

    copied: CloudCopy
    deployed: Deployed
    parameters: Parameters


class RestingClouds:
    """The clouds of this process that are deployed already; the one used longest ago goes first."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: dict[str, Resting] = {}

    def get(self, options: Options) -> Resting:
        """The cloud that a file, its variables, parameters and a seed make; deployed if it is not there."""
        key = _identity(options)
        found = self._kept.pop(key, None) or _deploy_and_stop(options)
        self._kept[key] = found
        if len(self._kept) > self._most:
            del self._kept[next(iter(self._kept))]
        return found

    def clear(self) -> None:
        """Forgets them all."""
        self._kept.clear()


RESTING = RestingClouds(RESTING_MAX)


def _identity(options: Options) -> str:
    """Equal for options that deploy the same; the file counts by what it says and where it lies."""
    path = plan_file(options.plan).absolute() if options.plan is not None else None
    content = path.read_bytes() if path is not None and path.is_file() else b""
    seed = _deployed_seed(options)
    return repr((path, content, sorted(options.variables.items()), seed, options.parameters))


def _deployed_seed(options: Options) -> int:
    return options.seed if options.deployed_seed is None else options.deployed_seed


def _deploy_and_stop(options: Options) -> Resting:
    env = SimEnvironment()
    cloud, deployment = _new_cloud(env, options)
    with Runner(VirtualLoop(env)) as runner:
        runner.run(deployment)
        return Resting(runner.run(cloud.stop_and_copy()), cloud.deployed, cloud.world.parameters)


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
