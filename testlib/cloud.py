"""A simulated cloud for tests: a node, a world, virtual time, one seed.

def test_a_zone_can_be_created() -> None:
    async def body(cloud: TestCloud) -> None:
        zone = await cloud.create("CreateZone", name="z")
        assert zone["state"] == "Enabled"

    run_cloud(body)
"""

from __future__ import annotations

import asyncio
import copy
import hashlib
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from orrery.backends.cloud import CloudOptions, SimulatedCloud, parameters_of, provision
from orrery.backends.sim.truth import SimTruth
from orrery.core.client.deploy import Deployed, Plan, deploy, load
from orrery.core.client.errors import ApiFailure
from orrery.simulator.clock import SimEnvironment
from orrery.simulator.loop import run_virtual
from orrery.simulator.parameters import Parameters
from orrery.testlib.oracles import find_leaks

T = TypeVar("T")

CLOUDS = Path(__file__).parent.parent / "scenarios" / "clouds"
SETTLE_SECONDS = 3600.0


class TestCloud(SimulatedCloud):
    """A simulated cloud with short forms for tests."""

    __test__ = False
    deployed: Deployed

    async def create(self, api: str, /, **wire_fields: Any) -> dict[str, Any]:
        """Calls an API and gives the inventory that it answers."""
        inventory: dict[str, Any] = (await self.call(api, **wire_fields))["inventory"]
        return inventory

    async def query(self, api: str, /, *conditions: str, **options: Any) -> list[dict[str, Any]]:
        """The inventories that a query finds; conditions in the wire's form, such as ``state=Running``."""
        from orrery.core.kernel.query import parse_condition

        parsed = [parse_condition(text).model_dump(by_alias=True) for text in conditions]
        body = await self.call(api, conditions=parsed, **options)
        inventories: list[dict[str, Any]] = body["inventories"]
        return inventories

    async def get(self, api: str, uuid: str) -> dict[str, Any]:
        """The one inventory with this uuid. Raises AssertionError where there is none."""
        found = await self.query(api, f"uuid={uuid}")
        assert len(found) == 1, f"{api} finds {len(found)} with uuid {uuid}"
        return found[0]

    async def failure(self, api: str, /, **wire_fields: Any) -> ApiFailure:
        """The error of a call that must fail."""
        try:
            body = await self.call(api, **wire_fields)
        except ApiFailure as failure:
            return failure
        raise AssertionError(f"{api} should have failed, but answered {body}")

    async def tenant(self, name: str, **fields: Any) -> TestCloud:
        """The same cloud as a new account sees it."""
        password = hashlib.sha512(name.encode()).hexdigest()
        await self.call("CreateAccount", name=name, password=password, **fields)
        return await self.logged_in("LogInByAccount", accountName=name, password=password)

    async def logged_in(self, api: str, /, **wire_fields: Any) -> TestCloud:
        """The same cloud as somebody sees it who logs in by this call."""
        other = copy.copy(self)
        other.session = (await self.create(api, **wire_fields))["uuid"]
        return other

    async def leaks(self) -> list[str]:
        """What the oracles find, once the garbage has been given time to be collected."""
        await self.settle()
        return await find_leaks(self.node.kernel, SimTruth(self.world))

    async def settle(self, seconds: float = SETTLE_SECONDS) -> None:
        """Lets simulated time pass, so that retries, heartbeats and collections happen."""
        await asyncio.sleep(seconds)


def run_cloud(
    body: Callable[[TestCloud], Awaitable[T]],
    *,
    seed: int = 1,
    plan: str | None = None,
    variables: Mapping[str, Any] | None = None,
    parameters: Mapping[str, Any] | None = None,
    check: bool = True,
    kind: type[TestCloud] | None = None,
) -> T:
    """Runs `body` on a fresh simulated cloud in virtual time; afterwards the oracles must find nothing.

    `plan` names a file of scenarios/clouds (or a path) that is deployed first; `parameters` are those of the
    simulator; `kind` is the class of the cloud. Raises AssertionError listing the leaks.
    """
    loaded = load(_path(plan), dict(variables or {})) if plan is not None else None
    env = SimEnvironment()
    wanted = Parameters.from_dict(parameters) if parameters is not None else parameters_of(loaded)
    cloud = (kind or TestCloud).build(env, CloudOptions(seed=seed, parameters=wanted))
    assert isinstance(cloud, TestCloud)
    return run_virtual(_run(cloud, body, loaded, check), env)


def _path(plan: str) -> Path:
    named = CLOUDS / f"{plan}.yaml"
    return named if named.exists() else Path(plan)


async def _run(
    cloud: TestCloud, body: Callable[[TestCloud], Awaitable[T]], plan: Plan | None, check: bool
) -> T:
    await cloud.start()
    if plan is not None:
        provision(cloud.world, plan)
        cloud.deployed = await deploy(plan, cloud)
    result = await body(cloud)
    if check:
        leaks = await cloud.leaks()
        assert not leaks, "the cloud is not clean:\n  " + "\n  ".join(leaks)
    await cloud.node.stop()
    return result
