"""Tags and settings of resources: section 13 of the facts."""

from __future__ import annotations

from orrery.modeltests.action import Action
from orrery.modeltests.model.prediction import (
    ABSENT,
    INVALID,
    NO_RIGHT,
    REFUSED,
    Prediction,
    creation,
    refusal,
    removal,
    rule,
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
