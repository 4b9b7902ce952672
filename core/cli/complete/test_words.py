"""What words may become, by what is declared."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.shell_completion import CompletionItem

from orrery.core.api.catalogue import declarations
from orrery.core.cli.complete import words
from orrery.core.cli.complete.build import build
from orrery.core.cli.complete.index import Data
from orrery.core.cli.complete.mirror import Mirror
from orrery.core.cli.complete.suggested import Suggested
from orrery.core.cli.main import main
from orrery.core.client import conditions

Complete = Callable[..., list[str]]
Items = Callable[[click.Group, tuple[str, ...]], list[CompletionItem]]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (["StopVm"], ["StopVmInstance"]),
        (["compl"], ["completion"]),
        (["--prof"], ["--profile"]),
        (["completion", "z"], ["zsh"]),
        (["graph", "st"], ["states"]),
        (["graph", "states", "host"], ["host", "host.status"]),
        (["graph", "workflow", "vm-mig"], ["vm-migrate"]),
        (["graph", "cascade", "zone"], ["zone.delete"]),
        (["login", "--acc"], ["--account"]),
        (["api", "ReconnectH"], ["ReconnectHost"]),
        (["QueryZone", "--output", "js"], ["json"]),
        (["QueryZone", "-o", "js"], ["json"]),
        (["serve", "sma"], ["small"]),
        (["simulate", "sto"], ["storm"]),
        (["CreateVmInstance", "cpu"], ["cpuNum="]),
        (["CreateVmInstance", "name=a", "nam"], []),
        (["CreateVmInstance", "virtio="], ["virtio=true", "virtio=false"]),
        (["CreateVmInstance", "strategy=Create"], ["strategy=CreateStopped"]),
        (["ChangeZoneState", "stateEvent="], ["stateEvent=enable", "stateEvent=disable"]),
        (["CreateWebhook", "opaque=vm.running,vm.cras"], ["opaque=vm.running,vm.crashed"]),
        (["CreateWebhook", "opaque=host.disconnected,host.disc"], []),
        (["CreateUserTag", "resourceType=VmI"], ["resourceType=VmInstanceVO"]),
        (["UpdateGlobalConfig", "category=quo"], ["category=quota"]),
        (["UpdateGlobalConfig", "category=host", "name=cpu"], ["name=cpu.overProvisioning.ratio"]),
        (["UpdateGlobalConfig", "category=quota", "name=cpu"], []),
        (["CreateZone", "nonsense="], []),
        (["NoSuchApi", "x"], []),
        (["QueryVmInstance", "state=Run"], ["state=Running"]),
        (["QueryVmInstance", "state!=Run"], ["state!=Running"]),
        (["QueryVmInstance", "state?=Running,Cras"], ["state?=Running,Crashed"]),
        (["QueryVmInstance", "vmNics.l3Network.na"], ["vmNics.l3Network.name="]),
        (["QueryVmInstance", "vmNics.l3Net"], ["vmNics.l3NetworkUuid=", "vmNics.l3Network."]),
        (["QueryVmInstance", "host.status=C"], ["host.status=Connecting", "host.status=Connected"]),
        (["QueryVmInstance", "nowhere.na"], []),
        (["QueryVmInstance", "sort=-cre"], ["sort=-createDate"]),
        (["QueryVmInstance", "sort=create"], ["sort=createDate"]),
        (["QueryVmInstance", "fields=name,sta"], ["fields=name,state"]),
        (["QueryVmInstance", "fields=name,nam"], []),
        (["QueryVmInstance", "replyWith"], ["replyWithCount="]),
        (["QueryVmInstance", "count="], ["count=true", "count=false"]),
        (["QueryVmInstance", "limit=5", "lim"], []),
        (["QueryZone", "isDefault="], ["isDefault=true", "isDefault=false"]),
        (["QueryEvent", "name=vm.runn"], ["name=vm.running"]),
    ],
    ids=" ".join,
)
def test_what_is_declared(complete: Complete, line: list[str], expected: list[str]) -> None:
    assert complete(*line) == expected


def test_a_field_that_is_whole_offers_its_operators(complete: Complete) -> None:
    assert complete("QueryVmInstance", "state") == [f"state{sign}" for sign in words.SYMBOLS]


def test_the_signs_and_the_words_beside_conditions_are_those_of_the_grammar() -> None:
    assert set(words.SYMBOLS) == {sign for sign in conditions.OPERATORS if not sign[0].isalpha()}
    for word in words.CONTROLS:
        assert "conditions" in conditions.arguments([f"{word}=x"], "api")
        assert conditions.arguments([f"{word}=x"], "api")["conditions"] == []


def test_mandatory_parameters_come_first_and_say_what_they_are(data: Data, items: Items) -> None:
    first, *_ = items(Mirror(data, main), ("UpdateZone", ""))
    assert first.value == "uuid=" and str(first.help).startswith("uuid of a Zone, required")
    assert first.is_open


def test_every_command_and_api_is_suggested_with_its_help(data: Data, items: Items) -> None:
    found = {item.value: item.help for item in items(Mirror(data, main), ("",))}
    assert set(found) == {*main.list_commands(click.Context(main)), *declarations()}
    assert found["CreateZone"] == "Create a zone, enabled."
    assert found["serve"]


def test_every_option_of_every_command_is_suggested(data: Data, complete: Complete) -> None:
    """Those of commands that others add too, since the index is made from click's own objects."""
    ctx = click.Context(main)
    for name in [*main.list_commands(ctx), "CreateZone", "QueryZone"]:
        command = main.get_command(ctx, name)
        assert command is not None
        long = {
            opt
            for param in command.params
            if isinstance(param, click.Option) and not param.hidden
            for opt in param.opts
            if opt.startswith("--")
        }
        assert long <= set(complete(name, "--"))


