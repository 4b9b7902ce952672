"""Deployment files are declarative: deploying one again changes what differs, and nothing else."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from orrery.backends.cloud import provision
from orrery.core.client.deploy import (
    Changes,
    Deployed,
    DeploymentErrors,
    DeploymentFailed,
    EndsOthers,
    NeedsReplacement,
    Options,
    Plan,
    apply,
    compare,
    deploy,
    destruction,
    load,
)
from orrery.core.client.errors import ApiFailure
from orrery.simulator.faults import Fault, FaultKind
from orrery.testlib.cloud import CLOUDS, TestCloud

pytestmark = pytest.mark.simulator_only("provisions the machines of a file in the simulated world")

CLOUD = """\
name: shop
variables: {small: 1G, physical: eth0, networks: [net], description: first}
globalConfigs: {vm/deletionPolicy: Delay}
accounts:
  - name: acme
    password: secret
    quotas: {vm.num: 5}
    policies: [{name: operators, statements: [{effect: Allow, actions: ["*DataVolume"]}]}]
    groups: [{name: ops, policies: [operators]}]
    users: [{name: eve, password: pw, groups: [ops], policies: [operators]}]
backupStorages:
  - {name: store, type: sftp, hostname: 10.0.0.2, password: secret, url: /images, totalCapacity: 1T}
images:
  - {name: ubuntu, url: "http://x/u.qcow2", size: 1G, backupStorages: [store], sharedWith: everybody}
instanceOfferings:
  - {name: small, cpuNum: 1, memorySize: "${small}", description: "${description}", sharedWith: [acme]}
diskOfferings:
  - {name: own, diskSize: 1G, account: acme}
zones:
  - name: west
    backupStorages: [store]
    primaryStorages:
      - {name: nfs, type: nfs, url: "10.0.0.3:/vms", totalCapacity: 1T}
    l2Networks:
      - name: net
        physicalInterface: ${physical}
        l3Networks:
          - {name: front, ipRanges: [{name: r, networkCidr: 10.1.0.0/24}], dns: [1.1.1.1]}
      - {name: spare, physicalInterface: eth1, vlan: 7}
    clusters:
      - name: c
        hypervisorType: KVM
        primaryStorages: [nfs]
        l2Networks: ${networks}
        hosts: [{name: "h{i}", count: 2, managementIp: 10.9.0.1, cpuNum: 8, memoryCapacity: 16G}]
vms:
  - {name: web, instanceOffering: small, image: ubuntu, l3Networks: [front], userTags: [blue]}
