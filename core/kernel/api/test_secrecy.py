"""The secrets of a call are found wherever they stand in it."""

from __future__ import annotations

from typing import Annotated, Any

import pytest

from orrery.core.kernel.api.message import ApiMessage
from orrery.core.kernel.api.secrecy import (
    SECRET_TAGS,
    MayHoldPassword,
    PasswordHash,
    Secret,
    SystemTagText,
    mask_all,
    secrets_in,
    shown,
)


class AddVault(ApiMessage):
    """Has every kind of secret."""

    password: Secret
    address: Annotated[str, MayHoldPassword()]
    labels: list[SystemTagText]
    labels_of_doors: dict[str, list[SystemTagText]] | None = None


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


def test_a_call_is_printed_without_its_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(SECRET_TAGS, "vaultkey", mask_all)
    labels = ["vaultkey::abcdef", "size::large"]
    call = AddVault(password="open sesame", address="x", labels=labels, labels_of_doors={"front": labels})
    masked = ["vaultkey::***", "size::large"]
    assert repr(call).endswith(
        f"password='***', address='x', labels={masked}, labels_of_doors={{'front': {masked}}})"
    )
    assert shown(AddVault, "password", None) is None
    assert shown(AddVault, "labels_of_doors", None) is None


class OpenVault(ApiMessage):
    """Has the hash of a password that somebody typed."""

    password: PasswordHash


def test_openapi_says_what_is_a_password_and_which_form_its_hash_has() -> None:
    assert AddVault.model_json_schema()["properties"]["password"]["format"] == "password"
    told = OpenVault.model_json_schema()["properties"]["password"]
    assert (told["format"], told["pattern"]) == ("password", "^[0-9a-fA-F]{128}$")
