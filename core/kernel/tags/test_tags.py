"""Patterns match whole tags; tags live and die with their resource."""

from __future__ import annotations

import random

import pytest

from orrery.core.kernel.config import Owner
from orrery.core.kernel.db.database import Database
from orrery.core.kernel.errors import Bug, InvalidArgument
from orrery.core.kernel.tags import (
    ANY_KIND,
    TagPattern,
    TagPatterns,
    UserTag,
    add_tags,
    delete_tags,
    delete_tags_like,
    system_tags_of,
    tokens,
)
from orrery.testlib.kernel import run_db

STATIC_IP = TagPattern("VmInstanceVO", "staticIp::{l3NetworkUuid}::{staticIp}")
HOSTNAME = TagPattern("VmInstanceVO", "hostname::{hostname}")
PLAIN = TagPattern("HostVO", "capability.liveSnapshot")
R, R1, R2 = (Owner("VmInstanceVO", name) for name in ("r", "r1", "r2"))


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
        await db.write(delete_tags, R1)
        assert await db.read(system_tags_of, R1) == []
        assert await db.read(system_tags_of, R2) == ["hostname::web"]
        left = await db.read(lambda tx: tx.find(UserTag, resource_uuid="r2"))
        assert sorted(tag.tag for tag in left) == ["mine", "yours"]

    run_db(body)


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        (tokens.UUID, ["0" * 32], ["0" * 31, "G" * 32, ""]),
        (tokens.SIZE, ["0", "8G", "512m"], ["-1", "1.5G", "lots"]),
        (tokens.IP, ["10.0.0.1", "fd00::1"], ["10.0.0", "10.0.0.256", "web"]),
        (tokens.MAC, ["fa:00:11:22:33:44"], ["fa:00:11:22:33", "fa-00-11-22-33-44"]),
        (tokens.HOSTNAME, ["web", "web-1.example.com", "1a"], ["-web", "web-", "a_b", "a..b", "a" * 64, ""]),
        (tokens.BOOLEAN, ["true", "False"], ["yes", "1"]),
        (tokens.whole(1, 256), ["1", "256"], ["0", "257", "-1", "1.0", "\uff19"]),
        (tokens.whole(1), ["1", "9" * 18], ["0", "9" * 19]),
        (tokens.one_of("a", "b"), ["a"], ["A", "a,b"]),
        (tokens.some_of("a", "b"), ["a", "b,a"], ["a,a", "a,", "c"]),
    ],
)
def test_tokens_are_of_their_kind(kind: tokens.Token, good: list[str], bad: list[str]) -> None:
    assert [text for text in good if not kind.accepts(text)] == []
    assert [text for text in bad if kind.accepts(text)] == []


def test_of_several_patterns_the_most_literal_one_counts() -> None:
    patterns = TagPatterns()
    wish, must = TagPattern("VO", "use::{tag}"), TagPattern("VO", "use::{tag}::required")
    patterns.declare([wish, must])
    assert patterns.find("VO", "use::ssd") == wish
    assert patterns.find("VO", "use::ssd::required") == must


def test_a_plugin_has_its_own_prefix_on_any_kind() -> None:
    patterns = TagPatterns()
    patterns.declare([STATIC_IP], "vm")
    patterns.declare([TagPattern(ANY_KIND, "acme::{text}"), TagPattern("HostVO", "acme::rack::{n}")], "acme")
    patterns.refuse_wrong("VmInstanceVO", ["acme::anything"])
    with pytest.raises(Bug, match="tags with the prefix\\[staticIp\\] are vm's there"):
        patterns.declare([TagPattern("VmInstanceVO", "staticIp::{mine}")], "other")


def test_what_excludes_each_other_and_what_is_the_systems_own() -> None:
    patterns = TagPatterns()
    per_l3 = TagPattern("VO", "ip::{l3}::{ip}", once_per=("l3",))
    patterns.declare([per_l3, TagPattern("VO", "seen::{when}", inherent=True)])
    patterns.refuse_wrong("VO", ["ip::a::1", "ip::b::1", "ip::a::1"])
    with pytest.raises(InvalidArgument, match=r"\[ip::a::1\] and \[ip::a::2\] exclude each other"):
        patterns.refuse_wrong("VO", ["ip::a::1", "ip::a::2"])
    with pytest.raises(InvalidArgument, match=r"\[seen::now\] is set by the system itself"):
        patterns.refuse_wrong("VO", ["seen::now"])


def test_some_tags_of_a_form_are_deleted() -> None:
    async def body(db: Database) -> None:
        tags = ["staticIp::a::1", "staticIp::b::1", "hostname::web"]
        await db.write(add_tags, "VmInstanceVO", "r", (tags, None), random.Random(1))
        gone = await db.write(lambda tx: delete_tags_like(tx, R, STATIC_IP, l3NetworkUuid="a"))
        assert gone == 1
        assert sorted(await db.read(system_tags_of, R)) == ["hostname::web", "staticIp::b::1"]

    run_db(body)
