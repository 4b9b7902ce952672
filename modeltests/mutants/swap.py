"""Changes functions that are imported already: their code objects are replaced in place.

A process that has the product in memory and forks for each bug saves most of the time of a short trial. What
is not code of a function (constants, tables, class bodies) cannot be changed so.
"""

from __future__ import annotations

import gc
import inspect
import sys
from collections.abc import Iterator
from types import CodeType, FunctionType

from orrery.modeltests.mutants.patch import Edit, install, path_of

Pairs = dict[tuple[str, int], CodeType]
"""New code, by the qualified name and the first line of the function that gets it."""


def swap(edit: Edit) -> bool:
    """Changes a module, imported or not; False where only a fresh process can. Raises OutOfDate."""
    if edit.module not in sys.modules:
        install(edit)
        return True
    path = path_of(edit.module)
    source = path.read_text(encoding="utf-8")
    old, new = (
        compile(text, str(path), "exec", dont_inherit=True) for text in (source, edit.applied(source))
    )
    pairs = _differing(old, new)
    if not pairs:
        return False
    functions = list(_functions_of(str(path), pairs))
    for function in functions:
        function.__code__ = pairs[_key(function.__code__)]
    return bool(functions)


def _functions_of(path: str, pairs: Pairs) -> Iterator[FunctionType]:
    for one in gc.get_objects():
        if isinstance(one, FunctionType) and one.__code__.co_filename == path and _key(one.__code__) in pairs:
            yield one


def _key(code: CodeType) -> tuple[str, int]:
    return code.co_qualname, code.co_firstlineno


def _differing(old: CodeType, new: CodeType) -> Pairs:
    """The functions that differ, with those inside them; none where something else differs as well."""
    if not _is_function(old) and _own(old) != _own(new):
        return {}
    if _is_function(old) and (_own(old), old.co_freevars) != (_own(new), new.co_freevars):
        same_shape = old.co_freevars == new.co_freevars
        return dict(_all_of(old, new)) if same_shape else {}
    found: Pairs = {}
    for before, after in zip(_inner(old), _inner(new), strict=True):
        found |= _differing(before, after)
    if found and _is_function(old):
        found[_key(old)] = new
    return found


def _all_of(old: CodeType, new: CodeType) -> Iterator[tuple[tuple[str, int], CodeType]]:
    yield _key(old), new
    names = {code.co_qualname: code for code in _inner(new)}
    for code in _inner(old):
        twin = names.get(code.co_qualname)
        if twin is not None and twin.co_freevars == code.co_freevars:
            yield from _all_of(code, twin)


def _is_function(code: CodeType) -> bool:
    return bool(code.co_flags & inspect.CO_OPTIMIZED)  # modules and class bodies are not


def _own(code: CodeType) -> tuple[object, ...]:
    """What a code object does by itself, without the functions inside it and without its place."""
    constants = tuple(repr(one) for one in code.co_consts if not isinstance(one, CodeType))
    return code.co_code, constants, code.co_names, code.co_varnames


def _inner(code: CodeType) -> list[CodeType]:
    return [one for one in code.co_consts if isinstance(one, CodeType)]
