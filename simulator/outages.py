"""What faults do at their time: machines stop answering and come back, ways between machines break, things
happen to guests.
"""

from __future__ import annotations

from typing import Any

from orrery.simulator.clock import NEVER
from orrery.simulator.errors import Refused
from orrery.simulator.faults import STRIKES_GUESTS, Fault, FaultKind, Faults
from orrery.simulator.incidents import Incidents
from orrery.simulator.machines import power_off
from orrery.simulator.operations import Operations, Phase


class Outages:
    """Lets faults act when they begin and end, and keeps the datacenter's `down` machines in step with the
    dead_host faults; idle machines cost nothing.
    """

    def __init__(self, operations: Operations, faults: Faults, incidents: Incidents) -> None:
        self._operations = operations
        self._datacenter = operations.datacenter
        self._faults = faults
        self._incidents = incidents
        faults.on_acting_fault = self._plan
        faults.on_acting_fault_removed = self._lift

    def on_new_machine(self, address: str) -> None:
        """Apply the faults in force to a machine that has just appeared."""
        fault = self._faults and self._faults.active(FaultKind.DEAD_HOST, address)
        if fault:
            self._take_down(address, fault)

    def _plan(self, number: int, fault: Fault) -> None:
        now = self._operations.env.now
        if fault.at <= now < fault.end:
            self._strike(number, fault)
        elif fault.at > now:
            self._operations.env.call_in(fault.at - now, self._on_start, (number, fault))
        if fault.end <= now:
            self._faults.remove(number)
        elif fault.end < NEVER:
            self._operations.env.call_in(fault.end - now, self._on_end, (number, fault))

    def _on_start(self, event: Any) -> None:
        number, fault = event.value
        if self._faults.holds(number):
            self._strike(number, fault)

    def _on_end(self, event: Any) -> None:
        number, _ = event.value
        self._faults.remove(number)

    def _strike(self, number: int, fault: Fault) -> None:
        if fault.kind is FaultKind.PARTITION:
            self._break_migrations(fault)
        elif fault.kind is FaultKind.FULL_STORAGE:
            for uuid in self._datacenter.primaries:
                if fault.concerns(uuid):
                    self._incidents.fill(uuid)
        elif fault.kind in STRIKES_GUESTS:
            self._incidents.strike(fault, self._targets(fault))
            self._faults.remove(number)
        else:
            for address in self._targets(fault):
                self._take_down(address, fault)

    def _break_migrations(self, fault: Fault) -> None:
        self._faults.count(fault.kind)
        for operation in list(self._operations.pending.values()):
            if operation.kind != "migrate_vm" or operation.phase is not Phase.TRANSFER:
                continue
            uuid, destination = operation.arguments
            if fault.parts(str(operation.address), destination):
                reason = f"the connection from {operation.address} to {destination} broke"
                self._operations.break_off(operation, Refused(f"{reason}; VM {uuid} has not moved"))

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
        if fault.kind is not FaultKind.DEAD_HOST:
            return
        for address in self._targets(fault):
            if address in self._datacenter.down and not self._faults.active(FaultKind.DEAD_HOST, address):
                del self._datacenter.down[address]
                self._datacenter.touch("machines", address)
                self._operations.trace.add(self._operations.env.now, "machine_up", address, "ok")
