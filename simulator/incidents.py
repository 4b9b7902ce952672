"""What happens to guests without a call: they stop, crash and hang by themselves, and people move, remove and
start them by the machines' own tools.

It happens at once and takes no time. The machines note that their guests have changed, which their next ping
tells; a guest that hangs changes nothing that a machine could see.
"""

from __future__ import annotations

from dataclasses import replace

from orrery.simulator.datacenter import Guest
from orrery.simulator.errors import NotThere, Refused, WorldError
from orrery.simulator.faults import Fault, FaultKind, Faults
from orrery.simulator.guests import check_move, check_room, move
from orrery.simulator.incident_kinds import Incident, IncidentKind
from orrery.simulator.notices import Notices
from orrery.simulator.operations import Operations
from orrery.simulator.specs import GuestState, VmSpec

EMPTY_GUEST_MEMORY = 1 << 30
"""Bytes of a guest that a fault makes of nothing."""


class Incidents:
    """Makes things happen, for tests and for faults. Each raises NotThere where there is no such guest."""

    def __init__(self, operations: Operations, faults: Faults, notices: Notices) -> None:
        self._operations = operations
        self._notices = notices
        self._datacenter = operations.datacenter
        self._faults = faults

    def stop(self, address: str, uuid: str) -> None:
        """Let a guest power itself off."""
        self._drop(self._guest(address, uuid), FaultKind.GUEST_STOPS)

    def crash(self, address: str, uuid: str) -> None:
        """Let a guest crash; it stays on its machine, as Crashed."""
        guest = self._guest(address, uuid)
        guest.state = GuestState.CRASHED
        self._datacenter.touch("guests", "\n".join(guest.key))
        self._datacenter.note_change(address)
        self._note(FaultKind.GUEST_CRASHES, guest)
        self._notices.tell("guest-crashed", address, uuid)

    def hang(self, address: str, uuid: str) -> None:
        """Let a guest hang: it is listed as before."""
        guest = self._guest(address, uuid)
        guest.hung = True
        self._datacenter.touch("guests", "\n".join(guest.key))
        self._note(FaultKind.GUEST_HANGS, guest)

    def destroy(self, address: str, uuid: str) -> None:
        """Let somebody remove a guest."""
        self._drop(self._guest(address, uuid), FaultKind.GUEST_DESTROYED)

    def move(self, source: str, destination: str, uuid: str) -> None:
        """Let somebody migrate a guest. Raises Refused, NoSpace, NotThere where it cannot go there."""
        guest = self._guest(source, uuid)
        check_move(self._datacenter, guest, destination)
        move(self._datacenter, guest, destination)
        self._datacenter.note_change(source)
        self._note(FaultKind.GUEST_MOVED, guest)

    def start(self, address: str, spec: VmSpec) -> None:
        """Let somebody start a guest, which may run elsewhere too.

        Raises Refused where this machine has it already, NoSpace, NotThere (a volume).
        """
        if (address, spec.uuid) in self._datacenter.guests:
            raise Refused(f"VM {spec.uuid} is on {address} already")
        check_room(self._datacenter, address, spec)
        guest = Guest(address, spec, GuestState.PAUSED if spec.paused else GuestState.RUNNING)
        self._datacenter.put_guest(guest)
        self._datacenter.note_change(address)
        self._note(FaultKind.GUEST_STARTED, guest)

    def cause(self, incident: Incident) -> None:
        """Let one happen now. Raises NotThere, Refused, NoSpace, and nothing has changed then."""
        kind, address = incident.kind, incident.host
        if incident.guest and kind is not IncidentKind.GUEST_STARTED:
            address = self._place_of(incident.guest, incident.host)
        elif address not in self._datacenter.machines:
            raise NotThere(f"a machine at {address}")
        match kind:
            case IncidentKind.GUEST_STARTED:
                self.start(address, self._spec_like(incident))
            case IncidentKind.GUEST_MOVED:
                self.move(address, incident.to, incident.guest)
            case IncidentKind.HOST_LOSES_POWER:
                self.lose_power(address)
            case IncidentKind.HOST_COMES_BACK:
                self.come_back(address)
            case IncidentKind.AGENT_RESTARTS:
                self.restart_agent(address)
            case _:
                self._happen_to_guest(FaultKind(kind.value), address, incident.guest)

    def _place_of(self, guest: str, named: str) -> str:
        """Where a guest is. Raises NotThere, and Refused where that is several machines and none is named."""
        places = [address for address, uuid in self._datacenter.guests if uuid == guest]
        if named:
            return self._guest(named, guest).address
        if not places:
            raise NotThere(f"VM {guest} on any machine")
        if len(places) > 1:
            raise Refused(f"VM {guest} is on {', '.join(places)}; name one of them as `host`")
        return places[0]

    def lose_power(self, address: str) -> None:
        """Cut a machine's power until it comes back: it is a fault dead_host. Raises Refused if it is off."""
        if not self._datacenter.down.get(address, True):
            raise Refused(f"the machine at {address} has no power already")
        self._faults.add(Fault(kind=FaultKind.DEAD_HOST, addresses=(address,), power=False))

    def come_back(self, address: str) -> None:
        """Remove the faults dead_host that are of this machine alone. Raises Refused where others keep it."""
        if address not in self._datacenter.down:
            raise Refused(f"the machine at {address} answers already")
        dead = [one for one in self._faults.items() if one[1].kind is FaultKind.DEAD_HOST]
        causes = {number: fault for number, fault in dead if fault.concerns(address)}
        for number, fault in causes.items():
            if fault.addresses != (address,):
                raise Refused(f"fault {number} keeps the machine at {address} dead, and others; remove it")
        for number in causes:
            self._faults.remove(number)

    def strike(self, fault: Fault, machines: list[str]) -> None:
        """Let a fault of guests have its effect on these machines; what cannot happen does not."""
        struck = 0
        for address, uuid in self._victims(fault, machines):
            if fault.count is not None and struck >= fault.count:
                return
            if self._faults.draw(fault):
                try:
                    self._happen(fault, address, uuid)
                except WorldError:
                    continue
                struck += 1

    def _victims(self, fault: Fault, machines: list[str]) -> list[tuple[str, str]]:
        if fault.kind is FaultKind.GUEST_STARTED:
            return [(one, uuid) for one in machines for uuid in fault.guests or (self._faults.draw_uuid(),)]
        known = self._datacenter.machines
        here = [(address, uuid) for address in machines for uuid in known[address].guests or ()]
        return [one for one in here if not fault.guests or one[1] in fault.guests]

    def _happen(self, fault: Fault, address: str, uuid: str) -> None:
        match fault.kind:
            case FaultKind.GUEST_MOVED:
                self.move(address, self._way_out(fault, address), uuid)
            case FaultKind.GUEST_STARTED:
                self.start(address, self._spec_of(uuid))
            case _:
                self._happen_to_guest(fault.kind, address, uuid)

    def _happen_to_guest(self, kind: FaultKind, address: str, uuid: str) -> None:
        happening = {
            FaultKind.GUEST_STOPS: self.stop,
            FaultKind.GUEST_CRASHES: self.crash,
            FaultKind.GUEST_HANGS: self.hang,
            FaultKind.GUEST_DESTROYED: self.destroy,
        }
        happening[kind](address, uuid)

    def _way_out(self, fault: Fault, source: str) -> str:
        known = fault.peers or self._datacenter.machines
        others = [one for one in known if one != source and self._datacenter.answers(one)]
        if not others:
            raise Refused(f"there is no machine that guests of {source} could move to")
        return self._faults.choose(others)

    def _spec_of(self, uuid: str) -> VmSpec:
        elsewhere = (guest.spec for (_, name), guest in self._datacenter.guests.items() if name == uuid)
        return next(elsewhere, VmSpec(uuid, uuid, 1, EMPTY_GUEST_MEMORY))

    def _spec_like(self, incident: Incident) -> VmSpec:
        """Raises NotThere where there is no guest `like`."""
        if not incident.like:
            return self._spec_of(incident.guest)
        like = self._guest(self._place_of(incident.like, ""), incident.like)
        return replace(like.spec, uuid=incident.guest)

    def _guest(self, address: str, uuid: str) -> Guest:
        guest = self._datacenter.guests.get((address, uuid))
        if guest is None:
            raise NotThere(f"VM {uuid} on {address}")
        return guest

    def _drop(self, guest: Guest, kind: FaultKind) -> None:
        self._datacenter.drop_guest(*guest.key)
        self._datacenter.note_change(guest.address)
        self._note(kind, guest)
        self._notices.tell("guest-stopped", guest.address, guest.spec.uuid)

    def restart_agent(self, address: str) -> None:
        """Let the agent of a machine start anew: its guests go on, and it has to be connected again."""
        machine = self._datacenter.machine(address)
        machine.connected = False
        self._datacenter.restarted[address] = None
        self._datacenter.touch("machines", address)
        self._notices.tell("agent-restarted", address)

    def fill(self, storage_uuid: str) -> None:
        """Let the machines that find a storage full tell that: all of a local one, else one of them."""
        storage = self._datacenter.primaries.get(storage_uuid)
        if storage is None:
            return
        machines = [one.address for one in self._datacenter.machines.values() if one.connected]
        for address in machines if storage.is_local else machines[:1]:
            self._notices.tell("disk-full", address, storage_uuid)

    def _note(self, kind: FaultKind, guest: Guest) -> None:
        self._faults.count(kind)
        self._operations.trace.add(self._operations.env.now, kind.value, guest.spec.uuid, guest.address)
