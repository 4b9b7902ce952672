"""Secrets are where they are needed and nowhere else: every API that takes one is driven with marked ones.

They are given so that the call succeeds and so that it fails; then everything is searched that somebody who
must not know them may come to see: the database but for the columns that keep them, errors, answers, logs,
the simulator's trace, and what messages print.
"""

from __future__ import annotations

import base64
import logging
from typing import Any

import pytest
from click.testing import CliRunner

from orrery.backends.sim.hypervisor import SimHypervisor
from orrery.core.api.catalogue import declarations
from orrery.core.api.openapi import openapi
from orrery.core.api.parse import parse
from orrery.core.cli.main import main
from orrery.core.client.errors import ApiFailure
from orrery.core.compute.host.hypervisor import HostFacts, HostSpec
from orrery.core.compute.host.model import PASSWORD, Host
from orrery.core.compute.host.reference import CREDENTIALS, HostLogins
from orrery.core.kernel.api.message import Declaration
from orrery.core.kernel.api.secrecy import IN_URL, SHORTEST, mask_urls, password_hash, secret_fields
from orrery.core.kernel.db.model import declared_models
from orrery.core.kernel.errors import InvalidArgument
from orrery.core.kernel.workflow import CallId
from orrery.scenarios.cases.backup_storage import store
from orrery.simulator.trace import Trace
from orrery.testlib.cloud import TestCloud
from orrery.testlib.environment import Cloud, Fault, FaultKind
from orrery.testlib.kernel import raw
from orrery.testlib.mortal import MortalCloud

MARK = "Marked5ecret"
HASHED = password_hash(MARK)
KEEPS = {
    ("backup_storage", "url"),
    ("image", "url"),
    ("session", "uuid"),
    ("system_tag", "secret"),
}
"""Where secrets are kept, because they are used again."""
SESSIONS = {"LogOut", "RenewSession", "ValidateSession"}
"""Calls whose secret is the session itself; a job that renews one answers with it."""


def secret_apis() -> dict[str, Declaration]:
    """Every API that has a secret among its fields."""
    return {name: one for name, one in declarations().items() if secret_fields(one.message)}


async def succeed(cloud: TestCloud) -> list[str]:
    """Calls each of them so that it succeeds; gives the names of those that have."""
    where = {"clusterUuid": (await cloud.query("QueryCluster"))[0]["uuid"]}
    ip = "10.9.9.9"
    cloud.world.provision(ip)
    login = {"username": "root", "password": MARK}
    host = await cloud.create("AddKVMHost", name="h", managementIp=ip, **where, **login)
    await cloud.call("UpdateKVMHost", uuid=host["uuid"], password=MARK + "2")
    url = f"sftp://me:{MARK}@10.0.0.7/export"
    kept = await cloud.create("AddSftpBackupStorage", name="s", hostname="10.0.0.7", url=url, **login)
    await cloud.call("UpdateSftpBackupStorage", uuid=kept["uuid"], password=MARK + "2")
    url = "http://images.example.com/i.qcow2".replace("://", f"://me:{MARK}@")
    storages = [(await store(cloud))["uuid"]]
    image = await cloud.create("AddImage", name="i", url=url, format="qcow2", backupStorageUuids=storages)
    assert image["url"] == "http://me:***@images.example.com/i.qcow2"
    ann = await cloud.create("CreateAccount", name="ann", password=HASHED)
    await cloud.call("LogInByAccount", accountName="ann", password=HASHED)
    await cloud.call("UpdateAccount", uuid=ann["uuid"], password=HASHED)
    bob = await cloud.create("CreateUser", name="bob", password=HASHED)
    await cloud.call("UpdateUser", uuid=bob["uuid"], password=HASHED)
    await cloud.call("LogInByUser", accountName="admin", userName="bob", password=HASHED)
    hook = {"name": "w", "url": "http://203.0.113.9/hook", "type": "CanonicalEvent"}
    made = await cloud.create("CreateWebhook", **hook, secret=MARK * 2)
    await cloud.call("UpdateWebhook", uuid=made["uuid"], secret=MARK * 3)
    return sorted(
        {entry["api"] for entry in await cloud.query("QueryAudit", "success=true")} & set(secret_apis())
    )


