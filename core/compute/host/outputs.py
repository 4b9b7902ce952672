"""Outputs of runs that work on guests: where these are."""

from __future__ import annotations

from typing import Any

from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.workflow import Outputs


class Located(Outputs):
    """The host that a run works on; it outlives the host's row."""

    host: Uuid | None = None
    host_ref: dict[str, Any] | None = None
    """How it is reached (`HostRef`)."""
    hypervisor: str | None = None
    """Its hypervisor type."""


class BetweenHosts(Located):
    """The host that a guest leaves, and the one it goes to."""

    destination: Uuid
    destination_ref: dict[str, Any] | None = None
