"""Accounts for the users of a load test, and what they need to know."""

from __future__ import annotations

import asyncio
from typing import Any

from orrery.core.client.http import HttpClient, password_hash

USERS_OF_ACCOUNT = 100
"""Users that share an account and its session."""
PASSWORD = "load"
QUOTAS = ("vm.num", "vm.totalNum", "vm.cpuNum", "volume.data.num")
QUOTA = 1_000_000
MEMORY_QUOTA = 1 << 50
SHARED = ("QueryInstanceOffering", "QueryImage", "QueryL3Network")


def prepared(url: str, password: str, users: int, think: float) -> dict[str, Any]:
    """Makes accounts, lifts their quotas and shares with them what VMs need. Raises ClientError."""
    return asyncio.run(_prepared(url, password, users, think))


async def _prepared(url: str, password: str, users: int, think: float) -> dict[str, Any]:
    async with HttpClient(url, None) as admin:
        session = await admin.login("admin", password=password)

        async def uuids(api: str) -> list[str]:
            return [one["uuid"] for one in (await admin.call(api, conditions=[]))["inventories"]]

        offerings, images, networks = [await uuids(api) for api in SHARED]
        await admin.call("ShareResource", resourceUuids=[*offerings, *images, *networks], toPublic=True)
        existing = {one["name"] for one in (await admin.call("QueryAccount", conditions=[]))["inventories"]}
        names = [f"load-{number}" for number in range(max(1, -(-users // USERS_OF_ACCOUNT)))]
        for name in names:
            if name not in existing:
                await _account(admin, name)
        sessions = [await _session(url, name) for name in names]
        return {
            "admin": session,
            "sessions": sessions,
            "accounts": [{"name": name, "password": password_hash(PASSWORD)} for name in names],
            "hosts": await uuids("QueryHost"),
            "vm": {
                "name": "load",
                "instanceOfferingUuid": offerings[0],
                "imageUuid": images[0],
                "l3NetworkUuids": [networks[0]],
            },
            "think": think,
        }


async def _account(admin: HttpClient, name: str) -> None:
    made = (await admin.call("CreateAccount", name=name, password=password_hash(PASSWORD)))["inventory"]
    limits = {**dict.fromkeys(QUOTAS, QUOTA), "vm.memorySize": MEMORY_QUOTA, "volume.capacity": MEMORY_QUOTA}
    for quota, value in limits.items():
        await admin.call("UpdateQuota", identityUuid=made["uuid"], name=quota, value=value)


async def _session(url: str, name: str) -> str:
    async with HttpClient(url, None) as client:
        return str(await client.login(name, password=PASSWORD))
