"""Calls on access keys."""

from __future__ import annotations

from orrery.scenarios.cases import Case
from orrery.testlib.environment import Cloud


async def create(cloud: Cloud) -> None:
    """A key of the caller's, with its secret."""
    made = await cloud.create("CreateAccessKey", description="ci")
    assert (len(made["AccessKeyID"]), len(made["AccessKeySecret"]), made["state"]) == (20, 40, "Enabled")


async def create_for_nobody(cloud: Cloud) -> str:
    """An account that there is not."""
    return (await cloud.failure("CreateAccessKey", accountUuid="0" * 32)).code


async def query(cloud: Cloud) -> None:
    """Keys are found by their ids, without their secrets."""
    made = await cloud.create("CreateAccessKey")
    (found,) = await cloud.query("QueryAccessKey", f"AccessKeyID={made['AccessKeyID']}")
    assert found["uuid"] == made["uuid"] and made["AccessKeySecret"] not in str(found)


async def query_badly(cloud: Cloud) -> str:
    """Secrets cannot be asked for."""
    condition = {"name": "accessKeySecret", "op": "=", "value": "x"}
    return (await cloud.failure("QueryAccessKey", conditions=[condition])).code


async def change_state(cloud: Cloud) -> None:
    """Off and on again."""
    made = await cloud.create("CreateAccessKey")
    for event, state in (("disable", "Disabled"), ("enable", "Enabled")):
        changed = await cloud.create("ChangeAccessKeyState", uuid=made["uuid"], stateEvent=event)
        assert changed["state"] == state


async def change_state_badly(cloud: Cloud) -> str:
    """A key that there is not."""
    return (await cloud.failure("ChangeAccessKeyState", uuid="0" * 32, stateEvent="enable")).code


async def delete(cloud: Cloud) -> None:
    """Gone; deleting it again is no error."""
    made = await cloud.create("CreateAccessKey")
    for _ in range(2):
        await cloud.call("DeleteAccessKey", uuid=made["uuid"])
    assert await cloud.query("QueryAccessKey") == []


async def delete_badly(cloud: Cloud) -> str:
    """What is no uuid."""
    return (await cloud.failure("DeleteAccessKey", uuid="mine")).code


CASES = [
    Case("CreateAccessKey", create, create_for_nobody, "SYS.1003"),
    Case("QueryAccessKey", query, query_badly, "SYS.1007"),
    Case("ChangeAccessKeyState", change_state, change_state_badly, "SYS.1003"),
    Case("DeleteAccessKey", delete, delete_badly, "SYS.1003"),
]
