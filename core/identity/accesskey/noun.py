"""What access keys bring to a node."""

from __future__ import annotations

from orrery.core.identity.accesskey.quotas import ACCESS_KEYS
from orrery.core.identity.accesskey.service import AccessKeyService
from orrery.core.kernel.plugins import Noun

NOUN = Noun(name="accessKey", services=(AccessKeyService,), quotas=(ACCESS_KEYS,))
