"""The elements of deployment files that make hosts."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from orrery.core.kernel.api.elements import ElementKind


def _is_in_kvm_cluster(keys: Collection[str], cluster: Mapping[str, Any]) -> bool:
    return cluster.get("hypervisorType") == "KVM"


def _is_in_other_cluster(keys: Collection[str], cluster: Mapping[str, Any]) -> bool:
    return bool(cluster) and not _is_in_kvm_cluster(keys, cluster)


ELEMENTS = (
    ElementKind(
        tag="kvmHost",
        family="host",
        api="AddKVMHost",
        below=("cluster",),
        parent_wire="clusterUuid",
        defaults={"memoryCapacity": "8G", "cpuNum": 8, "username": "root", "password": "password"},
        xml_defaults={"managementIp": "10.1.1.10"},
        is_meant=_is_in_kvm_cluster,
        facts=frozenset({"memoryCapacity", "cpuNum", "cpuSpeed"}),
        shown_in={"memoryCapacity": "totalMemoryCapacity"},
        is_shown=lambda host: host["hypervisorType"] == "KVM",
    ),
    ElementKind(
        tag="simulatorHost",
        family="host",
        api="AddSimulatorHost",
        below=("cluster",),
        parent_wire="clusterUuid",
        defaults={"memoryCapacity": "8G", "cpuNum": 8},
        xml_defaults={"managementIp": "10.1.1.10"},
        is_meant=_is_in_other_cluster,
        facts=frozenset({"cpuSpeed"}),
        aliases={"cpuNum": "cpuCapacity"},
        shown_in={"memoryCapacity": "totalMemoryCapacity", "cpuCapacity": "cpuNum"},
        is_shown=lambda host: host["hypervisorType"] != "KVM",
    ),
)
