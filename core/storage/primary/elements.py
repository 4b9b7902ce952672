"""The elements of deployment files that make primary storages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from orrery.core.kernel.api.elements import ElementKind, Find

FACTS = frozenset({"totalCapacity", "availableCapacity"})
PHYSICAL = {"totalCapacity": "totalPhysicalCapacity", "availableCapacity": ""}


def _physical(values: dict[str, Any], is_xml: bool) -> None:
    """A simulated storage is as big as it says, physically too."""
    if "totalCapacity" not in values:
        return
    values.setdefault("availableCapacity", values["totalCapacity"])
    values.setdefault("totalPhysicalCapacity", values["totalCapacity"])
    values.setdefault("availablePhysicalCapacity", values["availableCapacity"])


def _known_facts(values: dict[str, Any], storage: Mapping[str, Any], find: Find) -> None:
    """What a storage has is known from hosts that mount it."""
    if storage["status"] != "Connected":
        values.pop("totalCapacity", None)


def _kind(tag: str, api: str, **rest: Any) -> ElementKind:
    feature = rest.pop("feature", "this primary storage")
    return ElementKind(
        tag=tag,
        family="primaryStorage",
        api=api,
        below=("zone",),
        parent_wire="zoneUuid",
        feature=feature,
        **rest,
    )


ELEMENTS = (
    _kind(
        "nfsPrimaryStorage",
        "AddNfsPrimaryStorage",
        facts=FACTS,
        shown_in=PHYSICAL,
        complete=_known_facts,
        is_shown=lambda storage: storage["type"] == "NFS",
    ),
    _kind(
        "localPrimaryStorage",
        "AddLocalPrimaryStorage",
        facts=FACTS,
        shown_in=dict.fromkeys(sorted(FACTS), ""),  # it has what its hosts have
        is_shown=lambda storage: storage["type"] == "LocalStorage",
    ),
    _kind(
        "sharedMountPointPrimaryStorage",
        "AddSharedMountPointPrimaryStorage",
        facts=FACTS,
        shown_in=PHYSICAL,
        complete=_known_facts,
        is_shown=lambda storage: storage["type"] == "SharedMountPoint",
    ),
    _kind(
        "simulatorPrimaryStorage",
        "AddSimulatorPrimaryStorage",
        xml_defaults={"totalCapacity": "500G", "url": "nfs://simulator"},
        fill_in=_physical,
        shown_in={"availableCapacity": "", "availablePhysicalCapacity": ""},
        is_shown=lambda storage: storage["type"] == "SimulatorPrimaryStorage",
    ),
    _kind(
        "cephPrimaryStorage",
        "AddCephPrimaryStorage",
        facts=FACTS | {"fsid"},
        aliases={"monUrl": "monUrls"},
        lists=frozenset({"monUrls"}),
        feature="Ceph",
    ),
)
