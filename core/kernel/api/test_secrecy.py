"""The secrets of a call are found wherever they stand in it."""

from __future__ import annotations

from typing import Annotated, Any

import pytest

from orrery.core.kernel.api.message import ApiMessage
from orrery.core.kernel.api.secrecy import (
    SECRET_TAGS,
    MayHoldPassword,
    Secret,
    SystemTagText,
    mask_all,
    secrets_in,
)


class AddVault(ApiMessage):
    """Has every kind of secret."""

    password: Secret
    address: Annotated[str, MayHoldPassword()]
    labels: list[SystemTagText]


GIVEN = {"password": "open sesame", "address": "nfs://me:hunter2@vault/x", "labels": "vaultkey::abcdef"}
FOUND = {"password": "open sesame", "address": "hunter2", "labels": "abcdef"}


@pytest.mark.parametrize("field", sorted(GIVEN))
@pytest.mark.parametrize("kind", [list, dict])
def test_secrets_are_found_in_input_of_any_depth(
    field: str, kind: type[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Input that has not been parsed yet may be nested deeper than Python's stack."""
    monkeypatch.setitem(SECRET_TAGS, "vaultkey", mask_all)
    value: Any = GIVEN[field]
    for _ in range(100_000):
        value = [value] if kind is list else {"x": value}
    assert secrets_in(AddVault, {field: value}) == [FOUND[field]]