async def fail(cloud: Cloud, declaration: Declaration) -> list[str]:
    """Calls it so that it fails: where fields are missing, where they are wrong, where nothing is found."""
    named = list(secret_fields(declaration.message).values())
    others = {
        info.alias or name: "0" * 32 if "uuid" in name else "10.9.9.10"
        for name, info in declaration.message.model_fields.items()
        if info.is_required() and (info.alias or name) not in named
    }
    told = []
    for value in (MARK, [MARK], {"a": MARK}, MARK * 100, f"{MARK}'\"\n"):
        for rest in ({}, others, {**others, "name": "n", "url": f"http://me:{MARK}@nowhere/x"}):
            try:
                told.append(
                    str(await cloud.call(declaration.name, **{**rest, **dict.fromkeys(named, value)}))
                )
            except ApiFailure as failure:
                told.append(f"{failure} {failure.__dict__}")
    return told


def found_in_database(cloud: TestCloud) -> list[str]:
    """The columns in which a marked secret stands, but for those that keep them."""
    connection = raw(cloud.node.kernel.db)
    found = []
    for model in declared_models():
        for column in model.__table__.columns:
            where = (model.__tablename__, column.name)
            sql = f'SELECT count(*) FROM "{where[0]}" WHERE instr(CAST("{where[1]}" AS TEXT), ?)'
            for mark in (MARK, HASHED):
                if where not in KEEPS and connection.execute(sql, (mark,)).fetchone()[0]:
                    found.append(".".join(where))
    return found


