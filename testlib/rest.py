"""The REST application of a node in virtual time, called without a socket."""

from __future__ import annotations

import asyncio
import hashlib
import os
import random
import signal
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

import httpx

from orrery.core.api.connections import Limits
from orrery.core.api.rest import RestApp, RestOptions
from orrery.core.api.server import serve_http
from orrery.core.api.webhooks import WebHooks
from orrery.core.kernel.clock import WallClock
from orrery.core.kernel.db.database import Database
from orrery.core.kernel.db.drivers.sqlite import Sqlite
from orrery.core.kernel.secret_store import Keyring
from orrery.core.kernel.settings import Settings
from orrery.core.node import ManagementNode, NodeParts

PASSWORD = hashlib.sha512(b"password").hexdigest()


HOST = "http://mn.example:8080"


ZONES = "/zstack/v1/zones"


NOBODY = "0" * 32


class Server:
    """A node, its application, and a client that is logged in."""

    def __init__(self, settings: Settings, hooks: WebHooks | None) -> None:
        clock = WallClock()
        db = Database(Sqlite(), clock)
        parts = NodeParts(
            keyring=Keyring.from_seed("1"),
            db=db,
            clock=clock,
            random=random.Random(3),
            settings=settings,
            register_backends=lambda registry: None,
        )
        self.node = ManagementNode(parts)
        db.create_tables()
        self.app = RestApp(self.node.api, self.node.kernel, RestOptions(hold_seconds=0.05), hooks)
        transport = httpx.ASGITransport(app=self.app)
        self.http = httpx.AsyncClient(transport=transport, base_url=HOST, timeout=5)

    async def log_in(self) -> None:
        """Logs in as admin; every later request carries the session."""
        body = {"logInByAccount": {"accountName": "admin", "password": PASSWORD}}
        answer = await self.http.put("/zstack/v1/accounts/login", json=body)
        assert answer.status_code == 200, answer.text
        self.session = answer.json()["inventory"]["uuid"]
        self.http.headers["Authorization"] = f"OAuth {self.session}"

    async def end_of(self, accepted: httpx.Response) -> httpx.Response:
        """The last answer about a job."""
        assert accepted.status_code == 202, accepted.text
        while True:
            answer = await self.http.get(accepted.json()["location"])
            if answer.status_code != 202:
                return answer

    async def zone(self, name: str, **more: Any) -> str:
        """Creates a zone and gives its uuid."""
        ended = await self.end_of(await self.http.post(ZONES, json={"params": {"name": name}, **more}))
        assert ended.status_code == 200, ended.text
        uuid: str = ended.json()["inventory"]["uuid"]
        return uuid


def run(
    body: Callable[[Server], Awaitable[None]],
    *,
    settings: Settings | None = None,
    hooks: WebHooks | None = None,
    by: Callable[[Coroutine[Any, Any, None]], None] = asyncio.run,
) -> None:
    """Runs `body` with a started node, in the loop that `by` makes."""

    async def main() -> None:
        server = Server(settings or Settings(), hooks)
        await server.node.start()
        await server.log_in()
        try:
            await body(server)
        finally:
            await server.http.aclose()
            await server.node.stop()

    by(main())


def served(
    body: Callable[[Server, int], Awaitable[None]],
    limits: Limits | None = None,
    by: Callable[[Coroutine[Any, Any, None]], None] = asyncio.run,
) -> None:
    """As `run`; `body` is given the port at which the node is served, too."""

    async def inside(server: Server) -> None:
        ready: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        serving = asyncio.create_task(serve_http(server.app, "127.0.0.1:0", ready.set_result, limits=limits))
        await body(server, int((await ready).rpartition(":")[2]))
        os.kill(os.getpid(), signal.SIGTERM)
        await asyncio.wait_for(serving, 10)

    run(inside, by=by)
