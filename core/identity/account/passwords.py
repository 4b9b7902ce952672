"""How passwords are kept: scrypt (RFC 7914) over what clients send, with a salt of its own each.

The cost stands in what is stored, so it can be raised: what was made at another cost still matches, and is
made anew at the next login. At the default cost a guess takes some 50 ms and 16 MiB, so it is made where
`node.workers` says: in a thread of low priority, or in virtual time at once and at next to no cost.
"""

from __future__ import annotations

import hashlib
import hmac

from orrery.core.kernel.node import Node

COST, BLOCK, PARALLEL = 2**14, 8, 1
NOBODY_SALT = "0" * 32
"""Of the hash that is made in vain for names that nobody has."""


def hash_password(sent: str, salt: str, cost: int = COST) -> str:
    """What is stored for the password that clients send as `sent`; `salt` is 32 hex digits.

    Slow on purpose: handlers call `hashed`.
    """
    derived = hashlib.scrypt(
        sent.encode("utf-8", "surrogatepass"), salt=bytes.fromhex(salt), n=cost, r=BLOCK, p=PARALLEL
    )
    return f"scrypt${cost}${salt}${derived.hex()}"


def matches(sent: str, stored: str) -> bool:
    """Whether `sent` is the password that `stored` was made of; slow on purpose, like `hash_password`."""
    _, cost, salt, _ = stored.split("$")
    return hmac.compare_digest(hash_password(sent, salt, int(cost)), stored)


async def hashed(node: Node, sent: str) -> str:
    """What is stored for a new password."""
    return await node.workers.run(hash_password, sent, node.secrets.token(), node.settings.password_cost)


async def is_password(node: Node, sent: str, stored: str | None) -> bool:
    """Whether `sent` is the password that `stored` was made of; without one no, after the same work."""
    if stored is None:
        await node.workers.run(hash_password, sent, NOBODY_SALT, node.settings.password_cost)
        return False
    return await node.workers.run(matches, sent, stored)


async def rehashed(node: Node, sent: str, stored: str) -> str | None:
    """What to store instead, where `stored` was made at another cost than new passwords are."""
    if int(stored.split("$")[1]) == node.settings.password_cost:
        return None
    return await hashed(node, sent)