@pytest.mark.simulator_only("looks at calls of the simulated world")
@pytest.mark.cloud("small", check=False)
async def test_marked_secrets_are_found_nowhere(
    cloud: TestCloud, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    effects: list[str] = []
    note = Trace.add

    def overheard(trace: Trace, now: float, kind: str, target: str, outcome: str) -> None:
        effects.append(f"{kind} {target} {outcome}")
        note(trace, now, kind, target, outcome)

    monkeypatch.setattr(Trace, "add", overheard)
    caplog.set_level(logging.DEBUG)
    called = await succeed(cloud)
    assert sorted(set(secret_apis()) - SESSIONS) == sorted(called)
    told = [text for api in secret_apis().values() for text in await fail(cloud, api)]
    cloud.faults.add(Fault(kind=FaultKind.FAILED_CALL, operations=("add_image",)))
    nowhere = await cloud.failure(
        "AddImage",
        name="i",
        url=f"http://me:{MARK}@nowhere/i",
        format="raw",
        backupStorageUuids=[(await store(cloud))["uuid"]],
    )
    assert "http://me:***@nowhere/i" in str(nowhere)
    told.append(f"{nowhere} {nowhere.__dict__}")
    tags = [f"rootPassword::{MARK}", f"userdata::{MARK}"]
    told.append(str(await cloud.failure("CreateVmInstance", name="v", systemTags=tags)))
    told.append(str(await cloud.query("QueryImage") + await cloud.query("QueryBackupStorage")))
    told.append(str(await cloud.query("QueryHost") + await cloud.query("QueryAudit")))
    assert len(told) > 100 and len(effects) > 5
    for text in [*told, *effects, caplog.text]:
        assert MARK not in text and HASHED not in text
    assert found_in_database(cloud) == []


@pytest.mark.parametrize("api", sorted(secret_apis()))
def test_a_message_prints_no_secret_and_openapi_calls_it_a_password(api: str) -> None:
    declaration = secret_apis()[api]
    fields = secret_fields(declaration.message)
    values: dict[str, Any] = dict.fromkeys(fields, MARK)
    message = declaration.message.model_construct(**values)
    assert MARK not in repr(message) and MARK not in str(message) and "***" in repr(message)
    schema = openapi(declarations())["components"]["schemas"][api]["properties"]
    for wire in set(fields.values()) & set(schema):
        assert '"format": "password"' in str(schema[wire]).replace("'", '"')
    with pytest.raises(InvalidArgument) as refused:
        parse(declaration, {wire: [MARK] for wire in fields.values()})
    assert MARK not in str(refused.value)


@pytest.mark.simulator_only("reads or changes rows in the database of the node")
@pytest.mark.cloud("small")
async def test_secret_tags_are_told_to_nobody_and_obeyed(
    cloud: TestCloud, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    data = base64.b64encode(f"#cloud-config\npassword: {MARK}\n".encode()).decode()
    shown = base64.b64encode(b"#cloud-config\npassword: ***\n").decode()
    given = [f"userdata::{data}", f"rootPassword::{MARK}::x", f"consolePassword::{MARK}"]
    vm = (await cloud.query("QueryVmInstance", "state=Running", limit=1))[0]["uuid"]
    where = {"resourceType": "VmInstanceVO", "resourceUuid": vm}
    told = [str(await cloud.create("CreateSystemTag", **where, tag=given[0]))]
    told.append(str(await cloud.call("CreateSystemTags", **where, tags=given[1:])))
    [one] = await cloud.query("QuerySystemTag", "tag=rootPassword::***")
    for text in (one["tag"], f"rootPassword::{MARK}9"):
        changed = await cloud.create("UpdateSystemTag", uuid=one["uuid"], tag=text)
        assert changed["tag"] == "rootPassword::***"
    for failing in (
        ("CreateSystemTag", {**where, "tag": given[0]}),
        ("CreateSystemTag", {**where, "tag": given[0] + "2"}),
        ("CreateSystemTags", {**where, "tags": given}),
        ("CreateSystemTags", {**where, "tags": [given]}),
        ("CreateSystemTag", {**where, "resourceType": "ZoneVO", "tag": given[1]}),
        ("UpdateSystemTag", {"uuid": one["uuid"], "tag": given[0]}),
        ("CreateZone", {"name": "z", "systemTags": given}),
        ("CreateVmInstance", {"name": "v", "systemTags": given, "dataVolumeSystemTags": given}),
    ):
        failure = await cloud.failure(failing[0], **failing[1])
        told.append(f"{failure} {failure.__dict__}")
    told.append(str(await cloud.query("QuerySystemTag", f"resourceUuid={vm}")))
    told.append(str(await cloud.query("QueryEvent") + await cloud.query("QueryAudit")))
    for guess in (f"tag~=rootPassword::{MARK[:3]}%", f"tag={given[0]}"):
        assert await cloud.query("QuerySystemTag", guess) == []
    zql = f"query vminstance where __systemTag__ has ('{given[0]}')"
    assert (await cloud.call("ZQLQuery", zql=zql))["results"][0]["inventories"] == []
    await cloud.call("StopVmInstance", uuid=vm)
    await cloud.call("StartVmInstance", uuid=vm)
    [guest] = [guest for guest in cloud.truth.guests() if guest.uuid == vm]
    assert guest.user_data == data
    (one,) = await cloud.query("QuerySystemTag", f"tag=userdata::{shown}", f"resourceUuid={vm}")
    written = await cloud.create("UpdateSystemTag", uuid=one["uuid"], tag=one["tag"])
    assert written["tag"] == f"userdata::{shown}"
    await cloud.call("RebootVmInstance", uuid=vm)
    [guest] = [guest for guest in cloud.truth.guests() if guest.uuid == vm]
    assert guest.user_data == data
    for text in [*told, caplog.text]:
        assert MARK not in text and data not in text
    assert found_in_database(cloud) == []


def test_a_message_masks_the_secret_tags_that_it_prints() -> None:
    wanted = {"name": "v", "systemTags": [f"userdata::{MARK}", "ha::None"]}
    on_index = {"1": [f"rootPassword::{MARK}"]}
    shown = repr(
        parse(declarations()["CreateVmInstance"], {**wanted, "dataVolumeSystemTagsOnIndex": on_index})
    )
    assert "userdata::***" in shown and "ha::None" in shown and "rootPassword::***" in shown
    assert MARK not in shown


def dump(cloud: TestCloud) -> str:
    """All rows as text, those of the journal among them."""
    return "\n".join(raw(cloud.node.kernel.db).iterdump())


@pytest.mark.simulator_only("reads or changes rows in the database of the node")
async def test_no_key_secret_is_in_the_database(cloud: TestCloud) -> None:
    secret = (await cloud.create("CreateAccessKey"))["AccessKeySecret"]
    assert secret not in dump(cloud)


def secrets_kept(cloud: TestCloud) -> list[tuple[str, str]]:
    rows = raw(cloud.node.kernel.db).execute("SELECT resource_type, resource_uuid FROM secret")
    return sorted(rows.fetchall())


@pytest.mark.simulator_only("registers a strategy or backend in the node")
@pytest.mark.cloud("small")
async def test_the_backend_gets_the_password_that_no_row_or_journal_holds(
    cloud: TestCloud, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str | None] = []
    seen: list[bool] = []
    real = SimHypervisor.connect

    async def connect(self: SimHypervisor, spec: HostSpec, call: CallId) -> HostFacts:
        logins = cloud.node.kernel.backends.find(HostLogins, CREDENTIALS)
        assert spec.ref.credentials is not None
        told.append((await logins.login(spec.ref.credentials)).password)
        seen.append(MARK in dump(cloud))
        return await real(self, spec, call)

    monkeypatch.setattr(SimHypervisor, "connect", connect)
    cluster = (await cloud.query("QueryCluster"))[0]["uuid"]
    cloud.world.provision("10.9.9.9")
    host = await cloud.create(
        "AddKVMHost",
        name="h",
        clusterUuid=cluster,
        managementIp="10.9.9.9",
        username="root",
        password=MARK,
    )
    await cloud.call("UpdateKVMHost", uuid=host["uuid"], password=MARK + "2")
    await cloud.call("ReconnectHost", uuid=host["uuid"])
    assert told == [MARK, MARK + "2"]
    assert seen == [False, False]


@pytest.mark.simulator_only("reads or changes rows in the database of the node")
@pytest.mark.cloud("small")
async def test_a_secret_goes_with_its_resource_and_with_an_addition_that_fails(cloud: TestCloud) -> None:
    before = secrets_kept(cloud)
    key = await cloud.create("CreateAccessKey")
    hook = {"name": "w", "url": "http://203.0.113.9/hook", "type": "CanonicalEvent"}
    made = await cloud.create("CreateWebhook", **hook, secret=MARK * 2)
    assert len(secrets_kept(cloud)) == len(before) + 2
    await cloud.call("DeleteAccessKey", uuid=key["uuid"])
    await cloud.call("DeleteWebhook", uuid=made["uuid"])
    cluster = (await cloud.query("QueryCluster"))[0]["uuid"]
    where = {"name": "h", "clusterUuid": cluster, "username": "root", "password": MARK}
    cloud.faults.add(Fault(kind=FaultKind.FAILED_CALL, operations=("connect_host",), count=1))
    with pytest.raises(ApiFailure):
        await cloud.create("AddKVMHost", managementIp="10.99.99.99", **where)
    assert secrets_kept(cloud) == before
    host = (await cloud.query("QueryHost"))[0]["uuid"]
    with pytest.raises(ApiFailure, match="uuid"):
        await cloud.create("AddKVMHost", managementIp="10.99.99.99", resourceUuid=host, **where)
    assert secrets_kept(cloud) == before


@pytest.mark.simulator_only("kills the management node inside this process")
@pytest.mark.cloud(kind=MortalCloud)
async def test_what_was_kept_ahead_of_a_crash_is_swept_at_the_next_start(cloud: MortalCloud) -> None:
    before = secrets_kept(cloud)
    node = cloud.node.kernel
    await node.db.write(node.secret_store.seal(Host, "f" * 32, PASSWORD, MARK).put_ahead)
    assert len(secrets_kept(cloud)) == len(before) + 1
    cloud.crash()
    await cloud.restart()
    assert secrets_kept(cloud) == before


def test_the_command_does_not_repeat_a_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ORRERY_URL", "http://127.0.0.1:1")
    for words in (["CreateAccount", "name=a", f"password={MARK}"], ["login", "--password", MARK]):
        result = CliRunner().invoke(main, words)
        assert result.exit_code != 0 and MARK not in result.output


def test_passwords_in_urls_are_masked() -> None:
    for text, expected in (
        ("at http://me:hush@host/x, twice ftp://a:b@c", "at http://me:***@host/x, twice ftp://a:***@c"),
        ("http://host:80/x@y", "http://host:80/x@y"),
        ("me:hush@host", "me:hush@host"),
    ):
        assert mask_urls(text) == expected
    assert IN_URL.findall("http://me:hush@h") == [("me", "hush")] and len("hush") >= SHORTEST