"""


class Files:
    """Deployment files in a folder, deployed into one cloud."""

    def __init__(self, cloud: TestCloud, folder: Path) -> None:
        self.cloud = cloud
        self.folder = folder

    def plan(self, text: str = CLOUD, *, name: str = "", **variables: Any) -> Plan:
        """The plan of a file with that text; the world has its machines."""
        file = self.folder / "cloud.yaml"
        file.write_text(text)
        plan = load(file, variables, name=name)
        provision(self.cloud.world, plan)
        return plan

    async def differences(self, plan: Plan) -> list[str]:
        """The lines of a comparison."""
        return shown(await compare(plan, self.cloud))


@pytest.fixture
def files(tmp_path: Path) -> Callable[[TestCloud], Files]:
    """Files for a cloud."""
    return lambda cloud: Files(cloud, tmp_path)


def shown(changes: Changes) -> list[str]:
    """What a comparison found, one text for each step."""
    lines = []
    for step in changes.steps:
        fields = [f"{d.field} {d.old} -> {d.new}{' drift' if d.is_drift else ''}" for d in step.differences]
        lines.append(" ".join([str(step.verb), step.title, *fields]))
    return lines


Of = Callable[[TestCloud], Files]


@pytest.mark.parametrize("name", ["small", "storm"])
async def test_a_file_twice_changes_nothing(cloud: TestCloud, name: str) -> None:
    plan = load(CLOUDS / f"{name}.yaml")
    provision(cloud.world, plan)
    first = await deploy(plan, cloud)
    assert (await compare(plan, cloud)).is_empty
    again = await deploy(plan, cloud)
    assert (again.done, again.total) == (0, 0)
    assert all(again.uuids[family] == first.uuids[family] for family in ("zone", "host", "image"))


async def test_every_kind_of_element_is_found_again(cloud: TestCloud, files: Of) -> None:
    here = files(cloud)
    plan = here.plan()
    first = await deploy(plan, cloud)
    changes = await compare(plan, cloud)
    assert shown(changes) == []
    assert changes.retagged == []
    assert {key.family for key in changes.existing.found} == {
        family for family in first.uuids if family not in ("dns", "globalConfig", "quota")
    }


async def test_a_change_of_the_file_is_made_by_the_update_of_the_kind(cloud: TestCloud, files: Of) -> None:
    here = files(cloud)
    await deploy(here.plan(), cloud)
    plan = here.plan(description="second")
    assert await here.differences(plan) == ["~ instanceOffering 'small' description first -> second"]
    deployed = await deploy(plan, cloud)
    assert deployed.changed == 1
    assert [o["description"] for o in await cloud.query("QueryInstanceOffering", "name=small")] == ["second"]
    assert await here.differences(plan) == []


async def test_a_change_by_hand_is_marked_as_drift_and_taken_back(cloud: TestCloud, files: Of) -> None:
    here = files(cloud)
    deployed = await deploy(here.plan(), cloud)
    await cloud.call("UpdateZone", uuid=deployed.uuid("zone", "west"), name="east")
    await cloud.call("UpdateQuota", identityUuid=deployed.uuid("account", "acme"), name="vm.num", value=9)
    network, cluster = deployed.uuid("l2Network", "net"), deployed.uuid("cluster", "c")
    await cloud.call("UpdateGlobalConfig", category="vm", name="deletionPolicy", value="Direct")
    await cloud.call(
        "RemoveDnsFromL3Network", l3NetworkUuid=deployed.uuid("l3Network", "front"), dns="1.1.1.1"
    )
    await cloud.call("StopVmInstance", uuid=deployed.uuid("vm", "web"))
    await cloud.call("DetachL2NetworkFromCluster", l2NetworkUuid=network, clusterUuid=cluster)
    plan = here.plan()
    assert sorted(await here.differences(plan)) == [
        "+ dns 'front/dns-1'",
        "+ l2Network attachment 'net to c'",
        "~ globalConfig 'vm/deletionPolicy' value Direct -> Delay",
        "~ quota 'vm.num' value 9 -> 5",
        "~ zone 'west' name east -> west drift",
    ]
    await deploy(plan, cloud)
    assert await here.differences(plan) == []
    assert (await cloud.get("QueryZone", deployed.uuid("zone", "west")))["name"] == "west"


async def test_what_no_api_changes_is_replaced_only_if_told(cloud: TestCloud, files: Of) -> None:
    here = files(cloud)
    before = await deploy(here.plan(), cloud)
    plan = here.plan(small="2G", description="second")
    with pytest.raises(NeedsReplacement, match="instanceOffering 'small': no API changes memorySize"):
        await deploy(plan, cloud)
    [offering] = await cloud.query("QueryInstanceOffering", "name=small")
    assert (offering["uuid"], offering["description"]) == (before.uuid("instanceOffering", "small"), "first")
    changes = await compare(plan, cloud)
    assert [step.title for step in changes.replaced] == ["instanceOffering 'small'"]
    assert [step.title for step in changes.changed] == ["vm 'web'"]
    await cloud.call("StopVmInstance", uuid=before.uuid("vm", "web"))  # only then its size can change
    after = await apply(changes, cloud, Options(replace=True))
    assert after.uuid("instanceOffering", "small") != before.uuid("instanceOffering", "small")
    assert after.uuid("vm", "web") == before.uuid("vm", "web")
    assert await here.differences(plan) == []
    [vm] = await cloud.query("QueryVmInstance", "name=web")
    assert vm["memorySize"] == 2 << 30
    shares = await cloud.query(
        "QuerySharedResource", f"resourceUuid={after.uuid('instanceOffering', 'small')}"
    )
    assert len(shares) == 1


async def test_what_stands_on_something_replaced_is_replaced_too(cloud: TestCloud, files: Of) -> None:
    here = files(cloud)
    before = await deploy(here.plan(), cloud)
    plan = here.plan(physical="eth3")
    changes = await compare(plan, cloud)
    assert [step.title for step in changes.replaced] == [
        "l2Network 'net'",
        "l3Network 'front'",
        "ipRange 'r'",
        "vm 'web'",
    ]
    after = await apply(changes, cloud, Options(replace=True, expunge=True))
    assert await here.differences(plan) == []
    made = ("zone", "cluster", "host", "image", "l2Network", "l3Network", "ipRange", "vm")
    assert {family for family in made if before.uuids[family] != after.uuids[family]} == {
        "l2Network", "l3Network", "ipRange", "vm",
    }  # fmt: skip


async def test_what_the_file_names_no_more_stays_until_it_is_pruned(cloud: TestCloud, files: Of) -> None:
    here = files(cloud)
    both = ["net", "spare"]
    deployed = await deploy(here.plan(CLOUD.replace("[1.1.1.1]", "[1.1.1.1, 8.8.8.8]"), networks=both), cloud)
    text = CLOUD.replace("userTags: [blue]", "userTags: [red]").replace("        users: [{name: eve", "")
    text = text.replace("diskOfferings:\n  - {name: own, diskSize: 1G, account: acme}\n", "")
    plan = here.plan(text)
    gone = [
        "- dns '8.8.8.8 of front'",
        "- l2Network attachment 'spare to c'",
        "- userTag 'blue of web'",
        "- diskOffering 'own'",
    ]
    assert sorted(await here.differences(plan)) == sorted(["+ tag 'red to web'", *gone])
    await deploy(plan, cloud)
    assert sorted(await here.differences(plan)) == sorted(gone)
    await apply(await compare(plan, cloud), cloud, Options(prune=True))
    assert await here.differences(plan) == []
    assert [o["name"] for o in await cloud.query("QueryDiskOffering")] == []
    [network] = await cloud.query("QueryL2Network", "name=spare")
    assert network["attachedClusterUuids"] == []
    tags = await cloud.query("QueryUserTag", f"resourceUuid={deployed.uuid('vm', 'web')}")
    assert [tag["tag"] for tag in tags] == ["red"]


async def test_what_others_attached_is_left_alone(cloud: TestCloud, files: Of) -> None:
    here = files(cloud)
    plan = here.plan()
    deployed = await deploy(plan, cloud)
    spare, cluster = deployed.uuid("l2Network", "spare"), deployed.uuid("cluster", "c")
    await cloud.call("AttachL2NetworkToCluster", l2NetworkUuid=spare, clusterUuid=cluster)
    assert await here.differences(plan) == []


async def test_a_run_that_fails_in_the_middle_is_gone_on_with(cloud: TestCloud, files: Of) -> None:
    here = files(cloud)
    plan = here.plan()
    cloud.faults.add(Fault(kind=FaultKind.FAILED_CALL, operations=("add_image",), count=1))
    with pytest.raises(
        DeploymentFailed, match=r"image 'ubuntu' \(AddImage\)(.|\n)*created .* steps are left"
    ):
        await deploy(plan, cloud)
    zones = await cloud.query("QueryZone")
    assert len(zones) == 1
    deployed = await deploy(plan, cloud)
    assert await cloud.query("QueryZone") == zones
    assert deployed.uuid("zone", "west") == zones[0]["uuid"]
    assert await here.differences(plan) == []


async def test_what_was_accepted_before_an_interruption_is_found(cloud: TestCloud, files: Of) -> None:
    here = files(cloud)
    plan = here.plan()
    so_far = Deployed()
    task = asyncio.create_task(deploy(plan, cloud, onto=so_far))
    for _ in range(10_000):
        await asyncio.sleep(0.1)
        if so_far.made.get("host"):
            break
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert 0 < so_far.done < so_far.total
    await cloud.settle(60)
    await deploy(plan, cloud)
    assert await here.differences(plan) == []
    for query, count in (("QueryHost", 2), ("QueryImage", 1), ("QueryVmInstance", 1), ("QueryZone", 1)):
        assert len(await cloud.query(query)) == count, query


async def test_of_two_runs_at_a_time_one_is_told_and_nothing_is_made_twice(
    cloud: TestCloud, files: Of
) -> None:
    here = files(cloud)
    await deploy(here.plan(), cloud)
    text = """\
