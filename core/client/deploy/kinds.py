"""The elements of deployment files: which API each becomes, and what its keys mean.

A key of an element is a parameter of its API (under the wire name), a reference (a name that becomes a
uuid), a fact about the world that is not sent (the CPUs of a KVM host), or a list of child elements. One
table serves our YAML and the XML family. A kind without an API is a feature that has no mapping yet.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

NOTHING: Mapping[str, Any] = MappingProxyType({})

CONFIG_PHASE, CLOUD_PHASE, VM_PHASE, AFTER_VMS_PHASE = 0, 1, 2, 3
"""Deployments run in phases, since a VM needs the whole of the cloud below it."""

STORAGE_FACTS = frozenset({"totalCapacity", "availableCapacity"})
HOST_FACTS = frozenset({"memoryCapacity", "cpuNum", "cpuSpeed"})


@dataclass(frozen=True, slots=True)
class Ref:
    """A key that names another resource; its uuid is sent as the parameter `wire`.

    An empty `wire` only orders: the named resource is created before. `tag` is the element's name in XML.
    """

    key: str
    wire: str
    family: str
    tag: str
    many: bool = False


@dataclass(frozen=True, slots=True)
class Attachment:
    """A key that lists resources to attach, by a call of its own for each, once both sides are there."""

    key: str
    tag: str
    family: str
    api: str
    own: str
    """Parameter that takes the uuid of the element itself."""
    other: str
    """Parameter that takes the uuid of the resource that is attached."""
    feature: str = ""
    after_children: str = ""
    """Family of children of the element that are created before."""
    many: bool = False
    """Whether both parameters are lists."""


OWNER = Attachment(
    "account",
    "accountRef",
    "account",
    "ChangeResourceOwner",
    "resourceUuid",
    "accountUuid",
    "ownership by an account",
)
"""Every kind may name the account that owns it."""
SHARING = Attachment(
    "sharedWith",
    "sharedWithRef",
    "account",
    "ShareResource",
    "resourceUuids",
    "accountUuids",
    "sharing with an account",
    many=True,
)
"""Every kind may name accounts with which it is shared."""
EVERYBODY = "everybody"
"""Stands for all accounts in `SHARING`."""


@dataclass(frozen=True)
class Kind:
    """One kind of element."""

    tag: str
    family: str
    api: str | None = None
    parent_wire: str = ""
    refs: tuple[Ref, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    defaults: Mapping[str, Any] = field(default_factory=dict)
    xml_defaults: Mapping[str, Any] = field(default_factory=dict)
    facts: frozenset[str] = frozenset()
    aliases: Mapping[str, str] = field(default_factory=dict)
    text: str = ""
    """Parameter that the element's bare text is, for elements without keys."""
    lists: frozenset[str] = frozenset()
    """Keys whose text in XML is a comma-separated list."""
    feature: str = ""
    """What people call it, in "... is not served yet"."""
    elsewhere: str = ""
    """Key that names a file of its own for what it is about; such a file is not read."""
    phase: int = CLOUD_PHASE
    named: bool = True
    """Whether names of this kind are its own, so that others can refer to them."""

    @property
    def references(self) -> tuple[Ref | Attachment, ...]:
        """All keys that name other resources."""
        return (*self.refs, *self.attachments, OWNER, SHARING)


def _ref(key: str, wire: str, family: str, *, tag: str = "", many: bool = False) -> Ref:
    singular = key.removesuffix("s") if many else key
    return Ref(key, wire, family, tag or f"{singular}Ref", many)


def _without(feature: str, *tags: str) -> list[Kind]:
    return [Kind(tag, tag, feature=feature, phase=AFTER_VMS_PHASE, named=False) for tag in tags]


_PRIMARY: dict[str, Any] = {
    "family": "primaryStorage",
    "parent_wire": "zoneUuid",
    "feature": "this primary storage",
}
_L2: dict[str, Any] = {"family": "l2Network", "parent_wire": "zoneUuid", "feature": "this L2 network"}
_TOTAL_OF_PRIMARY, _TOTAL_OF_BACKUP = "500G", "1T"

