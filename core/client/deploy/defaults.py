"""What an element means where it says nothing."""

from __future__ import annotations

from urllib.parse import quote

from orrery.core.client.deploy.elements import Element

MEMORY_BYTES_MIN = 16 << 20
OVERLAP_ALLOWED = "allowOverlap::true"
IMAGE_SERVER = "http://images.example.com"


def fill_in(element: Element, *, is_xml: bool) -> None:
    """Give an element the values that it leaves open."""
    kind = element.kind
    missing = {**(kind.xml_defaults if is_xml else {}), **kind.defaults}
    given = {kind.aliases.get(key, key) for key in element.values}
    for key, value in missing.items():
        if kind.aliases.get(key, key) not in given:
            element.values[key] = value
    if kind.family == "image":
        _image(element, is_xml)
    elif kind.family == "instanceOffering" and is_xml:
        _at_least_the_minimum(element)
    elif kind.family == "ipRange":
        element.values.setdefault("name", "range")
        if is_xml:
            # Older releases took ranges that overlap others on their L2 network.
            element.values["systemTags"] = [*element.values.get("systemTags", ()), OVERLAP_ALLOWED]
    elif kind.tag == "simulatorPrimaryStorage" and "totalCapacity" in element.values:
        _physical(element)


def _image(element: Element, is_xml: bool) -> None:
    values = element.values
    if str(values.get("format", "")) == "iso" and values.get("mediaType") == "RootVolumeTemplate":
        values["mediaType"] = "ISO"
    values.setdefault("format", "iso" if values.get("mediaType") == "ISO" else "qcow2")
    if is_xml:
        values.setdefault(
            "url", f"{IMAGE_SERVER}/{quote(str(values.get('name', 'image')))}.{values['format']}"
        )


def _at_least_the_minimum(element: Element) -> None:
    """Older releases took offerings of a few bytes; what asks for less than the least gets the least."""
    for key in ("memoryCapacity", "memorySize"):
        value = str(element.values.get(key, ""))
        if value.isdecimal() and int(value) < MEMORY_BYTES_MIN:
            element.values[key] = MEMORY_BYTES_MIN


def _physical(element: Element) -> None:
    """A simulated storage is as big as it says, physically too."""
    values = element.values
    values.setdefault("availableCapacity", values["totalCapacity"])
    values.setdefault("totalPhysicalCapacity", values["totalCapacity"])
    values.setdefault("availablePhysicalCapacity", values["availableCapacity"])
