"""The pytest plugin, as a project of a user sees it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from orrery.testlib.house.source import ROOT

pytest_plugins = ("pytester",)

TESTS = """
import gc

import pytest

pytestmark = pytest.mark.cloud("small", variables={"vms": 0})


@pytest.fixture
async def zone(cloud):
    await cloud.settle(5)
    return await cloud.create("CreateZone", name="z")


async def test_fixtures_and_tests_share_one_cloud_and_one_time(cloud, zone):
    assert cloud.now() >= 5
    assert await cloud.get("QueryZone", zone["uuid"]) == zone
    assert not hasattr(cloud, "world")
    assert not hasattr(cloud, "node")


@pytest.mark.cloud(variables={"vms": 1})
async def test_a_test_adds_to_the_mark_of_its_module(cloud):
    assert len(await cloud.query("QueryHost")) == 3
    assert [guest.uuid for guest in cloud.truth.guests()] == [cloud.deployed.uuid("vm", "web-0")]


@pytest.mark.cloud(faults=[{"kind": "failed_call", "operations": ["start_vm"]}])
async def test_faults_are_in_force(cloud):
    assert len(list(cloud.faults.items())) == 1


@pytest.mark.parametrize("cloud", [{"plan": None, "seed": 3}], indirect=True)
async def test_a_parameter_comes_first(cloud):
    assert await cloud.query("QueryHost") == []


@pytest.mark.needs("faults", "virtual-time")
@pytest.mark.simulator_only("looks at the trace")
async def test_the_simulator_is_open_to_those_that_say_why(cloud):
    assert cloud.world.trace_hash()


def test_no_former_cloud_is_kept():
    gc.collect()
    assert not [one for one in gc.get_objects() if type(one).__name__ == "TestCloud"]


async def test_a_leak_fails_the_test(cloud):
    cloud.incidents.start("192.168.1.11", "e" * 32)


async def test_a_failure_says_how_to_repeat_it(cloud):
    await cloud.settle(60)
    assert False


def test_a_plain_test_makes_its_clouds(cloud):
    one, other = cloud("small", vms=1), cloud()
    [vm] = one.query("QueryVmInstance")
    assert one.create("StopVmInstance", uuid=vm["uuid"])["state"] == "Stopped"
    assert len(one.world.datacenter.guests) == 0
    assert other.query("QueryVmInstance") == []


def test_a_fixture_that_is_a_coroutine_needs_a_test_that_is_one(cloud, zone):
    pass


@pytest.mark.simulator_only
async def test_a_reason_is_asked_for(cloud):
    pass


@pytest.mark.cloud(sead=1)
async def test_an_unknown_option_is_named(cloud):
    pass
"""

ELSEWHERE = """
import contextlib

import pytest

from orrery.testlib.cloud import open_cloud as simulated
from orrery.testlib.environment import Confined, Unsupported


class Poor(Confined):
    @property
    def capabilities(self):
        return frozenset()

    @property
    def faults(self):
        raise Unsupported("hosts cannot be made to fail here")


class Elsewhere:
    def __init__(self, found):
        self.cloud = Poor(found.cloud)
        self.run, self.finish = found.run, found.finish
        self.summary, self.keep = found.summary, found.keep


@pytest.fixture(scope="session")
def open_cloud():
    @contextlib.contextmanager
    def opened(options):
        with simulated(options) as found:
            yield Elsewhere(found)

    return opened
"""

SKIPPING = """
import pytest


async def test_calls_are_made_everywhere(cloud):
    assert await cloud.query("QueryZone") == []


async def test_what_is_not_supported_skips(cloud):
    cloud.faults


@pytest.mark.needs("truth")
async def test_what_is_needed_skips(cloud):
    pass


@pytest.mark.simulator_only("looks at the trace")
async def test_what_reaches_in_skips(cloud):
    pass
"""


def test_the_fixture_gives_clouds(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(TESTS)
    ended = pytester.runpytest_subprocess("-rA")
    ended.assert_outcomes(passed=7, failed=2, errors=3)
    ended.stdout.fnmatch_lines_random(
        [
            "*the cloud is not clean:*",
            "seed 1, *simulated s, trace *",
            "*the fixture zone is a coroutine and asks for a cloud, so test_a_fixture_that*",
            "python -m pytest test_the_fixture_gives_clouds.py::test_a_failure_says_how_to_repeat_it",
            "*test_a_reason_is_asked_for: simulator_only() takes the reason*",
            "*test_an_unknown_option_is_named: cloud(): *sead*",
        ]
    )


def test_another_environment_skips_what_it_cannot_do(pytester: pytest.Pytester) -> None:
    pytester.makeconftest(ELSEWHERE)
    pytester.makepyfile(SKIPPING)
    ended = pytester.runpytest_subprocess("-rs")
    ended.assert_outcomes(passed=1, skipped=3)
    ended.stdout.fnmatch_lines_random(
        [
            "*hosts cannot be made to fail here*",
            "*this environment has no truth*",
            "*only on the simulator: looks at the trace*",
        ]
    )


def page_files(page: Path) -> list[tuple[str, str]]:
    """The files that a page shows with their names, and its other tests."""
    blocks = re.findall(r"^```(?:python|yaml)\n(.*?)^```", page.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    named = [(re.match(r"# (\S+)\n", block), block) for block in blocks]
    return [(name[1] if name else "", text) for name, text in named if name or "def test_" in text]


def test_the_tests_that_the_page_shows_pass(pytester: pytest.Pytester) -> None:
    for number, (name, text) in enumerate(page_files(ROOT / "docs" / "test.md")):
        (pytester.path / (name or f"test_shown_{number}.py")).write_text(text, encoding="utf-8")
    pytester.runpytest_subprocess().assert_outcomes(passed=4)
