"""The load: workers that make, change and destroy VMs and volumes, and remember what was acknowledged."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import Any

from orrery.core.client.errors import ApiFailure
from orrery.core.client.http import HttpClient
from orrery.core.kernel.ids import new_uuid
from orrery.loadtests.crash.server import Server

WORKERS = 8
THINGS_OF_ONE = 3
SHARE_OF_VOLUMES = 0.3
GIB = 1 << 30
GONE = "gone"
NEXT = {
    "Running": ("StopVmInstance", "RebootVmInstance", "PauseVmInstance", "DestroyVmInstance"),
    "Stopped": ("StartVmInstance", "DestroyVmInstance"),
    "Paused": ("ResumeVmInstance", "DestroyVmInstance"),
    "Destroyed": ("RecoverVmInstance", "ExpungeVmInstance"),
    "Free": ("AttachDataVolumeToVm", "DeleteDataVolume"),
    "Attached": ("DetachDataVolumeFromVm",),
    "Deleted": ("RecoverDataVolume", "ExpungeDataVolume"),
}
"""What may be called on a thing in a state."""
BECOMES = {
    "CreateVmInstance": "Running",
    "StartVmInstance": "Running",
    "RebootVmInstance": "Running",
    "ResumeVmInstance": "Running",
    "StopVmInstance": "Stopped",
    "PauseVmInstance": "Paused",
    "DestroyVmInstance": "Destroyed",
    "RecoverVmInstance": "Stopped",
    "ExpungeVmInstance": GONE,
    "CreateDataVolume": "Free",
    "AttachDataVolumeToVm": "Attached",
    "DetachDataVolumeFromVm": "Free",
    "DeleteDataVolume": "Deleted",
    "RecoverDataVolume": "Free",
    "ExpungeDataVolume": GONE,
}
"""In which state a call leaves it."""


@dataclass
class Ledger:
    """What was acknowledged: the state of each thing after its last call, where that was answered."""

    acknowledged: int = 0
    states: dict[str, str] = field(default_factory=dict)
    ends: dict[str, int] = field(default_factory=dict)
    """How often which calls failed how."""

    def succeeded(self, api: str, uuid: str) -> None:
        """A job reported success."""
        self.acknowledged += 1
        self.states[uuid] = BECOMES[api]

    def failed(self, api: str, failure: ApiFailure) -> None:
        """A call failed, or nobody answered."""
        end = f"{api} {failure.code}"
        self.ends[end] = self.ends.get(end, 0) + 1


class Worker:
    """One caller after another call; the server may die at any moment."""

    def __init__(
        self, server: Server, client: HttpClient, ledger: Ledger, rng: random.Random, wanted: dict[str, Any]
    ) -> None:
        self._server, self._client, self._ledger, self._rng = server, client, ledger, rng
        self._wanted = wanted
        self._mine: dict[str, str] = {}
        """Things whose state is known."""
        self._on: dict[str, str] = {}
        """Volumes that are attached, and to what."""
        self._unsure: list[str] = []

    async def run(self) -> None:
        """Calls until it is cancelled."""
        while True:
            await self._server.up.wait()
            await self._look_again()
            await self._one()

    async def _one(self) -> None:
        api, uuid, fields = self._choose()
        self._mine.pop(uuid, None)
        self._ledger.states.pop(uuid, None)  # what comes of it is unknown until it is acknowledged
        try:
            await self._client.call(api, **fields)
        except ApiFailure as failure:
            self._ledger.failed(api, failure)
            self._unsure.append(uuid)
            return
        self._ledger.succeeded(api, uuid)
        if BECOMES[api] != GONE:
            self._mine[uuid] = BECOMES[api]
        if BECOMES[api] in ("Free", GONE):
            self._on.pop(uuid, None)

    async def _look_again(self) -> None:
        """Takes up again what calls without a good end were about, as it is now."""
        unsure, self._unsure = self._unsure, []
        for uuid in unsure:
            try:
                state = await self._state_of(uuid)
            except ApiFailure:
                self._unsure.append(uuid)
                continue
            if state in NEXT:
                self._mine[uuid] = state
            elif state != GONE:
                self._unsure.append(uuid)  # on its way to another state

    async def _state_of(self, uuid: str) -> str:
        conditions = [{"name": "uuid", "op": "=", "value": uuid}]
        for vm in (await self._client.call("QueryVmInstance", conditions=conditions))["inventories"]:
            return str(vm["state"])
        for volume in (await self._client.call("QueryVolume", conditions=conditions))["inventories"]:
            return volume_state(volume["status"], volume.get("vmInstanceUuid"))
        return GONE

    def _choose(self) -> tuple[str, str, dict[str, Any]]:
        """The next call, the thing that it is about, and its fields."""
        if len(self._mine) < THINGS_OF_ONE:
            uuid = new_uuid(0, self._rng)
            if self._rng.random() < SHARE_OF_VOLUMES:
                return "CreateDataVolume", uuid, {"name": "load", "diskSize": GIB, "resourceUuid": uuid}
            return "CreateVmInstance", uuid, self._wanted | {"resourceUuid": uuid}
        uuid = self._rng.choice(list(self._mine))
        apis = [api for api in NEXT[self._mine[uuid]] if self._allows(api, uuid)]
        api = self._rng.choice(apis)
        if api == "AttachDataVolumeToVm":
            self._on[uuid] = self._rng.choice(self._targets())
            return api, uuid, {"vmInstanceUuid": self._on[uuid], "volumeUuid": uuid}
        return api, uuid, {"uuid": uuid}

    def _targets(self) -> list[str]:
        return [one for one, state in self._mine.items() if state in ("Running", "Stopped")]

    def _allows(self, api: str, uuid: str) -> bool:
        if api == "DestroyVmInstance":
            return uuid not in self._on.values()  # it would free the volume, which has its own record
        return api != "AttachDataVolumeToVm" or bool(self._targets())


def volume_state(status: str, vm_uuid: str | None) -> str:
    """The state of a data volume, as `NEXT` names it; its status where it is on its way to another."""
    if status not in ("Ready", "NotInstantiated"):
        return status
    return "Attached" if vm_uuid is not None else "Free"


async def prepare(client: HttpClient) -> dict[str, Any]:
    """Logs in, for all workers (sessions survive a crash); gives the fields of a new VM."""
    await client.login("admin", password="password")

    async def first(api: str) -> str:
        return str((await client.call(api, conditions=[]))["inventories"][0]["uuid"])

    l3 = await first("QueryL3Network")
    return {
        "name": "load",
        "instanceOfferingUuid": await first("QueryInstanceOffering"),
        "imageUuid": await first("QueryImage"),
        "l3NetworkUuids": [l3],
        "defaultL3NetworkUuid": l3,
    }
