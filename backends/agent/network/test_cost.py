"""How many processes operations start: what bounds their cost, whatever the machine."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Any

import pytest

from orrery.backends.agent.network import addresses, bpf_tagging, changes, links, ports, probes, rules
from orrery.backends.agent.run import run
from orrery.testlib.network_lab import RED, NetworkLab

PORTS = 200
MODULES = (addresses, bpf_tagging, changes, links, ports, probes, rules)


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[Sequence[str]]:
    """The commands of all tools that are started from now on."""
    commands: list[Sequence[str]] = []

    async def counted(*argv: str, **options: Any) -> bytes:
        commands.append(argv)
        return await run(*argv, **options)

    for module in MODULES:
        monkeypatch.setattr(module, "run", counted)
    return commands


def test_many_ports_cost_a_few_processes(lab: NetworkLab, started: list[Sequence[str]]) -> None:
    lab.realize(RED)
    plane = lab.one.plane
    wanted = [lab.port(RED) for _ in range(PORTS)]

    async def plug() -> None:
        await asyncio.gather(*(plane.plug(port) for port in wanted))

    async def unplug() -> None:
        await asyncio.gather(*(plane.unplug(port.nic_uuid) for port in wanted))

    counts = []
    for operation in (plug, plug, unplug):
        started.clear()
        lab.one.run(operation())
        counts.append(len(started))
    # At most three rounds: the first call alone, those that came meanwhile, those that came later still.
    assert max(counts) <= 3 * 7
    found = lab.one.run(plane.found())
    assert (found.ports, found.rules) == ((), ())


def test_a_repair_costs_the_same_for_one_port_and_for_many(
    lab: NetworkLab, started: list[Sequence[str]]
) -> None:
    lab.realize(RED)
    plane = lab.one.plane
    wanted = [lab.port(RED) for _ in range(PORTS)]
    assert len(lab.one.run(plane.repair([RED], wanted))) >= PORTS
    counts = []
    for declared in (wanted[:1], wanted):
        started.clear()
        assert lab.one.run(plane.repair([RED], declared)) == []
        counts.append(len(started))
    assert counts[0] == counts[1] <= 5
