"""Hooks that are slow, late, wrong or misspelt are named; those that only watch harm nobody."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Callable
from types import ModuleType
from typing import Any

import pytest

from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import PluginFailed, Refused
from orrery.core.kernel.plugins.hooks import Hooks, hookimpl, hooks_of, hookspec, observer, specified_in
from orrery.core.kernel.tags.model import UserTag
from orrery.testlib.kernel import new_database, run

SPECS = ModuleType("specs")


@hookspec
def may_refuse(tx: Any, name: str) -> str:
    """Raises Refused."""
    raise NotImplementedError


@observer
def only_watches(tx: Any, name: str) -> None:
    """Is passed over where it fails."""


@hookspec
def takes_time(name: str) -> Any:
    """An ``async def``."""


@observer
def watches_long(name: str) -> Any:
    """An ``async def`` that is passed over where it fails."""


vars(SPECS).update({f.__name__: f for f in (may_refuse, only_watches, takes_time, watches_long)})


class Clock:
    """A stopwatch that the test moves."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


class Joiner:
    """Uses every hook; what each does is given by the test."""

    def __init__(self, do: Callable[..., Any]) -> None:
        self.do = do

    @hookimpl
    def may_refuse(self, name: str) -> Any:
        return self.do(name)

    @hookimpl
    def only_watches(self, tx: Any, name: str) -> None:
        self.do(tx, name)

    @hookimpl
    async def takes_time(self, name: str) -> Any:
        return await self.do(name)

    @hookimpl
    async def watches_long(self, name: str) -> Any:
        return await self.do(name)


def joined(do: Callable[..., Any], clock: Clock | None = None) -> Hooks:
    """Hooks with one plugin called `mine`."""
    hooks = Hooks(clock or Clock())
    hooks.add_hookspecs(SPECS)
    hooks.register(Joiner(do), "mine")
    hooks.check_pending()
    return hooks


def raising(error: Exception) -> Callable[..., Any]:
    """A function that raises."""

    def fail(*_: Any) -> Any:
        raise error

    return fail


def test_a_hook_answers_and_may_take_fewer_arguments() -> None:
    hooks = joined(lambda name: name.upper())
    assert hooks.hook.may_refuse(tx=None, name="x") == ["X"]


def test_a_refusal_passes_as_it_is_and_a_surprise_names_the_plugin() -> None:
    with pytest.raises(Refused, match="not this"):
        joined(raising(Refused("not this"))).hook.may_refuse(tx=None, name="x")
    with pytest.raises(PluginFailed, match=r"plugin\[mine\]: hook\[may_refuse\] failed: KeyError: 'x'"):
        joined(raising(KeyError("x"))).hook.may_refuse(tx=None, name="x")


@pytest.mark.parametrize("error", [KeyError("x"), Refused("no")])
def test_a_watcher_that_fails_is_passed_over(error: Exception, caplog: pytest.LogCaptureFixture) -> None:
    seen: list[str] = []
    hooks = joined(lambda tx, name: seen.append(name))
    hooks.register(Joiner(raising(error)), "bad")
    hooks.hook.only_watches(tx=None, name="x")
    assert seen == ["x"]
    assert "plugin[bad] hook[only_watches] failed and is passed over" in caplog.text


def test_what_a_failing_watcher_wrote_is_taken_back() -> None:
    def write_then_fail(tx: Transaction, name: str) -> None:
        _tag(tx, name)
        raise KeyError(name)

    def body(tx: Transaction) -> list[str]:
        _tag(tx, "before")
        joined(write_then_fail).hook.only_watches(tx=tx, name="lost")
        joined(_tag).hook.only_watches(tx=tx, name="kept")
        return [tag.tag for tag in tx.find(UserTag, resource_uuid="r")]

    async def main() -> list[str]:
        database = new_database()
        try:
            return await database.write(body)
        finally:
            database.close()

    assert run(main) == ["before", "kept"]


def _tag(tx: Transaction, name: str) -> None:
    tx.insert(UserTag, uuid=name, resource_uuid="r", resource_type="ZoneVO", tag=name)


def test_a_hook_that_blocks_is_warned_about(caplog: pytest.LogCaptureFixture) -> None:
    clock = Clock()

    def block(name: str) -> None:
        clock.now += 0.09 if name == "quick" else 0.25

    hooks = joined(block, clock)
    hooks.hook.may_refuse(tx=None, name="quick")
    assert not caplog.text
    hooks.hook.may_refuse(tx=None, name="slow")
    assert "plugin[mine] hook[may_refuse] blocked the whole node for 250 ms" in caplog.text


def test_an_async_hook_is_warned_about_when_it_blocks_and_when_it_is_late(
    caplog: pytest.LogCaptureFixture,
) -> None:
    clock = Clock()

    async def work(name: str) -> str:
        await asyncio.sleep(5)
        if name == "blocks":
            clock.now += 0.3
        await asyncio.sleep(40 if name == "late" else 5)
        return name

    async def main() -> list[str]:
        hooks = joined(work, clock)
        return [await hooks.hook.takes_time(name=name)[0] for name in ("good", "blocks", "late")]

    assert run(main) == ["good", "blocks", "late"]
    assert [record.getMessage().split(";")[0] for record in caplog.records] == [
        "plugin[mine] hook[takes_time] blocked the whole node for 300 ms",
        "plugin[mine] hook[takes_time] has not ended after 30 s",
    ]


def test_an_async_hook_can_be_cancelled_and_can_fail() -> None:
    ended: list[str] = []

    async def work(name: str) -> None:
        try:
            await asyncio.sleep(1000)
        finally:
            ended.append(name)

    async def fail(name: str) -> None:
        await asyncio.sleep(0)
        raise KeyError(name)

    async def main() -> None:
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(1):
                await joined(work).hook.takes_time(name="cut")[0]
        with pytest.raises(PluginFailed, match=r"plugin\[mine\]"):
            await joined(fail).hook.takes_time(name="x")[0]
        assert await joined(fail).hook.watches_long(name="x")[0] is None

    run(main)
    assert ended == ["cut"]


@pytest.mark.filterwarnings("error")
def test_an_async_hook_that_nobody_awaits_can_be_closed() -> None:
    async def work(name: str) -> None:
        await asyncio.sleep(1)

    async def main() -> None:
        [waiting] = joined(work).hook.takes_time(name="x")
        waiting.close()
        del waiting
        gc.collect()

    run(main)


def test_a_misspelt_hook_and_a_wrong_argument_are_refused() -> None:
    class Misspelt:
        @hookimpl
        def may_refus(self, name: str) -> None: ...

    class Wrong:
        @hookimpl
        def may_refuse(self, title: str) -> None: ...

    hooks = joined(print)
    with pytest.raises(PluginFailed, match=r"plugin\[other\].*title"):
        hooks.register(Wrong(), "other")
    hooks.register(Misspelt(), "other")
    with pytest.raises(PluginFailed, match=r"plugin\[other\].*may_refus\]; did you mean may_refuse\?"):
        hooks.check_pending()


def test_hooks_are_found_on_classes_objects_and_modules() -> None:
    names = ["may_refuse", "only_watches", "takes_time", "watches_long"]
    assert hooks_of(Joiner) == hooks_of(Joiner(print)) == specified_in(SPECS) == names
