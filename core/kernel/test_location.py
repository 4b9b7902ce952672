"""Locations and their texts."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter

from orrery.core.kernel.location import (
    BlockLocation,
    FileLocation,
    IscsiLocation,
    Location,
    RbdLocation,
    read_location,
)

ADAPTER: TypeAdapter[Location] = TypeAdapter(Location)
EACH = (
    ("/prim/vol-1/1.qcow2", FileLocation("/prim/vol-1/1.qcow2", "qcow2")),
    ("block:///dev/vg/1", BlockLocation("/dev/vg/1")),
    ("rbd://vms/1", RbdLocation("vms", "1")),
    ("rbd://vms/1@base", RbdLocation("vms", "1", "base")),
    (
        "iscsi://10.0.0.1:3260/iqn.2026-01.example:disks/3",
        IscsiLocation("10.0.0.1:3260", "iqn.2026-01.example:disks", 3),
    ),
)


@pytest.mark.parametrize(("text", "location"), EACH)
def test_a_location_is_what_its_text_and_its_json_say(text: str, location: Location) -> None:
    assert str(location) == text
    assert read_location(text) == location
    assert ADAPTER.validate_python(ADAPTER.dump_python(location, mode="json")) == location


@pytest.mark.parametrize(
    ("path", "bits_format"),
    [("/a/v.raw", "raw"), ("nfs://sim/a/v.qcow2", "qcow2"), ("/a.b/v", "raw"), ("/.hidden", "hidden")],
)
def test_everything_else_is_a_file_of_the_format_that_its_ending_says(path: str, bits_format: str) -> None:
    assert read_location(path) == FileLocation(path, bits_format)
