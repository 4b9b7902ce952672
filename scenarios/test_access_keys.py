"""Calls signed with an access key: whose they are, and that none is taken twice or from another time."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import Any

import pytest

from orrery.core.identity.accesskey.signatures import sign
from orrery.scenarios.settings import set_global
from orrery.scenarios.signed import Answer, request
from orrery.testlib.cloud import TestCloud
from orrery.testlib.environment import Cloud
from orrery.testlib.mortal import MortalCloud

REFUSED = "the access key is unknown or disabled, or the signature is wrong"


def date_of(cloud: TestCloud, seconds: float = 0.0) -> str:
    """The header Date of a client whose clock is so many seconds ahead."""
    now = datetime.fromtimestamp(cloud.node.kernel.clock.now_ms() / 1000 + seconds, UTC)
    return now.strftime("%a, %d %b %Y %H:%M:%S GMT")


class Key:
    """A client with an access key."""

    def __init__(self, cloud: TestCloud, made: dict[str, Any]) -> None:
        self.cloud, self.id, self.secret = cloud, made["AccessKeyID"], made["AccessKeySecret"]

    def headers(self, method: str, path: str, date: str) -> dict[str, str]:
        """What a signed request carries."""
        signature = sign(self.secret, f"{method}\n{date}\n/v1{path}")
        return {"Authorization": f"ZStack {self.id}:{signature}", "Date": date}

    async def call(
        self, method: str, path: str, body: Any = None, *, date: str = "", query: str = ""
    ) -> Answer:
        """One signed call."""
        headers = self.headers(method, path, date or date_of(self.cloud))
        return await request(self.cloud, method, f"/zstack/v1{path}{query}", headers, body)


async def new_key(cloud: TestCloud, **fields: Any) -> Key:
    """A key of whoever the cloud is logged in as."""
    return Key(cloud, await cloud.create("CreateAccessKey", **fields))


async def end_of(cloud: TestCloud, accepted: Answer, headers: dict[str, str]) -> Answer:
    """How a job ends that was begun over HTTP."""
    assert accepted[0] == 202, accepted
    path = (
        accepted[1]["location"].partition(":8080")[2]
        or "/zstack" + accepted[1]["location"].split("/zstack")[1]
    )
    while True:
        answer = await request(cloud, "GET", path, headers)
        if answer[0] != 202:
            return answer
        await asyncio.sleep(1)


ZONE = {"params": {"name": "z"}}
VOLUME = {"params": {"name": "v", "diskSize": 1 << 30}}


@pytest.mark.simulator_only("reads or changes rows in the database of the node")
@pytest.mark.cloud("small")
async def test_a_signed_call_is_a_call_of_the_keys_account(cloud: TestCloud) -> None:
    ann = await cloud.tenant("ann")
    key = await new_key(ann)
    status, found = await key.call("GET", "/zones", query="?q=name=zone")
    assert (status, len(found["inventories"])) == (200, 1)
    refused = await end_of(cloud, await key.call("POST", "/zones", ZONE), {"Authorization": "OAuth null"})
    assert (refused[0], refused[1]["error"]["code"]) == (503, "ID.1002")
    job = await key.call("POST", "/volumes/data", VOLUME)
    status, made = await end_of(cloud, job, {"Authorization": "OAuth null"})
    assert status == 200
    assert [volume["uuid"] for volume in await ann.query("QueryVolume")] == [made["inventory"]["uuid"]]


@pytest.mark.simulator_only("reads or changes rows in the database of the node")
@pytest.mark.cloud("small")
async def test_only_jobs_begun_by_key_are_polled_without_a_session(cloud: TestCloud) -> None:
    """And by key; and by a session of the same account, not of another's."""
    ann, bob = await cloud.tenant("ann"), await cloud.tenant("bob")
    key, other = await new_key(ann), await new_key(bob)
    nobody = {"Authorization": "OAuth null"}
    accepted = await key.call("POST", "/volumes/data", VOLUME)
    assert (await end_of(cloud, accepted, nobody))[0] == 200
    path = "/api-jobs/" + accepted[1]["location"].rpartition("/")[2]
    for session, status in ((ann.session, 200), (bob.session, 404), ("0" * 32, 503)):
        answer = await request(cloud, "GET", f"/v1{path}", {"Authorization": f"OAuth {session}"})
        assert answer[0] == status
    assert (await key.call("GET", path))[0] == 200
    assert (await other.call("GET", path))[0] == 404
    mine = {"Authorization": f"OAuth {ann.session}"}
    ours = await request(cloud, "POST", "/v1/volumes/data", mine, VOLUME)
    assert (await end_of(cloud, ours, nobody))[0] == 404
    assert (await end_of(cloud, ours, mine))[0] == 200


