"""Clouds for tests that are plain functions: ``cloud("file.yaml", vms=2)``.

    def test_a_vm_stops(cloud: Clouds) -> None:
        ready = cloud("small", vms=1)
        [vm] = ready.query("QueryVmInstance")
        assert ready.send(StopVmInstance(uuid=vm["uuid"]))["inventory"]["state"] == "Stopped"

Every call lets the cloud's time pass until it is answered; between two calls time stands still.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack
from dataclasses import replace
from typing import Any

from orrery.core.client.deploy import Deployed
from orrery.core.client.errors import ApiFailure
from orrery.core.kernel.api.message import ApiMessage
from orrery.simulator.world import World
from orrery.testlib.cloud import Options, TestCloud
from orrery.testlib.environment import (
    SETTLE_SECONDS,
    Capability,
    Cloud,
    Faults,
    Incidents,
    OpenedCloud,
    Unsupported,
)
from orrery.testlib.truth import Truth

OpenCloud = Callable[[Options], AbstractContextManager[OpenedCloud]]


class CloudClock:
    """The time of a cloud."""

    def __init__(self, opened: OpenedCloud) -> None:
        self._opened = opened

    def now(self) -> float:
        """The cloud's time in seconds, from an arbitrary beginning."""

        async def read() -> float:
            return self._opened.cloud.now()

        return self._opened.run(read())

    def advance(self, seconds: float = SETTLE_SECONDS) -> None:
        """Lets so many seconds pass in the cloud, with all that is due in them."""
        self._opened.run(self._opened.cloud.settle(seconds))


class ReadyCloud:
    """A cloud with a deployed file, as one caller sees it; the first one is its administrator."""

    def __init__(self, opened: OpenedCloud, cloud: Cloud) -> None:
        self._opened = opened
        self._cloud = cloud
        self.clock = CloudClock(opened)

    @property
    def deployed(self) -> Deployed:
        """What the file created: ``deployed.uuid("vm", "web-0")``."""
        return self._cloud.deployed

    @property
    def session(self) -> str:
        """The caller's session."""
        return self._cloud.session

    @property
    def world(self) -> World:
        """The simulated datacenter. Raises Unsupported on a backend that has none, which skips the test."""
        if isinstance(self._cloud, TestCloud):
            return self._cloud.world
        raise Unsupported("this backend has no simulated world")

    @property
    def truth(self) -> Truth:
        """What is really on hosts and storages. Raises Unsupported."""
        return self._cloud.truth

    @property
    def faults(self) -> Faults:
        """What goes wrong. Raises Unsupported."""
        return self._cloud.faults

    @property
    def incidents(self) -> Incidents:
        """What happens to guests without a call. Raises Unsupported."""
        return self._cloud.incidents

    def call(self, api: str, /, **wire_fields: Any) -> dict[str, Any]:
        """Calls an API with fields under their wire names; gives the answer's body. Raises ApiFailure."""
        return self._opened.run(self._cloud.invoke(api, wire_fields))

    def send(self, message: ApiMessage) -> dict[str, Any]:
        """Makes the call that a typed message is; gives the body of its answer. Raises ApiFailure."""
        return self._opened.run(self._cloud.send(message))

    def create(self, api: str, /, **wire_fields: Any) -> dict[str, Any]:
        """Calls an API and gives the inventory that it answers. Raises ApiFailure."""
        return self._opened.run(self._cloud.create(api, **wire_fields))

    def query(self, api: str, /, *conditions: str, **options: Any) -> list[dict[str, Any]]:
        """The inventories that a query finds; conditions in the wire's form, such as ``state=Running``."""
        return self._opened.run(self._cloud.query(api, *conditions, **options))

    def get(self, api: str, uuid: str) -> dict[str, Any]:
        """The one inventory with this uuid. Raises AssertionError where there is none."""
        return self._opened.run(self._cloud.get(api, uuid))

    def failure(self, api: str, /, **wire_fields: Any) -> ApiFailure:
        """The error of a call that must fail. Raises AssertionError where it succeeds."""
        return self._opened.run(self._cloud.failure(api, **wire_fields))

    def tenant(self, name: str, **fields: Any) -> ReadyCloud:
        """The same cloud as a new account sees it."""
        return ReadyCloud(self._opened, self._opened.run(self._cloud.tenant(name, **fields)))

    def seen_by(self, session: str) -> ReadyCloud:
        """The same cloud, called with another session."""
        return ReadyCloud(self._opened, self._cloud.seen_by(session))


class Clouds:
    """Makes the clouds of one test. Each is a cloud of its own; all are checked when the test is over."""

    def __init__(self, open_cloud: OpenCloud, options: Options, needed: Sequence[str] = ()) -> None:
        """`needed` are the capabilities without which the test is skipped."""
        self._open, self._options, self._needed = open_cloud, options, needed
        self._stack = ExitStack()
        self.opened: list[OpenedCloud] = []

    def __call__(self, plan: str | None = None, /, **variables: Any) -> ReadyCloud:
        """A cloud with a deployment file: a path, or the name of a packaged cloud; none gives an empty one.

        `variables` are those of the file. Everything else is as the mark ``cloud`` says. Raises
        DeploymentError, DeploymentFailed, Unsupported.
        """
        given: Mapping[str, Any] = {**self._options.variables, **variables}
        options = replace(self._options, plan=plan or self._options.plan, variables=given)
        opened = self._stack.enter_context(self._open(options))
        opened.cloud.require(Capability(name) for name in self._needed)
        self.opened.append(opened)
        return ReadyCloud(opened, opened.cloud)

    def finish(self) -> None:
        """Checks all clouds and stops their nodes. Raises AssertionError listing the leaks."""
        for opened in self.opened:
            opened.finish()

    def close(self) -> None:
        """Frees what the clouds use."""
        self._stack.close()

    def summary(self) -> str:
        """What repeats the runs."""
        return "\n".join(opened.summary() for opened in self.opened)
