"""Explanations, help, and suggestions for words that name nothing."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from orrery.core.api.catalogue import declarations
from orrery.core.api.kinds import Kinds
from orrery.core.cli.explain import explained
from orrery.core.cli.explain_api import example
from orrery.core.cli.main import main
from orrery.core.client.fields import wire_fields

KNOWN = declarations()
KINDS = Kinds(KNOWN)


def run(*words: str) -> tuple[int, str]:
    """Runs the command; gives its exit status and what it printed."""
    result = CliRunner().invoke(main, words, obj=KNOWN)
    return result.exit_code, result.output


@pytest.mark.parametrize("name", [name for name in KNOWN if not KNOWN[name].is_query])
def test_every_api_is_explained_with_all_its_parameters(name: str) -> None:
    text = explained(KNOWN, KINDS, name)
    assert KNOWN[name].path in text
    for wire, info in wire_fields(KNOWN[name].message).items():
        [line] = [line for line in text.splitlines() if line.startswith(f"  {wire}: ")]
        assert (", required" in line) == info.is_required()
        if info.is_required():
            assert f" {wire}=" in example(KNOWN[name], KINDS)


@pytest.mark.parametrize("kind", KINDS.all, ids=lambda kind: kind.name)
def test_every_kind_is_explained_with_its_fields_and_paths(kind: object) -> None:
    assert kind in KINDS.all
    [each] = [one for one in KINDS.all if one == kind]
    lines = explained(KNOWN, KINDS, each.name).splitlines()
    first = [line.split()[0] for line in lines if line.startswith("  ")]
    assert set(each.fields) <= set(first)
    assert {f"{name}." for name in KINDS.graph.names(each.model)} <= set(first)
    assert f"orrery explain {each.query.name}" in "\n".join(lines)
    assert f"see orrery explain {each.name}" in explained(KNOWN, KINDS, each.query.name)


def test_what_is_said_of_a_parameter() -> None:
    lines = explained(KNOWN, KINDS, "CreateVmInstance").splitlines()
    assert (
        "  Create a VM: place it, make its disks and nics, start it. A failure leaves nothing behind."
        in lines
    )
    assert "  imageUuid: image (name or uuid)" in lines
    assert "  l3NetworkUuids: list of l3Network (name or uuid)" in lines
    assert "  memorySize: bytes, or a size such as 8G" in lines
    strategy = "default InstantStart, one of InstantStart, JustCreate, CreateStopped"
    assert f"  strategy: text, {strategy}" in lines
    created = "name=my-vm instanceOfferingUuid=INSTANCEOFFERING imageUuid=IMAGE l3NetworkUuids=L3NETWORK"
    assert lines[-1] == f"  orrery CreateVmInstance {created}"


def test_a_path_leads_to_a_kind() -> None:
    assert explained(KNOWN, KINDS, "vm.vmNics.l3Network") == explained(KNOWN, KINDS, "l3")
    status, text = run("explain", "vm.disk")
    assert (status, "has no path[disk]" in text, "rootVolume" in text) == (2, True, True)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["GetVmInstance"], "did you mean QueryVmInstance, or orrery get vm?"),
        (["ListVms"], "did you mean QueryVmInstance, or orrery get vm?"),
        (["DescribeHosts"], "did you mean QueryHost, or orrery get host?"),
        (["DeleteVmInstance"], "did you mean DestroyVmInstance, ExpungeVmInstance?"),
        (["RemoveZone"], "did you mean DeleteZone?"),
        (["CreateZones"], "did you mean CreateZone?"),
        (["CreateVMInstance"], "did you mean CreateVmInstance"),
        (["vms"], "did you mean orrery get vm?"),
        (["list"], "did you mean orrery get?"),
        (["show"], "did you mean orrery describe?"),
        (["explian"], "did you mean explain"),
        (["delete", "vm", "web-0"], "did you mean DestroyVmInstance, ExpungeVmInstance?"),
        (["stop", "vm/web-0"], "did you mean StopVmInstance?"),
        (["reboot", "vms"], "did you mean RebootVmInstance?"),
        (["migrate", "vm"], "did you mean MigrateVm"),
        (["create", "l3"], "did you mean CreateL3Network?"),
        (["edit", "zone", "west"], "did you mean UpdateZone"),
        (["delete"], "orrery api Delete lists them"),
        (["apply", "-f", "x.yaml"], "did you mean orrery deploy?"),
        (["logs"], "did you mean orrery events, or orrery jobs?"),
        (["version"], "did you mean orrery --version?"),
        (["help", "GetVmInstance"], "did you mean QueryVmInstance"),
        (["help", "nosuch"], "there is no API or command named 'nosuch'"),
        (["api", "nosuch"], "no API has 'nosuch' in its name"),
        (["api", "VmInstances"], "did you mean StopVmInstance"),
        (["explain", "GetVmInstance"], "did you mean QueryVmInstance"),
        (["explain", "nosuch"], "there is no API or kind of resource named 'nosuch'"),
        (["get", "nosuch"], "there is no kind of resource named 'nosuch'; there is accessKey"),
        (["get", "network"], "'network' may be l2Network or l3Network"),
        (["get", "vm", "host/host-0"], "expected the name of a vm"),
        (["get"], "Missing argument"),
        (["describe", "vm"], "which vm? give names or uuids"),
        (["describe", "globalConfig", "x"], "use orrery get globalConfig"),
        (["StopVmInstance", "uid=x"], "field 'uid': no such field; did you mean uuid"),
        (["DeleteZone", "uuid=x", "-o", "name"], "DeleteZone answers with no resource to name"),
        (["QueryZone", "-o", "xml"], "'xml' is none of json, table, wide, name, yaml and jsonpath=EXPR"),
        (["QueryZone", "-o", "jsonpath=a["], "'a[' is no JSONPath"),
    ],
)
def test_misuse_says_what_was_meant_and_ends_with_2(words: list[str], expected: str) -> None:
    status, text = run(*words)
    assert (status, expected in text) == (2, True), text


def test_help_stands_in_front_as_well() -> None:
    assert "--password-stdin" in run("help", "login")[1]
    assert run("help", "CreateZone") == run("explain", "CreateZone")
    assert run("help", "vm") == run("explain", "vm")
    assert [run(*words)[0] for words in (["help"], ["help", "login"], ["help", "CreateZone"])] == [0, 0, 0]
