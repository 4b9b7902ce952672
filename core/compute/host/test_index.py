"""Which hosts the heartbeat watches."""

from __future__ import annotations

from orrery.core.compute.host.index import HostIndex


def put(index: HostIndex, uuid: str, status: str, state: str = "Enabled", address: str = "10.0.0.1") -> None:
    """Files a KVM host."""
    index.put(uuid, "KVM", address, state, status)


def test_a_host_is_on_the_side_of_its_status() -> None:
    index = HostIndex()
    put(index, "h", "Connecting")
    assert (index.connected("KVM"), index.lost("KVM")) == ({}, {"10.0.0.1": "h"})
    put(index, "h", "Connected")
    assert (index.connected("KVM"), index.lost("KVM")) == ({"10.0.0.1": "h"}, {})


def test_a_host_in_maintenance_need_not_answer() -> None:
    index = HostIndex()
    put(index, "lost", "Disconnected", address="10.0.0.2")
    put(index, "h", "Connected")
    put(index, "h", "Connected", state="Maintenance")
    assert (index.connected("KVM"), index.lost("KVM")) == ({}, {"10.0.0.2": "lost"})
    assert index.unconnected("KVM") == ["10.0.0.2", "10.0.0.1"]
    assert index.uuid_at("KVM", "10.0.0.1") == "h"


def test_deletion_ends_the_watch() -> None:
    index = HostIndex()
    put(index, "h", "Connected", state="Maintenance")
    index.drop("h")
    assert len(index) == 0
    assert index.unconnected("KVM") == []
    assert index.uuid_at("KVM", "10.0.0.1") is None


def test_an_address_given_to_another_host_stays_with_that_one() -> None:
    index = HostIndex()
    put(index, "old", "Connected")
    put(index, "new", "Connected")
    put(index, "old", "Connected", address="10.0.0.2")
    assert index.connected("KVM") == {"10.0.0.1": "new", "10.0.0.2": "old"}
