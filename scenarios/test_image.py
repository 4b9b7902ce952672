"""Images through the API: downloads that end well and badly, and the ways to get rid of them."""

from __future__ import annotations

import asyncio
import re
from typing import Any

import pytest

from orrery.scenarios.cases.image import added, deleted, store
from orrery.testlib.environment import Cloud, Fault, FaultKind

HOUR = 3600
BREAKS = "http://images.example.com/breaks.qcow2"


LINKS = {"/images/link": "/etc", "/images/near": "../etc", "/images/loop": "loop", "/isos/ok": "/images"}
LARGE = {"http://x/large.qcow2": {"size": 1000 << 30}}


async def second_store(cloud: Cloud) -> dict[str, Any]:
    login = {"username": "root", "password": "pw", "url": "/export"}
    return await cloud.create("AddSftpBackupStorage", name="second", hostname="10.0.0.7", **login)


async def hours(cloud: Cloud, number: int) -> None:
    """Lets hours pass, without the session expiring."""
    for _ in range(number):
        await cloud.settle(HOUR)
        await cloud.query("QueryZone")


async def policy(cloud: Cloud, value: str) -> None:
    await cloud.call("UpdateGlobalConfig", category="image", name="deletionPolicy", value=value)


@pytest.mark.cloud(
    "small", variables={"vms": 0}, parameters={"images": {BREAKS: {"size": 1 << 30, "fails_at": 0.5}}}
)
async def test_a_download_that_breaks_off_leaves_nothing(cloud: Cloud) -> None:
    before = [await store(cloud), await second_store(cloud)]
    where = {"url": BREAKS, "format": "qcow2", "backupStorageUuids": [one["uuid"] for one in before]}
    failure = await cloud.failure("AddImage", name="i", **where)
    assert failure.code == "SYS.1002"
    assert "breaks.qcow2" in str(failure)
    assert len(await cloud.query("QueryImage")) == 1
    for one in before:
        after = await cloud.get("QueryBackupStorage", one["uuid"])
        assert after["availableCapacity"] == one["availableCapacity"]


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_an_image_has_to_arrive_on_every_listed_storage(cloud: Cloud) -> None:
    first, second = await store(cloud), await second_store(cloud)
    both = [first["uuid"], second["uuid"]]
    image = await added(cloud, backupStorageUuids=both)
    assert {ref["backupStorageUuid"] for ref in image["backupStorageRefs"]} == set(both)
    full = Fault(kind=FaultKind.FULL_STORAGE, addresses=(second["uuid"],))
    cloud.faults.add(full)
    where = {"url": "http://x/i.qcow2", "format": "qcow2", "backupStorageUuids": both}
    assert (await cloud.failure("AddImage", name="i", **where)).code == "SYS.1002"
    assert len(await cloud.query("QueryImage")) == 2


@pytest.mark.parametrize(
    "values",
    [
        {"format": "tar"},
        {"format": "qcow2", "url": "gopher://x/i"},
        {"format": "qcow2", "url": "relative/path"},
        {"format": "iso", "mediaType": "RootVolumeTemplate"},
        {"format": "iso", "system": True},
        {"format": "qcow2", "backupStorageUuids": []},
        {"mediaType": "RootVolumeTemplate"},
    ],
)
@pytest.mark.cloud("small", variables={"vms": 0})
async def test_an_image_that_cannot_be_is_refused(cloud: Cloud, values: dict[str, Any]) -> None:
    where = {"name": "i", "url": "http://x/i", "backupStorageUuids": [(await store(cloud))["uuid"]]}
    assert (await cloud.failure("AddImage", **{**where, **values})).code == "SYS.1007"
    assert len(await cloud.query("QueryImage")) == 1


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_what_is_not_said_of_an_image_is_assumed_by_its_kind(cloud: Cloud) -> None:
    await allow_files(cloud, "/images")
    iso = await added(cloud, mediaType="ISO", format=None, url="/images/i.iso")
    assert (iso["format"], iso["mediaType"], iso["url"]) == ("iso", "ISO", "file:///images/i.iso")
    assert iso["backupStorageRefs"][0]["installPath"].endswith(f"/{iso['uuid']}.iso")
    data = await added(cloud, mediaType="DataVolumeTemplate")
    assert not {"platform", "guestOsType", "architecture", "virtio"} & set(data)
    assert "/dataVolumeTemplates/acct-" in data["backupStorageRefs"][0]["installPath"]


