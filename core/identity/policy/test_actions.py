"""Actions of statements: what the wildcards match, and what matching costs."""

from __future__ import annotations

import random
import re

import pytest

from orrery.core.api.catalogue import declarations
from orrery.core.identity.policy.actions import KnownActions, Texts, is_meant


def by_backtracking(pattern: str, text: str) -> bool:
    """What a pattern means, by a regular expression; only for short ones."""
    form = re.escape(pattern).replace(r"\*\*", ".*").replace(r"\*", r"[^.]*")
    return re.fullmatch(form, text) is not None


def test_matching_all_texts_at_once_means_what_matching_each_does() -> None:
    rng = random.Random(1)
    for _ in range(5000):
        texts = sorted({"".join(rng.choices("ab.", k=rng.randint(0, 7))) for _ in range(5)})
        pattern = "".join(rng.choices("ab.**", k=rng.randint(0, 8)))
        found = Texts(texts).matching(pattern)
        assert found == [text for text in texts if by_backtracking(pattern, text)], (pattern, texts)


@pytest.mark.parametrize("unit", ["*", "**", "*a", "**a", "*.", "a*.**"])
def test_a_pattern_that_backtracking_would_take_ages_for_takes_one_pass(unit: str) -> None:
    texts = Texts(["a" * 10_000, "a." * 5000])
    assert texts.matching(unit * 1000 + "!") == []


def apis_of(action: str) -> frozenset[str]:
    """The names of the APIs that an action means."""
    apis = declarations()
    found = frozenset(name for name, api in apis.items() if is_meant(action, api))
    assert KnownActions(apis.values()).has(action) == bool(found)
    return found


def test_an_action_means_apis_by_name_class_and_wildcard() -> None:
    everything = frozenset(declarations())
    reads = {name for name, api in declarations().items() if api.method == "GET"}
    assert apis_of("*") == apis_of("**") == apis_of("org.zstack.**") == everything
    assert apis_of("*:read") == reads
    assert apis_of("CreateZone") == apis_of("APICreateZoneMsg") == {"CreateZone"}
    assert apis_of("org.zstack.header.zone.APICreateZoneMsg") == {"CreateZone"}
    assert apis_of("org.zstack.header.zone.*") >= {"CreateZone", "DeleteZone"}
    assert apis_of("org.*") == apis_of("CreateMoon") == apis_of("**\n**") == frozenset()
    assert apis_of("*Zone") == {name for name in everything if name.endswith("Zone")}
