"""How calls of backends name a host."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Protocol

from orrery.core.compute.host.model import Host
from orrery.core.kernel.db.model import Uuid


@dataclass(frozen=True, slots=True)
class HostRef:
    """A host as every call of a backend names it: enough to reach it after a restart, or from another node.

    It holds no secret. Parameters and outputs of workflows keep it as JSON, so it outlives the host's row.
    """

    uuid: Uuid
    address: str
    port: int | None = None
    """Of the service that takes the calls; None for the backend's own default."""
    credentials: str | None = None
    """Under which name `HostLogins` has the login; None where none is needed."""
    certificate: str | None = None
    """Fingerprint of the certificate that the host showed when it was connected first, such as
    ``sha256:9f86…``; a host that shows another one is refused. None where none is pinned yet."""

    def to_json(self) -> dict[str, Any]:
        """As an output of a step."""
        return {
            "uuid": self.uuid,
            "address": self.address,
            "port": self.port,
            "credentials": self.credentials,
            "certificate": self.certificate,
        }

    def __str__(self) -> str:
        return f"host[uuid:{self.uuid}, managementIp:{self.address}]"


def ref_of(host: Host) -> HostRef:
    """How backends reach a recorded host."""
    return make_ref(host.uuid, host.management_ip, host.ssh_port, host.username, host.certificate)


def make_ref(
    uuid: Uuid, address: str, port: int | None, username: str | None, certificate: str | None
) -> HostRef:
    """As `ref_of`, from the columns of a host's row."""
    credentials = f"{CREDENTIALS}/{uuid}" if username is not None else None
    return HostRef(uuid, address, port, credentials, certificate)


CREDENTIALS = "host"
"""Where `HostLogins` is registered, and how names of credentials of hosts begin."""


@dataclass(frozen=True, slots=True)
class Login:
    """How to log in to a host."""

    username: str
    password: str | None = field(repr=False)


class HostLogins(Protocol):
    """Gives backends the logins of hosts; registered for the type `CREDENTIALS`."""

    async def login(self, credentials: str) -> Login:
        """The login of this name. Raises NotFound where the host, and its login with it, is gone."""
