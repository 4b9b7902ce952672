"""Which callers are on the machine of the node itself."""

from __future__ import annotations

import pytest

from orrery.core.kernel.origin import is_among, is_local


@pytest.mark.parametrize(("address", "local"), [("127.0.0.1", True), ("::1", True), ("192.0.2.1", False)])
def test_loopback_is_local(address: str, local: bool) -> None:
    assert is_local(address) is local


def test_what_is_no_address_is_nowhere() -> None:
    assert not is_local("no address")
    assert not is_among("no address", "0.0.0.0/0, ::/0")
    assert is_among("10.1.2.3", "192.0.2.1, 10.0.0.0/8")
