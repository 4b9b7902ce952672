"""The elements of deployment files that make data volumes."""

from __future__ import annotations

from orrery.core.kernel.api.elements import ElementKind, Phase, ref

ELEMENTS = (
    ElementKind(
        tag="dataVolume",
        family="dataVolume",
        called="volume",
        api="CreateDataVolume",
        below=("",),
        refs=(
            ref("diskOffering", "diskOfferingUuid", "diskOffering"),
            ref("primaryStorage", "primaryStorageUuid", "primaryStorage"),
        ),
        phase=Phase.VM,
    ),
)
