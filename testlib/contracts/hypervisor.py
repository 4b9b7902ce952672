"""The contract of `orrery.core.compute.host.hypervisor.Hypervisor`."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import replace

import pytest

from orrery.core.compute.host.capabilities import HostCapability
from orrery.core.compute.host.hypervisor import DiskSpec, HostSpec, Hypervisor, Pinged
from orrery.core.compute.host.notices import NoticeKind, Notices, TellsNotices
from orrery.core.compute.host.reference import HostRef
from orrery.core.kernel.errors import BackendRefused, Overtaken, Unreachable
from orrery.core.storage.primary.paths import DATA_VOLUMES, FileLayout
from orrery.testlib.contracts.lab import GIB, Lab, connect, first, guest, host_capabilities, needs, nic_on

VM = guest().uuid
PING_SECONDS, TOLD_SECONDS = 0.05, 30


async def _listen(backend: TellsNotices) -> asyncio.Task[Notices]:
    """Begins to listen from now on."""
    listening = asyncio.ensure_future(backend.notices(None))
    await asyncio.sleep(0)
    return listening


async def _changed(backend: Hypervisor, host: HostRef) -> Mapping[str, int]:
    """What a ping tells of a host whose list of guests changes by itself, as soon as it tells."""
    async with asyncio.timeout(TOLD_SECONDS):
        while True:
            if told := (await backend.ping([host])).changed:
                return told
            await asyncio.sleep(PING_SECONDS)


class HypervisorContract:
    """Subclass it in the test module of a hypervisor backend."""

    def listed(self, lab: Lab, host: HostRef) -> dict[str, str]:
        """What runs on a host."""
        return lab.run(lab.hypervisor.list_vms(host))

    def start(self, lab: Lab, run: int = 1) -> HostRef:
        """Connects both hosts and starts a guest on the first."""
        connect(lab)
        lab.run(lab.hypervisor.start_vm(lab.hosts[0], lab.guest(), first(run)))
        return lab.hosts[0]

    # connecting

    def test_a_host_says_what_it_is_however_often_it_is_connected(self, lab: Lab) -> None:
        spec = HostSpec(lab.hosts[0])
        facts = lab.run(lab.hypervisor.connect(spec, first()))
        assert min(facts.cpus, facts.memory, facts.sockets) > 0
        assert facts.architecture
        again = lab.run(lab.hypervisor.connect(spec, first()))
        assert (again.cpus, again.memory) == (facts.cpus, facts.memory)
        assert self.listed(lab, lab.hosts[0]) == {}

    def test_a_host_declares_no_more_than_its_backend(self, lab: Lab) -> None:
        facts = lab.run(lab.hypervisor.connect(HostSpec(lab.hosts[0]), first()))
        assert lab.hypervisor.capabilities <= set(HostCapability)
        assert (facts.capabilities or frozenset()) <= lab.hypervisor.capabilities

    def test_nobody_at_an_address_is_unreachable(self, lab: Lab) -> None:
        with pytest.raises(Unreachable):
            lab.run(lab.hypervisor.connect(HostSpec(lab.absent), first()))
        with pytest.raises(Unreachable):
            lab.run(lab.hypervisor.list_vms(lab.absent))

    def test_a_host_with_another_certificate_than_the_pinned_one_is_refused(self, lab: Lab) -> None:
        facts = lab.run(lab.hypervisor.connect(HostSpec(lab.hosts[0]), first()))
        if facts.certificate is None:
            pytest.skip("hosts show no certificate")
        pinned = replace(lab.hosts[0], certificate=facts.certificate)
        lab.run(lab.hypervisor.start_vm(pinned, lab.guest(), first()))
        other = replace(lab.hosts[0], certificate="sha256:" + "0" * 64)
        with pytest.raises(BackendRefused):
            lab.run(lab.hypervisor.destroy_vm(other, VM, first(2)))
        assert self.listed(lab, pinned) == {VM: "Running"}

    def test_a_ping_names_the_exceptions_only(self, lab: Lab) -> None:
        connect(lab)
        assert lab.run(lab.hypervisor.ping(lab.hosts)) == Pinged(())
        lab.silence(lab.hosts[1])
        assert list(lab.run(lab.hypervisor.ping(lab.hosts)).silent) == [lab.hosts[1].uuid]

    def test_a_change_without_a_call_is_told_until_it_was_listed(self, lab: Lab) -> None:
        host = self.start(lab)
        lab.stop_by_itself(host, VM)
        told = lab.run(_changed(lab.hypervisor, host))
        assert list(told) == [host.uuid]
        assert lab.run(lab.hypervisor.ping([host])).changed == told
        assert self.listed(lab, host) == {}
        assert not lab.run(lab.hypervisor.ping([host], told)).changed

    # guests

    def test_a_guest_is_listed_where_it_runs_and_nowhere_else(self, lab: Lab) -> None:
        host = self.start(lab)
        assert self.listed(lab, host) == {VM: "Running"}
        assert self.listed(lab, lab.hosts[1]) == {}

    def test_a_repeated_call_changes_nothing_and_is_answered_the_same(self, lab: Lab) -> None:
        host = self.start(lab)
        lab.run(lab.hypervisor.start_vm(host, lab.guest(), first()))
        lab.run(lab.hypervisor.reboot_vm(host, VM, first(2)))
        lab.run(lab.hypervisor.reboot_vm(host, VM, first(2)))
        assert self.listed(lab, host) == {VM: "Running"}

    def test_what_is_gone_already_is_stopped_and_destroyed_with_success(self, lab: Lab) -> None:
        host = self.start(lab)
        for run in (2, 3):
            lab.run(lab.hypervisor.stop_vm(host, VM, False, first(run)))
            assert self.listed(lab, host) == {}
        for run in (4, 5):
            lab.run(lab.hypervisor.destroy_vm(host, VM, first(run)))

    def test_a_call_below_the_highest_that_succeeded_is_overtaken(self, lab: Lab) -> None:
        host = self.start(lab, 5)
        with pytest.raises(Overtaken):
            lab.run(lab.hypervisor.stop_vm(host, VM, False, first(4)))
        assert self.listed(lab, host) == {VM: "Running"}

    def test_a_call_that_was_refused_overtakes_nothing(self, lab: Lab) -> None:
        connect(lab)
        with pytest.raises(BackendRefused):
            lab.run(lab.hypervisor.reboot_vm(lab.hosts[0], VM, first(9)))
        lab.run(lab.hypervisor.start_vm(lab.hosts[0], lab.guest(), first(2)))
        assert self.listed(lab, lab.hosts[0]) == {VM: "Running"}

    def test_a_destroyed_guest_is_not_brought_back_by_a_late_call(self, lab: Lab) -> None:
        connect(lab)
        host = lab.hosts[0]
        lab.run(lab.hypervisor.destroy_vm(host, VM, first(3)))
        for run in (2, 3):
            with pytest.raises(Overtaken):
                lab.run(lab.hypervisor.start_vm(host, lab.guest(), first(run)))
        assert self.listed(lab, host) == {}
        lab.run(lab.hypervisor.start_vm(host, lab.guest(), first(4)))
        assert self.listed(lab, host) == {VM: "Running"}

    def test_each_host_numbers_for_itself(self, lab: Lab) -> None:
        self.start(lab, 7)
        lab.run(lab.hypervisor.destroy_vm(lab.hosts[1], VM, first(3)))
        lab.run(lab.hypervisor.start_vm(lab.hosts[1], lab.guest(), first(4)))
        assert self.listed(lab, lab.hosts[1]) == {VM: "Running"}

    def test_a_silent_host_is_unreachable(self, lab: Lab) -> None:
        host = self.start(lab)
        lab.silence(host)
        with pytest.raises(Unreachable):
            lab.run(lab.hypervisor.stop_vm(host, VM, True, first(2)))

    def test_a_guest_is_paused_and_resumed(self, lab: Lab) -> None:
        needs(host_capabilities(lab), HostCapability.PAUSE)
        host = self.start(lab)
        lab.run(lab.hypervisor.pause_vm(host, VM, first(2)))
        assert self.listed(lab, host) == {VM: "Paused"}
        lab.run(lab.hypervisor.resume_vm(host, VM, first(3)))
        assert self.listed(lab, host) == {VM: "Running"}

    # notices

    def test_what_happens_without_a_call_is_told(self, lab: Lab) -> None:
        needs(host_capabilities(lab), HostCapability.NOTICES)
        assert isinstance(lab.hypervisor, TellsNotices)
        host = self.start(lab)
        waiting = lab.run(_listen(lab.hypervisor))
        lab.stop_by_itself(host, VM)
        position, told = lab.run(waiting)
        assert [(one.kind, one.address, one.subject) for one in told] == [
            (NoticeKind.GUEST_STOPPED, host.address, VM)
        ]
        lab.restart_agent(host)
        later = lab.run(lab.hypervisor.notices(position))
        assert [one.kind for one in later.told] == [NoticeKind.AGENT_RESTARTED]
        assert later.position > position

    def test_a_restarted_agent_is_connected_again_and_has_its_guests(self, lab: Lab) -> None:
        host = self.start(lab)
        lab.restart_agent(host)
        assert list(lab.run(lab.hypervisor.ping([host])).restarted) == [host.uuid]
        lab.run(lab.hypervisor.connect(HostSpec(host), first(2)))
        assert lab.run(lab.hypervisor.ping([host])) == Pinged(())
        assert self.listed(lab, host) == {VM: "Running"}

    # migration

    def test_a_guest_that_has_moved_is_listed_at_its_destination_only(self, lab: Lab) -> None:
        needs(host_capabilities(lab), HostCapability.LIVE_MIGRATION)
        source, destination = self.start(lab), lab.hosts[1]
        for _ in range(2):
            lab.run(lab.hypervisor.migrate_vm(source, destination, VM, first(2)))
            assert self.listed(lab, source) == {}
            assert self.listed(lab, destination) == {VM: "Running"}

    def test_a_migration_that_was_cancelled_does_not_happen_any_more(self, lab: Lab) -> None:
        needs(host_capabilities(lab), HostCapability.LIVE_MIGRATION)
        source = self.start(lab)
        lab.run(lab.hypervisor.cancel_migration(source, VM, first(3)))
        with pytest.raises(Overtaken):
            lab.run(lab.hypervisor.migrate_vm(source, lab.hosts[1], VM, first(2)))
        assert self.listed(lab, source) == {VM: "Running"}

    def test_a_migration_to_nobody_leaves_the_guest_where_it_was(self, lab: Lab) -> None:
        needs(host_capabilities(lab), HostCapability.LIVE_MIGRATION)
        source = self.start(lab)
        lab.silence(lab.hosts[1])
        with pytest.raises((BackendRefused, Unreachable)):
            lab.run(lab.hypervisor.migrate_vm(source, lab.hosts[1], VM, first(2)))
        assert self.listed(lab, source) == {VM: "Running"}

    # nics and volumes

    def test_a_nic_is_plugged_in_and_out_and_not_in_again_by_a_late_call(self, lab: Lab) -> None:
        needs(host_capabilities(lab), HostCapability.NIC_HOT_PLUG)
        host, network = self.start(lab), lab.network("d" * 32)
        lab.run(lab.l2.realize(host, [network], first()))
        nic = nic_on(network)
        for _ in range(2):
            lab.run(lab.hypervisor.attach_nic(host, VM, nic, first(2)))
        for run in (4, 5):
            assert lab.run(lab.hypervisor.detach_nic(host, VM, nic.uuid, first(run))) is not False
        assert lab.run(lab.hypervisor.detach_nic(host, "0" * 32, nic.uuid, first(6))) is False
        with pytest.raises(Overtaken):
            lab.run(lab.hypervisor.attach_nic(host, VM, nic, first(3)))
        lab.run(lab.l2.remove(host, [network], first(6)))  # which is refused while it is used

    def test_parts_are_overtaken_by_calls_for_them_and_for_the_whole_guest_only(self, lab: Lab) -> None:
        needs(host_capabilities(lab), HostCapability.NIC_HOT_PLUG)
        host, network = self.start(lab), lab.network("d" * 32)
        lab.run(lab.l2.realize(host, [network], first()))
        lab.run(lab.hypervisor.detach_nic(host, VM, "e" * 32, first(9)))
        lab.run(lab.hypervisor.attach_nic(host, VM, nic_on(network), first(3)))
        lab.run(lab.hypervisor.reboot_vm(host, VM, first(5)))
        with pytest.raises(Overtaken):
            lab.run(lab.hypervisor.detach_nic(host, VM, nic_on(network).uuid, first(4)))

    def test_a_volume_is_plugged_in_and_out(self, lab: Lab) -> None:
        needs(host_capabilities(lab), HostCapability.VOLUME_HOT_PLUG)
        host = self.start(lab)
        lab.run(lab.primary.connect([lab.storage], host, first()))
        location = FileLayout().volume(lab.storage, DATA_VOLUMES, "f" * 32, ("b" * 32, None))
        lab.run(lab.primary.create_volume(lab.storage, location, GIB, None, host, first()))
        disk = DiskSpec("b" * 32, location, lab.storage.uuid, 1, GIB)
        for _ in range(2):
            lab.run(lab.hypervisor.attach_disk(host, VM, disk, first(2)))
        for run in (3, 4):
            assert lab.run(lab.hypervisor.detach_disk(host, VM, disk.uuid, first(run))) is not False
        assert lab.run(lab.hypervisor.detach_disk(host, "0" * 32, disk.uuid, first(5))) is False
        lab.run(lab.primary.delete_bits(lab.storage, location, host, first(5)))
