"""Logins from one address or another."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager

from orrery.core.kernel.context import current_call, in_call

PASSWORD = hashlib.sha512(b"password").hexdigest()


WRONG = "0" * 128
"""A password in its form that is nobody's."""
ELSEWHERE = "192.0.2.9"


@contextmanager
def calls_from(address: str) -> Iterator[None]:
    """Calls made inside come from this address."""
    with in_call(current_call()._replace(origin=address)):
        yield
