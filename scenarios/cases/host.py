"""Calls on hosts."""

from __future__ import annotations

from typing import Any

from orrery.scenarios.cases import Case
from orrery.testlib.environment import Cloud, Fault, FaultKind

NOBODY = "0123456789ab4def8123456789abcdef"
LOGIN = {"username": "root", "password": "pw"}


async def _cluster(cloud: Cloud) -> str:
    uuid: str = (await cloud.query("QueryCluster"))[0]["uuid"]
    return uuid


async def _idle(cloud: Cloud) -> dict[str, Any]:
    """A host without VMs."""
    return await cloud.create(
        "AddKVMHost", name="idle", managementIp="192.168.1.99", clusterUuid=await _cluster(cloud), **LOGIN
    )


async def add_kvm(cloud: Cloud) -> None:
    host = await _idle(cloud)
    assert (host["state"], host["status"], host["hypervisorType"]) == ("Enabled", "Connected", "KVM")
    assert (host["username"], host["sshPort"]) == ("root", 22)
    assert "password" not in host


async def add_kvm_fails(cloud: Cloud) -> str:
    cluster = await _cluster(cloud)
    where = {"managementIp": "192.0.2.1", "clusterUuid": cluster}
    failure = await cloud.failure("AddKVMHost", name="silent", **where, **LOGIN)
    assert await cloud.query("QueryHost", "name=silent") == []
    return failure.code


async def add_simulated(cloud: Cloud) -> None:
    zone = (await cloud.query("QueryZone"))[0]["uuid"]
    cluster = await cloud.create("CreateCluster", name="s", zoneUuid=zone, hypervisorType="Simulator")
    size = {"cpuCapacity": 4, "memoryCapacity": 8 << 30}
    host = await cloud.create(
        "AddSimulatorHost", name="s", managementIp="sim-1", clusterUuid=cluster["uuid"], **size
    )
    assert (host["cpuNum"], host["totalCpuCapacity"], host["totalMemoryCapacity"]) == (4, 40, 8 << 30)


async def add_simulated_fails(cloud: Cloud) -> str:
    cluster = await _cluster(cloud)
    call = {"name": "s", "managementIp": "sim-1", "clusterUuid": cluster}
    return (await cloud.failure("AddSimulatorHost", **call)).code


async def update(cloud: Cloud) -> None:
    host = await _idle(cloud)
    changed = await cloud.create("UpdateHost", uuid=host["uuid"], name="new", managementIp="192.168.1.98")
    assert (changed["name"], changed["managementIp"]) == ("new", "192.168.1.98")


async def update_fails(cloud: Cloud) -> str:
    first, second = (await cloud.query("QueryHost"))[:2]
    same = {"uuid": first["uuid"], "managementIp": second["managementIp"]}
    return (await cloud.failure("UpdateHost", **same)).code


async def update_kvm(cloud: Cloud) -> None:
    host = await _idle(cloud)
    changed = await cloud.create("UpdateKVMHost", uuid=host["uuid"], username="admin", sshPort=2222)
    assert (changed["username"], changed["sshPort"]) == ("admin", 2222)


async def update_kvm_fails(cloud: Cloud) -> str:
    host = await _idle(cloud)
    return (await cloud.failure("UpdateKVMHost", uuid=host["uuid"], sshPort=0)).code


async def change_state(cloud: Cloud) -> None:
    host = await _idle(cloud)
    for event, state in (("disable", "Disabled"), ("maintain", "Maintenance"), ("enable", "Enabled")):
        changed = await cloud.create("ChangeHostState", uuid=host["uuid"], stateEvent=event)
        assert changed["state"] == state


async def change_state_fails(cloud: Cloud) -> str:
    host = await _idle(cloud)
    await cloud.call("ChangeHostState", uuid=host["uuid"], stateEvent="maintain")
    return (await cloud.failure("ChangeHostState", uuid=host["uuid"], stateEvent="maintain")).code


async def reconnect(cloud: Cloud) -> None:
    host = await _idle(cloud)
    assert (await cloud.create("ReconnectHost", uuid=host["uuid"]))["status"] == "Connected"


async def reconnect_fails(cloud: Cloud) -> str:
    host = await _idle(cloud)
    await cloud.call("UpdateHost", uuid=host["uuid"], managementIp="192.0.2.1")
    return (await cloud.failure("ReconnectHost", uuid=host["uuid"])).code


async def delete(cloud: Cloud) -> None:
    host = await _idle(cloud)
    await cloud.call("DeleteHost", uuid=host["uuid"])
    assert await cloud.query("QueryHost", f"uuid={host['uuid']}") == []
    await cloud.call("DeleteHost", uuid=host["uuid"])


async def delete_fails(cloud: Cloud) -> str:
    return (await cloud.failure("DeleteHost")).code


async def query(cloud: Cloud) -> None:
    assert len(await cloud.query("QueryHost", "state=Enabled", "status=Connected")) == 3


async def query_fails(cloud: Cloud) -> str:
    return (
        await cloud.failure("QueryHost", conditions=[{"name": "password", "op": "=", "value": "pw"}])
    ).code


async def query_strangers(cloud: Cloud) -> None:
    host = (await cloud.query("QueryHost"))[0]
    cloud.incidents.start(host["managementIp"], "nobody's")
    await cloud.settle(180)
    (stranger,) = await cloud.query("QueryHostStranger", f"hostUuid={host['uuid']}")
    assert (stranger["guest"], stranger["state"]) == ("nobody's", "Running")
    assert stranger["reason"] == "no VM has this uuid"
    cloud.incidents.destroy(host["managementIp"], "nobody's")
    await cloud.settle(180)
    assert await cloud.query("QueryHostStranger") == []


