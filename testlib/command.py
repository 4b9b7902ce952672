"""The command `orrery` in this process, against a server that a test scripts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import httpx
import pytest
from click.testing import CliRunner, Result

from orrery.core.cli import connection, session
from orrery.core.cli.main import main
from orrery.core.kernel.api.message import Declaration

Answer = httpx.Response | Exception
Handler = Callable[[httpx.Request], Answer]
VARIABLES = (
    session.URL_VARIABLE,
    session.SESSION_VARIABLE,
    session.PASSWORD_VARIABLE,
    session.PROFILE_VARIABLE,
)


class Command:
    """Runs the command with APIs and a configuration folder of its own; keeps what the server was sent."""

    def __init__(self, declarations: dict[str, Declaration]) -> None:
        self.requests: list[httpx.Request] = []
        self.answer: Handler = lambda request: httpx.Response(200, json={})
        self._declarations = declarations

    def handle(self, request: httpx.Request) -> httpx.Response:
        """What the server answers to a request."""
        self.requests.append(request)
        answer = self.answer(request)
        if isinstance(answer, Exception):
            raise answer
        return answer

    def run(self, *words: str, **options: Any) -> Result:
        """The result of a command, such as its exit code and output."""
        return CliRunner().invoke(main, words, obj=self._declarations, prog_name="orrery", **options)

    @property
    def sent(self) -> list[tuple[str, str]]:
        """Method and path, below that of the API, of each request."""
        return [(each.method, each.url.path.removeprefix("/zstack/v1")) for each in self.requests]


def command_of(
    declarations: dict[str, Declaration], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> Command:
    """A command that keeps its logins in a folder, and meets no variable of the environment."""
    made = Command(declarations)
    monkeypatch.setattr(connection, "transport", lambda: httpx.MockTransport(made.handle))
    monkeypatch.setattr(click, "get_app_dir", lambda name: str(folder / name))
    for variable in VARIABLES:
        monkeypatch.delenv(variable, raising=False)
    return made


def error(code: str, details: str, status: int = 503) -> httpx.Response:
    """The answer to a call that failed."""
    return httpx.Response(status, json={"error": {"code": code, "description": "", "details": details}})
