"""Images on real backup storages, through the API of a node in real time."""

from __future__ import annotations

import asyncio
import hashlib
import random
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import asyncssh
import pytest

from orrery.backends.cloud import EPOCH_MS, PASSWORD_COST
from orrery.backends.first_login import FIRST_PASSWORD
from orrery.backends.remote.registration import register_backup_storages
from orrery.backends.remote.sources import source_of
from orrery.core.api.dispatcher import CallFailed
from orrery.core.kernel.clock import LoopClock
from orrery.core.kernel.db.database import Database
from orrery.core.kernel.db.drivers.sqlite import MEMORY, Sqlite
from orrery.core.kernel.location import read_location
from orrery.core.kernel.secret_store import Keyring
from orrery.core.kernel.settings import Settings
from orrery.core.node import ManagementNode, NodeParts
from orrery.core.storage.backup.backend import BACKUP_STORAGES, BackupStorageSpecs
from orrery.core.storage.primary.backend import ImageSource
from orrery.testlib.image_store import LOGIN, sftp_server, small_image
from orrery.testlib.storage_host import require_tools

KEYS = [asyncssh.generate_private_key("ssh-ed25519") for _ in range(2)]


@dataclass
class Api:
    """The API of a node, as its administrator."""

    node: ManagementNode
    session: str = ""

    async def call(self, api: str, **fields: Any) -> dict[str, Any]:
        """The answer. Raises CallFailed."""
        return await self.node.api.call(api, fields, self.session)

    async def create(self, api: str, **fields: Any) -> dict[str, Any]:
        """The inventory of what was made."""
        made: dict[str, Any] = (await self.call(api, **fields))["inventory"]
        return made

    async def failure(self, api: str, **fields: Any) -> str:
        """Why the call fails."""
        with pytest.raises(CallFailed) as failed:
            await self.call(api, **fields)
        return str(failed.value.error)


@asynccontextmanager
async def started_node() -> AsyncIterator[Api]:
    """A node with an empty database, in real time."""
    clock = LoopClock(EPOCH_MS)
    db = Database(Sqlite(MEMORY), clock)
    node = ManagementNode(
        NodeParts(
            db=db,
            clock=clock,
            random=random.Random(1),
            keyring=Keyring.from_seed("1"),
            settings=Settings(password_cost=PASSWORD_COST),
            register_backends=register_backup_storages,
        )
    )
    db.create_tables()
    await node.start()
    try:
        api = Api(node)
        made = await api.create("LogInByAccount", accountName="admin", password=FIRST_PASSWORD)
        api.session = made["uuid"]
        yield api
    finally:
        await node.stop()


def with_node(work: Callable[[Api], Awaitable[None]]) -> None:
    """Runs a test with a node of its own."""
    require_tools()

    async def run() -> None:
        async with started_node() as api:
            await work(api)

    asyncio.run(run())


async def allow_files(api: Api, folder: Path) -> None:
    """Images may be made of the files of a folder."""
    setting = {"category": "image", "name": "url.fileDirectories"}
    await api.call("UpdateGlobalConfig", **setting, value=str(folder))


def test_an_image_is_added_to_a_directory_and_expunged(tmp_path: Path) -> None:
    async def work(api: Api) -> None:
        await allow_files(api, tmp_path)
        root = tmp_path / "store"
        store = await api.create("AddDirectoryBackupStorage", name="d", url=str(root))
        assert (store["status"], store["type"]) == ("Connected", "DirectoryBackupStorage")
        assert store["totalCapacity"] >= store["availableCapacity"] > 0
        where = {"backupStorageUuids": [store["uuid"]], "format": "qcow2"}
        source = small_image(tmp_path / "a.qcow2")
        digest = hashlib.sha256(source.read_bytes()).hexdigest()
        url = f"file://{source}"
        said = await api.failure("AddImage", name="bad", url=f"{url}#sha256={'0' * 64}", **where)
        assert f"sha256={digest}" in said
        assert list(root.rglob("*.qcow2")) == []
        image = await api.create("AddImage", name="good", url=f"{url}#sha256={digest}", **where)
        assert (image["status"], image["size"]) == ("Ready", 8 << 20)
        [kept] = root.rglob("*.qcow2")
        assert kept.read_bytes() == source.read_bytes()
        await api.call("DeleteImage", uuid=image["uuid"])
        await api.call("ExpungeImage", imageUuid=image["uuid"])
        assert list(root.rglob("*.qcow2")) == []

    with_node(work)


def test_the_host_key_of_an_sftp_storage_is_pinned_until_its_machine_is_named_anew(tmp_path: Path) -> None:
    async def work(api: Api) -> None:
        root, user = str(tmp_path / "store"), {"username": LOGIN[0], "password": LOGIN[1]}
        async with sftp_server(KEYS[0]) as port:
            where = {"name": "s", "url": root, "hostname": "127.0.0.1", "sshPort": port}
            said = await api.failure("AddSftpBackupStorage", **where, username=LOGIN[0], password="wrong")
            assert "refuses the login" in said
            store = await api.create("AddSftpBackupStorage", **where, **user)
            assert "hostKey" not in store
            image = ImageSource(store["uuid"], read_location(f"{root}/a.qcow2"))
            specs = api.node.kernel.backends.find(BackupStorageSpecs, BACKUP_STORAGES)
            source = await source_of(specs, image)
            assert source.kind == "sftp" and source.host_key == KEYS[0].get_fingerprint()
            assert LOGIN[1] not in repr(source)
        async with sftp_server(KEYS[1], port):
            said = await api.failure("ReconnectSftpBackupStorage", uuid=store["uuid"])
            assert "shows the host key" in said
            await api.call("UpdateSftpBackupStorage", uuid=store["uuid"], hostname="127.0.0.1")
            store = await api.create("ReconnectSftpBackupStorage", uuid=store["uuid"])
            assert store["status"] == "Connected"

    with_node(work)
