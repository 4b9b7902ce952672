"""What can go wrong with images.

StepFailed
└── CannotAddImage    SYS.1002    it did not arrive everywhere; no row stays
BackendError
└── DownloadFailed    BS.1000     a backup storage could not take it in
"""

from __future__ import annotations

from orrery.core.kernel.errors import BackendError, StepFailed


class CannotAddImage(StepFailed):
    """The image did not arrive on every storage, so no row stays."""

    code = "SYS.1002"
    description = "Unable to create a resource"


class DownloadFailed(BackendError):
    """A backup storage could not take the image in."""

    code = "BS.1000"
    description = "Unable to download an image to a backup storage"
