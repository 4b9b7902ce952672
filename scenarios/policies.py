"""Users whose policies say what they may do."""

from __future__ import annotations

from typing import Any

from orrery.scenarios.cases.policy import a_policy
from orrery.scenarios.cases.user import a_user, as_user
from orrery.testlib.environment import Cloud


async def a_user_with(tenant: Cloud, account: str, *statements: dict[str, Any]) -> Cloud:
    """A user of an account that has only one policy, of these statements."""
    user = await a_user(tenant)
    given = [found["uuid"] for found in await tenant.query("QueryPolicy", f"user.uuid={user}")]
    await tenant.call("DetachPoliciesFromUser", userUuid=user, policyUuids=given)
    policy = await a_policy(tenant, *statements)
    await tenant.call("AttachPolicyToUser", userUuid=user, policyUuid=policy)
    return await as_user(tenant, account)
