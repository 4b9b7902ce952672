"""The log of a run, whole and damaged."""

from __future__ import annotations

from pathlib import Path

import pytest

from orrery.modeltests.action import Action
from orrery.modeltests.log import BadLog, Entry, Log, Settings, logging_to, read, written

LOG = Log(
    Settings(seed=7, variables={"vms": 2}),
    (
        Entry(action=Action(number=1, api="CreateZone", fields={"name": "z"}), outcome="ok"),
        Entry(
            action=Action(number=2, caller="ann", api="DeleteZone", fields={"uuid": "@1.ZoneVO.0"}, wait=3.0),
            outcome="ID.1002",
            wrong=("why",),
        ),
    ),
)


def test_a_log_is_read_as_it_was_written(tmp_path: Path) -> None:
    (tmp_path / "log").write_text(written(LOG), encoding="utf-8")
    assert read(tmp_path / "log") == LOG


def test_a_log_has_what_was_done_whatever_ends_the_run(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt), logging_to(tmp_path / "log", LOG.settings) as add:
        add(LOG.entries[:1])
        assert "@1.ZoneVO" not in (tmp_path / "log").read_text("utf-8")
        add(LOG.entries[1:])
        assert "@1.ZoneVO" in (tmp_path / "log").read_text("utf-8"), "a killed run leaves it too"
        raise KeyboardInterrupt
    assert read(tmp_path / "log") == LOG


def test_a_run_that_does_not_begin_leaves_a_former_log(tmp_path: Path) -> None:
    path = tmp_path / "log"
    path.write_text(written(LOG), encoding="utf-8")
    with pytest.raises(ValueError, match="no cloud"), logging_to(path, LOG.settings):
        raise ValueError("no cloud")
    assert read(path) == LOG
    with logging_to(path, LOG.settings):
        pass
    assert read(path) == Log(LOG.settings, ())


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda text: text.replace('"robot": 2', '"robot": 9'), "version 9, and this robot reads version 2"),
        (lambda text: text[: len(text) // 2], "no JSON"),
        (
            lambda text: "".join(text.splitlines(keepends=True)[:2]),
            ":2: the log ends here without its last line",
        ),
        (lambda text: text.replace('"end": 2', '"end": 3'), "has 2 actions, and its last line counts 3"),
        (lambda text: "", "its first line is not the settings"),
        (lambda text: "[]\n" + text, ":1: a line of a log is a JSON object, not list"),
        (lambda text: text.replace('"api"', '"ipa"'), ":2: this is no action of a log: ipa"),
        (lambda text: text.replace('"strategy"', '"tactics"'), "no settings of a run"),
    ],
)
def test_a_damaged_log_is_refused_with_the_line(tmp_path: Path, change: object, told: str) -> None:
    assert callable(change)
    (tmp_path / "log").write_text(change(written(LOG)), encoding="utf-8")
    with pytest.raises(BadLog, match=r".") as refused:
        read(tmp_path / "log")
    assert told in str(refused.value)


def test_a_file_of_bytes_is_no_log(tmp_path: Path) -> None:
    (tmp_path / "log").write_bytes(b"\xff\xfe")
    with pytest.raises(BadLog, match="not UTF-8"):
        read(tmp_path / "log")