async def allow_files(cloud: Cloud, directories: str) -> None:
    """Lets administrators take images from files below these directories."""
    where = {"category": "image", "name": "url.fileDirectories"}
    await cloud.call("UpdateGlobalConfig", **where, value=directories)


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("/images/../etc/shadow", r"\.\."),
        ("file:///images/%2e%2e/etc/shadow", r"\.\."),
        ("/images//etc/shadow", "empty"),
        ("/images/./i", r"\.\."),
        ("/etc/shadow", "below none of /images, /isos"),
        ("/imagesx/i", "below none"),
        ("/images", "below none"),
        ("/images/link/shadow", "leads to /etc/shadow"),
        ("/images/near/shadow", "leads to /etc/shadow"),
        ("/images/loop/i", "symbolic links"),
    ],
)
@pytest.mark.cloud("small", variables={"vms": 0}, parameters={"links": LINKS})
async def test_an_image_file_lies_below_a_listed_directory_whatever_its_path_says(
    cloud: Cloud, url: str, reason: str
) -> None:
    await allow_files(cloud, "/images, /isos")
    where = {"name": "i", "format": "raw", "backupStorageUuids": [(await store(cloud))["uuid"]]}
    failure = await cloud.failure("AddImage", **where, url=url)
    assert re.search(reason, str(failure.root)), failure.root
    assert len(await cloud.query("QueryImage")) == 1
    assert (await added(cloud, url="/isos/ok/i.raw"))["status"] == "Ready"


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_image_files_are_for_administrators_and_no_directory_is_listed_at_first(cloud: Cloud) -> None:
    where = {"name": "i", "format": "raw", "backupStorageUuids": [(await store(cloud))["uuid"]]}
    refused = await cloud.failure("AddImage", **where, url="file:///images/i")
    assert "image/url.fileDirectories" in str(refused.root)
    await allow_files(cloud, "/images")
    tenant = await cloud.tenant("tenant")
    for url in ("file:///images/i", "/images/i"):
        refused = await tenant.failure("AddImage", **where, url=url)
        assert "administrators" in str(refused.root)
    wrong = {"category": "image", "name": "url.fileDirectories"}
    for value in ("images", "/", "/images/..", "/images,relative"):
        assert "absolute path" in str((await cloud.failure("UpdateGlobalConfig", **wrong, value=value)).root)


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "localhost",
        "169.254.169.254",
        "[::ffff:168.63.129.16]",
        "[64:ff9b::a9fe:a9fe]",
        "0xa9fea9fe",
        "0251.0376.43518",
        "127.0.0.1.",
    ],
)
@pytest.mark.cloud("small", variables={"vms": 0})
async def test_an_image_url_that_leads_inside_is_refused_unless_allowed(cloud: Cloud, host: str) -> None:
    where = {"name": "i", "format": "raw", "backupStorageUuids": [(await store(cloud))["uuid"]]}
    for scheme in ("http", "https", "ftp", "sftp"):
        refused = await cloud.failure("AddImage", **where, url=f"{scheme}://user:x@{host}/i")
        assert "image/url.allowInside" in str(refused.root)
    await cloud.call("UpdateGlobalConfig", category="image", name="url.allowInside", value="true")
    assert (await added(cloud, url=f"http://{host}/i"))["status"] == "Ready"


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_a_disabled_storage_takes_no_images(cloud: Cloud) -> None:
    where = (await store(cloud))["uuid"]
    await cloud.call("ChangeBackupStorageState", uuid=where, stateEvent="disable")
    wanted = {"url": "http://x/i", "format": "qcow2", "backupStorageUuids": [where]}
    assert (await cloud.failure("AddImage", name="i", **wanted)).code == "SYS.1006"


