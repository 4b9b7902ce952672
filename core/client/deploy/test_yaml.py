"""YAML files become plans; what is wrong in them is named with file, line, element, field and reason."""

# ruff: noqa: E501 - a file and what is said of it stand in one line each

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from orrery.core.client.deploy import DeploymentError, DeploymentErrors, Plan, load
from orrery.core.client.deploy.expand import apportion
from orrery.testlib.fake_api import fake_declarations

CLOUD = """\
variables: {hosts: 3}
globalConfigs: {vm/deletionPolicy: Direct, host/ping.interval: 30}
simulator: {faults: [{kind: slow_host, share: "${share}"}]}
backupStorages:
  - {name: store, type: simulator, url: "nfs://s", totalCapacity: 10T}
images:
  - {name: ubuntu, url: "http://x/u.qcow2", size: 4G, backupStorages: [store]}
instanceOfferings:
  - {name: small, cpuNum: 1, memorySize: 1G}
diskOfferings:
  - {name: disk, diskSize: 20G}
zones:
  - name: zone-{i}
    count: 2
    backupStorages: [store]
    primaryStorages:
      - {name: "nfs-{zone}", type: nfs, url: "10.0.0.1:/{zone}", totalCapacity: 10T}
    l2Networks:
      - name: net-{zone}-{i}
        count: 2
        physicalInterface: eth0
        vlan: 100
        l3Networks:
          - name: l3-{zone}-{l2Network}
            ipRanges: [{networkCidr: "10.{zone}.{l2Network}.0/24"}]
            dns: [1.1.1.1]
    clusters:
      - name: cluster-{zone}
        hypervisorType: KVM
        primaryStorages: ["nfs-{zone}"]
        l2Networks: ["net-{zone}-0", "net-{zone}-1"]
        hosts:
          - {name: "host-{zone}-{i:02}", count: "${hosts}", managementIp: "10.9.{zone}.254", cpuNum: 64, memoryCapacity: 256G}
vms:
  - name: web-{i}
    count: 4
    instanceOffering: small
    image: ubuntu
    l3Networks: ["l3-{i % 2}-0", "l3-{i % 2}-1"]
    dataDiskOfferings: [disk, disk]
    systemTags: ["hostname::web-{i}"]
"""


def plan_of(tmp_path: Path, text: str, *without: str, **variables: Any) -> Plan:
    """The plan of a file with that text."""
    file = tmp_path / "cloud.yaml"
    file.write_text(text)
    share = {"share": 0.1} if "${share}" in text else {}
    return load(file, share | variables, catalogue=fake_declarations(*without))


def fields_of(plan: Plan, family: str, name: str) -> dict[str, Any]:
    """The wire fields of one resource, references as names."""
    found = next(r for r in plan.of(family) if r.name == name)
    references = {r.wire: [key.name for key in r.to] for r in found.references}
    return dict(found.fields) | references


def test_counts_variables_and_references(tmp_path: Path) -> None:
    plan = plan_of(tmp_path, CLOUD)
    assert [z.name for z in plan.of("zone")] == ["zone-0", "zone-1"]
    assert [h.address for h in plan.hosts] == [
        f"10.9.{z}" for z in ("0.254", "0.255", "1.0", "1.254", "1.255", "2.0")
    ]
    assert fields_of(plan, "l2Network", "net-1-1")["vlan"] == 101
    assert fields_of(plan, "vm", "web-3") == {
        "name": "web-3",
        "systemTags": ["hostname::web-3"],
        "instanceOfferingUuid": ["small"],
        "imageUuid": ["ubuntu"],
        "l3NetworkUuids": ["l3-1-0", "l3-1-1"],
        "defaultL3NetworkUuid": ["l3-1-0"],
        "dataDiskOfferingUuids": ["disk", "disk"],
    }
    assert plan.unsupported == ()


