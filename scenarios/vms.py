"""VMs of the small cloud."""

from __future__ import annotations

from typing import Any

from orrery.scenarios.cases.vm import wanted
from orrery.testlib.environment import Cloud


async def small_vm(cloud: Cloud, name: str = "vm") -> dict[str, Any]:
    offering = (await cloud.query("QueryInstanceOffering", "name=small"))[0]["uuid"]
    image = (await cloud.query("QueryImage"))[0]["uuid"]
    l3 = (await cloud.query("QueryL3Network", "name=public"))[0]["uuid"]
    wanted = {"instanceOfferingUuid": offering, "imageUuid": image, "l3NetworkUuids": [l3]}
    return await cloud.create("CreateVmInstance", name=name, **wanted)


async def new_vm(cloud: Cloud, name: str = "new", **fields: Any) -> dict[str, Any]:
    """A small VM."""
    return await cloud.create("CreateVmInstance", **wanted(cloud, **{"name": name, **fields}))
