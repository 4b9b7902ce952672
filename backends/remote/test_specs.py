"""Specs as the wire has them."""

from __future__ import annotations

import base64

import pytest

from orrery.backends.remote.specs import guest_of, plain_user_data
from orrery.testlib.contracts.lab import guest

SCRIPT = "#!/bin/sh\necho ä\n"


def test_a_guest_reads_the_user_data_that_its_caller_has_encoded() -> None:
    assert plain_user_data(base64.b64encode(SCRIPT.encode()).decode()) == SCRIPT


@pytest.mark.parametrize("sent", [SCRIPT, "#cloud-config", "abc", base64.b64encode(b"\x1f\x8b\xff").decode()])
def test_user_data_that_is_no_encoded_text_stays_as_it_is(sent: str) -> None:
    assert plain_user_data(sent) == sent


def test_a_guest_without_user_data_has_none() -> None:
    assert guest_of(guest()).user_data is None
