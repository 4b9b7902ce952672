"""Who may call what: one table, compared with the declarations and the wire catalogue, and tried.

The cases run in processes of their own; `make permissions` runs them alone and says more.
"""

from __future__ import annotations

import re
import subprocess
import sys
from typing import Any

import pytest

from orrery.core.api.catalogue import declarations
from orrery.core.api.references import Reference, references
from orrery.core.api.who import Who, who_may_call
from orrery.core.kernel.api.message import Declaration
from orrery.testlib.permissions.cast import Cast
from orrery.testlib.permissions.run import NO_RIGHT, Case, tried
from orrery.testlib.permissions.table import FOLDER, differences, served, table

LAST_LINE = re.compile(r"permissions: (\d+) APIs, (\d+) cases, 0 failures")

OWN_EVENTS = "an account may hear of its own resources"
OWN_OFFERINGS = "an account may make disk offerings, so it may change and delete what it has made"
OTHER_RANK = {
    "ChangeDiskOfferingState": OWN_OFFERINGS,
    "DeleteDiskOffering": OWN_OFFERINGS,
    "UpdateDiskOffering": OWN_OFFERINGS,
    "CreateWebhook": OWN_EVENTS,
    "DeleteWebhook": OWN_EVENTS,
    "QueryWebhook": OWN_EVENTS,
    "UpdateWebhook": OWN_EVENTS,
    "DeleteL2Network": "no account owns an L2 network, so only administrators change one",
    "UpdateL2Network": "no account owns an L2 network, so only administrators change one",
    "GetCurrentTime": "it needs no session, as the catalogue says elsewhere",
    "GetVersion": "it needs no session, as the catalogue says elsewhere",
}
"""APIs whose rank differs from the catalogue's rbac, and why."""

WRITES_INTO_GROUP = "a group and its users are changed by who owns both"
FOR_ADMINISTRATORS = "the catalogue has no such parameter: administrators alone may name another account"
MARKED = "tags and settings of its own change what a resource does"
IS_CHANGED = "the catalogue looks for an owner, but does not call it the target; the call changes it"
CHANGED_WITHOUT_CHECK = {
    ("AddUserToGroup", "userUuid"): WRITES_INTO_GROUP,
    ("AddUserToGroup", "groupUuid"): WRITES_INTO_GROUP,
    ("CancelLongJob", "uuid"): IS_CHANGED,
    ("CleanLongJob", "uuid"): IS_CHANGED,
    ("DeleteLongJob", "uuid"): IS_CHANGED,
    ("RerunLongJob", "uuid"): IS_CHANGED,
    ("ResumeLongJob", "uuid"): IS_CHANGED,
    ("CreateSystemTag", "resourceUuid"): MARKED,
    ("CreateSystemTags", "resourceUuid"): MARKED,
    ("CreateUserTag", "resourceUuid"): MARKED,
    ("DeleteResourceConfig", "resourceUuid"): MARKED,
    ("CreatePolicy", "accountUuid"): FOR_ADMINISTRATORS,
    ("CreateUser", "accountUuid"): FOR_ADMINISTRATORS,
    ("CreateUserGroup", "accountUuid"): FOR_ADMINISTRATORS,
    ("DeleteWebhook", "uuid"): OWN_EVENTS,
    ("UpdateWebhook", "uuid"): OWN_EVENTS,
    ("DeleteAccount", "uuid"): "an account closes itself alone",
    ("DeleteDataVolume", "uuid"): "the catalogue forgets to look for the owner",
    ("DeleteDiskOffering", "uuid"): OWN_OFFERINGS,
    ("DeleteL2Network", "uuid"): "the catalogue forgets to look for the owner",
    ("DeleteL3Network", "uuid"): "the catalogue forgets to look for the owner",
    ("DeletePolicy", "uuid"): "the catalogue forgets to look for the owner",
    ("ExpungeVmInstance", "uuid"): "the catalogue forgets to look for the owner",
}
"""Parameters whose owner alone may call here, while the catalogue does not ask for it, and why."""
ONLY_USED = {
    ("DetachDataVolumeFromVm", "vmUuid"): "it says from which VM; what is changed is the volume",
    ("ExpungeImage", "uuid"): "it is left over from an older form; imageUuid says which",
    ("GetAccountQuotaUsage", "uuid"): "it only asks; another account is not seen",
    ("GetVmStartingCandidateClustersHosts", "uuid"): "it only asks",
}
"""Parameters that the catalogue calls the target, and that are only used here, and why."""