@pytest.mark.cloud("small", variables={"vms": 0}, parameters={"images": LARGE})
async def test_progress_can_be_watched_and_an_image_deleted_while_it_arrives(cloud: Cloud) -> None:
    adding = asyncio.ensure_future(added(cloud, url="http://x/large.qcow2", name="large"))
    await cloud.settle(60)
    [image] = await cloud.query("QueryImage", "status=Downloading")
    report = (await cloud.call("GetTaskProgress"))["inventories"][-1]
    assert 0 < int(report["content"]) < 100
    await cloud.call("DeleteImage", uuid=image["uuid"])
    assert await cloud.query("QueryImage", f"uuid={image['uuid']}") == []
    with pytest.raises(Exception, match="deleted while"):
        await adding


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_a_lost_answer_delays_a_download_and_no_more(cloud: Cloud) -> None:
    lost = Fault(kind=FaultKind.LOST_REPLY, operations=("add_image",), count=1)
    cloud.faults.add(lost)
    began = asyncio.get_running_loop().time()
    assert (await added(cloud))["status"] == "Ready"
    assert asyncio.get_running_loop().time() - began < 120


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_a_deleted_image_goes_after_its_time_unless_it_was_recovered(cloud: Cloud) -> None:
    kept, gone = await deleted(cloud), await deleted(cloud)
    await cloud.call("RecoverImage", imageUuid=kept["uuid"])
    await hours(cloud, 70)
    assert (await cloud.get("QueryImage", gone["uuid"]))["status"] == "Deleted"
    await hours(cloud, 5)
    assert await cloud.query("QueryImage", f"uuid={gone['uuid']}") == []
    assert (await cloud.get("QueryImage", kept["uuid"]))["status"] == "Ready"


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_the_policy_never_keeps_and_direct_removes_at_once(cloud: Cloud) -> None:
    await policy(cloud, "Never")
    kept = await deleted(cloud)
    await hours(cloud, 96)
    assert (await cloud.get("QueryImage", kept["uuid"]))["status"] == "Deleted"
    await policy(cloud, "Direct")
    gone = await deleted(cloud)
    assert await cloud.query("QueryImage", f"uuid={gone['uuid']}") == []


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_an_image_is_deleted_from_one_storage_and_stays_on_the_other(cloud: Cloud) -> None:
    first, second = (await store(cloud))["uuid"], (await second_store(cloud))["uuid"]
    image = await added(cloud, backupStorageUuids=[first, second])
    await cloud.call("DeleteImage", uuid=image["uuid"], backupStorageUuids=[second])
    after = await cloud.get("QueryImage", image["uuid"])
    statuses = {ref["backupStorageUuid"]: ref["status"] for ref in after["backupStorageRefs"]}
    assert (after["status"], statuses) == ("Ready", {first: "Ready", second: "Deleted"})
    failure = await cloud.failure("ExpungeImage", imageUuid=image["uuid"])
    assert failure.code == "SYS.1006"
    await cloud.call("ExpungeImage", imageUuid=image["uuid"], backupStorageUuids=[second])
    after = await cloud.get("QueryImage", image["uuid"])
    assert [ref["backupStorageUuid"] for ref in after["backupStorageRefs"]] == [first]


@pytest.mark.cloud("small", variables={"vms": 1})
async def test_vms_live_on_when_their_image_is_gone(cloud: Cloud) -> None:
    [image] = await cloud.query("QueryImage")
    await cloud.call("DeleteImage", uuid=image["uuid"])
    await cloud.call("ExpungeImage", imageUuid=image["uuid"])
    vm = (await cloud.query("QueryVmInstance"))[0]
    await cloud.call("StopVmInstance", uuid=vm["uuid"])
    assert (await cloud.create("StartVmInstance", uuid=vm["uuid"]))["state"] == "Running"


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_bits_that_a_silent_storage_keeps_are_removed_later(cloud: Cloud) -> None:
    image = await deleted(cloud)
    lost = Fault(kind=FaultKind.LOST_CALL, operations=("delete_image",), duration=1200.0)
    cloud.faults.add(lost)
    await cloud.call("ExpungeImage", imageUuid=image["uuid"])
    assert await cloud.query("QueryImage", f"uuid={image['uuid']}") == []
    assert len(list(cloud.truth.images())) == 2


@pytest.mark.cloud("small", variables={"vms": 0}, parameters={"images": {"http://x/i.qcow2": {"size": 1000}}})
async def test_a_url_may_demand_a_checksum(cloud: Cloud) -> None:
    store = (await cloud.query("QueryBackupStorage"))[0]["uuid"]
    where = {"name": "i", "format": "qcow2", "backupStorageUuids": [store]}
    image = await cloud.create("AddImage", url=f"http://x/i.qcow2#sha256={'0' * 64}", **where)
    assert (image["status"], image["size"]) == ("Ready", 1000)
    failure = await cloud.failure("AddImage", url="http://x/i.qcow2#sha256=0", **where)
    assert (failure.code, "#sha256=<64 hex digits>" in str(failure)) == ("SYS.1007", True)
