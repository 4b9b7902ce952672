"""Folders of files, which come and go with what is in them."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from orrery.backends.agent.storage.local_files import LOCAL

ROUNDS = 300


def test_a_folder_is_made_while_those_above_it_are_removed_as_empty(tmp_path: Path) -> None:
    def come_and_go(number: int) -> None:
        for _ in range(ROUNDS):
            folder = tmp_path / "account" / "volumes" / str(number)
            LOCAL.make_folder(folder, is_durable=False)
            (folder / "bits").touch()
            LOCAL.remove(folder / "bits", tmp_path)

    with ThreadPoolExecutor() as pool:
        list(pool.map(come_and_go, range(4)))
    assert list(tmp_path.iterdir()) == []
