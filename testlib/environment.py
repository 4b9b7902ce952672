"""The environment of a scenario: a cloud under test, whatever its hosts are.

A scenario holds a `Cloud`. It calls the API, asks what is really on hosts and storages, makes things fail,
and lets time pass. The simulated cloud (`orrery.testlib.cloud`) implements all of it. A cloud of real hosts
implements what it can, lists it in `capabilities`, and raises `Unsupported` for the rest, which skips the
test.
"""

from __future__ import annotations

import asyncio
import hashlib
from abc import ABC, abstractmethod
from collections.abc import Coroutine, Iterable, Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Any, Protocol, TypeVar

from orrery.core.client.deploy import Deployed
from orrery.core.client.errors import ApiFailure
from orrery.core.kernel.api.message import ApiMessage
from orrery.core.kernel.db.model import Base
from orrery.simulator.faults import STRIKES_GUESTS, Fault, FaultKind
from orrery.testlib.actions import ActionLog
from orrery.testlib.physical import Guests, Machines
from orrery.testlib.truth import Truth

__all__ = [
    "SETTLE_SECONDS",
    "STRIKES_GUESTS",
    "Capability",
    "Cloud",
    "Confined",
    "Fault",
    "FaultKind",
    "Faults",
    "Guests",
    "Incidents",
    "Machines",
    "NoFaults",
    "OpenedCloud",
    "Unsupported",
]

T = TypeVar("T")

SETTLE_SECONDS = 3600.0
STATE_SECONDS = 120.0
"""How long a change of state may take on a machine that has other things to do."""
POLL_SECONDS = 0.1


class Capability(StrEnum):
    """What an environment may be able to do beside calling the API."""

    FAULTS = "faults"
    """Calls to hosts and storages can be made to fail, and hosts to be silent."""
    INCIDENTS = "incidents"
    """Guests can be stopped, crashed, moved and started behind the back of the management node."""
    TRUTH = "truth"
    """What is on hosts and storages can be listed without the management node."""
    VIRTUAL_TIME = "virtual-time"
    """Time passes at no cost, and one seed gives one run."""
    ANY_HOST = "any-host"
    """A host can be added at any address."""
    GUESTS = "guests"
    """What guests reach, and what is on their volumes, can be tried."""
    MACHINES = "machines"
    """Agents can be killed, hosts cut off and rebooted, and their storage filled."""
    NODE_RESTARTS = "node-restarts"
    """The management node can be killed and started again."""
    LIVE_MIGRATION = "live-migration"
    """Guests can move to another host while they run."""


class Unsupported(Exception):
    """This environment cannot do that; the text says what is missing."""


class Faults(Protocol):
    """What goes wrong outside the management node, each fault during its own time."""

    def add(self, fault: Fault) -> int:
        """Puts a fault in force; gives the number that removes it. Raises Unsupported."""

    def remove(self, number: int) -> None:
        """Ends a fault; an unknown number is ignored."""

    @property
    def effects(self) -> Mapping[str, int]:
        """How often each kind of fault has had its effect."""

    def items(self) -> Iterator[tuple[int, Fault]]:
        """The faults in force, with their numbers."""

    def draw_anew(self, origin: str) -> None:
        """From now on, what is left to chance follows from this text alone."""


class NoFaults:
    """The faults of an environment in which none can be declared: there is none."""

    effects: Mapping[str, int] = MappingProxyType({})

    def add(self, fault: Fault) -> int:
        """Raises Unsupported."""
        raise Unsupported(f"calls to real hosts do not fail by a declared fault, as {fault.kind}")

    def remove(self, number: int) -> None:
        """There is none of that number."""

    def items(self) -> Iterator[tuple[int, Fault]]:
        """None."""
        return iter(())

    def draw_anew(self, origin: str) -> None:
        """Nothing is left to chance."""