NOT_CHECKED = {
    ("CreateVmInstance", "defaultL3NetworkUuid"): "it must be one of l3NetworkUuids, which are checked",
    ("CreateVmInstance", "sshKeyPairUuids"): "there are no key pairs; it is refused or empty",
    ("GetApiJobs", "uuid"): "a job, of which the handler tells its own account alone",
    ("GetResourceAccount", "resourceUuids"): "the handler leaves out what the caller does not own",
    ("GetTaskProgress", "apiId"): "a job, of which the handler tells its own account alone",
    ("GetZone", "uuid"): "an absent zone is no error; administrators ask",
    ("IsReadyToGo", "managementNodeId"): "a node, not a resource",
    ("LogInByAccount", "captchaUuid"): "there are no captchas",
    ("LogInByUser", "accountUuid"): "whoever logs in is not told whether it exists",
    ("LogOut", "sessionUuid"): "the secret itself",
    ("RenewSession", "sessionUuid"): "the secret itself",
    ("ReplayUndeliveredEvents", "undeliveredUuids"): "the handler replays what the caller sees alone",
    ("SubmitLongJob", "targetResourceUuid"): "a note for people; the job's parameters are checked",
    ("ValidateSession", "sessionUuid"): "the secret itself",
}
"""Fields that hold a uuid and refer to nothing, and why."""


def test_everybody_is_answered_as_the_table_says() -> None:
    command = [sys.executable, "-m", "orrery.testlib.permissions"]
    ended = subprocess.run(command, capture_output=True, text=True, check=False, timeout=1800)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    last = LAST_LINE.fullmatch(ended.stdout.splitlines()[-1])
    assert last is not None, ended.stdout
    apis, cases = (int(number) for number in last.groups())
    assert apis == len(served()) and cases >= 6 * apis


def test_the_table_is_what_the_declarations_say() -> None:
    assert differences(table(), served()) == []


def test_an_api_that_is_not_in_the_table_or_stands_wrong_in_it_is_told() -> None:
    apis = {name: declarations()[name] for name in ("QueryZone", "CreateZone")}
    written = {"CreateZone": Who.OWNER, "CreateMoon": Who.ADMIN}
    assert differences(written, apis) == [
        "CreateMoon is in the table, but there is no such API",
        "QueryZone is not in scenarios/permissions/table.txt; it is declared for: session",
        "CreateZone is for owner in the table, but declared for: admin",
    ]


def test_a_call_that_is_answered_otherwise_is_a_failure() -> None:
    """The runner itself: a caller that is let in, and one that is not."""

    class Answering:
        async def call(self, api: str, **fields: Any) -> dict[str, Any]:
            return {"inventories": [{"uuid": "secret"}]}

    async def both() -> list[list[str]]:
        somebody: Any = Answering()
        cast = Cast(*(somebody,) * 7, uuids={"VolumeVO": "secret"}, denied_uuid="")
        api = declarations()["QueryVolume"]
        return [await tried(Case("x", somebody, expected), api, cast) for expected in ((NO_RIGHT,), ("",))]

    import asyncio

    refused, passed = asyncio.run(both())
    assert refused[0].startswith("expected ID.1002, got success")
    assert passed == ["is shown a VolumeVO of another account"]


def catalogue() -> dict[str, tuple[str, dict[str, str]]]:
    """Of each API of the wire catalogue its rbac, and what it says of its parameters."""
    found = {}
    for line in (FOLDER / "catalogue.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, rank, *marks = line.split()
            found[name] = rank, dict(mark.split(":") for mark in marks)
    return found


def test_administrators_alone_call_what_the_catalogue_says_so_of() -> None:
    said = {name: rank == "admin" for name, (rank, _) in catalogue().items() if name in declarations()}
    ours = {name: who_may_call(declarations()[name]) is Who.ADMIN for name in said}
    assert [name for name in said if said[name] != ours[name]] == sorted(OTHER_RANK)


def marks() -> list[tuple[Declaration, Reference]]:
    """Every field that names resources, of what tenants may call."""
    apis = [api for _, api in sorted(declarations().items()) if not api.is_query and not api.admin]
    return [(api, each) for api in apis for each in references(api.message)]


def test_what_a_call_changes_is_what_the_catalogue_calls_its_target() -> None:
    said = catalogue()
    changed, used = [], []
    for api, each in marks():
        if api.name not in said:
            continue
        is_target = said[api.name][1].get(each.wire) == "target"
        if each.is_changed and not is_target:
            changed.append((api.name, each.wire))
        if is_target and not each.is_changed:
            used.append((api.name, each.wire))
    assert sorted(changed) == sorted(CHANGED_WITHOUT_CHECK)
    assert sorted(used) == sorted(ONLY_USED)


def looks_like_uuid(wire: str) -> bool:
    return "uuid" in wire.lower() or wire.endswith(("Id", "Ids"))


def test_every_field_that_holds_a_uuid_refers_to_something_or_says_why_not() -> None:
    found = []
    for name, api in sorted(declarations().items()):
        marked = {each.wire for each in references(api.message)}
        for key, info in api.message.model_fields.items():
            wire = info.alias or key
            is_new = wire == "resourceUuid" and wire not in api.path_fields and not api.is_action
            if wire in marked or wire == "tagUuids" or is_new or not looks_like_uuid(wire):
                continue
            found.append((name, wire))
    assert found == sorted(NOT_CHECKED)


@pytest.mark.parametrize("who", list(Who))
def test_every_word_of_the_table_is_used(who: Who) -> None:
    assert who in table().values()