def test_facts_of_the_world_are_not_sent(tmp_path: Path) -> None:
    plan = plan_of(tmp_path, CLOUD)
    assert (plan.hosts[0].cpus, plan.hosts[0].memory_bytes) == (64, 256 << 30)
    assert plan.world.storages[1].total_bytes == 10 << 40
    assert plan.world.images[0].size_bytes == 4 << 30
    assert "cpuNum" not in fields_of(plan, "host", "host-0-00")
    assert plan.simulator == {"faults": [{"kind": "slow_host", "share": 0.1}]}


def test_everything_comes_after_what_it_needs(tmp_path: Path) -> None:
    plan = plan_of(tmp_path, CLOUD)
    place = {resource.key: n for n, resource in enumerate(plan.resources)}
    assert all(place[key] < place[r.key] for r in plan.resources for key in r.needs)
    assert [r.fields["value"] for r in plan.resources[:2]] == ["Direct", "30"]
    assert {r.key.family for r in plan.resources[-4:]} == {"vm"}
    attach = next(r for r in plan.resources if r.api == "AttachPrimaryStorageToCluster")
    assert len([k for k in attach.after if k.family == "host"]) == 3


def test_variables_of_the_command_line_win(tmp_path: Path) -> None:
    assert len(plan_of(tmp_path, CLOUD, hosts=5).hosts) == 10


def test_scaling_spreads_over_the_groups_in_proportion(tmp_path: Path) -> None:
    plan = plan_of(tmp_path, CLOUD)
    assert [h.name for h in plan.scaled(hosts=3).hosts] == ["host-0-00", "host-0-01", "host-1-00"]
    bigger = plan.scaled(hosts=601, vms=7)
    assert (len(bigger.hosts), len(bigger.vms)) == (601, 7)
    assert len({h.address for h in bigger.hosts}) == 601
    assert len(bigger.scaled(hosts=6).hosts) == 6
    assert plan.scaled(vms=0).vms == ()
    assert apportion([1, 1, 2], 5) == [2, 1, 2]
    assert apportion([0, 0], 3) == [2, 1]
    assert apportion([5] * 6, 3) == [1, 0, 1, 0, 1, 0]


def test_a_file_without_vms_cannot_be_scaled_in_them(tmp_path: Path) -> None:
    with pytest.raises(DeploymentError, match="declares no vm"):
        plan_of(tmp_path, "zones: [{name: z}]").scaled(vms=3)


def test_infrastructure_and_vms_can_be_deployed_apart(tmp_path: Path) -> None:
    plan = plan_of(tmp_path, CLOUD)
    assert plan.infrastructure().vms == ()
    assert len(plan.infrastructure().resources) + len(plan.vms_only().resources) == len(plan.resources)


def test_unserved_elements_and_what_depends_on_them(tmp_path: Path) -> None:
    plan = plan_of(tmp_path, CLOUD, "AddSimulatorBackupStorage")
    assert plan.unsupported == (
        "unsupported: simulatorBackupStorage 'store' at line 5: AddSimulatorBackupStorage is not served yet",
    )
    assert plan.vms == () and plan.of("image") == ()
    assert len([line for line in plan.skipped if "skipped: vm '" in line]) == 4
    assert "skipped: image 'ubuntu' at line 7: it needs backupStorage 'store'" in plan.skipped


