"""A cloud written as a file, and the cloud that the file makes: they are equal, and so are their files."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest

from orrery.backends.first_login import FIRST_PASSWORD
from orrery.core.api.catalogue import declarations
from orrery.core.cli import plan_output
from orrery.core.cli.dump import as_yaml
from orrery.core.client.deploy import CannotDump, Dump, compare, dump, load
from orrery.modeltests.drawing import actions
from orrery.modeltests.log import Settings
from orrery.modeltests.run import Limits, explore
from orrery.testlib.cloud import TestCloud, run_cloud
from orrery.testlib.environment import Cloud, OpenedCloud

Values = dict[str, Any]
BEYOND_HOSTS = ("ChangeInstanceOffering", "UpdateInstanceOffering")
"""Calls that give a VM which is off a size that no host has, so that it cannot be made anew."""
PASSWORD = "a" * 128
CLOUDS = {
    "small": {"hosts": 3, "vms": 5},
    "silent-host": {},
    "demo": {"zones": 2, "clusters": 2, "hosts": 2, "vms": 20},
    "storm": {"clusters": 2, "hosts": 3},
}
"""The packaged clouds, at sizes that a test can afford."""
SUPPLIED = ("debian", "first", "three")
"""Clouds whose images and storages are the backend's, which no dumped file can bring along."""


async def dumped(cloud: Cloud, deployment: str = "") -> Dump:
    """The file of a cloud."""
    return await dump(cloud, declarations(), deployment=deployment)


def redeployed(found: Dump, folder: Path) -> Dump:
    """The file of the cloud that a file makes, every secret of which is the same."""
    file = folder / "again.yaml"
    file.write_text(as_yaml(found), encoding="utf-8")
    again = run_cloud(dumped, plan=str(file), variables=dict.fromkeys(found.secrets, PASSWORD), seed=99)
    if "name" not in found.document:
        assert again.document.pop("name") == file.stem
    return again


@pytest.mark.parametrize("name", CLOUDS)
def test_the_file_of_a_packaged_cloud_makes_an_equal_one(name: str, tmp_path: Path) -> None:
    first = run_cloud(dumped, plan=name, variables=CLOUDS[name], check=False)
    assert len(first.document["zones"]) > 0
    assert as_yaml(redeployed(first, tmp_path)) == as_yaml(first)


def test_every_packaged_cloud_is_written_and_deployed_again() -> None:
    packaged = Path(__file__).parent / "clouds"
    assert sorted(file.stem for file in packaged.glob("*.yaml")) == sorted([*CLOUDS, *SUPPLIED])


