"""Sessions end by time, by wish, and with what they were opened for."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from orrery.core.identity.session.errors import TooManySessions
from orrery.core.identity.session.messages import CloseSessions, RenewSession
from orrery.core.identity.session.model import Session
from orrery.core.identity.session.tokens import session_id
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import InvalidSession
from orrery.core.kernel.ownership import ADMIN_UUID
from orrery.scenarios.cases.policy import deny
from orrery.scenarios.logins import PASSWORD
from orrery.scenarios.policies import a_user_with
from orrery.scenarios.settings import set_global
from orrery.testlib.cloud import TestCloud
from orrery.testlib.environment import Cloud
from orrery.testlib.mortal import MortalCloud


async def new_session(cloud: Cloud) -> str:
    """A session of the admin's."""
    return str((await cloud.create("LogInByAccount", accountName="admin", password=PASSWORD))["uuid"])


async def is_valid(cloud: Cloud, session: str) -> bool:
    """Whether a session is taken; asking does not prolong it."""
    return (await cloud.call("ValidateSession", sessionUuid=session))["valid"] is True


@pytest.mark.simulator_only("kills the management node inside this process")
@pytest.mark.parametrize("which", [{"account_uuid": ADMIN_UUID}, {"user_uuid": ADMIN_UUID}])
@pytest.mark.cloud(kind=MortalCloud)
async def test_all_sessions_of_somebody_can_be_closed_but_one(
    cloud: MortalCloud, which: dict[str, str]
) -> None:
    """At once, and so that they stay closed."""
    first, kept = cloud.session, await new_session(cloud)
    await cloud.node.kernel.bus.call(CloseSessions(**which, except_session=session_id(kept)))
    for _ in range(2):
        assert (await is_valid(cloud, first), await is_valid(cloud, kept)) == (False, True)
        cloud.session = first
        assert (await cloud.failure("QueryZone")).code == "ID.1001"
        cloud.crash()
        await cloud.restart()
    assert [row.uuid for row in await cloud.node.kernel.db.read(Transaction.find, Session)] == [
        session_id(kept)
    ]
    cloud.session = kept


@pytest.mark.simulator_only("kills the management node inside this process")
@pytest.mark.cloud(kind=MortalCloud)
async def test_a_renewed_session_outlives_the_timeout_and_the_node(cloud: MortalCloud) -> None:
    idle, renewed = await new_session(cloud), await new_session(cloud)
    await cloud.call("RenewSession", sessionUuid=renewed, duration=100_000)
    cloud.crash()
    await cloud.restart()
    await asyncio.sleep(99_000)
    assert (await is_valid(cloud, idle), await is_valid(cloud, renewed)) == (False, True)
    cloud.session = renewed
    assert await cloud.query("QueryZone") == []
    await asyncio.sleep(7100)
    assert await is_valid(cloud, renewed)


@pytest.mark.simulator_only("sends messages inside the node")
async def test_a_session_that_is_closed_while_it_is_renewed_stays_closed(cloud: TestCloud) -> None:
    closed = await new_session(cloud)
    bus = cloud.node.kernel.bus
    renewal: asyncio.Future[Any] = asyncio.ensure_future(bus.call(RenewSession(session_uuid=closed)))  # type: ignore[arg-type]
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    await bus.call(CloseSessions(account_uuid=ADMIN_UUID, except_session=session_id(cloud.session)))
    with pytest.raises(InvalidSession, match="closed meanwhile"):
        await renewal
    assert not await is_valid(cloud, closed)


async def test_an_expired_session_is_refused_before_it_is_swept(cloud: Cloud) -> None:
    await set_global(cloud, "identity/session.cleanup.interval", "1000000")
    idle = await new_session(cloud)
    await cloud.call("RenewSession", sessionUuid=cloud.session, duration=100_000)
    await asyncio.sleep(7201)
    assert (await cloud.seen_by(idle).failure("QueryZone")).code == "ID.1001"


@pytest.mark.parametrize("duration", [59, 31_536_001, "long"])
async def test_a_session_is_renewed_within_bounds(cloud: Cloud, duration: object) -> None:
    failure = await cloud.failure("RenewSession", sessionUuid=cloud.session, duration=duration)
    assert failure.code == "SYS.1007" and "field[duration]" in failure.details


async def test_a_user_without_a_policy_renews_asks_after_and_ends_its_own_session(cloud: Cloud) -> None:
    """Of another session only the latter two, as everybody who knows it does."""
    acme = await cloud.tenant("acme")
    user = await a_user_with(acme, "acme", deny("*"))
    for _ in range(2):
        await user.call("RenewSession", sessionUuid=user.session, duration=100_000)
        await asyncio.sleep(90_000)
    assert await is_valid(user, user.session)
    admin = await new_session(cloud)
    for session, code in ((admin, "ID.1002"), ("0" * 32, "ID.1002")):
        assert (await user.failure("RenewSession", sessionUuid=session)).code == code
    await user.call("LogOut", sessionUuid=user.session)
    assert (await user.failure("RenewSession", sessionUuid=user.session)).code == "ID.1001"
    cloud.session = admin


@pytest.mark.simulator_only("kills the management node inside this process")
@pytest.mark.cloud(kind=MortalCloud)
async def test_a_session_that_was_ended_is_not_revived_by_a_restart(cloud: MortalCloud) -> None:
    """By an administrator, a user, or with its account."""
    ended = [await new_session(cloud)]
    await cloud.call("LogOut", sessionUuid=ended[0])
    eve = await a_user_with(cloud, "admin", deny("QueryZone"))
    ended.append(eve.session)
    await eve.call("LogOut", sessionUuid=eve.session)
    ann = await cloud.tenant("ann")
    ended.append(ann.session)
    (account,) = await cloud.query("QueryAccount", "name=ann")
    await cloud.call("DeleteAccount", uuid=account["uuid"])
    rows = await cloud.node.kernel.db.read(Transaction.find, Session)
    assert [row.uuid for row in rows if row.uuid in ended] == []
    cloud.crash()
    await cloud.restart()
    assert [session for session in ended if await is_valid(cloud, session)] == []
    assert await is_valid(cloud, cloud.session)


@pytest.mark.simulator_only("looks at what the node holds in memory")
async def test_logins_at_once_open_no_session_too_many(cloud: TestCloud) -> None:
    """Expired sessions do not count, and those of other accounts do not either."""
    await cloud.tenant("ann")
    await set_global(cloud, "identity/session.timeout", "100")
    await set_global(cloud, "identity/session.maxConcurrent", "3")
    await new_session(cloud)
    await asyncio.sleep(200)
    login = {"accountName": "admin", "password": PASSWORD}
    calls = (cloud.node.api.call("LogInByAccount", login) for _ in range(8))
    ends = await asyncio.gather(*calls, return_exceptions=True)
    opened = [end for end in ends if isinstance(end, dict)]
    assert len(opened) == 2  # beside the one that this test began with
    assert {end.code for end in ends if isinstance(end, TooManySessions)} == {"ID.1006"}
    cloud.session = opened[0]["inventory"]["uuid"]
    assert (await cloud.failure("LogInByAccount", **login)).code == "ID.1006"
    await cloud.call("LogOut", sessionUuid=opened[1]["inventory"]["uuid"])
    assert await new_session(cloud)
