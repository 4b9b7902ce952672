"""Which host is chosen, what a reservation takes, and that neither ever scans."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from orrery.core.compute.cluster.model import Cluster
from orrery.core.compute.host import transactions
from orrery.core.compute.host.capacity import capacity_of
from orrery.core.compute.host.errors import NoHostAvailable
from orrery.core.compute.host.messages import GetCpuMemoryCapacity
from orrery.core.compute.host.model import Host
from orrery.core.compute.host.records import finish_maintenance
from orrery.core.compute.host.transactions import (
    HostRequest,
    candidate_hosts,
    release,
    reserve,
    why_no_host,
)
from orrery.core.compute.zone.model import Zone
from orrery.core.kernel.db.database import Database
from orrery.core.kernel.db.drivers.sqlite import Sqlite
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import Refused
from orrery.testlib.kernel import raw_of

ZONE, RED, BLUE = "0" * 32, "a" * 32, "b" * 32
GIB = 1 << 30


class FixedClock:
    """Time stands still."""

    def now_ms(self) -> int:
        return 1_700_000_000_000


@pytest.fixture
def tx() -> Transaction:
    """A zone with a red and a blue cluster."""
    db = Database(Sqlite(), FixedClock())
    db.create_tables()
    made = Transaction(db._connection, db.statements, 1_700_000_000_000)
    made.insert(Zone, uuid=ZONE, name="z", state="Enabled", type="zstack", is_default=False)
    for uuid in (RED, BLUE):
        fixed = {"zone_uuid": ZONE, "hypervisor_type": "KVM", "state": "Enabled", "type": "zstack"}
        made.insert(Cluster, uuid=uuid, name="c", **fixed)
    return made


def add_host(tx: Transaction, number: int, **values: Any) -> str:
    """A host with 16 CPUs and 16 GiB free, unless `values` say otherwise."""
    row: dict[str, Any] = {
        "uuid": f"{number:032x}",
        "name": f"h{number}",
        "zone_uuid": ZONE,
        "cluster_uuid": RED,
        "management_ip": f"10.0.{number // 250}.{number % 250}",
        "hypervisor_type": "KVM",
        "state": "Enabled",
        "status": "Connected",
        "available_cpu_capacity": 16,
        "available_memory_capacity": 16 * GIB,
        "vm_count": 0,
        "architecture": "x86_64",
    }
    row |= values
    tx.insert(Host, **row)
    uuid: str = row["uuid"]
    return uuid


def wanted(**changes: Any) -> HostRequest:
    """A request for 2 CPUs and 1 GiB in either cluster."""
    return replace(HostRequest(cpu_num=2, memory_size=GIB, clusters=(RED, BLUE)), **changes)


def chosen(tx: Transaction, request: HostRequest, limit: int = 10) -> list[str]:
    """The candidates' uuids."""
    return [host.uuid for host in candidate_hosts(tx, request, limit)]


def place(tx: Transaction, request: HostRequest) -> Host:
    """Reserves on the first candidate that has room."""
    for host in candidate_hosts(tx, request, 1):
        if reserve(tx, host.uuid, request.cpu_num, request.memory_size):
            return host
    raise why_no_host(tx, request)


def test_fewest_vms_come_first_then_the_uuid_across_clusters(tx: Transaction) -> None:
    busy = add_host(tx, 1, vm_count=3)
    second = add_host(tx, 3, cluster_uuid=BLUE, vm_count=1)
    first = add_host(tx, 2, vm_count=1)
    idle = add_host(tx, 9, cluster_uuid=BLUE)
    assert chosen(tx, wanted()) == [idle, first, second, busy]
    assert chosen(tx, wanted(), limit=2) == [idle, first]
    assert chosen(tx, wanted(clusters=(RED,))) == [first, busy]


