"""Addresses: given once, by each strategy, at a cost that does not grow."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import pytest

from orrery.core.kernel.db.database import Database
from orrery.core.kernel.db.drivers.sqlite import Sqlite
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import InvalidArgument
from orrery.core.kernel.ownership import Named
from orrery.core.network.l3.addresses import ip_number
from orrery.core.network.l3.errors import NoAddressLeft
from orrery.core.network.l3.model import NIC_VO, FreedIp, IpRange, L3Network, UsedIp
from orrery.core.network.l3.strategies import ASCENDING, FIRST_AVAILABLE, RANDOM
from orrery.core.network.l3.transactions import allocate_ip, refuse_unusable_ip, release_ips
from orrery.testlib.kernel import raw, raw_of

ALL = (RANDOM, FIRST_AVAILABLE, ASCENDING)
L3 = "3" * 32
RANGE = "7" * 32


def nic(name: str) -> Named:
    """A nic as the owner of addresses."""
    return Named(NIC_VO, name)


class FixedClock:
    """Time stands still."""

    def now_ms(self) -> int:
        return 1_700_000_000_000


class CountingTransaction(Transaction):
    """Counts what the database does."""

    def steps_of(self, function: Callable[[str], Any], argument: str) -> int:
        """Tens of instructions of the database's machine during a call."""
        ticks = 0

        def tick() -> int:
            nonlocal ticks
            ticks += 1
            return 0

        raw_of(self).set_progress_handler(tick, 10)
        try:
            function(argument)
        finally:
            raw_of(self).set_progress_handler(None, 0)
        return ticks


@pytest.fixture
def tx() -> CountingTransaction:
    """A transaction on an L3 network with a range of 65,533 addresses."""
    return _network("10.0.0.2", "10.0.255.254")


def _network(start: str, end: str) -> CountingTransaction:
    db = Database(Sqlite(), FixedClock())
    db.create_tables()
    raw(db).execute("PRAGMA foreign_keys=OFF")
    made = CountingTransaction(db._connection, db.statements, 1_700_000_000_000)
    made.insert(
        L3Network, uuid=L3, name="l3", type="L3BasicNetwork", zone_uuid="1" * 32, l2_network_uuid="2" * 32,
        state="Enabled", system=False, category="Private", ip_version=4, enable_ipam=True, isolated=False,
        account_uuid="0" * 32,
    )  # fmt: skip
    first, last = ip_number(start, "start"), ip_number(end, "end")
    made.insert(
        IpRange, uuid=RANGE, name="range", l3_network_uuid=L3, start_ip=start, end_ip=end,
        netmask="255.255.0.0", gateway="10.0.0.1", network_cidr="10.0.0.0/16", ip_version=4, prefix_len=16,
        ip_range_type="Normal", start_long=first, end_long=last, first_free=first, last_given=first - 1,
    )  # fmt: skip
    return made


def _taker(tx: Transaction, strategy: str) -> Callable[[str], str]:
    rng = random.Random(7)
    return lambda name: allocate_ip(tx, L3, nic(name), rng, strategy=strategy).ip


@pytest.mark.parametrize("strategy", ALL)
def test_every_address_is_given_once_and_then_none(strategy: str) -> None:
    tx = _network("10.0.0.2", "10.0.0.201")
    take = _taker(tx, strategy)
    given = [take(f"nic{number}") for number in range(200)]
    assert len(set(given)) == 200
    with pytest.raises(NoAddressLeft, match="no ip is available"):
        take("late")


@pytest.mark.parametrize("strategy", ALL)
def test_a_released_address_is_given_again(strategy: str) -> None:
    tx = _network("10.0.0.2", "10.0.0.11")
    take = _taker(tx, strategy)
    given = {f"nic{number}": take(f"nic{number}") for number in range(10)}
    release_ips(tx, nic("nic4"))
    assert take("again") == given["nic4"]


def test_of_an_address_in_use_it_is_told_that_it_cannot_be_given_out(tx: CountingTransaction) -> None:
    given = _taker(tx, FIRST_AVAILABLE)("a")
    with pytest.raises(InvalidArgument, match=rf"IP\[{given}\] is not available: it is in use"):
        refuse_unusable_ip(tx, L3, given)
    release_ips(tx, nic("a"))
    assert refuse_unusable_ip(tx, L3, given).uuid == RANGE


def test_first_available_gives_the_lowest(tx: CountingTransaction) -> None:
    take = _taker(tx, FIRST_AVAILABLE)
    assert [take(f"nic{number}") for number in range(5)] == [f"10.0.0.{number}" for number in range(2, 7)]
    release_ips(tx, nic("nic3"))
    release_ips(tx, nic("nic1"))
    assert [take(nic) for nic in "abc"] == ["10.0.0.3", "10.0.0.5", "10.0.0.7"]


