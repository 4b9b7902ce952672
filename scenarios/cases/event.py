"""Calls on events and web hooks."""

from __future__ import annotations

from typing import Any

from orrery.scenarios.cases import Case
from orrery.testlib.cloud import TestCloud
from orrery.testlib.environment import Cloud
from orrery.testlib.subscriber import Subscriber, subscribe

URL = "https://hooks.example.com/orrery"
UNKNOWN_FIELD = [{"name": "colour", "op": "=", "value": "red"}]
SECRET = "a secret of the caller's"


async def hook(cloud: Cloud, **given: Any) -> dict[str, Any]:
    """A web hook for what happens to zones."""
    wanted = {"name": "zones", "url": URL, "type": "CanonicalEvent", "opaque": "zone.*"}
    return await cloud.create("CreateWebhook", **{**wanted, **given})


async def undelivered(cloud: TestCloud) -> tuple[Subscriber, dict[str, Any], dict[str, Any]]:
    """A subscriber that has refused an event for too long, its web hook, and what is listed of it."""
    subscriber = subscribe(cloud, Subscriber(lambda url, event: 500))
    made = await hook(cloud)
    await cloud.create("CreateZone", name="west")
    await cloud.settle()
    (listed,) = await cloud.query("QueryUndeliveredEvent")
    return subscriber, made, listed


async def create(cloud: TestCloud) -> None:
    subscriber = subscribe(cloud)
    made = await hook(cloud, secret=SECRET)
    assert (made["name"], made["url"], made["opaque"]) == ("zones", URL, "zone.*")
    assert "secret" not in made
    zone = await cloud.create("CreateZone", name="west")
    await cloud.settle(1)
    (post,) = subscriber.posts
    assert (post.event["name"], post.event["resourceUuid"]) == ("zone.created", zone["uuid"])
    assert post.is_signed_with(SECRET)
    assert not post.is_signed_with(SECRET[::-1])


async def create_badly(cloud: TestCloud) -> str:
    subscribe(cloud)
    for wrong in (
        {"url": "ftp://hooks.example.com"},
        {"url": "http://127.0.0.1/x"},
        {"url": "http://[::ffff:127.0.0.1]/x"},
        {"url": "http://169.254.169.254/latest/meta-data"},
        {"url": "http://localhost:8080/"},
        {"opaque": "vm.%"},
        {"opaque": "vm.running,'"},
        {"type": "Other"},
    ):
        failure = await cloud.failure(
            "CreateWebhook", **{"name": "x", "url": URL, "type": "CanonicalEvent", **wrong}
        )
        assert failure.code == "SYS.1007", wrong
        assert next(iter(wrong)) in str(failure)
    assert await cloud.query("QueryWebhook") == []
    return (await cloud.failure("CreateWebhook", name="x", url=URL, type="CanonicalEvent", secret="s")).code


async def update(cloud: TestCloud) -> None:
    subscriber = subscribe(cloud)
    made = await hook(cloud)
    changed = await cloud.create("UpdateWebhook", uuid=made["uuid"], url=f"{URL}/2", secret=SECRET)
    assert (changed["url"], changed["name"]) == (f"{URL}/2", "zones")
    assert "secret" not in changed
    await cloud.create("CreateZone", name="west")
    await cloud.settle(1)
    (post,) = subscriber.posts
    assert post.url == f"{URL}/2"
    assert post.is_signed_with(SECRET)


async def update_badly(cloud: TestCloud) -> str:
    subscribe(cloud)
    made = await hook(cloud)
    failure = await cloud.failure("UpdateWebhook", uuid=made["uuid"], url="http://[::1]/")
    assert (await cloud.get("QueryWebhook", made["uuid"]))["url"] == URL
    return failure.code


async def delete(cloud: TestCloud) -> None:
    """Nothing is told any more, and what was not taken is forgotten."""
    subscriber, made, _ = await undelivered(cloud)
    for _ in range(2):
        await cloud.call("DeleteWebhook", uuid=made["uuid"])
    assert await cloud.query("QueryWebhook") == await cloud.query("QueryUndeliveredEvent") == []
    tried = len(subscriber.posts)
    await cloud.create("CreateZone", name="east")
    await cloud.settle()
    assert len(subscriber.posts) == tried