@pytest.mark.parametrize(
    "flaw",
    [
        {"state": "Disabled"},
        {"state": "Maintenance"},
        {"status": "Connecting"},
        {"status": "Disconnected"},
        {"available_cpu_capacity": 1},
        {"available_memory_capacity": GIB - 1},
        {"available_cpu_capacity": None, "available_memory_capacity": None},
        {"architecture": "aarch64"},
        {"hypervisor_type": "Simulator"},
    ],
)
def test_a_host_that_does_not_fit_is_no_candidate(tx: Transaction, flaw: dict[str, Any]) -> None:
    add_host(tx, 1, **flaw)
    fits = add_host(tx, 2)
    assert chosen(tx, wanted(hypervisor_type="KVM", architecture="x86_64")) == [fits]


@pytest.mark.parametrize(("model", "uuid"), [(Cluster, RED), (Zone, ZONE)])
def test_a_disabled_cluster_or_zone_takes_nothing_new(tx: Transaction, model: Any, uuid: str) -> None:
    add_host(tx, 1)
    tx.update(model, {"uuid": uuid}, state="Disabled")
    assert chosen(tx, wanted(clusters=(RED,))) == []
    with pytest.raises(NoHostAvailable, match="no Enabled cluster in an Enabled zone"):
        place(tx, wanted(clusters=(RED,)))


@pytest.mark.parametrize("reserve", [{"reserved_memory": 15 * GIB + 1}, {"reserved_cpu": 15}])
def test_what_is_reserved_stays_free(tx: Transaction, reserve: dict[str, int]) -> None:
    add_host(tx, 1, **reserve)
    open_one = add_host(tx, 2, vm_count=9, reserved_memory=15 * GIB, reserved_cpu=14)
    assert chosen(tx, wanted()) == [open_one]
    assert place(tx, wanted()).uuid == open_one
    with pytest.raises(NoHostAvailable):
        place(tx, wanted())


def test_the_preferred_host_comes_first_if_it_fits(tx: Transaction) -> None:
    idle, last = add_host(tx, 1), add_host(tx, 2, vm_count=5)
    assert chosen(tx, wanted(prefer=last)) == [last, idle]
    tx.update(Host, {"uuid": last}, status="Disconnected")
    assert chosen(tx, wanted(prefer=last)) == [idle]
    assert chosen(tx, wanted(prefer="f" * 32)) == [idle]


def test_avoided_hosts_are_passed_over_even_when_there_are_many(tx: Transaction) -> None:
    avoided = tuple(add_host(tx, number) for number in range(20))
    left = add_host(tx, 99)
    assert chosen(tx, wanted(avoid=avoided), limit=1) == [left]
    assert chosen(tx, wanted(avoid=avoided, prefer=avoided[0])) == [left]


def test_a_designated_host_is_the_only_candidate(tx: Transaction) -> None:
    add_host(tx, 1)
    named = add_host(tx, 2, vm_count=7)
    assert chosen(tx, wanted(host_uuid=named)) == [named]
    assert chosen(tx, wanted(host_uuid=named, clusters=(BLUE,))) == []
    tx.update(Host, {"uuid": named}, state="Disabled")
    with pytest.raises(NoHostAvailable, match=r"is Disabled and Connected; it must be"):
        place(tx, wanted(host_uuid=named))


def test_a_reservation_takes_capacity_and_a_release_gives_it_back(tx: Transaction) -> None:
    uuid = add_host(tx, 1)
    assert place(tx, wanted()).uuid == uuid
    held = tx.require(Host, uuid)
    assert (held.available_cpu_capacity, held.available_memory_capacity, held.vm_count) == (14, 15 * GIB, 1)
    release(tx, uuid, 2, GIB)
    free = tx.require(Host, uuid)
    assert (free.available_cpu_capacity, free.available_memory_capacity, free.vm_count) == (16, 16 * GIB, 0)


def test_a_full_host_gives_no_more(tx: Transaction) -> None:
    uuid = add_host(tx, 1)
    assert [reserve(tx, uuid, 8, GIB) for _ in range(3)] == [True, True, False]
    assert not reserve(tx, uuid, 0, 14 * GIB + 1)
    with pytest.raises(NoHostAvailable, match=r"no host having cpu\[2\], memory\[1073741824 bytes\] found"):
        place(tx, wanted())


