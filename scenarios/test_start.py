"""What a server finds when it starts: files that are damaged, foreign, missing, in use or half made."""

from __future__ import annotations

import json
import os
import shutil
import signal
import sqlite3
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from orrery.backends.server import serve
from orrery.backends.serving import ServeOptions
from orrery.core.api.server import open_socket
from orrery.core.cli.main import main
from orrery.core.client.deploy import load
from orrery.core.node.database_file import DatabaseFile
from orrery.core.node.errors import UnusableDatabase
from orrery.core.node.schema import upgrade
from orrery.testlib.processes import ORRERY, free_port
from orrery.testlib.served import CLOUDS, START_SECONDS, serving, vm_names

SMALL = CLOUDS / "small.yaml"
FILES = ("o.db", "o.db.world")
KEYS = "o.db.key"
HEADER = 100
"""Bytes at the beginning of a SQLite file that say nothing of what it holds."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of a cloud whose server was stopped."""
    folder = tmp_path_factory.mktemp("made")
    with serving(folder, str(SMALL)) as server:
        server.process.send_signal(signal.SIGTERM)
        assert server.process.wait(START_SECONDS) == 0
    return folder


@pytest.fixture
def cloud(made: Path, tmp_path: Path) -> Path:
    """A copy of those files, to be spoiled."""
    for name in (*FILES, KEYS):
        shutil.copy(made / name, tmp_path / name)
    return tmp_path


def refused(folder: Path, file: Path | None = None, *, new_world: bool = False) -> str:
    """Why a server does not start on a folder's database; it leaves all files as they are."""
    before = contents(folder)
    options = ServeOptions(
        listen=f"127.0.0.1:{free_port()}",
        database=str(folder / "o.db"),
        speed=1,
        seed=0,
        skip_unsupported=False,
        new_world=new_world,
    )
    with pytest.raises(click.ClickException) as failure:
        serve(load(file, {}) if file is not None else None, options)
    assert contents(folder) == before
    assert "\n" not in failure.value.message
    return failure.value.message


def contents(folder: Path) -> dict[str, bytes]:
    """The bytes of all files that are not empty, but of SQLite's index of a log, which it makes anew."""
    files = [path for path in sorted(folder.iterdir()) if not path.name.endswith("-shm")]
    return {path.name: path.read_bytes() for path in files if path.stat().st_size}


def foreign(path: Path) -> None:
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE account (name)")
    db.close()


def foreign_with_log(path: Path) -> None:
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA journal_mode=WAL")
        db.execute("CREATE TABLE account (name)")
    db.close()


def another_version(path: Path) -> None:
    upgrade(str(path))
    with sqlite3.connect(path) as db:
        db.execute("UPDATE alembic_version SET version_num = '9999'")
    db.close()


def text(path: Path) -> None:
    path.write_text("hello\n")


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (foreign, "another program"),
        (foreign_with_log, "another program"),
        (another_version, "has version 9999"),
        (text, "no SQLite database"),
        (Path.mkdir, "is no file"),
    ],
)
def test_what_is_no_database_of_ours_is_refused_and_not_touched(
    tmp_path: Path, make: Callable[[Path], None], reason: str
) -> None:
    make(tmp_path / "o.db")
    if (tmp_path / "o.db").is_dir():
        with pytest.raises(UnusableDatabase, match=reason):
            DatabaseFile(tmp_path / "o.db")
        return
    told = refused(tmp_path)
    assert reason in told
    assert "--db" in told


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (
            ["nofile.yaml"],
            "no file 'nofile.yaml', and no packaged cloud of that name; there are: debian, demo",
        ),
        (["--db", "mysql://db"], "--db: only SQLite files are served, not mysql; name a file"),
        (["--db", "{folder}/none/o.db"], "/none does not exist; make it, or name another file"),
        (["--db", "{folder}"], "is no file; name another one"),
        (["--key-file", "{folder}/none/k"], "make its folder writable for this user, or name another file"),
        (["--listen", "{taken}"], "the port is in use by another process; stop that one, or choose another"),
        (["--metrics", "{taken}"], "the port is in use by another process; stop that one, or choose another"),
        (["--listen", "192.0.2.7:8080"], "that is no address of this machine; choose one of its own"),
        (["--listen", "host.invalid:8080"], "no address is known for that name; write an address"),
        (["--listen", "8080"], "write host:port, such as 127.0.0.1:8080"),
    ],
)
def test_a_bad_start_is_one_sentence_with_a_way_out(tmp_path: Path, arguments: list[str], told: str) -> None:
    with open_socket("127.0.0.1:0") as socket:
        taken = f"127.0.0.1:{socket.getsockname()[1]}"
        words = [word.format(folder=tmp_path, taken=taken) for word in arguments]
        places = ["--db", str(tmp_path / "o.db"), "--listen", f"127.0.0.1:{free_port()}"]
        result = CliRunner().invoke(main, ["serve", *places, *words])
    assert result.exit_code == 1
    assert result.output.startswith("Error: ") and told in result.output
    assert len(result.output.splitlines()) == 1


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.access", lambda path, mode: False)  # the tests may run as somebody who may all
    told = refused(tmp_path)
    assert told.startswith(f"--db: the folder {tmp_path} cannot be written")


