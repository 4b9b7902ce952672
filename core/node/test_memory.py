"""Everything that a running node keeps in memory is declared, with what rebuilds it."""

from __future__ import annotations

import ast
import asyncio
import inspect
import textwrap
from collections import deque
from collections.abc import Iterator
from typing import Any

from orrery.core.node.memory import MEMORY
from orrery.testlib.cloud import TestCloud, run_cloud

PREFIX = "orrery.core."
LEFT_OUT = ("orrery.core.kernel.db.",)
CHANGEABLE = (dict, list, set, deque, asyncio.Event, asyncio.Future)
BUILDING = ("__init__", "__post_init__")


def objects_of(node: object, prefix: str) -> Iterator[Any]:
    """The objects of ours that a node consists of."""
    waiting, seen = deque([node]), dict[int, object]()
    while waiting:
        one = waiting.popleft()
        if id(one) in seen:
            continue
        seen[id(one)] = one
        module = type(one).__module__
        if module.startswith(prefix) and not module.startswith(LEFT_OUT):
            yield one
            waiting.extend(attributes(one).values())
        elif isinstance(one, list | tuple) and len(one) < 1000:
            waiting.extend(one)


def attributes(one: object) -> dict[str, Any]:
    """What an object holds, by name."""
    slots = [name for base in type(one).__mro__ for name in getattr(base, "__slots__", ())]
    return {
        **getattr(one, "__dict__", {}),
        **{name: getattr(one, name) for name in slots if hasattr(one, name)},
    }


def reassigned(kind: type[Any], prefix: str) -> set[str]:
    """The attributes that methods of a class assign after it was built."""
    found: set[str] = set()
    for base in kind.__mro__:
        if not base.__module__.startswith(prefix):
            continue
        for node in ast.walk(ast.parse(textwrap.dedent(inspect.getsource(base)))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name not in BUILDING:
                found |= {
                    part.attr
                    for part in ast.walk(node)
                    if isinstance(part, ast.Attribute)
                    and isinstance(part.ctx, ast.Store)
                    and isinstance(part.value, ast.Name)
                    and part.value.id == "self"
                }
    return found


def is_value(kind: type[Any]) -> bool:
    """Whether objects of a class are declarations, which never change."""
    parameters = getattr(kind, "__dataclass_params__", None)
    return (parameters is not None and parameters.frozen) or issubclass(kind, tuple | type)


def kept_by(node: object, prefix: str = PREFIX) -> dict[str, set[str]]:
    """The changeable attributes of a node's objects, by class."""
    found: dict[str, set[str]] = {}
    for one in objects_of(node, prefix):
        kind = type(one)
        if is_value(kind):
            continue
        names = {name for name, value in attributes(one).items() if isinstance(value, CHANGEABLE)}
        names |= reassigned(kind, prefix)
        if names:
            name = f"{kind.__module__.removeprefix(PREFIX)}:{kind.__qualname__}"
            found.setdefault(name, set()).update(names)
    return found


def test_everything_that_a_node_keeps_is_declared() -> None:
    async def body(cloud: TestCloud) -> None:
        kept = kept_by(cloud.node)
        declared = {name: set(entries) for name, entries in MEMORY.items()}
        assert kept == declared

    run_cloud(body, plan="small")


def test_what_is_not_declared_would_be_found() -> None:
    class Careless:
        """Keeps what nobody knows of."""

        def __init__(self) -> None:
            self.fixed = (1, 2)
            self.grows: list[int] = []
            self.moves = 0

        def move(self) -> None:
            """Changes what it keeps."""
            self.moves += 1

    [(_, names)] = kept_by(Careless(), prefix=__name__).items()
    assert names == {"grows", "moves"}
