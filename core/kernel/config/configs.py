"""Declared settings and their values."""

from __future__ import annotations

import asyncio
import contextlib
import re
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from orrery.core.kernel.config.model import GlobalConfigRow
from orrery.core.kernel.config.sizes import parse_size
from orrery.core.kernel.db.database import Database
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import Bug, InvalidArgument, NotFound

V = TypeVar("V", int, str, bool, float)


@dataclass(frozen=True, kw_only=True)
class GlobalConfig(Generic[V]):
    """One setting: its name, default, and the values it takes.

    `parse` turns the wire's text into a value and raises ValueError or InvalidArgument. `range` bounds a
    number with both ends included, `above` and `below` without; `choices` lists the only texts allowed.
    """

    category: str
    name: str
    default: str
    parse: Callable[[str], V]
    description: str
    range: tuple[float, float] | None = None
    above: float | None = None
    below: float | None = None
    choices: tuple[str, ...] = ()
    bound_to: tuple[str, ...] = ()
    """The kinds of resources that may have a value of their own, the nearest to what it is about first."""

    def value_of(self, text: str) -> V:
        """The value that `text` means. Raises InvalidArgument naming the setting and the reason."""
        where = f"global config[{self.full_name}]"
        if self.choices and text not in self.choices:
            raise InvalidArgument(f"{where}: [{text}] is none of {', '.join(self.choices)}")
        try:
            value = self.parse(text)
        except ValueError:
            wanted = PARSED.get(self.parse, "a valid value")
            raise InvalidArgument(f"{where}: [{text}] is not {wanted}") from None
        except InvalidArgument as wrong:
            raise InvalidArgument(f"{where}: {wrong.details}") from None
        reason = self._why_out_of_bounds(value)
        if reason is not None:
            raise InvalidArgument(f"{where}: [{text}] {reason}")
        return value

    def _why_out_of_bounds(self, value: V) -> str | None:
        if self.range is not None and not self.range[0] <= float(value) <= self.range[1]:
            return f"is outside {self.range[0]:.15g}..{self.range[1]:.15g}"
        if self.above is not None and not float(value) > self.above:
            return f"is not above {self.above:.15g}"
        if self.below is not None and not float(value) < self.below:
            return f"is not below {self.below:.15g}"
        return None

    @property
    def key(self) -> tuple[str, str]:
        """Category and name."""
        return (self.category, self.name)

    @property
    def full_name(self) -> str:
        """As messages call it: ``category/name``."""
        return f"{self.category}/{self.name}"


def boolean(text: str) -> bool:
    """``true`` or ``false``. Raises ValueError."""
    if text.lower() not in {"true", "false"}:
        raise ValueError(text)
    return text.lower() == "true"


def whole_number(text: str) -> int:
    """A whole number that fits 32 bits, as all wire clients know it. Raises ValueError."""
    if re.fullmatch(r"[+-]?[0-9]+", text) is None or not -(2**31) <= int(text) < 2**31:
        raise ValueError(text)
    return int(text)


PARSED: dict[Callable[[str], Any], str] = {
    boolean: "true or false",
    whole_number: "a whole number of at most 32 bits",
    float: "a number",
}
"""How people call what some settings are."""


def size(text: str) -> int:
    """A size in bytes, such as ``1G``. Raises InvalidArgument."""
    return parse_size(text)


