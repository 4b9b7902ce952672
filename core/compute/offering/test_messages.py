"""What an offering may ask for."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from orrery.core.compute.offering.messages import CreateDiskOffering, CreateInstanceOffering

MIB = 1 << 20


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("memorySize", 16 * MIB - 1),
        ("cpuNum", 0),
        ("cpuNum", 1025),
        ("reservedMemorySize", -1),
        ("type", "VirtualRouter"),
        ("name", ""),
    ],
)
def test_a_wrong_size_of_vm_names_the_field(field: str, value: Any) -> None:
    given = {"name": "o", "cpuNum": 1, "memorySize": 16 * MIB, field: value}
    with pytest.raises(ValidationError) as caught:
        CreateInstanceOffering.model_validate(given)
    assert [error["loc"] for error in caught.value.errors()] == [(field,)]


@pytest.mark.parametrize(("field", "value"), [("diskSize", 0), ("allocationStrategy", "")])
def test_a_wrong_size_of_disk_names_the_field(field: str, value: Any) -> None:
    with pytest.raises(ValidationError) as caught:
        CreateDiskOffering.model_validate({"name": "o", "diskSize": 1, field: value})
    assert [error["loc"] for error in caught.value.errors()] == [(field,)]
