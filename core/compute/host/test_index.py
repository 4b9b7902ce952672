"""Which hosts the heartbeat watches."""

from __future__ import annotations

from orrery.core.compute.host.index import HostIndex
from orrery.core.compute.host.reference import HostRef


def put(index: HostIndex, uuid: str, status: str, state: str = "Enabled") -> HostRef:
    """Files a KVM host."""
    host = HostRef(uuid, "10.0.0.1")
    index.put(host, "KVM", state, status)
    return host


def test_a_host_is_on_the_side_of_its_status() -> None:
    index = HostIndex()
    host = put(index, "h", "Connecting")
    assert index.connected("KVM") == {}
    assert index.lost("KVM") == {"h": host}
    put(index, "h", "Connected")
    assert index.connected("KVM") == {"h": host}
    assert index.lost("KVM") == {}


def test_a_host_in_maintenance_need_not_answer() -> None:
    index = HostIndex()
    lost = put(index, "lost", "Disconnected")
    put(index, "h", "Connected")
    resting = put(index, "h", "Connected", state="Maintenance")
    assert (index.connected("KVM"), index.lost("KVM")) == ({}, {"lost": lost})
    assert index.unconnected("KVM") == [lost, resting]
    assert index.find("KVM", "h") == resting


def test_deletion_ends_the_watch() -> None:
    index = HostIndex()
    put(index, "h", "Connected", state="Maintenance")
    index.drop("h")
    assert len(index) == 0
    assert "h" not in index
    assert index.unconnected("KVM") == []
    assert index.find("KVM", "h") is None


def test_batches_follow_changes() -> None:
    index = HostIndex()
    hosts = [put(index, uuid, "Connected") for uuid in "abc"]
    assert index.connected_batches("KVM", 2) == [tuple(hosts[:2]), (hosts[2],)]
    index.drop("a")
    assert index.connected_batches("KVM", 2) == [tuple(hosts[1:])]
