"""Accounts, users, groups, policies and quotas."""

from __future__ import annotations

from collections.abc import Iterator

from orrery.core.kernel.caller import ADMIN_UUID
from orrery.modeltests.action import ADMIN, Action
from orrery.modeltests.model.prediction import (
    ABSENT,
    INVALID,
    NO_RIGHT,
    NOTHING,
    QUOTA,
    REFUSED,
    Prediction,
    creation,
    refusal,
    removal,
    rule,
    success,
)
from orrery.modeltests.state import State

AROUND = "AccountResourceRef Quota SystemTag UserTag ResourceConfig SharedResource UserGroup User Policy"
SYSTEM = "SystemAdmin"


@rule("CreateAccount")
def create_account(state: State, action: Action) -> Prediction:
    """A name that no other account has."""
    name = str(action.fields["name"]).strip()
    if any(one["name"] == name for one in state.of("AccountVO").values()):
        return refusal(INVALID, REFUSED)
    return creation("Account", touches=AROUND, or_else=INVALID, name=name)


@rule("DeleteAccount")
def delete_account(state: State, action: Action) -> Prediction:
    """Everything that it has goes along; the account of the first administrators stays."""
    account = state.get("AccountVO", action.fields["uuid"])
    assert account is not None
    if account["uuid"] == ADMIN_UUID:
        return refusal(REFUSED, INVALID, NO_RIGHT)
    if action.caller != ADMIN:
        return Prediction(refusals=(NO_RIGHT,), touches=None)
    return Prediction(refusals=("SYS.1004",), touches=None, effects={("AccountVO", account["uuid"]): "gone"})


@rule("CreateUser", "CreateUserGroup", "CreatePolicy")
def create_identity(state: State, action: Action) -> Prediction:
    """In the caller's account, or by an administrator in another; a user's name is unique in it."""
    kind = action.api.removeprefix("Create")
    codes = f"{QUOTA} {INVALID} {REFUSED} {NO_RIGHT}"
    return creation(kind, touches=AROUND, or_else=codes, name=str(action.fields["name"]).strip())


@rule("DeleteUser", "DeleteUserGroup", "DeletePolicy")
def delete_identity(state: State, action: Action) -> Prediction:
    """What it was attached to stays."""
    kind = action.api.removeprefix("Delete")
    return removal(kind, action.fields["uuid"], touches=AROUND)


def _same_account(state: State, action: Action) -> bool:
    """Whether all that the call names is one account's."""
    return len(set(_owners(state, action))) <= 1


def _owners(state: State, action: Action) -> Iterator[str | None]:
    for value in action.fields.values():
        for uuid in value if isinstance(value, list) else [value]:
            kind = state.kind_of(str(uuid))
            row = state.get(kind, uuid) if kind is not None else None
            if row is not None:
                yield row.get("accountUuid") or state.owner(str(uuid))


@rule(
    *("AddUserToGroup", "RemoveUserFromGroup", "AttachPolicyToUser", "AttachPoliciesToUser"),
    *("AttachPolicyToUserGroup", "DetachPolicyFromUser", "DetachPoliciesFromUser"),
    "DetachPolicyFromUserGroup",
)
def belong(state: State, action: Action) -> Prediction:
    """Between resources of one account; neither twice is an error."""
    if _same_account(state, action):
        return success(touches=AROUND)
    if action.api.startswith(("Remove", "Detach")):
        return Prediction(refusals=(REFUSED, INVALID, NO_RIGHT, ABSENT))
    return refusal(REFUSED, INVALID, NO_RIGHT, ABSENT)


@rule("UpdateQuota")
def update_quota(state: State, action: Action) -> Prediction:
    """A quota that is declared, of a normal account."""
    account = state.get("AccountVO", action.fields["identityUuid"])
    assert account is not None
    named = [
        one
        for one in state.of("QuotaVO").values()
        if (one["identityUuid"], one["name"]) == (account["uuid"], action.fields["name"])
    ]
    if account["type"] == SYSTEM or not named:
        return refusal(INVALID, REFUSED, ABSENT, "ID.1004")
    return success(touches="Quota", or_else=f"{INVALID} ID.1004")


@rule("ShareResource")
def share(state: State, action: Action) -> Prediction:
    """With all, or with the accounts that are named."""
    if not action.fields.get("toPublic") and not action.fields.get("accountUuids"):
        return refusal(INVALID, REFUSED)
    return success(touches="SharedResource", or_else=f"{INVALID} {REFUSED}")


@rule("RevokeResourceSharing")
def revoke(state: State, action: Action) -> Prediction:
    """What is not shared is no error."""
    return success(touches="SharedResource", or_else=f"{INVALID} {REFUSED}")


@rule("ChangeResourceOwner")
def change_owner(state: State, action: Action) -> Prediction:
    """What has an owner gets another one; what is a part of a VM goes with the VM only."""
    uuid, account = action.fields["resourceUuid"], action.fields["accountUuid"]
    kind = state.kind_of(uuid)
    row = state.get(kind, uuid) if kind is not None else None
    if state.owner(uuid) is None or row is None:
        return refusal(INVALID, REFUSED, ABSENT)
    if kind == "AccountVO":
        return refusal(INVALID, REFUSED)
    codes = f"{QUOTA} {REFUSED} {INVALID}" if state.owner(uuid) != account else ""
    if kind == "VolumeVO" and row.get("vmInstanceUuid") is not None:
        codes = f"{codes} {REFUSED} {INVALID}"
    around = "Quota SharedResource SystemTag UserTag"
    return success("AccountResourceRef", uuid, touches=around, or_else=codes, accountUuid=account)


@rule("UpdateUser")
def update_user(state: State, action: Action) -> Prediction:
    """By an administrator; others have to know the password, and an account is no user."""
    uuid = action.fields.get("uuid")
    user = state.get("UserVO", uuid)
    if user is None:
        return refusal(INVALID, REFUSED, ABSENT, NO_RIGHT)
    fields = {
        name: str(action.fields[name]).strip()
        for name in ("name", "description")
        if action.fields.get(name) is not None
    }
    codes = f"{INVALID} {REFUSED}" if "name" in fields else ""
    if "password" in action.fields and "oldPassword" not in action.fields and action.caller != ADMIN:
        return refusal("ID.1000", INVALID, NO_RIGHT)
    if "oldPassword" in action.fields:
        codes += f" ID.1000 {INVALID} {NO_RIGHT}"
    return success("User", user["uuid"], or_else=codes, **fields)


@rule("CheckApiPermission", "GetVersion", "GetCurrentTime")
def ask(state: State, action: Action) -> Prediction:
    """Calls that change nothing, though they are no GET."""
    return Prediction(refusals=(INVALID, NO_RIGHT)) if action.fields else NOTHING