name: lab
instanceOfferings: [{name: lab, cpuNum: 1, memorySize: 1G}]
vms: [{name: "lab-{i}", count: 3, instanceOffering: lab, image: ubuntu, l3Networks: [front]}]
"""
    plan = here.plan(text)
    both = await asyncio.gather(deploy(plan, cloud), deploy(plan, cloud), return_exceptions=True)
    told = [str(end) for end in both if isinstance(end, DeploymentFailed)]
    assert len(told) == 1
    assert "another run of it seems to be under way" in told[0]
    assert await here.differences(plan) == []
    names = sorted(vm["name"] for vm in await cloud.query("QueryVmInstance"))
    assert names == ["lab-0", "lab-1", "lab-2", "web"]


async def test_what_is_made_of_a_range_in_two_parts_is_one_element(cloud: TestCloud, files: Of) -> None:
    here = files(cloud)
    text = CLOUD.replace("networkCidr: 10.1.0.0/24", "networkCidr: 10.1.0.0/24, gateway: 10.1.0.100")
    plan = here.plan(text)
    await deploy(plan, cloud)
    assert len(await cloud.query("QueryIpRange")) == 2
    assert await here.differences(plan) == []


async def test_a_reference_that_is_lost_is_set_again(cloud: TestCloud, files: Of) -> None:
    here = files(cloud)
    deployed = await deploy(here.plan(), cloud)
    await cloud.call("StopVmInstance", uuid=deployed.uuid("vm", "web"))
    await cloud.call("DeleteInstanceOffering", uuid=deployed.uuid("instanceOffering", "small"))
    plan = here.plan()
    assert await here.differences(plan) == [
        "+ instanceOffering 'small'",
        "+ account attachment 'acme to small'",
        "~ vm 'web' instanceOfferingUuid None -> small",
    ]
    await deploy(plan, cloud)
    assert await here.differences(plan) == []


async def test_a_replaced_offering_is_given_when_the_change_of_its_vm_has_failed(
    cloud: TestCloud, files: Of
) -> None:
    here = files(cloud)
    deployed = await deploy(here.plan(), cloud)
    plan = here.plan(small="2G")
    with pytest.raises(DeploymentFailed, match="only while it is Stopped"):
        await apply(await compare(plan, cloud), cloud, Options(replace=True))
    assert await here.differences(plan) == ["~ vm 'web' instanceOfferingUuid None -> small drift"]
    await cloud.call("StopVmInstance", uuid=deployed.uuid("vm", "web"))
    await deploy(plan, cloud)
    assert await here.differences(plan) == []
    vms = await cloud.query("QueryVmInstance")
    assert vms[0]["memorySize"] == 2 << 30


async def test_a_text_that_somebody_has_emptied_is_drift(cloud: TestCloud, files: Of) -> None:
    here = files(cloud)
    deployed = await deploy(here.plan(), cloud)
    offering = deployed.uuid("instanceOffering", "small")
    await cloud.call("UpdateInstanceOffering", uuid=offering, description="")
    assert await here.differences(here.plan()) == ["~ instanceOffering 'small' description  -> first drift"]


async def test_destroying_takes_back_what_the_file_made(cloud: TestCloud, files: Of) -> None:
    here = files(cloud)
    kept = await cloud.create("CreateZone", name="of somebody")
    plan = here.plan()
    await deploy(plan, cloud)
    removed = await apply(await destruction(plan, cloud), cloud, Options(prune=True))
    assert removed.removed["host"] == 2
    for query in ("QueryHost", "QueryCluster", "QueryInstanceOffering", "QueryL3Network", "QueryUser"):
        assert await cloud.query(query) == [], query
    assert [zone["uuid"] for zone in await cloud.query("QueryZone")] == [kept["uuid"]]
    assert (await destruction(plan, cloud)).is_empty
    await deploy(plan, cloud)
    assert await here.differences(plan) == []


async def test_what_a_deletion_policy_keeps_is_expunged_if_told(cloud: TestCloud, files: Of) -> None:
    here = files(cloud)
    text = CLOUD.replace(
        "vms:\n", "vms:\n  - {name: db, instanceOffering: small, image: ubuntu, l3Networks: [front]}\n"
    )
    await deploy(here.plan(text), cloud)
    plan = here.plan()
    await apply(await compare(plan, cloud), cloud, Options(prune=True))
    assert [vm["state"] for vm in await cloud.query("QueryVmInstance", "name=db")] == ["Destroyed"]
    again = await destruction(plan, cloud, expunge=True)
    assert "- vm 'db'" in shown(again)
    await apply(again, cloud, Options(prune=True, expunge=True))
    assert await cloud.query("QueryVmInstance") == []
    assert (await destruction(plan, cloud, expunge=True)).is_empty


async def test_two_files_in_one_cloud_do_not_touch_each_other(cloud: TestCloud, files: Of) -> None:
    here = files(cloud)
    await deploy(here.plan(), cloud)
    other = here.plan("instanceOfferings: [{name: small, cpuNum: 2, memorySize: 2G}]", name="lab")
    assert await here.differences(other) == ["+ instanceOffering 'small'"]
    await deploy(other, cloud)
    assert len(await cloud.query("QueryInstanceOffering", "name=small")) == 2
    assert await here.differences(here.plan()) == []
    await apply(await destruction(other, cloud), cloud, Options(prune=True))
    assert await here.differences(here.plan()) == []


async def test_what_tenants_have_is_not_ended_along_the_way(cloud: TestCloud, files: Of) -> None:
    here = files(cloud)
    plan = here.plan()
    deployed = await deploy(plan, cloud)
    tenant = await cloud.tenant("other")
    shared = [deployed.uuid(*key) for key in (("instanceOffering", "small"), ("l3Network", "front"))]
    await cloud.call("ShareResource", resourceUuids=shared, toPublic=True)
    vm = await tenant.create(
        "CreateVmInstance",
        name="theirs",
        instanceOfferingUuid=shared[0],
        imageUuid=deployed.uuid("image", "ubuntu"),
        l3NetworkUuids=shared[1:],
    )
    assert await here.differences(plan) == []
    with pytest.raises(EndsOthers, match=f"(destroy|stop) 1 vm .{vm['uuid']}"):
        await apply(await destruction(plan, cloud), cloud, Options(prune=True))
    assert (await cloud.get("QueryVmInstance", vm["uuid"]))["state"] == "Running"
    assert await here.differences(plan) == []
    await apply(await destruction(plan, cloud), cloud, Options(prune=True, with_others=True))
    assert await cloud.query("QueryZone") == []


async def test_a_tenant_deploys_for_itself(cloud: TestCloud, files: Of) -> None:
    here = files(cloud)
    text = "diskOfferings: [{name: d, diskSize: 1G}]"
    [mine] = (await deploy(here.plan(text, name="shop"), cloud)).uuids["diskOffering"].values()
    tenant = await cloud.tenant("other")
    await cloud.call("ShareResource", resourceUuids=[mine], toPublic=True)
    volume = "dataVolumes: [{name: v, diskOffering: d}]"
    plan = here.plan(volume, name="shop")
    assert shown(await compare(plan, tenant)) == ["+ volume 'v'"]
    await deploy(plan, tenant)
    assert (await compare(plan, tenant)).is_empty
    assert await here.differences(here.plan(text, name="shop")) == []
    forged = "deployment::admin::shop::diskOffering/d::v1"
    [own] = await tenant.query("QueryVolume")
    refused = await tenant.failure(
        "CreateSystemTag", resourceType="VolumeVO", resourceUuid=own["uuid"], tag=forged
    )
    assert "has the scope" in str(refused)


async def test_a_reference_may_name_what_the_cloud_has(cloud: TestCloud, files: Of) -> None:
    here = files(cloud)
    deployed = await deploy(here.plan(), cloud)
    front, small = deployed.uuid("l3Network", "front"), deployed.uuid("instanceOffering", "small")
    named = f"instanceOffering: {small}, image: ubuntu, l3NetworkUuids: [front], clusterUuid: c"
    text = f"vms: [{{name: db, {named}}}]"
    plan = here.plan(text, name="db")
    await deploy(plan, cloud)
    [vm] = await cloud.query("QueryVmInstance", "name=db")
    assert [nic["l3NetworkUuid"] for nic in vm["vmNics"]] == [front]
    assert await here.differences(plan) == []


async def test_a_name_must_mean_one(cloud: TestCloud, files: Of) -> None:
    here = files(cloud)
    same = [
        await cloud.create("CreateInstanceOffering", name="o", cpuNum=1, memorySize=1 << 30) for _ in "ab"
    ]
    text = (
        "images: [{name: linux, url: u, backupStorages: [nowhere]}]\n"
        "vms:\n  - {name: v, instanceOffering: o, image: linu}"
    )
    with pytest.raises(DeploymentErrors) as caught:
        await deploy(here.plan(text), cloud)
    first, second, third = caught.value.errors
    assert "there is no backupStorage 'nowhere' in the file, nor one in the cloud" in str(first)
    assert (second.line, third.line) == (3, 3)
    told = str(caught.value)
    assert ", ".join(sorted(offering["uuid"] for offering in same)) in told
    assert "there is no image 'linu' in the file, nor one in the cloud; did you mean linux?" in told
    assert await cloud.query("QueryImage") == []


async def test_xml_files_are_declarative_too(cloud: TestCloud, tmp_path: Path) -> None:
    file = tmp_path / "cloud.xml"
    text = '<deployerConfig><zones><zone name="z" description="first"/></zones></deployerConfig>'
    file.write_text(text)
    await deploy(load(file), cloud)
    assert (await compare(load(file), cloud)).is_empty
    file.write_text(text.replace("first", "second"))
    assert shown(await compare(load(file), cloud)) == ["~ zone 'z' description first -> second"]


async def test_a_failure_to_read_the_cloud_changes_nothing(cloud: TestCloud, files: Of) -> None:
    cloud.session = "0" * 32
    with pytest.raises(ApiFailure):
        await deploy(files(cloud).plan(), cloud)


async def test_the_tag_does_not_count_as_one_of_the_user(cloud: TestCloud, files: Of) -> None:
    await cloud.call("UpdateGlobalConfig", category="rest", name="tags.perResource", value="1")
    text = CLOUD.replace("userTags: [blue]", 'systemTags: ["hostname::web"], userTags: [blue]')
    deployed = await deploy(files(cloud).plan(text), cloud)
    vm = deployed.uuid("vm", "web")
    refused = await cloud.failure(
        "CreateSystemTag", resourceType="VmInstanceVO", resourceUuid=vm, tag="bootOrder::HardDisk"
    )
    assert "would have 2 system tags; 1 are the most" in str(refused)
