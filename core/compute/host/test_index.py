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


def test_maintenance_and_deletion_end_the_watch() -> None:
    index = HostIndex()
    put(index, "h", "Connected")
    put(index, "h", "Connected", state="Maintenance")
    index.drop("h")
    assert len(index) == 0
    assert not index.is_watched("h")
    assert index.connected("KVM") == {}


def test_batches_follow_changes() -> None:
    index = HostIndex()
    hosts = [put(index, uuid, "Connected") for uuid in "abc"]
    assert index.connected_batches("KVM", 2) == [tuple(hosts[:2]), (hosts[2],)]
    index.drop("a")
    assert index.connected_batches("KVM", 2) == [tuple(hosts[1:])]
