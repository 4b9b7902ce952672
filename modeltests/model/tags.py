"""Tags and settings of resources: section 13 of the facts."""

from __future__ import annotations

from collections.abc import Mapping

from orrery.modeltests.action import Action
from orrery.modeltests.model.prediction import (
    ABSENT,
    GONE,
    INVALID,
    NO_RIGHT,
    REFUSED,
    Prediction,
    creation,
    refusal,
    removal,
    rule,
    success,
)
from orrery.modeltests.state import State


@rule("CreateUserTag")
def create_user_tag(state: State, action: Action) -> Prediction:
    """On a resource of the kind that is named; the same text once only."""
    kind, uuid = action.fields["resourceType"], action.fields["resourceUuid"]
    if state.get(kind, uuid) is None:
        return refusal(ABSENT, INVALID)
    codes = f"{INVALID} {REFUSED} {NO_RIGHT}"
    return creation("UserTag", or_else=codes, resourceUuid=uuid, tag=str(action.fields["tag"]).strip())


@rule("CreateSystemTag")
def create_system_tag(state: State, action: Action) -> Prediction:
    """In a declared pattern of the kind, with a value that its noun accepts."""
    kind, uuid = action.fields["resourceType"], action.fields["resourceUuid"]
    if state.get(kind, uuid) is None:
        return refusal(ABSENT, INVALID)
    around = f"{kind.removesuffix('VO')} VmInstance Host"
    return creation("SystemTag", touches=around, or_else=f"{INVALID} {REFUSED} {NO_RIGHT} {ABSENT}")


@rule("CreateSystemTags")
def create_system_tags(state: State, action: Action) -> Prediction:
    """Several of one resource: all or none."""
    kind, uuid = action.fields["resourceType"], action.fields["resourceUuid"]
    if state.get(kind, uuid) is None:
        return refusal(ABSENT, INVALID)
    around = f"SystemTag {kind.removesuffix('VO')} VmInstance Host"
    return success(touches=around, or_else=f"{INVALID} {REFUSED} {NO_RIGHT} {ABSENT}")


@rule("UpdateSystemTag")
def update_system_tag(state: State, action: Action) -> Prediction:
    """Another text of the same pattern; one that the system keeps itself stays."""
    tag = state.get("SystemTagVO", action.fields["uuid"])
    assert tag is not None
    if tag.get("inherent"):
        return refusal(REFUSED, INVALID)
    codes = f"{INVALID} {REFUSED} {NO_RIGHT} {ABSENT}"
    return success("SystemTag", tag["uuid"], touches="Host VmInstance", or_else=codes)


@rule("DeleteTag")
def delete_tag(state: State, action: Action) -> Prediction:
    """A tag that the system keeps itself stays."""
    uuid = action.fields["uuid"]
    if state.get("UserTagVO", uuid) is not None:
        return removal("UserTag", uuid)
    tag = state.get("SystemTagVO", uuid)
    if tag is None:
        return Prediction(refusals=(ABSENT, INVALID))
    if tag.get("inherent"):
        return refusal(REFUSED, INVALID)
    return removal("SystemTag", uuid, touches="Host VmInstance", or_else=f"{INVALID} {REFUSED} {NO_RIGHT}")


@rule("UpdateGlobalConfig")
def update_setting(state: State, action: Action) -> Prediction:
    """A setting that there is, and a value that it takes."""
    wanted = (action.fields["category"], action.fields["name"])
    there = [one for one in state.of("GlobalConfigVO").values() if (one["category"], one["name"]) == wanted]
    if not there:
        return refusal(INVALID, REFUSED, ABSENT)
    return Prediction(refusals=(INVALID, REFUSED), touches=frozenset({"GlobalConfigVO", "HostVO"}))


BINDABLE: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("host", "cpu.overProvisioning.ratio"): ("HostVO", "ClusterVO", "ZoneVO"),
    ("kvm", "reservedMemory"): ("HostVO", "ClusterVO", "ZoneVO"),
    ("l3Network", "ipAllocateStrategy"): ("L3NetworkVO",),
    ("backupStorage", "reservedCapacity"): ("BackupStorageVO",),
}
"""Settings of which resources of these kinds may have values of their own, section 13."""
STRATEGIES = (
    "RandomIpAllocatorStrategy",
    "FirstAvailableIpAllocatorStrategy",
    "AscDelayRecycleIpAllocatorStrategy",
)
REACH = "ResourceConfig Host Cluster Zone VmInstance"


def _is_bindable(state: State, setting: tuple[str, str], uuid: str) -> bool:
    return state.kind_of(uuid) in BINDABLE.get(setting, ())


def _takes(setting: tuple[str, str], value: str) -> bool | None:
    """Whether a setting takes a value; None where the facts do not say."""
    if setting == ("host", "cpu.overProvisioning.ratio"):
        return value.strip().isdecimal() and 2 <= int(value) <= 999
    if setting == ("l3Network", "ipAllocateStrategy"):
        return value.strip() in STRATEGIES
    return None


@rule("UpdateResourceConfig")
def update_own(state: State, action: Action) -> Prediction:
    """A setting that the kind may have, and a value that it takes."""
    setting = (action.fields["category"], action.fields["name"])
    uuid, value = action.fields["resourceUuid"], str(action.fields["value"])
    takes = _takes(setting, value)
    if not _is_bindable(state, setting, uuid) or takes is False:
        return refusal(INVALID, REFUSED, ABSENT, NO_RIGHT)
    codes = f"{INVALID} {REFUSED}" if takes is None else ""
    told = {"category": setting[0], "name": setting[1], "resourceUuid": uuid, "value": value.strip()}
    return creation("ResourceConfig", touches=REACH, or_else=codes, **told)


@rule("UpdateResourceConfigs")
def update_several(state: State, action: Action) -> Prediction:
    """Several of one resource: all or none."""
    uuid, wanted = action.fields["resourceUuid"], action.fields["resourceConfigs"]
    settings = [((one.get("category"), one.get("name")), str(one.get("value"))) for one in wanted]
    if any(not _is_bindable(state, one, uuid) or _takes(one, value) is False for one, value in settings):
        return refusal(INVALID, REFUSED, ABSENT, NO_RIGHT)
    return success(touches=REACH, or_else=f"{INVALID} {REFUSED}")


@rule("DeleteResourceConfig")
def delete_own(state: State, action: Action) -> Prediction:
    """A value that is not there is no error."""
    setting, uuid = (action.fields["category"], action.fields["name"]), action.fields["resourceUuid"]
    named = ("category", "name", "resourceUuid")
    rows = {
        key: GONE
        for key, one in state.of("ResourceConfigVO").items()
        if tuple(one[name] for name in named) == (*setting, uuid)
    }
    if not _is_bindable(state, setting, uuid):
        return Prediction(refusals=(INVALID, REFUSED, ABSENT, NO_RIGHT))
    kinds = frozenset(f"{one}VO" for one in REACH.split())
    return Prediction(effects={("ResourceConfigVO", key): gone for key, gone in rows.items()}, touches=kinds)
