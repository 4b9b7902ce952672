"""The command against a cloud: names instead of uuids, tables with names, and descriptions of resources."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from orrery.core.api.catalogue import declarations
from orrery.core.api.kinds import Kinds
from orrery.core.cli import tables
from orrery.core.cli.describe import described
from orrery.core.client.names import AmbiguousName, Names, NoSuchName, kind_named
from orrery.testlib.environment import Cloud
from orrery.testlib.processes import ORRERY
from orrery.testlib.served import CLOUDS, serving

KNOWN = declarations()
KINDS = Kinds(KNOWN)


async def resolved(cloud: Cloud, api: str, **given: Any) -> dict[str, Any]:
    """The parameters of a call with uuids for the names in them."""
    return await Names(cloud, KINDS).parameters(KNOWN[api], given)


async def uuid_of(cloud: Cloud, api: str, name: str) -> str:
    """The uuid of the only resource of a name."""
    body = await cloud.call(api, conditions=[{"name": "name", "op": "=", "value": name}])
    [found] = body["inventories"]
    return str(found["uuid"])


@pytest.mark.cloud("small")
async def test_a_vm_is_created_and_stopped_by_names(cloud: Cloud) -> None:
    given = await resolved(
        cloud,
        "CreateVmInstance",
        name="db",
        imageUuid="ubuntu",
        instanceOfferingUuid="small",
        l3NetworkUuids=["public", "l3/private"],
        defaultL3NetworkUuid="private",
        hostUuid="host-1",
    )
    made = (await cloud.call("CreateVmInstance", **given))["inventory"]
    assert made["hostUuid"] == await uuid_of(cloud, "QueryHost", "host-1")
    assert made["defaultL3NetworkUuid"] == await uuid_of(cloud, "QueryL3Network", "private")
    stopped = await cloud.call("StopVmInstance", **await resolved(cloud, "StopVmInstance", uuid="vm/db"))
    assert stopped["inventory"]["uuid"] == made["uuid"]


@pytest.mark.cloud("small")
async def test_a_query_takes_names_for_uuids(cloud: Cloud) -> None:
    among = [{"name": "hostUuid", "op": "in", "value": "host-0,host-1"}]
    by_names = await cloud.call(
        "QueryVmInstance", **await resolved(cloud, "QueryVmInstance", conditions=among)
    )
    by_path = [{"name": "host.name", "op": "in", "value": "host-0,host-1"}]
    assert by_names == await cloud.call("QueryVmInstance", conditions=by_path)
    assert by_names["inventories"]


@pytest.mark.cloud("small")
async def test_twins_are_listed_and_misspelt_names_corrected(cloud: Cloud) -> None:
    for _ in range(2):
        await cloud.call("CreateZone", name="west")
    with pytest.raises(AmbiguousName) as twins:
        await resolved(cloud, "DeleteZone", uuid="west")
    assert str(twins.value).count("west  Enabled") == 2
    with pytest.raises(NoSuchName, match="did you mean web-4"):
        await resolved(cloud, "StopVmInstance", uuid="web4")


@pytest.mark.cloud("small")
async def test_a_table_of_vms_names_their_hosts(cloud: Cloud) -> None:
    vms = (await cloud.call("QueryVmInstance", conditions=[], sortBy="name"))["inventories"]
    view = tables.View(KINDS, KINDS.by_vo("VmInstanceVO"))
    columns = tables.columns_of(view, vms, "wide", None)
    view = await tables.with_labels(cloud, view, vms, columns)
    shown = {column.title: tables.column_text(vms[0], column, view) for column in columns}
    assert (shown["name"], shown["memorySize"], shown["image"]) == ("web-0", "1 GiB", "ubuntu")
    assert shown["host"].startswith("host-")
    assert shown["ip"] == ", ".join(nic["ip"] for nic in vms[0]["vmNics"])
    assert shown["allVolumes"] == "1 volume"


@pytest.mark.cloud("small")
async def test_a_description_has_what_belongs_to_a_vm(cloud: Cloud) -> None:
    vm = await uuid_of(cloud, "QueryVmInstance", "web-0")
    await cloud.call("CreateUserTag", resourceType="VmInstanceVO", resourceUuid=vm, tag="spare")
    await cloud.call("StopVmInstance", uuid=vm)
    text = await described(cloud, KINDS, kind_named(KINDS, "vm"), vm)
    for line in (
        "  memorySize          1 GiB",
        "  owner               admin",
        "  hostname::web-0",
        "  spare",
    ):
        assert line in text.splitlines()
    image = await uuid_of(cloud, "QueryImage", "ubuntu")
    assert f"ubuntu ({image})" in text
    titles = [line for line in text.splitlines() if not line.startswith(" ")]
    assert titles == ["vm/web-0", "nics", "volumes", "cdRoms", "system tags", "user tags", "events", "calls"]
    assert "vm.stopped" in text and "StopVmInstance" in text


@pytest.mark.cloud("small")
async def test_every_kind_can_be_described(cloud: Cloud) -> None:
    """So far as a small cloud has one of it."""
    described_kinds = []
    for kind in KINDS.all:
        if "uuid" not in kind.fields:
            continue
        for item in (await cloud.call(kind.query.name, conditions=[], limit=1))["inventories"]:
            text = await described(cloud, KINDS, kind, item["uuid"])
            assert text.startswith(f"{kind.name}/{item.get('name', item['uuid'])}\n")
            assert item["uuid"] in text
            described_kinds.append(kind.name)
    assert {"zone", "cluster", "host", "image", "volume", "l3Network", "vm", "vmNic"} <= set(described_kinds)


def test_the_command_takes_names_and_shows_tables(tmp_path: Path) -> None:
    """From the login to a description, by the command in processes of its own."""
    with serving(tmp_path, str(CLOUDS / "small.yaml")) as server:

        def run(*words: str) -> tuple[int, str, str]:
            environment = {**os.environ, "ORRERY_URL": server.url, "XDG_CONFIG_HOME": str(tmp_path)}
            environment.pop("ORRERY_OUTPUT", None)
            done = subprocess.run(
                [*ORRERY, *words], capture_output=True, text=True, env=environment, timeout=60, check=False
            )
            assert "Traceback" not in done.stderr, done.stderr
            return done.returncode, done.stdout, done.stderr

        assert run("login", "--password", "password")[0] == 0
        assert run("get", "vms", "-o", "name") == (0, "".join(f"vm/web-{n}\n" for n in range(5)), "")
        assert run("StopVmInstance", "uuid=web-0", "-o", "name") == (0, "vm/web-0\n", "")
        stopped = json.loads(run("get", "vm", "state=Stopped")[1])["inventories"]
        assert [vm["name"] for vm in stopped] == ["web-0"]
        assert run("get", "vm/web-0", "-o", "jsonpath=inventories[*].uuid")[1] == f"{stopped[0]['uuid']}\n"
        status, text, _ = run("get", "vm", "web-0", "web-1", "-o", "table")
        assert (status, "web-1" in text, "1 GiB" in text) == (0, True, True)
        status, text, told = run("get", "vm", "web-0", "web-9")
        assert (status, text) == (1, "")
        assert "there is no vm named 'web-9'; did you mean" in told
        status, text, _ = run("describe", "vm", "web-0", "web-1")
        assert (status, text.count("vm/web-")) == (0, 2)
        assert "vm.stopped" in text