def zone(body: str) -> str:
    """A file of one zone."""
    return f"zones:\n  - name: z\n    {body}\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("zone: []", "cloud.yaml:1: field 'zone': no such key; did you mean zones?"),
        ("zones: {name: z}", "cloud.yaml:1: expected a list of zone elements"),
        ("zones: [3]", "cloud.yaml:1: zone: expected keys with values, got 3"),
        ("zones:\n  - isDefault: true", "cloud.yaml:2: zone: field 'name': missing"),
        (zone("desription: x"), "cloud.yaml:3: zone 'z': field 'desription': no such key; did you mean description?"),
        (zone("isDefault: maybe"), "cloud.yaml:2: zone 'z': field 'isDefault': expected true or false, got 'maybe'"),
        (zone("count: -1"), "cloud.yaml:2: zone 'z': field 'count': expected a whole number from 0"),
        (zone("count: 1.5"), "field 'count': expected a whole number from 0"),
        (zone("count: 10000000"), "field 'count': expected a whole number from 0 to 1,000,000"),
        (zone("count: 2"), "duplicate: another zone of that name stands at line 2; copies of a counted element need"),
        ("zones:\n  - name: z\n  - name: z", "cloud.yaml:3: zone 'z': field 'name': duplicate"),
        (zone("backupStorages: [s]"), "cloud.yaml:2: zone 'z': field 'backupStorage': there is no backupStorage 's'"),
        (zone("backupStorages: [{a: b}]"), "field 'backupStorages': expected a list of backupStorage names"),
        (zone("primaryStorages: [{name: p, url: x}]"), "field 'type': missing; one of nfs, local"),
        (zone("primaryStorages: [{name: p, type: disk}]"), "field 'type': expected one of nfs, local"),
        (zone("primaryStorages: [{name: p, type: nfs}]"), "field 'url': missing; AddNfsPrimaryStorage needs it"),
        ("diskOfferings: [{name: d, diskSize: big}]", "diskOffering 'd': field 'diskSize': expected a whole number or a size such as 8G, got 'big'"),
        ("zones: [{name: z, primaryStorages: [{name: p, type: nfs, url: u, totalCapacity: []}]}]", "field 'totalCapacity': expected a number, or a size"),
        ("zones: [{name: 'z-{j}'}]", "field 'name': j in '{j}' is not known"),
        ("zones: [{name: 'z-{1/2}'}]", "'{1/2}' is no expression"),
        ("zones: [{name: 'z-{1%0}'}]", "divides by zero"),
        ("zones: [{name: '${who}'}]", "the variable ${who} has no value; give one with --var who"),
        ("variables: {a: '${b}', b: '${a}'}\nzones: [{name: '${a}'}]", "need each other in a cycle"),
        ("zones: &z\n  - clusters: *z", "cloud.yaml:1: cycle: an alias stands inside what it names"),
        ("zones: [\n  {name: z}", "malformed YAML"),
        ("zones:\n  - {name: ${who}}", 'got \'{\'; inside of braces and brackets a variable has to be quoted: "${NAME}"'),
        (f"zones: [{'y' * 100}]", f"keys with values, got '{'y' * 58}…"),
        ("zones: []\nzones: []", "cloud.yaml:2: field 'zones': duplicate key 'zones'"),
        ("zones: !!python/object:os.system []", "malformed YAML"),
        ("globalConfigs: {x: 1}", "globalConfigs: field 'x': expected category/name"),
        ("vms:\n  - {name: a, after: [b]}\n  - {name: b, after: [a]}", "cycle: vm"),
        ("vms: [{name: a, image: [x, y]}]", "field 'image': expected the name of a image"),
        ("vms: [{name: a, host: nowhere}]", "field 'host': there is no host 'nowhere'"),
        ("x" * 3, "the file: expected keys with values"),
    ],
)  # fmt: skip
def test_bad_files_get_one_clear_error(tmp_path: Path, text: str, expected: str) -> None:
    with pytest.raises(DeploymentError) as caught:
        plan_of(tmp_path, text)
    assert expected in str(caught.value)
    assert "cloud.yaml" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_two_hosts_with_one_address(tmp_path: Path) -> None:
    hosts = "hosts: [{name: a, managementIp: 1.1.1.1}, {name: b, managementIp: 1.1.1.1}]"
    with pytest.raises(DeploymentError, match=r"host 'a'|Host 'a' at line 3 has the address 1\.1\.1\.1 too"):
        plan_of(tmp_path, zone(f"clusters: [{{name: c, {hosts}}}]"))


