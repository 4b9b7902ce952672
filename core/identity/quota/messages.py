"""Calls on quotas."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from orrery.core.kernel.api.declaration import Declarations
from orrery.core.kernel.api.message import LONG_MAX, ApiMessage, QueryMessage, Refers, Text, WireModel
from orrery.core.kernel.quota import AccountQuota

api = Declarations(java="org.zstack.header.identity")

AccountUuid = Annotated[str, Refers("AccountVO")]
Limit = Annotated[int, Field(ge=0, le=LONG_MAX)]


class QuotaUsage(WireModel):
    """One quota: the limit (`total`), and what is used of it."""

    name: str
    """Name of the quota, such as vm.num."""
    total: int
    """The limit."""
    used: int
    """How much of it is used."""


class QuotaUsages(WireModel):
    """All quotas of an account, by name."""

    usages: list[QuotaUsage]
    """The quotas of the account, by name."""


@api.action("/accounts/quotas/actions", returns=AccountQuota, admin=True)
class UpdateQuota(ApiMessage):
    """Set the limit of an account. One below what is used is taken: nothing new is granted then."""

    identity_uuid: AccountUuid
    """The account whose limit it is."""
    name: Text
    """Name of the quota, as QueryQuota lists it."""
    value: Limit
    """The new limit; bytes, where the quota is one of sizes."""


@api.query("/accounts/quotas", returns=AccountQuota)
class QueryQuota(QueryMessage):
    """List the limits of accounts; a tenant sees its own."""


@api.get("/accounts/quota/{uuid}/usages", reply=QuotaUsages, shape="usages")
class GetAccountQuotaUsage(ApiMessage):
    """Tell what an account uses of its quotas; administrators are not limited."""

    uuid: AccountUuid
    """The account whose quotas are asked for."""