def test_profiles_are_the_kept_logins(complete: Complete, tmp_path: Path) -> None:
    (tmp_path / "orrery").mkdir()
    (tmp_path / "orrery" / "session-lab.json").write_text("{}")
    assert complete("--profile", "l") == ["lab"]


def test_deployment_files_and_folders_stand_beside_the_packaged_clouds(
    complete: Complete, tmp_path: Path
) -> None:
    (tmp_path / "smaller.yaml").touch()
    (tmp_path / "smallest.txt").touch()
    (tmp_path / "small-clouds").mkdir()
    (tmp_path / "small-clouds" / "one.xml").touch()
    assert complete("serve", "small") == ["small", "small-clouds/", "smaller.yaml"]
    assert complete("serve", "small-clouds/") == ["small-clouds/one.xml"]
    assert complete("serve", "nowhere/") == []
    assert complete("CreateZone", "description=@smalles") == ["description=@smallest.txt"]


def test_a_command_that_completes_by_itself_is_asked(data: Data, complete: Complete, items: Items) -> None:
    """It is loaded for that; all others are made from the index."""

    @click.command("moons")
    @click.argument("moon", shell_complete=lambda ctx, param, text: ["io", "europa"])
    @click.option("--phase", type=Suggested("states"))
    def moons(moon: str, phase: str) -> None:
        """Look at a moon."""

    root = click.Group("orrery", commands={"moons": moons})
    made = build(root, {})
    assert made["root"]["commands"]["moons"]["is_own"]
    found = [item.value for item in items(Mirror(made, root), ("moons", ""))]
    assert found == ["io", "europa"]
    assert [item.value for item in items(Mirror(made, root), ("moons", "--phase", "zo"))] == ["zone"]


def test_the_other_parameters_of_a_command_may_say_the_kind(data: Data, items: Items) -> None:
    @click.command("get")
    @click.argument("kind", type=Suggested("kinds"))
    @click.argument("words", nargs=-1, type=Suggested("query:{kind}"))
    def get(kind: str, words: tuple[str, ...]) -> None:
        """List resources."""

    made = build(click.Group("orrery", commands={"get": get}), declarations())
    root = Mirror(made, main)
    assert [item.value for item in items(root, ("get", "vm", "state=Run"))] == ["state=Running"]
    assert [item.value for item in items(root, ("get", "VmInstanceVO", "cpuN"))] == ["cpuNum="]


def test_a_usage_says_what_an_argument_takes(data: Data, items: Items) -> None:
    @click.command("show")
    @click.argument("words", nargs=-1, metavar="KIND [NAME]... [CONDITION]...")
    def show(words: tuple[str, ...]) -> None:
        """List resources."""

    @click.command("explain")
    @click.argument("word", metavar="API|KIND[.PATH]")
    def explain(word: str) -> None:
        """Explain one."""

    @click.command("wait")
    @click.argument("targets", nargs=-1, metavar="KIND/NAME...")
    def wait(targets: tuple[str, ...]) -> None:
        """Wait for some."""

    commands = {command.name or "": command for command in (show, explain, wait)}
    root = Mirror(build(click.Group("orrery", commands=commands), declarations()), main)

    def found(*line: str) -> list[str]:
        return [item.value for item in items(root, line)]

    assert found("show", "primaryS") == ["primaryStorage"]
    assert found("show", "vm", "state=Run") == ["state=Running"]
    assert found("show", "vm", "state=Running", "lim") == ["limit="]
    assert found("explain", "CreateZ") == ["CreateZone"]
    assert found("explain", "zon") == ["zone"]
    assert found("wait", "vm/web-0", "l3") == ["l3Network/"]