class Incidents(Protocol):
    """What happens to guests without a call of the management node, at once.

    Hosts are named by their management addresses, guests by the uuids of their VMs.
    """

    def stop(self, address: str, guest: str) -> None:
        """The guest powers itself off."""

    def crash(self, address: str, guest: str) -> None:
        """The guest crashes, and stays on its host."""

    def hang(self, address: str, guest: str) -> None:
        """The guest hangs; its host lists it as before."""

    def destroy(self, address: str, guest: str) -> None:
        """Somebody removes the guest by the host's own tools."""

    def move(self, source: str, destination: str, guest: str) -> None:
        """Somebody migrates the guest by the hosts' own tools."""

    def start(self, address: str, guest: str, *, like: str | None = None) -> None:
        """Somebody starts a guest by the host's own tools: a copy of the guest `like`, else an empty one."""


class Cloud(ABC):
    """A cloud as one caller sees it. The first one is its administrator."""

    session: str
    """The caller's session; empty for nobody's."""
    deployed: Deployed
    """What the deployment file created, by family and name."""
    actions: ActionLog
    """Where `invoke` notes each call; the same for all callers of one cloud."""

    @property
    @abstractmethod
    def capabilities(self) -> frozenset[Capability]:
        """What this environment can do."""

    @property
    @abstractmethod
    def truth(self) -> Truth:
        """What is really on hosts and storages. Raises Unsupported."""

    @property
    @abstractmethod
    def faults(self) -> Faults:
        """What goes wrong."""

    @property
    @abstractmethod
    def incidents(self) -> Incidents:
        """What happens to guests. Raises Unsupported."""

    @property
    def guests(self) -> Guests:
        """What can be tried with guests. Raises Unsupported."""
        raise Unsupported("this environment has no guests that could be asked")

    @property
    def machines(self) -> Machines:
        """What happens to hosts. Raises Unsupported."""
        raise Unsupported("the hosts of this environment cannot be touched")

    async def kill_node(self) -> None:
        """The management node dies as by kill -9, and is not there until `start_node`. Raises Unsupported."""
        raise Unsupported("the management node of this environment cannot be killed")

    async def start_node(self) -> None:
        """Starts the management node on what the last one left. Raises Unsupported."""
        raise Unsupported("the management node of this environment cannot be started again")

    @abstractmethod
    async def invoke(self, api: str, wire_fields: Mapping[str, Any]) -> dict[str, Any]:
        """Calls an API by name and awaits its job; gives the body of its answer. Raises ApiFailure."""

    @abstractmethod
    async def settle(self, seconds: float = SETTLE_SECONDS) -> None:
        """Lets time pass, so that retries, heartbeats and collections of garbage happen."""

    @abstractmethod
    def now(self) -> float:
        """The time in seconds, from an arbitrary beginning; it passes as `settle` lets it."""

    @abstractmethod
    def seen_by(self, session: str) -> Cloud:
        """The same cloud, called with another session."""

    @abstractmethod
    async def leaks(self) -> list[str]:
        """What is wrong once the garbage has been given time to be collected: rows without their objects,
        objects without their rows, wrong sums."""

    async def wrongs(self) -> list[str]:
        """What is wrong now, while no operation is under way: `leaks` without giving garbage its time, where
        the environment can tell."""
        return await self.leaks()

    def reached(self) -> Mapping[tuple[str, str], int]:
        """How often steps of workflows (``vm-start.boot``) were reached while a fault of a kind struck, and
        with "" for the kind in all, since this was first asked; nothing where the environment cannot tell."""
        return {}

    def written(self, kind: type[Base]) -> object | None:
        """A value that is another one once what queries show of a kind was written; None where the
        environment cannot tell."""
        return None

    async def call(self, api: str, /, **wire_fields: Any) -> dict[str, Any]:
        """Calls an API with fields under their wire names. Raises ApiFailure."""
        return await self.invoke(api, wire_fields)

    async def send(self, message: ApiMessage) -> dict[str, Any]:
        """Makes the call that a typed message is, with the fields that were set on it. Raises ApiFailure."""
        fields = message.model_dump(mode="json", by_alias=True, exclude_none=True, exclude_unset=True)
        return await self.invoke(message.declaration.name, fields)

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

    async def becomes(
        self, api: str, uuid: str, seconds: float = STATE_SECONDS, **wanted: Any
    ) -> dict[str, Any]:
        """The inventory with this uuid, once its fields have these values.

        Raises AssertionError where they do not within so many seconds.
        """
        end = self.now() + seconds
        while True:
            found = await self.get(api, uuid)
            if all(found.get(name) == value for name, value in wanted.items()):
                return found
            seen = {name: found.get(name) for name in wanted}
            assert self.now() < end, f"{api} {uuid}: {seen} after {seconds:g} s, not {wanted}"
            await asyncio.sleep(POLL_SECONDS)

    async def failure(self, api: str, /, **wire_fields: Any) -> ApiFailure:
        """The error of a call that must fail."""
        try:
            body = await self.call(api, **wire_fields)
        except ApiFailure as failure:
            return failure
        raise AssertionError(f"{api} should have failed, but answered {body}")

    async def tenant(self, name: str, **fields: Any) -> Cloud:
        """The same cloud as a new account sees it."""
        password = hashlib.sha512(name.encode()).hexdigest()
        await self.call("CreateAccount", name=name, password=password, **fields)
        return await self.logged_in("LogInByAccount", accountName=name, password=password)

    async def logged_in(self, api: str, /, **wire_fields: Any) -> Cloud:
        """The same cloud as somebody sees it who logs in by this call."""
        return self.seen_by((await self.create(api, **wire_fields))["uuid"])

    def require(self, wanted: Iterable[Capability]) -> None:
        """Raises Unsupported where this environment lacks one of these."""
        missing = [one.value for one in wanted if one not in self.capabilities]
        if missing:
            raise Unsupported(f"this environment has no {', '.join(missing)}")


