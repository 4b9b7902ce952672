"""A call of every API that names somebody's resources, made of its declaration."""

from __future__ import annotations

import types
from collections.abc import Mapping
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from annotated_types import Ge, MinLen
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from orrery.core.api.references import references
from orrery.core.kernel.api.declaration import Declaration
from orrery.core.kernel.api.message import ANY_RESOURCE
from orrery.core.kernel.api.secrecy import IsPasswordHash

Uuids = Mapping[str, str]
"""A resource of each kind, by the kind's name in the wire catalogue."""

TAGGED = {"resourceType": "VmInstanceVO"}
SPECIAL: dict[str, dict[str, Any]] = {
    "CreateSystemTag": {**TAGGED, "tag": "hostname::h"},
    "CreateSystemTags": {**TAGGED, "tags": ["hostname::h"]},
    "CreateUserTag": TAGGED,
    "UpdateSystemTag": {"tag": "hostname::other"},
    "CreatePolicy": {"statements": [{"effect": "Allow", "actions": ["*"]}]},
    "CheckApiPermission": {"apiNames": ["QueryZone"]},
    "SubmitLongJob": {"jobName": "APIAddImageMsg", "jobData": "{}"},
    "CreateWebhook": {"type": "CanonicalEvent", "url": "http://203.0.113.9/hook"},
    "ZQLQuery": {"zql": "query vminstance; query volume; query image; query user; query usertag"},
    "GetIpAddressCapacity": {"zoneUuids": None},
    "UpdateResourceConfigs": {
        "resourceConfigs": [{"category": "vm", "name": "deletionPolicy", "value": "Delay"}]
    },
}
"""What cannot be guessed from the types."""


def sample(api: Declaration, uuids: Uuids) -> dict[str, Any]:
    """Parameters that are well formed: every uuid field names a resource of its kind."""
    wire: dict[str, Any] = {}
    for name, info in api.message.model_fields.items():
        if info.is_required():
            wire[info.alias or name] = _value(info.annotation, list(info.metadata))
    for each in references(api.message):
        vo = {ANY_RESOURCE: "VmInstanceVO"}.get(each.refers.vo, each.refers.vo)
        uuid = uuids[each.refers.among[0] if each.refers.among else vo]
        wire[each.wire] = [uuid] if _is_list(api.message.model_fields[each.key]) else uuid
    if api.name == "GetResourceAccount":
        wire["resourceUuids"] = list(uuids.values())
    given = wire | SPECIAL.get(api.name, {})
    return {name: value for name, value in given.items() if value is not None}


def _is_list(info: FieldInfo) -> bool:
    return "list[" in str(info.annotation)


def _value(annotation: Any, marks: list[Any]) -> Any:
    """A value of a type, as short as its constraints let it be."""
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _value(inner[0], [*marks, *inner[1:]])
    if origin in (Union, types.UnionType):
        return _value(inner[0], marks)
    if origin is Literal:
        return inner[0]
    if origin is list:
        return [_value(inner[0], [])]
    if origin is dict:
        return {}
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        fields = annotation.model_fields.items()
        return {f.alias or n: _value(f.annotation, list(f.metadata)) for n, f in fields if f.is_required()}
    if annotation is bool:
        return False
    if annotation in (int, float):
        lowest: list[Any] = [mark.ge for mark in _flat(marks) if isinstance(mark, Ge)]
        return max([1, *lowest])
    if any(isinstance(mark, IsPasswordHash) for mark in marks):
        return "0" * 128
    return _text(_flat(marks))


def _flat(marks: list[Any]) -> list[Any]:
    return [part for mark in marks for part in (mark.metadata if isinstance(mark, FieldInfo) else [mark])]


def _text(marks: list[Any]) -> str:
    patterns = [getattr(mark, "pattern", None) for mark in marks]
    if any(pattern and "[0-9a-f]{32}" in str(pattern) for pattern in patterns):
        return "0" * 32
    return "x" * max([1, *(mark.min_length for mark in marks if isinstance(mark, MinLen))])
