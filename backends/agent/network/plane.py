"""The networks of one host.

Each operation compares what is declared with what the kernel has and makes the difference: one batch of `ip`,
one transaction of `nft`. Nothing is remembered, so an operation can be repeated, and what somebody changed by
hand is mended by `repair`. Interfaces, bridges and tables of others are refused and left alone.

One operation at a time works on the host. Ports that are plugged in while another operation runs wait
together and are made by one batch.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Sequence

from orrery.backends.agent.errors import Refused
from orrery.backends.agent.network import networks as network_changes
from orrery.backends.agent.network import ports as port_changes
from orrery.backends.agent.network.bpf_tagging import BpfTagging
from orrery.backends.agent.network.changes import Change, Problem, apply, deletion, together
from orrery.backends.agent.network.inside import can_connect
from orrery.backends.agent.network.links import Links, read_links
from orrery.backends.agent.network.model import (
    Found,
    FoundBridge,
    FoundPort,
    FoundUplink,
    Network,
    Port,
)
from orrery.backends.agent.network.ports import name_of
from orrery.backends.agent.network.probes import has_8021q, probe
from orrery.backends.agent.network.rules import Entry, Rules, entries_of
from orrery.backends.agent.network.tagging import KernelTagging, Tagging
from orrery.backends.agent.network.waiting import Waiting


class NetworkPlane:
    """The network plane of the namespace that this process is in. Needs root."""

    def __init__(self, tagging: Tagging | None = None) -> None:
        """`tagging` None: the kernel's own where it has it, else programs; tried when it is first needed."""
        self._chosen = tagging
        self._rules = Rules()
        self._lock = asyncio.Lock()
        self._plugs = Waiting[Port]()
        self._unplugs = Waiting[str]()

    async def probe(self) -> dict[str, str | None]:
        """What this host can do: each ability with None, or with the reason why it is missing.

        Each is tried in a namespace that is thrown away.
        """
        return await probe()

    async def realize(self, networks: Sequence[Network]) -> None:
        """The bridges are there when this returns.

        Raises Refused, which names each network that could not be made; the others are there.
        """
        async with self._lock:
            _, problems = await self._make(networks, ())
        _raise(problems)

    async def remove(self, networks: Sequence[Network]) -> None:
        """The networks are gone when this returns; what is gone already is success.

        Raises Refused, naming the network and the nic, while a port is plugged into one; none is removed
        then.
        """
        async with self._lock:
            links = await read_links()
            changes = [
                change for one in networks for change in await network_changes.removing(one.uuid, links)
            ]
            if changes:
                _raise(await apply(together(changes, links)))
                await self._mend_tagging(await read_links())

    async def plug(self, port: Port) -> str:
        """Makes the port of a nic with its anti-spoofing; gives the name of the host's interface.

        Raises Refused, and leaves no port then that was not there.
        """
        problem = await self._plugs.join(port, port.nic_uuid, self._lock, self._plug_together)
        if problem is not None:
            raise Refused(problem)
        return name_of(port.nic_uuid)

    async def unplug(self, nic_uuid: str) -> None:
        """The port of a nic is gone with its rules; one that is gone already is success."""
        problem = await self._unplugs.join(nic_uuid, nic_uuid, self._lock, self._unplug_together)
        if problem is not None:
            raise Refused(problem)

    async def found(self) -> Found:
        """Everything of ours that is in the kernel."""
        links = await read_links()
        table = await self._rules.read()
        return Found(
            tuple(FoundBridge(link.name, alias.uuid) for link, alias in links.ours("bridge")),
            tuple(
                FoundUplink(link.name, alias.uuid, alias.physical_interface, alias.vlan)
                for link, alias in links.ours("uplink")
            ),
            tuple(
                FoundPort(link.name, alias.uuid, alias.network, link.master)
                for link, alias in links.ours("port")
            ),
            table.found(),
            await (await self._tagging()).found(),
            tuple(link.name for link in links if link.is_unfinished),
        )

    async def repair(
        self, networks: Sequence[Network], ports: Sequence[Port], *, prune: bool = False
    ) -> list[str]:
        """Makes the kernel what is declared; says in words what was mended, nothing where all was well.

        Rules that no declared port has are removed, those of other ports of ours that exist stay. With
        `prune`, `networks` and `ports` are all there shall be: every other one of ours is removed. Raises
        Refused, once all else is mended, with what could not be.
        """
        async with self._lock:
            words: list[str] = []
            if prune:
                words += await self._prune(networks, ports)
            mended, problems = await self._make(networks, ports, everything=True)
        if problems:
            raise Refused(
                "; ".join([*(one.words for one in problems), *(f"mended: {one}" for one in mended)])
            )
        return words + mended

    async def can_connect(self, source: Port, address: str, port: int, *, timeout: float = 2.0) -> bool:
        """Whether a container guest gets a TCP connection to an address within `timeout` seconds; really
        tried.

        Raises Refused for a guest that is no process of this host.
        """
        if source.guest_pid is None:
            raise Refused(f"nic {source.nic_uuid}: its guest is a machine of its own; ask it from inside")
        return await can_connect(source.guest_pid, address, port, timeout)

    async def clean(self) -> None:
        """Removes everything of ours: ports, networks, rules, filters. The host's own addresses return."""
        async with self._lock:
            await self._prune((), ())
            await self._rules.remove()

    async def _make(
        self, networks: Sequence[Network], ports: Sequence[Port], *, everything: bool = False
    ) -> tuple[list[str], list[Problem]]:
        """Makes networks, then ports. Gives what was done in words, and what failed."""
        words: list[str] = []
        problems: list[Problem] = []
        links = await read_links()
        if networks or everything:
            tagging = await self._tagging()
            changes = await _collected(
                [(one.uuid, network_changes.making(one, links, tagging)) for one in networks], problems
            )
            problems += await apply(changes)
            words += [one.words for one in changes]
            if changes:
                links = await read_links()
            if everything or any(one.vlan is not None for one in networks):
                words += await tagging.mend(links)
        if ports or everything:
            words += await self._make_ports(ports, links, problems, everything=everything)
        return words, problems

    async def _make_ports(
        self, ports: Sequence[Port], links: Links, problems: list[Problem], *, everything: bool
    ) -> list[str]:
        changes = await _collected(
            [(one.nic_uuid, port_changes.making(one, links)) for one in ports], problems
        )
        good = _without(ports, problems)
        # Rules first: a port that is there before its rules can send nothing, and one that is not needs none.
        words = await self._write_rules(good, links, everything=everything)
        problems += await apply(changes)
        changed = {one.uuid for one in changes}
        for port in _without(good, problems):
            if port.nic_uuid in changed or not everything:
                try:
                    await port_changes.prepare_guest(port, links)
                except Refused as refused:
                    problems.append(Problem(port.nic_uuid, str(refused)))
        return [*(one.words for one in changes), *words]

    async def _write_rules(self, ports: Sequence[Port], links: Links, *, everything: bool) -> Sequence[str]:
        wanted: dict[Entry, str] = {}
        for port in ports:
            wanted.update(entries_of(port))
        table = await self._rules.read()
        if table.frame is None and not wanted:
            return ()
        names = [name_of(port.nic_uuid) for port in ports]
        if not everything:
            return await self._rules.write(table, wanted, names)
        others = {link.name for link, _ in links.ours("port")}.difference(names)
        kept = {entry: uuid for entry, uuid in table.entries.items() if entry[1] in others}
        return await self._rules.write(table, {**kept, **wanted}, None)

    async def _plug_together(self, ports: Sequence[Port]) -> list[str | None]:
        """Why each port could not be made, None for those that are."""
        before = await read_links()
        problems: list[Problem] = []
        await self._make_ports(ports, before, problems, everything=False)
        await port_changes.settled(_without(ports, problems))
        reasons = {one.uuid: one.words for one in problems}
        await self._drop([uuid for uuid in reasons if before.get(name_of(uuid)) is None])
        return [reasons.get(port.nic_uuid) for port in ports]

    async def _unplug_together(self, nics: Sequence[str]) -> list[str | None]:
        reasons = {one.uuid: one.words for one in await self._drop(nics)}
        return [reasons.get(nic) for nic in nics]

    async def _drop(self, nics: Sequence[str]) -> Sequence[Problem]:
        """Removes the ports of nics, and their rules once nothing can use them."""
        if not nics:
            return ()
        links = await read_links()
        changes = [change for nic in nics for change in port_changes.removing(nic, links)]
        problems = await apply(together(changes, links))
        table = await self._rules.read()
        if table.frame is not None:
            failed = {one.uuid for one in problems}
            names = [name_of(nic) for nic in nics if nic not in failed]
            await self._rules.write(table, {}, names)
        return problems

    async def _prune(self, networks: Sequence[Network], ports: Sequence[Port]) -> list[str]:
        """Removes what is ours and not declared, ports before the networks they are in."""
        links = await read_links()
        nics = {one.nic_uuid for one in ports}
        declared = {one.uuid for one in networks}
        gone = [alias.uuid for _, alias in links.ours("port") if alias.uuid not in nics]
        changes = [change for nic in gone for change in port_changes.removing(nic, links)]
        changes += [_deleted(link.name) for link in links if link.is_unfinished]
        problems = list(await apply(together(changes, links)))
        links = await read_links()
        removal: list[Change] = []
        for uuid in dict.fromkeys(
            alias.uuid
            for kind in ("bridge", "uplink")
            for _, alias in links.ours(kind)
            if alias.uuid not in declared
        ):
            removal += await network_changes.removing(uuid, links)
        problems += await apply(together(removal, links))
        changes += removal
        _raise(problems)
        await self._mend_tagging(await read_links())
        return [one.words for one in changes]

    async def _mend_tagging(self, links: Links) -> None:
        await (await self._tagging()).mend(links)

    async def _tagging(self) -> Tagging:
        if self._chosen is None:
            self._chosen = KernelTagging() if await has_8021q() else BpfTagging()
        return self._chosen


async def _collected(
    made: Sequence[tuple[str, Awaitable[Sequence[Change]]]], problems: list[Problem]
) -> list[Change]:
    """All changes together; what is refused becomes a problem."""
    changes: list[Change] = []
    for uuid, making in made:
        try:
            changes += await making
        except Refused as refused:
            problems.append(Problem(uuid, str(refused)))
    return changes


def _without(ports: Sequence[Port], problems: Sequence[Problem]) -> list[Port]:
    failed = {one.uuid for one in problems}
    return [port for port in ports if port.nic_uuid not in failed]


def _deleted(name: str) -> Change:
    return Change("", f"interface {name} was left by an interrupted operation", (deletion(name),))


def _raise(problems: Sequence[Problem]) -> None:
    if problems:
        raise Refused("; ".join(one.words for one in problems))
