"""Logins on machines: the SSH key of a machine is verified before anything is sent to it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from shlex import quote

import asyncssh

from orrery.backends.install.errors import KeyNotTaken
from orrery.backends.install.key import line_of
from orrery.core.kernel.errors import BackendRefused, Unreachable

CONNECT_SECONDS = 15.0
RUN_SECONDS = 60.0
SSH_PORT = 22
KEY_ALGORITHMS = (
    "ssh-ed25519",
    "ecdsa-sha2-nistp256",
    "ecdsa-sha2-nistp384",
    "ecdsa-sha2-nistp521",
    "rsa-sha2-512",
    "rsa-sha2-256",
)
"""Of machines, the preferred first, so that one with several keys always shows the same."""


@dataclass(frozen=True, slots=True)
class Target:
    """A machine, and how to log in."""

    address: str
    port: int
    user: str
    key: asyncssh.SSHKey
    password: str | None = field(default=None, repr=False)
    """Tried where the key is not taken."""
    fingerprint: str | None = None
    """Of the machine's SSH key; None where none is known yet."""

    def __str__(self) -> str:
        return f"{self.user}@{self.address}:{self.port}"


class _Verifying(asyncssh.SSHClient):
    """Takes the pinned key only; any, where none is pinned."""

    def __init__(self, pinned: str | None) -> None:
        self._pinned = pinned
        self.shown: asyncssh.SSHKey | None = None

    def validate_host_public_key(self, host: str, addr: str, port: int, key: asyncssh.SSHKey) -> bool:
        """See `asyncssh.SSHClient`."""
        self.shown = key
        return self._pinned is None or key.get_fingerprint() == self._pinned


class Session:
    """A login on a machine."""

    def __init__(
        self, target: Target, connection: asyncssh.SSHClientConnection, key: asyncssh.SSHKey
    ) -> None:
        self.target = target
        self._connection = connection
        self._key = key

    @property
    def fingerprint(self) -> str:
        """Of the machine's SSH key."""
        return str(self._key.get_fingerprint())

    @property
    def known_hosts(self) -> str:
        """The machine's SSH key, as a line of the file that OpenSSH reads."""
        target = self.target
        public = self._key.export_public_key().decode().strip()
        return f"[{target.address}]:{target.port} {public}\n{target.address} {public}\n"

    async def run(self, script: str, *, as_root: bool = False) -> str:
        """What a shell script writes. Raises BackendRefused where it fails, Unreachable where it hangs."""
        shell = "sudo -n sh -s" if as_root and self.target.user != "root" else "sh -s"
        try:
            done = await self._connection.run(shell, input=script, timeout=RUN_SECONDS, check=True)
        except asyncssh.ProcessError as failure:
            said = str(failure.stderr or "").strip().splitlines()
            raise BackendRefused(
                f"{self.target}: {said[-1] if said else f'status {failure.exit_status}'}"
            ) from failure
        except (asyncssh.Error, OSError, TimeoutError) as failure:
            raise Unreachable(f"{self.target}: {failure or type(failure).__name__}") from failure
        return str(done.stdout or "")

    async def authorize(self) -> None:
        """Has the machine take the node's key from now on; repeatable."""
        line = quote(line_of(self.target.key))
        await self.run(
            "set -e; umask 077; mkdir -p ~/.ssh; file=~/.ssh/authorized_keys; touch $file\n"
            f'grep -qxF {line} $file || {{ test ! -s $file || test -z "$(tail -c 1 $file)" || echo >>$file;'
            f" echo {line} >>$file; }}\n"
        )

    async def withdraw(self) -> None:
        """Has the machine take the node's key no more; repeatable."""
        line = quote(line_of(self.target.key))
        await self.run(
            "file=~/.ssh/authorized_keys; test -f $file || exit 0; umask 077\n"
            f"grep -vxF {line} $file >$file.orrery; cat $file.orrery >$file; rm -f $file.orrery\n"
        )


@asynccontextmanager
async def logged_in(target: Target) -> AsyncIterator[Session]:
    """A login, by the node's key or else by the password.

    Raises BackendRefused for another SSH key than the pinned one and for a refused login, Unreachable where
    nobody answers.
    """
    client = _Verifying(target.fingerprint)
    try:
        async with asyncio.timeout(CONNECT_SECONDS):
            connection = await asyncssh.connect(
                target.address,
                target.port,
                username=target.user,
                password=target.password,
                client_keys=[target.key],
                agent_path=None,
                config=None,
                known_hosts=([], [], []),
                server_host_key_algs=KEY_ALGORITHMS,
                client_factory=lambda: client,
                preferred_auth="publickey,password,keyboard-interactive",
            )
    except (asyncssh.Error, OSError, TimeoutError) as failure:
        raise _told(target, client, failure) from failure
    async with connection:
        assert client.shown is not None
        yield Session(target, connection, client.shown)


def _told(target: Target, client: _Verifying, failure: Exception) -> Unreachable | BackendRefused:
    shown = client.shown.get_fingerprint() if client.shown is not None else None
    if shown is not None and target.fingerprint not in (None, shown):
        return BackendRefused(
            f"the SSH server at {target.address}:{target.port} shows the key {shown} instead of"
            f" {target.fingerprint}, so nothing was sent to it; if the machine was installed anew, delete the"
            " system tag sshHostKey of the host (or give the right one) and reconnect it"
        )
    if isinstance(failure, asyncssh.PermissionDenied):
        how = "neither the key of this cloud nor the password" if target.password else "the key of this cloud"
        no = "takes" if target.password else "does not take"
        return KeyNotTaken(
            f"the SSH server at {target.address}:{target.port} {no} {how} for user [{target.user}]; give the"
            " right user and password (UpdateKVMHost for a host that is there)"
        )
    reason = str(failure) or "no answer in time"
    return Unreachable(f"no SSH login at {target.address}:{target.port}: {reason}")