def test_a_bomb_of_aliases_is_refused(tmp_path: Path) -> None:
    lines = ["simulator:", "  a0: &a0 [1,1,1,1,1,1,1,1,1,1]"]
    lines += [f"  a{n}: &a{n} [{','.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 9)]
    with pytest.raises(DeploymentError, match="more than 1,000,000 values"):
        plan_of(tmp_path, "\n".join(lines))


def test_unreadable_files(tmp_path: Path) -> None:
    with pytest.raises(DeploymentError, match="cannot be read: No such file"):
        load(tmp_path / "none.yaml", catalogue=fake_declarations())
    (tmp_path / "latin.yaml").write_bytes(b"zones: [{name: \xff}]")
    with pytest.raises(DeploymentError, match="no UTF-8"):
        load(tmp_path / "latin.yaml", catalogue=fake_declarations())


@pytest.mark.parametrize(("name", "hosts", "vms"), [("small", 3, 5), ("demo", 10_000, 5_000)])
def test_our_own_clouds(name: str, hosts: int, vms: int) -> None:
    file = Path(__file__).parents[3] / "scenarios" / "clouds" / f"{name}.yaml"
    plan = load(file, catalogue=fake_declarations())
    assert (len(plan.hosts), len(plan.vms), plan.unsupported) == (hosts, vms, ())


def test_all_mistakes_of_a_file_are_told_with_their_lines(tmp_path: Path) -> None:
    text = """\
globalConfigs: {wrong: 1}
zones:
  - name: z
    isDefalt: true
    desciption: x
    clusters:
      - {name: c, hypervisorType: KVM, hosts: [{name: "h{i}", count: 9, managementIp: 1.1.1.1, sshPort: many}]}
  - {name: y, count: -1}
vms:
  - {name: "${nobody}"}
"""
    with pytest.raises(DeploymentErrors) as caught:
        plan_of(tmp_path, text, hosts=3)
    assert [(error.line, error.field) for error in caught.value.errors] == [
        (0, ""),
        (1, "wrong"),
        (4, "isDefalt"),
        (5, "desciption"),
        (7, "sshPort"),
        (8, "count"),
        (10, "name"),
    ]
    assert "7 errors:" in str(caught.value)
    assert "--var hosts: the file has no such variable; it has nobody" in str(caught.value)
    assert ":0:" not in str(caught.value)


def test_of_the_copies_of_an_element_one_mistake_is_told(tmp_path: Path) -> None:
    hosts = 'hosts: [{name: "h{i}", count: 9, managementIp: 1.1.1.1, sshPort: many}]'
    with pytest.raises(DeploymentErrors) as caught:
        plan_of(tmp_path, zone(f"clusters: [{{name: c, hypervisorType: KVM, {hosts}}}]"))
    assert len(caught.value.errors) == 1


@pytest.mark.parametrize(
    ("text", "given", "name"),
    [
        ("zones: [{name: z}]", "", "cloud"),
        ("name: shop\nzones: [{name: z}]", "", "shop"),
        ("name: shop\nzones: [{name: z}]", "lab", "lab"),
    ],
)
def test_a_deployment_has_a_name(tmp_path: Path, text: str, given: str, name: str) -> None:
    (tmp_path / "cloud.yaml").write_text(text)
    plan = load(tmp_path / "cloud.yaml", catalogue=fake_declarations(), name=given)
    assert (plan.name, plan.scaled(hosts=0).name) == (name, name)


def test_a_name_that_no_tag_can_hold_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DeploymentError, match="field 'name': expected a name of up to 64 letters"):
        plan_of(tmp_path, "name: a::b\nzones: [{name: z}]")


def test_every_wrong_field_of_an_element_is_told_once(tmp_path: Path) -> None:
    text = "instanceOfferings: [{name: 'o-{i}', count: 3, cpuNum: two, memorySize: 2X}]"
    with pytest.raises(DeploymentErrors) as caught:
        plan_of(tmp_path, text)
    told = str(caught.value).splitlines()
    assert told[0] == "2 errors:"
    assert "field 'cpuNum': expected a whole number, got 'two'" in told[1]
    assert "field 'memorySize': expected a whole number or a size such as 8G, got '2X'" in told[2]