class Confined(Cloud):
    """A cloud reduced to what every environment offers; it hides what its implementation is made of."""

    def __init__(self, cloud: Cloud) -> None:
        self._cloud = cloud
        self.session = cloud.session
        self.deployed = cloud.deployed
        self.actions = cloud.actions

    @property
    def capabilities(self) -> frozenset[Capability]:
        """Those of the cloud."""
        return self._cloud.capabilities

    @property
    def truth(self) -> Truth:
        """That of the cloud."""
        return self._cloud.truth

    @property
    def faults(self) -> Faults:
        """Those of the cloud."""
        return self._cloud.faults

    @property
    def incidents(self) -> Incidents:
        """Those of the cloud."""
        return self._cloud.incidents

    @property
    def guests(self) -> Guests:
        """Those of the cloud."""
        return self._cloud.guests

    @property
    def machines(self) -> Machines:
        """Those of the cloud."""
        return self._cloud.machines

    async def kill_node(self) -> None:
        """As the cloud does."""
        await self._cloud.kill_node()

    async def start_node(self) -> None:
        """As the cloud does."""
        await self._cloud.start_node()

    async def invoke(self, api: str, wire_fields: Mapping[str, Any]) -> dict[str, Any]:
        """As the cloud does, for this session."""
        cloud = self._cloud if self.session == self._cloud.session else self._cloud.seen_by(self.session)
        return await cloud.invoke(api, wire_fields)

    async def settle(self, seconds: float = SETTLE_SECONDS) -> None:
        """As the cloud does."""
        await self._cloud.settle(seconds)

    def now(self) -> float:
        """As the cloud does."""
        return self._cloud.now()

    def seen_by(self, session: str) -> Confined:
        """The same, called with another session."""
        other = Confined(self._cloud)
        other.session = session
        return other

    async def leaks(self) -> list[str]:
        """As the cloud does."""
        return await self._cloud.leaks()

    def reached(self) -> Mapping[tuple[str, str], int]:
        """As the cloud does."""
        return self._cloud.reached()

    def written(self, kind: type[Base]) -> object | None:
        """As the cloud does."""
        return self._cloud.written(kind)

    async def wrongs(self) -> list[str]:
        """As the cloud does."""
        return await self._cloud.wrongs()


class OpenedCloud(Protocol):
    """A cloud that runs, and the time that it runs in."""

    @property
    def cloud(self) -> Cloud:
        """The cloud, as its administrator sees it."""

    def run(self, main: Coroutine[Any, Any, T]) -> T:
        """Runs a coroutine to its end in the cloud's time; raises what it raises."""

    def finish(self) -> None:
        """Checks the cloud and stops its node. Raises AssertionError listing the leaks."""

    def keep(self, folder: Path) -> None:
        """Writes what helps to examine the cloud into a new folder; the cloud is not used any more."""

    def summary(self) -> str:
        """What repeats the run, for the report of a test that failed."""
