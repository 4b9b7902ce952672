"""Logins on an SSH server of the test, whose shell has a folder of the test as home."""

from __future__ import annotations

import asyncio
import subprocess
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TypeVar

import asyncssh
import pytest

from orrery.backends.install.errors import KeyNotTaken
from orrery.backends.install.key import key_of, line_of
from orrery.backends.install.ssh import Session, Target, logged_in
from orrery.backends.remote.secret import CloudSecret
from orrery.core.kernel.errors import BackendRefused, Unreachable

KEY = key_of(CloudSecret(b"x" * 32))
T = TypeVar("T")


class _Server(asyncssh.SSHServer):
    def __init__(self, home: Path) -> None:
        self._home = home

    def begin_auth(self, username: str) -> bool:
        return True

    def password_auth_supported(self) -> bool:
        return True

    def validate_password(self, username: str, password: str) -> bool:
        return password == "right"

    def public_key_auth_supported(self) -> bool:
        return True

    def validate_public_key(self, username: str, key: asyncssh.SSHKey) -> bool:
        file = self._home / ".ssh/authorized_keys"
        return file.exists() and line_of(KEY) in file.read_text() and key == KEY.convert_to_public()


def _served(home: Path, body: Callable[[int, str], Awaitable[T]]) -> T:
    async def shell(process: asyncssh.SSHServerProcess[str]) -> None:
        script = await process.stdin.read()
        done = await asyncio.to_thread(
            subprocess.run,
            ["sh", "-s"],
            input=script,
            capture_output=True,
            text=True,
            timeout=30,
            check=False,
            env={"HOME": str(home), "PATH": "/usr/bin:/bin"},
        )
        process.stdout.write(done.stdout)
        process.stderr.write(done.stderr)
        process.exit(done.returncode)

    async def run() -> T:
        keys = [asyncssh.generate_private_key(kind) for kind in ("ecdsa-sha2-nistp256", "ssh-ed25519")]
        server = await asyncssh.create_server(
            lambda: _Server(home), "127.0.0.1", 0, server_host_keys=keys, process_factory=shell
        )
        try:
            return await body(server.get_port(), keys[1].get_fingerprint())
        finally:
            server.close()
            await server.wait_closed()

    return asyncio.run(run())


def test_a_password_is_needed_once(tmp_path: Path) -> None:
    async def body(port: int, fingerprint: str) -> None:
        target = Target("127.0.0.1", port, "root", KEY)
        with pytest.raises(KeyNotTaken, match="does not take the key of this cloud for user"):
            await _tried(target)
        async with logged_in(Target("127.0.0.1", port, "root", KEY, "right")) as session:
            assert session.fingerprint == fingerprint  # that of the preferred kind
            await session.authorize()
            await session.authorize()
        async with logged_in(target) as session:
            assert (await session.run("echo $((6 * 7))")).strip() == "42"
            await session.withdraw()
            await session.withdraw()
        with pytest.raises(KeyNotTaken):
            await _tried(target)

    folder = tmp_path / ".ssh"
    folder.mkdir()
    (folder / "authorized_keys").write_text("ssh-ed25519 AAAA somebody")  # no newline at its end
    _served(tmp_path, body)
    assert (folder / "authorized_keys").read_text() == "ssh-ed25519 AAAA somebody\n"


async def _tried(target: Target) -> Session:
    async with logged_in(target) as session:
        return session


def test_a_wrong_key_of_the_machine_is_refused_before_anything_is_sent(tmp_path: Path) -> None:
    async def body(port: int, fingerprint: str) -> None:
        wrong = f"SHA256:{'a' * 43}"
        with pytest.raises(BackendRefused, match=rf"shows the key .* instead of {wrong}") as refused:
            await _tried(Target("127.0.0.1", port, "root", KEY, "right", wrong))
        assert fingerprint in refused.value.details
        await _tried(Target("127.0.0.1", port, "root", KEY, "right", fingerprint))

    _served(tmp_path, body)


def test_a_script_that_fails_tells_its_last_line(tmp_path: Path) -> None:
    async def body(port: int, _: str) -> None:
        async with logged_in(Target("127.0.0.1", port, "root", KEY, "right")) as session:
            with pytest.raises(BackendRefused, match="no room"):
                await session.run("echo no room >&2; exit 3")

    _served(tmp_path, body)


def test_a_wrong_password_and_a_silent_machine_are_told_apart(tmp_path: Path) -> None:
    async def body(port: int, _: str) -> None:
        with pytest.raises(KeyNotTaken, match="takes neither the key of this cloud nor the password"):
            await _tried(Target("127.0.0.1", port, "root", KEY, "wrong"))

    _served(tmp_path, body)
    with pytest.raises(Unreachable, match=r"no SSH login at 127\.0\.0\.1:1"):
        asyncio.run(_tried(Target("127.0.0.1", 1, "root", KEY)))


def test_the_key_of_a_cloud_follows_from_its_secret() -> None:
    assert key_of(CloudSecret(b"x" * 32)) == KEY != key_of(CloudSecret(b"y" * 32))
    assert "password" not in repr(Target("h", 22, "root", KEY, "the password"))