KINDS: tuple[Kind, ...] = (
    Kind(
        "zone",
        "zone",
        "CreateZone",
        attachments=(
            Attachment(
                "backupStorages",
                "backupStorageRef",
                "backupStorage",
                "AttachBackupStorageToZone",
                "zoneUuid",
                "backupStorageUuid",
            ),
        ),
    ),
    Kind(
        "cluster",
        "cluster",
        "CreateCluster",
        parent_wire="zoneUuid",
        defaults={"hypervisorType": "Simulator"},
        attachments=(
            Attachment(
                "primaryStorages",
                "primaryStorageRef",
                "primaryStorage",
                "AttachPrimaryStorageToCluster",
                "clusterUuid",
                "primaryStorageUuid",
                after_children="host",
            ),
            Attachment(
                "l2Networks",
                "l2NetworkRef",
                "l2Network",
                "AttachL2NetworkToCluster",
                "clusterUuid",
                "l2NetworkUuid",
                after_children="host",
            ),
        ),
    ),
    Kind(
        "kvmHost",
        "host",
        "AddKVMHost",
        parent_wire="clusterUuid",
        defaults={"memoryCapacity": "8G", "cpuNum": 8, "username": "root", "password": "password"},
        xml_defaults={"managementIp": "10.1.1.10"},
        facts=HOST_FACTS,
    ),
    Kind(
        "simulatorHost",
        "host",
        "AddSimulatorHost",
        parent_wire="clusterUuid",
        defaults={"memoryCapacity": "8G", "cpuNum": 8},
        xml_defaults={"managementIp": "10.1.1.10"},
        facts=frozenset({"cpuSpeed"}),
        aliases={"cpuNum": "cpuCapacity"},
    ),
    Kind("nfsPrimaryStorage", api="AddNfsPrimaryStorage", facts=STORAGE_FACTS, **_PRIMARY),
    Kind("localPrimaryStorage", api="AddLocalPrimaryStorage", facts=STORAGE_FACTS, **_PRIMARY),
    Kind(
        "sharedMountPointPrimaryStorage",
        api="AddSharedMountPointPrimaryStorage",
        facts=STORAGE_FACTS,
        **_PRIMARY,
    ),
    Kind(
        "simulatorPrimaryStorage",
        api="AddSimulatorPrimaryStorage",
        xml_defaults={"totalCapacity": _TOTAL_OF_PRIMARY, "url": "nfs://simulator"},
        **_PRIMARY,
    ),
    Kind(
        "cephPrimaryStorage",
        "primaryStorage",
        "AddCephPrimaryStorage",
        parent_wire="zoneUuid",
        facts=STORAGE_FACTS | {"fsid"},
        aliases={"monUrl": "monUrls"},
        lists=frozenset({"monUrls"}),
        feature="Ceph",
    ),
    Kind(
        "sftpBackupStorage",
        "backupStorage",
        "AddSftpBackupStorage",
        defaults={"username": "root", "password": "password"},
        xml_defaults={"hostname": "localhost"},
        facts=STORAGE_FACTS,
    ),
    Kind(
        "simulatorBackupStorage",
        "backupStorage",
        "AddSimulatorBackupStorage",
        xml_defaults={"totalCapacity": _TOTAL_OF_BACKUP, "url": "nfs://simulator"},
    ),
    Kind(
        "cephBackupStorage",
        "backupStorage",
        "AddCephBackupStorage",
        facts=STORAGE_FACTS | {"fsid"},
        aliases={"monUrl": "monUrls"},
        lists=frozenset({"monUrls"}),
        feature="Ceph",
    ),
    Kind(
        "image",
        "image",
        "AddImage",
        refs=(_ref("backupStorages", "backupStorageUuids", "backupStorage", many=True),),
        defaults={"mediaType": "RootVolumeTemplate", "platform": "Linux"},
        xml_defaults={"guestOsType": "centos63"},
        facts=frozenset({"size", "actualSize"}),
    ),
    Kind(
        "instanceOffering",
        "instanceOffering",
        "CreateInstanceOffering",
        xml_defaults={"memorySize": "2G", "cpuNum": 1},
        facts=frozenset({"cpuSpeed"}),
        aliases={"memoryCapacity": "memorySize"},
    ),
    Kind("diskOffering", "diskOffering", "CreateDiskOffering", xml_defaults={"diskSize": "50G"}),
    Kind("l2NoVlanNetwork", api="CreateL2NoVlanNetwork", **_L2),
    Kind("l2VlanNetwork", api="CreateL2VlanNetwork", **_L2),
    Kind("l2VxlanNetwork", "l2Network", feature="VXLAN"),
    Kind("l2VxlanNetworkPool", "l2VxlanNetworkPool", feature="VXLAN", named=False),
    Kind("l3BasicNetwork", "l3Network", "CreateL3Network", parent_wire="l2NetworkUuid"),
    Kind("ipRange", "ipRange", "AddIpRange", parent_wire="l3NetworkUuid", named=False),
    Kind(
        "ipRangeByCidr",
        "ipRange",
        "AddIpRangeByNetworkCidr",
        parent_wire="l3NetworkUuid",
        aliases={"cidr": "networkCidr"},
        named=False,
    ),
    Kind("dns", "dns", "AddDnsToL3Network", parent_wire="l3NetworkUuid", text="dns", named=False),
    Kind(
        "userVm",
        "vm",
        "CreateVmInstance",
        refs=(
            _ref("instanceOffering", "instanceOfferingUuid", "instanceOffering"),
            _ref("image", "imageUuid", "image"),
            _ref("l3Networks", "l3NetworkUuids", "l3Network", many=True),
            _ref("defaultL3Network", "defaultL3NetworkUuid", "l3Network"),
            _ref("rootDiskOffering", "rootDiskOfferingUuid", "diskOffering"),
            _ref(
                "dataDiskOfferings", "dataDiskOfferingUuids", "diskOffering", tag="diskOfferingRef", many=True
            ),
            _ref("zone", "zoneUuid", "zone"),
            _ref("cluster", "clusterUuid", "cluster"),
            _ref("host", "hostUuid", "host"),
            _ref(
                "primaryStorageForRootVolume",
                "primaryStorageUuidForRootVolume",
                "primaryStorage",
                tag="primaryStorageRef",
            ),
            _ref("after", "", "vm", many=True),
        ),
        phase=VM_PHASE,
    ),
    Kind(
        "dataVolume",
        "dataVolume",
        "CreateDataVolume",
        refs=(
            _ref("diskOffering", "diskOfferingUuid", "diskOffering"),
            _ref("primaryStorage", "primaryStorageUuid", "primaryStorage"),
        ),
        phase=VM_PHASE,
    ),
    Kind(
        "virtualRouterOffering",
        "virtualRouterOffering",
        "CreateVirtualRouterOffering",
        refs=(
            _ref("zone", "zoneUuid", "zone"),
            _ref("image", "imageUuid", "image"),
            _ref("managementL3Network", "managementNetworkUuid", "l3Network"),
            _ref("publicL3Network", "publicNetworkUuid", "l3Network"),
        ),
        xml_defaults={"memorySize": "512M", "cpuNum": 1},
        facts=frozenset({"cpuSpeed"}),
        aliases={"memoryCapacity": "memorySize"},
        feature="the virtual router",
    ),
    Kind("account", "account", "CreateAccount", feature="a second account"),
    Kind("quota", "quota", "UpdateQuota", parent_wire="identityUuid", named=False),
    Kind(
        "user",
        "user",
        "CreateUser",
        parent_wire="accountUuid",
        attachments=(
            Attachment("policies", "policyRef", "policy", "AttachPolicyToUser", "userUuid", "policyUuid"),
            Attachment("groups", "groupRef", "group", "AddUserToGroup", "userUuid", "groupUuid"),
        ),
    ),
    Kind(
        "group",
        "group",
        "CreateUserGroup",
        parent_wire="accountUuid",
        attachments=(
            Attachment(
                "policies", "policyRef", "policy", "AttachPolicyToUserGroup", "groupUuid", "policyUuid"
            ),
        ),
    ),
    Kind(
        "policy",
        "policy",
        "CreatePolicy",
        parent_wire="accountUuid",
        feature="a policy in a file of its own",
        elsewhere="policyFilePath",
    ),
    Kind(
        "securityGroup",
        "securityGroup",
        "CreateSecurityGroup",
        attachments=(
            Attachment(
                "l3Networks",
                "l3NetworkRef",
                "l3Network",
                "AttachSecurityGroupToL3Network",
                "securityGroupUuid",
                "l3NetworkUuid",
            ),
        ),
        feature="the security group",
    ),
    *_without("the network service", "networkService"),
    *_without("LDAP", "ldap", "ldapServer", "ldapBinding"),
    *_without("the VIP", "vip"),
    *_without("the EIP", "eip"),
    *_without("port forwarding", "portForwarding"),
    *_without("load balancing", "lb", "listener", "loadBalancer"),
    *_without("the rule of a security group", "rule"),
    *_without("the appliance VM", "applianceVm", "virtualRouterVm"),
    *_without("the snapshot", "volumeSnapshot", "snapshot"),
    *_without("IPv6", "ipv6Range"),
)

