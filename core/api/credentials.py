"""Who a request says it is from: the header Authorization, in either of its forms.

``OAuth <session uuid>``, or ``ZStack <key id>:<signature>`` beside a header Date.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from fastapi import HTTPException, Request
from starlette.datastructures import Headers

from orrery.core.api.configs import CHECK_TIME_ZONE
from orrery.core.api.dispatcher import Credential
from orrery.core.api.paths import signed_path
from orrery.core.identity.accesskey.messages import Signed
from orrery.core.identity.accesskey.signatures import SKEW_MS
from orrery.core.kernel.node import Node

SCHEME = "OAuth"
KEY_SCHEME = "ZStack"
NO_SESSION = "null"
"""What the reference client polls with for a job that it began by access key."""
DATE = re.compile(r"[A-Z][a-z]{2}, \d{1,2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} (?P<zone>\S+)")
ZONES = re.compile(r"GMT|UTC?|Z|[+-]\d{4}")


class Authenticator:
    """Reads who the requests to one node say they are from; the dispatcher decides whether it is so."""

    def __init__(self, node: Node) -> None:
        self._node = node

    def credential(self, request: Request, *, required: bool) -> Credential:
        """What the request names. Raises HTTPException 400 where one is needed and not named.

        Raises HTTPException also for a signature of another time.
        """
        path = signed_path(request.scope)
        found = credential(request.headers, request.method, path, required=required)
        if isinstance(found, Signed):
            check_zone = self._node.configs.get(CHECK_TIME_ZONE)
            refuse_skewed(found, self._node.client_clock.now_ms(), check_zone=check_zone)
        return found


def credential(headers: Headers, method: str, path: str, *, required: bool) -> Credential:
    """What the request names. Raises HTTPException 400 where one is needed and not named."""
    given = headers.get("authorization")
    if given is not None and given.startswith(SCHEME):
        return given.removeprefix(SCHEME).strip()
    if given is not None and given.startswith(KEY_SCHEME):
        key_id, _, signature = given.removeprefix(KEY_SCHEME).strip().partition(":")
        return Signed(key_id, signature, method, path, headers.get("date", ""))
    if not required:
        return None
    what = "is missing" if given is None else "is of another scheme"
    text = f"send '{SCHEME} <session uuid>', or '{KEY_SCHEME} <access key id>:<signature>'"
    raise HTTPException(400, f"the header Authorization {what}; {text}")


def refuse_skewed(signed: Signed, now_ms: int, *, check_zone: bool) -> None:
    """Raises HTTPException 400 for a date that is none, 403 for one too far from the node's clock.

    Unless `check_zone`, the date is read as if it were in UTC, whatever zone it names.
    """
    form = DATE.fullmatch(signed.date)
    if form is None or (check_zone and ZONES.fullmatch(form["zone"]) is None):
        raise _no_date(signed.date)
    text = signed.date if check_zone else signed.date.removesuffix(form["zone"]) + "GMT"
    try:
        date = parsedate_to_datetime(text)
    except ValueError:
        raise _no_date(signed.date) from None
    stamp = (date if date.tzinfo is not None else date.replace(tzinfo=UTC)).timestamp()
    if abs(stamp * 1000 - now_ms) > SKEW_MS:
        now = datetime.fromtimestamp(now_ms // 1000, UTC).strftime("%a, %d %b %Y %H:%M:%S GMT")
        text = f"the date is more than {SKEW_MS // 60_000} minutes off; here it is {now}"
        raise HTTPException(403, f"requestTimeTooSkewed: {text}")


def _no_date(given: str) -> HTTPException:
    example = "Fri, 27 Nov 2026 17:23:22 GMT"
    what = f"is [{given[:100]}]" if given else "is missing"
    return HTTPException(400, f"the header Date {what}; a signed call needs one such as '{example}'")