def test_accounts_shares_volumes_and_tags_are_written(tmp_path: Path) -> None:
    async def body(cloud: TestCloud) -> Dump:
        ann = await cloud.create("CreateAccount", name="ann", password=PASSWORD, description="{braces}")
        user = await cloud.create("CreateUser", name="u", password=PASSWORD, accountUuid=ann["uuid"])
        statements = [{"name": "s", "effect": "Allow", "actions": ["*:read"]}]
        policy = await cloud.create(
            "CreatePolicy", name="reads", statements=statements, accountUuid=ann["uuid"]
        )
        await cloud.call("AttachPolicyToUser", userUuid=user["uuid"], policyUuid=policy["uuid"])
        group = await cloud.create("CreateUserGroup", name="g", accountUuid=ann["uuid"])
        await cloud.call("AddUserToGroup", userUuid=user["uuid"], groupUuid=group["uuid"])
        offering = cloud.deployed.uuid("diskOffering", "disk-20g")
        disk = await cloud.create("CreateDataVolume", name="disk", diskOfferingUuid=offering)
        vm = cloud.deployed.uuid("vm", "web-0")
        await cloud.call("AttachDataVolumeToVm", volumeUuid=disk["uuid"], vmInstanceUuid=vm)
        await cloud.create("CreateDataVolume", name="loose", diskSize=7 << 30)
        await cloud.call("CreateUserTag", resourceType="VmInstanceVO", resourceUuid=vm, tag="blue")
        await cloud.call("ShareResource", resourceUuids=[offering], toPublic=True)
        image = cloud.deployed.uuid("image", "ubuntu")
        await cloud.call("ShareResource", resourceUuids=[image], accountUuids=[ann["uuid"]])
        await cloud.call("ChangeResourceOwner", accountUuid=ann["uuid"], resourceUuid=vm)
        small = cloud.deployed.uuid("instanceOffering", "small")
        await cloud.call("UpdateInstanceOffering", uuid=small, name="s")
        return await dumped(cloud)

    first = run_cloud(body, plan="small", variables={"vms": 1})
    [account] = first.document["accounts"]
    assert account["description"] == "{{braces}}"
    assert [one["name"] for one in account["policies"]] == ["reads"]
    assert account["users"][0]["groups"] == ["g"] and account["users"][0]["policies"] == ["reads"]
    [vm] = first.document["vms"]
    assert (vm["account"], vm["instanceOffering"], vm["userTags"]) == ("ann", "s", ["blue"])
    assert [disk.get("vm") for disk in first.document["dataVolumes"]] == ["web-0", None]
    assert first.document["diskOfferings"][0]["sharedWith"] == ["everybody"]
    assert sorted(first.secrets) == [
        "accountPassword",
        "kvmHostPassword",
        "sftpBackupStoragePassword",
        "userPassword",
    ]
    assert as_yaml(redeployed(first, tmp_path)) == as_yaml(first)


@pytest.mark.parametrize("seed", range(1, 9))
def test_the_file_of_a_cloud_after_a_robot_run_makes_an_equal_one(seed: int, tmp_path: Path) -> None:
    found: list[Dump] = []

    async def dumped_anew(cloud: Cloud) -> Dump:
        login = {"accountName": "admin", "password": FIRST_PASSWORD}
        return await dumped(await cloud.logged_in("LogInByAccount", **login))

    def examine(opened: OpenedCloud) -> None:
        found.append(opened.run(dumped_anew(opened.cloud)))

    settings = Settings(seed=seed, variables={"vms": 2})
    apis = tuple(api for api in actions() if api not in BEYOND_HOSTS)
    explore(settings, Limits(60, apis=apis), examine=examine)
    before, after = found
    assert as_yaml(after) != as_yaml(before)
    assert without_reports(redeployed(after, tmp_path)) == without_reports(after)


def without_reports(found: Dump) -> Values:
    """What a file says but for the capacities that storages have reported, which depends on their hosts."""
    document = copy.deepcopy(found.document)
    for zone in document.get("zones", ()):
        for storage in zone.get("primaryStorages", ()):
            if storage["type"] != "simulator":
                storage.pop("totalCapacity", None)
    return document


@pytest.mark.cloud("small")
async def test_the_file_of_a_whole_cloud_that_one_deployment_made_differs_in_nothing(
    cloud: Cloud, tmp_path: Path
) -> None:
    found = await dumped(cloud)
    assert found.document["name"] == "small"
    file = tmp_path / "whole.yaml"
    file.write_text(as_yaml(found), encoding="utf-8")
    changes = await compare(load(file, dict.fromkeys(found.secrets, "x")), cloud)
    assert changes.is_empty, list(plan_output.lines(changes, prunes=False))
    await cloud.create("CreateZone", name="somebody's")
    assert "name" not in (await dumped(cloud)).document