GLOBAL_CONFIG = Kind("globalConfig", "globalConfig", "UpdateGlobalConfig", phase=CONFIG_PHASE)

BY_TAG: Mapping[str, Kind] = MappingProxyType({kind.tag: kind for kind in KINDS})

_PLURALS = {"policy": "policies", "dns": "dns", "lb": "loadBalancers"}
_AT_TOP = (
    *("backupStorage", "image", "instanceOffering", "diskOffering", "zone", "vm", "dataVolume"),
    *("virtualRouterOffering", "account", "securityGroup", "vip", "eip", "portForwarding", "lb"),
)
_CHILDREN = {
    "": _AT_TOP,
    "zone": ("cluster", "primaryStorage", "l2Network", "vm"),
    "cluster": ("host",),
    "l2Network": ("l3Network",),
    "l3Network": ("ipRange", "dns", "networkService"),
    "account": ("user", "group", "policy", "quota"),
    "securityGroup": ("rule",),
    "lb": ("listener",),
}


def collections(family: str) -> dict[str, str]:
    """YAML keys below an element of `family` that list child elements, and the family of those children."""
    return {_PLURALS.get(child, f"{child}s"): child for child in _CHILDREN.get(family, ())}


def tags(family: str) -> list[str]:
    """The kinds of one family."""
    return [kind.tag for kind in KINDS if kind.family == family]


def unknown_kind(tag: str) -> Kind:
    """A kind for an element that nobody has mapped."""
    return Kind(tag, tag, feature=f"the element {tag}", phase=AFTER_VMS_PHASE, named=False)
