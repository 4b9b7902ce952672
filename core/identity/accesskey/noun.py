"""What access keys bring to a node."""

from __future__ import annotations

from core.identity.accesskey.quotas import ACCESS_KEYS
from core.identity.accesskey.service import AccessKeyService
from core.kernel.plugins import Noun

NOUN = Noun(name="accessKey", services=(AccessKeyService,), quotas=(ACCESS_KEYS,))
