"""Patterns match whole tags; tags live and die with their resource."""

from __future__ import annotations

import random

import pytest

from core.kernel.db.database import Database
from core.kernel.errors import InvalidArgument
from core.kernel.tags import TagPattern, TagPatterns, UserTag, add_tags, delete_tags, system_tags_of
from testlib.kernel import run_db

STATIC_IP = TagPattern("VmInstanceVO", "staticIp::{l3NetworkUuid}::{staticIp}")
HOSTNAME = TagPattern("VmInstanceVO", "hostname::{hostname}")
PLAIN = TagPattern("HostVO", "capability.liveSnapshot")


@pytest.mark.parametrize(
    ("pattern", "tag", "tokens"),
    [
        (STATIC_IP, "staticIp::abc::10.0.0.1", {"l3NetworkUuid": "abc", "staticIp": "10.0.0.1"}),
        (STATIC_IP, "staticIp::abc::fd00::1", {"l3NetworkUuid": "abc", "staticIp": "fd00::1"}),
        (STATIC_IP, "staticIp::abc", None),
        (STATIC_IP, "staticIp::::10.0.0.1", None),
        (STATIC_IP, "xstaticIp::abc::10.0.0.1", None),
        (HOSTNAME, "hostname::web\n1", {"hostname": "web\n1"}),
        (HOSTNAME, "hostname::", None),
        (HOSTNAME, "HOSTNAME::web", None),
        (PLAIN, "capability.liveSnapshot", {}),
        (PLAIN, "capabilityXliveSnapshot", None),
        (PLAIN, "capability.liveSnapshot ", None),
    ],
)
def test_a_pattern_matches_the_whole_tag_and_gives_its_tokens(
    pattern: TagPattern, tag: str, tokens: dict[str, str] | None
) -> None:
    assert pattern.match(tag) == tokens


def test_first_and_every_find_in_order() -> None:
    tags = ["other::x", "hostname::a", "hostname::b"]
    assert HOSTNAME.first(tags) == {"hostname": "a"}
    assert HOSTNAME.every(tags) == [{"hostname": "a"}, {"hostname": "b"}]
    assert PLAIN.first(tags) is None


def test_an_undeclared_tag_is_refused() -> None:
    patterns = TagPatterns()
    patterns.declare([STATIC_IP, HOSTNAME, PLAIN])
    patterns.refuse_wrong("VmInstanceVO", ["hostname::web", "staticIp::a::b"])
    with pytest.raises(InvalidArgument, match=r"matches\[size::1\] for resourceType\[VmInstanceVO\]"):
        patterns.refuse_wrong("VmInstanceVO", ["hostname::web", "size::1"])
    with pytest.raises(InvalidArgument, match=r"resourceType\[HostVO\]"):
        patterns.refuse_wrong("HostVO", ["hostname::web"])
    assert patterns.declared() == [PLAIN, STATIC_IP, HOSTNAME]


def test_tags_go_with_their_resource() -> None:
    async def body(db: Database) -> None:
        for resource in ("r1", "r2"):
            tags = (["hostname::web"], ["mine", "yours"])
            await db.write(add_tags, "VmInstanceVO", resource, tags, random.Random(resource))
        await db.write(delete_tags, "r1")
        assert await db.read(system_tags_of, "r1") == []
        assert await db.read(system_tags_of, "r2") == ["hostname::web"]
        left = await db.read(lambda tx: tx.find(UserTag, resource_uuid="r2"))
        assert sorted(tag.tag for tag in left) == ["mine", "yours"]

    run_db(body)
