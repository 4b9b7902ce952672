"""Web hooks in virtual time: order, retries, dead letters, death of the node, tenants, retention."""

from __future__ import annotations

import asyncio
import random
from collections import defaultdict
from typing import Any

import pytest

from orrery.backends.first_login import FIRST_PASSWORD
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.events import extent
from orrery.scenarios.settings import set_global
from orrery.testlib.cloud import TestCloud
from orrery.testlib.environment import Cloud
from orrery.testlib.history import all_events
from orrery.testlib.mortal import MortalCloud
from orrery.testlib.subscriber import NEVER, Answer, Subscriber, passed_over, subscribe

LOGIN = {"accountName": "admin", "password": FIRST_PASSWORD}
URL = "https://{}.example.com/events"


async def hook(cloud: Cloud, name: str, **given: Any) -> dict[str, Any]:
    wanted = {"name": name, "url": URL.format(name), "type": "CanonicalEvent"}
    return await cloud.create("CreateWebhook", **{**wanted, **given})


async def long(cloud: TestCloud, seconds: float) -> None:
    """So much time passes that the session expires."""
    await cloud.settle(seconds)
    cloud.session = (await cloud.node.api.call("LogInByAccount", LOGIN))["inventory"]["uuid"]


async def switch(cloud: Cloud, rounds: int) -> None:
    """Some zones, each switched off and on."""
    zones = [await cloud.create("CreateZone", name=f"z{number}") for number in range(5)]
    for number in range(rounds):
        event = ("disable", "enable")[number % 2]
        calls = (cloud.call("ChangeZoneState", uuid=zone["uuid"], stateEvent=event) for zone in zones)
        await asyncio.gather(*calls)


def by_resource(events: list[dict[str, Any]]) -> dict[str, list[int]]:
    ids: dict[str, list[int]] = defaultdict(list)
    for event in events:
        ids[event["resourceUuid"]].append(event["id"])
    return ids


def flaky(seed: int) -> Subscriber:
    """Half of its answers are failures of all kinds."""
    rng = random.Random(seed)

    def answer(url: str, event: dict[str, Any]) -> Answer:
        return rng.choice((200, 200, 200, 500, 302, 404, NEVER))

    return Subscriber(answer)


async def told_since(cloud: TestCloud, first: int) -> list[int]:
    def read(tx: Transaction) -> list[int]:
        return [event.id for event in all_events(tx) if event.id > first]

    return await cloud.node.kernel.db.read(read)


async def last_id(cloud: TestCloud) -> int:
    return (await cloud.node.kernel.db.read(extent))[1]


@pytest.mark.simulator_only("registers a subscriber in the node")
@pytest.mark.cloud(seed=3)
async def test_everything_arrives_in_the_order_of_each_resource_however_often_it_fails(
    cloud: TestCloud,
) -> None:
    await set_global(cloud, "event/webHook.tries", "100")
    subscriber = subscribe(cloud, flaky(3))
    await set_global(cloud, "event/webHook.tries", "4")
    await hook(cloud, "all")
    first = await last_id(cloud)
    await switch(cloud, 6)
    await cloud.settle()
    taken = subscriber.taken()
    assert all(ids == sorted(ids) for ids in by_resource(taken).values())
    assert {post.status for post in subscriber.posts} >= {500, 302, NEVER}
    given_up = [delivery["eventId"] for delivery in await cloud.query("QueryUndeliveredEvent")]
    assert given_up
    arrived = sorted([*given_up, *(event["id"] for event in taken)])
    assert arrived == await told_since(cloud, first)


@pytest.mark.simulator_only("registers a subscriber in the node")
async def test_one_that_never_answers_holds_up_nobody_else_and_is_given_up_in_the_end(
    cloud: TestCloud,
) -> None:
    """Its dead letters come again by replay, the oldest of each resource first."""
    dead = URL.format("dead")
    subscriber = subscribe(cloud, Subscriber(lambda url, event: NEVER if url == dead else 200))
    silent = await hook(cloud, "dead", opaque="zone.*")
    await hook(cloud, "alive", opaque="zone.*")
    await switch(cloud, 2)
    await cloud.settle(1)
    assert len(subscriber.taken(URL.format("alive"))) == 15
    assert subscriber.taken(dead) == []
    await long(cloud, 3 * 3600)
    deliveries = await cloud.query("QueryUndeliveredEvent")
    assert len(deliveries) == 15
    assert {(delivery["tries"], delivery["error"]) for delivery in deliveries} == {
        (10, "no answer within 10 s")
    }
    subscriber.answers = lambda url, event: 200
    await switch(cloud, 1)
    await cloud.settle(60)
    assert len(subscriber.taken(dead)) == 10
    replayed = await cloud.call("ReplayUndeliveredEvents", uuid=silent["uuid"])
    assert replayed == {"delivered": 15, "failed": 0}
    again = subscriber.taken(dead)[10:]
    assert all(ids == sorted(ids) for ids in by_resource(again).values())
    assert await cloud.query("QueryUndeliveredEvent") == []


