"""The XML family: elements, defaults, copies, and the published samples."""

# ruff: noqa: E501 - a file and what is said of it stand in one line each

from __future__ import annotations

import asyncio
from pathlib import Path
from xml.etree import ElementTree

import pytest

from orrery.core.client.deploy import DeploymentError, NotServed, Plan, deploy, load
from orrery.testlib.fake_api import FakeCaller, fake_declarations

ROOT = Path(__file__).parents[3]
SAMPLES = sorted((ROOT.parent / "shared" / "clouds" / "xml").glob("*/*.xml"))
HEAD = '<deployerConfig xmlns="http://zstack.org/schema/zstack">'


def plan_of(tmp_path: Path, body: str, *without: str) -> Plan:
    """The plan of a file whose root holds `body`."""
    file = tmp_path / "cloud.xml"
    file.write_text(f"{HEAD}\n{body}\n</deployerConfig>")
    return load(file, catalogue=fake_declarations(*without))


def zone(body: str, attributes: str = "") -> str:
    """One zone."""
    return f'<zones><zone name="z" {attributes}>{body}</zone></zones>'


def test_defaults(tmp_path: Path) -> None:
    plan = plan_of(
        tmp_path,
        '<backupStorages><sftpBackupStorage name="s" url="nfs://x"/></backupStorages>'
        '<images><image name="my image"><backupStorageRef>s</backupStorageRef></image></images>'
        '<instanceOfferings><instanceOffering name="o"/></instanceOfferings>'
        + zone('<clusters><cluster name="c"><hosts><simulatorHost name="h"/></hosts></cluster></clusters>'),
    )
    by_name = {r.name: r.fields for r in plan.resources}
    assert by_name["c"]["hypervisorType"] == "Simulator"
    assert (by_name["h"]["memoryCapacity"], by_name["h"]["cpuCapacity"]) == (8 << 30, 8)
    assert by_name["o"] == {"name": "o", "memorySize": 2 << 30, "cpuNum": 1}
    image = by_name["my image"]
    assert (image["format"], image["mediaType"], image["platform"]) == (
        "qcow2",
        "RootVolumeTemplate",
        "Linux",
    )
    assert image["url"] == "http://images.example.com/my%20image.qcow2"
    assert by_name["s"]["hostname"] == "localhost"


def test_ranges_may_overlap_on_one_l2_network_as_older_releases_took_them(tmp_path: Path) -> None:
    ranges = '<ipRanges><ipRange startIp="10.0.0.2" endIp="10.0.0.9" netmask="255.0.0.0" gateway="10.0.0.1"/></ipRanges>'
    l3s = "".join(f'<l3BasicNetwork name="{name}">{ranges}</l3BasicNetwork>' for name in "ab")
    l2 = f'<l2NoVlanNetwork name="n" physicalInterface="e"><l3Networks>{l3s}</l3Networks></l2NoVlanNetwork>'
    plan = plan_of(tmp_path, zone(f"<l2Networks>{l2}</l2Networks>"))
    assert [one.fields["systemTags"] for one in plan.of("ipRange")] == [["allowOverlap::true"]] * 2


def test_duplication_makes_copies_with_the_next_addresses(tmp_path: Path) -> None:
    hosts = '<hosts><kvmHost name="h" managementIp="10.0.0.255" duplication="2"/></hosts>'
    cluster = (
        f'<clusters><cluster name="c">{hosts}<primaryStorageRef>p</primaryStorageRef></cluster></clusters>'
    )
    storage = '<primaryStorages><nfsPrimaryStorage name="p" url="nfs://x" duplication="2"/></primaryStorages>'
    plan = plan_of(tmp_path, zone(cluster + storage))
    assert [(h.name, h.address) for h in plan.hosts] == [("h-0", "10.0.0.255"), ("h-1", "10.0.1.0")]
    assert [a.name for a in plan.of("attachment")] == ["p-0 to c", "p-1 to c"]


def test_copies_of_a_zone_have_their_own_children(tmp_path: Path) -> None:
    cluster = '<clusters><cluster name="c"><l2NetworkRef>n</l2NetworkRef></cluster></clusters>'
    l2 = '<l2Networks><l2NoVlanNetwork name="n" physicalInterface="eth0"/></l2Networks>'
    plan = plan_of(tmp_path, zone(cluster + l2, 'duplication="2"'))
    assert [c.name for c in plan.of("cluster")] == ["c-0", "c-1"]
    assert [a.name for a in plan.of("attachment")] == ["n-0 to c-0", "n-1 to c-1"]


