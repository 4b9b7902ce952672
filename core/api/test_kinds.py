"""The kinds of resources: their names, what fields refer to, and the columns that models declare."""

from __future__ import annotations

import pytest

from orrery.core.api.catalogue import declarations
from orrery.core.api.catalogue_export import constraints, wire_fields
from orrery.core.api.descriptions import field_docs, parameter_limits
from orrery.core.api.field_texts import attribute_docs
from orrery.core.api.kinds import Kind, Kinds, is_size
from orrery.core.kernel.api.message import ANY_RESOURCE, Refers

KINDS = Kinds(declarations())


def kind(vo: str) -> Kind:
    """The kind that the wire catalogue calls so."""
    found = KINDS.by_vo(vo)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("vm", ["vm"]),
        ("VMs", ["vm"]),
        ("VmInstance", ["vm"]),
        ("vm-instances", ["vm"]),
        ("nic", ["vmNic"]),
        ("l3", ["l3Network"]),
        ("instance_offering", ["instanceOffering"]),
        ("policies", ["policy"]),
        ("addresses", ["usedIp"]),
        ("ps", ["primaryStorage"]),
        ("bs", ["backupStorage"]),
        ("network", ["l2Network", "l3Network"]),
        ("offering", ["instanceOffering", "diskOffering"]),
        ("p", []),
        ("nothing", []),
        ("", []),
    ],
)
def test_a_word_stands_for_kinds(word: str, found: list[str]) -> None:
    assert [each.name for each in KINDS.matching(word)] == found


def test_every_kind_has_names_of_its_own() -> None:
    for each in KINDS.all:
        for name in each.names:
            assert KINDS.matching(name) == [each]


@pytest.mark.parametrize(
    ("path", "target"),
    [
        ("hostUuid", "host"),
        ("defaultL3NetworkUuid", "l3Network"),
        ("rootVolumeUuid", "volume"),
        ("uuid", "vm"),
        ("vmNics.l3NetworkUuid", "l3Network"),
        ("host.clusterUuid", "cluster"),
        ("name", None),
        ("vmNics.ip", None),
        ("no.such.path", None),
    ],
)
def test_what_a_field_refers_to(path: str, target: str | None) -> None:
    found = KINDS.target(kind("VmInstanceVO"), path)
    assert (found.name if found is not None else None) == target


def test_a_list_of_uuids_refers_as_well() -> None:
    assert KINDS.target(kind("PrimaryStorageVO"), "attachedClusterUuids") == kind("ClusterVO")


def test_a_parameter_takes_what_its_declaration_refers_to() -> None:
    known = declarations()
    for name, wire, targets in (
        ("CreateVmInstance", "imageUuid", ("ImageVO",)),
        ("CreateVmInstance", "l3NetworkUuids", ("L3NetworkVO",)),
        ("CreateVmInstance", "defaultL3NetworkUuid", ("L3NetworkVO",)),
        ("CreateVmInstance", "resourceUuid", ()),
        ("CreateVmInstance", "name", ()),
        ("GetResourceAccount", "resourceUuids", (ANY_RESOURCE,)),
        ("LogInByUser", "accountUuid", ()),
        ("StopVmInstance", "uuid", ("VmInstanceVO",)),
    ):
        assert KINDS.parameter_targets(known[name], wire) == targets, (name, wire)


def test_every_kind_that_a_parameter_refers_to_can_be_queried() -> None:
    named = {
        mark.vo
        for each in declarations().values()
        for _, info in wire_fields(each.message)
        for mark in constraints(info)
        if isinstance(mark, Refers)
    }
    assert [vo for vo in sorted(named - {ANY_RESOURCE}) if KINDS.by_vo(vo) is None] == []


@pytest.mark.parametrize("each", KINDS.all, ids=lambda each: each.name)
def test_the_columns_of_a_kind_are_in_its_inventory(each: Kind) -> None:
    """A path leads through lists that are nested in it."""
    inventory = each.inventory
    lists = {nested.wire: nested.vo for nested in inventory.nested}
    for path in (*inventory.columns, *inventory.wide):
        step, dot, wire = path.partition(".")
        if not dot:
            assert path in (*each.fields, *lists), path
            continue
        hop = KINDS.graph.hops(each.model)[step]
        inner = hop.target.__inventory__
        assert lists[step] == hop.target.__vo__
        assert inner is not None
        assert KINDS.graph.walk(each.model, path).field == wire
    assert len(dict.fromkeys((*inventory.columns, *inventory.wide))) == len(inventory.columns) + len(
        inventory.wide
    )


def test_sizes_are_told_from_other_numbers() -> None:
    sizes = ("memorySize", "size", "dataDiskSizes", "totalCapacity", "availableMemoryCapacity")
    assert all(map(is_size, sizes))
    assert not any(map(is_size, ("totalCpuCapacity", "cpuNum", "cpuSpeed", "sshPort")))


def test_texts_below_attributes_are_read_from_the_source() -> None:
    zone = declarations()["CreateZone"].message
    assert attribute_docs(zone)["is_default"].startswith("Whether it becomes the default zone")
    shown = {wire: (kind_of_value, said) for wire, kind_of_value, said in field_docs(kind("VmInstanceVO"))}
    assert shown["memorySize"] == ("bytes", "Bytes of memory that it has.")
    assert shown["createDate"][0] == "time"


@pytest.mark.parametrize(
    ("api", "key", "limits"),
    [
        ("StopVmInstance", "type", ["one of grace, cold"]),
        ("DeleteZone", "delete_mode", ["one of Permissive, Enforcing"]),
        ("CreateVmInstance", "name", ["at most 255 characters"]),
        ("CreateVmInstance", "reserved_memory_size", ["at least 0"]),
        ("UpdateVmInstance", "cpu_num", ["1 to 1024"]),
        ("CreateVmInstance", "cpu_num", []),
    ],
)
def test_limits_of_parameters(api: str, key: str, limits: list[str]) -> None:
    assert parameter_limits(declarations()[api], key) == limits