def test_ascending_does_not_reuse_at_once(tx: CountingTransaction) -> None:
    take = _taker(tx, ASCENDING)
    assert take("a") == "10.0.0.2"
    release_ips(tx, nic("a"))
    assert take("b") == "10.0.0.3"


@pytest.mark.parametrize("strategy", ALL)
def test_cost_stays_flat_until_the_last_address(strategy: str) -> None:
    tx = _network("10.0.0.2", "10.0.31.254")
    take = _taker(tx, strategy)
    steps = [tx.steps_of(take, f"nic{number}") for number in range(8189)]
    assert sum(steps[-1000:]) < 20 * sum(steps[:1000])
    for number in range(0, 8000, 2):
        release_ips(tx, nic(f"nic{number}"))
    churn = [tx.steps_of(take, f"new{number}") for number in range(1000)]
    assert sum(churn) < 20 * sum(steps[:1000])


def test_what_a_random_probe_took_is_passed_over_by_the_hint(tx: CountingTransaction) -> None:
    allocate_ip(tx, L3, nic("static"), random.Random(1), strategy=RANDOM, wanted_ip="10.0.0.3")
    take = _taker(tx, FIRST_AVAILABLE)
    assert [take(nic) for nic in "ab"] == ["10.0.0.2", "10.0.0.4"]
    release_ips(tx, nic("static"))
    assert tx.find(FreedIp, ip_range_uuid=RANGE) != []
    allocate_ip(tx, L3, nic("static"), random.Random(1), strategy=RANDOM, wanted_ip="10.0.0.3")
    assert take("c") == "10.0.0.5"
    assert tx.find(FreedIp, ip_range_uuid=RANGE) == []


@pytest.mark.parametrize(
    ("ip", "why"),
    [
        ("10.0.0.1", "the gateway"),
        ("10.0.0.0", "the network address"),
        ("10.0.255.255", "the broadcast address"),
        ("10.1.0.1", "in no range"),
        ("10.0.0.9", "in use"),
        ("10.0.0", "not an IPv4 address"),
    ],
)
def test_a_wanted_address_is_refused_with_the_reason(ip: str, why: str, tx: CountingTransaction) -> None:
    allocate_ip(tx, L3, nic("nic"), random.Random(1), strategy=RANDOM, wanted_ip="10.0.0.9")
    with pytest.raises(InvalidArgument, match=why):
        allocate_ip(tx, L3, nic("other"), random.Random(1), strategy=RANDOM, wanted_ip=ip)


def test_the_record_equals_the_row(tx: CountingTransaction) -> None:
    given = allocate_ip(tx, L3, nic("nic"), random.Random(1), strategy=RANDOM)
    row = tx.require(UsedIp, given.uuid)
    columns = [column.key for column in UsedIp.__table__.columns if column.computed is None]
    assert {key: getattr(given, key) for key in columns} == {key: getattr(row, key) for key in columns}
    assert row.vm_nic_uuid == row.owner_uuid == "nic"


def test_an_address_belongs_to_an_owner_of_any_kind(tx: CountingTransaction) -> None:
    """One of the same uuid but another kind is another owner; only a nic is shown as one."""
    vip, rng = Named("VipVO", "both"), random.Random(1)
    mine = allocate_ip(tx, L3, vip, rng, strategy=FIRST_AVAILABLE)
    other = allocate_ip(tx, L3, nic("both"), rng, strategy=FIRST_AVAILABLE)
    assert tx.require(UsedIp, mine.uuid).vm_nic_uuid is None
    release_ips(tx, nic("both"))
    assert not tx.exists(UsedIp, other.uuid)
    row = tx.require(UsedIp, mine.uuid)
    assert (row.owner_kind, row.owner_uuid) == vip
    release_ips(tx, vip)
    again = allocate_ip(tx, L3, nic("c"), rng, strategy=FIRST_AVAILABLE)
    assert (again.ip, [one.uuid for one in tx.find(UsedIp)]) == (mine.ip, [again.uuid])


@pytest.mark.parametrize("ip", ["10.0.0.2", "10.0.0.5", "10.0.0.11"])
@pytest.mark.parametrize("strategy", ALL)
def test_any_address_of_a_range_can_be_asked_for(ip: str, strategy: str) -> None:
    """The first and the last as well; and those beside them are none of it."""
    tx = _network("10.0.0.2", "10.0.0.11")
    given = allocate_ip(tx, L3, nic("nic"), random.Random(1), strategy=strategy, wanted_ip=ip)
    assert (given.ip, given.ip_range_uuid) == (ip, RANGE)
    take = _taker(tx, strategy)
    others = {take(f"nic{number}") for number in range(9)}
    assert others == {f"10.0.0.{number}" for number in range(2, 12)} - {ip}
    for outside in ("10.0.0.12", "10.0.0.1"):
        with pytest.raises(InvalidArgument, match="is not available"):
            allocate_ip(tx, L3, nic("late"), random.Random(1), strategy=strategy, wanted_ip=outside)
