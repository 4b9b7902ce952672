"""What tests do to the hosts and guests of a simulated world directly."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from weakref import WeakKeyDictionary

from orrery.simulator.datacenter import Bits, BitsKey, Guest
from orrery.simulator.faults import Fault, FaultKind
from orrery.simulator.reach import can_connect
from orrery.simulator.specs import GuestState
from orrery.simulator.world import World
from orrery.testlib.physical import Connection

_WRITTEN: WeakKeyDictionary[World, dict[BitsKey, tuple[Bits, str]]] = WeakKeyDictionary()
"""What guests of a world have written, each text with the bits that hold it."""


class SimGuests:
    """Implements `orrery.testlib.physical.Guests`."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._texts = _WRITTEN.setdefault(world, {})

    def _guest(self, vm: str) -> Guest:
        for (_, uuid), guest in self._world.datacenter.guests.items():
            if uuid == vm and guest.state is GuestState.RUNNING and not guest.hung:
                return guest
        raise AssertionError(f"guest {vm} does not run")

    async def can_connect(self, vm: str, address: str, port: int) -> bool:
        """Evaluates bridges, VLANs and links; every guest listens on every port."""
        return can_connect(self._world.datacenter, self._guest(vm), address)

    def _bits(self, vm: str, device_id: int) -> tuple[BitsKey, Bits]:
        guest = self._guest(vm)
        for volume in guest.spec.volumes:
            if volume.device_id == device_id:
                key = self._world.datacenter.key_of(guest.address, volume)
                return key, self._world.datacenter.bits[key]
        raise AssertionError(f"guest {vm} has no volume {device_id}")

    async def write(self, vm: str, device_id: int, text: str) -> None:
        """The text belongs to the bits, and goes with them."""
        key, bits = self._bits(vm, device_id)
        self._texts[key] = bits, text

    async def read(self, vm: str, device_id: int) -> str:
        """What was written to these very bits."""
        key, bits = self._bits(vm, device_id)
        holder, text = self._texts.get(key, (bits, ""))
        return text if holder is bits else ""

    @asynccontextmanager
    async def connection(self, vm: str) -> AsyncIterator[Connection]:
        """A connection that lasts as long as the guest runs, wherever it moves."""
        self._guest(vm)
        yield _SimConnection(self._world, vm)


class _SimConnection:
    def __init__(self, world: World, vm: str) -> None:
        self._world = world
        self._vm = vm

    async def echo(self, text: str) -> str:
        """Comes back where exactly one guest runs."""
        running = [one for one in self._world.guests() if one.uuid == self._vm]
        if [one.state for one in running] != [GuestState.RUNNING]:
            raise ConnectionResetError(f"guest {self._vm} does not answer")
        return text


class SimMachines:
    """Implements `orrery.testlib.physical.Machines`."""

    def __init__(self, world: World) -> None:
        self._world = world

    def _remove(self, kind: FaultKind, target: str) -> None:
        for number, fault in list(self._world.faults.items()):
            if fault.kind is kind and fault.addresses == (target,):
                self._world.faults.remove(number)

    async def kill_agent(self, address: str) -> None:
        """Nobody answers at the host."""
        self._world.faults.add(Fault(kind=FaultKind.DEAD_HOST, addresses=(address,)))

    async def start_agent(self, address: str) -> None:
        """It answers, and has to be connected again."""
        self._remove(FaultKind.DEAD_HOST, address)
        self._world.incidents.restart_agent(address)

    async def cut(self, address: str) -> None:
        """Nobody answers at the host."""
        self._world.faults.add(Fault(kind=FaultKind.DEAD_HOST, addresses=(address,)))

    async def join(self, address: str) -> None:
        """It answers again."""
        self._remove(FaultKind.DEAD_HOST, address)

    async def reboot(self, address: str) -> None:
        """It loses its power, and has it again."""
        self._world.faults.add(Fault(kind=FaultKind.DEAD_HOST, addresses=(address,), power=False))
        self._remove(FaultKind.DEAD_HOST, address)

    async def fill(self, storage: str) -> None:
        """Nothing new fits."""
        self._world.faults.add(Fault(kind=FaultKind.FULL_STORAGE, addresses=(storage,)))

    async def drain(self, storage: str) -> None:
        """It has room again."""
        self._remove(FaultKind.FULL_STORAGE, storage)