def test_a_bad_start_is_a_line_of_json_where_the_log_is(tmp_path: Path) -> None:
    command = [*ORRERY, "serve", "nofile.yaml", "--log-format", "json"]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=START_SECONDS, check=False)
    [line] = [json.loads(line) for line in ended.stderr.splitlines()]
    assert (ended.returncode, line["level"]) == (1, "error")
    assert line["message"].startswith("there is no file 'nofile.yaml'")


def test_lost_or_open_keys_are_told_in_one_sentence(cloud: Path) -> None:
    (cloud / KEYS).chmod(0o644)
    assert "other users may read" in refused(cloud)
    (cloud / KEYS).unlink()
    assert "o.db.key are missing" in refused(cloud)
    assert "put the file back" in refused(cloud, new_world=True)


def test_a_server_goes_on_after_its_keys_were_rotated(cloud: Path) -> None:
    before, words = (cloud / KEYS).read_text(), ["secrets", "rotate", "--db", str(cloud / "o.db")]
    with closing(sqlite3.connect(cloud / "o.db")) as db:
        old = dict(db.execute("SELECT resource_uuid, sealed FROM secret").fetchall())
    result = CliRunner().invoke(main, words)
    assert (result.exit_code, len(old) > 0) == (0, True), result.output
    assert result.output == f"{len(old)} secrets of {cloud / 'o.db'} are encrypted with a new key\n"
    with closing(sqlite3.connect(cloud / "o.db")) as db:
        new = dict(db.execute("SELECT resource_uuid, sealed FROM secret").fetchall())
    assert new.keys() == old.keys() and not set(new.values()) & set(old.values())
    with serving(cloud) as server:
        again = CliRunner().invoke(main, words)
        assert again.exit_code == 1 and "in use by another process" in again.output
        server.process.send_signal(signal.SIGTERM)
        assert server.process.wait(START_SECONDS) == 0
    (cloud / KEYS).write_text(before)
    assert "encrypted with key" in refused(cloud)


def spoil(path: Path, start: int) -> None:
    """Writes over most of a file."""
    with path.open("r+b") as file:
        file.seek(start)
        file.write(b"\xa5" * (path.stat().st_size - start))


@pytest.mark.parametrize("start", [HEADER, 8192, 40_960])
def test_a_damaged_database_is_told_in_one_sentence(cloud: Path, start: int) -> None:
    spoil(cloud / "o.db", start)
    told = refused(cloud)
    assert "o.db is damaged" in told
    assert "backup" in told


@pytest.mark.parametrize("start", [0, HEADER, 4096, 8192])
def test_a_damaged_world_is_told_with_a_way_out(cloud: Path, start: int) -> None:
    spoil(cloud / "o.db.world", start)
    assert "--new-world" in refused(cloud)


def test_a_world_whose_rows_make_no_sense_is_told_with_a_way_out(cloud: Path) -> None:
    with sqlite3.connect(cloud / "o.db.world") as db:
        db.execute("UPDATE machines SET body = '{\"hardware\": 7}'")
    db.close()
    assert "--new-world" in refused(cloud)


def test_a_database_without_its_world_is_not_served(cloud: Path) -> None:
    (cloud / "o.db.world").unlink()
    assert "missing" in refused(cloud)
    (cloud / "o.db.world").touch()
    assert "--new-world" in refused(cloud)


@pytest.mark.parametrize("empty", [False, True])
def test_a_world_without_its_database_is_not_served(cloud: Path, *, empty: bool) -> None:
    (cloud / "o.db").unlink()
    if empty:
        (cloud / "o.db").touch()
    assert "--new-world" in refused(cloud)
    assert "--new-world" in refused(cloud, SMALL)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ("UPDATE meta SET body = '9' WHERE key = 'format'", "is of a later version"),
        ("DELETE FROM machines", "the world of the cloud cannot be used"),
        ("DROP TABLE guests", "lacks the table guests"),
    ],
)
def test_a_world_that_this_version_cannot_read_is_not_served(cloud: Path, change: str, told: str) -> None:
    with closing(sqlite3.connect(cloud / "o.db.world")) as connection, connection:
        connection.execute(change)
    assert told in refused(cloud)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ("DELETE FROM account", "the account of the first administrators"),
        (
            "UPDATE global_config SET value = 'often' WHERE name = 'ping.interval'",
            "global config[host/ping.interval]: [often] is not a whole number",
        ),
    ],
)
def test_a_database_that_somebody_changed_is_told_in_one_sentence(
    cloud: Path, change: str, told: str
) -> None:
    with closing(sqlite3.connect(cloud / "o.db")) as connection, connection:
        connection.execute(change)
    command = [*ORRERY, "serve", "--db", str(cloud / "o.db"), "--listen", f"127.0.0.1:{free_port()}"]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=START_SECONDS, check=False)
    assert ended.returncode != 0
    assert ended.stderr.startswith("Error: ") and told in ended.stderr
    assert "Traceback" not in ended.stderr


