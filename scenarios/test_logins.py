"""Logins: guessing is slow and locked out, strangers lock out strangers only, and a storm is absorbed."""

from __future__ import annotations

import asyncio
import hashlib
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from orrery.core.api.catalogue import declarations
from orrery.core.client.errors import ApiFailure
from orrery.core.identity.account.model import Account
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.ownership import ADMIN_UUID
from orrery.scenarios.logins import ELSEWHERE, PASSWORD, WRONG, calls_from
from orrery.scenarios.settings import set_global
from orrery.testlib.cloud import TestCloud
from orrery.testlib.environment import Cloud
from orrery.testlib.mortal import MortalCloud

STRANGER, OFFICE = "203.0.113.7", "198.51.100.4"


async def log_in(cloud: Cloud, address: str, password: str = PASSWORD, name: str = "admin") -> str:
    """The error code that a login ends with, or "in"."""
    with calls_from(address):
        try:
            await cloud.call("LogInByAccount", accountName=name, password=password)
        except ApiFailure as failure:
            return failure.code
    return "in"


async def guess(cloud: Cloud, address: str, times: int, name: str = "admin") -> Counter[str]:
    """How that many wrong logins end."""
    return Counter([await log_in(cloud, address, WRONG, name) for _ in range(times)])


async def test_guessing_locks_out_for_a_while(cloud: Cloud) -> None:
    assert await guess(cloud, STRANGER, 12) == {"ID.1000": 10, "ID.1101": 2}
    assert await log_in(cloud, STRANGER) == "ID.1101"
    assert await log_in(cloud, ELSEWHERE) == "ID.1101"
    await asyncio.sleep(301)
    assert await log_in(cloud, ELSEWHERE) == "in"


@pytest.mark.simulator_only("looks at what the node holds in memory")
async def test_nobody_learns_which_accounts_there_are(cloud: TestCloud) -> None:
    """The same codes and texts after as many attempts, and as much work for each."""
    seen = []
    for name in ("admin", "nobody", "x" * 5000):
        workers = Measured(cloud)
        with calls_from(ELSEWHERE):
            failures = [
                await cloud.failure("LogInByAccount", accountName=name, password=f"{number:0128}")
                for number in range(12)
            ]
        seen.append(([(one.code, one.details) for one in failures], workers.costs))
    assert seen[0] == seen[1] == seen[2]
    assert len(seen[0][1]) == 10


async def test_an_address_that_tries_many_names_is_locked_out_of_all(cloud: Cloud) -> None:
    names = [f"account-{number}" for number in range(60)]
    ends = Counter([await log_in(cloud, STRANGER, WRONG, name) for name in names])
    assert ends == {"ID.1000": 50, "ID.1101": 10}
    assert await log_in(cloud, STRANGER) == "ID.1101"
    assert await log_in(cloud, ELSEWHERE) == "in"


async def test_a_success_does_not_forgive_an_address_its_guesses_at_other_names(cloud: Cloud) -> None:
    ends = Counter([await log_in(cloud, STRANGER, WRONG, f"account-{number}") for number in range(49)])
    assert ends == {"ID.1000": 49}
    assert await log_in(cloud, STRANGER) == "in"
    again = [await log_in(cloud, STRANGER, WRONG, f"another-{number}") for number in range(2)]
    assert again == ["ID.1000", "ID.1101"]


@pytest.mark.parametrize("address", [OFFICE, "127.0.0.1", "::1"])
async def test_a_stranger_cannot_keep_the_admin_out(cloud: Cloud, address: str) -> None:
    """From where the admin has been before, and from the machine itself, there is always a way in."""
    assert await log_in(cloud, address) == "in"
    for _ in range(24):
        assert (await guess(cloud, STRANGER, 11))["ID.1101"]
        assert (await log_in(cloud, ELSEWHERE), await log_in(cloud, address)) == ("ID.1101", "in")
        await asyncio.sleep(300)


async def test_a_known_address_is_locked_out_by_its_own_guesses_only(cloud: Cloud) -> None:
    assert await log_in(cloud, OFFICE) == "in"
    assert await guess(cloud, OFFICE, 11) == {"ID.1000": 10, "ID.1101": 1}
    assert (await log_in(cloud, OFFICE), await log_in(cloud, ELSEWHERE)) == ("ID.1101", "in")


async def test_failures_are_forgiven_by_time_and_by_success(cloud: Cloud) -> None:
    for pause in (301.0, 0.0):
        assert await guess(cloud, STRANGER, 9) == {"ID.1000": 9}
        await asyncio.sleep(pause)
        if not pause:
            assert await log_in(cloud, STRANGER) == "in"
    assert await guess(cloud, STRANGER, 9) == {"ID.1000": 9}


