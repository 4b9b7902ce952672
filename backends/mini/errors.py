"""Errors of clouds on this machine."""

from __future__ import annotations

from orrery.core.client.errors import ClientError


class UpFailed(ClientError):
    """Something could not be started or stopped; the text says what, why, and what to do."""

    is_failure = True