class Surviving(MortalCloud):
    """A mortal cloud whose every node posts to one subscriber."""

    __test__ = False
    subscriber: Subscriber

    async def restart(self) -> None:
        self.starts += 1
        self._take(self.db.reopen())
        subscribe(self, self.subscriber)
        await self.node.start()
        self.session = (await self.node.api.call("LogInByAccount", LOGIN))["inventory"]["uuid"]


@pytest.mark.simulator_only("kills the management node inside this process")
@pytest.mark.cloud(kind=Surviving, seed=5)
async def test_a_node_that_dies_while_it_delivers_repeats_some_and_loses_nothing(cloud: Surviving) -> None:
    assert isinstance(cloud, Surviving)
    cloud.subscriber = subscribe(cloud, flaky(5))
    await set_global(cloud, "event/webHook.tries", "100")
    await hook(cloud, "all")
    first = await last_id(cloud)
    rng = random.Random(5)
    for _ in range(6):
        await switch(cloud, 2)
        await asyncio.sleep(rng.uniform(0, 20))
        cloud.crash()
        await cloud.restart()
    await cloud.settle()
    taken = cloud.subscriber.taken()
    assert sorted(event["id"] for event in taken) == await told_since(cloud, first)
    accepted = [post for post in cloud.subscriber.posts if post.status == 200]
    assert len(accepted) > len(taken)


@pytest.mark.simulator_only("registers a subscriber in the node")
@pytest.mark.cloud("small")
async def test_a_tenant_hears_of_its_own_alone(cloud: TestCloud) -> None:
    subscriber = subscribe(cloud)
    ann, bob = await cloud.tenant("ann"), await cloud.tenant("bob")
    mine = await hook(ann, "ann")
    account = mine["eventAccountUuid"]
    assert (await hook(cloud, "chosen", eventAccountUuid=account))["eventAccountUuid"] == account
    refused = await bob.failure(
        "CreateWebhook",
        name="x",
        url=URL.format("x"),
        type="CanonicalEvent",
        eventAccountUuid=account,
    )
    assert refused.code in ("ID.1002", "SYS.1003")
    assert await bob.query("QueryWebhook") == []
    for tenant in (ann, bob):
        await tenant.create("CreateDataVolume", name="v", diskSize=1 << 30)
    await cloud.create("CreateZone", name="west")
    await cloud.settle(60)
    for name in ("ann", "chosen"):
        heard = subscriber.taken(URL.format(name))
        assert {event["accountUuid"] for event in heard} == {account}
        assert "volume.created" in [event["name"] for event in heard]
    assert {event["accountUuid"] for event in await ann.query("QueryEvent")} == {account}


@pytest.mark.simulator_only("reads or changes rows in the database of the node")
async def test_old_events_go_when_they_are_told_and_later_even_if_not(cloud: TestCloud) -> None:
    """Who has not been told by then finds that in the list of what was not delivered."""
    subscriber = subscribe(cloud, Subscriber(lambda url, event: NEVER))
    await set_global(cloud, "event/webHook.tries", "1000000")
    await set_global(cloud, "event/webHook.longestPauseSeconds", "86400")
    await hook(cloud, "slow", opaque="zone.*")
    start = await last_id(cloud)
    await switch(cloud, 1)
    await long(cloud, 8 * 86400)
    assert (await cloud.node.kernel.db.read(extent))[0] == start + 1
    await long(cloud, 25 * 86400)
    first, last = await cloud.node.kernel.db.read(extent)
    assert first == last
    (gap,) = await cloud.query("QueryUndeliveredEvent")
    assert (gap["eventId"], gap["lastEventId"]) == (start + 1, last - 1)
    assert "purged" in gap["error"]
    subscriber.answers = lambda url, event: 200
    await switch(cloud, 1)
    await cloud.settle(60)
    assert sorted(e["id"] for e in subscriber.taken()) == await told_since(cloud, last - 1)


@pytest.mark.simulator_only("kills the management node inside this process")
@pytest.mark.cloud(kind=MortalCloud)
async def test_its_position_passes_no_event_that_is_not_delivered(cloud: MortalCloud) -> None:
    """One zone's events are taken late, others' at once; at every moment nothing is passed over."""
    is_late = True

    def answer(url: str, event: dict[str, Any]) -> Answer:
        return 500 if is_late and event["body"]["name"] == "z2" else 200

    subscriber = subscribe(cloud, Subscriber(answer))
    await hook(cloud, "slow", opaque="zone.*")
    await cloud.settle(1)
    await switch(cloud, 3)
    for _ in range(2):
        await cloud.settle(5)
        read = cloud.node.kernel.db.read
        assert await read(lambda tx: list(passed_over(tx, subscriber))) == []
        assert "z2" not in {event["body"]["name"] for event in subscriber.taken()}
        cloud.crash()
        await cloud.restart()
        subscribe(cloud, subscriber)
    is_late = False
    await cloud.settle(600)
    assert len([event for event in subscriber.taken() if event["body"]["name"] == "z2"]) == 4
