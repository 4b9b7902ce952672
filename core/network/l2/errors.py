"""What can go wrong with L2 networks.

OrreryError
└── AttachFailed    L2.1000    it was taken back from the cluster; the cause says why
"""

from __future__ import annotations

from orrery.core.kernel.errors import OrreryError


class AttachFailed(OrreryError):
    """The L2 network could not be brought to a cluster, and was taken back; the cause says why."""

    code = "L2.1000"
    description = "Unable to attach L2Network to a cluster"
