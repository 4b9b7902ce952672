"""The web application of an agent; see `orrery.backends.agent.wire` for what is said."""

from __future__ import annotations

import hmac
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Annotated

from fastapi import Depends, FastAPI, Header, Path, Query, Request, Response
from fastapi.responses import JSONResponse
from pydantic import ValidationError

from orrery.backends.agent import wire
from orrery.backends.agent.commands import COMMANDS
from orrery.backends.agent.errors import Overtaken, Refused, Rejected
from orrery.backends.agent.service import Agent

Text = Annotated[str | None, Header()]
NOTICES_SECONDS = 25.0
"""How long a question for notices may wait."""


def make_app(agent: Agent, token: str) -> FastAPI:
    """The application of an agent, which it opens and closes. Every request must show the token."""

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        await agent.open()
        try:
            yield
        finally:
            await agent.close()

    async def known(authorization: Text = None, orrery_protocol: Text = None) -> None:
        expected = f"Bearer {token}"
        if not hmac.compare_digest((authorization or "").encode(), expected.encode()):
            raise Rejected(wire.FailureKind.TOKEN, "the token of the request is not that of this host")
        if orrery_protocol != str(wire.PROTOCOL_VERSION):
            raise Rejected(
                wire.FailureKind.VERSION,
                f"this agent speaks version {wire.PROTOCOL_VERSION} of the protocol and the management node"
                f" version {orrery_protocol}; upgrade the older one",
            )

    async def owner(orrery_cloud: Text = None) -> None:
        agent.claim.check(orrery_cloud)

    app = FastAPI(title="Orrery agent", lifespan=lifespan, openapi_url=None, dependencies=[Depends(known)])
    app.add_exception_handler(Refused, _refused)
    app.add_exception_handler(Rejected, _rejected)
    app.add_exception_handler(Exception, _failed)
    _add_questions(app, agent, owner)
    _add_commands(app, agent, owner)
    return app


def _add_questions(app: FastAPI, agent: Agent, owner: object) -> None:
    owned = [Depends(owner)]  # type: ignore[arg-type]

    @app.post("/v1/connect")
    async def connect(asked: wire.Connect) -> wire.Facts:
        return await agent.connect(asked)

    @app.get("/v1/ping", dependencies=owned)
    async def ping(listed: int | None = None, ended_below: int | None = None) -> wire.Pong:
        return agent.ping(listed, ended_below)

    @app.get("/v1/guests", dependencies=owned)
    async def guests() -> dict[str, wire.GuestState]:
        return await agent.guests()

    @app.get("/v1/guests/{uuid}", dependencies=owned)
    async def guest(uuid: wire.Uuid) -> wire.Sought:
        return await agent.guest(uuid)

    @app.get("/v1/notices", dependencies=owned)
    async def notices(
        after: int,
        incarnation: str | None = None,
        seconds: Annotated[float, Query(ge=0, le=NOTICES_SECONDS)] = NOTICES_SECONDS,
    ) -> wire.Notices:
        return await agent.board.wait(after, incarnation, seconds)

    @app.post("/v1/questions/capacity", dependencies=owned)
    async def capacity(asked: wire.Storage) -> wire.Room:
        return await agent.capacity(asked)

    @app.post("/v1/questions/volume-size", dependencies=owned)
    async def volume_size(asked: wire.VolumeQuestion) -> wire.Size:
        return await agent.volume_size(asked)

    @app.get("/v1/runs/{run}/log", dependencies=owned)
    async def lines(run: Annotated[int, Path(ge=0)]) -> list[str]:
        return agent.runner.log.lines(run)

    @app.get("/metrics")
    async def metrics() -> Response:
        return Response(agent.metrics.text(), media_type="text/plain; version=0.0.4")


def _add_commands(app: FastAPI, agent: Agent, owner: object) -> None:
    @app.post("/v1/commands/{name}", dependencies=[Depends(owner)])  # type: ignore[arg-type]
    async def command(
        name: str,
        request: Request,
        seconds: Annotated[float, Query(ge=0, le=NOTICES_SECONDS)] = wire.WAIT_SECONDS,
    ) -> Response:
        kind = COMMANDS.get(name)
        if kind is None:
            raise Refused(f"this agent knows no command {name}")
        try:
            asked = kind.model_validate_json(await request.body())
        except ValidationError as invalid:
            raise Refused(f"{name}: {invalid}") from None
        said = await agent.runner.do(asked, seconds)
        if isinstance(said, wire.Done) and await request.is_disconnected():
            agent.abandoned(asked)
        status = 202 if isinstance(said, wire.Progress) else 200
        return Response(said.model_dump_json(), status, media_type="application/json")


async def _refused(_: Request, failure: Exception) -> Response:
    kind = wire.FailureKind.OVERTAKEN if isinstance(failure, Overtaken) else wire.FailureKind.REFUSED
    return _failure(wire.Failure(kind=kind, details=str(failure)))


async def _rejected(_: Request, failure: Exception) -> Response:
    assert isinstance(failure, Rejected)
    return _failure(wire.Failure(kind=failure.kind, details=str(failure), host=failure.host))


async def _failed(_: Request, failure: Exception) -> Response:
    """A bug, or a failing disk: the log of the agent has the whole story."""
    details = f"the agent failed: {type(failure).__name__}: {failure}; its log says where"
    return JSONResponse(
        wire.Failure(kind=wire.FailureKind.REFUSED, details=details).model_dump(mode="json"), 500
    )


def _failure(failure: wire.Failure) -> Response:
    return JSONResponse(failure.model_dump(mode="json"), wire.STATUSES[failure.kind])
