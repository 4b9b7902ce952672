"""The elements of deployment files that make pools."""

from __future__ import annotations

from orrery.core.kernel.api.elements import ElementKind

ELEMENTS = (
    ElementKind(
        tag="vlanPool", family="vlanPool", api="CreateVlanPool", below=("zone",), parent_wire="zoneUuid"
    ),
)
