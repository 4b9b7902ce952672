"""Signatures of calls, and for how long one can be used.

A signature covers the method, the path, and the date to the second: nothing in it tells two calls to one path
within a second apart, and a client that creates several resources at once makes such calls. So a signature is
taken as often as it comes within `AGAIN_MS` of its first use, which leaves room for calls that arrive late,
and never again after that. Neither the body nor the query string is signed, so refusing only those that
repeat one too would stop nobody who recorded a request: the next change of one letter would pass.

Every signature leaves a row until its date alone would have it refused. So a late one is refused also by a
node that has been started anew, or whose clock the client's is ahead of; refusing what was dated before the
start would let through what was dated after it, and would turn away clients whose clocks are slow. The row
costs a commit that the calls of those milliseconds share. All times here are of the clients' clock.
"""

from __future__ import annotations

import base64
import hashlib
import hmac

from sqlalchemy import bindparam, delete

from orrery.core.identity.accesskey.errors import Replayed
from orrery.core.identity.accesskey.messages import Signed
from orrery.core.identity.accesskey.model import SECRET, AccessKey, UsedSignature
from orrery.core.identity.account.model import SYSTEM_ADMIN, Account
from orrery.core.kernel.db.statement import Statement
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import NotAuthenticated
from orrery.core.kernel.ownership import Caller
from orrery.core.kernel.resources import ENABLED
from orrery.core.kernel.secret_store import SecretStore

SKEW_MS = 15 * 60_000
"""How far a date may lie from the node's clock."""
KEPT_MS = 2 * SKEW_MS + 60_000
AGAIN_MS = 10_000
"""For how long after its first use a signature is taken again, in milliseconds."""
NO_SECRET = "0" * 40
OLD = Statement(delete(UsedSignature).where(UsedSignature.used < bindparam("before")))


def sign(secret: str, text: str) -> str:
    """The signature of a call, as clients make it."""
    return base64.b64encode(hmac.new(secret.encode(), text.encode(), hashlib.sha1).digest()).decode()


def signer(tx: Transaction, store: SecretStore, signed: Signed) -> Caller:
    """Whose key signed a call. Raises NotAuthenticated, which never says what was wrong."""
    key = tx.first(AccessKey, access_key_id=signed.key_id)
    secret = store.read(tx, AccessKey, key.uuid, SECRET) if key is not None else None
    expected = sign(secret or NO_SECRET, signed.text)
    is_right = hmac.compare_digest(expected.encode(), signed.signature.encode("utf-8", "replace"))
    if key is None or secret is None or not is_right or key.state != ENABLED:
        raise NotAuthenticated("the access key is unknown or disabled, or the signature is wrong")
    account = tx.require(Account, key.account_uuid)
    return Caller(key.account_uuid, key.user_uuid, account.type == SYSTEM_ADMIN)


def use(tx: Transaction, signed: Signed, now: int) -> None:
    """Records when a signature is first used. Raises Replayed where that was too long ago.

    `now` is in milliseconds since 1970.
    """
    digest = hashlib.sha256(f"{signed.key_id}\n{signed.text}".encode()).hexdigest()
    if tx.try_insert(UsedSignature, digest=digest, used=now):
        return
    first = tx.first(UsedSignature, digest=digest)
    if first is None or now - first.used >= AGAIN_MS:
        raise Replayed(
            f"this signature was first used more than {AGAIN_MS // 1000} s ago;"
            " sign the call anew, with the present date"
        )


def sweep(tx: Transaction, now: int) -> None:
    """Forgets signatures whose date is out of bounds by now."""
    tx.run(OLD, before=now - KEPT_MS)
