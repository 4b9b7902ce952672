"""Policies go with their account, in the transaction that removes it."""

from __future__ import annotations

from orrery.core.identity.policy.messages import DeletePolicy
from orrery.core.identity.policy.model import Policy
from orrery.core.kernel.cascade import Action, Edge

CASCADES = (
    Action("policy.delete", Policy, api=DeletePolicy),
    Edge("account.delete", "policy.delete", by="account_uuid"),
)