class Configs:
    """All declared settings of a node and the values they have now."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._declared: dict[tuple[str, str], GlobalConfig[Any]] = {}
        self._texts: dict[tuple[str, str], str] = {}
        self._values: dict[tuple[str, str], Any] = {}
        """What the texts mean, of those that were asked for."""
        self._several: dict[tuple[str, ...], Mapping[str, str]] = {}
        self._changes: dict[tuple[str, str], asyncio.Event] = {}
        """For each setting that somebody waits on: set, and replaced, when it changes."""
        self._actions: dict[tuple[str, str], list[Callable[[], Awaitable[None]]]] = {}

    def declare(self, configs: Iterable[GlobalConfig[Any]]) -> None:
        """Makes settings known. Raises Bug on a second one of a name."""
        for config in configs:
            if config.key in self._declared:
                raise Bug(f"two global configs are called {config.key}")
            config.value_of(config.default)
            self._declared[config.key] = config

    def widen(self, config: GlobalConfig[Any], choices: Iterable[str]) -> None:
        """Lets a declared setting take further texts: the names that plugins bring."""
        known = self._declared[config.key]
        more = tuple(text for text in choices if text not in known.choices)
        self._declared[config.key] = replace(known, choices=(*known.choices, *more))
        self._forget_values()

    def declared(self) -> list[GlobalConfig[Any]]:
        """All settings, by category and name."""
        return [self._declared[key] for key in sorted(self._declared)]

    async def load(self) -> None:
        """Gives every declared setting its row and reads the values; called when the node starts.

        Raises InvalidArgument for a value that somebody wrote into the database, and that the setting cannot
        have.
        """
        for row in await self._db.write(_settle, self.declared()):
            self._texts[row.category, row.name] = row.value
        self._forget_values()
        for config in self.declared():
            try:
                config.value_of(self.text(config))
            except InvalidArgument as wrong:
                raise InvalidArgument(
                    f"{wrong.details}; correct its row in the table global_config, or delete the row"
                ) from None

    def get(self, config: GlobalConfig[V]) -> V:
        """The value that a setting has now."""
        key = config.key
        if key not in self._values:
            self._values[key] = self._declared.get(key, config).value_of(self.text(config))
        value: V = self._values[key]
        return value

    def _forget_values(self) -> None:
        self._values.clear()
        self._several.clear()

    def text(self, config: GlobalConfig[Any]) -> str:
        """The value that a setting has now, as people write it."""
        return self._texts.get(config.key, config.default)

    def texts(self, names: tuple[str, ...]) -> Mapping[str, str]:
        """The values of several settings by ``category/name``; the same object until a setting changes."""
        found = self._several.get(names)
        if found is None:
            configs = [self.find(*name.split("/", 1)) for name in names]
            found = dict(zip(names, map(self.text, configs), strict=True))
            self._several[names] = found
        return found

    def on_change(self, config: GlobalConfig[Any], action: Callable[[], Awaitable[None]]) -> None:
        """Runs `action` after every change of a setting, before the change is answered.

        A node that dies between the two does not run it: whoever must not miss a change also looks at start.
        """
        self._actions.setdefault(config.key, []).append(action)

    async def elapse(self, config: GlobalConfig[int], scale: float = 1.0) -> None:
        """Returns once as many seconds have passed as a setting says, also where it changes meanwhile.

        `scale` is how many of the loop's seconds make one of the setting's.
        """
        loop = asyncio.get_running_loop()
        began = loop.time()
        while loop.time() < (until := began + self.get(config) * scale):
            changed = self._changes.setdefault(config.key, asyncio.Event())
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout_at(until):
                    await changed.wait()

    def value(self, category: str, name: str) -> Any:
        """The value of a setting that another noun declares. Raises NotFound."""
        return self.get(self.find(category, name))

    def find(self, category: str, name: str) -> GlobalConfig[Any]:
        """The declared setting of this name. Raises NotFound."""
        config = self._declared.get((category, name))
        if config is None:
            raise NotFound(f"no global config is called [{category}/{name}]; QueryGlobalConfig lists all")
        return config

    async def set(self, category: str, name: str, text: str | None) -> GlobalConfigRow:
        """Changes a setting for good; None means its default. Gives its row.

        Raises NotFound or InvalidArgument, and then nothing has changed.
        """
        config = self.find(category, name)
        text = config.default if text is None else text
        config.value_of(text)
        row = await self._db.write(_store, category, name, text)
        self._texts[config.key] = text
        self._forget_values()
        if config.key in self._changes:
            self._changes.pop(config.key).set()
        for action in self._actions.get(config.key, ()):
            await action()
        return row


def _settle(tx: Transaction, declared: list[GlobalConfig[Any]]) -> list[GlobalConfigRow]:
    for config in declared:
        where = {"category": config.category, "name": config.name}
        known = {"description": config.description, "default_value": config.default}
        if tx.first(GlobalConfigRow, **where) is None:
            tx.insert(GlobalConfigRow, **where, **known, value=config.default)
        else:
            tx.update(GlobalConfigRow, where, **known)
    return tx.find(GlobalConfigRow)


def _store(tx: Transaction, category: str, name: str, text: str) -> GlobalConfigRow:
    tx.update(GlobalConfigRow, {"category": category, "name": name}, value=text)
    row = tx.first(GlobalConfigRow, category=category, name=name)
    assert row is not None
    return row
