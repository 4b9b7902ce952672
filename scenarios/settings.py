"""Settings, changed by API."""

from __future__ import annotations

from typing import Any

from orrery.testlib.environment import Cloud


async def set_global(cloud: Cloud, name: str, value: str | None) -> dict[str, Any]:
    """Changes a setting, given as category/name."""
    category, _, rest = name.partition("/")
    return await cloud.create("UpdateGlobalConfig", category=category, name=rest, value=value)


async def set_own(cloud: Cloud, uuid: str, name: str, value: str) -> None:
    """Gives a resource a setting of its own."""
    category, _, rest = name.partition("/")
    where = {"resourceUuid": uuid, "category": category, "name": rest}
    await cloud.call("UpdateResourceConfig", **where, value=value)