async def delete_nothing(cloud: Cloud) -> str:
    return (await cloud.failure("DeleteWebhook")).code


async def query(cloud: TestCloud) -> None:
    subscribe(cloud)
    made = await hook(cloud)
    (found,) = await cloud.query("QueryWebhook", "name=zones")
    assert found["uuid"] == made["uuid"]
    assert "secret" not in found


async def query_badly(cloud: Cloud) -> str:
    """The secret is no field."""
    asked = [{"name": "secret", "op": "~=", "value": "a%"}]
    return (await cloud.failure("QueryWebhook", conditions=asked)).code


async def query_events(cloud: Cloud) -> None:
    zone = await cloud.create("CreateZone", name="west")
    await cloud.call("ChangeZoneState", uuid=zone["uuid"], stateEvent="disable")
    told = await cloud.query("QueryEvent", f"resourceUuid={zone['uuid']}")
    assert [event["name"] for event in told] == ["zone.created", "zone.disabled"]
    assert told[1]["body"] == {"name": "west", "state": "Disabled", "isDefault": False}


async def query_events_badly(cloud: Cloud) -> str:
    return (await cloud.failure("QueryEvent", conditions=UNKNOWN_FIELD)).code


async def query_undelivered(cloud: TestCloud) -> None:
    _, made, listed = await undelivered(cloud)
    assert (listed["webHookUuid"], listed["eventName"]) == (made["uuid"], "zone.created")
    assert (listed["tries"], listed["error"]) == (10, "it answered 500")


async def query_undelivered_badly(cloud: Cloud) -> str:
    return (await cloud.failure("QueryUndeliveredEvent", conditions=UNKNOWN_FIELD)).code


async def replay(cloud: TestCloud) -> None:
    """What is not taken stays, and what is leaves the list."""
    subscriber, made, listed = await undelivered(cloud)
    assert await cloud.call("ReplayUndeliveredEvents", uuid=made["uuid"]) == {"delivered": 0, "failed": 1}
    assert (await cloud.get("QueryUndeliveredEvent", listed["uuid"]))["tries"] == 11
    subscriber.answers = lambda url, event: 200
    chosen = {"uuid": made["uuid"], "undeliveredUuids": [listed["uuid"]]}
    assert await cloud.call("ReplayUndeliveredEvents", **chosen) == {"delivered": 1, "failed": 0}
    assert await cloud.query("QueryUndeliveredEvent") == []
    assert [event["name"] for event in subscriber.taken()] == ["zone.created"]


async def replay_badly(cloud: TestCloud) -> str:
    _, made, _ = await undelivered(cloud)
    unknown = {"uuid": made["uuid"], "undeliveredUuids": ["0" * 32]}
    return (await cloud.failure("ReplayUndeliveredEvents", **unknown)).code


async def forget(cloud: TestCloud) -> None:
    _, _, listed = await undelivered(cloud)
    for _ in range(2):
        await cloud.call("DeleteUndeliveredEvent", uuid=listed["uuid"])
    assert await cloud.query("QueryUndeliveredEvent") == []


async def forget_badly(cloud: Cloud) -> str:
    return (await cloud.failure("DeleteUndeliveredEvent", uuid="this one")).code


WHY = "registers a subscriber in the node"
CASES = [
    Case("CreateWebhook", create, create_badly, "SYS.1007", simulator_only=WHY),
    Case("UpdateWebhook", update, update_badly, "SYS.1007", simulator_only=WHY),
    Case("DeleteWebhook", delete, delete_nothing, "SYS.1007", simulator_only=WHY),
    Case("QueryWebhook", query, query_badly, "SYS.1007", simulator_only=WHY),
    Case("QueryEvent", query_events, query_events_badly, "SYS.1007"),
    Case("QueryUndeliveredEvent", query_undelivered, query_undelivered_badly, "SYS.1007", simulator_only=WHY),
    Case("ReplayUndeliveredEvents", replay, replay_badly, "SYS.1007", simulator_only=WHY),
    Case("DeleteUndeliveredEvent", forget, forget_badly, "SYS.1003", simulator_only=WHY),
]