async def test_limits_follow_their_settings(cloud: Cloud) -> None:
    await set_global(cloud, "identity/login.failuresPerAccount", "2")
    await set_global(cloud, "identity/login.lockPeriod", "10")
    assert await guess(cloud, STRANGER, 3) == {"ID.1000": 2, "ID.1101": 1}
    await asyncio.sleep(10)
    assert await log_in(cloud, STRANGER) == "in"
    where = {"category": "identity", "name": "login.waiting"}
    assert (await cloud.failure("UpdateGlobalConfig", **where, value="1")).code == "SYS.1007"


@pytest.mark.simulator_only("kills the management node inside this process")
@pytest.mark.cloud(kind=MortalCloud)
async def test_a_lock_outlives_the_node(cloud: MortalCloud) -> None:
    await guess(cloud, STRANGER, 9)
    for expected in ("ID.1000", "ID.1101"):
        cloud.crash()
        await cloud.restart()
        assert await log_in(cloud, STRANGER, WRONG) == expected


# changes of a password, which ask for the present one


def asks_for_the_present_one() -> list[str]:
    """Every API by which somebody proves to know a password without logging in."""
    apis = declarations().items()
    return sorted(name for name, api in apis if "old_password" in api.message.model_fields)


async def somebody(cloud: Cloud, api: str) -> tuple[Cloud, dict[str, Any]]:
    """Who may change its own password by this API, and what else it has to say."""
    ann = await cloud.tenant("ann")
    if api == "UpdateAccount":
        [account] = await ann.query("QueryAccount")
        return ann, {"uuid": account["uuid"]}
    await ann.create("CreateUser", name="eve", password=PASSWORD)
    login = {"accountName": "ann", "userName": "eve", "password": PASSWORD}
    return await ann.logged_in("LogInByUser", **login), {}


async def change(tenant: Cloud, api: str, fields: dict[str, Any], given: str, address: str) -> str:
    """The error code that a change of a password ends with, or "done"."""
    with calls_from(address):
        try:
            await tenant.call(api, **fields, oldPassword=given, password="1" * 128)
        except ApiFailure as failure:
            return failure.code
    return "done"


async def try_login(cloud: Cloud, api: str, given: str, address: str) -> str:
    """How a login of the same account or user ends."""
    with calls_from(address):
        try:
            if api == "UpdateAccount":
                await cloud.call("LogInByAccount", accountName="ann", password=given)
            else:
                await cloud.call("LogInByUser", accountName="ann", userName="eve", password=given)
        except ApiFailure as failure:
            return failure.code
    return "in"


@pytest.mark.parametrize("api", asks_for_the_present_one())
async def test_a_present_password_is_guessed_no_more_often_than_a_login(cloud: Cloud, api: str) -> None:
    """Whatever asks for it, and whatever the guesses are divided among."""
    tenant, fields = await somebody(cloud, api)
    guesses = [await change(tenant, api, fields, f"{n:0128}", STRANGER) for n in range(6)]
    guesses += [await try_login(cloud, api, f"{n:0128}", STRANGER) for n in range(4)]
    assert Counter(guesses) == {"ID.1002": 6, "ID.1000": 4}
    right = hashlib.sha512(b"ann").hexdigest() if api == "UpdateAccount" else PASSWORD
    assert await change(tenant, api, fields, right, STRANGER) == "ID.1101"
    assert await try_login(cloud, api, right, STRANGER) == "ID.1101"
    await asyncio.sleep(301)
    assert await change(tenant, api, fields, right, STRANGER) == "done"


@pytest.mark.simulator_only("looks at what the node holds in memory")
@pytest.mark.parametrize("api", asks_for_the_present_one())
async def test_checks_of_a_present_password_wait_in_the_queue_of_logins(cloud: TestCloud, api: str) -> None:
    tenant, fields = await somebody(cloud, api)
    Measured(cloud, 10)
    logins = [asyncio.ensure_future(log_in(cloud, ELSEWHERE, WRONG)) for _ in range(2)]
    changes = [asyncio.ensure_future(change(tenant, api, fields, f"{n:0128}", STRANGER)) for n in range(40)]
    assert [await login for login in logins] == ["ID.1000", "ID.1000"]
    ends = Counter([await one for one in changes])
    assert ends == {"ID.1100": 40}  # 8 find no place, and 32 do not have their turn in 30 seconds


@pytest.mark.simulator_only("looks at what the node holds in memory")
@pytest.mark.parametrize("api", asks_for_the_present_one())
async def test_a_former_password_changes_nothing(cloud: TestCloud, api: str) -> None:
    """The password changes while a second change, which gives the former one, is being checked."""
    tenant, fields = await somebody(cloud, api)
    right = hashlib.sha512(b"ann").hexdigest() if api == "UpdateAccount" else PASSWORD
    Measured(cloud, 1)
    first = asyncio.ensure_future(change(tenant, api, fields, right, STRANGER))
    second = asyncio.ensure_future(tenant.failure(api, **fields, oldPassword=right, password="2" * 128))
    assert await first == "done"
    failure = await second
    assert failure.code == "ID.1002"
    assert "changed meanwhile" in failure.details
    assert await try_login(cloud, api, "1" * 128, STRANGER) == "in"


