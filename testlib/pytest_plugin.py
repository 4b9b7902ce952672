"""The pytest plugin: a cloud for every asynchronous test that asks for the fixture ``cloud``.

    @pytest.mark.cloud("small", variables={"vms": 0}, seed=7)
    async def test_a_zone_can_be_created(cloud: Cloud) -> None:
        assert (await cloud.create("CreateZone", name="z"))["state"] == "Enabled"

The test runs in the cloud's own time. Afterwards the cloud is checked: a row without its object, or an object
without its row, fails the test. Fixtures that are coroutines and ask for ``cloud`` run in the same time.

Marks:

- ``cloud(plan=None, **options)`` chooses the cloud; the options are those of `orrery.testlib.cloud.Options`.
  The mark of a module or class gives what the mark of a test leaves out. An indirect parameter (a mapping of
  options) takes precedence over both.
- ``needs(*capabilities)`` skips the test where the environment lacks one of them.
- ``simulator_only(reason)`` gives the test the simulated cloud itself, with its ``world`` and its ``node``,
  and skips it in any other environment.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from orrery.testlib.cloud import Options
    from orrery.testlib.environment import Cloud, OpenedCloud

    OpenCloud = Callable[[Options], AbstractContextManager[OpenedCloud]]

MARKS = (
    "cloud(plan=None, **options): which cloud the fixture `cloud` gives; see orrery.testlib.cloud.Options",
    "needs(*capabilities): skip where the environment lacks one of these; see orrery.testlib.environment",
    "simulator_only(reason): the test reaches into the simulator, and is skipped in any other environment",
)
OPENED = pytest.StashKey["OpenedCloud"]()


def pytest_configure(config: pytest.Config) -> None:
    """Declares the marks."""
    for mark in MARKS:
        config.addinivalue_line("markers", mark)


@pytest.fixture(scope="session")
def open_cloud() -> OpenCloud:
    """Opens the clouds of the tests. A conftest that overrides it runs the same tests elsewhere."""
    from orrery.testlib.cloud import open_cloud

    return open_cloud


@pytest.fixture
def cloud(request: pytest.FixtureRequest, open_cloud: OpenCloud) -> Iterator[Cloud]:
    """A cloud of the test's own, in its own time; the mark ``cloud`` says which."""
    from orrery.testlib.cloud import TestCloud
    from orrery.testlib.environment import Capability, Confined, Unsupported

    test = request.node
    if not inspect.iscoroutinefunction(test.obj):
        pytest.fail(f"{test.name} asks for a cloud, so it must be an `async def`", pytrace=False)
    reaches_in = _reason_of(test) is not None
    with open_cloud(_options_of(request)) as opened:
        if reaches_in and not isinstance(opened.cloud, TestCloud):
            pytest.skip(f"only on the simulator: {_reason_of(test)}")
        try:
            wanted = [name for mark in test.iter_markers("needs") for name in mark.args]
            opened.cloud.require(Capability(name) for name in wanted)
        except Unsupported as missing:
            pytest.skip(str(missing))
        test.stash[OPENED] = opened
        yield opened.cloud if reaches_in else Confined(opened.cloud)
        del test.stash[OPENED]  # pytest keeps its tests to the end of the session


def _options_of(request: pytest.FixtureRequest) -> Options:
    from orrery.testlib.cloud import Options

    chosen: dict[str, Any] = dict(getattr(request, "param", {}))
    for mark in request.node.iter_markers("cloud"):  # the nearest one first
        if len(mark.args) > 1:
            raise pytest.UsageError(f"{request.node.nodeid}: cloud() takes one plan, not {mark.args}")
        given: Mapping[str, Any] = {**dict(zip(["plan"], mark.args, strict=False)), **mark.kwargs}
        chosen = {**given, **chosen}
    try:
        return Options(**chosen)
    except TypeError as wrong:
        raise pytest.UsageError(f"{request.node.nodeid}: cloud(): {wrong}") from None


def _reason_of(test: pytest.Item) -> str | None:
    mark = test.get_closest_marker("simulator_only")
    if mark is None:
        return None
    if len(mark.args) != 1 or not isinstance(mark.args[0], str) or not mark.args[0].strip():
        raise pytest.UsageError(f"{test.nodeid}: simulator_only() takes the reason")
    return mark.args[0]


@pytest.hookimpl(wrapper=True)
def pytest_fixture_setup(
    fixturedef: pytest.FixtureDef[Any], request: pytest.FixtureRequest
) -> Iterator[None]:
    """Runs a fixture that is a coroutine, and asks for the cloud, in the cloud's time."""
    function = fixturedef.func
    if not inspect.iscoroutinefunction(function) or "cloud" not in fixturedef.argnames:
        return (yield)

    def run(**arguments: Any) -> Any:
        return request.node.stash[OPENED].run(function(**arguments))

    fixturedef.func = run  # type: ignore[misc]
    try:
        return (yield)
    finally:
        fixturedef.func = function  # type: ignore[misc]


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> bool | None:
    """Runs a test in its cloud's time, and checks the cloud afterwards."""
    __tracebackhide__ = True
    opened = pyfuncitem.stash.get(OPENED, None)
    if opened is None:
        return None
    from orrery.testlib.environment import Unsupported

    arguments = {name: pyfuncitem.funcargs[name] for name in pyfuncitem._fixtureinfo.argnames}
    try:
        opened.run(pyfuncitem.obj(**arguments))
        opened.finish()
    except Unsupported as missing:
        pytest.skip(str(missing))
    finally:
        pyfuncitem.add_report_section("call", "cloud", opened.summary())
    return True