async def a_stranger(cloud: Cloud, host: dict[str, Any], guest: str) -> str:
    """The uuid of the stranger that a guest, which somebody started on a host, has become."""
    cloud.incidents.start(host["managementIp"], guest)
    await cloud.settle(180)
    (stranger,) = await cloud.query("QueryHostStranger", f"guest={guest}")
    return str(stranger["uuid"])


async def destroy_stranger(cloud: Cloud) -> None:
    host = (await cloud.query("QueryHost"))[0]
    uuid = await a_stranger(cloud, host, "nobody's")
    await cloud.call("DestroyHostStranger", uuid=uuid)
    assert await cloud.query("QueryHostStranger") == []
    assert [guest for guest in cloud.truth.guests() if guest.uuid == "nobody's"] == []
    await cloud.call("DestroyHostStranger", uuid=uuid)


async def destroy_stranger_fails(cloud: Cloud) -> str:
    """The host refuses."""
    host = (await cloud.query("QueryHost"))[0]
    uuid = await a_stranger(cloud, host, "nobody's")
    refusal = cloud.faults.add(Fault(kind=FaultKind.FAILED_CALL, operations=("destroy_vm",)))
    code = (await cloud.failure("DestroyHostStranger", uuid=uuid)).code
    cloud.faults.remove(refusal)
    await cloud.call("DestroyHostStranger", uuid=uuid)
    return code


async def query_strangers_fails(cloud: Cloud) -> str:
    unknown = [{"name": "nothing", "op": "=", "value": "x"}]
    return (await cloud.failure("QueryHostStranger", conditions=unknown)).code


async def hypervisor_types(cloud: Cloud) -> None:
    assert (await cloud.call("GetHypervisorTypes"))["hypervisorTypes"] == ["KVM", "Simulator"]


async def strategies(cloud: Cloud) -> None:
    known = (await cloud.call("GetHostAllocatorStrategies"))["strategies"]
    assert "LeastVmPreferredHostAllocatorStrategy" in known


async def without_session(cloud: Cloud, api: str) -> str:
    """The code of a call by somebody who has not logged in."""
    cloud.session = NOBODY
    return (await cloud.failure(api)).code


async def hypervisor_types_fails(cloud: Cloud) -> str:
    return await without_session(cloud, "GetHypervisorTypes")


async def strategies_fails(cloud: Cloud) -> str:
    return await without_session(cloud, "GetHostAllocatorStrategies")


async def avoided(cloud: Cloud) -> None:
    assert (await cloud.call("GetAvoidedHosts"))["hosts"] == []


async def avoided_fails(cloud: Cloud) -> str:
    return await without_session(cloud, "GetAvoidedHosts")


async def capacity(cloud: Cloud) -> None:
    answer = await cloud.call("GetCpuMemoryCapacity", all=True)
    hosts = await cloud.query("QueryHost")
    assert answer["totalCpu"] == sum(host["totalCpuCapacity"] for host in hosts)
    assert answer["availableMemory"] == sum(host["availableMemoryCapacity"] for host in hosts)


async def capacity_fails(cloud: Cloud) -> str:
    return (await cloud.failure("GetCpuMemoryCapacity", clusterUuids=[NOBODY])).code


async def confirm_powered_off(cloud: Cloud) -> None:
    """The VMs of a silent host are Stopped, and whoever states it twice changes nothing."""
    (vm, *_) = await cloud.query("QueryVmInstance", "state=Running")
    host = await cloud.get("QueryHost", vm["hostUuid"])
    cloud.faults.add(
        Fault(kind=FaultKind.DEAD_HOST, addresses=(host["managementIp"],), power=False, duration=600)
    )
    await cloud.settle(300)
    assert (await cloud.get("QueryVmInstance", vm["uuid"]))["state"] == "Unknown"
    for _ in range(2):
        await cloud.call("ConfirmHostPoweredOff", uuid=host["uuid"])
        assert (await cloud.get("QueryVmInstance", vm["uuid"]))["state"] == "Stopped"


async def confirm_powered_off_fails(cloud: Cloud) -> str:
    """A host that answers is not off."""
    host = (await cloud.query("QueryHost", "status=Connected"))[0]
    return (await cloud.failure("ConfirmHostPoweredOff", uuid=host["uuid"])).code


CASES = [
    Case("AddKVMHost", add_kvm, add_kvm_fails, "HOST.1000"),
    Case("AddSimulatorHost", add_simulated, add_simulated_fails, "SYS.1007"),
    Case("UpdateHost", update, update_fails, "SYS.1007"),
    Case("UpdateKVMHost", update_kvm, update_kvm_fails, "SYS.1007"),
    Case("ChangeHostState", change_state, change_state_fails, "SYS.1005"),
    Case("ConfirmHostPoweredOff", confirm_powered_off, confirm_powered_off_fails, "SYS.1006"),
    Case("ReconnectHost", reconnect, reconnect_fails, "HOST.1002"),
    Case("DeleteHost", delete, delete_fails, "SYS.1007"),
    Case("QueryHost", query, query_fails, "SYS.1007"),
    Case("QueryHostStranger", query_strangers, query_strangers_fails, "SYS.1007"),
    Case("DestroyHostStranger", destroy_stranger, destroy_stranger_fails, "HOST.1008"),
    Case("GetHypervisorTypes", hypervisor_types, hypervisor_types_fails, "ID.1001"),
    Case("GetHostAllocatorStrategies", strategies, strategies_fails, "ID.1001"),
    Case("GetAvoidedHosts", avoided, avoided_fails, "ID.1001"),
    Case("GetCpuMemoryCapacity", capacity, capacity_fails, "SYS.1003"),
]
