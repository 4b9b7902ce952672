"""Secrets are bound to their names and keys, and go with their resources."""

from __future__ import annotations

import random

import pytest

from orrery.core.kernel.clock import SeededSecrets
from orrery.core.kernel.db.database import Database
from orrery.core.kernel.errors import Refused, SecretUnreadable
from orrery.core.kernel.registry import RegisteredResource
from orrery.core.kernel.secret_store import Keyring, Name, Sealed, SecretRow, kept_ahead
from orrery.testlib.kernel import run_db

NAME = Name("HostVO", "a" * 32, "password")


def source(seed: int = 1) -> SeededSecrets:
    return SeededSecrets(random.Random(seed))


def test_a_secret_is_read_back_with_its_key_and_by_its_name_only() -> None:
    keyring = Keyring.from_seed("1")
    sealed = keyring.seal(NAME, "pässword", source())
    assert "pässword" not in sealed
    assert keyring.open(NAME, keyring.current, sealed) == "pässword"
    with pytest.raises(SecretUnreadable, match="was changed"):
        keyring.open(NAME._replace(resource_uuid="b" * 32), keyring.current, sealed)
    with pytest.raises(SecretUnreadable, match=f"{keyring.current}. of the secret.HostVO/a+/password."):
        Keyring.from_seed("2").open(NAME, keyring.current, sealed)


def test_a_seed_decides_all_that_is_kept_and_no_nonce_comes_twice() -> None:
    def some(seed: int) -> list[str]:
        drawn, keyring = source(seed), Keyring.from_seed("1")
        return [keyring.seal(NAME, "x", drawn) for _ in range(100)]

    assert some(1) == some(1)
    assert len({*some(1), *some(2)}) == 200


def test_a_rotated_keyring_reads_what_the_older_keys_encrypted() -> None:
    before = Keyring.from_seed("1")
    sealed = before.seal(NAME, "x", source())
    after = Keyring.from_text(before.rotated(source()).to_text())
    assert after.current != before.current
    assert after.open(NAME, before.current, sealed) == "x"
    assert not after.without_older().has(before.current)


@pytest.mark.parametrize("text", ["", "\n", "c2hvcnQ=", "no base64!", "*" * 44, f"{'A' * 43}=!"])
def test_what_is_no_key_is_refused_without_being_quoted(text: str) -> None:
    with pytest.raises(ValueError, match="one key of 32 bytes a line") as failure:
        Keyring.from_text(text)
    assert text.strip() == "" or text not in str(failure.value)


def test_keys_are_not_printed() -> None:
    keyring = Keyring.from_seed("1")
    assert keyring.to_text().strip() not in repr(keyring)


@pytest.mark.parametrize("is_made", [True, False])
def test_a_secret_that_was_kept_ahead_is_forgotten_where_its_resource_was_not_made(is_made: bool) -> None:
    async def body(db: Database) -> None:
        with pytest.raises(Refused):
            async with kept_ahead(db, Sealed(NAME, "key", "sealed")):
                assert len(await db.read(lambda tx: tx.find(SecretRow))) == 1
                if is_made:
                    made = {"uuid": NAME.resource_uuid, "kind": NAME.resource_type}
                    await db.write(lambda tx: tx.insert(RegisteredResource, **made))
                raise Refused("no room")
        assert len(await db.read(lambda tx: tx.find(SecretRow))) == is_made

    run_db(body)