@pytest.mark.simulator_only("compares with the clock of the node")
async def test_a_wrong_signature_or_key_is_refused_and_nobody_learns_which(cloud: TestCloud) -> None:
    key = await new_key(cloud)
    date = date_of(cloud)
    good = key.headers("GET", "/zones", date)
    wrong = [
        {**good, "Authorization": good["Authorization"][:-3] + "AA="},
        {**good, "Authorization": good["Authorization"].replace(key.id, "0" * 20)},
        {**good, "Authorization": f"ZStack {key.id}"},
        {**good, "Authorization": "ZStack :"},
        {**good, "Date": date_of(cloud, 1)},
        key.headers("POST", "/zones", date),
        key.headers("GET", "/hosts", date),
    ]
    for headers in wrong:
        status, answer = await request(cloud, "GET", "/v1/zones", headers)
        assert (status, answer["error"]["code"], answer["error"]["details"]) == (503, "ID.1000", REFUSED)
    assert (await request(cloud, "GET", "/v1/zones", good))[0] == 200


@pytest.mark.simulator_only("reads or changes rows in the database of the node")
@pytest.mark.parametrize(
    ("seconds", "status"), [(-3600, 403), (3600, 403), (-901, 403), (902, 403), (-890, 200), (890, 200)]
)
async def test_a_clock_that_is_off_is_refused(cloud: TestCloud, seconds: float, status: int) -> None:
    key = await new_key(cloud)
    answer = await key.call("GET", "/zones", date=date_of(cloud, seconds))
    assert answer[0] == status
    if status != 200:
        assert answer[1].startswith("requestTimeTooSkewed: the date is more than 15 minutes off")


@pytest.mark.simulator_only("reads or changes rows in the database of the node")
@pytest.mark.parametrize("date", ["", "yesterday", "Fri, 31 Feb 2026 00:00:00 GMT", "2026-01-01T00:00:00Z"])
async def test_a_date_that_is_none_is_refused(cloud: TestCloud, date: str) -> None:
    headers = (await new_key(cloud)).headers("GET", "/zones", date)
    status, text = await request(cloud, "GET", "/v1/zones", headers)
    assert status == 400 and text.startswith("the header Date is ")


@pytest.mark.simulator_only("reads or changes rows in the database of the node")
async def test_the_zone_of_a_date_counts_where_the_setting_says_so(cloud: TestCloud) -> None:
    key = await new_key(cloud)
    for check, zone, hours, status in (
        ("false", "CST", 0, 200),
        ("false", "+0800", 8, 403),
        ("true", "+0800", 8, 200),
        ("true", "+0800", 0, 403),
        ("true", "CST", 0, 400),
    ):
        await set_global(cloud, "rest/checkTimeZone", check)
        date = date_of(cloud, hours * 3600).replace("GMT", zone)
        assert (await key.call("GET", "/zones", date=date))[0] == status, (check, zone, hours)


