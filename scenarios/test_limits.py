"""Whatever a tenant can make in number has a limit: a quota of its account, a setting, or another quota's."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Mapping
from functools import cache
from typing import Any

import pytest

from orrery.core.api.catalogue import declarations, plugins
from orrery.core.api.configs import JOBS_PER_ACCOUNT
from orrery.core.api.dispatcher import Job
from orrery.core.api.who import Who, who_may_call
from orrery.core.client.errors import ApiFailure
from orrery.core.event.configs import UNDELIVERED
from orrery.core.event.model import UndeliveredEvent, Webhook
from orrery.core.event.queue import Delivery, forget_oldest, give_up
from orrery.core.identity.session.configs import MAX_SESSIONS
from orrery.core.kernel.api.message import CreateMessage
from orrery.core.kernel.config import GlobalConfig
from orrery.core.kernel.db.model import declared_models
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import Overloaded
from orrery.core.kernel.registry import RegisteredResource
from orrery.core.kernel.tags.limits import TAGS_PER_RESOURCE
from orrery.core.network.l3.configs import MAX_DNS, MAX_RANGES
from orrery.scenarios.case_table import CASES
from orrery.scenarios.settings import set_global
from orrery.testlib.cloud import TestCloud, run_cloud
from orrery.testlib.environment import Cloud
from orrery.testlib.kernel import raw
from orrery.testlib.tenants import limit, usage

EXCEEDED, REFUSED, INVALID = "ID.1003", "SYS.1006", "SYS.1007"
PASSWORD = "0" * 128
GIB = 1 << 30

FOR_A_TIME = {
    "api_job": "finished ones are purged after rest/completedApi.expiredPeriod, unfinished ones are limited",
    "api_job_end": "as its job",
    "audit": "purged after audit/retentionDays",
    "claim": "as long as the workflow that holds it",
    "event": "purged after event/retention.seconds",
    "login_known_address": "forgotten after identity/login.knownAddressDays",
    "workflow_run": "as long as it runs, and its job",
}
"""Tables whose rows go by themselves."""
WITH_OTHERS = {
    "account_resource_ref": "a view of what accounts own",
    "image_backup_storage_ref": "one for an image and a backup storage",
    "image_cache": "one for an image and a primary storage",
    "resource_config": "one for a setting and a resource",
    "secret": "one for an access key, a web hook, a host or a backup storage",
    "used_ip": "one for a nic",
    "user_group_policy_ref": "one for a group and a policy",
    "user_group_user_ref": "one for a group and a user",
    "user_policy_ref": "one for a user and a policy",
    "vm_cd_rom": "three for a VM",
    "vm_nic": "one for a VM and an L3 network",
    "web_hook_position": "one for a web hook",
}
"""Tables that have no more rows than there are pairs of what is limited."""
BY_SETTINGS: Mapping[str, GlobalConfig[int]] = {
    "ip_range": MAX_RANGES,
    "l3_network_dns": MAX_DNS,
    "session": MAX_SESSIONS,
    "system_tag": TAGS_PER_RESOURCE,
    "user_tag": TAGS_PER_RESOURCE,
}
"""Tables whose rows a setting limits, for one resource or account."""


class Watching(TestCloud):
    """A cloud that notes which tables grow during the calls of one API."""

    watched = ""
    grown: set[str]

    async def call(self, api: str, /, **wire_fields: Any) -> dict[str, Any]:
        """See `TestCloud`."""
        if api != self.watched:
            return await super().call(api, **wire_fields)
        before = self._sizes()
        answer = await super().call(api, **wire_fields)
        self.grown.update(table for table, size in self._sizes().items() if size > before[table])
        return answer

    def _sizes(self) -> dict[str, int]:
        connection = raw(self.node.kernel.db)
        tables = [one.__tablename__ for one in declared_models() if one is not RegisteredResource]
        return {table: connection.execute(f"select count(*) from {table}").fetchone()[0] for table in tables}


@cache
def grown_by() -> dict[str, set[str]]:
    """Of each API that a tenant may call and that may change something, the tables in which it makes rows."""
    found: dict[str, set[str]] = {}
    for case in CASES:
        api = declarations()[case.api]
        if api.method == "GET" or who_may_call(api) is Who.ADMIN:
            continue
        found[case.api] = set()

        async def body(cloud: TestCloud, case: Any = case) -> None:
            assert isinstance(cloud, Watching)
            cloud.watched, cloud.grown = case.api, found[case.api]
            await case.success(cloud)

        run_cloud(body, plan="small", check=False, kind=Watching)
    return found


def counted() -> set[str]:
    """The tables whose rows are counted by quotas."""
    nouns = [plugin.noun for plugin in plugins() if plugin.noun is not None]
    return {counted.kind.__tablename__ for noun in nouns for counted in noun.quotas}


def test_everything_that_a_tenant_can_make_is_limited() -> None:
    """An API that is new makes rows in its case of the table; what they are limited by has to stand here."""
    limited = {*counted(), *FOR_A_TIME, *WITH_OTHERS, *BY_SETTINGS}
    unlimited = {api: sorted(tables - limited) for api, tables in grown_by().items() if tables - limited}
    assert unlimited == {}
    made = set().union(*grown_by().values())
    assert [table for table in (*FOR_A_TIME, *WITH_OTHERS, *BY_SETTINGS) if table not in made] == []


def test_the_growth_of_tables_is_seen() -> None:
    for name, tables in grown_by().items():
        if issubclass(declarations()[name].message, CreateMessage):
            assert tables - {"api_job", "api_job_end", "audit", "event"}, name


# quotas

Made = tuple[str, dict[str, Any], str]
"""An API that makes something, its fields, and the API that deletes it."""
HOOK = {"name": "h", "type": "CanonicalEvent", "url": "http://203.0.113.9/hook"}
STATEMENT = {"effect": "Allow", "actions": ["QueryZone"], "resources": ["*"]}
MAKERS: dict[str, Made] = {
    "accessKey.num": ("CreateAccessKey", {}, "DeleteAccessKey"),
    "diskOffering.num": ("CreateDiskOffering", {"name": "d", "diskSize": GIB}, "DeleteDiskOffering"),
    "policy.num": ("CreatePolicy", {"name": "p", "statements": [STATEMENT]}, "DeletePolicy"),
    "policy.size": ("CreatePolicy", {"name": "p", "statements": [STATEMENT]}, "DeletePolicy"),
    "user.num": ("CreateUser", {"name": "u", "password": PASSWORD}, "DeleteUser"),
    "userGroup.num": ("CreateUserGroup", {"name": "g"}, "DeleteUserGroup"),
    "webHook.num": ("CreateWebhook", HOOK, "DeleteWebhook"),
}
AMOUNTS = {"policy.size": 3}
"""What one of them counts, where that is not one."""


@pytest.mark.parametrize("quota", MAKERS)
async def test_a_quota_is_kept_and_given_back(cloud: Cloud, quota: str) -> None:
    """One that is refused leaves nothing; whoever deletes one may make another."""
    ann = await cloud.tenant("ann")
    api, fields, delete = MAKERS[quota]
    used, amount = (await usage(ann))[quota], AMOUNTS.get(quota, 1)
    await limit(cloud, ann, **{quota: used + 2 * amount - 1})
    for _ in range(2):
        first = await ann.create(api, **fields)
        assert (await usage(ann))[quota] == used + amount
        others = {**fields, "name": "other"} if "name" in fields else fields
        refused = await ann.failure(api, **others)
        assert refused.code == EXCEEDED and f"quota[{quota}] is exceeded" in refused.details
        assert (await usage(ann))[quota] == used + amount
        await ann.call(delete, uuid=first["uuid"])
        await ann.call(delete, uuid=first["uuid"])
        assert (await usage(ann))[quota] == used


async def test_what_goes_with_a_user_or_an_account_is_given_back(cloud: Cloud) -> None:
    ann = await cloud.tenant("ann")
    user = await ann.create("CreateUser", name="eve", password=PASSWORD)
    policy = await ann.create("CreatePolicy", name="all", statements=[{**STATEMENT, "actions": ["*"]}])
    await ann.call("AttachPolicyToUser", userUuid=user["uuid"], policyUuid=policy["uuid"])
    login = {"accountName": "ann", "userName": "eve", "password": PASSWORD}
    eve = await ann.logged_in("LogInByUser", **login)
    await eve.create("CreateAccessKey")
    assert (await usage(ann))["accessKey.num"] == 1
    await ann.call("DeleteUser", uuid=user["uuid"])
    assert (await usage(ann))["accessKey.num"] == (await usage(ann))["user.num"] == 0
    await ann.create("CreateUserGroup", name="g")
    await ann.create("CreateWebhook", **HOOK)
    [account] = await ann.query("QueryAccount")
    await cloud.call("DeleteAccount", uuid=account["uuid"])
    again = await cloud.tenant("ann")
    assert {name for name, used in (await usage(again)).items() if used} == {"policy.num", "policy.size"}


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_long_jobs_are_limited_by_number_and_by_what_is_unfinished(cloud: Cloud) -> None:
    ann = await cloud.tenant("ann")
    [store] = await ann.query("QueryBackupStorage")
    data = {"name": "i", "format": "qcow2", "backupStorageUuids": [store["uuid"]]}
    data |= {"url": "http://images.example.com/ubuntu-22.04.qcow2"}
    job = {"jobName": "APIAddImageMsg", "jobData": json.dumps(data)}
    await limit(cloud, ann, **{"longJob.num": 2, "longJob.unfinished.num": 1})
    first = (await ann.create("SubmitLongJob", **job))["uuid"]
    refused = await ann.failure("SubmitLongJob", **job)
    assert refused.code == EXCEEDED and "longJob.unfinished.num" in refused.details
    await cloud.settle()
    second = (await ann.create("SubmitLongJob", **job))["uuid"]
    assert (await ann.failure("RerunLongJob", uuid=first)).code == EXCEEDED
    await cloud.settle()
    refused = await ann.failure("SubmitLongJob", **job)
    assert refused.code == EXCEEDED and "longJob.num" in refused.details
    for uuid in (first, second):
        await ann.call("DeleteLongJob", uuid=uuid)
    told = await usage(ann)
    assert (told["longJob.num"], told["longJob.unfinished.num"]) == (0, 0)


async def test_a_tenant_may_delete_and_change_the_disk_offerings_that_it_has_made(cloud: Cloud) -> None:
    ann, bob = await cloud.tenant("ann"), await cloud.tenant("bob")
    own = (await ann.create("CreateDiskOffering", name="d", diskSize=GIB))["uuid"]
    assert (await ann.create("UpdateDiskOffering", uuid=own, name="e"))["name"] == "e"
    changed = await ann.create("ChangeDiskOfferingState", uuid=own, stateEvent="disable")
    assert changed["state"] == "Disabled"
    assert (await bob.failure("UpdateDiskOffering", uuid=own, name="f")).code == "SYS.1003"
    await cloud.call("ShareResource", resourceUuids=[own], toPublic=True)
    assert (await bob.failure("DeleteDiskOffering", uuid=own)).code == "ID.1002"
    await ann.call("DeleteDiskOffering", uuid=own)
    assert await cloud.query("QueryDiskOffering", f"uuid={own}") == []


# settings


async def one_too_many(
    cloud: Cloud, config: GlobalConfig[int], most: int, make: Callable[[int], Awaitable[str]]
) -> str:
    """Makes as many as a setting allows; the code with which one more is refused."""
    await set_global(cloud, "/".join(config.key), str(most))
    assert [await make(number) for number in range(most)] == [""] * most
    return await make(most)


async def ended(tenant: Cloud, api: str, **fields: Any) -> str:
    """The code that a call fails with, empty where it does not."""
    try:
        await tenant.call(api, **fields)
    except ApiFailure as failure:
        return failure.code
    return ""


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_settings_limit_the_tags_of_a_resource_and_of_a_call(cloud: Cloud) -> None:
    ann = await cloud.tenant("ann")
    made = {"name": "v", "diskSize": GIB}
    volume = (await ann.create("CreateDataVolume", **made))["uuid"]
    where = {"resourceType": "VolumeVO", "resourceUuid": volume}

    async def add_user_tag(number: int) -> str:
        return await ended(ann, "CreateUserTag", **where, tag=f"t{number}")

    async def add_system_tag(number: int) -> str:
        return await ended(ann, "CreateSystemTag", **where, tag=f"qos::{number}")

    for make in (add_user_tag, add_system_tag):
        assert await one_too_many(cloud, TAGS_PER_RESOURCE, 3, make) == REFUSED
    for many in ({"userTags": list("abcd")}, {"systemTags": [f"qos::{n}" for n in range(4)]}):
        assert await ended(ann, "CreateDataVolume", **made, **many) == INVALID
    assert await ended(ann, "CreateSystemTags", **where, tags=[f"qos::{n}" for n in range(4)]) == INVALID
    assert await ended(ann, "CreateDataVolume", **made, userTags=["x" * 2049]) == INVALID
    assert await ended(ann, "CreateDataVolume", **made, userTags=list("abc")) == ""


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_settings_limit_the_ranges_and_dns_servers_of_a_network(cloud: Cloud) -> None:
    ann = await cloud.tenant("ann")
    [l2, *_] = await ann.query("QueryL2Network")
    made = await ann.create("CreateL3Network", name="n", l2NetworkUuid=l2["uuid"])
    where = {"l3NetworkUuid": made["uuid"]}
    wire = {**where, "name": "r", "netmask": "255.255.255.0", "gateway": "10.50.0.1"}

    async def add_range(number: int) -> str:
        ends = {"startIp": f"10.50.0.{10 * number + 10}", "endIp": f"10.50.0.{10 * number + 19}"}
        return await ended(ann, "AddIpRange", **wire, **ends)

    async def add_dns(number: int) -> str:
        return await ended(ann, "AddDnsToL3Network", **where, dns=f"10.0.0.{number + 1}")

    assert await one_too_many(cloud, MAX_RANGES, 2, add_range) == REFUSED
    assert await one_too_many(cloud, MAX_DNS, 2, add_dns) == REFUSED


async def test_a_setting_limits_the_sessions_of_an_account(cloud: Cloud) -> None:
    await cloud.call("CreateAccount", name="bob", password=PASSWORD)
    login = {"accountName": "bob", "password": PASSWORD}

    async def log_in(number: int) -> str:
        return await ended(cloud, "LogInByAccount", **login)

    assert await one_too_many(cloud, MAX_SESSIONS, 2, log_in) == "ID.1006"


@pytest.mark.simulator_only("begins calls without waiting for their jobs")
async def test_a_setting_limits_the_jobs_of_an_account_at_a_time(cloud: TestCloud) -> None:
    """What an account has begun does not keep others, nor administrators, from calling."""
    ann, bob = await cloud.tenant("ann"), await cloud.tenant("bob")
    await set_global(cloud, "/".join(JOBS_PER_ACCOUNT.key), "2")
    api, wire = declarations()["CreateUserGroup"], {"name": "g"}
    jobs: list[Job] = []
    for number in range(2):
        jobs.append(await submit(ann, api, {"name": f"g{number}"}))
    with pytest.raises(Overloaded):
        for number in range(2, 10):
            jobs.append(await submit(ann, api, {"name": f"g{number}"}))
    jobs += [await submit(bob, api, wire), await submit(cloud, api, wire)]
    assert all([(await job.outcome).success for job in jobs])
    await ann.call("CreateUserGroup", name="last")


async def submit(caller: TestCloud, api: Any, wire: dict[str, Any]) -> Job:
    """Begins a call without waiting for its end."""
    return await caller.node.api.submit(api, wire, caller.session)


@pytest.mark.simulator_only("reads or changes rows in the database of the node")
@pytest.mark.cloud(check=False)
async def test_a_setting_limits_the_undelivered_events_of_a_web_hook(cloud: TestCloud) -> None:
    """The oldest are forgotten, of that web hook alone."""
    hooks = [(await cloud.create("CreateWebhook", **HOOK))["uuid"] for _ in range(2)]

    def fill(tx: Transaction) -> list[tuple[str, int]]:
        for number in range(1, 6):
            for place, hook in enumerate(hooks):
                delivery = Delivery(number, "vm.created", None, None, number)
                row = tx.require(Webhook, hook)
                give_up(tx, f"{place:016x}{number:016x}", row, delivery, (1, "no answer"))
        forget_oldest(tx, hooks[0], 3)
        rows = [row for hook in hooks for row in tx.find(UndeliveredEvent, web_hook_uuid=hook)]
        return sorted((row.web_hook_uuid == hooks[1], row.event_id) for row in rows)

    kept = await cloud.node.kernel.db.write(fill)
    assert [(bool(other), n) for other, n in kept] == [(False, n) for n in (3, 4, 5)] + [
        (True, n) for n in (1, 2, 3, 4, 5)
    ]
    assert cloud.node.kernel.configs.get(UNDELIVERED) == 10_000