def test_a_database_of_two_versions_is_not_served(cloud: Path) -> None:
    with closing(sqlite3.connect(cloud / "o.db")) as connection, connection:
        connection.execute("INSERT INTO alembic_version VALUES ('0001')")
    assert "knows versions up to" in refused(cloud)


def test_a_new_world_has_all_machines_and_the_old_one_is_set_aside(cloud: Path) -> None:
    spoil(cloud / "o.db.world", 4096)
    spoiled = (cloud / "o.db.world").read_bytes()
    with serving(cloud, "--new-world") as server:
        for _ in range(START_SECONDS):
            hosts = server.call("QueryHost")["inventories"]
            if all(host["status"] == "Connected" for host in hosts):
                break
            time.sleep(0.5)
        assert {host["status"] for host in hosts} == {"Connected"}
        offering = server.call("QueryImage", limit=1)["inventories"]
        assert offering
        for kind in ("PrimaryStorage", "BackupStorage"):
            assert {one["status"] for one in server.call(f"Query{kind}")["inventories"]} == {"Connected"}
    assert (cloud / "o.db.world.old-1").read_bytes() == spoiled


def test_only_one_process_serves_a_database_and_a_killed_one_does_not_block_it(tmp_path: Path) -> None:
    with serving(tmp_path, str(SMALL)) as server:
        second = subprocess.run(
            [*ORRERY, "serve", "--listen", f"127.0.0.1:{free_port()}", "--db", str(tmp_path / "o.db")],
            capture_output=True,
            text=True,
            timeout=START_SECONDS,
            check=False,
        )
        assert second.returncode == 1
        assert "in use by another process" in second.stderr
        assert "Traceback" not in second.stderr
        link = tmp_path / "link.db"
        link.symlink_to(tmp_path / "o.db")
        with pytest.raises(UnusableDatabase, match="in use"):
            DatabaseFile(link)
        first = vm_names(server)
        server.process.kill()
        server.process.wait()
        DatabaseFile(tmp_path / "o.db").close()
    with serving(tmp_path) as server:
        assert vm_names(server) == first


def test_a_first_deployment_that_was_killed_begins_anew(tmp_path: Path) -> None:
    """A start without a file says that the cloud is half made; one with a file makes it whole."""
    command = [*ORRERY, "serve", str(SMALL), "--listen", f"127.0.0.1:{free_port()}"]
    command += ["--db", str(tmp_path / "o.db"), "--speed", "0.05"]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
        for _ in range(START_SECONDS * 10):
            if _zones(tmp_path / "o.db"):
                break
            time.sleep(0.1)
        process.kill()
    assert _zones(tmp_path / "o.db") == 1
    told = refused(tmp_path)
    assert "small.yaml" in told
    assert "interrupted" in told
    with serving(tmp_path, str(SMALL)) as server:
        assert len(vm_names(server)) == 5
        assert len(server.call("QueryZone")["inventories"]) == 1
    with serving(tmp_path) as server:
        assert len(vm_names(server)) == 5


def _zones(path: Path) -> int:
    """How many zones a database that is in use has."""
    try:
        db = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        try:
            count: int = db.execute("SELECT count(*) FROM zone").fetchone()[0]
            return count
        finally:
            db.close()
    except sqlite3.Error:
        return 0


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_database_log_and_world_are_private_and_the_directory_is_left_alone(tmp_path: Path) -> None:
    tmp_path.chmod(0o777)
    old = os.umask(0)
    try:
        with serving(tmp_path, str(SMALL)) as server:
            beside = {path.name: oct(mode(path)) for path in sorted(tmp_path.iterdir())}
            names = [name + more for name in FILES for more in ("", "-shm", "-wal")]
            assert beside == dict.fromkeys(sorted([*names, KEYS]), "0o600")
            server.process.kill()
            server.process.wait()
            for path in tmp_path.iterdir():
                if path.name != KEYS:
                    path.chmod(0o666)
        with serving(tmp_path) as server:
            assert {mode(path) for path in tmp_path.iterdir()} == {0o600}
            server.process.send_signal(signal.SIGTERM)
            server.process.wait(START_SECONDS)
            told = server.process.stderr.read()  # type: ignore[union-attr]
    finally:
        os.umask(old)
    assert f"other users can write to {tmp_path}" in told
    assert mode(tmp_path) == 0o777


def test_the_lock_of_a_database_ends_with_its_process(tmp_path: Path) -> None:
    hold = "import sys; from pathlib import Path; from orrery.core.node.database_file import DatabaseFile\n"
    hold += "held = DatabaseFile(Path(sys.argv[1])); print('held', flush=True); sys.stdin.read()"
    command = [sys.executable, "-c", hold, str(tmp_path / "o.db")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        with pytest.raises(UnusableDatabase, match="in use by another process"):
            DatabaseFile(tmp_path / "o.db")
        process.kill()
        process.wait()
        with DatabaseFile(tmp_path / "o.db") as file:
            assert file.is_new
