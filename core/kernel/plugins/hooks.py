"""Extension points: what a specification says, and what happens when a hook is slow, fails or has no name.

A noun offers hooks in its ``hooks.py``. There are two kinds:

- ``@hookspec``: the hook has a say. What it raises ends the operation: an OrreryError as it is, anything
  else as PluginFailed, which names the plugin.
- ``@observer``: the hook only watches. What it raises is logged with the plugin's name, what it wrote is
  taken back, and everybody else goes on.

Whoever joins marks methods with ``@hookimpl``; they may take fewer arguments than the specification names.
"""

from __future__ import annotations

import asyncio
import inspect
import logging
from collections.abc import Callable, Coroutine, Generator
from contextlib import nullcontext
from difflib import get_close_matches
from functools import wraps
from types import ModuleType
from typing import Any, TypeVar

import pluggy

from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import OrreryError, PluginFailed
from orrery.core.kernel.stopwatch import seconds

PROJECT = "orrery"
SLOW_SECONDS = 0.1
"""Wall time after which a hook that does not await is warned about: everybody waits meanwhile."""
LATE_SECONDS = 30.0
"""Time of the loop after which an ``async`` hook that has not ended is warned about."""

F = TypeVar("F", bound=Callable[..., Any])

log = logging.getLogger("orrery.plugins")
hookspec = pluggy.HookspecMarker(PROJECT)
hookimpl = pluggy.HookimplMarker(PROJECT)


def observer(function: F) -> F:
    """Marks a specification whose hooks only watch."""
    function.__dict__["orrery_observer"] = True
    return hookspec(function)


def hooks_of(thing: object) -> list[str]:
    """The names of the hooks that an object (or the objects of a class) implements, sorted."""
    return sorted(name for name in dir(thing) if hasattr(getattr(thing, name, None), f"{PROJECT}_impl"))


def specified_in(module: ModuleType) -> list[str]:
    """The names of the hooks that a module specifies, sorted."""
    return sorted(name for name, value in vars(module).items() if hasattr(value, f"{PROJECT}_spec"))


class Hooks(pluggy.PluginManager):
    """All hooks of one node. What is registered is watched: see the head of this module."""

    def __init__(self, clock: Callable[[], float] = seconds) -> None:
        super().__init__(PROJECT)
        self._clock = clock

    def register(self, plugin: object, name: str | None = None) -> str | None:
        """Adds the hooks of an object; `name` is how the plugin is called where one of them fails.

        Raises PluginFailed for arguments that the specification does not have.
        """
        name = name or type(plugin).__name__
        guarded = _Guarded({hook: self._guard(name, getattr(plugin, hook)) for hook in hooks_of(plugin)})
        try:
            return super().register(guarded, self._free_name(name))
        except pluggy.PluginValidationError as wrong:
            reason = " ".join(str(wrong).split())
            raise PluginFailed(name, f"does not fit the specification: {reason}") from None

    def check_pending(self) -> None:
        """Raises PluginFailed for the first hook (by plugin, then by name) that nobody specifies."""
        known = sorted(name for name in vars(self.hook) if self._is_specified(name))
        for plugin, implemented in self.list_name_plugin():
            for hook in hooks_of(implemented):
                if not self._is_specified(hook):
                    near = get_close_matches(hook, known, n=1)
                    hint = f"did you mean {near[0]}?" if near else f"there are: {', '.join(known)}"
                    raise PluginFailed(plugin.partition("#")[0], f"there is no hook[{hook}]; {hint}")

    def _is_specified(self, name: str) -> bool:
        return getattr(getattr(self.hook, name, None), "spec", None) is not None

    def _free_name(self, name: str) -> str:
        count = sum(taken.partition("#")[0] == name for taken, _ in self.list_name_plugin())
        return f"{name}#{count}" if count else name

    def _guard(self, plugin: str, function: Callable[..., Any]) -> Callable[..., Any]:
        guard = _Guard(self, plugin, function)

        @wraps(function)
        def guarded(*args: Any) -> Any:
            return guard.call(args)

        return guarded

    def watches(self, hook: str) -> bool:
        """Whether a hook only watches."""
        spec = getattr(self.hook, hook).spec
        return spec is not None and hasattr(spec.function, "orrery_observer")

    def now(self) -> float:
        """Wall time, in seconds."""
        return self._clock()


