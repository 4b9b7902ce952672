"""Calls on accounts."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from core.identity.account.model import Account
from core.kernel.api.declaration import Declarations
from core.kernel.api.message import CreateMessage, Description, Name, QueryMessage, Refers
from core.kernel.api.secrecy import Secret

api = Declarations(java="org.zstack.header.identity")

AccountUuid = Annotated[str, Refers(Account.__vo__)]
Password = Annotated[Secret, Field(min_length=1, max_length=255)]
"""The lower-case SHA-512 hex of what people type."""


@api.post("/accounts", returns=Account, admin=True)
class CreateAccount(CreateMessage):
    """Open an account: a tenant, or (type SystemAdmin) one more account of administrators."""

    name: Name
    password: Password
    type: Literal["SystemAdmin", "Normal"] | None = None
    description: Description | None = None


@api.query("/accounts", "/accounts/{uuid}", returns=Account)
class QueryAccount(QueryMessage):
    """List accounts; a tenant sees its own."""
