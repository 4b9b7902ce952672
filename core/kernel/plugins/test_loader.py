"""Plugins are found by their entry points and list what they bring; one that fails or clashes says why."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from types import ModuleType
from typing import Protocol

import pytest

from orrery.core.kernel.api.declaration import Declarations
from orrery.core.kernel.api.elements import ElementKind
from orrery.core.kernel.api.message import ApiMessage, Declaration
from orrery.core.kernel.plugins.hooks import hookimpl, hookspec
from orrery.core.kernel.plugins.loader import BUILT_IN, Plugin, installed
from orrery.core.kernel.plugins.noun import Noun
from orrery.core.kernel.plugins.packages import present

Find = Callable[[Mapping[str, Noun | None]], dict[str, Plugin]]
core, mine = Declarations(java="org.example"), Declarations(java="org.example")


@core.action("/ships/{uuid}/actions")
class LoadShip(ApiMessage):
    """One of two actions on a path."""


KNOWN: dict[str, Declaration] = {declaration.name: declaration for declaration in core.all}


@mine.action("/ships/{uuid}/actions")
class UnloadShip(ApiMessage):
    """The other one."""


@mine.get("/ships/{uuid}/actions")
class GetShipActions(ApiMessage):
    """By another method."""


class Joiner:
    """Implements a hook."""

    @hookimpl
    def before_load(self) -> None:
        """Does nothing."""


class Crane(Protocol):
    """A protocol that strategies implement."""


SPECS = ModuleType("specs")


@hookspec
def before_unload() -> None:
    """A hook of the plugin itself."""


vars(SPECS)["before_unload"] = before_unload


@pytest.fixture
def find(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Find:
    """Installs plugins and finds them; a plugin whose noun is None has no module."""

    def find(nouns: Mapping[str, Noun | None]) -> dict[str, Plugin]:
        about = tmp_path / "harbour-2.0.dist-info"
        about.mkdir()
        (about / "METADATA").write_text("Metadata-Version: 2.1\nName: harbour\nVersion: 2.0\n")
        points = [f"{name} = harbour_{name}" for name in nouns]
        (about / "entry_points.txt").write_text("\n".join(["[orrery.plugins]", *points]))
        for name, noun in nouns.items():
            if noun is not None:
                module = ModuleType(f"harbour_{name}")
                vars(module)["NOUN"] = noun
                monkeypatch.setitem(sys.modules, module.__name__, module)
        monkeypatch.syspath_prepend(tmp_path)
        return {plugin.name: plugin for plugin in installed(KNOWN, ["zone"]) if plugin.name in nouns}

    return find


def test_a_plugin_says_where_it_comes_from_and_what_it_brings(find: Find) -> None:
    noun = Noun(
        name="mine",
        hooks=(Joiner(),),
        hookspecs=SPECS,
        strategies=((Crane, "Gantry", object()),),
        api=mine,
    )
    plugin = find({"mine": noun})["mine"]
    assert (plugin.error, plugin.noun, plugin.is_built_in) == (None, noun, False)
    assert plugin.origin == "harbour 2.0"
    assert plugin.hooks == ["before_load"]
    assert plugin.offers == ["before_unload"]
    assert plugin.strategies == ["Crane:Gantry"]
    assert plugin.apis == ["UnloadShip", "GetShipActions"]


def test_an_empty_plugin_and_one_that_cannot_be_imported_bring_nothing(find: Find) -> None:
    found = find({"absent": None, "empty": Noun(name="empty")})
    for plugin in (*found.values(), Plugin(name="zone", origin=BUILT_IN, noun=Noun(name="zone"))):
        assert (plugin.hooks, plugin.offers, plugin.strategies, plugin.apis) == ([], [], [], [])
    assert found["empty"].error is None
    told = str(found["absent"].error)
    assert "plugin[absent]: harbour_absent cannot be imported: ModuleNotFoundError" in told


def _same_name() -> Noun:
    api = Declarations(java="org.example")
    api.get("/elsewhere")(type("LoadShip", (ApiMessage,), {}))
    return Noun(name="x", api=api)


def _same_route() -> Noun:
    api = Declarations(java="org.example")
    api.action("/ships/{uuid}/actions", wrapper="loadShip")(type("FillShip", (ApiMessage,), {}))
    return Noun(name="x", api=api)


CLASHES: dict[str, tuple[Callable[[], Noun], str]] = {
    "name": (_same_name, "plugin[name]: there is an API called LoadShip already"),
    "route": (_same_route, "plugin[route]: API FillShip: PUT /ships/{uuid}/actions is that of LoadShip"),
    "element": (
        lambda: Noun(name="x", elements=(ElementKind(tag="zone", family="zone"),)),
        "plugin[element]: deployment files have an element called zone already",
    ),
}


@pytest.mark.parametrize("name", CLASHES)
def test_a_plugin_that_declares_what_exists_is_refused(find: Find, name: str) -> None:
    make, told = CLASHES[name]
    plugin = find({name: make()})[name]
    assert (plugin.noun, told in str(plugin.error)) == (None, True)


def test_the_first_of_two_clashing_plugins_is_loaded(find: Find) -> None:
    found = find({"second": Noun(name="second", api=mine), "first": Noun(name="first", api=mine)})
    assert [name for name, plugin in found.items() if plugin.error is None] == ["first"]
    assert "there is an API called UnloadShip already" in str(found["second"].error)


def test_a_folder_without_a_module_is_no_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "left_behind" / "__pycache__").mkdir(parents=True)
    monkeypatch.syspath_prepend(tmp_path)
    assert present(["json", "left_behind", "never_there", "never_there.inside"]) == ["json"]
