"""What must hold after every action, whatever it was; the first four are those of RESTler.

- What was deleted is unreachable.
- A failed creation leaves nothing (the engine compares all rows after each refusal).
- A child is not reached through another parent.
- No account sees what another one has.
- No account gets more than its quotas allow.
- The database agrees with the world and with itself (`Engine.inconsistent`).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping

from orrery.core.api.catalogue import declarations
from orrery.core.client.errors import ApiFailure
from orrery.modeltests.model.prediction import ABSENT
from orrery.modeltests.state import Key, Row, State, differences, queries
from orrery.testlib.environment import Cloud

PARENTS: tuple[tuple[str, str, str, str], ...] = (
    ("QueryVmNic", "VmNicVO", "vmInstanceUuid", "VmInstanceVO"),
    ("QueryVolume", "VolumeVO", "vmInstanceUuid", "VmInstanceVO"),
    ("QueryIpRange", "IpRangeVO", "l3NetworkUuid", "L3NetworkVO"),
    ("QueryHost", "HostVO", "clusterUuid", "ClusterVO"),
    ("QueryL3Network", "L3NetworkVO", "l2NetworkUuid", "L2NetworkVO"),
)
"""A query, the kind of the child, the field that names its parent, and the parent's kind."""

COUNTED: Mapping[str, tuple[str, Callable[[Row], bool]]] = {
    "vm.totalNum": ("VmInstanceVO", lambda row: row["state"] != "Destroyed"),
    "vm.num": ("VmInstanceVO", lambda row: row.get("hostUuid") is not None),
    "volume.data.num": ("VolumeVO", lambda row: row["type"] == "Data" and row["status"] != "Deleted"),
    "l3.num": ("L3NetworkVO", lambda row: True),
}
"""Quotas by name: the kind that each limits the number of, and which of them count."""


async def after_step(
    cloud: Cloud, tenants: Mapping[str, Cloud], number: int, before: State, after: State
) -> list[str]:
    """What is wrong after action `number`; `tenants` are callers by the uuids of their accounts."""
    gone = [key for key, text in differences(before, after) if text == "is gone"]
    return [
        *await unreachable(cloud, gone),
        *await through_another(cloud, number, after),
        *await seen_by_others(tenants, number, after),
    ]


async def unreachable(cloud: Cloud, gone: list[Key]) -> list[str]:
    """What was deleted cannot be changed either."""
    wrong = []
    for kind, uuid in gone:
        api = f"Update{kind.removesuffix('VO')}"
        declared = declarations().get(api)
        if declared is None or not {"uuid", "name"} <= set(declared.message.model_fields):
            continue
        try:
            await cloud.call(api, uuid=uuid, name="gone")
        except ApiFailure as failure:
            if failure.code == ABSENT:
                continue
        wrong.append(f"{kind}[{uuid}] is deleted, but {api} reaches it")
    return wrong


async def through_another(cloud: Cloud, number: int, state: State) -> list[str]:
    """A child of one resource is not found among those of another; each step looks at one kind."""
    query, kind, field, parent_kind = PARENTS[number % len(PARENTS)]
    parents = sorted(state.of(parent_kind))
    children = [uuid for uuid, row in sorted(state.of(kind).items()) if row.get(field) is not None]
    if not children or len(parents) < 2:
        return []
    uuid = children[number % len(children)]
    other = next(one for one in parents if one != state.of(kind)[uuid][field])
    if await cloud.query(query, f"uuid={uuid}", f"{field}={other}"):
        return [f"{kind}[{uuid}] is found as a child of {parent_kind}[{other}]"]
    return []


async def seen_by_others(tenants: Mapping[str, Cloud], number: int, state: State) -> list[str]:
    """A tenant sees what it has and what is shared with it; each step looks at one kind."""
    query = queries()[number % len(queries())]
    kind, wrong = str(getattr(query.returns, "__vo__", "")), []
    for account, tenant in tenants.items():
        try:
            rows = await tenant.query(query.name)
        except ApiFailure:
            continue
        for uuid in (str(row.get("uuid")) for row in rows):
            owner = state.owner(uuid)
            if owner not in (None, account) and not state.is_shared(uuid, account):
                wrong.append(f"account[{account}] sees {kind}[{uuid}] of account[{owner}]")
    return wrong


def beyond_quota(accounts: Collection[str], before: State, after: State) -> Iterator[str]:
    """An account that has got more of something than its quota allows.

    What it had when the quota was lowered, it keeps.
    """
    for quota in after.of("QuotaVO").values():
        account, name, most = quota["identityUuid"], quota["name"], quota["value"]
        if account in accounts and name in COUNTED:
            had, has = (held(state, account, name) for state in (before, after))
            if has > max(had, most):
                yield f"account[{account}] has {has} of quota {name}, which allows {most}"


def held(state: State, account: str, quota: str) -> int:
    """How much of a quota an account uses; the quota is one that is `COUNTED`."""
    kind, counts = COUNTED[quota]
    return sum(1 for uuid, row in state.of(kind).items() if state.owner(uuid) == account and counts(row))