@pytest.mark.cloud("small", variables={"vms": 3})
async def test_what_a_file_cannot_say_is_told(cloud: Cloud) -> None:
    one, two, three = (cloud.deployed.uuid("vm", f"web-{number}") for number in range(3))
    await cloud.call("PauseVmInstance", uuid=one)
    await cloud.call("StopVmInstance", uuid=two)
    for nic in await cloud.query("QueryVmNic", f"vmInstanceUuid={two}"):
        await cloud.call("DetachL3NetworkFromVm", vmNicUuid=nic["uuid"])
    await cloud.call("StopVmInstance", uuid=three)
    storage = (await cloud.get("QueryVmInstance", three))["allVolumes"][0]["primaryStorageUuid"]
    await cloud.call("DeleteImage", uuid=cloud.deployed.uuid("image", "ubuntu"))
    found = await dumped(cloud)
    vms = {vm["name"]: vm for vm in found.document["vms"]}
    assert (vms["web-1"]["zone"], vms["web-1"].get("l3Networks")) == ("zone", None)
    assert vms["web-2"]["strategy"] == "CreateStopped"
    assert vms["web-2"]["rootDiskSize"] > 0
    assert f"vm 'web-0' (uuid {one}) is Paused, which no file says" in found.notes
    assert any("has its image no more" in note for note in found.notes)
    for cluster in await cloud.query("QueryCluster"):
        fields = {"primaryStorageUuid": storage, "clusterUuid": cluster["uuid"]}
        await cloud.call("DetachPrimaryStorageFromCluster", **fields)
    found = await dumped(cloud)
    assert f"vm 'web-2' (uuid {three}) is left out: its storage is attached to no cluster" in found.notes


def test_the_file_of_a_deployment_differs_in_nothing_from_the_cloud(tmp_path: Path) -> None:
    async def body(cloud: TestCloud) -> None:
        await cloud.create("CreateZone", name="somebody's")
        found = await dumped(cloud, deployment="small")
        assert [zone["name"] for zone in found.document["zones"]] == ["zone"]
        file = tmp_path / "small.yaml"
        file.write_text(as_yaml(found), encoding="utf-8")
        plan = load(file, dict.fromkeys(found.secrets, "x"))
        changes = await compare(plan, cloud)
        assert changes.is_empty, list(plan_output.lines(changes, prunes=False))

    run_cloud(body, plan="small")


def test_resources_of_one_name_have_owners_of_their_own(tmp_path: Path) -> None:
    async def body(cloud: TestCloud) -> Dump:
        ann = await cloud.create("CreateAccount", name="ann", password=PASSWORD)
        offering = cloud.deployed.uuid("diskOffering", "disk-20g")
        disk = await cloud.create("CreateDataVolume", name="web-0", diskOfferingUuid=offering)
        for uuid in (disk["uuid"], cloud.deployed.uuid("vm", "web-0")):
            await cloud.call("ChangeResourceOwner", accountUuid=ann["uuid"], resourceUuid=uuid)
        return await dumped(cloud)

    first = run_cloud(body, plan="small", variables={"vms": 1})
    again = redeployed(first, tmp_path).document
    assert [again[family][0]["account"] for family in ("dataVolumes", "vms")] == ["ann", "ann"]


@pytest.mark.cloud
async def test_a_second_one_of_a_name_gets_another_in_the_file(cloud: Cloud) -> None:
    for _ in range(2):
        await cloud.create("CreateZone", name="twin")
    found = await dumped(cloud)
    assert [zone["name"] for zone in found.document["zones"]] == ["twin", "twin-2"]
    [note] = found.notes
    assert "is called 'twin-2' in the file, since another one has its name" in note


@pytest.mark.cloud
async def test_a_second_one_of_the_longest_name_gets_a_shorter_one(cloud: Cloud) -> None:
    for _ in range(2):
        await cloud.create("CreateZone", name="z" * 255)
    names = [zone["name"] for zone in (await dumped(cloud)).document["zones"]]
    assert sorted(names) == sorted(["z" * 255, "z" * 253 + "-2"])


@pytest.mark.cloud
async def test_a_text_that_would_be_a_variable_is_refused(cloud: Cloud) -> None:
    await cloud.create("CreateZone", name="z", description="costs ${price}")
    with pytest.raises(CannotDump, match=r"zone 'z': no file can hold the text 'costs \$\{price\}'"):
        await dumped(cloud)
