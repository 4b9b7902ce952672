"""The elements of deployment files that make offerings."""

from __future__ import annotations

from typing import Any

from orrery.core.kernel.api.elements import ElementKind

MEMORY_BYTES_MIN = 16 << 20


def _at_least_the_minimum(values: dict[str, Any], is_xml: bool) -> None:
    """Older releases took offerings of a few bytes; what asks for less than the least gets the least."""
    for key in ("memoryCapacity", "memorySize") if is_xml else ():
        value = str(values.get(key, ""))
        if value.isdecimal() and int(value) < MEMORY_BYTES_MIN:
            values[key] = MEMORY_BYTES_MIN


ELEMENTS = (
    ElementKind(
        tag="instanceOffering",
        family="instanceOffering",
        api="CreateInstanceOffering",
        below=("",),
        xml_defaults={"memorySize": "2G", "cpuNum": 1},
        fill_in=_at_least_the_minimum,
        facts=frozenset({"cpuSpeed"}),
        shown_in={"cpuSpeed": ""},
        aliases={"memoryCapacity": "memorySize"},
    ),
    ElementKind(
        tag="diskOffering",
        family="diskOffering",
        api="CreateDiskOffering",
        below=("",),
        xml_defaults={"diskSize": "50G"},
        shown_in={"allocationStrategy": "allocatorStrategy"},
    ),
)
