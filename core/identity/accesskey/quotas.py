"""How many access keys an account may have, those of its users among them."""

from __future__ import annotations

from orrery.core.identity.accesskey.model import AccessKey
from orrery.core.kernel.quota import Counted, Quota

ACCESS_KEYS = Counted(
    Quota(
        name="accessKey.num",
        default=200,
        description="How many access keys there may be, disabled ones too.",
        kind=AccessKey,
    ),
)
