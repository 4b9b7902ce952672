"""What tests do inside real guests: container guests by the machine, virtual machines by a shell of theirs.

A station is a network of its own, plugged into the bridge of a guest's network on the guest's host.
"""

from __future__ import annotations

import asyncio
import base64
import shlex
import socket
import subprocess
import zlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from orrery.backends.agent.compute.devices import disk_name
from orrery.backends.agent.compute.folders import GuestFolder
from orrery.backends.agent.network.inside import inside
from orrery.backends.agent.service import GuestKind
from orrery.backends.agent.wire import GUEST_PORT, Nic
from orrery.testlib.mini_hosts import MiniCloud, MiniHost
from orrery.testlib.namespaces import Namespace
from orrery.testlib.physical import Connection

SHELL_PORT = 7008
USER_DATA = base64.b64encode(f"#!/bin/sh\nnc -ll -p {SHELL_PORT} -e /bin/sh &\n".encode()).decode()
"""Gives a virtual machine of a test a shell at a port."""
TRY_SECONDS = 3
"""How long an answer is awaited that should not come."""
SECONDS = 90.0
SECTOR = 512


@dataclass
class _Place:
    host: MiniHost
    nic: Nic | None


class RealGuests:
    """Implements `orrery.testlib.physical.Guests`. `close` it before the hosts end."""

    def __init__(self, cloud: MiniCloud) -> None:
        self._cloud = cloud
        self._stations: dict[tuple[int, str], Namespace] = {}

    def close(self) -> None:
        """Removes the stations."""
        for station in self._stations.values():
            station.end()
        self._stations.clear()

    def _find(self, vm: str) -> _Place:
        for host in self._cloud.hosts:
            if vm in host.states():
                asked = GuestFolder(host.folder / "guests" / vm).spec()
                assert asked is not None
                return _Place(host, asked.nics[0] if asked.nics else None)
        raise AssertionError(f"guest {vm} runs on no host")

    def _station(self, place: _Place) -> Namespace:
        assert place.nic is not None, "the guest has no nic"
        host, bridge = place.host, place.nic.bridge
        key = (host.place.pid, bridge)
        if key not in self._stations:
            station = self._stations[key] = Namespace()
            number = len(self._stations)
            name = f"st{zlib.crc32(f'{bridge} {number}'.encode()):08x}"
            host.place.tool(
                *("ip", "link", "add", "name", name, "type", "veth"),
                *("peer", "name", "eth0", "netns", str(station.pid)),
            )
            host.place.tool("ip", "link", "set", "dev", name, "master", bridge, "up")
            station.tool("ip", "link", "set", "dev", "eth0", "up")
            station.tool("ip", "addr", "add", f"10.10.0.{200 + number}/24", "dev", "eth0")
        return self._stations[key]

    async def can_connect(self, vm: str, address: str, port: int) -> bool:
        """Really tried, from inside the guest."""
        place = self._find(vm)
        if place.host.guests is GuestKind.CONTAINERS:
            return await _is_answered(place.host.guest_pid(vm), (address, port))
        tried = f'[ -n "$(nc -w {TRY_SECONDS} {address} {port} </dev/null | head -n 1)" ] && echo yes'
        return (await self._shell(place, tried)).strip() == "yes"

    async def write(self, vm: str, device_id: int, text: str) -> None:
        """Fills the first sector of the device, and has it written."""
        device = f"/dev/{disk_name(device_id)}"
        sector = f"dd of={device} bs={SECTOR} conv=sync,fsync 2>/dev/null"
        said = await self._run(
            vm, f"{_appears(device)} && printf %s {shlex.quote(text)} | {sector} && echo ok"
        )
        assert said.strip() == "ok", f"{device} of guest {vm} cannot be written: {said}"

    async def read(self, vm: str, device_id: int) -> str:
        """What the first sector of the device says."""
        device = f"/dev/{disk_name(device_id)}"
        sector = f"dd if={device} bs={SECTOR} count=1 2>/dev/null | tr -d '\\000'"
        return await self._run(vm, f"{_appears(device)} && {sector}")

    async def _run(self, vm: str, script: str) -> str:
        place = self._find(vm)
        if place.host.guests is GuestKind.LIBVIRT:
            return await self._shell(place, script)
        enter = ["nsenter", "-t", str(place.host.guest_pid(vm)), "-m", "-r", "-w", "/bin/busybox", "sh", "-c"]
        done = await asyncio.to_thread(
            subprocess.run, [*enter, script], capture_output=True, text=True, timeout=SECONDS, check=False
        )
        return str(done.stdout)

    async def _shell(self, place: _Place, script: str) -> str:
        """What a script says that runs in a virtual machine, which may still be booting."""
        async with self._connected(place, SHELL_PORT) as (reader, writer):
            writer.write(f"{script}\nexit\n".encode())
            return (await asyncio.wait_for(reader.read(), SECONDS)).decode()

    @asynccontextmanager
    async def _connected(
        self, place: _Place, port: int
    ) -> AsyncIterator[tuple[asyncio.StreamReader, asyncio.StreamWriter]]:
        assert place.nic is not None and place.nic.ip is not None
        station, address = self._station(place), (place.nic.ip, port)
        async with asyncio.timeout(SECONDS):
            connected = await _connect(station, address)
        reader, writer = await asyncio.open_connection(sock=connected)
        try:
            yield reader, writer
        finally:
            writer.close()

    @asynccontextmanager
    async def connection(self, vm: str) -> AsyncIterator[Connection]:
        """A connection from a station."""
        async with self._connected(self._find(vm), GUEST_PORT) as (reader, writer):
            await asyncio.wait_for(reader.readline(), SECONDS)  # its name
            yield _Echo(reader, writer)


def _appears(device: str) -> str:
    """Waits for a device, which comes a moment after it was plugged in."""
    waits = f"n=0; while [ ! -b {device} ] && [ $n -lt 100 ]; do n=$((n+1)); usleep 100000; done"
    return f"{waits}; [ -b {device} ]"


async def _is_answered(pid: int, address: tuple[str, int]) -> bool:
    """Whether somebody answers a process. The kernel of a frozen guest connects; the guest says nothing."""
    with inside(pid):
        tried = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    with tried:
        tried.setblocking(False)
        loop = asyncio.get_running_loop()
        try:
            async with asyncio.timeout(TRY_SECONDS):
                await loop.sock_connect(tried, address)
                return bool(await loop.sock_recv(tried, 1))
        except OSError:  # TimeoutError is one
            return False


async def _connect(station: Namespace, address: tuple[str, int]) -> socket.socket:
    while True:
        with inside(station.pid):
            tried = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        tried.setblocking(False)
        try:
            async with asyncio.timeout(TRY_SECONDS):  # the pauses of one attempt grow to a minute
                await asyncio.get_running_loop().sock_connect(tried, address)
        except OSError:  # it boots
            tried.close()
            await asyncio.sleep(0.1)
        except BaseException:
            tried.close()
            raise
        else:
            return tried


@dataclass
class _Echo:
    _reader: asyncio.StreamReader
    _writer: asyncio.StreamWriter

    async def echo(self, text: str) -> str:
        """See `Connection`."""
        self._writer.write(f"{text}\n".encode())
        line = await asyncio.wait_for(self._reader.readline(), SECONDS)
        if not line:
            raise ConnectionResetError("the guest has closed the connection")
        return line.decode().removesuffix("\n")