@pytest.mark.simulator_only("kills the management node inside this process")
@pytest.mark.cloud(kind=MortalCloud)
async def test_a_replayed_signature_is_refused_also_after_a_restart(cloud: MortalCloud) -> None:
    """Whatever the method and the body; a client's clock may be ahead of the node's."""
    key = await new_key(cloud)
    for ahead in (0, 600):
        date = date_of(cloud, ahead)
        assert (await key.call("POST", "/zones", ZONE, date=date))[0] == 202
        assert (await key.call("GET", "/zones", date=date))[0] == 200
        await asyncio.sleep(10)
        for _ in range(2):
            for method, content in (("POST", ZONE), ("POST", {"params": {"name": "y"}}), ("GET", None)):
                status, answer = await key.call(method, "/zones", content, date=date)
                assert (status, answer["error"]["code"]) == (503, "ID.1102")
            cloud.crash()
            await cloud.restart()
    await asyncio.sleep(10)
    assert len(await cloud.query("QueryZone")) == 2


@pytest.mark.simulator_only("compares with the clock of the node")
async def test_calls_to_one_path_within_a_second_are_all_taken(cloud: TestCloud) -> None:
    """Also where they are the same to the letter: a client that creates two of a kind at once signs so."""
    key = await new_key(cloud)
    date = date_of(cloud)
    for name in ("a", "b", "b", "c"):
        assert (await key.call("POST", "/zones", {"params": {"name": name}}, date=date))[0] == 202
    await asyncio.sleep(9.9)
    assert (await key.call("POST", "/zones", {"params": {"name": "late"}}, date=date))[0] == 202
    await asyncio.sleep(10)
    named = sorted(zone["name"] for zone in await cloud.query("QueryZone"))
    assert named == ["a", "b", "b", "c", "late"]


@pytest.mark.simulator_only("reads or changes rows in the database of the node")
@pytest.mark.cloud("small")
async def test_a_job_is_polled_with_the_headers_of_the_call_that_began_it(cloud: TestCloud) -> None:
    """Also long after their date; they open nothing else, and no job that was begun in a session."""
    ann = await cloud.tenant("ann")
    key = await new_key(ann)
    headers = key.headers("POST", "/volumes/data", date_of(cloud))
    accepted = await request(cloud, "POST", "/zstack/v1/volumes/data", headers, VOLUME)
    status, made = await end_of(cloud, accepted, headers)
    assert (status, made["inventory"]["name"]) == (200, "v")
    path = "/zstack/v1/api-jobs/" + accepted[1]["location"].rpartition("/")[2]
    await asyncio.sleep(3600)
    assert await request(cloud, "GET", path, headers) == (200, made)
    assert (await request(cloud, "GET", "/zstack/v1/volumes", headers))[0] == 403
    again = key.headers("POST", "/volumes/data", date_of(cloud))
    in_session = {"Authorization": f"OAuth {ann.session}"}
    ours = await request(cloud, "POST", "/v1/volumes/data", in_session, VOLUME)
    job = "/v1/api-jobs/" + ours[1]["location"].rpartition("/")[2]
    status, answer = await request(cloud, "GET", job, again)
    assert (status, answer["error"]["code"]) == (503, "ID.1000")
    assert (await key.call("GET", job.removeprefix("/v1")))[0] in (200, 202)


@pytest.mark.simulator_only("reads or changes rows in the database of the node")
@pytest.mark.parametrize(
    ("sent", "signed"),
    [
        ("/zstack/v1//zones", "//zones"),
        ("/zstack//v1/zones", "/zones"),
        ("//zstack/v1/zones/", "/zones/"),
        ("/v1//zones//", "//zones//"),
        ("/v1/zon%65s", "/zon%65s"),
    ],
)
async def test_a_path_is_signed_as_it_is_sent(cloud: TestCloud, sent: str, signed: str) -> None:
    """From the version on, with every slash and every escape."""
    key = await new_key(cloud)
    status, answer = await request(cloud, "GET", sent, key.headers("GET", signed, date_of(cloud)))
    assert status == 200, answer
    other = key.headers("GET", "/zones" if signed != "/zones" else "//zones", date_of(cloud))
    assert (await request(cloud, "GET", sent, other))[1]["error"]["code"] == "ID.1000"


