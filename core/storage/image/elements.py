"""The elements of deployment files that make images."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from orrery.core.kernel.api.elements import ElementKind, ref

STORED = "backupStorageRefs.backupStorageUuid"
IMAGE_SERVER = "http://images.example.com"


def _fill_in(values: dict[str, Any], is_xml: bool) -> None:
    if str(values.get("format", "")) == "iso" and values.get("mediaType") == "RootVolumeTemplate":
        values["mediaType"] = "ISO"
    values.setdefault("format", "iso" if values.get("mediaType") == "ISO" else "qcow2")
    if is_xml:
        name = quote(str(values.get("name", "image")))
        values.setdefault("url", f"{IMAGE_SERVER}/{name}.{values['format']}")


ELEMENTS = (
    ElementKind(
        tag="image",
        family="image",
        api="AddImage",
        below=("",),
        refs=(ref("backupStorages", "backupStorageUuids", "backupStorage", many=True, shown=STORED),),
        defaults={"mediaType": "RootVolumeTemplate", "platform": "Linux"},
        xml_defaults={"guestOsType": "centos63"},
        fill_in=_fill_in,
        facts=frozenset({"size", "actualSize"}),
    ),
)
