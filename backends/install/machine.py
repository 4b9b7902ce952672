"""What a machine is that shall become a host, and whether it can."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass

from orrery.backends.agent.wire import AGENT_PORT
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.errors import BackendRefused

PYTHONS = {("debian", "12"): (3, 11), ("debian", "13"): (3, 13), ("ubuntu", "24.04"): (3, 12)}
"""The distributions that an agent is installed on, with the version of Python that they have."""
SUPPORTED = "Debian 12, Debian 13 and Ubuntu 24.04"


@dataclass(frozen=True, slots=True)
class Installed:
    """What `/etc/orrery/agent.json` says of the agent on a machine."""

    cloud: str
    host: Uuid
    is_fresh: bool
    """Whether the machine had no agent before."""


@dataclass(frozen=True, slots=True)
class Machine:
    """What the checks have said of a machine."""

    said: dict[str, str]

    @classmethod
    def of(cls, output: str) -> Machine:
        """From the output of ``checks.sh``."""
        pairs = (line.partition("=") for line in output.splitlines() if "=" in line)
        return cls({name: value for name, _, value in pairs})

    @property
    def installed(self) -> Installed | None:
        """The agent that a node has installed; None where none has."""
        text = self.said.get("installed", "")
        if not text:
            return None
        try:
            found = json.loads(text)
            return Installed(str(found["cloud"]), str(found["host"]), found["fresh"] is True)
        except (ValueError, KeyError, TypeError):
            return Installed("?", "?", False)

    def is_fresh(self, host: Uuid) -> bool:
        """Whether the machine had no agent before this host was added."""
        installed = self.installed
        if installed is not None and installed.host == host:
            return installed.is_fresh
        return "token" not in self.said

    def has_token(self, token: str) -> bool:
        """Whether somebody has given the agent of the machine its token, by hand, and runs it."""
        known = hashlib.sha256(token.encode()).hexdigest()
        is_given = self.said.get("token") == known and self.installed is None
        return is_given and "listening" in self.said

    @property
    def python(self) -> tuple[int, int]:
        """The version of Python that it has or will have. Raises BackendRefused as `check` does."""
        where = (self.said.get("distribution", ""), self.said.get("version", ""))
        if where not in PYTHONS:
            name = self.said.get("name") or "an unknown system"
            raise BackendRefused(f"the host runs {name}; agents are installed on {SUPPORTED} only")
        major, _, minor = self.said.get("python", "").partition(".")
        return (int(major), int(minor)) if major and minor else PYTHONS[where]

    def check(self, cloud: str, user: str) -> None:
        """Raises BackendRefused where no agent of this cloud can be installed there, and says why."""
        _ = self.python
        if self.said.get("root") != "yes":
            raise BackendRefused(
                f"user [{user}] is not root and sudo asks it for a password; log in as root, or allow it"
                f" in /etc/sudoers.d: {user} ALL=(ALL) NOPASSWD: ALL"
            )
        installed = self.installed
        if installed is not None and installed.cloud != cloud:
            raise BackendRefused(
                f"an agent of the cloud [{installed.cloud}] is installed on the host; delete the host"
                " there, and remove /etc/orrery/agent.json from it to use it here"
            )
        if installed is None and "listening" in self.said:
            program = self.said["listening"] or "a program"
            raise BackendRefused(
                f"port {AGENT_PORT} of the host, which its agent needs, is taken by {program}; stop that"
                " (an agent that was started by hand too) and try again"
            )
