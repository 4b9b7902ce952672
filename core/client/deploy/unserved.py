"""Elements of features that no noun brings yet: a file that has them is deployed without them."""

from __future__ import annotations

from orrery.core.kernel.api.elements import Attachment, ElementKind, Phase, ref


def _without(feature: str, tag: str, *below: str, plural: str = "") -> ElementKind:
    return ElementKind(
        tag=tag,
        family=tag,
        below=below,
        plural=plural,
        feature=feature,
        phase=Phase.AFTER_VMS,
        named=False,
    )


UNSERVED = (
    ElementKind(
        tag="virtualRouterOffering",
        family="virtualRouterOffering",
        api="CreateVirtualRouterOffering",
        below=("",),
        refs=(
            ref("zone", "zoneUuid", "zone"),
            ref("image", "imageUuid", "image"),
            ref("managementL3Network", "managementNetworkUuid", "l3Network"),
            ref("publicL3Network", "publicNetworkUuid", "l3Network"),
        ),
        xml_defaults={"memorySize": "512M", "cpuNum": 1},
        facts=frozenset({"cpuSpeed"}),
        aliases={"memoryCapacity": "memorySize"},
        feature="the virtual router",
    ),
    ElementKind(
        tag="securityGroup",
        family="securityGroup",
        api="CreateSecurityGroup",
        below=("",),
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
    _without("the network service", "networkService", "l3Network"),
    *(_without("LDAP", tag) for tag in ("ldap", "ldapServer", "ldapBinding")),
    _without("the VIP", "vip", ""),
    _without("the EIP", "eip", ""),
    _without("port forwarding", "portForwarding", ""),
    _without("load balancing", "lb", "", plural="loadBalancers"),
    _without("load balancing", "listener", "lb"),
    _without("load balancing", "loadBalancer"),
    _without("the rule of a security group", "rule", "securityGroup"),
    *(_without("the appliance VM", tag) for tag in ("applianceVm", "virtualRouterVm")),
    *(_without("the snapshot", tag) for tag in ("volumeSnapshot", "snapshot")),
    _without("IPv6", "ipv6Range"),
)


def unknown_kind(tag: str) -> ElementKind:
    """A kind for an element that nobody has declared."""
    return _without(f"the element {tag}", tag)