def test_nothing_but_the_gate_of_logins_looks_at_passwords() -> None:
    """Whoever compares one by itself lets it be guessed at without limit."""
    users = [
        str(path)
        for path in sorted(Path("core").rglob("*.py"))
        if re.search(r"\b(is_password|matches)\(", path.read_text()) and "passwords" in path.read_text()
    ]
    assert users == ["core/identity/account/passwords.py", "core/identity/login/service.py"]


# passwords


class Measured:
    """Runs work in the loop, as long as it would take, and notes what each hash cost."""

    def __init__(self, cloud: TestCloud, seconds: float = 0.0) -> None:
        self.seconds, self.costs = seconds, list[int]()
        self._kernel = cloud.node.kernel
        self._kernel.workers = self

    async def run(self, work: Callable[..., Any], *args: Any, **named: Any) -> Any:
        """See `Workers`."""
        if self.seconds:
            await asyncio.sleep(self.seconds)
        stored = [text for text in args if str(text).startswith("scrypt$")]
        self.costs.append(int(stored[0].split("$")[1]) if stored else args[2])
        return work(*args, **named)

    def close(self) -> None:
        """See `Workers`."""


async def stored_password(cloud: TestCloud) -> str:
    """What is kept of the admin's password."""
    row = await cloud.node.kernel.db.read(Transaction.get, Account, ADMIN_UUID)
    assert row is not None
    return row.password


@pytest.mark.simulator_only("looks at what the node holds in memory")
async def test_a_password_is_hashed_anew_where_the_cost_was_raised(cloud: TestCloud) -> None:
    before = await stored_password(cloud)
    assert before.startswith("scrypt$2$") and PASSWORD not in before
    object.__setattr__(cloud.node.kernel.settings, "password_cost", 4)
    assert await log_in(cloud, OFFICE, WRONG) == "ID.1000"
    assert await stored_password(cloud) == before
    assert await log_in(cloud, OFFICE) == "in"
    raised = await stored_password(cloud)
    assert raised.startswith("scrypt$4$")
    assert await log_in(cloud, OFFICE) == "in"
    assert await stored_password(cloud) == raised


# storms

RATE, SECONDS, HASH_SECONDS = 100, 10, 0.05
TURN_SECONDS = 2 * HASH_SECONDS
"""The worker rests after a hash as long as that took."""


async def storm(cloud: Cloud, address: str, password: str = PASSWORD) -> list[tuple[str, float]]:
    """A hundred logins a second for ten seconds; how each ended and how long it took."""
    loop = asyncio.get_running_loop()
    began = loop.time()

    async def one(number: int) -> tuple[str, float]:
        due = began + number / RATE
        await asyncio.sleep(due - loop.time())
        return await log_in(cloud, address, password), loop.time() - due

    logins = [asyncio.ensure_future(one(number)) for number in range(RATE * SECONDS)]
    return [await login for login in logins]


@pytest.mark.simulator_only("looks at what the node holds in memory")
async def test_a_storm_of_logins_is_answered_one_way_or_the_other(cloud: TestCloud) -> None:
    """Half of the queue at most is one address's, so others come in meanwhile."""
    Measured(cloud, HASH_SECONDS)
    storming = asyncio.ensure_future(storm(cloud, STRANGER))
    await asyncio.sleep(SECONDS / 2)
    assert await log_in(cloud, OFFICE) == "in"
    answers = await storming
    ends = Counter(end for end, _ in answers)
    assert ends.keys() == {"in", "ID.1100"} and ends.total() == RATE * SECONDS
    assert 0.95 <= ends["in"] / (SECONDS / TURN_SECONDS + 32) <= 1
    assert max(seconds for _, seconds in answers) < 32 * (TURN_SECONDS + 0.01) + 0.1
    assert all(seconds < 0.02 for end, seconds in answers if end == "ID.1100")
    await asyncio.sleep(HASH_SECONDS)
    assert cloud.node.kernel.tasks.busy() == []


@pytest.mark.simulator_only("looks at what the node holds in memory")
async def test_nobody_waits_forever(cloud: TestCloud) -> None:
    """A login that has not had its turn in time is told to come back."""
    Measured(cloud, 10)
    logins = [asyncio.ensure_future(log_in(cloud, STRANGER)) for _ in range(4)]
    assert [await login for login in logins] == ["in", "in", "ID.1100", "ID.1100"]
    assert await log_in(cloud, STRANGER) == "in"
    await asyncio.sleep(10)
    assert cloud.node.kernel.tasks.busy() == []


@pytest.mark.simulator_only("looks at what the node holds in memory")
async def test_a_storm_of_guesses_costs_little_more_than_ten_of_them(cloud: TestCloud) -> None:
    workers = Measured(cloud, HASH_SECONDS)
    answers = await storm(cloud, STRANGER, WRONG)
    ends = Counter(end for end, _ in answers)
    assert ends.keys() == {"ID.1000", "ID.1100", "ID.1101"} and ends["ID.1000"] == 10
    assert len(workers.costs) == 10
