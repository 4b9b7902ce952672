"""The pytest plugin: the fixture ``cloud``.

In a plain test it makes ready clouds:

    def test_a_vm_stops(cloud: Clouds) -> None:
        ready = cloud("small", vms=1)
        [vm] = ready.query("QueryVmInstance")
        assert ready.create("StopVmInstance", uuid=vm["uuid"])["state"] == "Stopped"

In an asynchronous test it is a cloud, and the test runs in the cloud's own time:

    @pytest.mark.cloud("small", variables={"vms": 0}, seed=7)
    async def test_a_zone_can_be_created(cloud: Cloud) -> None:
        assert (await cloud.create("CreateZone", name="z"))["state"] == "Enabled"

Afterwards the clouds are checked: a row without its object, or an object without its row, fails the test.
Fixtures that are coroutines and ask for ``cloud`` run in the same time.

Marks:

- ``cloud(plan=None, **options)`` chooses the cloud; the options are those of `orrery.testlib.cloud.Options`.
  The mark of a module or class gives what the mark of a test leaves out. An indirect parameter (a mapping of
  options) takes precedence over both.
- ``needs(*capabilities)`` skips the test where the environment lacks one of them.
- ``simulator_only(reason)`` gives the test the simulated cloud itself, with its ``world`` and its ``node``,
  and skips it in any other environment.
- ``orrery_exclusive`` lets no other test run meanwhile in any process of a parallel run.

Every pytest of an environment loads this module, so it imports nothing of the product before a test asks.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from orrery.testlib.choice import Choice
    from orrery.testlib.cloud import Options
    from orrery.testlib.environment import Cloud, OpenedCloud
    from orrery.testlib.ready import Clouds

    OpenCloud = Callable[[Options], AbstractContextManager[OpenedCloud]]

MARKS = (
    "cloud(plan=None, **options): which cloud the fixture `cloud` gives; see orrery.testlib.cloud.Options",
    "needs(*capabilities): skip where the environment lacks one of these; see orrery.testlib.environment",
    "simulator_only(reason): the test reaches into the simulator, and is skipped in any other environment",
    "orrery_exclusive: no other test runs meanwhile, in any process of a parallel run",
)
OPENED = pytest.StashKey["OpenedCloud"]()
CLOUDS = pytest.StashKey["Clouds"]()
CHOICE = pytest.StashKey["Choice"]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Declares the options."""
    group = parser.getgroup("orrery", "clouds of the fixture `cloud`")
    group.addoption(
        "--orrery-backend", default="sim", metavar="NAME", help="What clouds run on; default: sim."
    )
    group.addoption(
        "--orrery-seed", type=int, metavar="N", help="The seed of clouds whose mark names none; default: 1."
    )
    group.addoption(
        "--orrery-hosts", metavar="FILE", help="The machines that a backend may use, as YAML; not for sim."
    )
    group.addoption(
        "--orrery-keep", metavar="DIR", help="Keep the action log and the database of each failed test there."
    )


def pytest_configure(config: pytest.Config) -> None:
    """Declares the marks, and refuses options that cannot be followed."""
    for mark in MARKS:
        config.addinivalue_line("markers", mark)
    from orrery.testlib.choice import BadChoice, chosen

    given = (config.getoption(f"orrery_{name}") for name in ("backend", "seed", "hosts"))
    try:
        config.stash[CHOICE] = chosen(*given)
    except BadChoice as wrong:
        raise pytest.UsageError(str(wrong)) from None
    from orrery.testlib import suite_plugin

    config.pluginmanager.register(suite_plugin, "orrery-suite")


def choice_of(config: pytest.Config) -> Choice:
    """What the options of the run choose."""
    return config.stash[CHOICE]


@pytest.fixture(scope="session")
def open_cloud(pytestconfig: pytest.Config) -> OpenCloud:
    """Opens the clouds of the tests. A conftest that overrides it runs the same tests elsewhere."""
    from orrery.testlib.choice import opener_of

    opener: OpenCloud = opener_of(choice_of(pytestconfig))
    return opener


@pytest.fixture
def cloud(request: pytest.FixtureRequest, open_cloud: OpenCloud) -> Iterator[Cloud | Clouds]:
    """A cloud of the test's own, in its own time; in a plain test, what makes such clouds."""
    if inspect.iscoroutinefunction(request.node.obj):
        yield from _one_cloud(request, open_cloud)
    else:
        yield from _many_clouds(request, open_cloud)


def _many_clouds(request: pytest.FixtureRequest, open_cloud: OpenCloud) -> Iterator[Clouds]:
    from orrery.testlib.ready import Clouds

    test = request.node
    here = test.path.parent

    def opened(options: Options) -> AbstractContextManager[OpenedCloud]:
        beside = here / options.plan if options.plan is not None else None
        return open_cloud(replace(options, plan=str(beside)) if beside and beside.is_file() else options)

    wanted = [name for mark in test.iter_markers("needs") for name in mark.args]
    clouds = Clouds(opened, _options_of(request), wanted)
    test.stash[CLOUDS] = clouds
    try:
        yield clouds
    finally:
        clouds.close()


def _one_cloud(request: pytest.FixtureRequest, open_cloud: OpenCloud) -> Iterator[Cloud]:
    from orrery.testlib.cloud import TestCloud
    from orrery.testlib.environment import Capability, Confined, Unsupported

    test = request.node
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

    choice = choice_of(request.config)
    chosen: dict[str, Any] = dict(getattr(request, "param", {}))
    for mark in request.node.iter_markers("cloud"):  # the nearest one first
        if len(mark.args) > 1:
            raise pytest.UsageError(f"{request.node.nodeid}: cloud() takes one plan, not {mark.args}")
        given: Mapping[str, Any] = {**dict(zip(["plan"], mark.args, strict=False)), **mark.kwargs}
        chosen = {**given, **chosen}
    if choice.seed is not None:
        chosen.setdefault("seed", choice.seed)
    if choice.machines:
        chosen.setdefault("machines", choice.machines)
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
    """Runs a fixture that is a coroutine, and asks for the cloud, in the cloud's time.

    Where the project has a fixture ``cloud`` of its own, this leaves everything alone.
    """
    function = fixturedef.func
    if not inspect.iscoroutinefunction(function) or "cloud" not in fixturedef.argnames:
        return (yield)
    if CLOUDS in request.node.stash:
        pytest.fail(
            f"the fixture {fixturedef.argname} is a coroutine and asks for a cloud, so {request.node.name}"
            " must be an `async def`",
            pytrace=False,
        )
    opened = request.node.stash.get(OPENED, None)
    if opened is None:
        return (yield)

    def run(**arguments: Any) -> Any:
        return opened.run(function(**arguments))

    fixturedef.func = run  # type: ignore[misc]
    try:
        return (yield)
    finally:
        fixturedef.func = function  # type: ignore[misc]


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> bool | None:
    """Runs a test that has a cloud, in its time where it is a coroutine, and checks the cloud."""
    __tracebackhide__ = True
    opened, clouds = pyfuncitem.stash.get(OPENED, None), pyfuncitem.stash.get(CLOUDS, None)
    used = opened or clouds
    if used is None:
        return None
    from orrery.testlib.environment import Unsupported

    arguments = {name: pyfuncitem.funcargs[name] for name in pyfuncitem._fixtureinfo.argnames}
    try:
        if opened is not None:
            opened.run(pyfuncitem.obj(**arguments))
        else:
            pyfuncitem.obj(**arguments)
        used.finish()
    except Unsupported as missing:
        pytest.skip(str(missing))
    finally:
        pyfuncitem.add_report_section("call", "cloud", used.summary())
    return True