def test_an_image_is_added_once_to_each_storage_and_a_vm_takes_the_one_it_reaches(tmp_path: Path) -> None:
    storages = "".join(f'<sftpBackupStorage name="s{n}" url="u{n}" hostname="h{n}"/>' for n in (1, 2))
    refs = "<backupStorageRef>s1</backupStorageRef><backupStorageRef>s2</backupStorageRef>"
    l3 = '<l3Networks><l3BasicNetwork name="l3"/></l3Networks>'
    l2 = f'<l2Networks><l2NoVlanNetwork name="n" physicalInterface="e">{l3}</l2NoVlanNetwork></l2Networks>'
    vm = '<vm><userVm name="v"><imageRef>i</imageRef><l3NetworkRef>l3</l3NetworkRef></userVm></vm>'
    plan = plan_of(
        tmp_path,
        f'<backupStorages>{storages}</backupStorages><images><image name="i">{refs}</image></images>{vm}'
        + zone(f"{l2}<backupStorageRef>s2</backupStorageRef>"),
    )
    assert [(r.fields["name"], r.key.name) for r in plan.of("image")] == [("i", "i@s1"), ("i", "i@s2")]
    assert next(r for r in plan.vms[0].references if r.wire == "imageUuid").to[0].name == "i@s2"


def test_a_file_with_one_host_can_be_scaled(tmp_path: Path) -> None:
    hosts = '<hosts><kvmHost name="h" managementIp="localhost"/><kvmHost name="k" managementIp="127.0.0.2"/></hosts>'
    plan = plan_of(tmp_path, zone(f'<clusters><cluster name="c">{hosts}</cluster></clusters>')).scaled(
        hosts=5
    )
    assert [h.name for h in plan.hosts] == ["h", "h-1", "h-2", "k", "k-1"]
    assert len({h.address for h in plan.hosts}) == 5


def test_unserved_features_are_named_and_stop_the_deployment(tmp_path: Path) -> None:
    plan = plan_of(
        tmp_path,
        '<lbs><lb><name>web</name></lb></lbs>\n<zones>\n<zone name="z" color="red"/></zones><novelty name="n"/>',
    )
    assert plan.unsupported == (
        "unsupported: lb 'web' at line 2: load balancing is not served yet",
        "unsupported: zone 'z' at line 4: color is not served yet",
        "unsupported: novelty 'n' at line 4: the element novelty is not served yet",
    )
    caller = FakeCaller()
    with pytest.raises(NotServed, match="3 elements are not served") as caught:
        asyncio.run(deploy(plan, caller))
    assert caught.value.lines == plan.unsupported
    assert caller.calls == []
    asyncio.run(deploy(plan, caller, skip_unsupported=True))
    assert [api for api, _ in caller.calls] == ["CreateZone"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<zones>", "cloud.xml:3: malformed XML: mismatched tag"),
        ('<zones><zone name="a"/><zone name="a"/></zones>', "cloud.xml:2: zone 'a': field 'name': duplicate"),
        (zone("<backupStorageRef>s</backupStorageRef>"), "cloud.xml:2: zone 'z': field 'backupStorage': there is no"),
        (zone("<backupStorageRef/>"), "cloud.xml:2: backupStorageRef: backupStorageRef names nothing"),
        (zone("", 'duplication="x"'), "field 'duplication': expected a whole number"),
        ('<instanceOfferings><instanceOffering name="o" cpuNum="many"/></instanceOfferings>', "field 'cpuNum': expected a whole number"),
        ("<zones>" * 200 + "</zones>" * 200, "nested deeper than 100"),
        ("<zones>${x}<zone name='${x}'/></zones>", "zone: field 'name': the variable ${x} has no value"),
    ],
)  # fmt: skip
def test_bad_files_get_one_clear_error(tmp_path: Path, body: str, expected: str) -> None:
    with pytest.raises(DeploymentError) as caught:
        plan_of(tmp_path, body)
    assert expected in str(caught.value)


def test_entities_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "bomb.xml"
    file.write_text(
        f'<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>{HEAD}<zone name="&b;"/></deployerConfig>'
    )
    with pytest.raises(DeploymentError, match="DTD or entities is refused"):
        load(file, catalogue=fake_declarations())


@pytest.mark.skipif(not SAMPLES, reason="the published samples are not here")
@pytest.mark.parametrize("file", SAMPLES, ids=lambda p: p.stem)
def test_every_sample_becomes_a_plan_that_can_be_carried_out(file: Path) -> None:
    plan = load(file, catalogue=fake_declarations())
    root = ElementTree.parse(file).getroot()
    tags = [node.tag.rpartition("}")[2] for node in root.iter()]
    assert len(plan.hosts) == tags.count("kvmHost") + tags.count("simulatorHost")
    assert len(plan.of("zone")) == tags.count("zone")
    assert len(plan.of("ipRange")) == tags.count("ipRange")
    assert len(plan.of("vm")) + len([s for s in plan.skipped if "skipped: vm '" in s]) == tags.count("userVm")
    assert all(
        line.startswith("unsupported: ") and line.endswith(" is not served yet") for line in plan.unsupported
    )
    caller = FakeCaller()
    deployed = asyncio.run(deploy(plan, caller, skip_unsupported=True))
    assert len(caller.calls) == len(plan.resources)
    assert len(deployed.uuids.get("host", {})) == len(plan.hosts)


@pytest.mark.skipif(not SAMPLES, reason="the published samples are not here")
def test_how_many_samples_come_up_whole() -> None:
    whole = [f.stem for f in SAMPLES if not load(f, catalogue=fake_declarations()).unsupported]
    assert len(SAMPLES) == 57
    assert len(whole) == 31
