"""Values are checked and converted by the declaration, before anything is sent."""

from __future__ import annotations

from typing import Any

import pytest

from orrery.core.client import fields
from orrery.core.client.errors import InvalidField
from orrery.testlib.fake_api import fake_declarations

APIS = fake_declarations()


@pytest.mark.parametrize(
    ("api", "field", "text", "value"),
    [
        ("CreateInstanceOffering", "memorySize", "8G", 8 << 30),
        ("CreateInstanceOffering", "memorySize", "1.5M", 3 << 19),
        ("CreateInstanceOffering", "cpuNum", "4", 4),
        ("CreateVmInstance", "l3NetworkUuids", "a, b", ["a", "b"]),
        ("CreateVmInstance", "dataDiskSizes", "1G,2G", [1 << 30, 2 << 30]),
        ("CreateVmInstance", "virtio", "true", True),
        ("CreateVmInstance", "systemTags", '["a,b"]', ["a,b"]),
        ("CreateVmInstance", "diskAOs", '[{"size": 1}]', [{"size": 1}]),
        ("LogInByAccount", "clientInfo", '{"a": "b"}', {"a": "b"}),
        ("CreateZone", "name", " 007 ", "007"),
    ],
)
def test_texts_become_what_the_field_is(api: str, field: str, text: str, value: Any) -> None:
    assert fields.from_text(APIS[api], field, text) == value


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("cpuNum", "two", "expected a whole number, got"),
        ("cpuNum", 2000, "less than or equal to 1024"),
        ("cpuNum", True, "whole number"),
        ("memorySize", "8X", "expected a whole number or a size such as 8G"),
        ("name", "", "at least 1 character"),
        ("memSize", 1, "did you mean memorySize"),
    ],
)
def test_refusals_name_the_field_and_the_reason(field: str, value: Any, reason: str) -> None:
    with pytest.raises(InvalidField, match=reason) as caught:
        fields.check(APIS["CreateInstanceOffering"], field, value)
    assert caught.value.field == field


def test_missing_names_the_mandatory_fields() -> None:
    assert fields.missing(APIS["CreateInstanceOffering"], {"name"}) == ["cpuNum", "memorySize"]


@pytest.mark.parametrize(
    ("name", "value", "sent"),
    [
        ("memorySize", "8G", str(8 << 30)),
        ("rootVolume.size", "1K, 2k", "1024,2048"),
        ("memorySize", "1024", "1024"),
        ("memorySize", "much", "much"),
        ("name", "8G", "8G"),
    ],
)
def test_sizes_in_conditions_become_bytes(name: str, value: str, sent: str) -> None:
    condition = {"name": name, "op": "<", "value": value}
    assert fields.with_bytes(condition) == {**condition, "value": sent}
    assert fields.with_bytes({"name": name, "op": "is null"}) == {"name": name, "op": "is null"}
