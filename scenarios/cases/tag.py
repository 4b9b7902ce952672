"""Calls on tags."""

from __future__ import annotations

from orrery.scenarios.cases import Case
from orrery.scenarios.cases.vm import vm_of
from orrery.testlib.environment import Cloud

VM = "VmInstanceVO"


def on_vm(cloud: Cloud, tag: str, number: int = 0) -> dict[str, str]:
    """The parameters of a tag on a VM of small.yaml."""
    return {"resourceType": VM, "resourceUuid": vm_of(cloud, number), "tag": tag}


async def create_user_tag(cloud: Cloud) -> None:
    """Any text."""
    tag = await cloud.create("CreateUserTag", **on_vm(cloud, "what I like: 5::6"))
    assert (tag["type"], tag["tag"], tag["resourceUuid"]) == ("User", "what I like: 5::6", vm_of(cloud))


async def create_user_tag_twice(cloud: Cloud) -> str:
    """Once is enough."""
    await cloud.call("CreateUserTag", **on_vm(cloud, "mine"))
    return (await cloud.failure("CreateUserTag", **on_vm(cloud, "mine"))).code


async def create_system_tag(cloud: Cloud) -> None:
    """A tag in a declared pattern."""
    tag = await cloud.create("CreateSystemTag", **on_vm(cloud, "ha::NeverStop"))
    assert (tag["type"], tag["inherent"], tag["resourceType"]) == ("System", False, VM)


async def create_undeclared(cloud: Cloud) -> str:
    """The refusal names the tag."""
    failure = await cloud.failure("CreateSystemTag", **on_vm(cloud, "colour::red"))
    assert failure.details == "no system tag matches[colour::red] for resourceType[VmInstanceVO]"
    return failure.code


async def create_system_tags(cloud: Cloud) -> None:
    """Several at once."""
    where = {"resourceType": VM, "resourceUuid": vm_of(cloud)}
    made = await cloud.call("CreateSystemTags", **where, tags=["ha::None", "bootOrder::CdRom,HardDisk"])
    assert [tag["tag"] for tag in made["inventories"]] == ["ha::None", "bootOrder::CdRom,HardDisk"]


async def create_one_bad(cloud: Cloud) -> str:
    """One that is wrong keeps all away."""
    where = {"resourceType": VM, "resourceUuid": vm_of(cloud)}
    failure = await cloud.failure("CreateSystemTags", **where, tags=["ha::None", "bootOrder::Floppy"])
    assert not await cloud.query("QuerySystemTag", "tag=ha::None")
    return failure.code


async def update(cloud: Cloud) -> None:
    """Another text of the same pattern."""
    tag = await cloud.create("CreateSystemTag", **on_vm(cloud, "ha::NeverStop"))
    changed = await cloud.create("UpdateSystemTag", uuid=tag["uuid"], tag="ha::None")
    assert (changed["uuid"], changed["tag"]) == (tag["uuid"], "ha::None")


async def update_to_another_form(cloud: Cloud) -> str:
    """A tag keeps its pattern."""
    tag = await cloud.create("CreateSystemTag", **on_vm(cloud, "ha::NeverStop"))
    return (await cloud.failure("UpdateSystemTag", uuid=tag["uuid"], tag="qemuga")).code


async def delete(cloud: Cloud) -> None:
    """Either sort; an absent one is no error."""
    made = [
        await cloud.create("CreateUserTag", **on_vm(cloud, "mine")),
        await cloud.create("CreateSystemTag", **on_vm(cloud, "qemuga")),
    ]
    for tag in [*made, *made]:
        await cloud.call("DeleteTag", uuid=tag["uuid"])
    assert not await cloud.query("QueryUserTag")
    assert not await cloud.query("QuerySystemTag", "tag=qemuga")


async def delete_inherent(cloud: Cloud) -> str:
    """What the system found out about a host is not people's to delete."""
    tag = (await cloud.query("QuerySystemTag", "tag~=libvirt::version::%"))[0]
    assert tag["inherent"] is True
    return (await cloud.failure("DeleteTag", uuid=tag["uuid"])).code


async def query_user_tags(cloud: Cloud) -> None:
    """By text and by resource."""
    await cloud.call("CreateUserTag", **on_vm(cloud, "a"))
    await cloud.call("CreateUserTag", **on_vm(cloud, "a", 1))
    assert len(await cloud.query("QueryUserTag", "tag=a")) == 2
    assert len(await cloud.query("QueryUserTag", "tag=a", f"resourceUuid={vm_of(cloud)}")) == 1


async def query_user_tags_badly(cloud: Cloud) -> str:
    """A field that tags do not have."""
    return (await cloud.failure("QueryUserTag", conditions=[{"name": "x", "op": "=", "value": "1"}])).code


async def query_system_tags(cloud: Cloud) -> None:
    """Those of the VMs that small.yaml makes."""
    found = await cloud.query("QuerySystemTag", "tag~=hostname::%", "resourceType=VmInstanceVO")
    assert sorted(tag["tag"] for tag in found) == [f"hostname::web-{number}" for number in range(5)]


async def query_system_tags_badly(cloud: Cloud) -> str:
    """An operator that there is not."""
    bad = [{"name": "tag", "op": "~", "value": "1"}]
    return (await cloud.failure("QuerySystemTag", conditions=bad)).code


CASES = [
    Case("CreateUserTag", create_user_tag, create_user_tag_twice, "SYS.1006"),
    Case("CreateSystemTag", create_system_tag, create_undeclared, "SYS.1007"),
    Case("CreateSystemTags", create_system_tags, create_one_bad, "SYS.1007"),
    Case("UpdateSystemTag", update, update_to_another_form, "SYS.1007"),
    Case("DeleteTag", delete, delete_inherent, "SYS.1006"),
    Case("QueryUserTag", query_user_tags, query_user_tags_badly, "SYS.1007"),
    Case("QuerySystemTag", query_system_tags, query_system_tags_badly, "SYS.1007"),
]