class _Guarded:
    """The watched hooks of one object, as pluggy looks for them."""

    def __init__(self, methods: dict[str, Callable[..., Any]]) -> None:
        self.__dict__.update(methods)


class _Guard:
    """Calls one hook of one plugin, and says its name where it is slow or fails."""

    def __init__(self, hooks: Hooks, plugin: str, function: Callable[..., Any]) -> None:
        self._hooks, self._plugin, self._function = hooks, plugin, function
        self._hook = function.__name__

    def call(self, args: tuple[Any, ...]) -> Any:
        """The hook's answer; of an ``async`` hook, what is to be awaited."""
        watches = self._hooks.watches(self._hook)
        undoing = _savepoint(args) if watches else nullcontext()
        began = self._hooks.now()
        try:
            with undoing:
                answer = self._function(*args)
        except Exception as failure:
            self._pass_over(failure, watches)
            return None
        finally:
            self._warn_if_slow(self._hooks.now() - began)
        return _Pending(self._awaited(answer, watches), answer) if inspect.iscoroutine(answer) else answer

    async def _awaited(self, coroutine: Coroutine[Any, Any, Any], watches: bool) -> Any:
        alarm = asyncio.get_running_loop().call_later(LATE_SECONDS, self._warn_late)
        try:
            return await _Stepwise(coroutine, self._hooks.now, self._warn_if_slow)
        except Exception as failure:
            self._pass_over(failure, watches)
            return None
        finally:
            alarm.cancel()

    def _pass_over(self, failure: Exception, watches: bool) -> None:
        """Logs the failure of a hook that only watches; raises that of another, with the plugin's name."""
        if watches:
            log.warning("%s failed and is passed over: %s", self, _said(failure))
            return
        if isinstance(failure, OrreryError | TimeoutError):
            raise failure
        raise PluginFailed(self._plugin, f"hook[{self._hook}] failed: {_said(failure)}") from failure

    def _warn_if_slow(self, took: float) -> None:
        if took > SLOW_SECONDS:
            log.warning(
                "%s blocked the whole node for %.0f ms; await, or do the work elsewhere", self, took * 1000
            )

    def _warn_late(self) -> None:
        log.warning("%s has not ended after %g s; an operation waits for it", self, LATE_SECONDS)

    def __str__(self) -> str:
        return f"plugin[{self._plugin}] hook[{self._hook}]"


class _Pending:
    """What is to be awaited of an ``async`` hook, or closed where nobody will."""

    def __init__(self, watched: Coroutine[Any, Any, Any], coroutine: Coroutine[Any, Any, Any]) -> None:
        self._watched, self._coroutine = watched, coroutine

    def __await__(self) -> Generator[Any, Any, Any]:
        return self._watched.__await__()

    def close(self) -> None:
        """It is not to run."""
        self._watched.close()
        self._coroutine.close()


class _Stepwise:
    """Awaits a coroutine and tells how long it ran without giving way, each time."""

    def __init__(
        self,
        coroutine: Coroutine[Any, Any, Any],
        now: Callable[[], float],
        tell: Callable[[float], None],
    ) -> None:
        self._coroutine, self._now, self._tell = coroutine, now, tell

    def __await__(self) -> Generator[Any, Any, Any]:
        resume, given = self._coroutine.send, None
        while True:
            began = self._now()
            try:
                waits_for = resume(given)
            except StopIteration as end:
                return end.value
            finally:
                self._tell(self._now() - began)
            try:
                resume, given = self._coroutine.send, (yield waits_for)
            except GeneratorExit:
                self._coroutine.close()
                raise
            except BaseException as thrown:
                resume, given = self._coroutine.throw, thrown


def _savepoint(args: tuple[Any, ...]) -> Any:
    open_one = next((arg for arg in args if isinstance(arg, Transaction)), None)
    return open_one.savepoint() if open_one is not None else nullcontext()


def _said(failure: Exception) -> str:
    return str(failure) if isinstance(failure, OrreryError) else f"{type(failure).__name__}: {failure}"