@pytest.mark.simulator_only("reads or changes rows in the database of the node")
async def test_signatures_are_kept_only_until_their_date_is_out_of_bounds(cloud: TestCloud) -> None:
    from orrery.core.identity.accesskey.model import UsedSignature
    from orrery.core.kernel.db.transaction import Transaction

    key = await new_key(cloud)
    assert (await key.call("GET", "/zones"))[0] == 200
    assert await cloud.node.kernel.db.read(Transaction.find, UsedSignature) != []
    await asyncio.sleep(7200)
    assert await cloud.node.kernel.db.read(Transaction.find, UsedSignature) == []


@pytest.mark.simulator_only("reads or changes rows in the database of the node")
async def test_a_disabled_or_deleted_key_signs_nothing(cloud: TestCloud) -> None:
    ann = await cloud.tenant("ann")
    made = await ann.create("CreateAccessKey")
    key = Key(ann, made)
    for state, status in (("disable", 503), ("enable", 200)):
        await ann.call("ChangeAccessKeyState", uuid=made["uuid"], stateEvent=state)
        await asyncio.sleep(1)
        assert (await key.call("GET", "/zones"))[0] == status
    await ann.call("DeleteAccessKey", uuid=made["uuid"])
    await asyncio.sleep(1)
    assert (await key.call("GET", "/zones"))[1]["error"]["details"] == REFUSED


async def test_a_secret_is_shown_once_and_keys_are_their_accounts_own(cloud: Cloud) -> None:
    ann, bob = await cloud.tenant("ann"), await cloud.tenant("bob")
    made = await ann.create("CreateAccessKey", description="for deployments")
    (listed,) = await ann.query("QueryAccessKey")
    assert listed["AccessKeyID"] == made["AccessKeyID"] and "AccessKeySecret" not in listed
    condition = {"name": "AccessKeySecret", "op": "=", "value": made["AccessKeySecret"]}
    assert (await ann.failure("QueryAccessKey", conditions=[condition])).code == "SYS.1007"
    assert await bob.query("QueryAccessKey") == []
    change = {"uuid": made["uuid"], "stateEvent": "disable"}
    assert (await bob.failure("ChangeAccessKeyState", **change)).code == "SYS.1003"
    assert await bob.call("DeleteAccessKey", uuid=made["uuid"]) == {}
    assert len(await ann.query("QueryAccessKey", "state=Enabled")) == 1
    whose = {"accountUuid": made["accountUuid"]}
    assert (await bob.failure("CreateAccessKey", **whose)).code == "SYS.1003"
    assert (await cloud.create("CreateAccessKey", **whose))["userUuid"] == made["accountUuid"]


@pytest.mark.simulator_only("compares with the clock of the node")
@pytest.mark.parametrize("ahead", [-890, 0, 890])
async def test_a_signature_is_refused_for_as_long_as_its_date_would_be_taken(
    cloud: TestCloud, ahead: int
) -> None:
    """Also where the client's clock is ahead, so that the date stays good long after the call."""
    await set_global(cloud, "identity/session.cleanup.interval", "60")
    key = await new_key(cloud)
    date = date_of(cloud, ahead)
    assert (await key.call("POST", "/zones", ZONE, date=date))[0] == 202
    good_until = cloud.node.kernel.clock.now_ms() + (900 + ahead) * 1000
    codes = []
    for _ in range(40):
        await asyncio.sleep(60)
        status, answer = await key.call("POST", "/zones", ZONE, date=date)
        codes.append((status, answer["error"]["code"] if status == 503 else None))
        if cloud.node.kernel.clock.now_ms() < good_until:
            assert codes[-1] == (503, "ID.1102")
    assert {status for status, _ in codes} <= {503, 403}
    assert codes[-1] == (403, None)
