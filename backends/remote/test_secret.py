"""The secret of a cloud, which its agents' tokens are made of."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from orrery.backends.remote.secret import CloudSecret, secret_file_of
from orrery.core.node.errors import UnusableKeys


def test_it_is_made_once_for_its_owner_alone(tmp_path: Path) -> None:
    database = tmp_path / "o.db"
    made = CloudSecret.of(database, is_new=True)
    assert CloudSecret.of(database, is_new=True) == CloudSecret.of(database, is_new=False) == made
    assert stat.S_IMODE(secret_file_of(database).stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["o.db.agents"]


def test_two_clouds_have_other_tokens_and_identities(tmp_path: Path) -> None:
    one, two = (CloudSecret.of(tmp_path / name, is_new=True) for name in ("a", "b"))
    assert one.cloud != two.cloud
    assert one.tokens.of_address("10.0.0.1") != two.tokens.of_address("10.0.0.1")


@pytest.mark.parametrize("content", [None, "no hex"])
def test_an_old_cloud_is_refused_without_it(tmp_path: Path, content: str | None) -> None:
    database = tmp_path / "o.db"
    if content is not None:
        secret_file_of(database).write_text(content)
    with pytest.raises(UnusableKeys, match=r"o\.db\.agents"):
        CloudSecret.of(database, is_new=False)
