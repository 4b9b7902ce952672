"""The command `orrery world`: its words, and its errors before anything is sent."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
from click.testing import CliRunner, Result

from orrery.backends.sim.worldapi.words import parameters_of
from orrery.core.cli import connection
from orrery.core.cli.main import main
from orrery.simulator.fault_kinds import DECLARED, FaultKind
from orrery.simulator.faults import Fault


def run(*words: str) -> Result:
    return CliRunner().invoke(main, ["world", *words])


def read(kind: FaultKind, *words: str) -> dict[str, Any]:
    return parameters_of(Fault, kind.value, words, DECLARED[kind].parameters)


def test_words_become_plain_data_of_the_declared_types() -> None:
    words = ("addresses=host-0,host-1", "power=off", "at=5", "pattern=*.1", "share=0.5")
    assert read(FaultKind.DEAD_HOST, *words) == {
        "addresses": ["host-0", "host-1"],
        "power": False,
        "at": 5,
        "pattern": "*.1",
        "share": 0.5,
    }


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("fault", "add", "fire"), "there is no kind 'fire'; there are: slow_host, dead_host"),
        (("incident", "fire"), "there is no kind 'fire'; there are: guest_stops, guest_crashes"),
        (("fault", "add", "dead_host", "durations=5"), "no parameter 'durations'; did you mean duration?"),
        (("fault", "add", "dead_host", "host-1"), "expected <parameter>=<value>, got 'host-1'"),
        (("fault", "add", "dead_host", "at=1", "at=2"), "'at' is given twice"),
        (("fault", "add", "dead_host", "power=7"), "dead_host.power: expected bool, got 7"),
        (("incident", "guest_moved", "guest=web-0"), "guest_moved needs `to`"),
    ],
)
def test_what_makes_no_sense_is_told_before_anything_is_sent(words: tuple[str, ...], told: str) -> None:
    result = run(*words)
    assert result.exit_code == 2
    assert told in result.output


@pytest.mark.parametrize("kind", list(FaultKind))
def test_the_help_of_a_kind_lists_its_parameters(kind: FaultKind) -> None:
    result = run("fault", "add", kind.value, "--help")
    assert result.exit_code == 0
    assert all(f"\n  {name} " in result.output for name in DECLARED[kind].parameters)


def test_a_server_without_a_simulated_world_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    unknown = httpx.MockTransport(lambda request: httpx.Response(404, text="no API is at this path"))
    monkeypatch.setattr(connection, "transport", lambda: unknown)
    monkeypatch.setenv("ORRERY_URL", "http://127.0.0.1:1")
    monkeypatch.setenv("ORRERY_SESSION", "5" * 32)
    result = run("hosts")
    assert result.exit_code == 1
    assert "http://127.0.0.1:1 has no simulated world" in result.output


@pytest.mark.parametrize(
    ("form", "begin"),
    [
        ("table", " name     reachable\n"),
        ("wide", " name     reachable\n"),
        ("name", "host-0\n"),
        ("json", '{\n  "inventories"'),
        ("yaml", "inventories:\n"),
        ("jsonpath=inventories[*].reachable", "true\n"),
        ("", "{\n"),
    ],
)
def test_a_listing_comes_in_every_form(monkeypatch: pytest.MonkeyPatch, form: str, begin: str) -> None:
    answer = {"inventories": [{"name": "host-0", "reachable": True}]}
    monkeypatch.setattr(
        connection, "transport", lambda: httpx.MockTransport(lambda request: httpx.Response(200, json=answer))
    )
    monkeypatch.setenv("ORRERY_SESSION", "5" * 32)
    monkeypatch.setenv("ORRERY_OUTPUT", form)
    result = run("hosts")
    assert result.exit_code == 0
    assert result.stdout.startswith(begin)