@pytest.mark.parametrize(
    ("flaw", "reason"),
    [({"state": "Disabled"}, "no Enabled hosts"), ({"status": "Disconnected"}, "no Connected hosts")],
)
def test_the_error_says_which_filter_left_nothing(tx: Transaction, flaw: dict[str, Any], reason: str) -> None:
    add_host(tx, 1, **flaw)
    add_host(tx, 2, **flaw)
    with pytest.raises(NoHostAvailable, match=rf"{reason} found in the \[2\] candidate hosts"):
        place(tx, wanted())
    with pytest.raises(NoHostAvailable, match="no cluster reaches"):
        place(tx, wanted(clusters=()))


@pytest.mark.parametrize("clusters", [1, 4])
def test_the_choice_walks_the_index_and_sorts_nothing(tx: Transaction, clusters: int) -> None:
    statement = transactions.least_loaded(clusters).compiled(tx._connection.dialect)
    plan = [
        row[-1]
        for row in raw_of(tx)
        .execute(f"EXPLAIN QUERY PLAN {statement.sql}", statement.parameters({}))
        .fetchall()
    ]
    index = "ix_host_cluster_uuid_state_status_recent_failures_vm_count_uuid"
    walked = f"USING INDEX {index} (cluster_uuid=? AND state=? AND status=?)"
    assert any(walked in line for line in plan), plan
    assert not any("TEMP B-TREE" in line or "SCAN" in line for line in plan), plan


def test_more_clusters_than_one_statement_reads_give_their_hosts_in_order(
    tx: Transaction, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transactions, "MERGED_CLUSTERS", 3)
    clusters = tuple(f"{number:032x}" for number in range(1, 6))
    fixed = {"zone_uuid": ZONE, "hypervisor_type": "KVM", "state": "Enabled", "type": "zstack"}
    for number, uuid in enumerate(clusters):
        tx.insert(Cluster, uuid=uuid, name="c", **fixed)
        add_host(tx, number, cluster_uuid=uuid, vm_count=5 - number)
        add_host(tx, 10 + number, cluster_uuid=uuid, vm_count=5 - number)
    by_load = [f"{n:032x}" for number in reversed(range(5)) for n in (number, 10 + number)]
    assert chosen(tx, wanted(clusters=clusters)) == by_load


def test_taking_the_first_reads_one_row(tx: Transaction) -> None:
    for number in range(200):
        add_host(tx, number, cluster_uuid=RED if number % 2 else BLUE)
    read = 0
    counted = type("Counted", (Transaction,), {})(tx._connection, tx._cache, tx.now)
    plain = Transaction.all

    def counting(self: Transaction, statement: Any, **parameters: Any) -> list[Any]:
        nonlocal read
        rows = plain(self, statement, **parameters)
        read += len(rows)
        return rows

    type(counted).all = counting
    next(candidate_hosts(counted, wanted(), 20))
    assert read == 1


def test_the_capacity_shown_is_that_of_hosts_that_can_take_vms(tx: Transaction) -> None:
    for number, values in enumerate(({}, {"status": "Disconnected"}, {"state": "Disabled"})):
        add_host(tx, number, **values)
    found = capacity_of(tx, GetCpuMemoryCapacity(all=True))
    assert (found.available_cpu, found.available_memory) == (16, 16 * GIB)


def test_a_host_with_vms_is_in_maintenance_only_where_those_may_stay(tx: Transaction) -> None:
    uuid = add_host(tx, 1, state="PreMaintenance", vm_count=2)
    with pytest.raises(Refused, match=r"\[2\] VMs are still on"):
        finish_maintenance(tx, uuid, ignore_stuck=False)
    finish_maintenance(tx, uuid, ignore_stuck=True)
    assert tx.require(Host, uuid).state == "Maintenance"
