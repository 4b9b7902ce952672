"""Logins: one for each profile, and renewed when they have ended."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import click
import httpx
import pytest

from orrery.core.api.catalogue import declarations
from orrery.core.cli import session
from orrery.testlib.command import Answer, Command, command_of, error

OLD, NEW = "a" * 32, "b" * 32


@pytest.fixture
def command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Command:
    """The command with all APIs, and a server that knows the session NEW and the password `right`."""
    made = command_of(dict(declarations()), tmp_path, monkeypatch)
    right = hashlib.sha512(b"right").hexdigest()

    def answer(request: httpx.Request) -> Answer:
        if request.url.path.endswith("/login"):
            given = next(iter(json.loads(request.content).values()))
            if given["password"] != right:
                return error("ID.1000", "wrong account name or password")
            return httpx.Response(200, json={"inventory": {"uuid": NEW}})
        if request.headers.get("Authorization") != f"OAuth {NEW}":
            return error("ID.1001", "no session")
        return httpx.Response(200, json={"inventory": {"uuid": "z"}})

    made.answer = answer
    return made


def keep(url: str = "http://mn:1", user: str | None = None, name: str | None = None) -> None:
    """Keeps a login whose session has ended."""
    file = session.path_of(name)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps({"url": url, "session": OLD, "account": "acme", "user": user}))


def test_an_ended_session_is_renewed_by_the_password_of_the_environment(command: Command) -> None:
    keep(user="eve")
    result = command.run("CreateZone", "name=z", env={"ORRERY_PASSWORD": "right"})
    assert result.exit_code == 0, result.output
    assert "logged in again at http://mn:1 as eve of acme" in result.stderr
    assert command.sent == [("POST", "/zones"), ("PUT", "/accounts/users/login"), ("POST", "/zones")]
    assert session.read(session.path_of(None)) == session.Session("http://mn:1", NEW, "acme", "eve")
    assert command.run("CreateZone", "name=z").exit_code == 0


def test_a_wrong_password_changes_nothing(command: Command) -> None:
    keep()
    result = command.run("CreateZone", "name=z", env={"ORRERY_PASSWORD": "wrong"})
    assert result.exit_code == 1 and "wrong account name or password" in result.stderr
    assert session.read(session.path_of(None)).session == OLD


def test_without_a_password_it_is_said_how_to_log_in(command: Command) -> None:
    keep()
    result = command.run("CreateZone", "name=z")
    assert result.exit_code == 1
    assert "not logged in at http://mn:1 any more: run orrery login --url http://mn:1" in result.stderr


def test_a_session_of_the_environment_and_another_server_are_not_logged_in_to(command: Command) -> None:
    keep()
    given = {"ORRERY_PASSWORD": "right"}
    of_environment = command.run("CreateZone", "name=z", env={**given, "ORRERY_SESSION": "c" * 32})
    elsewhere = command.run("CreateZone", "name=z", "--url", "http://other:1", env=given)
    assert (of_environment.exit_code, elsewhere.exit_code) == (1, 1)
    assert "not logged in at http://other:1: run" in elsewhere.stderr
    assert command.sent == [("POST", "/zones")] * 2


def test_an_ended_session_is_renewed_before_several_calls(command: Command) -> None:
    keep()
    first = command.answer

    def answer(request: httpx.Request) -> Answer:
        if request.url.path.endswith("/valid"):
            return httpx.Response(200, json={"valid": NEW in request.url.path})
        return first(request)

    command.answer = answer
    words = ("UpdateZone", f"uuid={OLD}", f"uuid={NEW}", "name=x")
    result = command.run(*words, env={"ORRERY_PASSWORD": "right"})
    assert result.exit_code == 0, result.output
    assert [path for method, path in command.sent if method == "PUT"][1:] == [
        f"/zones/{OLD}/actions",
        f"/zones/{NEW}/actions",
    ]


def test_profiles_are_listed(command: Command) -> None:
    assert "nobody is logged in" in command.run("profiles", "-o", "table").stderr
    keep()
    keep("http://lab:8080", "eve", "lab")
    rows = [json.loads(line) for line in command.run("--profile", "lab", "profiles").stdout.splitlines()]
    assert rows == [
        {"profile": "default", "url": "http://mn:1", "account": "acme", "loggedIn": True, "current": False},
        {
            "profile": "lab",
            "url": "http://lab:8080",
            "account": "eve of acme",
            "loggedIn": True,
            "current": True,
        },
    ]
    table = command.run("profiles", "-o", "table").stdout
    assert "lab" in table and "eve of acme" in table and OLD not in table
    (Path(click.get_app_dir("orrery")) / "session-lab.json").write_text("{")
    assert "session-lab.json cannot be read" in command.run("profiles").output
