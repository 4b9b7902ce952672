"""Errors of installing hosts.

OrreryError
└── BackendError
    └── BackendRefused
        └── KeyNotTaken     the SSH server takes neither the cloud's key nor the password
"""

from __future__ import annotations

from orrery.core.kernel.errors import BackendRefused


class KeyNotTaken(BackendRefused):
    """The SSH server of a machine takes neither the cloud's key nor the password."""
