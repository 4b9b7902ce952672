"""Calls on instance and disk offerings."""

from __future__ import annotations

from typing import Any

from orrery.scenarios.cases import Case
from orrery.testlib.environment import Cloud

NOBODY = "0123456789ab4def8123456789abcdef"
GIB = 1 << 30


async def _instance(cloud: Cloud) -> dict[str, Any]:
    return await cloud.create("CreateInstanceOffering", name="o", cpuNum=2, memorySize=GIB)


async def _disk(cloud: Cloud) -> dict[str, Any]:
    return await cloud.create("CreateDiskOffering", name="d", diskSize=GIB)


async def create_instance(cloud: Cloud) -> None:
    made = await _instance(cloud)
    assert (made["cpuNum"], made["memorySize"], made["cpuSpeed"], made["sortKey"]) == (2, GIB, 0, 0)
    assert (made["type"], made["state"]) == ("UserVm", "Enabled")
    assert made["allocatorStrategy"] == "LeastVmPreferredHostAllocatorStrategy"


async def create_instance_fails(cloud: Cloud) -> str:
    sizes = {"cpuNum": 1, "memorySize": GIB, "reservedMemorySize": GIB + 1}
    return (await cloud.failure("CreateInstanceOffering", name="o", **sizes)).code


async def create_disk(cloud: Cloud) -> None:
    made = await _disk(cloud)
    assert (made["diskSize"], made["type"], made["state"]) == (GIB, "DefaultDiskOfferingType", "Enabled")
    assert made["allocatorStrategy"] == "DefaultPrimaryStorageAllocationStrategy"


async def create_disk_fails(cloud: Cloud) -> str:
    return (await cloud.failure("CreateDiskOffering", name="d", diskSize=0)).code


async def update_instance(cloud: Cloud) -> None:
    made = await _instance(cloud)
    strategy = "LastHostPreferredAllocatorStrategy"
    changed = await cloud.create(
        "UpdateInstanceOffering", uuid=made["uuid"], name="new", allocatorStrategy=strategy
    )
    assert (changed["name"], changed["allocatorStrategy"]) == ("new", strategy)


async def update_instance_fails(cloud: Cloud) -> str:
    made = await _instance(cloud)
    return (await cloud.failure("UpdateInstanceOffering", uuid=made["uuid"], allocatorStrategy="Dice")).code


async def update_disk(cloud: Cloud) -> None:
    made = await _disk(cloud)
    assert (await cloud.create("UpdateDiskOffering", uuid=made["uuid"], name="new"))["name"] == "new"


async def update_disk_fails(cloud: Cloud) -> str:
    return (await cloud.failure("UpdateDiskOffering", uuid=NOBODY, name="new")).code


async def change_instance_state(cloud: Cloud) -> None:
    made = await _instance(cloud)
    changed = await cloud.create("ChangeInstanceOfferingState", uuid=made["uuid"], stateEvent="disable")
    assert changed["state"] == "Disabled"


async def change_instance_state_fails(cloud: Cloud) -> str:
    return (await cloud.failure("ChangeInstanceOfferingState", uuid=NOBODY, stateEvent="disable")).code


async def change_disk_state(cloud: Cloud) -> None:
    made = await _disk(cloud)
    changed = await cloud.create("ChangeDiskOfferingState", uuid=made["uuid"], stateEvent="disable")
    assert changed["state"] == "Disabled"


async def change_disk_state_fails(cloud: Cloud) -> str:
    made = await _disk(cloud)
    return (await cloud.failure("ChangeDiskOfferingState", uuid=made["uuid"], stateEvent="break")).code


async def delete_instance(cloud: Cloud) -> None:
    used = (await cloud.query("QueryVmInstance"))[0]["instanceOfferingUuid"]
    await cloud.call("DeleteInstanceOffering", uuid=used)
    assert all("instanceOfferingUuid" not in vm for vm in await cloud.query("QueryVmInstance"))
    await cloud.call("DeleteInstanceOffering", uuid=used)


async def delete_instance_fails(cloud: Cloud) -> str:
    return (await cloud.failure("DeleteInstanceOffering")).code


async def delete_disk(cloud: Cloud) -> None:
    made = await _disk(cloud)
    volume = await cloud.create("CreateDataVolume", name="v", diskOfferingUuid=made["uuid"])
    await cloud.call("DeleteDiskOffering", uuid=made["uuid"])
    assert "diskOfferingUuid" not in await cloud.get("QueryVolume", volume["uuid"])


async def delete_disk_fails(cloud: Cloud) -> str:
    made = await _disk(cloud)
    return (await cloud.failure("DeleteDiskOffering", uuid=made["uuid"], deleteMode="Maybe")).code


async def query_instance(cloud: Cloud) -> None:
    assert {one["name"] for one in await cloud.query("QueryInstanceOffering")} == {"small", "large"}


async def query_disk(cloud: Cloud) -> None:
    assert [one["name"] for one in await cloud.query("QueryDiskOffering")] == ["disk-20g"]


async def query_instance_fails(cloud: Cloud) -> str:
    return (await cloud.failure("QueryInstanceOffering", sortBy="colour")).code


async def query_disk_fails(cloud: Cloud) -> str:
    return (await cloud.failure("QueryDiskOffering", fields=["colour"])).code


CASES = [
    Case("CreateInstanceOffering", create_instance, create_instance_fails, "SYS.1007"),
    Case("UpdateInstanceOffering", update_instance, update_instance_fails, "SYS.1007"),
    Case("ChangeInstanceOfferingState", change_instance_state, change_instance_state_fails, "SYS.1003"),
    Case("DeleteInstanceOffering", delete_instance, delete_instance_fails, "SYS.1007"),
    Case("QueryInstanceOffering", query_instance, query_instance_fails, "SYS.1007"),
    Case("CreateDiskOffering", create_disk, create_disk_fails, "SYS.1007"),
    Case("UpdateDiskOffering", update_disk, update_disk_fails, "SYS.1003"),
    Case("ChangeDiskOfferingState", change_disk_state, change_disk_state_fails, "SYS.1007"),
    Case("DeleteDiskOffering", delete_disk, delete_disk_fails, "SYS.1007"),
    Case("QueryDiskOffering", query_disk, query_disk_fails, "SYS.1007"),
]
