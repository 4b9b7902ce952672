"""Machines that stop answering and come back: what dead_host faults do, at their time."""

from __future__ import annotations

from typing import Any

from simulator.clock import NEVER
from simulator.faults import Fault, FaultKind, Faults
from simulator.machines import power_off
from simulator.operations import Operations


class Outages:
    """Keeps the datacenter's `down` machines in step with the dead_host faults; idle machines cost
    nothing.
    """

    def __init__(self, operations: Operations, faults: Faults) -> None:
        self._operations = operations
        self._datacenter = operations.datacenter
        self._faults = faults
        faults.on_machine_fault = self._plan
        faults.on_machine_fault_removed = self._lift

    def on_new_machine(self, address: str) -> None:
        """Apply the faults in force to a machine that has just appeared."""
        fault = self._faults and self._faults.active(FaultKind.DEAD_HOST, address)
        if fault:
            self._take_down(address, fault)

    def _plan(self, number: int, fault: Fault) -> None:
        now = self._operations.env.now
        if fault.at <= now < fault.end:
            self._strike(fault)
        elif fault.at > now:
            self._operations.env.call_in(fault.at - now, self._on_start, (number, fault))
        if fault.end <= now:
            self._faults.remove(number)
        elif fault.end < NEVER:
            self._operations.env.call_in(fault.end - now, self._on_end, (number, fault))

    def _on_start(self, event: Any) -> None:
        number, fault = event.value
        if self._faults.holds(number):
            self._strike(fault)

    def _on_end(self, event: Any) -> None:
        number, _ = event.value
        self._faults.remove(number)

    def _strike(self, fault: Fault) -> None:
        for address in self._targets(fault):
            self._take_down(address, fault)

    def _targets(self, fault: Fault) -> list[str]:
        known = self._datacenter.machines
        if fault.addresses and fault.pattern is None and fault.share >= 1:
            return [address for address in fault.addresses if address in known]
        return [address for address in known if fault.concerns(address)]

    def _take_down(self, address: str, fault: Fault) -> None:
        datacenter, trace, now = self._datacenter, self._operations.trace, self._operations.env.now
        datacenter.down[address] = fault.power and datacenter.down.get(address, True)
        datacenter.touch("machines", address)
        self._faults.count(fault.kind)
        trace.add(now, "machine_down", address, "partition" if fault.power else "power")
        if not fault.power:
            power_off(datacenter, address, lambda uuid: trace.add(now, "guest_lost", uuid, address))

    def _lift(self, fault: Fault) -> None:
        for address in self._targets(fault):
            if address in self._datacenter.down and not self._faults.active(FaultKind.DEAD_HOST, address):
                del self._datacenter.down[address]
                self._datacenter.touch("machines", address)
                self._operations.trace.add(self._operations.env.now, "machine_up", address, "ok")
